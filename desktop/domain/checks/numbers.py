# SPDX-License-Identifier: MIT
"""Questions about figures: those a record lacks, and those that cannot be or hardly can."""

from collections.abc import Iterator

from desktop.domain.checks.problem import Problem, must, see
from desktop.domain.form.asked import is_asked, needed, quantity_in_words
from desktop.domain.form.form import Form
from desktop.domain.vietnamese import grouped
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record, TrainingClass

_FEW, _MANY = 8, 300
"""People in one class; fewer or more are questioned (a paper once had 24 classes, 144 people)."""


def number_problems(record: Record, notebook: Notebook, form: Form) -> Iterator[Problem]:
    """Yield what is to be asked about the figures of a record that was held."""
    yield from _missing(record, form)
    yield from _odd(record, form)
    yield from _thin(record)
    yield from _list(record, notebook)


def _missing(record: Record, form: Form) -> Iterator[Problem]:
    """Yield the blanks: those without which a record says nothing, and those the form asks for."""
    must_have, has_row = needed(record), form.row_of(record.category) is not None
    numbers = kind_of(record).numbers
    declared = [quantity.key for quantity in form.quantities]
    for quantity in dict.fromkeys((*must_have, *numbers, *declared)):
        if record.amount_of(quantity) is not None:
            continue
        what = f"Chưa có {quantity_in_words(quantity, record, form)}"
        advice = "Hãy ghi số; để trống thì không được tính."
        asked = is_asked(record, quantity, form)
        if quantity in must_have and (asked or not has_row):
            yield must(f"missing_{quantity}", f"{what}.", advice, field=quantity)
        elif asked:
            message = f"{what} (mẫu này có hỏi)."
            yield see(f"missing_{quantity}", message, advice, field=quantity)


def _odd(record: Record, form: Form) -> Iterator[Problem]:
    people = record.amount_of("people")
    for part, words in (("women", "nữ"), ("ethnic_minority", "người dân tộc thiểu số")):
        number = record.amount_of(part)
        if number is not None and people is not None and number > people:
            message = f"Số {words} ({grouped(number)}) nhiều hơn tổng số người ({grouped(people)})."
            yield must("part_exceeds_whole", message, "Hãy sửa một trong hai số.", field=part)
    for quantity, told in kind_of(record).numbers.items():
        number = record.amount_of(quantity)
        if number is not None and not told.is_plausible(number):
            words = quantity_in_words(quantity, record, form).capitalize()
            message = f"{words} là {grouped(number)}, có đúng không?"
            yield see("implausible", message, "Hãy xem lại số vừa ghi.", field=quantity)


def _thin(record: Record) -> Iterator[Problem]:
    """Question classes whose people hardly fill them, or overfill them.

    Each record by itself, as others in its row would make up for it. A class of nobody is
    questioned already.
    """
    people = record.amount_of("people")
    if not isinstance(record, TrainingClass) or not people:
        return
    classes = record.sessions or 1
    if not _FEW <= people / classes <= _MANY:
        message = f"{grouped(classes)} lớp mà có {grouped(people)} người."
        advice = f"Mỗi lớp thường có từ {_FEW} đến {_MANY} người. Hãy xem lại số lớp, số người."
        yield see("implausible", message, advice, field="people")


def _list(record: Record, notebook: Notebook) -> Iterator[Problem]:
    """Compare an attendance list with the number typed, and with itself."""
    lines, listed = notebook.lines_on(record.id), record.listed
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
