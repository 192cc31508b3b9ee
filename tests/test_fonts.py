# SPDX-License-Identifier: MIT
import string
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from desktop.paths import resources

ROOT = Path(__file__).parents[1]
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
PUNCTUATION = "“”‘’–…₫"

LETTERS = [
    unicodedata.normalize("NFC", letter + tone) for letter, tone in product(VOWELS, TONES)
] + ["đ"]
VIETNAMESE = [letter for letter in LETTERS if not letter.isascii()]


def test_vietnamese_adds_134_letters_to_ascii() -> None:
    assert len({*VIETNAMESE, *(letter.upper() for letter in VIETNAMESE)}) == 134


PAPER = [f"LiberationSerif-{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic")]
WINDOW = [f"BeVietnamProUI-{weight}" for weight in ("Regular", "SemiBold", "Bold")]


def opened(name: str) -> TTFontFile:
    return TTFontFile(str(resources() / "fonts" / f"{name}.ttf"))


@pytest.mark.parametrize("name", PAPER + WINDOW)
def test_every_face_can_write_vietnamese(name: str) -> None:
    font = opened(name)
    wanted = "".join(VIETNAMESE) + PUNCTUATION + string.digits + string.punctuation + " "
    wanted += "".join(VIETNAMESE).upper() + string.ascii_letters
    assert [char for char in wanted if not font.charToGlyph.get(ord(char))] == []


@pytest.mark.parametrize("name", WINDOW)
def test_lines_are_as_high_as_the_highest_and_as_low_as_the_lowest_letter(name: str) -> None:
    font = opened(name)
    (_, lowest, _, highest), size = font.bbox, 1000  # reportlab counts in thousandths
    font.seek_table("hhea", 4)
    said = font.read_short(), -font.read_short()
    font.seek_table("OS/2", 68)
    typographic = font.read_short(), -font.read_short()
    font.seek_table("OS/2", 74)
    windows = font.read_ushort(), font.read_ushort()
    assert font.unitsPerEm == size
    assert said == typographic == windows
    assert said[0] >= highest
    assert said[1] >= -lowest


def written_in_chars_of(file: Path) -> set[str]:
    return {char for char in file.read_text(encoding="utf-8") if char.isprintable()}


@pytest.mark.parametrize("name", WINDOW)
def test_the_window_has_a_shape_for_every_character_the_program_writes(name: str) -> None:
    known = opened(name).charToGlyph
    files = [*(ROOT / "desktop" / "ui").rglob("*.py"), *(resources() / "help").glob("*.md")]
    missing = {c: f.name for f in files for c in written_in_chars_of(f) if not known.get(ord(c))}
    assert missing == {}


@pytest.mark.parametrize(
    ("name", "says"),
    [("Liberation", "Reserved Font Name Liberation"), ("Be-Vietnam-Pro", "The Be Vietnam Pro")],
)
def test_the_licence_lies_beside_the_fonts(name: str, says: str) -> None:
    text = (resources() / "fonts" / f"LICENSE-{name}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert says in text
