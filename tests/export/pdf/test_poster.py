# SPDX-License-Identifier: MIT
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.domain.documents.posters import (
    Poster,
    PosterLook,
    PosterSheet,
    build_posters,
    poster_lacks,
    poster_look,
    poster_sheet,
)
from desktop.domain.documents.template import Layout, PaperSize
from desktop.domain.documents.values import Values
from desktop.export.pdf.poster import write_posters_pdf
from tests.domain.documents.filled import TEXTS, a_material, library, template
from tests.export.pdf.reading import MM, read_pdf

POSTERS = [one.id for one in library().templates if one.layout is Layout.POSTER]
LONG = "Học tập suốt đời " * 18
RED = (0.78, 0.02, 0.07)


def written(path: Path, poster: Poster, sheet: PosterSheet, look: PosterLook | None = None) -> Path:
    file = path / "to.pdf"
    write_posters_pdf([poster], sheet, file, date(2026, 10, 1), look or PosterLook())
    return file


def values(key: str, **texts: str) -> Values:
    named = {f"{key}.{name.replace('_', '-')}": text for name, text in texts.items()}
    return Values(template(key), a_material({**TEXTS, **named}))


@pytest.mark.parametrize("text", ["Học, học nữa, học mãi", "Ỗ Ệ Ẫ", LONG, "x" * 300])
def test_words_are_as_large_as_the_sheet_allows_and_none_sticks_out(
    tmp_path: Path, text: str
) -> None:
    (sheet,) = read_pdf(written(tmp_path, Poster((text,)), PosterSheet(420, 297)))
    assert (sheet.width, sheet.height) == pytest.approx((420 * MM, 297 * MM))
    assert min(line.left for line in sheet.lines) >= 0
    assert max(line.right for line in sheet.lines) <= sheet.width
    assert max(line.baseline for line in sheet.lines) <= sheet.height
    widest = max(line.width for line in sheet.lines) / sheet.width
    used = len(sheet.lines) * sheet.lines[0].size * 1.22 / sheet.height
    assert widest > 0.7 or used > 0.7


def test_a_banner_is_of_its_true_size_or_to_scale(tmp_path: Path) -> None:
    (full,) = read_pdf(written(tmp_path, Poster(("Học",)), PosterSheet(3_000, 800)))
    assert (full.width, full.height) == pytest.approx((3_000 * MM, 800 * MM))
    (small,) = read_pdf(written(tmp_path, Poster(("Học",)), PosterSheet(6_000, 800, 10)))
    assert (small.width, small.height) == pytest.approx((600 * MM, 80 * MM))


def test_gold_on_red_or_black_on_white(tmp_path: Path) -> None:
    (red,) = read_pdf(written(tmp_path, Poster(("Học",)), PosterSheet(420, 297)))
    assert red.colours == {(1.0, 0.87, 0.1)}
    plain = written(
        tmp_path, Poster(("Học",)), PosterSheet(420, 297), PosterLook(is_coloured=False)
    )
    assert read_pdf(plain)[0].colours <= {(0,), (0.0, 0.0, 0.0), 0}


def test_marks_show_where_to_cut(tmp_path: Path) -> None:
    file = written(tmp_path, Poster(("Học",)), PosterSheet(420, 297), PosterLook(has_marks=True))
    page = PdfReader(file).pages[0]
    trim = [float(edge) for edge in page.trimbox]
    assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((420 * MM, 297 * MM), abs=0.1)
    assert float(page.mediabox[2]) > 420 * MM + 10
    assert "tỉ lệ 1:1" in page.extract_text()


def test_letters_are_outlines_of_an_embedded_font(tmp_path: Path) -> None:
    page = PdfReader(written(tmp_path, Poster(("Học",)), PosterSheet(420, 297))).pages[0]
    fonts = page["/Resources"]["/Font"].values()  # type: ignore[index]
    assert all("+" in font.get_object()["/BaseFont"] for font in fonts if _is_embedded(font))
    assert not page.images


def _is_embedded(font: object) -> bool:
    return "FontDescriptor" in str(getattr(font, "get_object", lambda: font)())


@pytest.mark.parametrize("key", POSTERS)
def test_every_poster_that_the_program_carries_can_be_made(tmp_path: Path, key: str) -> None:
    made = values(key)
    assert list(poster_lacks(made)) == []
    for size in made.template.sizes:
        sheet = poster_sheet(made, size)
        assert sheet is not None
        for poster in build_posters(made):
            assert poster.texts
            assert all("{" not in text for text in poster.texts)
            assert written(tmp_path, poster, sheet, poster_look(made)).stat().st_size > 1_000


def test_each_slogan_of_the_week_has_its_poster() -> None:
    slogans = values("ap-phich").material.week.slogans
    assert [p.texts for p in build_posters(values("ap-phich"))] == [(s,) for s in slogans]


def test_the_backdrop_leaves_room_for_flag_and_bust(tmp_path: Path) -> None:
    made = values("ma-ket")
    (poster,) = build_posters(made)
    assert poster.texts[0] == "Ủy ban nhân dân phường Hà An"
    assert poster.texts[1] == "KHAI MẠC"
    sheet = poster_sheet(made, PaperSize.OWN)
    assert sheet is not None
    (page,) = read_pdf(written(tmp_path, poster, sheet))
    assert min(line.left for line in page.lines) >= 0.26 * page.width


def test_a_size_that_no_page_can_have_is_told() -> None:
    assert list(poster_lacks(values("bang-ron", ti_le="1:1"))) == [
        "tỉ lệ nhỏ hơn (khổ này lớn quá một trang PDF)"
    ]
    (told,) = poster_lacks(values("bang-ron", rong="sáu mét rưỡi"))
    assert "cm" in told
