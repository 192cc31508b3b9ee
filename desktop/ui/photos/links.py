# SPDX-License-Identifier: MIT
"""All web addresses of the Week in one list, to be corrected, opened, added and deleted."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.vietnamese import grouped, line, quoted
from desktop.domain.week.addresses import web_page
from desktop.domain.week.bounds import TEXT
from desktop.domain.week.changes import Changes
from desktop.domain.week.records import Link, Record
from desktop.ui.frame.desk import Desk
from desktop.ui.language.plain_text import tip
from desktop.ui.photos.actions import title_of
from desktop.ui.photos.record_picker import RecordPicker
from desktop.ui.photos.side import side_width
from desktop.ui.photos.tile import Index
from desktop.ui.widgets.cell_editing import CellDelegate
from desktop.ui.widgets.handing_over import open_address
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.kept_line import KeptLine
from desktop.ui.widgets.parts import button, column, frame, label, row, scrolled
from desktop.ui.widgets.theme import colours

_ADDRESS, _TITLE, _RECORD = range(3)
_HEADS = ("Địa chỉ", "Tiêu đề bài", "Hoạt động")
_BAD = "Không phải địa chỉ trang web: hãy dán lại đủ cả địa chỉ, bắt đầu bằng https://"


class LinkTable(QAbstractTableModel):
    """One row for each link: its address and title, which can be edited, and its record."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[tuple[Record, int]] = []

    def follow(self, records: Sequence[Record]) -> None:
        """Show the links of records as they stand; if none changed, one being typed stays so."""
        rows = [(record, at) for record in records for at in range(len(record.links))]
        if rows == self.rows:
            return
        if [(r.id, at) for r, at in rows] == [(r.id, at) for r, at in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, _RECORD))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def link(self, row: int) -> Link:
        """Return the link in a row."""
        record, at = self.rows[row]
        return record.links[at]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_head = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _HEADS[section] if is_head else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        link, column_ = self.link(index.row()), index.column()
        words = (link.url, link.title, title_of(self.rows[index.row()][0]))[column_]
        is_bad = column_ == _ADDRESS and web_page(link.url) is None
        if role == Qt.ItemDataRole.DisplayRole:
            return words if is_bad else words.removeprefix("https://").removeprefix("www.")
        if role == Qt.ItemDataRole.EditRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(f"{words}\n{_BAD}" if is_bad else words)
        if role == Qt.ItemDataRole.DecorationRole and is_bad:
            return icon("triangle-alert", colours().warn)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if index.column() == _RECORD else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        shown, at = self.rows[index.row()]
        record = self._desk.week.record(shown.id)
        if record is None or record.links[at : at + 1] != shown.links[at : at + 1]:
            return False  # it was changed meanwhile, and is about to be shown so
        old, words = record.links[at], line(str(value))
        new = replace(old, url=words) if index.column() == _ADDRESS else replace(old, title=words)
        if role != Qt.ItemDataRole.EditRole or new == old or not new.url:
            return False
        links = (*record.links[:at], new, *record.links[at + 1 :])
        changes = Changes(records={record.id: replace(record, links=links)})
        merge = f"{record.id}/link/{at}/{index.column()}"
        self._desk.do(f"Sửa đường link của {quoted(title_of(record))}", changes, merge=merge)
        return True


