# SPDX-License-Identifier: MIT
"""Matches what is looked for against texts: beginnings of words, with accents first."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from desktop.domain.vietnamese import fold, same_spelling_key

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_REMEMBERED = 40_000
_AROUND = " -–•\t"
"""What stands before a line of a list, and says nothing of it."""

WORST = 9
"""The rank of a text that has the words looked for in any order."""


def _words(text: str) -> str:
    """Return words as they are searched: a blank before each, nothing else between them."""
    return "".join(f" {word}" for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Key:
    """A text as it is searched: as it is spelt, and without its accents."""

    spelt: str
    folded: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the key of a text."""
        return cls(_words(same_spelling_key(text)), _words(fold(text)))


key = lru_cache(maxsize=_REMEMBERED)(Key.of)
"""`Key.of` for the texts of a Week, which are asked for again after each change."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `words` are beginnings of words, all of which must be there."""

    key: Key
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Read what was typed."""
        made = Key.of(text)
        return cls(made, tuple(f" {word}" for word in dict.fromkeys(made.folded.split())))

    def __bool__(self) -> bool:
        return bool(self.words)

    def is_in(self, folded: str) -> bool:
        """Whether a text, folded, has all the words."""
        return all(word in folded for word in self.words)

    def count_in(self, folded: str) -> int:
        """Return how many of the words a text, folded, has."""
        return sum(word in folded for word in self.words)

    def rank_in(self, text: Key, *, is_title: bool) -> int:
        """Return how well a text that has the words fits: 0 is best, `WORST` says any order.

        As it was typed goes before without accents, the whole of a text before a part of it, a
        title before what else is written, and the beginning of a title before its middle.
        """
        for spelling, (own, whole) in enumerate(
            ((self.key.spelt, text.spelt), (self.key.folded, text.folded))
        ):
            if whole == own:
                return (0 if is_title else 2) + spelling
            if is_title and whole.startswith(own):
                return 4 + spelling
            if own in whole:
                return (6 if is_title else 7) + spelling
        return WORST


def excerpt(text: str, query: Query, most: int = 90) -> str:
    """Return the line of a text that has most of the words, cut around the first of them."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    best = max(lines, key=lambda line: query.count_in(key(line).folded))
    if len(best) <= most:
        return best.strip(_AROUND)
    first = _first_word(best, query)
    start = max(0, min(first - most // 3, len(best) - most))
    start = best.rfind(" ", 0, start + 1) + 1
    end = start + most if start + most >= len(best) else best.rfind(" ", start + 1, start + most)
    end = max(end, start + 1) if end > 0 else start + most
    return f"{'…' if start else ''}{best[start:end].strip(_AROUND)}{'…' if end < len(best) else ''}"


def _first_word(text: str, query: Query) -> int:
    wanted = tuple(word.strip() for word in query.words)
    found = (m.start() for m in _WORD.finditer(text) if fold(m[0]).startswith(wanted))
    return next(found, 0)
