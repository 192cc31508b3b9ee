# SPDX-License-Identifier: MIT
"""Numbers the sections that are printed: one left out leaves no hole among its neighbours."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

POINT = 3
"""The level of the points, a) and b) (decree 30/2020, II.6đ)."""


class Outlined(Protocol):
    """A part of an outline: of the report, or of another document."""

    @property
    def key(self) -> str:
        """By what its text is known."""

    @property
    def title(self) -> str:
        """What stands above it."""

    @property
    def number(self) -> str:
        """What it is numbered with, blank for none."""

    @property
    def level(self) -> int:
        """How deep it stands, from 1."""

    @property
    def optional(self) -> bool:
        """Whether it is left out while it has no text."""

    @property
    def is_heading(self) -> bool:
        """Whether it only gathers those beneath it."""


_Part = TypeVar("_Part", bound=Outlined)


def printed_sections(
    sections: Sequence[_Part], texts: Mapping[str, str]
) -> list[tuple[_Part, str]]:
    """Return the sections that are printed, each with its number.

    An optional section without a text is left out, an optional heading without sections beneath
    it. Those that stay in one part then take the form's numbers of that part in turn; where all
    stay, each has its own, whatever the form skips.
    """
    parents = _parents(sections)
    kept = [_is_printed(at, sections, texts, parents) for at in range(len(sections))]
    left: dict[tuple[int, int], list[str]] = {}
    for at, section in enumerate(sections):
        if section.number:
            left.setdefault((parents[at], section.level), []).append(section.number)
    return [
        (section, left[parents[at], section.level].pop(0) if section.number else "")
        for at, section in enumerate(sections)
        if kept[at]
    ]


def printed_titles(sections: Sequence[Outlined], texts: Mapping[str, str]) -> dict[str, str]:
    """Return the titles of all sections by their keys; one that is left out bears no number."""
    numbers = {section.key: number for section, number in printed_sections(sections, texts)}
    return {s.key: headed(s, numbers.get(s.key, "")) for s in sections}


def headed(section: Outlined, number: str) -> str:
    """Return a title as it is printed with its number: "I. TỔ CHỨC", "2. Nội dung", "a) …"."""
    title = section.title.upper() if section.level == 1 else section.title
    return f"{number}{')' if section.level == POINT else '.'} {title}" if number else title


def _parents(sections: Sequence[Outlined]) -> list[int]:
    """Return where the section stands under which each one stands, -1 for none."""
    found: list[int] = []
    for at, section in enumerate(sections):
        above = (n for n in range(at - 1, -1, -1) if sections[n].level < section.level)
        found.append(next(above, -1))
    return found


def _is_printed(
    at: int, sections: Sequence[Outlined], texts: Mapping[str, str], parents: Sequence[int]
) -> bool:
    section = sections[at]
    if not section.optional or texts.get(section.key, "").strip():
        return True
    return section.is_heading and any(
        _is_printed(n, sections, texts, parents) for n, parent in enumerate(parents) if parent == at
    )