class Links(QWidget):
    """The list at the left; at the right a link is given to a record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.table = LinkTable(desk, self)
        self.view = _view(self.table)
        self._cells = CellDelegate(self.view, desk.week.pending)
        self.view.setItemDelegate(self._cells)
        self.address = KeptLine(desk, "new_link", "đường link mới", most=TEXT)
        self.title = KeptLine(desk, "new_link_title", "tiêu đề của đường link mới")
        self.address.setPlaceholderText("https://…")
        for field in (self.address, self.title):
            field.setAcceptDrops(False)
        self.picker = RecordPicker("&Hoạt động (chọn để thêm)")
        self.picker.picked.connect(self._add)
        self._words = label(role="bad", wraps=True)
        self._words.hide()
        self._open = button("Mở trang", self._on_open, sign="external-link")
        self._remove = button("Xóa", self._on_remove, sign="trash-2")
        self._none = label(
            "Chưa có đường link nào. Sao chép địa chỉ bài viết rồi nhấn Ctrl+V ở đây.",
            "muted",
            wraps=True,
        )
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setContentsMargins(28, 28, 28, 28)
        tools = row(self._open, self._remove, 1, margins=(14, 8, 14, 8))
        left = column(tools, self.view, self._none, spacing=0)
        left.setStretch(1, 1)
        left.setStretch(2, 1)
        side = frame("side", column(scrolled(self._adding())))
        side.setFixedWidth(side_width(self))
        whole = row(left, side, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove)
        self.view.selectionModel().selectionChanged.connect(self._show_tools)

    def refresh(self) -> None:
        """Show the Week as it stands."""
        records = self._desk.week.notebook.records
        self.table.follow(records)
        self.picker.follow(records)
        for line_ in (self.address, self.title):
            line_.follow()
        self.view.setVisible(bool(self.table.rows))
        self._none.setVisible(not self.table.rows)
        self._show_tools()

    def begin(self, addresses: Sequence[str]) -> None:
        """Have a record chosen for addresses that were pasted or dropped."""
        self.address.write(" ".join(addresses))
        self._words.hide()
        self.picker.line.setFocus()

    def settle(self) -> None:
        """Hand over what is typed into a cell of the list, and of the link to be added."""
        self._cells.settle()
        for line_ in (self.address, self.title):
            line_.settle()

    def _adding(self) -> QWidget:
        address, title = label("Đị&a chỉ"), label("&Tiêu đề bài (nếu có)", wraps=True)
        address.setBuddy(self.address)
        title.setBuddy(self.title)
        ground = QWidget()
        ground.setLayout(
            column(
                label("Thêm đường link", "heading", wraps=True),
                column(address, self.address, spacing=4),
                column(title, self.title, spacing=4),
                self._words,
                self.picker,
                spacing=12,
                margins=14,
            )
        )
        return ground

    def _add(self, id_: str) -> None:
        addresses = line(self.address.text()).split()
        wrong = [address for address in addresses if web_page(address) is None]
        if not addresses or wrong:
            self._words.setText(_BAD if wrong else "Hãy dán địa chỉ trang web trước.")
            self._words.show()
            self.address.setFocus()
            return
        self._words.hide()
        if record := self._desk.week.record(id_):
            self._give(record, addresses)
            self.address.setFocus()

    def _give(self, record: Record, addresses: Sequence[str]) -> None:
        known = {link.url for link in record.links}
        title = line(self.title.text()) if len(addresses) == 1 else ""
        new = [Link(url=url, title=title) for url in addresses if url not in known]
        if not new:
            self.address.write("")
            self._desk.tell(f"Đường link đã có ở {quoted(title_of(record))}")
            return
        week = self.address.emptied(self._desk.week.week)
        if title:
            week = self.title.emptied(week)  # of several links it is that of none, and stays
        changed = replace(record, links=(*record.links, *new))
        count = "đường link" if len(new) == 1 else f"{grouped(len(new))} đường link"
        words = f"Thêm {count} vào {quoted(title_of(record))}"
        self._desk.do(words, Changes(week=week, records={record.id: changed}), tell=True)

    def _chosen(self) -> list[int]:
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _show_tools(self) -> None:
        chosen = self._chosen()
        self._open.setEnabled(
            len(chosen) == 1 and web_page(self.table.link(chosen[0]).url) is not None
        )
        self._remove.setEnabled(bool(chosen))

    def _on_open(self) -> None:
        open_address(self.table.link(self._chosen()[0]).url)

    def _on_remove(self) -> None:
        gone: dict[str, set[int]] = {}
        chosen = self._chosen()
        for record, at in (self.table.rows[line_] for line_ in chosen):
            gone.setdefault(record.id, set()).add(at)
        records: dict[str, Record | None] = {}
        for record in self._desk.week.notebook.records:
            if lost := gone.get(record.id):
                kept = tuple(link for at, link in enumerate(record.links) if at not in lost)
                records[record.id] = replace(record, links=kept)
        if records:
            count = "đường link" if len(chosen) == 1 else f"{grouped(len(chosen))} đường link"
            self._desk.do(f"Xóa {count}", Changes(records=records), tell=True)


def _view(table: LinkTable) -> QTableView:
    view = QTableView()
    view.setModel(table)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setAccessibleName("Các đường link")
    view.setProperty("role", "list")
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 18)
    head = view.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    head.setHighlightSections(False)
    head.setMinimumSectionSize(head.fontMetrics().horizontalAdvance(f"{_HEADS[_TITLE]}mmmm"))
    return view
