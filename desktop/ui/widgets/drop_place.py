# SPDX-License-Identifier: MIT
"""Lets something be dropped on a part of the window, and says so while it is held over it."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.parts import label


class DropPlace(QObject):
    """Takes what is dropped on a widget; what it does not take goes on to what lies behind it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._sign = label(role="drop")
        self._sign.setParent(widget)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sign.setWordWrap(True)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._sign.hide()
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def words(self, data: QMimeData) -> str:
        """Return what letting go of something here does, blank if it is not taken."""
        raise NotImplementedError

    def take(self, data: QMimeData) -> object:
        """Take what was let go of."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QDropEvent) and (words := self.words(event.mimeData())):
            # Copied, never moved: the file stays where it was taken from.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_sign("" if kind == QEvent.Type.Drop else words)
            if kind == QEvent.Type.Drop:
                self.take(event.mimeData())
            return True
        if kind == QEvent.Type.DragLeave:
            self._show_sign("")
        return super().eventFilter(watched, event)

    def _show_sign(self, words: str) -> None:
        if words:
            self._sign.setText(words)
            self._sign.setGeometry(self._widget.rect())
            self._sign.raise_()
        self._sign.setVisible(bool(words))
