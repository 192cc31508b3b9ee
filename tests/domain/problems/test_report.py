# SPDX-License-Identifier: MIT
from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.account import draft_section
from desktop.domain.form import Section
from desktop.domain.notebook import SectionText
from desktop.domain.problems import Problem, Severity, find_problems
from desktop.domain.week import Centre, Signature
from tests.domain.weeks import QUANG_YEN, a_class, a_notebook, a_week

CENTRE = a_week().centre


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
    ],
)
def test_what_the_frame_lacks_is_found(changes: dict[str, Any], code: str, field: str) -> None:
    (problem,) = found(week=a_week(**changes))
    assert (problem.code, problem.field) == (code, field)


def test_a_signer_is_named_by_the_title_that_will_be_printed() -> None:
    deputy = {"director": Signature(title="PHÓ GIÁM ĐỐC")}
    (problem,) = found(week=a_week(signers=deputy))
    assert "PHÓ GIÁM ĐỐC" in problem.message


def test_an_empty_section_is_found_and_the_form_says_what_belongs_there() -> None:
    sections = dict(a_notebook().sections) | {"results": SectionText(text=" \n")}
    (problem,) = found(sections=sections)
    assert (problem.code, problem.section) == ("empty_section", "results")
    assert problem.subject == "Mục 1. Những kết quả đã đạt được; bài học kinh nghiệm"
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
    edited = SectionText(text=base.replace("tham gia.", "tham gia sôi nổi."), base=base)
    sections = dict(a_notebook().sections) | {"activities": edited}
    problems = found(sections=sections)
    assert {p.code for p in problems} == {"outdated_section"}
    assert "12 lượt người tham gia" in problems[0].message
    assert problems[0].severity is Severity.MUST_MEND
