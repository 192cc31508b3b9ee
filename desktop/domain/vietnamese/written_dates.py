# SPDX-License-Identifier: MIT
"""Takes day, month and year out of a date as it may be written, the day before the month."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.vietnamese.amounts import amount
from desktop.domain.vietnamese.entry_tokens import Tokens

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = "[0-9]{4}|[0-9]{2}"
_NUMERIC = re.compile(rf"([0-9]{{1,2}}) ?([/.,\\-]) ?([0-9]{{1,2}})(?: ?([/.,\\-]) ?({_YEAR}))?")
_SPACED = re.compile("([0-9]{1,2}) ([0-9]{1,2}) ([0-9]{4})")
# "T7" is Saturday, "T10" October.
_SPELT = re.compile(
    rf"([0-9]{{1,2}})[ -]?(?:(?:thang|thg|th)[ -]?|t(?=1|0?[89]))([0-9]{{1,2}})"
    rf"(?:[ ,/-]*(?:nam )?({_YEAR}))?"
)
_NAMED = re.compile(rf"([0-9]{{1,2}})[ -]?({'|'.join(_MONTHS)})[a-z]*(?:[ ,-]*({_YEAR}))?")
_BACKWARDS = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})")
_RUN_TOGETHER = re.compile("([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})")
_IN_WORDS = re.compile(
    rf"([a-z ]+?|[0-9]{{1,2}}) thang ([a-z]+(?: [a-z]+)?|[0-9]{{1,2}})(?: nam ({_YEAR}))?"
)


_ONES = {
    word: number
    for number, words in enumerate(
        (
            ("mot", "gieng"),
            ("hai",),
            ("ba",),
            ("tu", "bon"),
            ("nam",),
            ("sau",),
            ("bay",),
            ("tam",),
            ("chin",),
            ("muoi",),
        ),
        start=1,
    )
    for word in words
}
"""Words that are numbers beside "tháng", though without accents they may be others elsewhere."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """The parts of a date as they were written; `year` is blank, or has two or four digits.

    `is_told`: written in a way that could be meant otherwise.
    """

    day: int
    month: int
    year: str = ""
    is_told: bool = False


def written_date(folded: str) -> WrittenDate | None:
    """Return the parts of a date, given without accents and case; `None` if it is none."""
    return next(_found(folded), None)


def _found(folded: str) -> Iterator[WrittenDate]:
    if found := _NUMERIC.fullmatch(folded):
        day, first, month, second, year = found.groups(default="")
        # "2-6/10" is no date, unless a year of four digits stands behind it.
        if first == second or len(year) != 2:  # noqa: PLR2004 - digits
            is_odd = first in {",", "\\"} or bool(year and first != second)
            yield WrittenDate(int(day), int(month), year, is_told=is_odd)
    elif found := _SPACED.fullmatch(folded) or _RUN_TOGETHER.fullmatch(folded):
        yield WrittenDate(int(found[1]), int(found[2]), found[3], is_told=True)
    elif found := _SPELT.fullmatch(folded):
        yield WrittenDate(int(found[1]), int(found[2]), found[3] or "")
    elif found := _NAMED.fullmatch(folded):
        yield WrittenDate(int(found[1]), _MONTHS.index(found[2]) + 1, found[3] or "", is_told=True)
    elif found := _BACKWARDS.fullmatch(folded):
        yield WrittenDate(int(found[4]), int(found[3]), found[1])
    elif found := _IN_WORDS.fullmatch(folded):
        day_, month_ = in_digits(found[1]), in_digits(found[2])
        if day_ and month_ and found[1] != "tu":  # "từ tháng mười", not the fourth
            yield WrittenDate(day_, month_, found[3] or "")


def in_digits(words: str) -> int:
    """Return a small number in digits or in words; 0 if it is none."""
    if words.isdecimal():
        return int(words)
    if words in _ONES:
        return _ONES[words]
    tokens = Tokens(words)
    found = amount(tokens)
    return int(found) if found is not None and not tokens.rest else 0
