# SPDX-License-Identifier: MIT
"""Cleans Vietnamese text on its way in, and folds it for searching, comparing and file names."""

import re
import unicodedata
from functools import lru_cache

# Accents that mark a tone; the circumflex, breve and horn make other letters and are not here.
# They stand in the order of the dictionaries: huyền, hỏi, ngã, sắc, nặng.
TONES = "\u0300\u0309\u0303\u0301\u0323"

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_ODD_SPACES = re.compile(r"[^\S\n\t]")
# Unpaired surrogates and U+FFFE/U+FFFF cannot be stored as UTF-8 or written into a DOCX or XLSX.
_UNWANTED_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
_UNWANTED = frozenset("\ufffe\uffff")
_WANTED = frozenset("\n\t")

# Where i and y are one spelling choice: kỹ/kĩ, lý/lí, quý/quí. Elsewhere they are different sounds
# (tai/tay, túi/túy) or different names (Thi/Thy), and stay apart.
_Y_FOR_I = re.compile(r"\b(h|k|l|m|qu|s|t|v)y")
_WORD = re.compile(r"\w+")

_WINDOWS_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
_UNNAMED = "tep"
_LONGEST_QUOTE = 40


def nfc(text: str) -> str:
    r"""Return entered text as the program keeps it: the one gate for typing, pasting and import.

    The result is NFC (not NFKC, which would rewrite ½ and ²), has only ``\n`` as line break, only
    plain spaces and tabs, and nothing invisible. Text in the old .VnTime encoding must be decoded
    before it comes here: its "ư" is the soft hyphen, which the gate removes.
    """
    if text.isprintable():  # Nearly all text is: no line breaks, no odd spaces, nothing invisible.
        return unicodedata.normalize("NFC", text)
    return _several_lines(text)


@lru_cache(maxsize=64)
def _several_lines(text: str) -> str:
    """Clean a longer text; thousands of files that come at once have the same form in them."""
    lines = _LINE_BREAKS.sub("\n", text).split("\n")  # a form's text is long, its lines are plain
    text = "\n".join(one if one.isprintable() else _only_wanted(one) for one in lines)
    return unicodedata.normalize("NFC", _ODD_SPACES.sub(" ", text))


def line(text: str) -> str:
    """Return entered text for a one-line field: white space becomes single spaces, none outside."""
    return " ".join(nfc(text).split())


def fold(text: str) -> str:
    """Return the form under which a search matches: no case, no accents, đ as d, kĩ as kỹ.

    ``hòa``, ``hoà``, ``hóa`` and ``hoa`` are all one; to find who is written twice, use
    `same_spelling_key`.
    """
    return _Y_FOR_I.sub(r"\1i", " ".join(_without_accents(text).split()))


@lru_cache(maxsize=32768)
def same_spelling_key(text: str) -> str:
    """Return a key that is equal for ``Hòa`` and ``hoà``, but not for ``hòa`` and ``hóa``.

    Only the place of the tone mark, the case and the white space are ignored.
    """
    return _WORD.sub(_word_key, line(text).casefold())


def split_tones(word: str) -> tuple[str, str]:
    """Return a word without its tone marks, in NFC, and the tone marks taken off, in order."""
    decomposed = unicodedata.normalize("NFD", word)
    letters = "".join(char for char in decomposed if char not in TONES)
    tones = "".join(char for char in decomposed if char in TONES)
    return unicodedata.normalize("NFC", letters), tones


def _word_key(found: "re.Match[str]") -> str:
    return _tones_last(found[0])


@lru_cache(maxsize=8192)
def _tones_last(word: str) -> str:
    return "".join(split_tones(word))


def slug(text: str, limit: int = 80) -> str:
    """Return a file name without extension that every system accepts, such as ``lop-xoa-mu-chu``.

    It is lower-case ASCII letters, digits and single hyphens, between 1 and ``limit`` characters,
    and no device name of Windows. Text without a usable character gives ``tep``.
    """
    stem = re.sub(r"[^a-z0-9]+", "-", _without_accents(text)).strip("-")
    stem = stem[:limit].rstrip("-") or _UNNAMED[:limit]
    if stem in _WINDOWS_DEVICES:
        stem = f"{_UNNAMED}-{stem}"[:limit].rstrip("-")
    return stem


def quoted(entry: str) -> str:
    """Return what was typed as an error sentence cites it: in quotes, and no longer than a line."""
    if len(entry) > _LONGEST_QUOTE:
        entry = f"{entry[:_LONGEST_QUOTE]}…"
    return f"“{entry}”"


def _only_wanted(text: str) -> str:
    return "".join(char for char in text if _is_wanted(char))


def _is_wanted(char: str) -> bool:
    if char in _WANTED:
        return True
    return char not in _UNWANTED and unicodedata.category(char) not in _UNWANTED_CATEGORIES


def _without_accents(text: str) -> str:
    return unicodedata.normalize("NFD", nfc(text).casefold()).translate(_WITHOUT_MARKS)


class _WithoutMarks(dict[int, int | None]):
    """What becomes of each character, as far as it was met: marks go, đ is d."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) == "Mn" else code
        return self[code]


_WITHOUT_MARKS = _WithoutMarks({ord("đ"): ord("d")})
