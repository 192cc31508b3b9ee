# SPDX-License-Identifier: MIT
"""Holds the finished PDF of every document against decree 30/2020/NĐ-CP."""

from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from desktop.domain.documents.building import build_documents
from desktop.domain.documents.template import Issuer, Layout, PaperSize, Template
from desktop.domain.report.document import (
    Letterhead,
    OfficialDocument,
    Paragraph,
    SignatureBlock,
    Table,
    TableColumn,
)
from desktop.export.pdf.official import write_official_pdf
from desktop.services.documents.writing import SCALES
from tests.domain.documents.filled import TEXTS, a_material, library
from tests.export.pdf.reading import MM, Line, Sheet, read_pdf
from tests.export.pdf.test_decree_layout import (
    SINGLE,
    assert_centred_on,
    assert_centred_on_page,
    assert_type,
    text_area,
)

TEMPLATES = tuple(one for one in library().templates if one.layout is not Layout.POSTER)
IDS = [one.id for one in TEMPLATES]
ISSUED = [(one.id, issuer) for one in TEMPLATES for issuer in one.issuers]
NUMBERED = [pair for pair in ISSUED if library().get(pair[0]).has_number]
_HEAD = 60.0
"""Points within which the names of who issues a document stand."""

SIGNED = [p for p in ISSUED if library().get(p[0]).layout is not Layout.SHEET]


def template(key: str) -> Template:
    return library().get(key)


def documents(key: str, issuer: Issuer) -> tuple[OfficialDocument, ...]:
    material = a_material({**TEXTS, f"{key}.co-quan": issuer})
    return build_documents(template(key), material, TEMPLATES)


@cache
def sheets(key: str, issuer: Issuer) -> list[Sheet]:
    return written(documents(key, issuer))


def written(official: tuple[OfficialDocument, ...], size: PaperSize = PaperSize.A4) -> list[Sheet]:
    with TemporaryDirectory() as folder:
        file = Path(folder, "van-ban.pdf")
        write_official_pdf(official, file, scale=SCALES[size])
        return read_pdf(file)


def first(key: str, issuer: Issuer) -> Sheet:
    return sheets(key, issuer)[0]


def line_with(sheet: Sheet, words: str) -> Line:
    return next(line for line in sheet.lines if words in line.text)


@pytest.mark.parametrize(("key", "issuer"), ISSUED)
def test_pages_are_a4_upright_in_black_times_within_the_margins(key: str, issuer: Issuer) -> None:
    for sheet in sheets(key, issuer):
        assert (sheet.width, sheet.height) == pytest.approx((210 * MM, 297 * MM))
        assert sheet.colours <= {(0,), (0.0, 0.0, 0.0), 0}
        for line in sheet.lines:
            assert line.font.startswith(("TimesNewRoman", "LiberationSerif"))
            assert line.left >= 30 * MM - 0.01 or line.text.isdecimal()
            assert line.right <= sheet.width - 15 * MM
            assert line.baseline <= sheet.height - 20 * MM


@pytest.mark.parametrize(("key", "issuer"), ISSUED)
def test_pages_are_numbered_from_the_second_of_each_document(key: str, issuer: Issuer) -> None:
    for before, sheet in pairwise(sheets(key, issuer)):
        begins = sheet.has("CỘNG HÒA XÃ HỘI") or sheet.has("Phụ lục")
        number = sheet.lines[0]
        assert number.text.isdecimal() != begins
        if not begins:
            assert_type(number, (13, 14))
            assert_centred_on(number, sheet.width / 2)
            assert (
                int(number.text) == (int(t) if (t := before.lines[0].text).isdecimal() else 1) + 1
            )


@pytest.mark.parametrize(("key", "issuer"), [p for p in ISSUED if not template(p[0]).annex_of])
def test_state_and_motto_stand_top_right(key: str, issuer: Issuer) -> None:
    sheet = first(key, issuer)
    state, motto = sheet.find("CỘNG HÒA XÃ HỘI"), sheet.find("Độc lập - Tự do - Hạnh phúc")
    assert_type(state, (12, 13), bold=True)
    assert_type(motto, (13, 14), bold=True)
    assert state.baseline == pytest.approx(min(line.baseline for line in sheet.lines), abs=0.1)
    assert motto.baseline - state.baseline == pytest.approx(motto.size * SINGLE, abs=1.5)
    below = (stroke for stroke in sheet.strokes if stroke.height > motto.baseline)
    rule = min((s for s in below if s.right > state.left), key=lambda stroke: stroke.height)
    assert (rule.left, rule.right) == pytest.approx((motto.left, motto.right), abs=0.1)


@pytest.mark.parametrize(("key", "issuer"), [p for p in ISSUED if not template(p[0]).annex_of])
def test_the_issuer_is_bold_capitals_with_a_short_rule(key: str, issuer: Issuer) -> None:
    sheet = first(key, issuer)
    state = sheet.find("CỘNG HÒA XÃ HỘI")
    head = [line for line in sheet.lines if line.baseline < state.baseline + _HEAD]
    left = [line for line in head if line.right < state.left and line.size == 12]
    issuers = [line for line in left if line.is_bold]
    assert issuers
    for line in left:
        assert line.text.isupper()
    assert bool(len(left) > len(issuers)) == (issuer is Issuer.CENTRE)
    rule = sheet.stroke_under(issuers[-1])
    assert 1 / 3 <= rule.length / issuers[-1].width <= 1 / 2


@pytest.mark.parametrize(("key", "issuer"), NUMBERED)
def test_number_and_symbol_stand_under_the_issuer(key: str, issuer: Issuer) -> None:
    number = first(key, issuer).find("Số:")
    assert_type(number, (13, 13))
    wanted = "UBND" if issuer is not Issuer.CENTRE else "TTHTCĐ"
    symbol = template(key).symbol
    assert number.text.endswith(f"/{symbol}-{wanted}" if symbol else f"/{wanted}")


@pytest.mark.parametrize(
    ("key", "issuer"), [p for p in NUMBERED if template(p[0]).layout is not Layout.MINUTES]
)
def test_place_and_date_stand_level_with_the_number(key: str, issuer: Issuer) -> None:
    sheet = first(key, issuer)
    day = sheet.find("Hà An, ngày")
    assert_type(day, (13, 14), italic=True)
    assert day.baseline == pytest.approx(sheet.find("Số:").baseline)
    assert_centred_on(day, sheet.find("CỘNG HÒA").centre)


@pytest.mark.parametrize(("key", "issuer"), [p for p in ISSUED if template(p[0]).type_name])
def test_type_and_subject_are_bold_in_the_middle(key: str, issuer: Issuer) -> None:
    sheet = first(key, issuer)
    name = sheet.find(template(key).type_name)
    assert_type(name, (13, 14), bold=True)
    assert_centred_on_page(name, sheet)
    below = next(line for line in sheet.lines if line.baseline > name.baseline)
    assert_type(below, (13, 14), bold=True)
    assert_centred_on_page(below, sheet)
    assert below.baseline - name.baseline < 1.5 * below.size


@pytest.mark.parametrize(
    ("key", "issuer"), [p for p in ISSUED if template(p[0]).layout is Layout.LETTER]
)
def test_a_letter_has_its_subject_under_its_number(key: str, issuer: Issuer) -> None:
    sheet = first(key, issuer)
    subject = sheet.find("V/v ")
    assert_type(subject, (12, 13))
    assert_centred_on(subject, sheet.find("Số:").centre)
    assert subject.baseline > sheet.find("Số:").baseline


@pytest.mark.parametrize(("key", "issuer"), [p for p in ISSUED if template(p[0]).annex_of])
def test_an_annex_is_named_in_the_middle_and_refers_to_its_document(
    key: str, issuer: Issuer
) -> None:
    sheet = first(key, issuer)
    label, title = sheet.lines[:2]
    assert label.text == "Phụ lục"
    assert_type(label, (14, 14), bold=True)
    assert_type(title, (13, 14), bold=True)
    assert title.text.isupper()
    reference = sheet.find("(Kèm theo Kế hoạch số 07/KH-TTHTCĐ")
    assert_type(reference, (13, 14), italic=True)
    assert_centred_on_page(reference, sheet)


@pytest.mark.parametrize(("key", "issuer"), SIGNED)
def test_whoever_signs_has_room_under_the_title(key: str, issuer: Issuer) -> None:
    *_, last = (s for s in sheets(key, issuer) if any("./." in line.text for line in s.lines))
    signer = documents(key, issuer)[-1].signers[-1]
    titles = [line for line in last.lines if line.text in signer.lines and line.is_bold]
    assert len(titles) == len(signer.lines)
    for title in titles:
        assert_type(title, (13, 14), bold=True)
        assert title.left > last.width / 2
    if signer.name:
        name = [line for line in last.lines if line.text == signer.name][-1]
        assert_type(name, (13, 14), bold=True)
        assert_centred_on(name, titles[-1].centre)
        assert name.baseline - name.size - titles[-1].baseline >= 25 * MM


@pytest.mark.parametrize(("key", "issuer"), [p for p in SIGNED if template(p[0]).copies_to])
def test_copies_stand_at_the_margin_in_small_letters(key: str, issuer: Issuer) -> None:
    sheet = next(s for s in sheets(key, issuer) if s.has("Nơi nhận:"))
    copies = sheet.find("Nơi nhận:")
    assert_type(copies, (12, 12), bold=True, italic=True)
    left, _ = text_area(sheet)
    assert copies.left == pytest.approx(left, abs=0.1)
    assert line_with(sheet, "- Lưu: VT").size == 11


@pytest.mark.parametrize(("key", "issuer"), [p for p in ISSUED if p[0] in ("ke-hoach", "to-trinh")])
def test_grounds_lie_italic(key: str, issuer: Issuer) -> None:
    ground = first(key, issuer).find("Căn cứ Công văn")
    assert_type(ground, (13, 14), italic=True)


@pytest.mark.parametrize("size", [PaperSize.A3, PaperSize.A5])
def test_other_sheets_are_the_same_page_larger_or_smaller(size: PaperSize) -> None:
    key = "lich-hoat-dong" if size is PaperSize.A3 else "giay-moi"
    plain, scaled = first(key, Issuer.CENTRE), written(documents(key, Issuer.CENTRE), size)[0]
    factor = SCALES[size]
    edges = {PaperSize.A3: (297, 420), PaperSize.A5: (148.5, 210)}[size]
    assert (scaled.width / MM, scaled.height / MM) == pytest.approx(edges, abs=0.1)
    for words in ("CỘNG HÒA", "Tuần lễ hưởng ứng" if size is PaperSize.A3 else "Dự Lễ", "UBND"):
        line, same = scaled.find(words), plain.find(words)
        assert line.text == same.text
        assert line.left == pytest.approx(same.left * factor, abs=0.1)
        assert line.baseline == pytest.approx(same.baseline * factor, abs=0.5)


def test_a_guest_has_one_sheet() -> None:
    assert len(sheets("giay-moi", Issuer.CENTRE)) == 2


def a_long_list(rows: int) -> OfficialDocument:
    columns = (TableColumn("STT", 10), TableColumn("Họ và tên", 60), TableColumn("Ký", 20))
    return OfficialDocument(
        letterhead=Letterhead("UBND phường", "Trung tâm", "Số: 1/DS", "Hà An"),
        type_name="DANH SÁCH",
        subject="Dài",
        body=(
            Paragraph("Gồm:"),
            Table(columns, tuple((str(n), f"Nguyễn Văn {n}", "") for n in range(rows))),
            Paragraph("Hết./."),
        ),
        signers=(SignatureBlock(("GIÁM ĐỐC",), name="A"),),
        copies_to=(),
        dated=date(2026, 10, 1),
    )


@pytest.mark.parametrize("rows", [1, 25, 26, 27, 28, 60])
def test_nobody_signs_an_empty_sheet_after_a_table(rows: int) -> None:
    *_, last = written((a_long_list(rows),))
    assert last.has("GIÁM ĐỐC")
    assert last.has("Hết./.")


def test_the_head_of_a_table_comes_again_on_each_page() -> None:
    pages = written((a_long_list(60),))
    assert len(pages) > 1
    assert all(sheet.has("Họ và tên") for sheet in pages if sheet.has("Nguyễn Văn"))
