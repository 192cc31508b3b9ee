# SPDX-License-Identifier: MIT
"""Takes an entry with a number in it apart: numerals, words and marks, one after another."""

import re

from desktop.domain.vietnamese.text import line

# "1 500 000" is one numeral, "đ/c" one word, "trđ" two.
_TOKEN = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*"
    r"|[đd][/.]c\b|tr(?=đ\b)|[^\W\d_]+|\./\.|\S"
)


class Tokens:
    """The tokens of an entry, in lower case, and how far they were read.

    `is_told` becomes true where something was understood that could be meant otherwise.
    """

    def __init__(self, entry: str) -> None:
        self.all = tuple(_TOKEN.findall(line(entry).lower()))
        self.at = 0
        self.is_told = False

    @property
    def next(self) -> str:
        """The token to be read next, blank at the end."""
        return self.all[self.at] if self.at < len(self.all) else ""

    @property
    def rest(self) -> tuple[str, ...]:
        """All tokens not read yet."""
        return self.all[self.at :]

    def take(self, *wanted: str) -> str:
        """Return the next token and go past it if it is one of those wanted; else blank."""
        token = self.next
        if not token or token not in wanted:
            return ""
        self.at += 1
        return token

    def take_phrase(self, phrase: tuple[str, ...]) -> bool:
        """Go past a phrase if it comes next."""
        if self.rest[: len(phrase)] != phrase:
            return False
        self.at += len(phrase)
        return True
