# SPDX-License-Identifier: MIT
"""Holds finished report PDFs against decree 30/2020/NĐ-CP, rule by rule, as `RULES` lists them.

The articles are those of annex I of the decree, part I, where nothing else is said. Every rule is
held against every paper that has what it is about (`papers.REPORTS`).
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.domain.report.document import ROOM, Heading, Paragraph
from tests.export.pdf.papers import REPORTS, Paper, dashed, paper, squeezed, taken
from tests.export.pdf.reading import MM, Line, Sheet, Stroke

SINGLE = 1.15
"""Times New Roman's own line, which word processors call single, by the size of its type."""


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


def assert_single_spaced(lines: list[Line]) -> None:
    for above, below in pairwise(lines):
        assert below.baseline - above.baseline == pytest.approx(above.size * SINGLE, abs=0.1)


def paragraphs_of(paper: Paper) -> Iterator[list[tuple[int, Line]]]:
    """Yield the lines of each paragraph of the body."""
    for block, lines in zip(paper.report.body, paper.blocks, strict=True):
        if isinstance(block, Paragraph):
            yield [*lines]


def paper_is_a4(paper: Paper) -> None:
    assert all((s.width, s.height) == pytest.approx((210 * MM, 297 * MM)) for s in paper.sheets)


def pages_stand_upright(paper: Paper) -> None:
    assert all(sheet.width < sheet.height for sheet in paper.sheets)


def text_keeps_to_the_margins(paper: Paper) -> None:
    for sheet in paper.sheets:
        text = [
            line for line in sheet.lines if not line.text.isdecimal() or line.baseline > 20 * MM
        ]
        assert min(line.left for line in text) >= 30 * MM - 0.01
        assert max(line.right for line in text) <= sheet.width - 15 * MM
        assert min(line.baseline - line.size for line in text) >= 20 * MM - 1
        assert max(line.baseline for line in text) <= sheet.height - 20 * MM


def letters_are_times_new_roman_in_black(paper: Paper) -> None:
    for sheet in paper.sheets:
        assert all(
            line.font.startswith(("TimesNewRoman", "LiberationSerif")) for line in sheet.lines
        )
        assert sheet.colours <= {(0,), (0.0, 0.0, 0.0), 0}


def pages_are_numbered_from_the_second(paper: Paper) -> None:
    for at, sheet in enumerate(paper.sheets):
        above = [line for line in sheet.lines if line.baseline < 20 * MM]
        assert len(above) == (at not in paper.parts)
        for number in above:
            assert number.text.isdecimal()
            assert_type(number, (13, 14))
            assert_centred_on(number, sheet.width / 2)


def state_stands_top_right(paper: Paper) -> None:
    state = paper.first.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert_type(state, (12, 13), bold=True)
    assert state.baseline == min(line.baseline for line in paper.first.lines)
    assert state.left > max(line.right for line in paper.issuer)


def motto_is_underlined_in_full(paper: Paper) -> None:
    motto = paper.first.find("Độc lập - Tự do - Hạnh phúc")
    assert_type(motto, (13, 14), bold=True)
    assert_centred_on(motto, paper.first.find("CỘNG HÒA").centre)
    rule = paper.first.stroke_under(motto)
    assert (rule.left, rule.right) == pytest.approx((motto.left, motto.right), abs=0.1)


def state_and_motto_are_single_spaced(paper: Paper) -> None:
    state, motto = paper.first.find("CỘNG HÒA"), paper.first.find("Độc lập")
    assert motto.baseline - state.baseline == pytest.approx(motto.size * SINGLE, abs=1.5)


def issuer_is_bold_capitals_with_a_short_rule(paper: Paper) -> None:
    issuer = taken(paper.issuer, paper.report.letterhead.centre.upper())
    for line in issuer:
        assert_type(line, (12, 13), bold=True)
        assert_centred_on(line, issuer[0].centre)
    rule = paper.first.stroke_under(issuer[-1])
    assert 1 / 3 <= rule.length / issuer[-1].width <= 1 / 2
    assert_centred_on(rule, issuer[-1].centre)


