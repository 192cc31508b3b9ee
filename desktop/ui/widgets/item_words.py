# SPDX-License-Identifier: MIT
"""The words for an item of the form that the sidebar and the overview share."""

from desktop.domain.checks.items import Item, ItemState
from desktop.domain.vietnamese import grouped, short_money

STATES = {
    ItemState.EMPTY: "trống",
    ItemState.IN_PROGRESS: "đang làm",
    ItemState.HAS_PROBLEMS: "cần xem",
    ItemState.DONE: "xong",
}


def figures_text(item: Item, *, with_units: bool = False) -> str:
    """Return the figures of an item in as few letters as may be: "15 · 830", "15 lớp · 38,5 tr"."""
    if not item.records:
        return ""
    texts = (_short(unit, value, with_units=with_units) for unit, value in item.figures)
    return " · ".join(texts) or "–"


def _short(unit: str, value: int, *, with_units: bool) -> str:
    if unit == "đồng":
        return short_money(value)
    return f"{grouped(value)} {unit}".strip() if with_units else grouped(value)
