# SPDX-License-Identifier: MIT
"""The entries of a list of a form for Qt's views, and what is dropped between them."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from desktop.ui.forms.workshop.part import FormPart
from desktop.ui.forms.workshop.session import FormSession

Index = QModelIndex | QPersistentModelIndex
_INDENT = "\u2003"
"""A space as wide as a letter is high, before what lies under something else."""


class EntryModel(QAbstractTableModel):
    """Shows what a part of the form has; `dropped` says before which entry something was let go."""

    dropped = Signal(int)

    def __init__(self, part: FormPart, session: FormSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._part, self._session = part, session
        self._cells: list[tuple[str, ...]] = []
        self._depths: list[int] = []
        self.follow()

    def follow(self) -> None:
        """Show the form as it stands."""
        form = self._session.form
        cells = [*map(tuple, self._part.cells(form, self._session.annex))]
        depths = [self._part.depth(form, at) for at in range(len(cells))]
        if len(cells) != len(self._cells):
            self.beginResetModel()
            self._cells, self._depths = cells, depths
            self.endResetModel()
        elif (cells, depths) != (self._cells, self._depths):
            self._cells, self._depths = cells, depths
            last = self.index(len(cells) - 1, len(self._part.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._part.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        is_head = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._part.columns[section] if is_head else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        text, depth = self._cells[index.row()][index.column()], self._depths[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{_INDENT * depth}{text}" if index.column() < 2 and text else text
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(depth == 0 and index.column() < 2 and max(self._depths) > 0)
                return font
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self, _data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Tell where entries were let go; the form moves them, and nothing is taken away here."""
        at = row if row >= 0 else parent.row() if parent.isValid() else len(self._cells)
        self.dropped.emit(at)
        return False
