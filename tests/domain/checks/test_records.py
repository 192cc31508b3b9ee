# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.domain.checks import Problem, Severity, find_problems
from desktop.domain.form.form import Form, Quantity, Row
from desktop.domain.form.measures import Measure
from desktop.domain.week.notebook import SectionText
from desktop.domain.week.records import (
    Attendee,
    BookDonation,
    Commendation,
    Event,
    Funding,
    Link,
    NewsItem,
    OtherItem,
    Party,
    Publication,
    Record,
    State,
    TrainingClass,
)
from tests.domain.weeks import QUANG_YEN, a_class, a_notebook, a_photo, an_event


def found(*records: Record, **changes: Any) -> list[Problem]:  # noqa: ANN401 - notebook's fields
    """Return the problems of records in a report whose every section is written."""
    sections = {s.key: SectionText(text="Có.") for s in QUANG_YEN.sections}
    return list(find_problems(a_notebook(*records, sections=sections, **changes), QUANG_YEN))


def codes(*records: Record, **changes: Any) -> list[str]:  # noqa: ANN401 - notebook's fields
    return [problem.code for problem in found(*records, **changes)]


@pytest.mark.parametrize(
    "record",
    [
        a_class(),
        an_event(),
        an_event(category="seminar", people=None),
        NewsItem(id="n", category="news", title="Bản tin phát thanh", sessions=6),
        NewsItem(id="n", category="news", title="Tin tối", outlet="Đài truyền thanh phường"),
        Publication(id="p", category="publications", title="Băng rôn", copies=12),
        BookDonation(id="b", category="books", title="Trường A", copies=20),
        BookDonation(
            id="b", category="books", title="B", donor=Party.INDIVIDUAL, people=1, copies=5
        ),
        Commendation(id="c", category="commendation", title="Tập thể", sessions=5),
        Funding(id="f", category="funding", title="Ngân sách", amount=15_000_000),
        OtherItem(id="o", category="other", title="Xe loa"),
    ],
    ids=lambda record: f"{type(record).__name__} {record.title}",
)
def test_nothing_is_asked_of_a_record_that_is_in_order(record: Record) -> None:
    assert codes(record) == []


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (a_class(category="class.unknown"), "no_row"),
        (a_class(title=" "), "missing_title"),
        (a_class(starts=None), "missing_date"),
        (a_class(ends=date(2026, 10, 1)), "dates_reversed"),
        (a_class(starts=date(2026, 9, 30)), "outside_week"),
        (a_class(ends=date(2026, 10, 8)), "outside_week"),
        (a_class(state=State.PLANNED), "still_planned"),
        (a_class(people=None), "missing_people"),
        (a_class(sessions=None), "missing_sessions"),
        (an_event(people=None), "missing_people"),
        (Publication(id="p", category="publications", title="Tờ rơi"), "missing_copies"),
        (BookDonation(id="b", category="books", title="A"), "missing_copies"),
        (
            BookDonation(id="b", category="books", title="A", donor=Party.INDIVIDUAL, copies=3),
            "missing_people",
        ),
        (
            Commendation(id="c", category="commendation", title="A", recipient=Party.INDIVIDUAL),
            "missing_people",
        ),
        (
            Commendation(id="c", category="commendation", title="A", sessions=None),
            "missing_sessions",
        ),
        (
            NewsItem(id="n", category="news", title="Tin phát thanh", sessions=None),
            "missing_sessions",
        ),
        (Funding(id="f", category="funding", title="Quỹ"), "missing_amount"),
        (a_class(listed=13), "list_differs"),
        (a_class(women=13), "part_exceeds_whole"),
        (a_class(ethnic_minority=13), "part_exceeds_whole"),
        (an_event(people=50_000), "implausible"),
        (an_event(people=0), "implausible"),
        (Funding(id="f", category="funding", title="Quỹ", amount=15), "implausible"),
        (a_class(people=3), "implausible"),
        (a_class(people=0), "implausible"),
        (a_class(category="culture.sport"), "wrong_kind"),
        (a_class(other={"foo": 1}), "unknown_place"),
        (a_class(links=(Link(url="example.vn/1"),)), "bad_link"),
        (a_class(links=(Link(url="Xem Facebook"),)), "bad_link"),
        (a_class(sessions=24, people=144), "implausible"),
        (a_class(links=()), "no_evidence"),
        (an_event(links=()), "no_evidence"),
        (NewsItem(id="n", category="news", title="Bài trên Facebook", sessions=3), "no_link"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_slip_is_found_once_and_nothing_else(record: Record, code: str) -> None:
    (problem,) = found(record)
    assert (problem.code, problem.record) == (code, record.id)
    assert problem.message.endswith((".", "?"))
    assert problem.advice.endswith(".")


def test_a_full_class_in_the_same_row_does_not_make_up_for_thin_ones() -> None:
    thin = a_class(id="thin", title="Tin học", sessions=24, people=144)
    full = a_class(id="full", title="Kỹ năng sống", sessions=24, people=1_100)
    (problem,) = found(thin, full)
    assert (problem.record, problem.message) == ("thin", "24 lớp mà có 144 người.")


def test_cancelled_records_are_left_in_peace() -> None:
    assert codes(TrainingClass(id="x", category="gone", state=State.CANCELLED)) == []


def test_numbers_and_evidence_are_not_asked_of_a_plan() -> None:
    assert codes(a_class(state=State.PLANNED, people=None, links=())) == ["still_planned"]


def test_a_number_is_only_missed_where_the_form_counts_it() -> None:
    assert codes(an_event(category="reading.fair", people=None)) == []
    assert codes(Event(id="e", category="gone", title="A")).count("missing_people") == 1


def asking(row: str, quantity: str, **measure: Any) -> Form:  # noqa: ANN401 - Measure's fields
    """Return the form with a further row that adds up a quantity of the records of one row."""
    asks = Measure(sum=quantity, scope=row, **measure)
    extra = Row(code="11", label="Thêm", cells={"sessions": asks})
    own = Quantity(key="entries", label="Số bài dự thi", kinds=("event",))
    return replace(QUANG_YEN, rows=(*QUANG_YEN.rows, extra), quantities=(own,))


def asked(form: Form, *records: Record) -> list[tuple[str, str]]:
    """Return what is asked of records on a form whose sections are all written."""
    sections = {s.key: SectionText(text="Có.") for s in QUANG_YEN.sections}
    problems = find_problems(a_notebook(*records, sections=sections), form)
    assert {p.severity for p in problems} <= {Severity.SHOULD_SEE}
    return [(p.code, p.message) for p in problems]


RADIO = NewsItem(id="n", category="news", title="Tiếng Ê Đê", sessions=2)
BANNER = Publication(id="p", category="publications", title="Băng rôn", copies=2)


@pytest.mark.parametrize(
    ("row", "quantity", "record", "words"),
    [
        ("2", "hours", RADIO, "số giờ"),
        ("3", "metres", BANNER, "số mét"),
        ("1", "women", a_class(), "số nữ"),
        ("1", "ethnic_minority", a_class(), "số người dân tộc thiểu số"),
        ("6", "entries", an_event(), "số bài dự thi"),
        (
            "10",
            "quantity",
            OtherItem(id="o", category="other", title="Xe loa"),
            "số lượng",
        ),
        (
            "4",
            "sessions",
            BookDonation(id="b", category="books", title="A", sessions=None, copies=3),
            "số tập thể",
        ),
    ],
)
def test_a_blank_in_what_the_form_asks_for_is_worth_a_look(
    row: str, quantity: str, record: Record, words: str
) -> None:
    form = asking(row, quantity)
    message = f"Chưa có {words} (mẫu này có hỏi)."
    assert asked(form, record) == [(f"missing_{quantity}", message)]
    assert asked(form, replace(record, state=State.CANCELLED)) == []
    (plan,) = asked(form, replace(record, state=State.PLANNED))
    assert plan[0] == "still_planned"


def test_nothing_is_asked_of_rows_choices_and_kinds_a_figure_does_not_look_at() -> None:
    gift = BookDonation(id="b", category="books", title="A", copies=3)
    assert asked(asking("4", "metres", where={"donor": "individual"}), gift) == []
    assert asked(asking("4", "people"), gift) == []
    assert asked(asking("6", "women"), a_class()) == []
    assert asked(asking("1", "entries"), a_class()) == []


def test_parts_are_not_asked_of_people_still_unknown() -> None:
    problems = find_problems(a_notebook(a_class(people=None)), asking("1", "women"))
    assert not [p for p in problems if p.code == "missing_women"]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (a_class(sessions=None), "Chưa có số lớp."),
        (an_event(sessions=None), "Chưa có số cuộc."),
        (BookDonation(id="b", category="books", title="A"), "Chưa có số quyển."),
        (Publication(id="p", category="publications", title="A"), "Chưa có số bản."),
    ],
)
def test_a_blank_is_called_by_what_is_counted(record: Record, words: str) -> None:
    assert found(record)[0].message == words


