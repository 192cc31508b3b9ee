# SPDX-License-Identifier: MIT
"""Puts Vietnamese words and people's names in the order of the dictionary and the class list."""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

from desktop.domain.vietnamese.text import TONES, line, split_tones

# First the letters of a text, then, where those are equal, the tones of each of its words.
_Letter = tuple[int, int, str]
_Strength = tuple[tuple[_Letter, ...], tuple[tuple[int, ...], ...]]

# The Vietnamese alphabet, with f, j, w and z where foreign words need them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET)}
# Marks that are neither a tone nor part of a Vietnamese letter do not count.
_PARTS = re.compile("[0-9]+|[^\u0300-\u036f]")


def alphabetical_key(text: str) -> tuple[_Strength, str]:
    """Return the key by which ``sorted`` puts texts in the order of a Vietnamese dictionary.

    A space comes before digits and digits before letters; ă, â, đ, ê, ô, ơ, ư are letters of their
    own; tones (ngang, huyền, hỏi, ngã, sắc, nặng) count only between equal letters, wherever the
    tone mark stands; ``Lớp 2`` comes before ``Lớp 10``.
    """
    entry = line(text)
    return _strength(entry), entry


def name_key(full_name: str) -> tuple[_Strength, _Strength, _Strength, str]:
    """Return the key of a person in a list: by tên, then họ, then đệm.

    The tên is the last word; a name of one word is all tên.
    """
    entry = line(full_name)
    rest, _, given = entry.rpartition(" ")
    family, _, middle = rest.partition(" ")
    return _strength(given), _strength(family), _strength(middle), entry


def _strength(entry: str) -> _Strength:
    words = [_word(word) for word in entry.lower().split(" ")]
    letters = chain.from_iterable((_SPACE, *letters) for letters, _tones in words)
    return tuple(letters), tuple(tones for _letters, tones in words)


@lru_cache(maxsize=8192)
def _word(word: str) -> tuple[tuple[_Letter, ...], tuple[int, ...]]:
    """Return how the letters of a word rank, and its tones; there are few words, often said."""
    base, marks = split_tones(word)
    return tuple(map(_letter, _PARTS.findall(base))), tuple(TONES.index(mark) for mark in marks)


def _letter(part: str) -> _Letter:
    """Return how a number, compared by value, or a single character ranks among the others."""
    if part[0] in "0123456789":
        value = part.lstrip("0")
        # Numbers of one length compare as text, however long they are.
        return 1, len(value), value
    # č and ĕ, as in names of the Highlands, go with the plain letter.
    rank = _RANKS.get(part, _RANKS.get(unicodedata.normalize("NFD", part)[0]))
    if rank is not None:
        return 2, rank, ""
    return (3 if part.isalpha() else 0), ord(part), ""


_SPACE = _letter(" ")
