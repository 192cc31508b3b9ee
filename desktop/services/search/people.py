# SPDX-License-Identifier: MIT
"""The people on the attendance lists of a Week, ready to be searched."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from desktop.services.search.words import WORST, Key, Query

ListedPerson = tuple[str, int, str, str, str]
"""The record's id, the line of its list from 0, full name, born, unit."""


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person found: which line of which list, and how well the name fits."""

    record: str
    line: int
    name: str
    about: str
    rank: int


class People:
    """Knows who is on which list, in as little memory as quick searching allows."""

    def __init__(self, listed: Iterable[ListedPerson]) -> None:
        """Prepare for searching: seconds for a hundred thousand, so not in the window's thread."""
        ids: dict[str, str] = {}
        self._places: list[tuple[str, int]] = []
        self._shown: list[tuple[str, str]] = []
        keys: list[Key] = []
        for record, line, name, born, unit in listed:
            about = " · ".join(filter(None, (born, unit)))
            self._places.append((ids.setdefault(record, record), line))
            self._shown.append((name, about))
            keys.append(Key.of(f"{name} {about}"))
        self._spelt = _Lines([its.spelt for its in keys])
        self._folded = _Lines([its.folded for its in keys])

    def __len__(self) -> int:
        return len(self._places)

    def find(self, query: Query, most: int) -> list[FoundPerson]:
        """Return at most so many who have the words, the best first."""
        found: dict[int, int] = {}
        for rank, at in self._ranked(query):
            found.setdefault(at, rank)
            if len(found) == most:
                break
        return [
            FoundPerson(*self._places[at], *self._shown[at], rank) for at, rank in found.items()
        ]

    def _ranked(self, query: Query) -> Iterator[tuple[int, int]]:
        """Yield the places of those who have the words, each with its rank; some more than once."""
        for rank, lines, phrase in (
            (4, self._spelt, query.key.spelt),
            (5, self._folded, query.key.folded),
        ):
            for at in lines.having(phrase):
                yield rank, at
        for at in self._folded.having_all(query.words):
            yield WORST, at


class _Lines:
    """Lines kept as one text, so that looking through all of them is one call."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = "\n".join((*lines, ""))
        self._starts = array(
            "L", islice(accumulate((len(one) + 1 for one in lines), initial=0), len(lines))
        )

    def having(self, piece: str) -> Iterator[int]:
        """Yield which lines have a piece."""
        at = self._text.find(piece)
        while at >= 0:
            line = bisect_right(self._starts, at) - 1
            yield line
            if line + 1 == len(self._starts):
                return
            at = self._text.find(piece, self._starts[line + 1])

    def having_all(self, pieces: Sequence[str]) -> Iterable[int]:
        """Return which lines have all of several pieces, in any order."""
        if not all(piece in self._text for piece in pieces):
            return ()
        lines = self._text.split("\n")
        first, *others = sorted(pieces, key=len, reverse=True)
        left = [at for at, line in enumerate(lines) if first in line]
        for piece in others:
            left = [at for at in left if piece in lines[at]]
        return left
