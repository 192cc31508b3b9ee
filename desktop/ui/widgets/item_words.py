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


def figures_text(item: Item) -> str:
    """Return the figures of an item in as few letters as may be: "15 · 830", "38,5 tr"."""
    if not item.records:
        return ""
    texts = [short_money(v) if q == "amount" else grouped(v) for q, v in item.figures]
    return " · ".join(texts) or "–"
