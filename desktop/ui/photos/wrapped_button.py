# SPDX-License-Identifier: MIT
"""A button whose words go over a few lines where there is little room: a title may be long."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.services.photos.matching import Suggestion
from desktop.ui.language.plain_text import set_tip
from desktop.ui.photos.actions import title_of
from desktop.ui.photos.record_picker import record_line
from desktop.ui.widgets.icons import before_words, icon
from desktop.ui.widgets.theme import colours
from desktop.ui.widgets.wrapping import wrapped

_BESIDE = {"choice": 22, "link": 10}
"""The room that the style sheet keeps beside the words."""
_NARROWEST = 120
_MOST_LINES = 3


class WrappedButton(QPushButton):
    """A push button that takes the width it gets, and the height its words then need.

    The tip has all of them, should there be more than any title has.
    """

    def __init__(
        self, words: str, on_click: Callable[[], object], *, role: str = "choice", sign: str = ""
    ) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.heightForWidth(max(self.width(), _NARROWEST)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        around = super().sizeHint().height() - self._content_height(self.text().count("\n") + 1)
        return around + self._content_height(len(self._lines(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _content_height(self, lines: int) -> int:
        sign = 0 if self.icon().isNull() else self.iconSize().height()
        return max(lines * self.fontMetrics().height(), sign)

    def _lines(self, width: int) -> tuple[str, ...]:
        beside = _BESIDE[self.property("role")]
        if not self.icon().isNull():
            beside += self.iconSize().width() + 4
        return wrapped(self._words, self.font(), width - beside, _MOST_LINES)

    def _fit(self) -> None:
        self.setText("\n".join(self._lines(self.width())).replace("&", "&&"))


def suggestion(made: Suggestion, on_click: Callable[[], object]) -> WrappedButton:
    """Return a button that takes a suggestion; the reason for it is in the tip."""
    button = WrappedButton(title_of(made.record), on_click, sign="folder-input")
    set_tip(button, f"{record_line(made.record)}\n{made.reason}")
    button.setAccessibleDescription(made.reason)
    return button
