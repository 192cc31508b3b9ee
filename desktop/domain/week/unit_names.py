# SPDX-License-Identifier: MIT
"""Tells whether two names are of one unit: surely, perhaps, or not.

An office writes "TTHTCĐ xã Hòa Bình" in its list, the unit "Trung tâm HTCĐ XÃ HOÀ BÌNH" in its
report. The same words are surely the same unit, however they are spelt or abbreviated. Where an
accent, a slip of the pen, the kind of place or the district makes the difference they may be one,
and nobody but a person knows. Other words, numbers or kinds of institution are another unit.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.vietnamese import fold, line, same_spelling_key
from desktop.domain.vietnamese.syllables import is_syllable

_SHORT_FOR: Mapping[str, str] = {
    "trung tam hoc tap cong dong": "tthtcd",
    "tt hoc tap cong dong": "tthtcd",
    "trung tam htcd": "tthtcd",
    "tt htcd": "tthtcd",
    "ttht cd": "tthtcd",
    "uy ban nhan dan": "ubnd",
    "trung hoc pho thong": "thpt",
    "trung hoc co so": "thcs",
    "tieu hoc": "th",
    "mau giao": "mg",
    "mam non": "mn",
    "giao duc nghe nghiep": "gdnn",
    "giao duc thuong xuyen": "gdtx",
    "phong giao duc va dao tao": "pgddt",
    "phong gd dt": "pgddt",
    "so giao duc va dao tao": "sgddt",
    "so gd dt": "sgddt",
    "thi tran": "thitran",
    "thi xa": "thixa",
    "tx": "thixa",
    "thanh pho": "thanhpho",
    "tp": "thanhpho",
}
"""What stands for what, without accents."""

_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _SHORT_FOR)
_KINDS = frozenset(
    {"tthtcd", "ubnd", "thpt", "thcs", "th", "mg", "mn", "gdnn", "gdtx", "pgddt", "sgddt"}
)
_VAGUE = ("trường", "trung", "tâm", "tt")
"""What may stand before a name and says nothing; within one it is of the name: xã Xuân Trường."""

_PLACES, _ABOVE = ("xã", "phường", "thitran"), ("huyện", "quận", "thixa", "thanhpho", "tỉnh")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[,;(–—]|(?<=\s)-(?=\s)")
_SHORTEST_SLIP, _DIGITS_OF_A_YEAR = 3, 4
_NO_NAMES = frozenset({"nam", "lan", "ngay", "thang", "kem", "gui", "nop", "bao", "phu"})
"""What goes on after a name in names of files, without accents."""

_BEFORE_A_NUMBER = {"so": "", "p": "phường", "x": "xã", "q": "quận"}


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name as words: as they are spelt but for case and place of the tone, and without accents.

    `own` are those that tell it from others of its kind, by their places among the words; `above`
    what follows of the district or province.
    """

    spelt: tuple[str, ...]
    plain: tuple[str, ...]
    own: tuple[int, ...]
    above: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it is written without any accent."""
        return all(map(str.isascii, self.spelt))

    @property
    def core(self) -> tuple[str, ...]:
        """Its own words without accents."""
        return tuple(self.plain[at] for at in self.own)

    def is_same(self, other: "UnitName") -> bool:
        """Whether both are surely of one unit, as far as a name can tell."""
        is_spelt_alike = self.spelt == other.spelt or self.is_plain or other.is_plain
        return self.plain == other.plain and is_spelt_alike

    def may_be(self, other: "UnitName") -> bool:
        """Whether both may be of one unit; those that surely are may be too."""
        mine, theirs = _KINDS.intersection(self.plain), _KINDS.intersection(other.plain)
        if mine and theirs and mine != theirs:
            return False
        if self.above and other.above and self.above != other.above:
            return False
        return "".join(self.core) == "".join(other.core) or self._is_slip_of(other)

    def _is_slip_of(self, other: "UnitName") -> bool:
        pairs = zip(self.own, other.own, strict=False)
        unlike = [(a, b) for a, b in pairs if self.plain[a] != other.plain[b]]
        if len(self.own) != len(other.own) or len(unlike) != 1:
            return False
        ((a, b),) = unlike
        one, two = self.plain[a], other.plain[b]
        is_word = is_syllable(self.spelt[a]) and is_syllable(other.spelt[b])
        is_long = min(len(one), len(two)) >= _SHORTEST_SLIP and not (one + two).isdecimal()
        return is_long and not is_word and _is_one_slip(one, two)


def _is_one_slip(one: str, other: str) -> bool:
    """Whether a letter more, less or other, or two in the wrong order, make one word the other."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])  # noqa: PLR2004


@lru_cache(maxsize=32768)
def unit_name(text: str) -> UnitName:
    """Return a name as it is compared."""
    spelt, end = _words(text)
    plain = tuple(map(fold, spelt))
    is_plain = all(map(str.isascii, spelt))

    def are(words: Sequence[str]) -> frozenset[str]:
        return frozenset(map(fold if is_plain else same_spelling_key, words))

    places, above, vague = are(_PLACES), are(_ABOVE), are(_VAGUE)
    own, is_before = list[int](), True
    for at, word in enumerate(spelt[: end or None]):
        if own and word in above:
            end = at
            break
        is_before = is_before and (word in vague or word in _KINDS)
        if not is_before and word not in places and word not in _KINDS:
            own.append(at)
    return UnitName(spelt, plain, tuple(own), plain[end:] if end else ())