def parent_is_upright_capitals(paper: Paper) -> None:
    parent = taken(paper.parent, paper.report.letterhead.parent.upper())
    for line in parent:
        assert_type(line, (12, 13))
        assert_centred_on(line, paper.issuer[0].centre)
    assert parent[-1].baseline < paper.issuer[0].baseline


def long_names_run_over_single_spaced_lines(paper: Paper) -> None:
    assert len(paper.issuer) > 1
    assert_single_spaced([*paper.parent, *paper.issuer])


def number_stands_under_the_issuer(paper: Paper) -> None:
    number = paper.first.find("Số:")
    assert_type(number, (13, 13))
    assert squeezed(number.text) == squeezed(paper.report.letterhead.number)
    assert re.search(r"/[A-ZĐ]+-[A-ZĐ]+$", number.text)
    assert_centred_on(number, paper.issuer[0].centre)


def number_and_day_leave_room_for_the_pen(paper: Paper) -> None:
    for line in (paper.first.find("Số:"), place_and_date(paper)):
        spaces = max(re.findall(" +", line.text), key=len)
        assert len(spaces) * 0.25 * line.size >= 8 * MM


def place_and_date(paper: Paper) -> Line:
    return paper.first.find(paper.report.letterhead.place_and_date.partition(ROOM)[0])


def place_and_date_stand_level_with_the_number(paper: Paper) -> None:
    date = place_and_date(paper)
    assert squeezed(date.text) == squeezed(paper.report.letterhead.place_and_date)
    assert_type(date, (13, 14), italic=True)
    assert date.baseline == pytest.approx(paper.first.find("Số:").baseline)
    assert_centred_on(date, paper.first.find("CỘNG HÒA").centre)


def type_name(paper: Paper) -> Line:
    return next(line for line in paper.first.lines if line.text == paper.report.type_name)


def type_name_is_bold_capitals_in_the_middle(paper: Paper) -> None:
    name = type_name(paper)
    assert name.text.isupper()
    assert_type(name, (13, 14), bold=True)
    assert_centred_on_page(name, paper.first)


def subject_is_bold_with_a_short_rule(paper: Paper) -> None:
    subject = paper.subject
    for line in subject:
        assert_type(line, (13, 14), bold=True)
        assert_centred_on_page(line, paper.first)
    assert subject[0].baseline - type_name(paper).baseline < 1.5 * subject[0].size
    rule = paper.first.stroke_under(subject[-1])
    assert 1 / 3 <= rule.length / subject[-1].width <= 1 / 2
    assert_centred_on(rule, subject[-1].centre)


def titles_are_bold_points_upright(paper: Paper) -> None:
    for block, lines in zip(paper.report.body, paper.blocks, strict=True):
        if isinstance(block, Heading):
            for _sheet, line in lines:
                assert_type(line, (13, 14), bold=block.level < 3)
                assert line.text.isupper() or block.level > 1


def body_is_justified(paper: Paper) -> None:
    _, right = text_area(paper.first)
    for lines in paragraphs_of(paper):
        for _sheet, line in lines:
            assert_type(line, (13, 14))
        for _sheet, line in lines[:-1]:
            assert line.right == pytest.approx(right, abs=0.5)


def first_lines_are_indented(paper: Paper) -> None:
    left, _ = text_area(paper.first)
    for lines in paper.blocks:
        assert lines[0].line.left - left == pytest.approx(12.7 * MM, abs=0.1)
        for _sheet, line in lines[1:]:
            assert line.left == pytest.approx(left, abs=0.1)


def body_lines_stand_between_single_and_one_and_a_half(paper: Paper) -> None:
    for lines in paper.blocks:
        for (above_on, above), (below_on, below) in pairwise(lines):
            if above_on == below_on:
                spacing = (below.baseline - above.baseline) / (above.size * SINGLE)
                assert 1.0 <= spacing <= 1.5


def paragraphs_are_at_least_6_points_apart(paper: Paper) -> None:
    within = next(lines for lines in paragraphs_of(paper) if len(lines) > 1)
    leading = within[1][1].baseline - within[0][1].baseline
    for above, below in pairwise(paper.blocks):
        if above[-1].sheet == below[0].sheet:
            gap = below[0].line.baseline - above[-1].line.baseline
            assert gap - leading >= 6 - 0.01


def signer_is_named_under_the_title(paper: Paper) -> None:
    for signer in paper.report.signers:
        lines = [line for words in signer.lines for line in lines_on_signed(paper, words)]
        for line in lines:
            assert line.text.isupper()
            assert_type(line, (13, 14), bold=True)
            assert_centred_on(line, lines[0].centre)
        for name in lines_on_signed(paper, signer.name):
            assert_type(name, (13, 14), bold=True)
            assert_centred_on(name, lines[0].centre)
    assert head_title(paper).left > paper.signed.width / 2


def lines_on_signed(paper: Paper, words: str) -> list[Line]:
    """Return the lines of words in a column of the sheet that is signed."""
    if not words:
        return []
    foot = [line for line in paper.signed.lines if line.size >= 13]
    for at, line in enumerate(foot):
        if squeezed(words).startswith(squeezed(line.text)):
            column = [other for other in foot[at:] if abs(other.centre - line.centre) < 1]
            if squeezed("".join(other.text for other in column)).startswith(squeezed(words)):
                return taken(column, words)
    raise AssertionError(f"not beside the signature: {words!r}")


def head_title(paper: Paper) -> Line:
    return lines_on_signed(paper, paper.report.signers[-1].lines[0])[0]


def other_office_stands_above_the_name(paper: Paper) -> None:
    for signer in paper.report.signers:
        if signer.position and signer.name:
            office = lines_on_signed(paper, signer.position)[-1]
            name = lines_on_signed(paper, signer.name)[0]
            assert 0 < name.baseline - office.baseline < 1.5 * name.size
            assert_centred_on(office, name.centre)


def signature_and_stamp_have_room(paper: Paper) -> None:
    for signer in paper.report.signers:
        if signer.name:
            title = lines_on_signed(paper, signer.lines[-1])[-1]
            below = lines_on_signed(paper, signer.position or signer.name)[0]
            assert below.baseline - below.size - title.baseline >= 30 * MM


def several_signers_have_the_head_at_the_right(paper: Paper) -> None:
    other, head = paper.report.signers[-2:]
    beside, title = (lines_on_signed(paper, signer.lines[0])[0] for signer in (other, head))
    assert title.left > paper.signed.width / 2
    if len(paper.report.signers) % 2:
        assert beside.baseline < title.baseline
    else:
        assert beside.right < title.left
        assert beside.baseline == title.baseline
        names = [lines_on_signed(paper, signer.name)[-1] for signer in (other, head)]
        assert names[0].baseline == names[1].baseline


def one_addressee_follows_on_the_line(paper: Paper) -> None:
    line = paper.first.find("Kính gửi:")
    assert line.text == f"Kính gửi: {paper.report.addressees[0]}"
    assert_type(line, (13, 14))


def several_addressees_have_a_line_each(paper: Paper) -> None:
    salutation = paper.first.find("Kính gửi:")
    assert salutation.text == "Kính gửi:"
    colon = salutation.right - 0.278 * salutation.size
    for lines in paper.addressed:
        assert lines[0].line.text.startswith("- ")
        assert lines[0].line.left == pytest.approx(colon, abs=1)
        for _sheet, line in lines:
            assert_type(line, (13, 14))
    ends = [lines[-1].line.text[-1] for lines in paper.addressed]
    assert ends == [";"] * (len(ends) - 1) + ["."]


def copies_stand_at_the_margin_level_with_the_title(paper: Paper) -> None:
    copies = paper.signed.find("Nơi nhận:")
    assert_type(copies, (12, 12), bold=True, italic=True)
    assert copies.left == pytest.approx(30 * MM, abs=0.1)
    if len(paper.report.signers) % 2:
        assert copies.baseline == pytest.approx(head_title(paper).baseline)


def copies_are_listed_with_dashes(paper: Paper) -> None:
    at = paper.body_sheets.index(paper.signed)
    lines = [line for sheet in paper.body_sheets[at:] for line in sheet.lines if line.size == 11]
    for entry in dashed(paper.report.copies_to):
        mine = taken(lines, entry)
        lines = lines[len(mine) :]
        for line in mine:
            assert_type(line, (11, 11))
            assert line.left == pytest.approx(30 * MM, abs=0.1)
    assert lines == []


