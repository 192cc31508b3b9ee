# SPDX-License-Identifier: MIT
"""The line over each page: its title, whether all is saved, undo, redo, help."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from desktop.domain.errors import AppError
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.frame.page import Page
from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.parts import elided, empty, label, row, set_property
from desktop.ui.widgets.theme import colours

_ABOUT_BUTTON, _NARROWEST = 20, 240
"""The line is as high on pages without buttons, so that nothing jumps."""
_CALM_MS = 350
"""So long nothing else must be typed before the header says that all is saved: while somebody
types on, it would say so in flashes."""


class Header(QFrame):
    """Shows what stands over the page in front."""

    def __init__(self, week: OpenWeek, actions: list[QAction]) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self.setMinimumWidth(_NARROWEST)
        self._week = week
        self._title, self._subtitle = elided("title"), label(role="small")
        self._sign, self._saved = Sign(16), label(role="saved")
        self._own = QHBoxLayout()
        self._own.setSpacing(6)
        buttons = row(*(_tool(action) for action in actions), spacing=2)
        state = (self._own, self._sign, self._saved, buttons)  # what changes with pages comes first
        parts = row(self._title, self._subtitle, 1, *state, margins=(18, 6, 12, 6))
        parts.addStrut(self.fontMetrics().height() + _ABOUT_BUTTON)
        parts.setStretch(1, 1000)  # what is left; the title keeps its own as long as that is enough
        self.setLayout(parts)
        self._is_refused = False
        self._saved_at = datetime.now().astimezone()
        self._calming = QTimer(self)
        self._calming.setSingleShot(True)
        self._calming.setInterval(_CALM_MS)
        self._calming.timeout.connect(self.show_saved)
        week.unsaved.connect(self._on_unsaved)
        week.saved.connect(self._on_saved)
        week.refused.connect(self._on_refused)
        self.show_saved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_page(self, page: Page) -> None:
        """Show the title and the buttons of a page."""
        self._title.setText(page.title)
        self._subtitle.setText(page.subtitle)
        empty(self._own)
        for widget in page.header_actions():
            self._own.addWidget(widget)
            widget.show()  # only then it counts in the layout, and is as wide as its style wants
            widget.updateGeometry()
        self._fit()

    def reread(self, page: Page) -> None:
        """Show a title that has changed."""
        self._title.setText(page.title)
        self._subtitle.setText(page.subtitle)
        self._fit()

    def show_saved(self) -> None:
        """Say that everything on the screen is on the disk, and since when."""
        if self._week.is_saved:
            self._is_refused = False
            self._say("check", colours().good, f"Đã lưu {self._saved_at:%H:%M:%S}", "good")

    def _on_saved(self) -> None:
        self._saved_at = datetime.now().astimezone()
        self._calming.start()

    def _on_unsaved(self) -> None:
        if not self._week.is_saved and not self._is_refused:
            self._say("clock", colours().muted, "Chưa lưu…", "muted")

    def _on_refused(self, error: AppError) -> None:
        self._is_refused = True
        self._say("triangle-alert", colours().bad, "Chưa lưu được", "bad")
        set_tip(self._saved, str(error))

    def _fit(self) -> None:
        """Leave the title the room it needs: what is beside it gives way, least needed first."""
        layout, beside = self.layout(), [self._subtitle, self._saved]
        if layout is None:
            return
        for part in beside:
            part.show()
        self._title.setMinimumWidth(0)  # or the hint were as wide as the title before
        self._title.setMinimumWidth(self._title.sizeHint().width())
        layout.invalidate()
        while beside and layout.minimumSize().width() > self.width():
            beside.pop(0).hide()
            layout.invalidate()
        if layout.minimumSize().width() > self.width():
            self._title.setMinimumWidth(0)

    def _say(self, sign: str, colour: str, words: str, role: str) -> None:
        if self._saved.text() == words:
            return
        self._sign.show_sign(sign, colour)
        self._saved.setText(words)
        set_tip(self._saved, "Mọi thay đổi được lưu ngay, không cần bấm Lưu")
        set_tip(self._sign, words)
        set_property(self._saved, "tone", role)
        self._fit()


def _tool(action: QAction) -> QWidget:
    made = QToolButton()
    made.setDefaultAction(action)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    set_tip(made, f"{action.text()} ({keys})" if keys else action.text())
    made.setAccessibleName(action.text())
    return made
