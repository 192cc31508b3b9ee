# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.domain.form.form import Form, Section, SectionSource
from desktop.domain.form.paper import Signer
from desktop.domain.report.annex import Annex, compute
from desktop.domain.report.building import build_report
from desktop.domain.report.document import ROOM, Heading, Paragraph, Report, SignatureBlock
from desktop.domain.report.facts import facts_of
from desktop.domain.report.mark import Mark
from desktop.domain.week.notebook import SectionText
from desktop.domain.week.week import Signature
from tests.domain.weeks import GIA_LAM, QUANG_YEN, a_class, a_notebook, a_week, sample

MARK = Mark(1, "7Q2MK-04XRT", "")
SIGNED = date(2026, 10, 8)


def report(form: Form = QUANG_YEN, **week: Any) -> Report:  # noqa: ANN401 - the fields of Week
    notebook = a_notebook(a_class(), week=a_week(**week))
    return build_report(notebook, form, compute(form, facts_of(notebook.records)), MARK)


def numbered(section: Section, number: str, level: int) -> Section:
    return replace(section, number=number, level=level)


@pytest.mark.parametrize(
    ("number", "printed"),
    [("", f"Số: {ROOM}/BC-TTHTCĐ"), ("5", "Số: 05/BC-TTHTCĐ"), ("12", "Số: 12/BC-TTHTCĐ")],
)
def test_the_number_is_left_for_the_pen_or_printed_as_the_decree_says(
    number: str, printed: str
) -> None:
    assert report(number=number).letterhead.number == printed


@pytest.mark.parametrize(
    ("week", "printed"),
    [
        ({}, f"Hà An, ngày {ROOM}tháng 10 năm 2026"),
        ({"deadline": date(2026, 11, 2)}, f"Hà An, ngày {ROOM}tháng 11 năm 2026"),
        ({"deadline": date(2026, 9, 30)}, f"Hà An, ngày {ROOM}tháng 10 năm 2026"),
        ({"signed_on": SIGNED}, "Hà An, ngày 08 tháng 10 năm 2026"),
        ({"signed_on": date(2027, 1, 15)}, "Hà An, ngày 15 tháng 01 năm 2027"),
    ],
)
def test_the_day_is_left_for_the_pen_unless_it_is_typed(week: dict[str, Any], printed: str) -> None:
    assert report(**week).letterhead.place_and_date == printed


def test_a_missing_place_leaves_no_lonely_comma() -> None:
    centre = replace(a_week().centre, place="")
    assert report(centre=centre).letterhead.place_and_date.startswith("ngày")


def test_the_letterhead_names_the_body_above_and_the_centre() -> None:
    head = report().letterhead
    assert (head.parent, head.centre) == ("UBND phường Hà An", "TTHTCĐ phường Hà An")


def test_the_opening_and_the_subject_are_filled_in() -> None:
    made = report()
    assert made.subject == "Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2026"
    assert made.title == f"Báo cáo kết quả{made.subject.removeprefix('Kết quả')}"
    opening = made.body[0]
    assert opening.text.startswith("TTHTCĐ phường Hà An báo cáo kết quả")
    assert opening.text.endswith("như sau:")


@pytest.mark.parametrize(
    ("opening", "printed"),
    [
        (
            "Kết quả Tuần lễ năm {year} với chủ đề “{theme}” như sau:",
            "Kết quả Tuần lễ năm 2026 như sau:",
        ),
        ("Kết quả Tuần lễ, chủ đề: {theme}, như sau:", "Kết quả Tuần lễ, như sau:"),
        ('Tuần lễ theo chủ đề "{theme}"', "Tuần lễ"),
    ],
)
def test_without_a_theme_the_opening_does_without_it(opening: str, printed: str) -> None:
    form = replace(QUANG_YEN, report=replace(QUANG_YEN.report, opening=opening))
    assert report(form, theme=" ").body[0].text == printed
    assert "Học tập suốt đời" in report(form, theme="Học tập suốt đời").body[0].text


def test_headings_are_numbered_as_the_form_prints_them() -> None:
    headings = [(b.level, b.text) for b in report().body if isinstance(b, Heading)]
    assert headings[0] == (1, "I. TỔ CHỨC TRIỂN KHAI TUẦN LỄ")
    assert headings[3] == (2, "4. Kinh phí tổ chức Tuần lễ")
    assert len(headings) == len(QUANG_YEN.sections)


def test_a_third_level_is_lettered_and_a_title_without_number_stands_alone() -> None:
    first, second, *_ = QUANG_YEN.sections
    form = replace(QUANG_YEN, sections=(numbered(first, "a", 3), numbered(second, "", 1)))
    texts = [b.text for b in report(form).body if isinstance(b, Heading)]
    assert texts == ["a) Tổ chức triển khai Tuần lễ", "CÔNG TÁC CHỈ ĐẠO"]


def test_the_text_ends_once_with_the_mark_of_the_end() -> None:
    for form in (QUANG_YEN, GIA_LAM):
        body = report(form).body
        assert [b.text.endswith("./.") for b in body] == [False] * (len(body) - 1) + [True]
        assert not body[-1].text.endswith("../.")


def last_lines(**last: Any) -> list[str]:  # noqa: ANN401 - the fields of Section
    """Return how a report ends whose last section, changed as given, says nothing."""
    ending = replace(QUANG_YEN.sections[-2], key="next_year", title="Phương hướng", **last)
    form = replace(QUANG_YEN, sections=(*QUANG_YEN.sections[:-1], ending))
    return [block.text for block in report(form).body[-2:]]


