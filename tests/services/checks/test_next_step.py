# SPDX-License-Identifier: MIT
from datetime import UTC, date, datetime

import pytest

from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.exchange.revision import Revision
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record, State
from desktop.services.checks.judging import judge
from desktop.services.checks.next_step import UNMENDED, Goal, NextStep, deadline_words, next_step
from desktop.services.submission.dispatch import Standing
from tests.domain.weeks import QUANG_YEN, a_class, a_notebook, a_week

BEFORE, DURING, AFTER = date(2026, 9, 20), date(2026, 10, 3), date(2026, 10, 9)
MADE = Revision(
    number=2,
    created_at=datetime(2026, 10, 8, tzinfo=UTC),
    reason="",
    check_code="ABCD",
    content="",
    form_text="",
)


def step(
    *records: Record, on: date, standing: Standing | None = None, whole: Notebook | None = None
) -> NextStep:
    notebook = whole or a_notebook(*records)
    return next_step(notebook, judge(notebook, QUANG_YEN), standing, on)


def made(
    printed: date | None = None, signed: date | None = None, sent: date | None = None
) -> Standing:
    dispatch = Dispatch(number=2, printed_on=printed, signed_on=signed, sent_on=sent)
    return Standing(revision=MADE, dispatch=dispatch)


def today_s_class(**changes: object) -> Record:
    return a_class(starts=DURING, **changes)


def test_before_the_week_plans_are_written() -> None:
    first = step(on=BEFORE)
    assert (first.goal, first.action) == (Goal.PLAN, "Ghi việc dự kiến")
    assert first.title.startswith("Còn 11 ngày nữa là đến Tuần lễ.")


def test_before_the_week_plans_are_counted() -> None:
    assert "Đã ghi 1 việc dự kiến" in step(a_class(state=State.PLANNED), on=BEFORE).title


def test_before_the_week_the_plans_begin_from_those_of_last_year() -> None:
    notebook = a_notebook()
    again = next_step(notebook, judge(notebook, QUANG_YEN), None, BEFORE, has_last_year=True)
    assert (again.goal, again.action) == (Goal.REPEAT, "Lấy từ năm trước…")


def test_in_the_week_what_was_planned_for_by_now_is_written_up() -> None:
    due = step(today_s_class(id="due", state=State.PLANNED), on=DURING)
    assert (due.goal, due.action) == (Goal.CONFIRM, "Ghi kết quả…")
    assert "Hôm nay là ngày thứ 3 của Tuần lễ." in due.detail


def test_what_is_planned_for_later_can_wait() -> None:
    later = a_class(id="later", starts=date(2026, 10, 6), state=State.PLANNED)
    assert step(today_s_class(), later, on=DURING).record == ""


def test_a_day_without_entries_is_asked_about() -> None:
    assert step(a_class(starts=date(2026, 10, 1)), on=DURING).title.startswith("Hôm nay chưa ghi")


def test_what_goes_on_for_days_is_written_for_each_of_them() -> None:
    long = a_class(starts=date(2026, 10, 1), ends=date(2026, 10, 7))
    assert step(long, on=DURING).title == "Mọi việc đến hôm nay đã ghi đủ."


def test_in_the_week_missing_evidence_is_asked_for() -> None:
    bare = step(today_s_class(links=()), on=DURING)
    assert (bare.goal, bare.record) == (Goal.EVIDENCE, "class-1")
    assert bare.title == "1 hoạt động chưa có ảnh hoặc đường link."


def test_after_the_week_what_must_be_mended_comes_first() -> None:
    mend = step(a_class(people=None), a_class(id="b", place="B", title="B", links=()), on=AFTER)
    assert mend.title == "Tuần lễ đã kết thúc. Còn 1 điều phải sửa trước khi nộp."
    assert mend.goal is Goal.CHECK
    assert mend.detail == UNMENDED


def test_what_is_only_worth_a_look_is_counted_one_by_one() -> None:
    bare = [a_class(id=i, title=i, place=i, links=()) for i in ("A", "B")]
    look = step(*bare, on=AFTER)
    assert look.title == "Tuần lễ đã kết thúc. Còn 2 điều nên xem trước khi nộp."
    assert (look.goal, look.action) == (Goal.CHECK, "Kiểm tra và in")


def test_with_nothing_left_the_submission_is_made() -> None:
    assert step(a_class(), on=AFTER).goal is Goal.SUBMIT


@pytest.mark.parametrize(
    ("standing", "goal", "words"),
    [
        (made(), Goal.SEND, "Bản nộp đã lập."),
        (made(AFTER), Goal.SEND, "Báo cáo đã in."),
        (made(AFTER, AFTER), Goal.SEND, "Báo cáo đã ký."),
        (made(sent=AFTER), Goal.REST, "Đã gửi báo cáo ngày 09/10/2026."),
    ],
)
def test_a_submission_is_followed_until_it_is_sent(
    standing: Standing, goal: Goal, words: str
) -> None:
    following = step(a_class(), on=AFTER, standing=standing)
    assert following.goal is goal
    assert following.title.startswith(words)


@pytest.mark.parametrize("standing", [made(), made(AFTER, AFTER), made(sent=AFTER)])
def test_what_was_planned_is_asked_for_after_a_submission_too(standing: Standing) -> None:
    due = step(today_s_class(state=State.PLANNED), on=AFTER, standing=standing)
    assert (due.goal, due.action) == (Goal.CONFIRM, "Ghi kết quả…")
    assert due.detail.startswith("Đã có lần nộp 2.")


@pytest.mark.parametrize("standing", [made(), made(AFTER)])
def test_nothing_is_to_be_signed_while_something_must_be_mended(standing: Standing) -> None:
    mend = step(a_class(people=None), on=AFTER, standing=standing)
    assert mend.goal is Goal.CHECK
    assert mend.title.endswith("Còn 1 điều phải sửa trước khi ký.")


def test_what_was_sent_stays_sent_though_there_is_something_to_see() -> None:
    assert step(a_class(links=()), on=AFTER, standing=made(sent=AFTER)).goal is Goal.REST


def test_what_was_changed_since_has_to_be_submitted_again() -> None:
    changed = Standing(revision=MADE, dispatch=Dispatch(number=2, sent_on=AFTER), changes=("…",))
    again = step(a_class(), on=AFTER, standing=changed)
    assert (again.goal, again.action) == (Goal.SUBMIT, "Lập lần nộp mới")


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 10, 7), "Còn 4 ngày đến hạn nộp 11/10/2026"),
        (date(2026, 10, 11), "Hôm nay là hạn nộp 11/10/2026"),
        (date(2026, 10, 13), "Quá hạn nộp 11/10/2026 đã 2 ngày"),
    ],
)
def test_the_deadline_is_told_in_words(today: date, words: str) -> None:
    assert deadline_words(a_week(deadline=date(2026, 10, 11)), today) == words


def test_without_a_deadline_nothing_is_told() -> None:
    assert deadline_words(a_week(deadline=None), AFTER) == ""