def test_money_without_a_title_is_asked_what_it_was_for() -> None:
    (problem,) = found(Funding(id="f", category="funding", amount=15_000_000))
    assert problem.advice == "Hãy ghi nơi chi kinh phí."


def test_a_nought_that_was_typed_is_not_missing() -> None:
    assert "missing_people" not in codes(an_event(people=0))


def test_a_photo_is_evidence_unless_it_cannot_be_read() -> None:
    record = a_class(links=())
    assert codes(record, photos=(a_photo(record=record.id),)) == []
    broken = a_photo(record=record.id, fault="Tệp ảnh bị hỏng.")
    assert codes(record, photos=(broken,)) == ["no_evidence", "unreadable_photo"]


def test_a_screenshot_stands_for_a_link() -> None:
    news = NewsItem(id="n", category="news", title="Bài trên Facebook", sessions=3)
    assert codes(news, photos=(a_photo(record="n"),)) == []


def test_a_list_that_gives_the_typed_number_is_in_order() -> None:
    assert codes(a_class(listed=12)) == []


def test_a_person_written_twice_is_pointed_out() -> None:
    people = [Attendee(full_name=f"Người {n}", born="1990") for n in range(12)]
    names = {"class-1": (*people, people[0])}
    (problem,) = found(a_class(people=None, listed=12), attendees=names)
    assert problem.code == "listed_twice"
    without_names = found(a_class(people=None, listed=12), lines={"class-1": 13})
    assert without_names == [problem]
    assert problem.message == "Danh sách có 13 dòng nhưng chỉ có 12 người."


