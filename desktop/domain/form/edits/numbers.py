# SPDX-License-Identifier: MIT
"""How the rows under one row, or the sections of one level, are numbered: 1, 2 or a), b) or 1.1."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from string import ascii_lowercase

from desktop.domain.vietnamese.lettering import POINTS

_ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"),
    *("XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV", "XXV"),
)
_FIRST = ("1", "I", "A", "a")
_PARTS = re.compile(r"(?P<before>.*?)(?P<counter>[0-9]+|[A-Za-z]+)(?P<after>\W*)")


@dataclass(frozen=True, slots=True)
class NumberingStyle:
    """A way of numbering; `counter` is that of the first, blank where all have the same sign.

    `letters` are those that it counts by: of points in the order of the decree.
    """

    counter: str = "1"
    before: str = ""
    after: str = ""
    letters: str = POINTS

    def number(self, at: int) -> str:
        """Return the number of what is at a place, counted from 0; blank where none is known."""
        return f"{self.before}{self._counter(at)}{self.after}"

    def _counter(self, at: int) -> str:
        match self.counter:
            case "":
                return ""
            case "I":
                return _ROMAN[at] if at < len(_ROMAN) else str(at + 1)
            case "A" | "a" if at < len(self.letters):
                letter = self.letters[at]
                return letter if self.counter == "a" else letter.upper()
        return str(at + 1)


UNNUMBERED = NumberingStyle(counter="")


def style_of(numbers: Sequence[str]) -> NumberingStyle | None:
    """Return how some numbers count, `None` if they do not: a circular may skip one.

    Letters may be those of the alphabet of programs, in which d is followed by e.
    """
    numbers = [number for number in numbers if number]
    if not numbers:
        return UNNUMBERED
    found = _first(numbers[0])
    if found is None and len(set(numbers)) == 1:
        return NumberingStyle(counter="", before=numbers[0])
    ways = () if found is None else (found, replace(found, letters=ascii_lowercase))
    return next((way for way in ways if _counts(way, numbers)), None)


def _counts(style: NumberingStyle, numbers: Sequence[str]) -> bool:
    return all(style.number(at) == number for at, number in enumerate(numbers))


def beneath(number: str) -> NumberingStyle:
    """Return how the rows under a row are numbered where none is there to follow: 1.1 under 1."""
    bare = number.rstrip(".")
    if re.fullmatch(r"\d+(\.\d+)*", bare):
        return NumberingStyle(before=f"{bare}.")
    return NumberingStyle() if re.fullmatch(r"[A-Z]+", bare) else UNNUMBERED


@dataclass(frozen=True, slots=True)
class Numbered:
    """Something numbered in an outline; a number that `is_fixed` was asked for by a person."""

    id: str
    number: str
    depth: int
    is_fixed: bool = False

    @property
    def stays_bare(self) -> bool:
        """Whether somebody wants no number here: a total has none."""
        return self.is_fixed and not self.number


def renumbered(former: Sequence[Numbered], now: Sequence[Numbered]) -> list[str]:
    """Return the numbers of an outline whose parts were moved, added or taken out.

    What counted before goes on to count; where a circular skips a number, or somebody asked for
    another, all stay as they are. What has no number beside others that have one goes on so.
    """
    styles = {group.key: _relative(group) for group in _groups(former)}
    usual = {group.depth: styles[group.key] for group in reversed(_groups(former))}
    bare = {each.id: g.key for g in _groups(former) for each in g.parts if not each.number}
    numbers = {each.id: each.number for each in now}
    for group in _groups(now):
        above = numbers.get(group.above.id, "")
        style = styles.get(group.key, _asked(group) or usual.get(group.depth, beneath(above)))
        if style is None:
            continue
        parts = [e for e in group.parts if bare.get(e.id) != group.key and not e.stays_bare]
        numbers |= _counted(_absolute(style, above), parts)
    return [numbers[each.id] for each in now]


def _counted(style: NumberingStyle, parts: Sequence[Numbered]) -> dict[str, str]:
    """Return the numbers that parts of one group get, by their ids."""
    counted = {each.id: style.number(at) for at, each in enumerate(parts)}
    if all(not each.is_fixed or each.number == counted[each.id] for each in parts):
        return counted
    free = [each for each in parts if not each.is_fixed]
    if all(each.number for each in free):
        return {}
    return {each.id: style.number(at) for at, each in enumerate(free)}


_ABOVE = "\0"
"""Stands for the number of the row above in a style."""


def _asked(group: "_Group") -> NumberingStyle | None:
    """Return the way of numbering that somebody began in a group; `None` if nobody did."""
    numbers = [each.number for each in group.parts if each.is_fixed and each.number]
    return style_of(numbers) if numbers else None


def _relative(group: "_Group") -> NumberingStyle | None:
    style, above = style_of([each.number for each in group.parts]), group.above.number.rstrip(".")
    if style and above and style.counter and style.before == f"{above}.":
        return replace(style, before=_ABOVE)
    return style


def _absolute(style: NumberingStyle, above: str) -> NumberingStyle:
    if style.before != _ABOVE:
        return style
    return replace(style, before=f"{above.rstrip('.')}." if above else "")


@dataclass(slots=True)
class _Group:
    """What lies under one part of an outline, all equally deep."""

    above: Numbered
    depth: int
    parts: list[Numbered] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, int]:
        return self.above.id, self.depth


def _groups(outline: Sequence[Numbered]) -> list[_Group]:
    groups: dict[tuple[str, int], _Group] = {}
    path: list[Numbered] = []
    for each in outline:
        while path and path[-1].depth >= each.depth:
            path.pop()
        group = _Group(path[-1] if path else Numbered("", "", -1), each.depth)
        groups.setdefault(group.key, group).parts.append(each)
        path.append(each)
    return list(groups.values())


def _first(number: str) -> NumberingStyle | None:
    """Return the way of numbering that begins with this."""
    parts = _PARTS.fullmatch(number)
    if parts is None or parts["counter"] not in _FIRST:
        return None
    return NumberingStyle(parts["counter"], parts["before"], parts["after"])
