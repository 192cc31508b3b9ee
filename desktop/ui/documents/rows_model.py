# SPDX-License-Identifier: MIT
"""A list of documents as a table that can be written in, with a blank line at its end."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.documents.keys import shared_key
from desktop.domain.documents.lists import Cells, current_rows, draft_rows, kept_text
from desktop.domain.documents.template import SharedList
from desktop.domain.documents.words import Material
from desktop.domain.vietnamese import nfc
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import SectionText
from desktop.ui.frame.desk import Desk
from desktop.ui.language.plain_text import tip

_Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """The rows of one list; every change of it goes through the desk."""

    def __init__(self, desk: Desk, shared: SharedList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._shared = desk, shared
        self._material: Material | None = None
        self.pending = desk.week.pending
        self.rows: tuple[Cells, ...] = ()
        desk.week.changed.connect(self._on_changed)

    def show_material(self, material: Material) -> None:
        """Show the list as it stands now."""
        self._material = material
        self._take(current_rows(self._shared, material))

    def write(self, cells: Mapping[tuple[int, int], str], *, merge: str = "") -> None:
        """Write into cells by row and column; what follows with the same `merge` is one step."""
        rows = [[*row] for row in self.rows]
        for (row, column), text in sorted(cells.items()):
            rows += [[""] * self.columnCount() for _ in range(row + 1 - len(rows))]
            rows[row][column] = " ".join(nfc(text).split())
        self._do(f"Sửa danh sách {self._shared.label}", rows, merge)

    def _do(self, label: str, rows: list[list[str]], merge: str) -> None:
        assert self._material is not None  # noqa: S101 - nothing is written before it is shown
        text = kept_text(rows)
        is_draft = text == kept_text(draft_rows(self._shared, self._material))
        kept = None if is_draft else SectionText(text=text)
        changes = Changes(document_texts={shared_key(self._shared.key): kept})
        self._desk.do(label, changes, merge=merge)

    def _on_changed(self, changes: Changes) -> None:
        """Follow at once: the next cell is written into the rows as they are now."""
        if self._material is not None and shared_key(self._shared.key) in changes.document_texts:
            self.show_material(replace(self._material, notebook=self._desk.week.notebook))

    def _take(self, new: tuple[Cells, ...]) -> None:
        """Show other rows; they come and go below the blank line, so that the view keeps place."""
        old, root = len(self.rows), QModelIndex()
        if len(new) > old:
            self.beginInsertRows(root, old + 1, len(new))
            self.rows = new
            self.endInsertRows()
        elif len(new) < old:
            self.beginRemoveRows(root, len(new) + 1, old)
            self.rows = new
            self.endRemoveRows()
        else:
            self.rows = new
        self.dataChanged.emit(self.index(0, 0), self.index(len(new), self.columnCount() - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows) + 1

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shared.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._shared.columns[section].label
        return str(section + 1) if section < len(self.rows) else "*"

    def flags(self, _index: _Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        text = self.rows[index.row()][index.column()] if index.row() < len(self.rows) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(
        self,
        index: _Index,
        value: Any,  # noqa: ANN401 - Qt's own
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        at = index.row(), index.column()
        if role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != (self.data(index, role) or ""):
            self.write({at: str(value)}, merge=f"documents/{self._shared.key}/{at}")
        return True
