# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.domain.checks import Problem, Severity, find_problems
from desktop.domain.form.form import Section
from desktop.domain.report.draft import draft_section
from desktop.domain.week.notebook import SectionText
from desktop.domain.week.week import Centre, Signature
from tests.domain.weeks import QUANG_YEN, a_class, a_notebook, a_week

CENTRE = a_week().centre
SIGNERS = a_week().signers


def found(**changes: Any) -> list[Problem]:  # noqa: ANN401 - the fields of Notebook
    return list(find_problems(a_notebook(a_class(), **changes), QUANG_YEN))


def test_a_complete_report_has_no_problem() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"signers": {}}, "missing_signer", "director"),
        ({"signers": {"director": Signature(name=" ")}}, "missing_signer", "director"),
        ({"addressees": ()}, "missing_addressee", "addressees"),
        ({"centre": replace(CENTRE, parent="")}, "missing_parent", "parent"),
        ({"centre": Centre(name="A", parent="B")}, "missing_place", "place"),
        ({"mailbox": ""}, "missing_mailbox", "mailbox"),
        ({"mailbox": "phòng giáo dục"}, "bad_mailbox", "mailbox"),
        ({"mailbox": "a@example"}, "bad_mailbox", "mailbox"),
        ({"signed_on": date(2026, 10, 6)}, "signed_early", "signed_on"),
        ({"deadline": date(2026, 10, 6)}, "deadline_early", "deadline"),
        ({"as_typed": {"ends": "cuối tuần"}}, "unread_entry", "ends"),
        (
            {"signers": {**SIGNERS, "clerk": Signature(name="B")}},
            "unknown_place",
            "clerk",
        ),
    ],
)
def test_what_the_frame_lacks_is_found(changes: dict[str, Any], code: str, field: str) -> None:
    (problem,) = found(week=a_week(**changes))
    assert (problem.code, problem.field) == (code, field)
    assert problem.message.endswith(".")


def test_days_after_the_week_are_in_order() -> None:
    last = a_week().ends
    assert found(week=a_week(signed_on=last, deadline=last)) == []


def test_what_the_form_has_no_place_for_is_not_lost_silently() -> None:
    sections = dict(a_notebook().sections) | {"foo": SectionText(text="Hay.")}
    (problem,) = found(sections=sections)
    assert (problem.code, problem.severity) == ("unknown_place", Severity.SHOULD_SEE)
    assert problem.message == ("Mẫu này không có mục “foo”; nội dung đã ghi ở đó không được in.")
    assert [p.field for p in found(row_notes={"99": "Ghi chú", "1": "Có"})] == ["99"]


def test_a_remark_without_a_row_is_told_in_its_own_words() -> None:
    (problem,) = found(row_notes={"chung/1.2": "Có hai lớp\nban đêm"})
    assert problem.message == (
        "Ghi chú “Có hai lớp ban đêm” không có dòng trong mẫu này nên không được in."
    )


def test_what_is_blank_is_no_loss() -> None:
    sections = dict(a_notebook().sections) | {"foo": SectionText(text=" ")}
    signers = {**SIGNERS, "clerk": Signature()}
    week = a_week(signers=signers)
    assert found(week=week, sections=sections, row_notes={"99": " "}) == []


def test_sections_are_cited_with_their_part() -> None:
    def cited(section: Section) -> Section:
        return replace(section, level=3, number="a") if section.key == "results" else section

    form = replace(QUANG_YEN, sections=tuple(map(cited, QUANG_YEN.sections)))
    subjects = [p.subject for p in find_problems(a_notebook(a_class(), sections={}), form)]
    assert "Điểm a) Những kết quả đã đạt được; bài học kinh nghiệm" in subjects
    assert any(subject.startswith("Mục I.1. ") for subject in subjects)


def test_sections_are_cited_as_the_report_numbers_them() -> None:
    def optional(section: Section) -> Section:
        return replace(section, optional=section.key == "results")

    form = replace(QUANG_YEN, sections=tuple(map(optional, QUANG_YEN.sections)))
    subjects = [p.subject for p in find_problems(a_notebook(a_class(), sections={}), form)]
    assert "Mục II.1. Khó khăn, tồn tại" in subjects


def test_a_signer_is_named_by_the_title_that_will_be_printed() -> None:
    deputy = {"director": Signature(title="PHÓ GIÁM ĐỐC")}
    (problem,) = found(week=a_week(signers=deputy))
    assert "PHÓ GIÁM ĐỐC" in problem.message


def test_an_empty_section_is_found_and_the_form_says_what_belongs_there() -> None:
    sections = dict(a_notebook().sections) | {"results": SectionText(text=" \n")}
    (problem,) = found(sections=sections)
    assert (problem.code, problem.section) == ("empty_section", "results")
    assert problem.subject == "Mục II.1. Những kết quả đã đạt được; bài học kinh nghiệm"
    assert problem.advice.startswith("Nêu hai, ba kết quả")


def test_an_optional_section_may_stay_empty() -> None:
    def optional(section: Section) -> Section:
        return replace(section, optional=True)

    form = replace(QUANG_YEN, sections=tuple(map(optional, QUANG_YEN.sections)))
    assert find_problems(a_notebook(a_class(), sections={}), form) == ()


def test_a_week_without_records_has_nothing_to_account_for() -> None:
    problems = find_problems(a_notebook(), QUANG_YEN)
    assert [(p.code, p.section) for p in problems] == [("empty_section", "activities")]


def test_an_edited_sentence_with_old_figures_must_be_mended() -> None:
    section = next(s for s in QUANG_YEN.sections if s.key == "activities")
    base = draft_section(section, a_notebook(a_class(people=11)), QUANG_YEN)
    edited = SectionText(text=base.replace("11 người.", "11 người rất sôi nổi."), base=base)
    sections = dict(a_notebook().sections) | {"activities": edited}
    problems = found(sections=sections)
    assert {p.code for p in problems} == {"outdated_section"}
    assert "12 người" in problems[0].message
    assert problems[0].severity is Severity.MUST_MEND
