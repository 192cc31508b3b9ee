# SPDX-License-Identifier: MIT
"""Works out what the clerk had best do next, from the day and from how far the Week has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.domain.vietnamese import grouped, short_date
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record, State
from desktop.domain.week.week import Week
from desktop.services.checks.checking import Finding, FindingCount
from desktop.services.checks.judging import Judgement

if TYPE_CHECKING:  # it brings along all that makes documents
    from desktop.services.submission.dispatch import Standing


class Goal(StrEnum):
    """What a step is about, and so where it leads."""

    PLAN = "plan"
    REPEAT = "repeat"
    CONFIRM = "confirm"
    WRITE = "write"
    EVIDENCE = "evidence"
    CHECK = "check"
    SUBMIT = "submit"
    SEND = "send"
    REST = "rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step in words: what is so, a word more, and the verb on the button.

    `record` is the one to open, blank where a page is meant.
    """

    goal: Goal
    title: str
    detail: str
    action: str
    record: str = ""


_EVIDENCE = frozenset({"no_evidence", "no_link"})
UNMENDED = "Vẫn lập bản nộp được, nhưng chưa sửa thì báo cáo sai hoặc không gửi được."
"""What is said of that which must be mended, wherever the submission is spoken of."""

_AGREE = "Số liệu trong báo cáo, phụ lục và bảng Excel luôn khớp nhau."


def next_step(
    notebook: Notebook,
    judgement: Judgement,
    standing: "Standing | None",
    today: date,
    *,
    has_last_year: bool = False,
) -> NextStep:
    """Return the next step; once the report is sent and nothing planned is due, that there is none.

    `standing` tells how far the submission has come, `None` before one was made. `has_last_year`
    says whether there is a Week of which activities may be planned again.
    """
    if standing is not None:
        return _once_made(notebook, judgement.count, standing, today)
    if today < notebook.week.starts:
        return _before(notebook, today, has_last_year=has_last_year)
    if today <= notebook.week.ends:
        return _during(notebook, judgement.findings, today)
    if waiting := due(notebook, today):
        return _confirm(waiting, "Tuần lễ đã kết thúc.")
    return _after(judgement.count, "Tuần lễ đã kết thúc.", is_new=True)


def due(notebook: Notebook, today: date) -> list[Record]:
    """Return the planned activities whose day has come, by their days."""
    planned = (r for r in notebook.records if r.state is State.PLANNED)
    come = [(r.starts, r) for r in planned if r.starts is not None and r.starts <= today]
    return [record for _day, record in sorted(come, key=lambda pair: pair[0])]


def deadline_words(week: Week, today: date) -> str:
    """Return how long there is to the deadline, blank if there is none."""
    if week.deadline is None:
        return ""
    day, left = short_date(week.deadline), (week.deadline - today).days
    if left == 0:
        return f"Hôm nay là hạn nộp {day}"
    if left < 0:
        return f"Quá hạn nộp {day} đã {grouped(-left)} ngày"
    return f"Còn {grouped(left)} ngày đến hạn nộp {day}"


def _before(notebook: Notebook, today: date, *, has_last_year: bool) -> NextStep:
    days = (notebook.week.starts - today).days
    planned = sum(record.state is State.PLANNED for record in notebook.records)
    if planned:
        return NextStep(
            goal=Goal.PLAN,
            title=f"Còn {grouped(days)} ngày nữa là đến Tuần lễ. Đã ghi {planned} việc dự kiến.",
            detail="Khi tổ chức xong, chỉ cần ghi thêm số người và ảnh.",
            action="Ghi thêm dự kiến",
        )
    if has_last_year:
        return NextStep(
            goal=Goal.REPEAT,
            title=f"Còn {grouped(days)} ngày nữa là đến Tuần lễ. Hãy ghi các việc dự kiến.",
            detail="Chọn những việc của năm trước sẽ làm lại; tên, nơi và người phụ trách có sẵn.",
            action="Lấy từ năm trước…",
        )
    return NextStep(
        goal=Goal.PLAN,
        title=f"Còn {grouped(days)} ngày nữa là đến Tuần lễ. Hãy ghi các việc dự kiến.",
        detail="Ghi trước tên, ngày, nơi; tổ chức xong chỉ thêm số người và ảnh.",
        action="Ghi việc dự kiến",
    )


