# SPDX-License-Identifier: MIT
"""Questions about single records: their place in the form, their days and their evidence."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.domain.checks.numbers import number_problems
from desktop.domain.checks.problem import Problem, must, see, unknown_place
from desktop.domain.form.asked import is_asked, is_wanted, quantity_in_words, told_apart_by
from desktop.domain.form.form import Form
from desktop.domain.vietnamese import short_date
from desktop.domain.week.addresses import web_page
from desktop.domain.week.kinds import KINDS, OTHER, kind_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Event, Funding, NewsItem, Record, State, TrainingClass
from desktop.domain.week.week import Week
from desktop.domain.week.wording import within_sentence


def record_problems(notebook: Notebook, form: Form) -> Iterator[Problem]:
    """Yield the problems of each record that was not cancelled."""
    shown = {photo.record for photo in notebook.photos if not photo.fault}
    for record in notebook.records:
        if record.state is not State.CANCELLED:
            subject = record.title or f"{kind_of(record).name} chưa đặt tên"
            found = [*_problems(record, notebook, form)]
            if record.state is State.HELD and record.id not in shown and not record.links:
                found += _without_evidence(record, form)
            yield from (replace(p, record=record.id, subject=subject) for p in found)


def _problems(record: Record, notebook: Notebook, form: Form) -> Iterator[Problem]:
    yield from _row(record, form)
    if not record.title.strip():
        what = "nơi chi kinh phí" if isinstance(record, Funding) else "tên hoạt động"
        yield must("missing_title", "Chưa có tên.", f"Hãy ghi {what}.", field="title")
    yield from _unread(record, form)
    yield from _beyond_form(record, form)
    yield from _dates(record, notebook.week)
    yield from _not_told_apart(record, form)
    if record.state is State.PLANNED:
        done = kind_of(record).done.lower()
        advice = f"Nếu việc đã xong, hãy chuyển sang “{done}” để được tính."
        yield see("still_planned", "Còn là dự kiến nên chưa được tính.", advice, field="state")
    else:
        yield from number_problems(record, notebook, form)


def _row(record: Record, form: Form) -> Iterator[Problem]:
    category, kind = form.category(record.category), kind_of(record)
    if category is None:
        yield must("no_row", "Không thuộc dòng nào của mẫu này.", "Hãy chọn dòng cho hoạt động.")
    elif category.kind != kind.key:
        takes = within_sentence(KINDS[category.kind].name)
        message = f"Là {within_sentence(kind.name)} nhưng nằm ở dòng của {takes}."
        yield must("wrong_kind", message, "Hãy chọn dòng khác, hoặc ghi lại cho đúng loại.")


def _unread(record: Record, form: Form) -> Iterator[Problem]:
    """Yield what was written in a field and could not be read, so that it counts nowhere."""
    for name, text in record.as_typed.items():
        what = _NOT_NUMBERS.get(name) or quantity_in_words(name.removeprefix(OTHER), record, form)
        message = f"Chưa đọc được {what} ghi là “{text}” nên chưa dùng."
        yield must("unread_entry", message, "Hãy ghi lại cho đúng.", field=name)


_NOT_NUMBERS = {
    "starts": "ngày bắt đầu",
    "ends": "ngày kết thúc",
    "category": "dòng trong phụ lục",
    "links": "đường link",
}
"""What fields other than numbers are called in a sentence."""


def _beyond_form(record: Record, form: Form) -> Iterator[Problem]:
    """Yield what a record holds that cannot be printed or opened."""
    declared = {q.key for q in form.quantities if kind_of(record).key in q.kinds}
    yield from (unknown_place(key, field="other") for key in record.other if key not in declared)
    for link in record.links:
        if web_page(link.url) is None:
            message = f"“{link.url}” không phải địa chỉ trang web."
            advice = "Hãy dán lại đủ cả địa chỉ, bắt đầu bằng https:// hoặc http://."
            yield see("bad_link", message, advice, field="links")


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


def _not_told_apart(record: Record, form: Form) -> Iterator[Problem]:
    """Yield what a record has where the form's columns have other texts: it counts in none."""
    for name, what in _COUNTED_BY.items():
        wanted = told_apart_by(form, name, record.category)
        written = getattr(record, name, None)
        if not wanted or any(is_wanted(name, written, text) for text in wanted):
            continue
        told = f"{what} “{written}” không có cột nào" if written else f"Chưa ghi {what.lower()}"
        advice = f"Hãy ghi đúng như một trong các cột: {'; '.join(wanted)}."
        yield see("not_in_a_column", f"{told} nên chưa được tính.", advice, field=name)


_COUNTED_BY = {"place": "Nơi tổ chức", "audience": "Đối tượng"}


def _without_evidence(record: Record, form: Form) -> Iterator[Problem]:
    """Ask for what shows that an activity took place; leaflets and gifts speak for themselves.

    News of which the form asks the hours was broadcast, so that no page shows it.
    """
    if isinstance(record, NewsItem):
        if not record.is_broadcast and not is_asked(record, "hours", form):
            advice = "Hãy dán đường link hoặc thêm ảnh chụp bài đăng."
            yield see("no_link", "Tin, bài chưa có đường link.", advice, field="links")
    elif isinstance(record, TrainingClass | Event):
        yield see("no_evidence", "Chưa có minh chứng.", "Hãy thêm ảnh hoặc đường link.")
