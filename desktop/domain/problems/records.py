# SPDX-License-Identifier: MIT
"""Questions about single records: what they lack, and figures that cannot be or hardly can."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.domain.form import Form
from desktop.domain.kinds import kind_of
from desktop.domain.notebook import Notebook
from desktop.domain.problems.problem import Problem, must, see
from desktop.domain.records import (
    BookDonation,
    Commendation,
    Event,
    Funding,
    NewsItem,
    Party,
    Publication,
    Record,
    State,
    TrainingClass,
)
from desktop.domain.vietnamese import grouped, short_date
from desktop.domain.week import Week
from desktop.domain.wording import many

_FEW, _MANY = 8, 300
"""People in one class; fewer or more are questioned (a paper once had 24 classes, 144 people)."""

_BOUNDS = {
    "sessions": (1, 200, "số lượng"),
    "people": (1, 20_000, "số người"),
    "copies": (1, 50_000, "số bản"),
    "hours": (1, 500, "số giờ"),
    "metres": (1, 5_000, "số mét"),
    "amount": (10_000, 5_000_000_000, "số tiền (đồng)"),
}
"""What one centre's Week can plausibly come to, by quantity; outside of it is questioned."""


def record_problems(notebook: Notebook, form: Form) -> Iterator[Problem]:
    """Yield the problems of each record that was not cancelled."""
    shown = {photo.record for photo in notebook.photos if not photo.fault}
    for record in notebook.records:
        if record.state is not State.CANCELLED:
            subject = record.title or f"{kind_of(record).name} chưa đặt tên"
            found = [*_problems(record, notebook, form)]
            if record.state is State.HELD and record.id not in shown and not record.links:
                found += _without_evidence(record)
            yield from (replace(p, record=record.id, subject=subject) for p in found)


def thin_classes(notebook: Notebook, form: Form) -> Iterator[Problem]:
    """Yield rows of classes whose people hardly fill them, or overfill them."""
    for row in form.rows:
        keys = {c.key for c in row.categories if c.kind == "training_class"}
        held = [
            r
            for r in notebook.records
            if r.category in keys and r.state is State.HELD and r.amount_of("people") is not None
        ]
        classes, people = many(held, "sessions") or 0, many(held, "people") or 0
        if classes and not _FEW <= people / classes <= _MANY:
            message = f"{grouped(classes)} lớp mà có {grouped(people)} người."
            advice = f"Mỗi lớp thường có từ {_FEW} đến {_MANY} người. Hãy xem lại số lớp, số người."
            yield see("implausible", message, advice, subject=row.label, record=held[0].id)


def _problems(record: Record, notebook: Notebook, form: Form) -> Iterator[Problem]:
    if form.row_of(record.category) is None:
        yield must("no_row", "Không thuộc dòng nào của mẫu này.", "Hãy chọn dòng cho hoạt động.")
    if not record.title.strip():
        yield must("missing_title", "Chưa có tên.", "Hãy ghi tên hoạt động.", field="title")
    yield from _dates(record, notebook.week)
    if record.state is State.PLANNED:
        advice = "Nếu đã tổ chức, hãy chuyển sang “đã tổ chức” để được tính."
        yield see("still_planned", "Còn là dự kiến nên chưa được tính.", advice, field="state")
    else:
        yield from _missing_numbers(record, form)
        yield from _odd_numbers(record)
        yield from _list(record, notebook)


def _dates(record: Record, week: Week) -> Iterator[Problem]:
    starts, ends = record.starts, record.ends or record.starts
    if starts is None or ends is None:
        if isinstance(record, TrainingClass | Event):
            yield see("missing_date", "Chưa có ngày.", "Hãy ghi ngày tổ chức.", field="starts")
        return
    if ends < starts:
        message = f"Ngày kết thúc {short_date(ends)} trước ngày bắt đầu {short_date(starts)}."
        yield must("dates_reversed", message, "Hãy sửa lại ngày.", field="ends")
    elif starts < week.starts or ends > week.ends:
        day = short_date(starts if starts < week.starts else ends)
        span = f"{short_date(week.starts)} - {short_date(week.ends)}"
        advice = "Hãy sửa ngày, hoặc bỏ khỏi báo cáo nếu không thuộc Tuần lễ."
        yield see("outside_week", f"Ngày {day} ngoài Tuần lễ ({span}).", advice, field="starts")


def _missing_numbers(record: Record, form: Form) -> Iterator[Problem]:
    row = form.row_of(record.category)
    for quantity in _needed(record):
        if record.amount_of(quantity) is None and (
            row is None or _is_asked(form, row.code, quantity)
        ):
            what = _BOUNDS[quantity][2]
            advice = "Hãy ghi số; để trống thì không được tính."
            yield must(f"missing_{quantity}", f"Chưa có {what}.", advice, field=quantity)


def _needed(record: Record) -> tuple[str, ...]:
    """Return the quantities without which a record says nothing."""
    match record:
        case TrainingClass() | Event():
            needed: tuple[str, ...] = ("sessions", "people")
        case NewsItem() | Commendation(recipient=Party.COLLECTIVE):
            needed = ("sessions",)
        case Publication() | BookDonation(donor=Party.COLLECTIVE):
            needed = ("copies",)
        case BookDonation():
            needed = ("copies", "people")
        case Commendation():
            needed = ("people",)
        case Funding():
            needed = ("amount",)
        case _:
            needed = ()
    return needed


def _is_asked(form: Form, code: str, quantity: str) -> bool:
    """Whether a figure of the form would take this quantity from a record on this row."""
    return any(
        measure.sum == quantity
        and code in {r.code for r in form.rows_under(measure.scope or row.code)}
        for row in form.rows
        for measure in row.cells.values()
    )


def _odd_numbers(record: Record) -> Iterator[Problem]:
    people = record.amount_of("people")
    for part, words in (("women", "nữ"), ("ethnic_minority", "người dân tộc thiểu số")):
        number = record.amount_of(part)
        if number is not None and people is not None and number > people:
            message = f"Số {words} ({grouped(number)}) nhiều hơn tổng số người ({grouped(people)})."
            yield must("part_exceeds_whole", message, "Hãy sửa một trong hai số.", field=part)
    for quantity, (low, high, words) in _BOUNDS.items():
        number = record.amount_of(quantity)
        if number is not None and not low <= number <= high:
            message = f"{words.capitalize()} là {grouped(number)}, có đúng không?"
            yield see("implausible", message, "Hãy xem lại số vừa ghi.", field=quantity)


def _list(record: Record, notebook: Notebook) -> Iterator[Problem]:
    """Compare an attendance list with the number typed, and with itself."""
    lines, listed = len(notebook.attendees.get(record.id, ())), record.listed
    if listed is None:
        return
    if record.people is not None and record.people != listed:
        message = f"Ghi {grouped(record.people)} người nhưng danh sách có {grouped(listed)}."
        advice = "Hãy bỏ số đã ghi để lấy theo danh sách, hoặc sửa danh sách."
        yield must("list_differs", message, advice, field="people")
    if lines > listed:
        message = f"Danh sách có {grouped(lines)} dòng nhưng chỉ có {grouped(listed)} người."
        advice = f"{grouped(lines - listed)} dòng ghi trùng đã được bỏ ra; hãy xem có đúng không."
        yield see("listed_twice", message, advice, field="people")


def _without_evidence(record: Record) -> Iterator[Problem]:
    """Ask for what shows that an activity took place; leaflets and gifts speak for themselves."""
    if isinstance(record, NewsItem) and not record.is_broadcast:
        advice = "Hãy dán đường link hoặc thêm ảnh chụp bài đăng."
        yield see("no_link", "Tin, bài chưa có đường link.", advice, field="links")
    elif isinstance(record, TrainingClass | Event):
        yield see("no_evidence", "Chưa có minh chứng.", "Hãy thêm ảnh hoặc đường link.")
