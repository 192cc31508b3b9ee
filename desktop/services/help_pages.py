# SPDX-License-Identifier: MIT
"""Reads the pages of the help and finds those that speak of something."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desktop.domain.vietnamese import fold
from desktop.paths import resources

_INDEX = "muc-luc.toml"
_WORD = re.compile(r"\w+")
_PICTURE = re.compile(r"!\[[^]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
_BROKEN = re.compile(r"(?<=[^\n|])\n(?! *(?:[-*>] |[#|]|\d+\.|\n)) *")
"""The end of a line within a paragraph."""

_MARK = re.compile(r"\*+|`|^#+ |^ *[-*>] +|^ *\d+\. +", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One task explained; `screens` are those of the window whose F1 leads here.

    `also` are words by which people look for it that it does not use itself.
    """

    path: Path
    screens: tuple[str, ...]
    also: str
    text: str

    @property
    def title(self) -> str:
        """What the page is called: its first line."""
        return self.text.partition("\n")[0].removeprefix("# ")

    @property
    def words(self) -> str:
        """What it says below its title, a paragraph to a line and without marks of Markdown."""
        below = _PICTURE.sub("", self.text.partition("\n")[2]).strip()
        return _MARK.sub("", _BROKEN.sub(" ", _LINK.sub(r"\1", below)))


@cache
def help_pages() -> tuple[HelpPage, ...]:
    """Return all pages in the order of the contents."""
    folder = resources() / "help"
    index = tomllib.loads((folder / _INDEX).read_text(encoding="utf-8"))
    return tuple(_page(folder, entry) for entry in index["page"])


def page_for(screen: str) -> HelpPage:
    """Return the page on a screen of the window, the first page if none is."""
    pages = help_pages()
    return next((page for page in pages if screen in page.screens), pages[0])


def page_named(name: str) -> HelpPage:
    """Return the page whose file bears a name.

    Raises:
        KeyError: no page does.
    """
    return {page.path.stem: page for page in help_pages()}[name]


def pages_about(words: str) -> tuple[HelpPage, ...]:
    """Return the pages that have all of these words, or beginnings of words; accents may lack."""
    wanted = fold(words).split()
    return tuple(
        page for page in help_pages() if all(_is_in(f"{page.text} {page.also}", w) for w in wanted)
    )


def spots(text: str, words: str) -> list[tuple[int, int]]:
    """Return where in a text words begin as one of these does: each from and to."""
    wanted = tuple(fold(words).split())
    if not wanted:
        return []
    return [m.span() for m in _WORD.finditer(text) if fold(m[0]).startswith(wanted)]


def _is_in(text: str, word: str) -> bool:
    return f" {word}" in f" {' '.join(_WORD.findall(fold(text)))}"


def _page(folder: Path, entry: Mapping[str, Any]) -> HelpPage:
    path = folder / f"{entry['name']}.md"
    text = path.read_text(encoding="utf-8")
    return HelpPage(path, tuple(entry["screens"]), entry.get("also", ""), text)
