# SPDX-License-Identifier: MIT
"""Finds which row of an annex lies under which, by how they are numbered."""

import re
from collections.abc import Iterator, Sequence

from desktop.domain.vietnamese.lettering import next_point

_BULLETS = ("-", "+", "*", "•", "–")
_ROMAN = re.compile(r"[IVXL]+")
_STYLES = (
    ("1", re.compile(r"\d+")),
    ("1.1", re.compile(r"[\w]+(?:\.\w+)+")),
    ("i", re.compile(r"[ivx]{2,}")),
    ("A", re.compile(r"[A-ZĐ]{1,2}")),
    ("a", re.compile(r"[a-zđ]{1,2}\d?")),
)
_UNNUMBERED = ""


def bare_number(number: str) -> str:
    """Return a number without the signs around it: "a" for "a)", "1.2" for "1.2."."""
    return number.strip().strip("().:/ ").rstrip(".")


def depths(numbers: Sequence[str]) -> list[int]:
    """Return how deep each row lies, 0 for the items; a row without a number is under one that has.

    A sign that was met further up leads back to there: after I, 1, 2 another II is beside I.
    """
    found: list[int] = []
    open_styles: list[str] = []
    for style in _styles(numbers):
        if style in open_styles:
            del open_styles[open_styles.index(style) + 1 :]
        else:
            _leave_details(open_styles, style)
            open_styles.append(style)
        found.append(len(open_styles) - 1)
    return found


def _leave_details(open_styles: list[str], style: str) -> None:
    """Leave the rows without a number, and bullets, before a number of a new kind."""
    details = () if style in _BULLETS else (_UNNUMBERED, *_BULLETS)
    while open_styles and open_styles[-1] in details and (style or open_styles[-1] in _BULLETS):
        open_styles.pop()


def _styles(numbers: Sequence[str]) -> Iterator[str]:
    """Yield how each number is written; I, V, X, C and D are letters where B was before."""
    letters = {bare_number(number) for number in numbers}
    are_letters = "A" in letters and "I" not in letters
    last = ""
    for number in numbers:
        token = bare_number(number)
        if number.strip() in _BULLETS:
            yield number.strip()
        elif not token:
            yield _UNNUMBERED
        elif _ROMAN.fullmatch(token) and not are_letters and not _follows(last, token):
            yield "I"
        else:
            style = next((name for name, known in _STYLES if known.fullmatch(token)), _UNNUMBERED)
            yield f"{style} of {token.count('.')}" if style == "1.1" else style
        if token.isupper():
            last = token


def _follows(before: str, token: str) -> bool:
    """Whether a letter is the one after another: C after B is no hundred."""
    if len(before) != 1 or len(token) != 1:
        return False
    is_next = token == next_point(before) or ord(token) == ord(before) + 1
    return is_next and before != "I"
