# SPDX-License-Identifier: MIT
"""Shows what each column of a list was taken for, and lets it be said otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.intake.people.headings import PeopleColumn
from desktop.intake.people.people_list import PeopleList
from desktop.intake.sheets.sheet import column_letters
from desktop.ui.people.words import COLUMNS
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.inputs import ChoiceInput
from desktop.ui.widgets.parts import column, elided, empty

_LOOKED_AT = 100
_LEAST_LETTERS = 11
"""Wide ones, of which the meanings take no more."""


class ColumnCards(QWidget):
    """A card for each column that holds anything: its heading, its first cell, its meaning.

    `chosen` carries the meanings of all columns when one was changed.
    """

    chosen = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[int, _Card] = {}
        self._columns: list[PeopleColumn] = []
        self._shown: object = None
        self._flow = FlowLayout()
        self.setLayout(self._flow)

    @property
    def boxes(self) -> dict[int, ChoiceInput]:
        """What the columns are chosen in, by their place in the sheet."""
        return {at: card.box for at, card in self._cards.items()}

    def show_list(self, found: PeopleList) -> None:
        """Show the columns of a list as they were understood."""
        layout = found.layout
        self._columns = [*layout.columns]
        below = found.rows[layout.below : layout.below + _LOOKED_AT]
        first = {at: _first(cells) for at, cells in enumerate(zip(*below, strict=True))}
        heads = layout.headings or ("",) * len(layout.columns)
        filled = [at for at in range(len(self._columns)) if heads[at] or first.get(at)]
        if self._shown != (found.sheet.name, heads, filled):
            self._shown = (found.sheet.name, heads, filled)
            self._make(filled)
        for at, card in self._cards.items():
            name = " · ".join(filter(None, (column_letters(at), heads[at])))
            card.show_column(name, first.get(at, ""), self._columns[at])

    def _make(self, filled: list[int]) -> None:
        empty(self._flow)
        self._cards = {at: _Card() for at in filled}
        for at, card in self._cards.items():
            card.box.typed.connect(
                lambda meaning, at=at: self._on_chosen(at, PeopleColumn(meaning))
            )
            self._flow.addWidget(card)

    def _on_chosen(self, at: int, meaning: PeopleColumn) -> None:
        if meaning is not self._columns[at]:
            self._columns[at] = meaning
            self.chosen.emit(tuple(self._columns))


class _Card(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "inset")
        self._name, self._sample = elided("heading"), elided("small")
        self.box = ChoiceInput([*COLUMNS.items()])
        self.box.setMinimumContentsLength(_LEAST_LETTERS)
        self.setLayout(column(self._name, self._sample, self.box, spacing=2, margins=4))

    def show_column(self, name: str, sample: str, meaning: PeopleColumn) -> None:
        self._name.setText(name)
        self._sample.setText(sample or "(trống)")
        self.box.setAccessibleName(f"Cột {name} là")
        self.box.show_entry(meaning)


def _first(cells: tuple[str, ...]) -> str:
    return next(filter(None, cells), "")
