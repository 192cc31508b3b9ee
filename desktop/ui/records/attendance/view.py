# SPDX-License-Identifier: MIT
"""The grid in which an attendance list is written, by the keys that Excel has taught."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from desktop.ui.records.attendance.cell import (
    PersonDelegate,
    is_old_text,
    is_several_cells,
)
from desktop.ui.records.attendance.model import (
    BORN,
    GENDER,
    NAME,
    NOTES,
    NUMBER,
    UNIT,
    AttendanceModel,
)

_Hint = QAbstractItemDelegate.EndEditHint
_SHARES = {NAME: 0.42, UNIT: 0.33, NOTES: 0.25}
"""How the text columns share what the others leave."""

_AROUND = 24
_CONTROL, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ERASE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class AttendanceView(QTableView):
    """Tab goes on to the right, Enter to the next line, under where the line was begun.

    `pasted` carries text from the clipboard that is more than one cell can hold, or that is meant
    for the end of the list; `old_pasted` text for cells that looks typed in an old encoding, which
    `write_at_cursor` takes once that is settled.
    """

    pasted = Signal(str)
    old_pasted = Signal(str)

    def __init__(self, model: AttendanceModel) -> None:
        super().__init__()
        self._people = model
        self._began_at: int | None = None
        self.setModel(model)
        self.setProperty("role", "grid")
        self._cells = cell = PersonDelegate(self, model.pending)
        cell.pasted.connect(self.pasted)
        cell.old_pasted.connect(self.old_pasted)
        cell.stepped.connect(self.step)
        self.setItemDelegate(cell)
        self.setAccessibleName("Danh sách người tham dự")
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(
            QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.AnyKeyPressed
            | QTableView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        height = self.fontMetrics().height() + 20
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    @property
    def chosen_rows(self) -> list[int]:
        """The lines in which something is selected."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def go_to(self, row: int, column: int = NAME) -> None:
        """Put the cursor into a cell, and show it."""
        index = self._people.index(min(row, self._people.rowCount() - 1), column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def settle(self) -> None:
        """Hand over what is being typed in a cell."""
        self._cells.settle()

    def copy(self) -> None:
        """Put the selected cells on the clipboard as Excel would."""
        lines: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda i: (i.row(), i.column())):
            lines.setdefault(index.row(), []).append(str(index.data(Qt.ItemDataRole.EditRole)))
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines.values()))

    def paste(self) -> None:
        """Take in what is on the clipboard: into the cell when it is one, else as people."""
        text = QGuiApplication.clipboard().text()
        at = self.currentIndex()
        is_one_cell = not is_several_cells(text)
        is_written = at.isValid() and at.row() < len(self._people.attendees)
        is_for_cells = at.column() not in (NUMBER, NAME) or (is_one_cell and is_written)
        if not is_for_cells or not is_written or "\t" in text.strip("\r\n"):
            self.pasted.emit(text)
        elif is_old_text(text):
            self.old_pasted.emit(text)
        else:
            self.write_at_cursor(text)

    def write_at_cursor(self, text: str) -> None:
        """Write lines of text into the cell at the cursor and those below it."""
        at = self.currentIndex()
        cells = [line.rstrip("\r") for line in text.strip("\r\n").split("\n")]
        if at.column() != NUMBER:
            self._people.write({(at.row() + n, at.column()): cell for n, cell in enumerate(cells)})

    def fill_from_above(self) -> None:
        """Write into the cell what stands above it."""
        at = self.currentIndex()
        if at.row() > 0 and at.column() != NUMBER:
            above = at.siblingAtRow(at.row() - 1).data(Qt.ItemDataRole.EditRole)
            self._people.write({(at.row(), at.column()): str(above)})

    def erase(self) -> None:
        """Delete the lines whose number is selected, else empty the selected cells."""
        rows = {index.row() for index in self.selectedIndexes() if index.column() == NUMBER}
        if rows:
            self._people.delete(rows)
            return
        last = len(self._people.attendees)
        spots = [(i.row(), i.column()) for i in self.selectedIndexes() if i.row() < last]
        self._people.write(dict.fromkeys(spots, ""))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, _Hint.NoHint)
        if hint in (_Hint.EditNextItem, _Hint.EditPreviousItem):
            self._step_aside(forward=hint is _Hint.EditNextItem)
        elif hint is _Hint.SubmitModelCache:
            self._step_down()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        return self._step_aside(forward=next) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER:
            self._step_down()
        elif event.key() in _ERASE:
            self.erase()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == _CONTROL:
            self.fill_from_above()
        else:
            self._began_at = None
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        is_first = self.state() is not QTableView.State.EditingState
        super().inputMethodEvent(event)
        editor = self.indexWidget(self.currentIndex())
        if is_first and event.commitString() and isinstance(editor, QLineEdit):
            editor.setText(event.commitString())  # Qt opens the cell and loses the first letters.
            editor.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._began_at = None
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and at.column() == NUMBER and event.modifiers() == _NONE:
            self.selectRow(at.row())
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        day, number = (
            self.fontMetrics().horizontalAdvance(text) for text in ("00/00/0000", "0000")
        )
        room = self.viewport().width()
        for column, needed in ((NUMBER, number), (BORN, day), (GENDER, number)):
            width = max(self.horizontalHeader().sectionSizeHint(column), needed + _AROUND)
            self.setColumnWidth(column, width)
            room -= width
        shares = {column: int(room * share) for column, share in _SHARES.items()}
        heads = {column: self.horizontalHeader().sectionSizeHint(column) for column in shares}
        lacking = sum(max(heads[column] - width, 0) for column, width in shares.items())
        for giver in (NOTES, NAME):
            given = min(lacking, max(shares[giver] - heads[giver], 0))
            shares[giver] -= given
            lacking -= given
        for column, width in shares.items():
            self.setColumnWidth(column, max(width, heads[column]))

    def _step_aside(self, *, forward: bool) -> bool:
        """Go one cell on or back; say whether there is one."""
        at = self.currentIndex()
        row, column = at.row(), at.column() + (1 if forward else -1)
        if column >= self._people.columnCount():
            row, column = row + 1, NAME
        elif column <= NUMBER:
            row, column = row - 1, self._people.columnCount() - 1
        if not at.isValid() or not 0 <= row < self._people.rowCount():
            return False
        if self._began_at is None:
            self._began_at = at.column() if forward else None
        self.go_to(row, column)
        return True

    def _step_down(self) -> None:
        at = self.currentIndex()
        column = at.column() if self._began_at is None else self._began_at
        self._began_at = None
        self.go_to(at.row() + 1, max(column, NAME))

    def step(self, rows: int) -> None:
        """Go some lines up or down in the same column."""
        at = self.currentIndex()
        self.go_to(max(at.row() + rows, 0), at.column())