def _during(notebook: Notebook, found: Sequence[Finding], today: date) -> NextStep:
    day = f"Hôm nay là ngày thứ {(today - notebook.week.starts).days + 1} của Tuần lễ."
    if waiting := due(notebook, today):
        return _confirm(waiting, day)
    if not any(_is_on(record, today) for record in notebook.records):
        return NextStep(
            goal=Goal.WRITE,
            title="Hôm nay chưa ghi hoạt động nào.",
            detail=f"{day} Ghi ngay trong ngày thì không quên.",
            action="Ghi hoạt động",
        )
    problems = (finding.problem for finding in found)
    bare = [p for p in problems if p.code in _EVIDENCE and p.record]
    if bare:
        return NextStep(
            goal=Goal.EVIDENCE,
            title=f"{len(bare)} hoạt động chưa có ảnh hoặc đường link.",
            detail=f"{day} Hãy chép ảnh từ điện thoại sang.",
            action="Thêm minh chứng",
            record=bare[0].record or "",
        )
    return NextStep(
        goal=Goal.WRITE,
        title="Mọi việc đến hôm nay đã ghi đủ.",
        detail=f"{day} {_AGREE}",
        action="Ghi thêm hoạt động",
    )


def _confirm(waiting: Sequence[Record], day: str) -> NextStep:
    return NextStep(
        goal=Goal.CONFIRM,
        title=f"{grouped(len(waiting))} việc dự kiến đã đến ngày, chưa ghi kết quả.",
        detail=f"{day} Việc không tổ chức được thì ghi là không tổ chức.",
        action="Ghi kết quả…",
    )


def _after(count: FindingCount, state: str, *, is_new: bool) -> NextStep:
    if count.grave:
        return NextStep(
            goal=Goal.CHECK,
            title=f"{state} Còn {count.must_mend} trước khi nộp.",
            detail=UNMENDED,
            action="Xem điều phải sửa",
        )
    if not is_new:
        return NextStep(
            goal=Goal.SUBMIT,
            title=state,
            detail="Hãy lập lần nộp mới, để bản nộp khớp với sổ.",
            action="Lập lần nộp mới",
        )
    if count.lesser:
        return NextStep(
            goal=Goal.CHECK,
            title=f"{state} Còn {count.worth_a_look} trước khi nộp.",
            detail=_AGREE,
            action="Kiểm tra và in",
        )
    return NextStep(
        goal=Goal.SUBMIT,
        title=f"{state} Mọi mục đã xong, có thể in, ký và nộp.",
        detail=_AGREE,
        action="Lập bản nộp",
    )


def _once_made(
    notebook: Notebook, count: FindingCount, standing: "Standing", today: date
) -> NextStep:
    """Return the step once a submission was made; what was planned is asked for all the same."""
    if waiting := due(notebook, today):
        return _confirm(waiting, f"Đã có lần nộp {_number(standing)}.")
    if standing.is_changed:
        return _after(count, "Sổ đã sửa sau khi lập bản nộp.", is_new=False)
    return _submitted(standing, count)


def _number(standing: "Standing") -> int:
    return standing.revision.number if standing.revision else 1


def _submitted(standing: "Standing", count: FindingCount) -> NextStep:
    """Return what follows a submission that still says what the records say."""
    if standing.sent_on:
        return NextStep(
            goal=Goal.REST,
            title=f"Đã gửi báo cáo ngày {short_date(standing.sent_on)}. Mọi việc đã xong.",
            detail="Nếu sổ còn sửa, chương trình sẽ nhắc lập lần nộp mới.",
            action="Xem lần đã nộp",
        )
    dispatch = standing.dispatch
    if dispatch and dispatch.signed_on:
        return NextStep(
            goal=Goal.SEND,
            title="Báo cáo đã ký. Hãy gửi đi rồi đánh dấu đã gửi.",
            detail="Đánh dấu rồi thì biết chắc cấp trên đang giữ bản nào.",
            action="Gửi báo cáo",
        )
    printed = "Báo cáo đã in." if dispatch and dispatch.printed_on else "Bản nộp đã lập."
    if count.grave:
        return NextStep(
            goal=Goal.CHECK,
            title=f"{printed} Còn {count.must_mend} trước khi ký.",
            detail="Sửa xong thì lập lần nộp mới; chưa sửa thì báo cáo sai hoặc không gửi được.",
            action="Xem điều phải sửa",
        )
    return NextStep(
        goal=Goal.SEND,
        title=f"{printed} Hãy trình ký, đóng dấu rồi gửi đi.",
        detail=f"Đây là lần nộp {_number(standing)}; số liệu chưa thay đổi từ khi lập.",
        action="Ký và gửi",
    )


def _is_on(record: Record, today: date) -> bool:
    if record.starts is None or record.state is State.CANCELLED:
        return False
    return record.starts <= today <= (record.ends or record.starts)
