# SPDX-License-Identifier: MIT
"""A button whose words are cut to the room there is: a guess may have a long title."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from desktop.services.photos.matching import Suggestion
from desktop.ui.language.plain_text import set_tip
from desktop.ui.photos.actions import title_of
from desktop.ui.photos.record_picker import line_of
from desktop.ui.widgets.icons import before_words, icon
from desktop.ui.widgets.theme import colours

_BESIDE = {"choice": 22, "link": 10}
"""The room that the style sheet keeps beside the words."""


class ElidedButton(QPushButton):
    """A push button that never asks for more width than it gets; all its words are in the tip."""

    def __init__(
        self, words: str, on_click: Callable[[], object], *, role: str = "choice", sign: str = ""
    ) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setProperty("role", role)
        if sign:
            self.setIcon(icon(sign, colours().accent_text))
            self.setIconSize(before_words())
        self.clicked.connect(lambda _checked=False: on_click())
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        set_tip(self, words)
        self.setAccessibleName(words)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = _BESIDE[self.property("role")]
        if not self.icon().isNull():
            beside += self.iconSize().width() + 4
        room = max(self.width() - beside, 0)
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))


def suggestion(made: Suggestion, on_click: Callable[[], object]) -> ElidedButton:
    """Return a button that takes a suggestion; the reason for it is in the tip."""
    button = ElidedButton(title_of(made.record), on_click, sign="folder-input")
    set_tip(button, f"{line_of(made.record)}\n{made.reason}")
    button.setAccessibleDescription(made.reason)
    return button