def test_classes_are_judged_together_by_those_that_say_how_many_came() -> None:
    second = a_class(id="class-2", title="Lớp khác", people=None)
    assert codes(a_class(), second) == ["missing_people"]


def test_the_grave_ones_come_first() -> None:
    severities = [p.severity for p in found(a_class(links=()), an_event(people=None))]
    assert severities == [Severity.MUST_MEND, Severity.SHOULD_SEE]


def test_a_problem_is_about_the_record_in_the_clerks_words() -> None:
    named, unnamed = found(a_class(people=None), an_event(title=""))
    assert named.subject == "Xóa mù chữ"
    assert unnamed.subject == "Cuộc thi, hoạt động chưa đặt tên"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("people", "Chưa đọc được số người ghi là “khoảng 45”"),
        ("starts", "Chưa đọc được ngày bắt đầu ghi là “khoảng 45”"),
        ("links", "Chưa đọc được đường link ghi là “khoảng 45”"),
        ("other.trees", "Chưa đọc được mục “trees” ghi là “khoảng 45”"),
    ],
)
def test_what_could_not_be_read_must_be_mended_in_its_field(name: str, said: str) -> None:
    (problem,) = [p for p in found(a_class(as_typed={name: "khoảng 45"})) if "đọc" in p.message]
    assert (problem.code, problem.field) == ("unread_entry", name)
    assert problem.severity is Severity.MUST_MEND
    assert problem.message.startswith(said)
