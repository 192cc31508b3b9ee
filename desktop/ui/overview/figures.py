# SPDX-License-Identifier: MIT
"""Four cards with what the Week comes to, the year before beneath each."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desktop.domain.vietnamese import grouped, short_money
from desktop.domain.week.at_a_glance import Totals
from desktop.services.weeks.last_year import LastYear
from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.parts import column, label

_NAMES = {
    "classes": "Lớp",
    "people": "Lượt người học",
    "books": "Quyển sách",
    "money": "Kinh phí (đồng)",
}
_LONGEST = len("99.999.999")
"""Longer numbers are told in millions or milliards."""


class FigureCards(QWidget):
    """Shows the totals of this Week and of the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = {name: _Card(title) for name, title in _NAMES.items()}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.arrange(len(self._cards))

    def arrange(self, columns: int) -> None:
        """Put the cards into so many columns."""
        for at, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, at // columns, at % columns)
        for column_at in range(len(self._cards)):
            self._grid.setColumnStretch(column_at, int(column_at < columns))

    def show_totals(self, totals: Totals, before: LastYear | None) -> None:
        """Show other totals; without a year before, nothing beneath them."""
        for name, card in self._cards.items():
            past = getattr(before.totals, name) if before else None
            card.show_figure(getattr(totals, name), before.year if before else 0, past)


class _Card(QFrame):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._figure, self._before = label(role="figure"), label(role="small")
        heading = label(title, "small")
        self.setLayout(
            column(heading, self._figure, self._before, spacing=1, margins=(14, 10, 14, 10))
        )

    def show_figure(self, figure: int | None, year: int, before: int | None) -> None:
        self._figure.setText(_short(figure))
        set_tip(self._figure, "" if figure is None else grouped(figure))
        self._before.setVisible(bool(year))
        self._before.setText(f"năm {year}: {_short(before)}")


def _short(number: int | None) -> str:
    if number is None:
        return "–"
    text = grouped(number)
    return text if len(text) <= _LONGEST else short_money(number)