def several_annexes_have_roman_numbers(paper: Paper) -> None:
    labels = [paper.sheets[at].lines[0].text for at in paper.annexes]
    assert labels == (["Phụ lục I", "Phụ lục II"] if len(labels) > 1 else ["Phụ lục"])


def annex_is_named_in_the_middle(paper: Paper) -> None:
    for at, attachment in zip(paper.annexes, paper.report.attachments, strict=True):
        label, *below = paper.sheets[at].lines
        assert_type(label, (14, 14), bold=True)
        assert_centred_on_page(label, paper.sheets[at])
        for title in taken(below, attachment.title.upper()):
            assert_type(title, (13, 14), bold=True)
            assert_centred_on_page(title, paper.sheets[at])


def annex_refers_to_the_report(paper: Paper) -> None:
    for at, attachment in zip(paper.annexes, paper.report.attachments, strict=True):
        sheet = paper.sheets[at]
        after = 1 + len(taken(sheet.lines[1:], attachment.title.upper()))
        reference = taken(sheet.lines[after:], attachment.reference)
        assert attachment.reference.startswith("(Kèm theo Báo cáo số")
        for line in reference:
            assert_type(line, (13, 14), italic=True)
            assert_centred_on_page(line, sheet)
        assert_centred_on(sheet.stroke_under(reference[-1]), reference[-1].centre)


def annexes_count_their_own_pages(paper: Paper) -> None:
    ends = [*paper.parts[1:], len(paper.sheets)]
    for start, end in zip(paper.parts, ends, strict=True):
        shown = [sheet.lines[0].text for sheet in paper.sheets[start + 1 : end]]
        assert shown == [str(number) for number in range(2, 2 + len(shown))]


def text_ends_with_the_closing_sign(paper: Paper) -> None:
    assert paper.blocks[-1][-1].line.text.endswith("./.")
    assert sum(line.text.endswith("./.") for lines in paper.blocks for _s, line in lines) == 1


def _always(_paper: Paper) -> bool:
    return True


class Rule(NamedTuple):
    """A rule of the decree: where it stands, what it says, and how a PDF is held against it.

    `applies` tells whether a paper has what it is about.
    """

    article: str
    text: str
    check: Callable[[Paper], None]
    applies: Callable[[Paper], bool] = _always


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
        lambda paper: len(paper.issuer) > 1,
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
        lambda paper: any(s.position and s.name for s in paper.report.signers),
    ),
    Rule(
        "Điều 33",
        "Chỗ ký và đóng dấu cao ít nhất 30 mm",
        signature_and_stamp_have_room,
        lambda paper: any(s.name for s in paper.report.signers),
    ),
    Rule(
        "IV",
        "Nhiều người ký: người đứng đầu ở bên phải, ngang hàng với người cùng ký",
        several_signers_have_the_head_at_the_right,
        lambda paper: len(paper.report.signers) > 1,
    ),
    Rule(
        "II.9d",
        "Kính gửi một nơi: trên cùng một dòng, cỡ 13 - 14, đứng",
        one_addressee_follows_on_the_line,
        lambda paper: len(paper.report.addressees) == 1,
    ),
    Rule(
        "II.9d",
        "Kính gửi nhiều nơi: mỗi nơi một dòng, gạch đầu dòng thẳng hàng dưới dấu (:), cuối dòng "
        "có (;), dòng cuối có (.)",
        several_addressees_have_a_line_each,
        lambda paper: len(paper.report.addressees) > 1,
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


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("rule", RULES, ids=[rule.check.__name__ for rule in RULES])
def test_the_report_keeps_the_rule(rule: Rule, name: str) -> None:
    if rule.applies(paper(name)):
        rule.check(paper(name))


@pytest.mark.parametrize("rule", RULES, ids=[rule.check.__name__ for rule in RULES])
def test_every_rule_is_held_against_a_paper(rule: Rule) -> None:
    assert any(rule.applies(paper(name)) for name in REPORTS)


def test_the_readme_has_the_table_of_rules_as_they_are() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    assert rules_as_markdown() in readme
