# SPDX-License-Identifier: MIT
"""Finds the row that the title of an activity speaks of."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from desktop.domain.vietnamese import fold

_CLAUSES, _WORDS = re.compile(r"[^\w\s]+"), re.compile(r"\w+")
_MUCH = 0.6
"""How many of two titles' words they must share to be taken for one another."""

_LEAD = 1.4
"""How much better than the next one a row must fit, so that it is the one meant."""


def likely_category(
    title: str, wordings: Mapping[str, Sequence[str]], before: Mapping[str, Iterable[str]]
) -> str:
    """Return the category a title speaks of, blank where that is not certain.

    `wordings` are by category the words of the form, `before` the titles that stood in it. A title
    much like one before goes where that went, if they all went there. Else pairs of syllables
    count, as most Vietnamese words are, with their tones if the title has any; a pair of few
    categories weighs more than one of many.
    """
    if title.strip():
        went = [c for c in wordings if any(_are_alike(title, t) for t in before.get(c, ()))]
        if went:
            return went[0] if len(went) == 1 else ""
    return _spoken_of(title, wordings)


def _spoken_of(title: str, wordings: Mapping[str, Sequence[str]]) -> str:
    has_tones = not title.isascii()
    of_title = _pairs(title, with_tones=has_tones)
    found = {
        category: frozenset[str]().union(*(_pairs(text, with_tones=has_tones) for text in texts))
        for category, texts in wordings.items()
    }
    spread = Counter(pair for pairs in found.values() for pair in pairs)
    scores = {
        category: sum(math.log(1 + len(found) / spread[pair]) for pair in of_title & pairs)
        for category, pairs in found.items()
    }
    best, *others = sorted(scores, key=scores.__getitem__, reverse=True) or [""]
    if not best or not scores[best]:
        return ""
    return best if all(scores[best] >= _LEAD * scores[other] for other in others[:1]) else ""


def _are_alike(one: str, other: str) -> bool:
    """Compare quickly: a large Week has thousands of titles, and this is asked while one types."""
    mine, theirs = _words(one), _words(other)
    return len(mine & theirs) > _MUCH * len(mine | theirs)


@lru_cache(maxsize=8192)
def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in _WORDS.findall(title.lower()) if not word.isdecimal())


@lru_cache(maxsize=8192)
def _pairs(text: str, *, with_tones: bool) -> frozenset[str]:
    spelt = text.lower() if with_tones else fold(text)
    clauses = (clause.split() for clause in _CLAUSES.split(spelt))
    return frozenset(f"{a} {b}" for words in clauses for a, b in pairwise(words))
