# SPDX-License-Identifier: MIT
"""Writes in one cell of an attendance list, and leaves it by the keys that Excel has taught."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.widgets.cell_editing import CellDelegate

_Hint = QAbstractItemDelegate.EndEditHint
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def is_several_cells(text: str) -> bool:
    """Whether text from the clipboard is of more than one cell."""
    return any(mark in text.strip("\r\n") for mark in "\t\n")


def is_old_text(text: str) -> bool:
    """Whether text looks typed in an encoding before Unicode, as in .VnTime."""
    from desktop.intake.sheets.old_encodings import Encoding, suspected

    return suspected([text]) is not Encoding.UNICODE


class PersonDelegate(CellDelegate):
    """Writes in one cell.

    `pasted` carries text from the clipboard that is more than a cell can hold, `old_pasted` text
    in an old encoding, `stepped` by how many lines an arrow leaves the cell.
    """

    pasted = Signal(str)
    old_pasted = Signal(str)
    stepped = Signal(int)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Paste):
                text = QGuiApplication.clipboard().text()
                if is_several_cells(text) or is_old_text(text):
                    self._end(watched)
                    is_several = is_several_cells(text)
                    (self.pasted if is_several else self.old_pasted).emit(text)
                    return True
            elif event.key() in _ENTER:
                self._end(watched, _Hint.SubmitModelCache)
                return True
            elif (lines := _ARROWS.get(Qt.Key(event.key()))) is not None:
                self._end(watched)
                self.stepped.emit(lines)
                return True
        return super().eventFilter(watched, event)

    def _end(self, editor: QObject, hint: _Hint = _Hint.NoHint) -> None:
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, hint)
