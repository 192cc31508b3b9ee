# SPDX-License-Identifier: MIT
"""Qt's own widgets in the few shapes that the style sheet knows."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.icons import before_words, grown, icon
from desktop.ui.widgets.theme import colours

_Box = TypeVar("_Box", QHBoxLayout, QVBoxLayout)
Part = QWidget | QLayout | int
Margins = int | tuple[int, int, int, int]
"""The same on all sides, or left, top, right, bottom."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AROUND = 40
"""What a dialog leaves free of the window under it, so that one sees that it is there."""


class Label(QLabel):
    """Words as they are: the one kind of label there is, for nothing in it is ever HTML."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Return plain words; `role` is one of the style sheet's (title, heading, muted, small…)."""
    made = Label(text)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


class Elided(Label):
    """Words on one line that end in "…" where there is no room; the tool tip has all of them."""

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        metrics, room = self.fontMetrics(), self.contentsRect()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        set_tip(self, self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def elided(role: str = "") -> Elided:
    """Return words that may have to be cut short."""
    made = Elided()
    made.setProperty("role", role)
    return made


class _Pressed(QPushButton):
    """A button that Enter presses as the space bar does, whatever it lies in."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class _PressedSign(QToolButton):
    """The same, showing a sign alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, on_click: Callable[[], object], *, role: str = "", sign: str = "", tip: str = ""
) -> QPushButton:
    """Return a push button; `role` is "", "primary" or "link", `sign` the name of an icon."""
    made = _Pressed(text)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    if sign:
        made.setIcon(icon(sign, colours().on_accent if role == "primary" else ""))
        made.setIconSize(before_words())
    set_tip(made, tip)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def sign_button(sign: str, name: str, on_click: Callable[[], object]) -> QToolButton:
    """Return a button that shows only a sign; its name is in the tool tip and for readers."""
    made = _PressedSign()
    made.setIcon(icon(sign))
    made.setIconSize(QSize(grown(20), grown(20)))
    set_tip(made, name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def frame(role: str, layout: QLayout) -> QFrame:
    """Return a ground (card, call, sidebar, header, side, warning…) with a layout on it."""
    made = QFrame()
    made.setProperty("role", role)
    made.setLayout(layout)
    return made


def row(*parts: Part, spacing: int = 8, margins: Margins = 0) -> QHBoxLayout:
    """Return parts side by side; a number is a stretch of that weight."""
    return _filled(QHBoxLayout(), parts, spacing, margins)


def column(*parts: Part, spacing: int = 8, margins: Margins = 0) -> QVBoxLayout:
    """Return parts one below another; a number is a stretch of that weight."""
    return _filled(QVBoxLayout(), parts, spacing, margins)


class _Scrolled(QScrollArea):
    def changeEvent(self, event: QEvent) -> None:
        """Have sizes forgotten that were found out before the style sheet was known.

        Of what is not seen yet, Qt forgets those of the outermost layout alone; when the content
        is then shown it gets two sizes at once, and is laid out for the first of them only.
        """
        super().changeEvent(event)
        content = self.widget()
        if event.type() is QEvent.Type.StyleChange and isinstance(content, QWidget):
            for layout in content.findChildren(QLayout):
                layout.invalidate()


def scrolled(content: QWidget) -> QScrollArea:
    """Return a widget that scrolls upright when there is no room for it.

    The room of the bar is always kept. A bar that comes and goes changes the width, and thereby
    the height, of words that wrap; then Qt may show and hide it in turns until its stack is full.
    """
    area = _Scrolled()
    bar = area.verticalScrollBar()
    set_property(bar, "needed", "False")
    bar.rangeChanged.connect(lambda _least, most: set_property(bar, "needed", str(most > 0)))
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setProperty("role", content.property("role") or "plain")
    area.setWidget(content)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def size_in_lines(dialog: QDialog, over: QWidget, wide: int, high: int) -> None:
    """Make a dialog so many lines of text wide and high, or less where it opens over less room."""
    line, room = dialog.fontMetrics().height(), over.window().size()
    wanted = QSize(line * wide, line * high)
    dialog.resize(wanted.boundedTo(room - QSize(_AROUND, _AROUND)))


def open_presently(dialog: QDialog) -> None:
    """Open a large dialog in a turn of its own: making it and painting it each take a while."""
    QTimer.singleShot(0, dialog, dialog.open)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            empty(inner)
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set what the style sheet goes by, and have the widget drawn accordingly."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _filled(layout: _Box, parts: tuple[Part, ...], spacing: int, margins: Margins) -> _Box:
    layout.setSpacing(spacing)
    around = margins if isinstance(margins, tuple) else (margins,) * 4
    layout.setContentsMargins(*around)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout
