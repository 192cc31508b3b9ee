# SPDX-License-Identifier: MIT
"""Holds the finished report PDF against decree 30/2020/NĐ-CP, rule by rule, as `RULES` lists them.

The articles are those of annex I of the decree, part I, where nothing else is said.
"""

import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.domain.report.document import Report, SignatureBlock
from desktop.export.pdf.report import write_report_pdf
from tests.export.pdf.reading import MM, Line, Sheet, Stroke, read_pdf
from tests.export.reports import BODY, a_report, a_report_of, an_annex

ADDRESSEES = (
    "Phòng Giáo dục và Đào tạo thị xã Quảng Yên",
    "Ủy ban nhân dân phường Hà An",
    "Hội Khuyến học thị xã Quảng Yên, tỉnh Quảng Ninh và các đơn vị phối hợp tổ chức Tuần lễ",
)
LONG_NAME = "Trung tâm Văn hóa, Thể thao - Học tập cộng đồng phường Nguyễn Thị Minh Khai"
SINGLE = 1.15
"""Times New Roman's own line, which word processors call single, by the size of its type."""


@cache
def ordinary() -> list[Sheet]:
    return sheets_of(a_report())


@cache
def with_several_addressees() -> Sheet:
    return sheets_of(a_report(addressees=ADDRESSEES))[0]


@cache
def with_long_names() -> Sheet:
    letterhead = replace(a_report().letterhead, centre=LONG_NAME)
    return sheets_of(a_report(letterhead=letterhead))[0]


@cache
def with_one_annex() -> list[Sheet]:
    return sheets_of(a_report_of(an_annex(8)))


def sheets_of(report: Report) -> list[Sheet]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "bao-cao.pdf")
        write_report_pdf(report, file)
        return read_pdf(file)


def first_page() -> Sheet:
    return ordinary()[0]


def signed_page() -> Sheet:
    return next(sheet for sheet in ordinary() if sheet.has("Nơi nhận:"))


def annex_pages() -> list[Sheet]:
    return [sheet for sheet in ordinary() if sheet.has("Phụ lục I")]


def text_area(sheet: Sheet) -> tuple[float, float]:
    """The left and right edge of the text."""
    return 30 * MM, sheet.width - 20 * MM


def assert_type(
    line: Line, sizes: tuple[float, float], *, bold: bool = False, italic: bool = False
) -> None:
    assert sizes[0] <= line.size <= sizes[1], line
    assert (line.is_bold, line.is_italic) == (bold, italic), line


def assert_centred_on(thing: Line | Stroke, middle: float) -> None:
    assert thing.centre == pytest.approx(middle, abs=0.5)


def assert_centred_on_page(line: Line, sheet: Sheet) -> None:
    left, right = text_area(sheet)
    assert_centred_on(line, (left + right) / 2)


def paper_is_a4() -> None:
    assert all((s.width, s.height) == pytest.approx((210 * MM, 297 * MM)) for s in ordinary())


def pages_stand_upright() -> None:
    assert all(sheet.width < sheet.height for sheet in with_one_annex())


def text_keeps_to_the_margins() -> None:
    for sheet in [*ordinary(), *with_one_annex(), with_long_names()]:
        text = [
            line for line in sheet.lines if not line.text.isdecimal() or line.baseline > 20 * MM
        ]
        assert min(line.left for line in text) >= 30 * MM - 0.01
        assert max(line.right for line in text) <= sheet.width - 15 * MM
        assert min(line.baseline - line.size for line in text) >= 20 * MM - 1
        assert max(line.baseline for line in text) <= sheet.height - 20 * MM


def letters_are_times_new_roman_in_black() -> None:
    for sheet in ordinary():
        assert all(
            line.font.startswith(("TimesNewRoman", "LiberationSerif")) for line in sheet.lines
        )
        assert sheet.colours <= {(0,), (0.0, 0.0, 0.0), 0}


def pages_are_numbered_from_the_second() -> None:
    second = next(sheet for sheet in ordinary() if sheet.lines[0].text == "2")
    number = second.lines[0]
    assert_type(number, (13, 14))
    assert_centred_on(number, second.width / 2)
    assert number.baseline < 20 * MM
    assert not any(line.baseline < 20 * MM for line in first_page().lines)


def state_stands_top_right() -> None:
    state = first_page().find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert_type(state, (12, 13), bold=True)
    assert state.baseline == min(line.baseline for line in first_page().lines)
    assert state.left > first_page().find("TRUNG TÂM").right


def motto_is_underlined_in_full() -> None:
    motto = first_page().find("Độc lập - Tự do - Hạnh phúc")
    assert_type(motto, (13, 14), bold=True)
    assert_centred_on(motto, first_page().find("CỘNG HÒA").centre)
    rule = first_page().stroke_under(motto)
    assert (rule.left, rule.right) == pytest.approx((motto.left, motto.right), abs=0.1)


def state_and_motto_are_single_spaced() -> None:
    state, motto = first_page().find("CỘNG HÒA"), first_page().find("Độc lập")
    assert motto.baseline - state.baseline == pytest.approx(motto.size * SINGLE, abs=1.5)


def issuer_is_bold_capitals_with_a_short_rule() -> None:
    lines = first_page().between("TRUNG TÂM", "CỘNG ĐỒNG")
    issuer = [line for line in lines if line.right < first_page().find("CỘNG HÒA").left]
    for line in issuer:
        assert_type(line, (12, 13), bold=True)
        assert line.text.isupper()
        assert_centred_on(line, first_page().find("UBND").centre)
    rule = first_page().stroke_under(issuer[-1])
    assert 1 / 3 <= rule.length / issuer[-1].width <= 1 / 2
    assert_centred_on(rule, issuer[-1].centre)


def parent_is_upright_capitals() -> None:
    parent = first_page().find("UBND PHƯỜNG HÀ AN")
    assert_type(parent, (12, 13))
    assert parent.baseline < first_page().find("TRUNG TÂM").baseline


def long_names_run_over_single_spaced_lines() -> None:
    sheet = with_long_names()
    state = sheet.find("CỘNG HÒA")
    names = [line for line in sheet.lines if line.size == 12 and line.right < state.left]
    assert " ".join(line.text for line in names[1:]) == LONG_NAME.upper()
    for above, below in pairwise(names):
        assert below.baseline - above.baseline == pytest.approx(12 * SINGLE, abs=0.1)


def number_stands_under_the_issuer() -> None:
    number = first_page().find("Số:")
    assert_type(number, (13, 13))
    assert number.text.endswith("/BC-TTHTCĐ")
    assert_centred_on(number, first_page().find("TRUNG TÂM").centre)


def number_and_day_leave_room_for_the_pen() -> None:
    for line in (first_page().find("Số:"), first_page().find("Hà An, ngày")):
        spaces = max(re.findall(" +", line.text), key=len)
        assert len(spaces) * 0.25 * line.size >= 8 * MM


def place_and_date_stand_level_with_the_number() -> None:
    date = first_page().find("Hà An, ngày")
    assert_type(date, (13, 14), italic=True)
    assert date.baseline == pytest.approx(first_page().find("Số:").baseline)
    assert_centred_on(date, first_page().find("CỘNG HÒA").centre)


def type_name_is_bold_capitals_in_the_middle() -> None:
    name = first_page().find("BÁO CÁO")
    assert_type(name, (13, 14), bold=True)
    assert_centred_on_page(name, first_page())


def subject_is_bold_with_a_short_rule() -> None:
    subject = first_page().find("Kết quả tổ chức")
    assert_type(subject, (13, 14), bold=True)
    assert_centred_on_page(subject, first_page())
    assert subject.baseline - first_page().find("BÁO CÁO").baseline < 1.5 * subject.size
    rule = first_page().stroke_under(subject)
    assert 1 / 3 <= rule.length / subject.width <= 1 / 2
    assert_centred_on(rule, subject.centre)


def titles_are_bold_points_upright() -> None:
    title = first_page().find("I. TỔ CHỨC")
    assert_type(title, (13, 14), bold=True)
    assert title.text.isupper()
    assert_type(first_page().find("1. Công tác"), (13, 14), bold=True)
    assert_type(first_page().find("a) Các lớp"), (13, 14))


def body_is_justified() -> None:
    _, right = text_area(first_page())
    for beginning in ("Trung tâm học tập", "Ủy ban nhân dân", "- Trong Tuần lễ"):
        line = first_page().find(beginning)
        assert_type(line, (13, 14))
        assert line.right == pytest.approx(right, abs=0.5)


