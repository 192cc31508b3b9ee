# SPDX-License-Identifier: MIT
import shutil
import struct
from collections.abc import Iterable
from pathlib import Path

import reportlab

from desktop.export.layout.decree import Face
from desktop.export.layout.fonts import find_times, is_unseen, missing_glyphs
from desktop.paths import resources

WINDOWS = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
LINUX = (
    "Times_New_Roman.ttf",
    "Times_New_Roman_Bold.ttf",
    "Times_New_Roman_Italic.ttf",
    "Times_New_Roman_Bold_Italic.ttf",
)
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")


def stand_ins(folder: Path, names: Iterable[str] = WINDOWS) -> Path:
    """Lay the bundled fonts into a folder under the names of Times New Roman's."""
    for name, style in zip(names, STYLES, strict=False):
        shutil.copy(resources() / "fonts" / f"LiberationSerif-{style}.ttf", folder / name)
    return folder


def forbid_embedding(file: Path) -> None:
    """Set fsType in the font's table OS/2 to "restricted licence"."""
    font = bytearray(file.read_bytes())
    entry = font.index(b"OS/2")
    (start,) = struct.unpack_from(">I", font, entry + 8)
    struct.pack_into(">H", font, start + 8, 0x0002)
    file.write_bytes(font)


def test_times_is_found_under_the_names_of_windows(tmp_path: Path) -> None:
    family = find_times([tmp_path / "nowhere", stand_ins(tmp_path)])
    assert family is not None
    assert Path(family[Face.BOLD_ITALIC].face.filename) == tmp_path / "timesbi.ttf"


def test_times_is_found_under_the_names_of_linux(tmp_path: Path) -> None:
    assert find_times([stand_ins(tmp_path, LINUX)])


def test_a_family_without_its_bold_italic_is_not_used(tmp_path: Path) -> None:
    assert find_times([stand_ins(tmp_path, WINDOWS[:3])]) is None


def test_a_damaged_font_is_not_used(tmp_path: Path) -> None:
    stand_ins(tmp_path)
    (tmp_path / "timesi.ttf").write_bytes((tmp_path / "timesi.ttf").read_bytes()[:5000])
    assert find_times([tmp_path]) is None


def test_a_font_that_may_not_be_embedded_is_not_used(tmp_path: Path) -> None:
    forbid_embedding(stand_ins(tmp_path) / "times.ttf")
    assert find_times([tmp_path]) is None


def test_a_font_without_vietnamese_is_not_used(tmp_path: Path) -> None:
    stand_ins(tmp_path)
    shutil.copy(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf", tmp_path / "times.ttf")
    assert find_times([tmp_path]) is None


def test_missing_glyphs_are_told_once_each_in_order() -> None:
    assert missing_glyphs("漢😀 Hà Nội 漢") == ("漢", "😀")


def test_vietnamese_misses_no_glyph() -> None:
    text = "Ủy ban nhân dân phường Hà An: “Chuyển đổi số…” - 1.000₫; Ẵ Ỡ ỹ"
    assert missing_glyphs(text) == ()


def test_what_has_no_shape_is_not_missing() -> None:
    assert missing_glyphs("a\u200d\ufe0f\x07\u202eb") == ()
    assert not is_unseen("\u00a0")
