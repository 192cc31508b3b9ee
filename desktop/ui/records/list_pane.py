# SPDX-License-Identifier: MIT
"""The left half of a record page: adding, searching, the table, and what to do with several."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.week.kinds import Kind
from desktop.ui.language.plain_text import set_tip
from desktop.ui.records.row_model import DAY, RecordModel, RecordRow
from desktop.ui.records.table import RecordTable
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.line_edit import SearchLine
from desktop.ui.widgets.line_sign import LineSign
from desktop.ui.widgets.parts import button, column, frame, label, row, scrolled
from desktop.ui.widgets.theme import colours

_SEARCH_ROOM = 150


class ListPane(QFrame):
    """Lists the records of one item; `new_wanted` asks for another, where that `can_add`."""

    new_wanted = Signal()

    def __init__(
        self, kind: Kind, quantities: Mapping[str, str], empty: str, menu: QMenu, *, can_add: bool
    ) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        self._noun = kind.noun
        self.model = RecordModel(quantities)
        self.table = RecordTable(self.model)
        self.add_button = button(
            f"Thêm {kind.noun}",
            self.new_wanted.emit,
            role="primary",
            sign="plus",
            tip=f"Thêm {kind.noun} (Ctrl+N)",
        )
        self._whole_button = 0
        self.add_button.setAccessibleName(f"Thêm {kind.noun}")
        self.search = SearchLine()
        self.search.setPlaceholderText("Tìm")
        set_tip(self.search, "Tìm trong tên, nơi tổ chức, ngày, ghi chú… (Ctrl+F)")
        self.search.setAccessibleName("Tìm trong danh sách")
        self.search.setClearButtonEnabled(True)
        LineSign(self.search, "search", colour=colours().muted, leads=True)
        self.search.textChanged.connect(self._on_searched)
        self.search.escaped.connect(self._on_search_left)
        self.search.entered.connect(self._on_to_table)
        self.search.opened.connect(self._on_to_table)
        self._nothing_found = _centred("")
        self._stack = QStackedWidget()
        for page in (self.table, self._empty(empty, can_add=can_add), self._nothing_found):
            self._stack.addWidget(page)
        self._several = label(role="heading")
        self._bar = self._bar_with(menu)
        self._bar.hide()
        self.table.selected.connect(self._on_selected)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._tools = frame("bar", row(self.add_button, self.search, margins=(16, 12, 16, 12)))
        layout.addWidget(self._tools)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._bar)
        self.add_button.setVisible(can_add)

    def show_rows(self, rows: Iterable[RecordRow]) -> None:
        """Show the records as they are now."""
        listed = list(rows)
        self.model.show_rows(listed)
        self.table.show_columns(self._telling_columns(listed))
        self.search.setEnabled(bool(listed))
        self._show_stack(has_records=bool(listed))

    def _telling_columns(self, rows: Sequence[RecordRow]) -> list[int]:
        """Return the columns that say something: not days nobody wrote, not one class each."""
        columns = [DAY] if any(r.record.starts for r in rows) else []
        for at, quantity in enumerate(self.model.quantities):
            is_last = at == len(self.model.quantities) - 1
            if is_last or quantity != "sessions" or {r.amounts[at] for r in rows} - {None, 1}:
                columns.append(2 + at)
        return [*columns, self.model.evidence_column]

    def _on_searched(self, text: str) -> None:
        self.model.search(text)
        self._show_stack(has_records=True)

    def _on_search_left(self) -> None:
        self.search.clear()
        self.table.setFocus()

    def _on_to_table(self) -> None:
        self.table.setFocus()
        if not self.table.selected_ids and self.model.rows:
            self.table.selectRow(0)

    def _on_selected(self, count: int) -> None:
        self._several.setText(f"Đang chọn {count} dòng")
        self._bar.setVisible(count > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Measured only here: before it came into the window it did not wear its style.
        self._whole_button = self._whole_button or self.add_button.sizeHint().width()
        has_room = event.size().width() - self._whole_button > _SEARCH_ROOM
        self.add_button.setText(f"Thêm {self._noun}" if has_room else "Thêm")

    def _show_stack(self, *, has_records: bool) -> None:
        if not has_records:
            self._stack.setCurrentIndex(1)
        elif self.model.rows:
            self._stack.setCurrentIndex(0)
        else:
            self._nothing_found.setText(
                f"Không có {self._noun} nào hợp với “{self.search.text()}”."
            )
            self._stack.setCurrentIndex(2)

    def _empty(self, sentence: str, *, can_add: bool) -> QWidget:
        ground = QWidget()
        begin = button(f"Thêm {self._noun}", self.new_wanted.emit, role="primary", sign="plus")
        words = column(1, _centred(sentence), row(1, begin, 1), 2, spacing=16, margins=28)
        ground.setLayout(words)
        begin.setVisible(can_add)  # not before it is part of something, or it were a window
        return scrolled(ground)

    def _bar_with(self, menu: QMenu) -> QWidget:
        more = QPushButton("Thao tác")
        more.setIcon(icon("chevron-down"))
        more.setMenu(menu)
        return frame("foot", row(self._several, 1, more, margins=(16, 8, 16, 8)))


def _centred(text: str) -> QLabel:
    made = label(text, "muted", wraps=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
