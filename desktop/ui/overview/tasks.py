# SPDX-License-Identifier: MIT
"""The items of the form as a list of tasks: figures of this year and the last, and the state."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.domain.checks.items import Item, ItemState
from desktop.services.weeks.last_year import LastYear
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.item_words import STATES, figures_text
from desktop.ui.widgets.parts import label, row, set_property
from desktop.ui.widgets.row_button import RowButton, lined_up
from desktop.ui.widgets.theme import colours

_SIGNS = {
    ItemState.EMPTY: "circle-dashed",
    ItemState.IN_PROGRESS: "clock",
    ItemState.HAS_PROBLEMS: "circle-alert",
    ItemState.DONE: "circle-check",
}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TaskList(QFrame):
    """Shows every item of the form; pressing one opens its records."""

    def __init__(self, items: Sequence[Item], open_item: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.rows = {item.row.code: _Task(item, open_item) for item in items}
        self._years = label(role="small")
        head = row(label("Các mục của báo cáo", "heading"), 1, self._years, margins=(14, 9, 14, 9))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        layout.addLayout(head)
        for task in self.rows.values():
            layout.addWidget(task)

    def show_items(
        self, items: Sequence[Item], before: LastYear | None, *, with_units: bool
    ) -> None:
        """Show the items as they stand now, beside those of the year before."""
        self._years.setText(f"trong ngoặc: năm {before.year}" if before else "")
        for item in items:
            past = before.items.get(item.row.code) if before else None
            year = before.year if before else 0
            self.rows[item.row.code].show_item(item, past, year, with_units=with_units)
        tasks = self.rows.values()
        lined_up(*([getattr(task, part) for task in tasks] for part in _Task.COLUMNS))


class _Task(RowButton):
    COLUMNS = ("figures", "before", "state")

    def __init__(self, item: Item, open_item: Callable[[str], object]) -> None:
        self._sign, self._name = Sign(18), label(item.row.title)
        self.figures, self.before = label(), label(role="small")
        self.state = label(role="small")
        for part in (self.figures, self.before):
            part.setAlignment(_RIGHT)
        self.state.setContentsMargins(6, 0, 0, 0)
        parts = row(
            self._sign, self._name, self.figures, self.before, self.state, margins=(14, 6, 14, 6)
        )
        parts.setStretch(1, 1)
        super().__init__(parts, lambda: open_item(item.row.code))
        self._shown_state: ItemState | None = None

    def show_item(self, item: Item, past: Item | None, year: int, *, with_units: bool) -> None:
        words = figures_text(item, with_units=True) or "–"
        shown = figures_text(item, with_units=with_units) or "–"
        before = figures_text(past) if past else ""
        self.figures.setText(shown)
        self.before.setText(f"({before})" if before else "")
        self._show_state(item.state)
        once = f", năm {year}: {before}" if before else ""
        self.setAccessibleName(f"{item.row.title}, {words}{once}, {STATES[item.state]}")

    def _show_state(self, state: ItemState) -> None:
        if state is self._shown_state:
            return
        self._shown_state = state
        colour = _colour(state)
        self._sign.show_sign(_SIGNS[state], colour)
        self.state.setText(STATES[state])
        set_property(self.state, "role", "warn" if state is ItemState.HAS_PROBLEMS else "small")


def _colour(state: ItemState) -> str:
    use = colours()
    return {
        ItemState.EMPTY: use.edge,
        ItemState.IN_PROGRESS: use.accent,
        ItemState.HAS_PROBLEMS: use.warn,
        ItemState.DONE: use.good,
    }[state]
