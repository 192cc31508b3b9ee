# SPDX-License-Identifier: MIT
"""Recognises text typed in the encodings before Unicode, TCVN3 and VNI, and turns it into Unicode.

In a program of today such text looks like letters of the West: "Ph¹m Ngäc" in TCVN3 (the fonts
.VnTime and their kin), "Phaïm Ngoïc" in VNI.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from desktop.domain.vietnamese import is_syllable


class Encoding(StrEnum):
    """What the letters of a text mean."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·\xb8¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
"""TCVN 5712:1993, as .VnTime has it: toned capitals are the small letters of .VnTimeH."""

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_MARKS = {
    **_TONES,
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
"""Behind its vowel a mark is a letter of its own."""

_VNI_LETTERS = str.maketrans("ñÑôÔöÖæÆóÓòÒîÎ", "đĐơƠưƯỉỈĩĨịỊỵỴ")
_VNI_MARK = re.compile(f"([aeiouyôö])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)

_WORDS = re.compile(r"[^\s!-&(-@\[-`{-~…“”‘’–—]+")
"""Words, which in old encodings are of signs as well as letters."""

_OLD_TCVN3 = re.compile(r"\.?vn[a-z]", re.IGNORECASE)
_OLD_VNI = re.compile(r"vni\b", re.IGNORECASE)
_LEAST_READABLE, _LEAST_ODD = 0.8, 0.4
_MOST_WORDS = 2000
_ENGLISH = re.compile("[A-Za-z]")
_LAST = "\xff"
"""Old encodings have letters of one byte."""


def suspected(texts: Iterable[str]) -> Encoding:
    """Return in which encoding texts were typed, taken together.

    Words that are no Vietnamese as they stand tell, if an old encoding makes syllables of nearly
    all of them: so text that is right already is never suspected. One such word among many proper
    ones is a slip.
    """
    words = _telling_words(texts)
    odd = [word for word in words if not is_syllable(word)]
    if not odd:
        return Encoding.UNICODE
    readable = {
        encoding: sum(is_syllable(decode(word, encoding)) for word in odd)
        for encoding in (Encoding.TCVN3, Encoding.VNI)
    }
    best = max(readable, key=lambda encoding: readable[encoding])
    is_readable = readable[best] >= _LEAST_READABLE * len(odd)
    is_no_slip = readable[best] > 1 or readable[best] >= _LEAST_ODD * len(words)
    return best if is_readable and is_no_slip else Encoding.UNICODE


def is_certainly_unicode(text: str) -> bool:
    """Whether a text has letters that no old encoding has, as "ễ" and "đ"."""
    return not text.isascii() and max(text) > _LAST


def decode(text: str, encoding: Encoding, *, in_capitals: bool = False) -> str:
    """Return a text in Unicode; `in_capitals` for fonts that show small letters as capitals.

    Text with letters that no old encoding has is Unicode already, and comes back as it is.
    """
    if is_certainly_unicode(text):
        return text
    if encoding is Encoding.TCVN3:
        text = text.translate(_TCVN3)
    elif encoding is Encoding.VNI:
        text = _VNI_MARK.sub(_marked, text).translate(_VNI_LETTERS)
        text = unicodedata.normalize("NFC", text)
    return text.upper() if in_capitals else text


def encoding_of_font(font: str) -> Encoding:
    """Return the encoding that a font of a workbook was made for."""
    if _OLD_VNI.match(font):
        return Encoding.VNI
    return Encoding.TCVN3 if _OLD_TCVN3.match(font) else Encoding.UNICODE


def is_capital_font(font: str) -> bool:
    """Whether a font shows small letters as capitals, as .VnTimeH does."""
    return encoding_of_font(font) is Encoding.TCVN3 and font.rstrip().endswith("H")


def _telling_words(texts: Iterable[str]) -> list[str]:
    words: list[str] = []
    for text in texts:
        if not text.isascii():
            normal = unicodedata.normalize("NFC", text)
            words += filter(_is_telling, _WORDS.findall(normal))
        if len(words) > _MOST_WORDS:
            break
    return words


def _is_telling(word: str) -> bool:
    return not word.isascii() and not is_certainly_unicode(word) and bool(_ENGLISH.search(word))


def _marked(found: "re.Match[str]") -> str:
    """Return a vowel with its mark, which is of the vowel's own case; ơ and ư take bare tones."""
    vowel, mark = found.groups()
    if vowel in "ôÔöÖ" and mark.lower() not in _TONES:
        return vowel + mark
    return vowel.translate(_VNI_LETTERS) + _VNI_MARKS[mark.lower()]
