# SPDX-License-Identifier: MIT
from datetime import date

import pytest

from desktop.domain.checks import find_problems
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import NewsItem, Record, TrainingClass
from desktop.services.checks.checking import Finding
from desktop.services.checks.worth_a_look import Sight, sights, timely
from tests.builders import a_photo
from tests.domain.weeks import QUANG_YEN, a_class, a_notebook


def seen(notebook: Notebook) -> tuple[Sight, ...]:
    findings = [Finding(problem, "") for problem in find_problems(notebook, QUANG_YEN)]
    return sights(findings, notebook, QUANG_YEN)


def texts(notebook: Notebook) -> list[str]:
    return [sight.text for sight in seen(notebook)]


def news(id_: str) -> NewsItem:
    return NewsItem(id=id_, category="news", title=f"Bài số {id_}")


def bare_class(id_: str, **changes: object) -> TrainingClass:
    return a_class(id=id_, title=f"Lớp {id_}", place=id_, links=(), **changes)


def test_nothing_found_is_nothing_to_see() -> None:
    assert texts(a_notebook(a_class())) == []


def test_a_single_finding_names_what_it_is_about() -> None:
    assert texts(a_notebook(news("7"))) == ["Bài số 7: chưa có đường link"]


def test_findings_of_one_sort_are_told_once_and_lead_to_the_first() -> None:
    (sight,) = seen(a_notebook(news("1"), news("2"), news("3")))
    assert sight.text == "Tin bài: 3 tin, bài chưa có đường link"
    assert (sight.first.record, len(sight.findings)) == ("1", 3)


def test_records_that_stand_for_many_classes_are_not_counted_as_classes() -> None:
    many = [bare_class("A", sessions=24, people=700), bare_class("B")]
    assert "Lớp bồi dưỡng: 2 mục đã ghi chưa có minh chứng" in texts(a_notebook(*many))


def test_findings_under_different_items_stay_apart() -> None:
    assert texts(a_notebook(bare_class("A"), bare_class("B"), news("1"))) == [
        "Lớp bồi dưỡng: 2 lớp chưa có minh chứng",
        "Bài số 1: chưa có đường link",
    ]


def test_records_the_form_has_no_row_for_are_put_together() -> None:
    lost = [a_class(id=i, title=i, place=i, category="class.gone") for i in ("A", "B")]
    empty, sight = seen(a_notebook(*lost))[:2]
    assert empty.text.endswith("đã triển khai trong Tuần lễ: còn trống")
    assert sight.text == "Ngoài mẫu: 2 lớp không thuộc dòng nào của mẫu này"
    assert sight.is_grave


def test_photos_are_counted() -> None:
    loose = [a_photo(str(n), record=None, fingerprint="") for n in (1, 2)]
    faulty = [
        a_photo("3", record=None, fault="Ảnh bị hỏng."),
        a_photo("4", record=None, fault="Tệp là một trang web."),
    ]
    assert texts(a_notebook(a_class(), photos=(*loose, *faulty))) == [
        "2 ảnh chưa thuộc hoạt động nào",
        "2 ảnh không đọc được",
    ]


def test_empty_sections_are_counted() -> None:
    (sight,) = [s for s in seen(a_notebook(a_class(), sections={})) if "mục" in s.text]
    assert sight.text == "5 mục của báo cáo còn trống"


@pytest.mark.parametrize(
    ("records", "day", "is_asked"),
    [
        ((a_class(),), date(2026, 9, 30), False),
        ((), date(2026, 10, 2), False),
        ((a_class(),), date(2026, 10, 2), True),
    ],
    ids=["before the Week", "nothing written yet", "in the Week"],
)
def test_what_the_report_lacks_is_asked_for_in_its_time(
    records: tuple[Record, ...],
    day: date,
    is_asked: bool,
) -> None:
    notebook = a_notebook(*records, sections={})
    timely_ones = timely(seen(notebook), notebook, day)
    assert any(sight.first.code == "empty_section" for sight in timely_ones) is is_asked
