# SPDX-License-Identifier: MIT
"""The page of one numbered item of the form: its records in a table, and one of them to edit."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.domain.entry.editing import begun, usual_day
from desktop.domain.entry.entry_forms import ENTRY_FORMS
from desktop.domain.form.categories import categories_under, category_name
from desktop.domain.report.row_figures import item_in_words
from desktop.domain.week.kinds import KINDS, kind_of
from desktop.domain.week.records import Record
from desktop.domain.week.wording import several
from desktop.ui.activities.exchange import IMPORT, TEMPLATE, choose_books, save_template
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place
from desktop.ui.records.actions import RecordActions
from desktop.ui.records.editor import RecordEditor
from desktop.ui.records.item_rows import ItemRows
from desktop.ui.records.list_pane import ListPane
from desktop.ui.widgets.panes import Panes
from desktop.ui.widgets.parts import button

_USUAL_SPLIT = [410, 350]
_BREATH_MS = 5
"""After so long the table is painted, and what was typed or clicked meanwhile has had its turn."""
_NO_ROW = "Chưa thuộc dòng nào của mẫu"
_ALL_PLACED = "Mọi hoạt động đã ghi đều có dòng trong mẫu."


class RecordPage(Page):
    """Table and editor side by side, the same for all kinds of record."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._item = ""
        self._is_built = False
        self._rows = ItemRows(desk.week, "")
        self._last: str = ""
        self._choosing = QTimer(self)
        self._choosing.setSingleShot(True)
        self._choosing.setInterval(_BREATH_MS)
        self._choosing.timeout.connect(self._choose_one)
        self.commands = RecordActions(desk, self)

    def show_place(self, place: Place) -> None:
        if not self._is_built:
            self._build(place.item)
        if place.record and self.desk.week.record(place.record) is not None:
            self.refresh()
            self._show(place.record)
            self.editor.focus(place.field)
            if place.person is not None:
                self.editor.open_list(place.person)

    def prepare(self) -> bool:
        kinds = self._rows.kinds
        return self._is_built and any(self.editor.prepare(kind) for kind in kinds)

    def settle(self) -> None:
        if self._is_built and not self.editor.settle():
            self.editor.tell_unread()

    def refresh(self) -> None:
        if not self._is_built:
            return
        rows = self._rows.current(self.pane.model.quantities, self.editor.begun_id)
        self.pane.show_rows(rows)
        self._head([row.record for row in rows])
        shown = self.editor.record
        if shown is not None and (self.editor.is_blank or self._rows.belongs(shown)):
            self.editor.follow()
        else:
            self.editor.clear(can_choose=bool(rows) and not self.pane.model.rows)
        self._choose_shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_built:
            self._split(event.size())

    def header_actions(self) -> list[QWidget]:
        """Return the button for activities written down in Excel."""
        excel = button("Excel", lambda: None, sign="file-spreadsheet")
        menu = QMenu(excel)
        menu.addAction(IMPORT, lambda: choose_books(self.desk, self.window()))
        menu.addAction(TEMPLATE, lambda: save_template(self.desk))
        excel.setMenu(menu)
        return [excel]

    def begin_record(self) -> None:
        """Begin a new record with what is likely; it is kept with the first thing typed."""
        if not self._item:
            return
        self.editor.leave()
        self.pane.search.clear()
        last = self.desk.week.record(self._last) or self._rows.latest()
        category = self._rows.usual_category(last)
        today = self.editor.today()
        starts = last.starts if last else None
        if ENTRY_FORMS[category.kind].dated:
            starts = usual_day(starts, self.desk.week.week, today)
        self.pane.table.select_only("")
        self.editor.begin(begun(category, last, starts, today))

    def _build(self, item: str) -> None:
        form = self.desk.week.form
        self._item = item
        choices = categories_under(form, item)
        self._rows = ItemRows(self.desk.week, item)
        kinds = self._rows.kinds
        kind = KINDS[kinds[0]]
        options = [(category.key, category_name(row, category)) for row, category in choices]
        quantities = {
            q: ENTRY_FORMS[key].head(q)
            for key in (kinds if item else ())
            for q in ENTRY_FORMS[key].columns(KINDS[key])
        }
        empty = ENTRY_FORMS[kind.key].hint if item else _ALL_PLACED
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self.commands.fill_menu(menu, self._chosen()))
        self.pane = ListPane(kind, quantities, empty, menu, can_add=bool(item))
        self.editor = RecordEditor(self.desk, lambda: options, menu)
        self._lay_out()
        self._connect(menu)
        self._is_built = True

    def _lay_out(self) -> None:
        self.splitter = Panes(self.desk.preferences, "records", _USUAL_SPLIT, 0)
        self.pane.setMinimumWidth(300)
        self.splitter.fill(self.pane, self.editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _connect(self, menu: QMenu) -> None:
        table, editor, actions = self.pane.table, self.editor, self.commands
        self.pane.new_wanted.connect(self.begin_record)
        self.pane.search.textChanged.connect(self._on_searched)
        table.current_changed.connect(self._on_current)
        table.deletion_wanted.connect(lambda: actions.delete(table.selected_ids))
        table.editing_wanted.connect(editor.focus)
        table.customContextMenuRequested.connect(
            lambda at: menu.popup(table.viewport().mapToGlobal(QPoint(at)))
        )
        editor.stored.connect(self._on_stored)
        editor.next_wanted.connect(self._on_next)
        editor.copy_wanted.connect(lambda: actions.duplicate([editor.record_id]))
        editor.deletion_wanted.connect(self._on_deletion_wanted)
        editor.left.connect(self._on_left)
        actions.copied.connect(self._on_copied)
        for keys, slot in (
            (QKeySequence.StandardKey.New, self.begin_record),
            (QKeySequence.StandardKey.Find, self.pane.search.setFocus),
            ("Ctrl+K", lambda: self.editor.focus("links")),
            ("Ctrl+D", lambda: actions.duplicate(self._chosen())),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)

    def _on_searched(self) -> None:
        """Show no form beside a list in which nothing was found; the first hit's once some is."""
        if self.pane.model.rows:
            if self.editor.record is None:
                self._choosing.start()
        elif self.editor.record is not None and not self.editor.is_blank:
            self.editor.leave()
            self.editor.clear(can_choose=False)

    def _on_current(self, id_: str) -> None:
        if id_ != self.editor.record_id:
            self.editor.leave()
            record = self.desk.week.record(id_)
            if record is not None:
                self.editor.show_record(record)

    def _on_stored(self, id_: str) -> None:
        self._last = id_

    def _on_next(self) -> None:
        if self.editor.is_blank:
            self.editor.focus()
        else:
            self._last = self.editor.record_id
            self.begin_record()

    def _on_deletion_wanted(self) -> None:
        if self.editor.is_blank:
            self._on_left()
        else:
            self.commands.delete([self.editor.record_id])

    def _on_left(self) -> None:
        self.editor.leave()
        if self.editor.is_blank:
            latest = self.desk.week.record(self._last) or self._rows.latest()
            self.editor.clear()
            if latest is not None:
                self._show(latest.id)
        self.pane.table.setFocus()

    def _on_copied(self, ids: Sequence[str]) -> None:
        self._last = ids[-1]
        self.refresh()
        self._show(ids[-1])
        self.editor.focus()

    def _split(self, size: QSize) -> None:
        """Set list and editor side by side, or the editor below where that is too narrow."""
        is_narrow = size.width() < self.pane.minimumWidth() + self.editor.minimumSizeHint().width()
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
            for at, weight in enumerate((2, 3) if is_narrow else (1, 0)):
                self.splitter.setStretchFactor(at, weight)
            if is_narrow:
                self.splitter.setSizes([2 * size.height(), 3 * size.height()])

    def _show(self, id_: str) -> None:
        """Bring a record into the editor, and mark it in the table."""
        record = self.desk.week.record(id_)
        if record is not None:
            self.editor.leave()
            if self.pane.model.position(id_) < 0:
                self.pane.search.clear()
            self.editor.show_record(record)
            self.pane.table.select_only(id_)

    def _choose_shown(self) -> None:
        """Mark the record of the editor; without one, take the first of the table presently."""
        table = self.pane.table
        if self.editor.record is None:
            self._choosing.start()
        elif self.editor.record_id not in table.selected_ids:
            table.select_only(self.editor.record_id)

    def _choose_one(self) -> None:
        """Show the record of the table's current row; the table itself shall not wait for that."""
        rows = self.pane.model.rows
        if self.editor.record is not None or not rows:
            return
        at = min(max(self.pane.table.currentIndex().row(), 0), len(rows) - 1)
        record = rows[at].record
        if self.editor.prepare(kind_of(record).key):
            self._choosing.start()  # making the fields was enough for one turn
        else:
            self._show(record.id)

    def _chosen(self) -> list[str]:
        """Return the records that an action is for: those selected, or the one in the editor."""
        ids = self.pane.table.selected_ids
        shown = self.editor.record_id
        if shown in ids or not shown:
            return ids
        return [shown]

    def _head(self, records: Sequence[Record]) -> None:
        title = self.desk.week.form.row(self._item).title if self._item else _NO_ROW
        week = self.desk.week
        figures = item_in_words(week.form, week.annex, self._item) if self._item else ""
        figures = figures or (several(records) if records else "")
        self.set_title(title, figures)
