# SPDX-License-Identifier: MIT
"""Recognises text whose letters do not mean what they look like, and turns it into Unicode.

In a program of today text typed before Unicode looks like letters of the West: "Ph¹m Ngäc" in
TCVN3 (the fonts .VnTime and their kin), "Phaïm Ngoïc" in VNI, "PhÕm Ng÷c" in VISCII, "Phaòm"
in code page 1258; and so does Unicode that a program took for such: "Pháº¡m" for "Phạm".
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
    VISCII = "viscii"
    CP1258 = "cp1258"
    UTF8 = "utf8"


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

VISCII = dict(
    zip(
        (*range(0x80, 0x100), 0x02, 0x05, 0x06, 0x14, 0x19, 0x1E),
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
        "ĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮẲẴẪỶỸỴ",
        strict=True,
    )
)
"""RFC 1456; letters by their bytes, some of which are control characters elsewhere."""

_UTF8_TAKEN_WRONGLY = re.compile(r"[\xc3-\xc6\xe1\xe2\xcc][\x80-\xbf\u0152-\u2122 ]")
_BROKEN_UTF8 = re.compile(rb"(?<=[\xc3\xc4\xc5\xc6]) |(?<=\xe1[\xba\xbb]) ")
"""A no-break space is the second half of some letters, and becomes a plain one on the way."""

_GARBLED = re.compile(r"\ufffd|[^\W\d_]\?+[^\W\d_]|[\x80-\x9f\xa1-\xac\xae-\xb9\xbb-\xbf\xd7\xf7]")

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
    texts = list(texts)
    if _is_utf8(texts):
        return Encoding.UTF8
    words = _telling_words(texts)
    odd = [word for word in words if not is_syllable(word)]
    if not odd:
        return Encoding.UNICODE
    readable = {
        encoding: sum(is_syllable(to_unicode(word, encoding)) for word in odd)
        for encoding in (Encoding.TCVN3, Encoding.VNI, Encoding.VISCII, Encoding.CP1258)
    }
    best = max(readable, key=lambda encoding: readable[encoding])
    is_readable = readable[best] >= _LEAST_READABLE * len(odd)
    is_no_slip = readable[best] > 1 or (
        best in (Encoding.TCVN3, Encoding.VNI) and readable[best] >= _LEAST_ODD * len(words)
    )
    return best if is_readable and is_no_slip else Encoding.UNICODE


def is_certainly_unicode(text: str) -> bool:
    """Whether a text has letters that no old encoding has, as "ễ" and "đ"."""
    return not text.isascii() and max(text) > _LAST


def to_unicode(text: str, encoding: Encoding, *, in_capitals: bool = False) -> str:
    """Return a text in Unicode; `in_capitals` for fonts that show small letters as capitals.

    Text with letters that no old encoding has is Unicode already, and comes back as it is.
    """
    if encoding in (Encoding.UTF8, Encoding.VISCII, Encoding.CP1258):
        decoded = _of_bytes(text, encoding)
        if encoding is Encoding.UTF8 and decoded != text and _may_be_utf8(decoded):
            return to_unicode(decoded, encoding, in_capitals=in_capitals)  # It was taken so twice.
        return decoded.upper() if in_capitals else decoded
    if is_certainly_unicode(text):
        return text
    if encoding is Encoding.TCVN3:
        text = text.translate(_TCVN3)
    elif encoding is Encoding.VNI:
        text = _VNI_MARK.sub(_marked, text).translate(_VNI_LETTERS)
        text = unicodedata.normalize("NFC", text)
    return text.upper() if in_capitals else text


def is_garbled(text: str) -> bool:
    """Whether a text has signs amid its letters that no name has: "Nguy?n", "Nguyá»…n"."""
    return bool(_GARBLED.search(text))


def _is_utf8(texts: Iterable[str]) -> bool:
    """Whether most texts that look so are Unicode which was taken for Western letters."""
    odd = [text for text in texts if not text.isascii()]
    wrong = sum(_of_bytes(text, Encoding.UTF8) != text for text in odd if _may_be_utf8(text))
    return wrong > 0 and wrong * 2 >= sum(map(_may_be_utf8, odd))


def _may_be_utf8(text: str) -> bool:
    return bool(_UTF8_TAKEN_WRONGLY.search(text))


def _of_bytes(text: str, encoding: Encoding) -> str:
    """Return a text by the bytes it was made of, as it is where it was not made of bytes so."""
    content = as_bytes(text)
    if content is None:
        return text
    if encoding is Encoding.VISCII:
        return "".join(VISCII.get(byte, chr(byte)) for byte in content)
    if encoding is Encoding.UTF8:
        content = _BROKEN_UTF8.sub(b"\xa0", content)
    try:
        decoded = content.decode("utf-8" if encoding is Encoding.UTF8 else "cp1258")
    except UnicodeDecodeError:
        return text
    return unicodedata.normalize("NFC", decoded)


def as_bytes(text: str) -> bytes | None:
    """Return the bytes that a program took for Western letters, `None` where it cannot have."""
    content = bytearray()
    for char in text:
        byte = ord(char) if ord(char) <= ord(_LAST) else _WESTERN.get(char)
        if byte is None:
            return None
        content.append(byte)
    return bytes(content)


_WESTERN = {
    bytes([byte]).decode("cp1252"): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""The letters of Windows' Western code page that are not at their place in Unicode."""


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
