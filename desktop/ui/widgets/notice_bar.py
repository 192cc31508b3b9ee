# SPDX-License-Identifier: MIT
"""Says for some seconds what was just done, with a way to take it back."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.frame.desk import Notice
from desktop.ui.widgets.parts import button, label, row

_SECONDS = 6
_ABOVE_EDGE = 18


class NoticeBar(QFrame):
    """Floats over the lower left of its parent; `undo_wanted` when that is pressed.

    There are lists there, never a button: those stand at the right, as does what is being written.
    """

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setProperty("role", "notice")
        self._words = label()
        self._undo = button("Hoàn tác", self._on_undo, role="notice")
        self.setLayout(row(self._words, self._undo, spacing=12, margins=8))
        self._hiding = QTimer(self)
        self._hiding.setSingleShot(True)
        self._hiding.setInterval(_SECONDS * 1000)
        self._hiding.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, or said last."""
        return self._words.text()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self._words.setText(notice.text)
        self._undo.setVisible(notice.undo)
        self.show()
        self._place()
        self.raise_()
        self._hiding.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _place(self) -> None:
        ground = self._ground
        most = ground.width() * 2 // 5
        self._words.setWordWrap(False)
        size = self.sizeHint()
        if size.width() > most:
            self._words.setWordWrap(True)
            size = QSize(most, self.heightForWidth(most))
        self.resize(size)
        self.move(_ABOVE_EDGE, ground.height() - self.height() - _ABOVE_EDGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