def first_lines_are_indented() -> None:
    left, _ = text_area(first_page())
    for beginning in ("Trung tâm học tập", "I. TỔ CHỨC", "1. Công tác", "a) Các lớp"):
        assert first_page().find(beginning).left - left == pytest.approx(12.7 * MM, abs=0.1)
    assert first_page().find("Tuần lễ hưởng ứng").left == pytest.approx(left, abs=0.1)


def body_lines_stand_between_single_and_one_and_a_half() -> None:
    first, second, third = first_page().between("Ủy ban nhân dân", "của Tuần lễ")
    for above, below in ((first, second), (second, third)):
        assert 1.0 <= (below.baseline - above.baseline) / (above.size * SINGLE) <= 1.5


def paragraphs_are_at_least_6_points_apart() -> None:
    within = first_page().between("Ủy ban nhân dân", "các ngành")
    leading = within[1].baseline - within[0].baseline
    for above, below in (("của Tuần lễ", "2. Nội dung"), ("b) Tuyên truyền", "- 14 tin")):
        gap = first_page().find(below).baseline - first_page().find(above).baseline
        assert gap - leading >= 6 - 0.01


def signer_is_named_under_the_title() -> None:
    title, name = signed_page().find("GIÁM ĐỐC"), signed_page().find("Nguyễn Văn A")
    assert_type(title, (13, 14), bold=True)
    assert_type(name, (13, 14), bold=True)
    assert_centred_on(name, title.centre)
    assert title.left > signed_page().width / 2


def other_office_stands_above_the_name() -> None:
    office, name = signed_page().find("Phó Chủ tịch UBND"), signed_page().find("Nguyễn Văn A")
    assert 0 < name.baseline - office.baseline < 1.5 * name.size
    assert_centred_on(office, name.centre)


def signature_and_stamp_have_room() -> None:
    title, office = signed_page().find("GIÁM ĐỐC"), signed_page().find("Phó Chủ tịch UBND")
    assert office.baseline - office.size - title.baseline >= 30 * MM


def several_signers_have_the_head_at_the_right() -> None:
    chair = SignatureBlock(("HỘI KHUYẾN HỌC", "CHỦ TỊCH"), name="Trần Thị B")
    signers = (chair, *a_report().signers)
    sheet = next(s for s in sheets_of(a_report(signers=signers)) if s.has("GIÁM ĐỐC"))
    assert sheet.find("HỘI KHUYẾN HỌC").right < sheet.find("GIÁM ĐỐC").left
    assert sheet.find("HỘI KHUYẾN HỌC").baseline == sheet.find("GIÁM ĐỐC").baseline
    name = sheet.find("Nguyễn Văn A")
    assert sheet.find("Trần Thị B").baseline == name.baseline
    assert name.baseline - sheet.find("Phó Chủ tịch UBND").baseline < 1.5 * name.size


def one_addressee_follows_on_the_line() -> None:
    line = first_page().find("Kính gửi:")
    assert line.text == f"Kính gửi: {a_report().addressees[0]}"
    assert_type(line, (13, 14))


def several_addressees_have_a_line_each() -> None:
    sheet = with_several_addressees()
    salutation = sheet.find("Kính gửi:")
    assert salutation.text == "Kính gửi:"
    dashes = [sheet.find(f"- {name[:20]}") for name in ADDRESSEES]
    colon = salutation.right - 0.278 * salutation.size
    assert [dash.left for dash in dashes] == pytest.approx([colon] * 3, abs=1)
    assert sheet.find("- Ủy ban").text.endswith(";")
    assert sheet.between("- Hội Khuyến học", "Trung tâm học tập")[1].text.endswith(".")


def copies_stand_at_the_margin_level_with_the_title() -> None:
    copies = signed_page().find("Nơi nhận:")
    assert_type(copies, (12, 12), bold=True, italic=True)
    assert copies.left == pytest.approx(30 * MM, abs=0.1)
    assert copies.baseline == pytest.approx(signed_page().find("GIÁM ĐỐC").baseline)


def copies_are_listed_with_dashes() -> None:
    entries = [line for line in signed_page().lines if line.size == 11]
    assert [line.text for line in entries] == [
        "- Như trên;",
        "- UBND phường Hà An;",
        "- Hội Khuyến học phường;",
        "- Lưu: VT.",
    ]
    for line in entries:
        assert_type(line, (11, 11))
        assert line.left == pytest.approx(30 * MM, abs=0.1)


