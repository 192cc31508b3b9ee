# SPDX-License-Identifier: MIT
"""Writes in the cells of a table, so that what is typed in one need not wait until it is left."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.frame.pending import Pending
from desktop.ui.widgets.text_entries import TextLine, TextLines

Editor = TextLine | TextLines
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Hands over what is typed in a cell as `pending` wants it; Escape takes all of it back."""

    def __init__(self, view: QAbstractItemView, pending: Pending) -> None:
        super().__init__(view)
        self._view, self._pending = view, pending
        self._editor: Editor | None = None
        self._at = QPersistentModelIndex()
        self._before = ""
        self._is_showing = self._is_typed = False

    @property
    def editor(self) -> Editor | None:
        """What is written with just now, `None` while no cell is open."""
        return self._editor

    @property
    def is_typed(self) -> bool:
        """Whether anything was typed in the open cell."""
        return self._is_typed

    def made_editor(self, parent: QWidget) -> Editor:
        """Return what to write with in a cell."""
        return TextLine(parent)

    def kept(self, index: Index) -> str:
        """Return what Escape puts back into a cell."""
        return str(index.data(Qt.ItemDataRole.EditRole) or "")

    def settle(self) -> None:
        """Hand over what is being typed, and close the cell."""
        if (editor := self._editor) is not None:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = self.made_editor(parent)
        self._editor, self._at = editor, QPersistentModelIndex(index)
        self._before, self._is_typed = self.kept(index), False
        editor.textChanged.connect(self._on_typed)
        if isinstance(editor, TextLine):
            editor.textEdited.connect(self._on_typed)  # the letters of a word under way too
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what is there; no change from elsewhere takes what is typed by then."""
        if not self._is_typed:
            self._is_showing = True
            if isinstance(editor, TextLine):
                editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            else:
                super().setEditorData(editor, index)
            self._is_showing = False

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, Editor):
            model.setData(index, _text(editor))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._editor:
            self._editor = None
            self._pending.drop(self._hand_over)
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and _is_escape(event):
            self._pending.drop(self._hand_over)
            if self._is_typed and self._at.isValid():
                self._view.model().setData(self._at, self._before)
        return super().eventFilter(watched, event)

    def _on_typed(self) -> None:
        if not self._is_showing:
            self._is_typed = True
            self._pending.note(self._hand_over)

    def _hand_over(self) -> None:
        if self._editor is not None and self._at.isValid():
            self.setModelData(self._editor, self._view.model(), self._at)


def _is_escape(event: QEvent) -> bool:
    is_press = event.type() is QEvent.Type.KeyPress
    return is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def _text(editor: Editor) -> str:
    return editor.text() if isinstance(editor, TextLine) else editor.toPlainText()
