# SPDX-License-Identifier: MIT
"""Works out the numbers that Word puts before paragraphs and that stand nowhere in their text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_LETTERS = 26
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


@dataclass(frozen=True, slots=True)
class ListLevel:
    """Which list a paragraph belongs to, and how deep in it."""

    list_id: str
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of one document; paragraphs are numbered in their order."""

    _levels: Mapping[str, Mapping[int, _Level]]
    _kinds: Mapping[str, str]
    _restarts: Mapping[tuple[str, int], int]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, place: ListLevel) -> str:
        """Return the number of the next paragraph there: "1.", "a)", "-"; blank for none."""
        kind = self._kinds.get(place.list_id)
        levels = self._levels.get(kind or "", {})
        level = levels.get(place.level)
        if kind is None or level is None:
            return ""
        counts = self._counts.setdefault(kind, {})
        restart = self._restarts.get((place.list_id, place.level))
        if restart is not None and (place.list_id, place.level) not in self._begun:
            counts.pop(place.level, None)
        self._begun.add((place.list_id, place.level))
        start = level.start if restart is None else restart
        counts[place.level] = counts[place.level] + 1 if place.level in counts else start
        for deeper in [at for at in counts if at > place.level]:
            del counts[deeper]
        if level.kind == "bullet":
            return "-"
        return re.sub(r"%([1-9])", lambda m: _said(levels, counts, int(m[1]) - 1), level.text)


def _said(levels: Mapping[int, _Level], counts: Mapping[int, int], at: int) -> str:
    level = levels.get(at)
    if level is None:
        return ""
    return _spelt(counts.get(at, level.start), level.kind)


def _spelt(number: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter") and number > 0:
        times, at = divmod(number - 1, _LETTERS)
        letter = chr(ord("A") + at) * (times + 1)
        return letter if kind == "upperLetter" else letter.lower()
    if kind == "none":
        return ""
    return f"{number:02}" if kind == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        times, number = divmod(number, value)
        letters += letter * times
    return letters


def read_numbering(root: Element | None) -> Numbering:
    """Return the lists that a document declares; none where it declares none."""
    if root is None:
        return Numbering({}, {}, {})
    levels = {
        abstract.get(f"{W}abstractNumId", ""): dict(map(_level, abstract.findall(f"{W}lvl")))
        for abstract in root.findall(f"{W}abstractNum")
    }
    kinds: dict[str, str] = {}
    restarts: dict[tuple[str, int], int] = {}
    for number in root.findall(f"{W}num"):
        list_id = number.get(f"{W}numId", "")
        kinds[list_id] = setting(number, "abstractNumId")
        for override in number.findall(f"{W}lvlOverride"):
            if override.find(f"{W}startOverride") is not None:
                at = whole(override.get(f"{W}ilvl"))
                restarts[list_id, at] = whole(setting(override, "startOverride"), 1)
    return Numbering(levels, kinds, restarts)


def _level(level: Element) -> tuple[int, _Level]:
    return whole(level.get(f"{W}ilvl")), _Level(
        kind=setting(level, "numFmt") or "decimal",
        text=setting(level, "lvlText"),
        start=whole(setting(level, "start"), 1),
    )


def setting(parent: Element, name: str) -> str:
    """Return the value of a setting within an element, blank if it is not set."""
    child = parent.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def whole(text: str | None, otherwise: int = 0) -> int:
    """Return a small whole number, `otherwise` for what is none."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text) else otherwise
