# SPDX-License-Identifier: MIT
"""What is behind the figure that was chosen: its records as cards, each a way to it."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.vietnamese import grouped
from desktop.domain.week.records import Record
from desktop.services.checks.behind_figure import Behind, known_of
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.parts import button, column, empty, label, row, scrolled
from desktop.ui.widgets.row_button import RowButton
from desktop.ui.widgets.theme import colours

_MOST = 25
_LETTERS = 25
_HINT = "Bấm vào một số để xem số đó từ những hoạt động nào."
_BLANK = "Chưa có hoạt động nào được tính vào đây."


@dataclass(frozen=True, slots=True)
class _Card:
    id: str
    title: str
    known: str
    lacks_evidence: bool


class Panel(QFrame):
    """Shows the records behind a figure.

    `record_wanted` carries the one that was pressed, `item_wanted` asks for the page where all
    the records of the row are.
    """

    record_wanted = Signal(Record)
    item_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._usual_width = self.fontMetrics().averageCharWidth() * _LETTERS + 40
        self._place = label(_HINT, "small", wraps=True)
        self._figures = label(role="title", wraps=True)
        self._rest = label(role="small", wraps=True)
        self._units = label(role="small", wraps=True)
        self._all = button("Mở mục này", self.item_wanted.emit, role="link")
        self._shown: tuple[_Card, ...] | None = None
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        content = QWidget()
        content.setLayout(column(self._cards, self._rest, self._units, 1, margins=(14, 0, 14, 8)))
        head = column(self._place, self._figures, spacing=2, margins=(14, 14, 14, 10))
        foot = row(self._all, 1, margins=(12, 6, 14, 10))
        self.setLayout(column(head, scrolled(content), foot, spacing=0))
        self._all.hide()
        self._figures.hide()

    def show_behind(
        self, behind: Behind, photos: Callable[[Record], int], bare: AbstractSet[str]
    ) -> None:
        """Show what is behind a figure; `bare` are the ids of records without evidence."""
        self._place.setText(behind.place)
        self._figures.setText(behind.figures)
        self._figures.setVisible(bool(behind.figures))
        self._all.show()
        cards = tuple(
            _Card(r.id, r.title or "(chưa đặt tên)", known_of(r, photos(r)), r.id in bare)
            for r in behind.records[:_MOST]
        )
        if cards != self._shown:
            self._shown = cards
            self._fill(cards, behind.records)
        more = len(behind.records) - len(cards)
        nothing = "" if behind.units else _BLANK
        self._rest.setText(nothing if not cards else f"và {more} hoạt động khác" if more else "")
        self._units.setText(_said_of_units(behind.units))

    def focus_first(self) -> None:
        """Go to the first record, if there is one."""
        first = self._cards.itemAt(0)
        widget = first.widget() if first else None
        (widget or self._all).setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(self._usual_width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(self._usual_width, self.maximumWidth()), super().minimumSizeHint().height()
        )

    def _fill(self, cards: tuple[_Card, ...], records: tuple[Record, ...]) -> None:
        empty(self._cards)
        for card, record in zip(cards, records, strict=False):
            made = self._made(card, record)
            self._cards.addWidget(made)
            made.show()  # at once, so that one can go to it by key

    def _made(self, card: _Card, record: Record) -> RowButton:
        title, known = (
            label(card.title, "heading", wraps=True),
            label(card.known, "small", wraps=True),
        )
        parts = column(title, known, spacing=3, margins=(12, 9, 12, 9))
        if card.lacks_evidence:
            sign = Sign(15, "circle-alert", colours().warn)
            words = label("Chưa có minh chứng", "warn", wraps=True)
            line = row(sign, words, spacing=6)
            line.setStretch(1, 1)
            parts.addLayout(line)
        made = RowButton(parts, lambda: self.record_wanted.emit(record))
        made.setProperty("role", "card")
        lacking = ", chưa có minh chứng" if card.lacks_evidence else ""
        made.setAccessibleName(f"{card.title}, {card.known}{lacking}")
        return made


def _said_of_units(units: Sequence[tuple[str, int]]) -> str:
    """Say which units have a part in a figure, and what."""
    if not units:
        return ""
    told = [f"{name}: {grouped(number)}" for name, number in units[:_MOST]]
    more = len(units) - len(told)
    rest = [f"và {grouped(more)} đơn vị khác"] if more else []
    return "\n".join(("Từ các đơn vị:", *told, *rest))
