# SPDX-License-Identifier: MIT
"""Four cards with what the Week comes to, the year before beneath each."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desktop.domain.report.headlines import Headline
from desktop.domain.vietnamese import grouped, short_money
from desktop.services.weeks.last_year import LastYear
from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.parts import column, label

_CARDS = 4
_LONGEST = len("99.999.999")
"""Longer numbers are told in millions or milliards."""


class FigureCards(QWidget):
    """Shows the totals of this Week and of the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = [_Card() for _at in range(_CARDS)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.arrange(len(self._cards))

    def arrange(self, columns: int) -> None:
        """Put the cards into so many columns."""
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for column_at in range(len(self._cards)):
            self._grid.setColumnStretch(column_at, int(column_at < columns))

    def show_headlines(self, shown: Sequence[Headline], before: LastYear | None) -> None:
        """Show other figures; without a year before, nothing beneath them."""
        for card, headline in zip_longest(self._cards, shown):
            card.setVisible(headline is not None)
            if headline is not None:
                past = before.headlines.get(headline.keys) if before else None
                card.show_figure(headline, before.year if before else 0, past)


class _Card(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._heading = label(role="small", wraps=True)
        self._figure, self._before = label(role="figure"), label(role="small")
        self.setLayout(
            column(
                self._heading, 1, self._figure, self._before, spacing=1, margins=(14, 10, 14, 10)
            )
        )

    def show_figure(self, headline: Headline, year: int, before: int | None) -> None:
        name, unit, figure = headline.name, headline.unit, headline.value
        is_told = not unit or unit in name.lower()
        self._heading.setText(name if is_told else f"{name} ({unit})")
        self._figure.setText(_short(figure))
        set_tip(self._figure, "" if figure is None else grouped(figure))
        self._before.setVisible(bool(year))
        self._before.setText(f"năm {year}: {_short(before)}")


def _short(number: int | None) -> str:
    if number is None:
        return "–"
    text = grouped(number)
    return text if len(text) <= _LONGEST else short_money(number)
