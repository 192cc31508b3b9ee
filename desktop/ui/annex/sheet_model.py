# SPDX-License-Identifier: MIT
"""The annex as a table that Qt can show: its titles, its head and its rows, cell by cell."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.domain.form.form import printed_columns
from desktop.domain.form.paper import AnnexWording
from desktop.domain.report.annex import Annex
from desktop.domain.report.annex_boxes import (
    FIRST_FIGURE,
    Box,
    Side,
    head_of,
    head_rows_of,
    line_of,
)
from desktop.domain.vietnamese import line

Index = QModelIndex | QPersistentModelIndex
BOX = Qt.ItemDataRole.UserRole
"""Under this role a cell gives its box, `None` where another box lies over it."""

TITLES = 2
"""The title and the reference stand above the table, over its whole width."""


class SheetModel(QAbstractTableModel):
    """The annex laid out as printed. `note_written` carries a row's code and the remark typed."""

    note_written = Signal(str, str)

    def __init__(self, annex: Annex, wording: AnnexWording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = printed_columns(annex.columns)
        self.head_rows = TITLES + head_rows_of(annex.columns)
        self.notes_column = FIRST_FIGURE + len(self.columns)
        self._annex = annex
        self._wording = wording
        self._own_notes: Mapping[str, str] = {}
        self._boxes: list[dict[int, Box]] = []
        self.show_annex(annex, "", "", {})

    def show_annex(
        self, annex: Annex, title: str, reference: str, own_notes: Mapping[str, str]
    ) -> None:
        """Show other figures; `own_notes` are the remarks the clerk typed, by row code."""
        self._annex, self._own_notes = annex, own_notes
        across = self.notes_column + 1
        titles = (
            Box(content=title, column=0, columns=across, is_bold=True),
            Box(content=reference, column=0, columns=across),
        )
        head: list[dict[int, Box]] = [{} for _ in range(self.head_rows - TITLES)]
        for box in head_of(annex.columns, self._wording):
            head[box.row][box.column] = box
        lines = (line_of(row, annex.columns) for row in annex.rows)
        self._boxes = [{0: box} for box in titles] + head
        self._boxes += [{box.column: box for box in boxes} for boxes in lines]
        last = self.index(self.rowCount() - 1, self.notes_column)
        self.dataChanged.emit(self.index(0, 0), last)

    def boxes(self) -> list[dict[int, Box]]:
        """Return the boxes row by row, by the column where each begins."""
        return self._boxes

    def code_at(self, index: Index) -> str:
        """Return the code of the row at a cell, blank in the titles and the head."""
        at = index.row() - self.head_rows
        return self._annex.rows[at].row.code if at >= 0 else ""

    def column_at(self, index: Index) -> str:
        """Return the key of the number column at a cell, blank in the others."""
        at = index.column() - FIRST_FIGURE
        return self.columns[at].key if 0 <= at < len(self.columns) else ""

    def index_of(self, code: str, column: str = "") -> QModelIndex:
        """Return the cell of a figure, or of a row's name if no column is named."""
        for at, row in enumerate(self._annex.rows):
            if row.row.code == code:
                keys = [c.key for c in self.columns]
                place = FIRST_FIGURE + keys.index(column) if column in keys else 1
                return self.index(self.head_rows + at, place)
        return QModelIndex()

    def is_note(self, index: Index) -> bool:
        """Whether a cell is one for remarks."""
        return index.column() == self.notes_column and index.row() >= self.head_rows

    def own_note(self, index: Index) -> str:
        """Return the remark that the clerk typed in a cell, blank where there is none."""
        return self._own_notes.get(self.code_at(index), "")

    def is_drafted(self, index: Index) -> bool:
        """Whether the remark in a cell was put there by the form, not by the clerk."""
        return self.is_note(index) and not self._own_notes.get(self.code_at(index))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._boxes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else self.notes_column + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        box = self._boxes[index.row()].get(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return box.text if box else ""
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(index, box)
            case Qt.ItemDataRole.ToolTipRole if self.is_note(index):
                return "Bấm hai lần, hoặc gõ luôn, để sửa ghi chú"
            case Qt.ItemDataRole.TextAlignmentRole if box:
                return _ALIGN[box.side] | Qt.AlignmentFlag.AlignVCenter
            case _:
                return box if role == BOX else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not self.is_note(index) or role != Qt.ItemDataRole.EditRole:
            return False
        note = line(str(value))
        if note != self.data(index):
            self.note_written.emit(self.code_at(index), note)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() < self.head_rows:
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if self.is_note(index) else usual

    def _said(self, index: Index, box: Box | None) -> str:
        """Return what a reader hears: the row's name, the column's, and what stands there."""
        at = index.row() - self.head_rows
        text = box.text if box else ""
        if at < 0:
            return text
        row = self._annex.rows[at].row
        name = self._wording.notes if self.is_note(index) else ""
        key = self.column_at(index)
        name = next((c.label for c in self.columns if c.key == key), name)
        return ", ".join(filter(None, (f"Dòng {row.code} {row.name}", name, text or "trống")))


_ALIGN = {
    Side.LEFT: Qt.AlignmentFlag.AlignLeft,
    Side.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Side.RIGHT: Qt.AlignmentFlag.AlignRight,
}
