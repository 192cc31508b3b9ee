# SPDX-License-Identifier: MIT
"""In what unit a form prints money: in đồng, as it is kept, or in thousands, millions, billions.

The words of the form say so, the unit of a row ("triệu đồng") or the head of a column
("Kinh phí (triệu đồng)"), so that what is printed and what is said of it cannot differ.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from desktop.domain.form.form import Form, Row
from desktop.domain.form.once import once
from desktop.domain.vietnamese import fold

DONG = "đồng"
MONEY_UNITS: Mapping[int, str] = MappingProxyType(
    {1: DONG, 10**3: "nghìn đồng", 10**6: "triệu đồng", 10**9: "tỷ đồng"}
)
"""What money is counted in, by how many đồng that is."""

_DONG = r"(?:dong|vnd|d)\b"
_NAMES = (
    (10**9, re.compile(rf"\bti ?{_DONG}")),
    (10**6, re.compile(rf"\b(?:trieu|tr|1[.,]?000[.,]?000)[. ]*{_DONG}")),
    (10**3, re.compile(rf"\b(?:nghin|ngan|ng|1[.,]?000)[. ]*{_DONG}")),
    (1, re.compile(rf"(?:^|[(/,:]) *(?:vn ?)?{_DONG} *(?:$|[)/,])")),
)


def scale_of(form: Form, row: Row, column: str) -> int:
    """Return how many đồng one of what a figure counts is; 1 too for what is no money."""
    return _scale(form, row.code, column)


def scales_named(form: Form, row: Row, column: str) -> frozenset[int]:
    """Return every scale that the words around a figure name; two contradict each other."""
    head = next(c for c in form.columns if c.key == column)
    named = (_scale_in(text) for text in (row.unit, head.label, head.group))
    return frozenset(scale for scale in named if scale is not None)


def is_money(form: Form, row: Row, column: str) -> bool:
    """Whether a figure is an amount of money, by itself or by the figures it is made of."""
    measure = row.cells[column]
    if measure.percent is not None or measure.is_of_records:
        return measure.sum == "amount"
    parts = measure.made_of(row.code, column)
    if measure.average is not None:
        parts = parts[:1]
    return all(is_money(form, form.row(code), at) for code, at in parts)


@once
def _scale(form: Form, code: str, column: str) -> int:
    row = form.row(code)
    return max(scales_named(form, row, column), default=1) if is_money(form, row, column) else 1


@lru_cache(maxsize=1024)
def _scale_in(text: str) -> int | None:
    words = fold(text)
    return next((scale for scale, name in _NAMES if name.search(words)), None)