def test_the_mark_of_the_end_never_stands_on_a_heading() -> None:
    heading, mark = last_lines(number="5")
    assert (heading, mark) == ("5. Phương hướng", "./.")


def test_an_optional_section_that_says_nothing_is_left_out_whole() -> None:
    assert not any("Phương hướng" in line for line in last_lines(optional=True))


def test_a_mark_of_the_end_that_was_typed_is_not_doubled() -> None:
    closing = replace(QUANG_YEN.sections[-1], source=SectionSource.TYPED)
    form = replace(QUANG_YEN, sections=(closing,))
    sections = {closing.key: SectionText(text="Xin báo cáo./.")}
    body = build_report(a_notebook(sections=sections), form, Annex((), ()), MARK).body
    assert body[-1].text == "Xin báo cáo./."


def test_each_line_of_a_section_is_a_paragraph_and_blank_ones_are_none() -> None:
    sections = {"direction": SectionText(text="Một.\n\n  Hai.  \n")}
    notebook = a_notebook(sections=sections)
    body = build_report(notebook, QUANG_YEN, Annex((), ()), MARK).body
    at = next(n for n, block in enumerate(body) if block.text == "1. Công tác chỉ đạo")
    assert body[at + 1 : at + 3] == (Paragraph("Một."), Paragraph("Hai."))
    assert isinstance(body[at + 3], Heading)


def test_one_annex_needs_no_number_and_two_are_roman() -> None:
    assert [a.label for a in report(QUANG_YEN).attachments] == ["Phụ lục"]
    assert [a.label for a in report(GIA_LAM).attachments] == ["Phụ lục I", "Phụ lục II"]


def test_an_annex_belongs_to_the_report_and_not_to_the_districts_letter() -> None:
    (annex,) = report(number="5", signed_on=SIGNED).attachments
    assert annex.reference == (
        "(Kèm theo Báo cáo số 05/BC-TTHTCĐ ngày 08 tháng 10 năm 2026 của TTHTCĐ phường Hà An)"
    )
    (unsigned,) = report().attachments
    assert f"số {ROOM}/BC-TTHTCĐ ngày {ROOM}tháng 10 năm 2026" in unsigned.reference


@pytest.mark.parametrize(
    ("made_on", "month"),
    [
        (date(2026, 9, 1), "tháng 10 năm 2026"),
        (date(2026, 11, 28), "tháng 11 năm 2026"),
        (date(2027, 1, 3), "tháng 01 năm 2027"),
    ],
)
def test_a_report_made_after_the_deadline_is_signed_in_that_month(
    made_on: date, month: str
) -> None:
    made = build_report(a_notebook(), QUANG_YEN, Annex((), ()), MARK, made_on)
    assert made.letterhead.place_and_date == f"Hà An, ngày {ROOM}{month}"
    (annex,) = made.attachments
    assert f"ngày {ROOM}{month} của" in annex.reference
    notebook = a_notebook()
    signed = replace(notebook, week=replace(notebook.week, signed_on=SIGNED))
    made = build_report(signed, QUANG_YEN, Annex((), ()), MARK, made_on)
    assert made.letterhead.place_and_date == "Hà An, ngày 08 tháng 10 năm 2026"


def test_the_evidence_is_attached_where_the_form_asks_for_it() -> None:
    figures, evidence = report(GIA_LAM).attachments
    assert isinstance(figures.content, Annex)
    assert isinstance(evidence.content, tuple)
    assert [item.row.code for item in evidence.content] == ["1.13"]


def test_a_signer_has_the_forms_title_and_the_clerks_name() -> None:
    (block,) = report(signers={"director": Signature(name="Nguyễn Văn A", position="Phó")}).signers
    hint = "(Họ và tên, ký, đóng dấu)"
    assert block == SignatureBlock(("GIÁM ĐỐC",), hint, "Phó", "Nguyễn Văn A")


def test_a_deputy_signs_for_the_director() -> None:
    deputy = Signature(name="B", authority="kt. giám đốc", title="Phó giám đốc")
    (block,) = report(signers={"director": deputy}).signers
    assert block.lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_several_signers_stand_in_the_forms_order_named_or_not() -> None:
    both = (Signer(key="clerk", title="Người lập biểu"), *QUANG_YEN.signers)
    blocks = report(replace(QUANG_YEN, signers=both)).signers
    assert [(b.lines, b.name) for b in blocks] == [
        (("NGƯỜI LẬP BIỂU",), ""),
        (("GIÁM ĐỐC",), "Nguyễn Văn A"),
    ]


def test_the_document_is_dated_without_asking_a_clock() -> None:
    assert report().dated == date(2026, 10, 7)
    assert report(signed_on=SIGNED).dated == SIGNED


def test_the_samples_report_has_nothing_that_looks_broken() -> None:
    notebook = sample()
    annex = compute(QUANG_YEN, facts_of(notebook.records), notebook.row_notes)
    made = build_report(notebook, QUANG_YEN, annex, MARK)
    texts = [block.text for block in made.body]
    assert all(text.strip() and "{" not in text and "None" not in text for text in texts)
    headings = [n for n, b in enumerate(made.body) if isinstance(b, Heading) and b.level == 2]
    assert all(isinstance(made.body[n + 1], Paragraph) for n in headings)
    assert made.signers[0].position == "Phó Chủ tịch UBND phường"
