# SPDX-License-Identifier: MIT
"""The card "Cần xem": what is worth a look, each line a way to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.domain.checks import Problem
from desktop.domain.vietnamese import grouped
from desktop.services.checks.worth_a_look import Sight
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.parts import button, label, row
from desktop.ui.widgets.row_button import RowButton
from desktop.ui.widgets.theme import colours

_MOST = 5


class SightList(QFrame):
    """Shows the first few; `chosen` carries a problem to go to, `all_wanted` asks for the rest."""

    chosen = Signal(Problem)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.all = button("", self.all_wanted.emit, role="link")
        self._none = label(role="muted", wraps=True)
        self._none.setContentsMargins(14, 0, 14, 10)
        self.rows = [_Line(self._go_to(at)) for at in range(_MOST)]
        self._shown: tuple[Sight, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        layout.addLayout(row(label("Cần xem", "heading"), 1, self.all, margins=(14, 9, 12, 9)))
        for part in (*self.rows, self._none):
            layout.addWidget(part)

    def show_sights(self, sights: Sequence[Sight], *, none: str) -> None:
        """Show other findings, or what to say where there are none."""
        self._shown = tuple(sights)
        for line, sight in zip(self.rows, sights, strict=False):
            line.show_sight(sight)
        for at, line in enumerate(self.rows):
            line.setVisible(at < len(sights))
        self._none.setVisible(not sights)
        self._none.setText(none)
        self.all.setVisible(len(sights) > _MOST)
        self.all.setText(f"Xem cả {grouped(sum(len(sight.findings) for sight in sights))} điều")

    def _go_to(self, at: int) -> Callable[[], None]:
        return lambda: self.chosen.emit(self._shown[at].first)


class _Line(RowButton):
    def __init__(self, on_click: Callable[[], None]) -> None:
        self._sign, self._words = Sign(18), label(wraps=True)
        parts = row(self._sign, self._words, spacing=10, margins=(14, 6, 14, 6))
        parts.setStretch(1, 1)
        super().__init__(parts, on_click)

    def show_sight(self, sight: Sight) -> None:
        use = colours()
        sign, colour = ("circle-x", use.bad) if sight.is_grave else ("circle-alert", use.warn)
        self._sign.show_sign(sign, colour)
        self._words.setText(sight.text)
        self.setAccessibleName(f"{sight.findings[0].weight}: {sight.text}")