def unit_key(name: str) -> str:
    """Return what names that are surely of one unit have in common."""
    return " ".join(unit_name(name).plain)


def mentions(text: str, name: str) -> bool:
    """Whether a paragraph, a cell or a file's name has the whole name of a unit in it.

    "xã Hòa" is not mentioned by "TTHTCĐ xã Hòa Bình": nothing may go on with a name at its end,
    nor say of another kind of institution before it.
    """
    asked, parts = unit_name(name), [*_parts(text)]
    words = [word for word, _raw in parts]
    size = len(asked.spelt)
    for at in range(len(words) - size + 1 if size else 0):
        here = tuple(words[at : at + size])
        if tuple(map(fold, here)) != asked.plain:
            continue
        is_spelt_alike = here == asked.spelt or asked.is_plain or all(map(str.isascii, here))
        is_whole = not (at and words[at - 1] in _KINDS) and not _goes_on(parts[at + size - 1 :])
        if is_spelt_alike and is_whole:
            return True
    return False


def _goes_on(parts: Sequence[tuple[str, str]]) -> bool:
    """Whether what follows the first word may be of the same name."""
    if len(parts) == 1 or not (after := parts[1][0]):
        return False
    last, raw = parts[0][1], parts[1][1]
    if fold(raw) in _NO_NAMES or (len(raw) >= _DIGITS_OF_A_YEAR and raw.isdecimal()):
        return False
    tells_by_case = last[0].isdecimal() or (last[0].isupper() and not last.isupper())
    return not tells_by_case or not raw.islower() or after in _PLACES


def _words(text: str) -> tuple[tuple[str, ...], int]:
    """Return the words of a name and where its second part begins after a comma or a dash, or 0."""
    words, end = list[str](), 0
    for word, _raw in _parts(text):
        if word:
            words.append(word)
        elif not end and any(known not in _KINDS for known in words):
            end = len(words)
    return tuple(words), end


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word as it is compared, and as it was written; a comma or a dash is blank."""
    tokens = _TOKEN.findall(line(text))
    folded = [fold(token) for token in tokens]
    at = 0
    while at < len(tokens):
        sizes = range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1)
        many = next((n for n in sizes if " ".join(folded[at : at + n]) in _SHORT_FOR), 1)
        phrase, raw = " ".join(folded[at : at + many]), tokens[at + many - 1]
        is_numbered = "".join(tokens[at + 1 : at + 2]).isdecimal()
        at += many
        if not raw[0].isalnum():
            yield "", raw
        elif is_numbered and phrase in _BEFORE_A_NUMBER:
            if stands_for := _BEFORE_A_NUMBER[phrase]:
                yield same_spelling_key(stands_for), raw
        elif raw.isdecimal():
            yield raw.lstrip("0") or "0", raw
        else:
            short = phrase if phrase in _KINDS else _SHORT_FOR.get(phrase)
            yield short or same_spelling_key(raw), raw


class UnitNames:
    """Units by their names: which are surely the one that is asked for, and which may be."""

    def __init__(self) -> None:
        self._names: dict[str, UnitName] = {}
        self._by_key: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def enter(self, unit: str, name: str) -> None:
        """Know a unit by this name from now on, and no longer by a former one."""
        new = unit_name(name)
        if (old := self._names.get(unit)) == new:
            return
        for key in _keys(old) if old else ():
            self._by_key[key].pop(unit, None)
        self._names[unit] = new
        for key in _keys(new):
            self._by_key[key][unit] = None

    def leave(self, unit: str) -> None:
        """Forget a unit."""
        if old := self._names.pop(unit, None):
            for key in _keys(old):
                self._by_key[key].pop(unit, None)

    def same(self, name: str) -> list[str]:
        """Return the units that are surely meant; those spelt to the accent come alone."""
        asked = unit_name(name)
        found = [unit for unit in self._near(asked) if self._names[unit].is_same(asked)]
        exact = [unit for unit in found if self._names[unit].spelt == asked.spelt]
        return exact or found

    def alike(self, name: str) -> list[str]:
        """Return the units that may be meant."""
        asked = unit_name(name)
        return [unit for unit in self._near(asked) if self._names[unit].may_be(asked)]

    def _near(self, asked: UnitName) -> list[str]:
        keys = [_key(asked), *(f"!{rest}" for rest, _is_word in _slips(asked))]
        keys += [f"?{rest}" for rest, is_word in _slips(asked) if not is_word]
        return list(dict.fromkeys(unit for key in keys for unit in self._by_key.get(key, ())))


def _keys(name: UnitName) -> Iterator[str]:
    """Yield under what a unit is found: its own words together, and all of them but one."""
    yield _key(name)
    for rest, is_word in _slips(name):
        yield f"{'?' if is_word else '!'}{rest}"


def _key(name: UnitName) -> str:
    return "".join(name.core) if name.core else " ".join(name.plain)


def _slips(name: UnitName) -> Iterator[tuple[str, bool]]:
    """Yield all own words but one, and whether that one is a word of the language.

    Two such words that differ are two names, so that those need not be compared.
    """
    core = name.core
    for at, word in enumerate(core):
        if not word.isdecimal():
            rest = "*".join((*core[:at], "", *core[at + 1 :]))
            yield rest, is_syllable(name.spelt[name.own[at]])
