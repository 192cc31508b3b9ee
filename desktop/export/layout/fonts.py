# SPDX-License-Identifier: MIT
"""Chooses the letters of the PDFs: Times New Roman where the PC has it, else the bundled font.

The decree wants Times New Roman (annex I, part I, I.4). It may not be shipped, but where Windows
or Office brought it along it is used; Liberation Serif has its widths and all of Vietnamese.
"""

import os
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from desktop.export.layout.decree import Face, Type
from desktop.paths import resources

PLACEHOLDER = "□"
"""What is printed for a character that the letters do not have."""

Family = dict[Face, TTFont]

_BUNDLED = (
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
)
_TIMES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times New Roman.ttf",
        "Times New Roman Bold.ttf",
        "Times New Roman Italic.ttf",
        "Times New Roman Bold Italic.ttf",
    ),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
)
"""Its four files as Windows, macOS and the packages of Linux name them, in the order of `Face`."""

_NEEDED = frozenset(
    [*range(0x20, 0x7F), *range(0x1EA0, 0x1EFA)]
    + [ord(c) for c in "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư“”‘’–…·\u00a0" + PLACEHOLDER]
)
"""ASCII, every Vietnamese letter, and the marks that the documents themselves set."""

_FS_TYPE_AT = 8
_RESTRICTED, _NO_SUBSET_OR_BITMAPS_ONLY = 0x0002, 0x0300
"""The field fsType of a font's table OS/2, and what in it forbids embedding."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def font_name(face: Face) -> str:
    """Return the name by which reportlab knows a face."""
    return str(_family()[face].fontName)


def text_width(text: str, kind: Type) -> float:
    """Return the width in points of a text on one line."""
    width: float = _family()[kind.face].stringWidth(text, kind.size)
    return width


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Return the characters that will show as `PLACEHOLDER`, each once, in order of appearance."""
    drawable = _drawable()
    return tuple(c for c in dict.fromkeys(text) if ord(c) not in drawable and not is_unseen(c))


def is_unseen(char: str) -> bool:
    """Whether a character has no shape of its own, so that nothing is lost without it."""
    return unicodedata.category(char) in _UNSEEN or ord(char) in _VARIATION_SELECTORS


def find_times(folders: Iterable[Path]) -> Family | None:
    """Return Times New Roman if a folder has all of it, fit for a Vietnamese document.

    All four faces must be there, may be embedded (fsType), and have every Vietnamese letter; old
    editions have not.
    """
    for folder in folders:
        for names in _TIMES:
            files = [folder / name for name in names]
            if all(file.is_file() for file in files) and (family := _loaded(files)):
                return family
    return None


def system_folders() -> Iterator[Path]:
    """Yield the folders where Windows, macOS and Linux keep fonts, a user's own after them."""
    for variable, inside in (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts")):
        if root := os.environ.get(variable):
            yield Path(root, inside)
    yield Path("/System/Library/Fonts/Supplemental")
    yield Path("/Library/Fonts")
    yield Path("/usr/share/fonts/truetype/msttcorefonts")
    yield Path("/usr/share/fonts/msttcore")
    yield Path("/usr/local/share/fonts")
    for inside in ("Library/Fonts", ".local/share/fonts", ".fonts"):
        yield Path.home() / inside


@cache
def _family() -> Family:
    """Return the family in use, known to reportlab with its bold and italic."""
    family = find_times(system_folders()) or _bundled()
    for font in family.values():
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily("Report", *(font.fontName for font in family.values()))
    return family


@cache
def _drawable() -> frozenset[int]:
    """Return the characters that every face has."""
    return frozenset.intersection(*(frozenset(f.face.charToGlyph) for f in _family().values()))


def _bundled() -> Family:
    folder = resources() / "fonts"
    return {face: _load(face, folder / name) for face, name in zip(Face, _BUNDLED, strict=True)}


def _loaded(files: list[Path]) -> Family | None:
    """Return the four faces, `None` when one of them is damaged, protected or incomplete."""
    try:
        family = {face: _load(face, file) for face, file in zip(Face, files, strict=True)}
        return family if all(map(_is_fit, family.values())) else None
    except (TTFError, OSError, struct.error, ValueError, LookupError):
        return None


def _is_fit(font: TTFont) -> bool:
    """Whether a font has what is needed and lets itself be embedded; reportlab does not ask."""
    face = font.face
    licence = face.get_ushort(face.seek_table("OS/2", _FS_TYPE_AT))
    may_be_embedded = licence & 0xF != _RESTRICTED and not licence & _NO_SUBSET_OR_BITMAPS_ONLY
    return may_be_embedded and face.charToGlyph.keys() >= _NEEDED


def _load(face: Face, file: Path) -> TTFont:
    return TTFont(f"Report-{face.value}", str(file))
