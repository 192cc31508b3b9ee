# SPDX-License-Identifier: MIT
import string
import unicodedata
from itertools import product

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from desktop.paths import resources

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
PUNCTUATION = "“”‘’–…₫"

LETTERS = [
    unicodedata.normalize("NFC", letter + tone) for letter, tone in product(VOWELS, TONES)
] + ["đ"]
VIETNAMESE = [letter for letter in LETTERS if not letter.isascii()]


def test_vietnamese_adds_134_letters_to_ascii() -> None:
    assert len({*VIETNAMESE, *(letter.upper() for letter in VIETNAMESE)}) == 134


@pytest.mark.parametrize("face", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_every_face_can_write_vietnamese(face: str) -> None:
    font = TTFontFile(str(resources() / "fonts" / f"LiberationSerif-{face}.ttf"))
    wanted = "".join(VIETNAMESE) + PUNCTUATION + string.digits + string.punctuation + " "
    wanted += "".join(VIETNAMESE).upper() + string.ascii_letters
    assert [char for char in wanted if not font.charToGlyph.get(ord(char))] == []


def test_the_licence_lies_beside_the_fonts() -> None:
    text = (resources() / "fonts" / "LICENSE-Liberation.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Reserved Font Name Liberation" in text