def several_annexes_have_roman_numbers() -> None:
    assert [sheet.find("Phụ lục").text for sheet in annex_pages()] == ["Phụ lục I", "Phụ lục II"]
    assert any(line.text == "Phụ lục" for sheet in with_one_annex() for line in sheet.lines)


def annex_is_named_in_the_middle() -> None:
    for sheet in annex_pages():
        label, title = sheet.lines[:2]
        assert_type(label, (14, 14), bold=True)
        assert_type(title, (13, 14), bold=True)
        assert title.text.isupper()
        assert_centred_on_page(label, sheet)
        assert_centred_on_page(title, sheet)


def annex_refers_to_the_report() -> None:
    for sheet in annex_pages():
        for line in sheet.lines[2:4]:
            assert_type(line, (13, 14), italic=True)
            assert_centred_on_page(line, sheet)
        assert " ".join(line.text for line in sheet.lines[2:4]).startswith("(Kèm theo Báo cáo số")
        assert_centred_on(sheet.stroke_under(sheet.lines[3]), sheet.lines[3].centre)


def annexes_count_their_own_pages() -> None:
    shown = [s.lines[0].text if s.lines[0].text.isdecimal() else "-" for s in ordinary()]
    assert shown == ["-", "2", "-", "2", "-"]


def text_ends_with_the_closing_sign() -> None:
    assert signed_page().has(BODY[-1].text)
    assert BODY[-1].text.endswith("./.")


class Rule(NamedTuple):
    """A rule of the decree: where it stands, what it says, and how the PDF is held against it."""

    article: str
    text: str
    check: Callable[[], None]


