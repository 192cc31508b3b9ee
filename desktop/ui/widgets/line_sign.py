# SPDX-License-Identifier: MIT
"""A sign at an end of a line to type in: one of Qt's own would not grow with the text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.icons import grown, icon

_SIDE, _EDGE = 16, 8


class LineSign(QToolButton):
    """Stands in a line, at its right unless it `leads`; pressed it does something, or nothing.

    The keyboard goes past it: what it does has a key of its own in the line.
    """

    def __init__(
        self,
        line: QLineEdit,
        sign: str,
        on_click: Callable[[], object] | None = None,
        *,
        colour: str = "",
        tip: str = "",
        leads: bool = False,
    ) -> None:
        super().__init__(line)
        self._line, self._leads = line, leads
        side = grown(_SIDE)
        self.setProperty("role", "in-line")
        self.setIcon(icon(sign, colour))
        self.setIconSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        set_tip(self, tip)
        self.setAccessibleName(tip)
        if on_click is None:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self.clicked.connect(lambda _checked=False: on_click())
        margins = line.textMargins()
        if leads:
            margins.setLeft(side + 2)
        else:
            margins.setRight(side + 2)
        line.setTextMargins(margins)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            side, room = grown(_SIDE), self._line.rect()
            left = _EDGE if self._leads else room.right() - _EDGE - side + 1
            self.setGeometry(left, (room.height() - side) // 2, side, side)
        return super().eventFilter(watched, event)
