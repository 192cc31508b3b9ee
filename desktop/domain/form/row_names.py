# SPDX-License-Identifier: MIT
"""Compares what rows and sections are called: other words, spellings and abbreviations of one."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from desktop.domain.vietnamese import fold

SAME = 0.95
"""From here on two names say the same, in the same words but for those that say nothing."""

LIKE = 0.6
"""From here on one may be meant by the other."""

_ABBREVIATIONS: Mapping[str, str] = {
    "tthtcd": "trung tam hoc tap cong dong",
    "htcd": "hoc tap cong dong",
    "htsd": "hoc tap suot doi",
    "xhht": "xa hoi hoc tap",
    "xh": "xa hoi",
    "kh": "ke hoach",
    "cb": "can bo",
    "cbql": "can bo quan ly",
    "ql": "quan ly",
    "gv": "giao vien",
    "bcv": "bao cao vien",
    "hs": "hoc sinh",
    "hv": "hoc vien",
    "ld": "lao dong",
    "cn": "cong nhan",
    "th": "tieu hoc",
    "thcs": "trung hoc co so",
    "pcgd": "pho cap giao duc",
    "xmc": "xoa mu chu",
    "tdtt": "the duc the thao",
    "kns": "ky nang song",
    "gd": "giao duc",
    "nsnn": "ngan sach nha nuoc",
    "vhvn": "van hoa van nghe",
    "clb": "cau lac bo",
    "cc": "cong chuc",
    "vc": "vien chuc",
    "cbccvc": "can bo cong chuc vien chuc",
    "cntt": "cong nghe thong tin",
}
_SILENT = frozenset(
    {"cac", "nhung", "ve", "cua", "va", "duoc", "da", "viec", "so", "luong", "to", "chuc"}
    | {"nham", "trong", "do", "neu", "co"}
)
_OPPOSED = (("tap the", "ca nhan"), ("truc tiep", "truc tuyen"), ("ke hoach", "thuc hien"))
_BRACKETS = re.compile(r"\([^)]*\)?")
_WORDS = re.compile(r"\w+")
_WITHOUT_BRACKETS, _PART, _OPPOSITE = 0.97, 0.9, 0.5
_LEAST_COMMON = 0.45
_LONGEST = 400


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1 for the same words.

    Accents, case, abbreviations and words such as "các" and "về" make no difference; what one of
    them says more in brackets makes little.
    """
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return float(fold(one) == fold(other))
    if mine == theirs:
        return 1.0
    shorter, longer = _words(_BRACKETS.sub(" ", one)), _words(_BRACKETS.sub(" ", other))
    if shorter and shorter == longer:
        return _WITHOUT_BRACKETS
    found = max(_likeness(mine, theirs), _PART * _likeness(shorter or mine, longer or theirs))
    return found * _OPPOSITE if _are_opposed(mine, theirs) else found


def _likeness(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    common = sum(min(mine.count(word), theirs.count(word)) for word in set(mine))
    shared = 2 * common / (len(mine) + len(theirs))
    if shared < _LEAST_COMMON:
        return shared
    letters = SequenceMatcher(None, " ".join(mine), " ".join(theirs), autojunk=False).ratio()
    return min(0.94, (shared + letters) / 2)


def _are_opposed(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    one, other = f" {' '.join(mine)} ", f" {' '.join(theirs)} "
    return any(
        (f" {a} " in one) != (f" {a} " in other) and (f" {b} " in one) != (f" {b} " in other)
        for a, b in _OPPOSED
    )


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    words = _WORDS.findall(fold(name[:_LONGEST]))
    spelt = fold(" ".join(_ABBREVIATIONS.get(word, word) for word in words)).split()
    return tuple(word for word in spelt if word not in _SILENT) or tuple(spelt)