RULES = (
    Rule("I.1", "Khổ giấy A4 (210 mm × 297 mm)", paper_is_a4),
    Rule(
        "I.2", "Trình bày theo chiều dài của khổ A4, kể cả phụ lục nhiều cột", pages_stand_upright
    ),
    Rule(
        "I.3",
        "Lề trên, lề dưới 20 - 25 mm; lề trái 30 - 35 mm; lề phải 15 - 20 mm",
        text_keeps_to_the_margins,
    ),
    Rule(
        "I.4",
        "Phông chữ Times New Roman (hoặc phông nhúng cùng độ rộng), màu đen",
        letters_are_times_new_roman_in_black,
    ),
    Rule(
        "I.7",
        "Số trang cỡ 13 - 14, đứng, canh giữa trong lề trên, không hiển thị ở trang thứ nhất",
        pages_are_numbered_from_the_second,
    ),
    Rule(
        "II.1a",
        "Quốc hiệu in hoa, cỡ 12 - 13, đứng, đậm, trên cùng, bên phải",
        state_stands_top_right,
    ),
    Rule(
        "II.1b",
        "Tiêu ngữ cỡ 13 - 14, đứng, đậm, canh giữa dưới Quốc hiệu; đường kẻ dài bằng dòng chữ",
        motto_is_underlined_in_full,
    ),
    Rule("II.1c", "Quốc hiệu và Tiêu ngữ cách nhau dòng đơn", state_and_motto_are_single_spaced),
    Rule(
        "II.2b",
        "Cơ quan ban hành in hoa, cỡ 12 - 13, đứng, đậm, canh giữa; đường kẻ bằng 1/3 - 1/2 "
        "dòng chữ",
        issuer_is_bold_capitals_with_a_short_rule,
    ),
    Rule("II.2b", "Cơ quan chủ quản in hoa, cỡ 12 - 13, đứng", parent_is_upright_capitals),
    Rule(
        "II.2b",
        "Tên cơ quan dài được trình bày thành nhiều dòng, cách nhau dòng đơn",
        long_names_run_over_single_spaced_lines,
    ),
    Rule(
        "II.3c",
        "Số, ký hiệu cỡ 13, đứng, canh giữa dưới tên cơ quan ban hành; có dấu (:), (/) và (-)",
        number_stands_under_the_issuer,
    ),
    Rule(
        "Điều 15",
        "Chừa chỗ ghi số và ngày sau khi ký",
        number_and_day_leave_room_for_the_pen,
    ),
    Rule(
        "II.4c",
        "Địa danh và thời gian cùng dòng với số, cỡ 13 - 14, nghiêng, canh giữa dưới Tiêu ngữ",
        place_and_date_stand_level_with_the_number,
    ),
    Rule(
        "II.5b",
        "Tên loại in hoa, cỡ 13 - 14, đứng, đậm, canh giữa",
        type_name_is_bold_capitals_in_the_middle,
    ),
    Rule(
        "II.5b",
        "Trích yếu cỡ 13 - 14, đứng, đậm, ngay dưới tên loại; đường kẻ bằng 1/3 - 1/2 dòng chữ",
        subject_is_bold_with_a_short_rule,
    ),
    Rule(
        "II.6đ",
        "Mục in hoa, đậm; khoản có tiêu đề in thường, đậm; điểm in thường, đứng",
        titles_are_bold_points_upright,
    ),
    Rule("II.6e", "Nội dung cỡ 13 - 14, đứng, canh đều cả hai lề", body_is_justified),
    Rule("II.6e", "Chữ đầu dòng lùi vào 1,27 cm", first_lines_are_indented),
    Rule(
        "II.6e",
        "Khoảng cách giữa các dòng từ dòng đơn đến 1,5 lines",
        body_lines_stand_between_single_and_one_and_a_half,
    ),
    Rule(
        "II.6e",
        "Khoảng cách giữa các đoạn văn tối thiểu 6pt",
        paragraphs_are_at_least_6_points_apart,
    ),
    Rule("Mẫu 1.4", "Nội dung kết thúc bằng “./.”", text_ends_with_the_closing_sign),
    Rule(
        "II.7đ",
        "Chức vụ in hoa, họ tên in thường, cỡ 13 - 14, đứng, đậm, canh giữa với nhau",
        signer_is_named_under_the_title,
    ),
    Rule(
        "II.7đ",
        "Chức vụ khác của người ký ở phía trên họ tên",
        other_office_stands_above_the_name,
    ),
    Rule("Điều 33", "Chỗ ký và đóng dấu cao ít nhất 30 mm", signature_and_stamp_have_room),
    Rule(
        "IV",
        "Nhiều người ký: người đứng đầu ở bên phải, ngang hàng với người cùng ký",
        several_signers_have_the_head_at_the_right,
    ),
    Rule(
        "II.9d",
        "Kính gửi một nơi: trên cùng một dòng, cỡ 13 - 14, đứng",
        one_addressee_follows_on_the_line,
    ),
    Rule(
        "II.9d",
        "Kính gửi nhiều nơi: mỗi nơi một dòng, gạch đầu dòng thẳng hàng dưới dấu (:), cuối dòng "
        "có (;), dòng cuối có (.)",
        several_addressees_have_a_line_each,
    ),
    Rule(
        "II.9d",
        "Nơi nhận cỡ 12, nghiêng, đậm, sát lề trái, ngang hàng với chức vụ của người ký",
        copies_stand_at_the_margin_level_with_the_title,
    ),
    Rule(
        "II.9d",
        "Danh sách nơi nhận cỡ 11, đứng, gạch đầu dòng sát lề trái, cuối dòng (;), dòng Lưu (.)",
        copies_are_listed_with_dashes,
    ),
    Rule(
        "III.1a",
        "Từ hai phụ lục trở lên được đánh số La Mã",
        several_annexes_have_roman_numbers,
    ),
    Rule(
        "III.1b",
        "Từ “Phụ lục” cỡ 14, tên phụ lục in hoa, cỡ 13 - 14, đứng, đậm, canh giữa",
        annex_is_named_in_the_middle,
    ),
    Rule(
        "III.1c",
        "Thông tin kèm theo văn bản dưới tên phụ lục, cỡ 13 - 14, nghiêng, canh giữa",
        annex_refers_to_the_report,
    ),
    Rule("III.1đ", "Số trang đánh riêng theo từng phụ lục", annexes_count_their_own_pages),
)


def rules_as_markdown() -> str:
    """Return the table of rules for the README."""
    rows = [f"| {rule.article} | {rule.text} | `{rule.check.__name__}` |" for rule in RULES]
    return "\n".join(["| Điểm | Quy định | Kiểm bằng |", "|---|---|---|", *rows])


@pytest.mark.parametrize("rule", RULES, ids=[rule.check.__name__ for rule in RULES])
def test_the_report_keeps_the_rule(rule: Rule) -> None:
    rule.check()


def test_the_readme_has_the_table_of_rules_as_they_are() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    assert rules_as_markdown() in readme
