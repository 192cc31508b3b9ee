# SPDX-License-Identifier: MIT
"""Questions about figures: those a record lacks, and those that cannot be or hardly can."""

from collections.abc import Iterator

from desktop.domain.checks.problem import Problem, must, see
from desktop.domain.form.form import Form, Measure
from desktop.domain.vietnamese import grouped
from desktop.domain.week.kinds import KINDS, kind_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import (
    BookDonation,
    Commendation,
    Event,
    Funding,
    NewsItem,
    OtherItem,
    Party,
    Publication,
    Record,
    State,
    TrainingClass,
)
from desktop.domain.week.wording import many, within_sentence

_FEW, _MANY = 8, 300
"""People in one class; fewer or more are questioned (a paper once had 24 classes, 144 people)."""

_BOUNDS = {
    "sessions": (1, 200),
    "people": (1, 20_000),
    "copies": (1, 50_000),
    "hours": (1, 500),
    "metres": (1, 5_000),
    "amount": (10_000, 5_000_000_000),
}
"""What one centre's Week can plausibly come to, by quantity; outside of it is questioned."""

_WORDS = {
    "people": "số người",
    "women": "số nữ",
    "ethnic_minority": "số người dân tộc thiểu số",
    "copies": "số bản",
    "hours": "số giờ",
    "metres": "số mét",
    "quantity": "số lượng",
    "amount": "số tiền (đồng)",
}
"""What a missing or odd quantity is called; sessions bear the noun of their kind."""

if _wordless := {q for kind in KINDS.values() for q in kind.quantities} - {*_WORDS, "sessions"}:
    raise TypeError(f"no word to ask for {', '.join(sorted(_wordless))}")


def number_problems(record: Record, notebook: Notebook, form: Form) -> Iterator[Problem]:
    """Yield what is to be asked about the figures of a record that was held."""
    yield from _missing(record, form)
    yield from _odd(record, form)
    yield from _list(record, notebook)


def thin_classes(notebook: Notebook, form: Form) -> Iterator[Problem]:
    """Yield rows of classes whose people hardly fill them, or overfill them.

    A class of nobody is questioned by itself already.
    """
    for row in form.rows:
        keys = {c.key for c in row.categories if c.kind == "training_class"}
        held = [
            r
            for r in notebook.records
            if r.category in keys and r.state is State.HELD and r.amount_of("people")
        ]
        classes, people = many(held, "sessions") or 0, many(held, "people") or 0
        if classes and not _FEW <= people / classes <= _MANY:
            message = f"{grouped(classes)} lớp mà có {grouped(people)} người."
            advice = f"Mỗi lớp thường có từ {_FEW} đến {_MANY} người. Hãy xem lại số lớp, số người."
            yield see("implausible", message, advice, subject=row.label, record=held[0].id)


def is_asked(record: Record, quantity: str, form: Form) -> bool:
    """Whether a figure of the form would take this quantity from a record of its kind."""
    declared = {q.key for q in form.quantities if kind_of(record).key in q.kinds}
    return (quantity in declared or _can_have(record, quantity)) and any(
        measure.sum == quantity and _takes(measure, code, record, form)
        for row in form.rows
        for code, measure in ((m.scope or row.code, m) for m in row.cells.values())
    )


def _takes(measure: Measure, code: str, record: Record, form: Form) -> bool:
    """Whether a figure that looks at the rows under `code` looks at this record."""
    row = form.row_of(record.category)
    return row in form.rows_under(code) and all(
        getattr(record, name, None) == wanted for name, wanted in measure.where.items()
    )


def _can_have(record: Record, quantity: str) -> bool:
    """Whether a quantity says something of a record: a collective has no number of people."""
    match quantity:
        case "people":
            return isinstance(record, TrainingClass | Event) or quantity in _needed(record)
        case "women" | "ethnic_minority":  # Parts of people who are still unknown or nobody.
            return bool(record.amount_of("people"))
        case "hours":
            return isinstance(record, TrainingClass | Event | NewsItem | OtherItem)
        case "metres":
            return isinstance(record, Publication | OtherItem)
        case _:
            return quantity in kind_of(record).quantities


def _missing(record: Record, form: Form) -> Iterator[Problem]:
    """Yield the blanks: those without which a record says nothing, and those the form asks for."""
    needed, has_row = _needed(record), form.row_of(record.category) is not None
    declared = [quantity.key for quantity in form.quantities]
    for quantity in dict.fromkeys((*needed, "sessions", *_WORDS, *declared)):
        if record.amount_of(quantity) is not None:
            continue
        what = f"Chưa có {quantity_in_words(quantity, record, form)}"
        advice = "Hãy ghi số; để trống thì không được tính."
        asked = is_asked(record, quantity, form)
        if quantity in needed and (asked or not has_row):
            yield must(f"missing_{quantity}", f"{what}.", advice, field=quantity)
        elif asked:
            message = f"{what} (mẫu này có hỏi)."
            yield see(f"missing_{quantity}", message, advice, field=quantity)


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


def quantity_in_words(quantity: str, record: Record, form: Form) -> str:
    """Return what a quantity is called in a sentence about a record."""
    label = next((q.label for q in form.quantities if q.key == quantity), "")
    match record:
        case _ if label:
            return within_sentence(label)
        case BookDonation() if quantity == "copies":
            return "số quyển"
        case BookDonation() | Commendation() if quantity == "sessions":
            return "số tập thể"
        case _ if quantity == "sessions":
            return f"số {kind_of(record).noun}"
        case _:
            return _WORDS.get(quantity, f"mục “{quantity}”")


def _odd(record: Record, form: Form) -> Iterator[Problem]:
    people = record.amount_of("people")
    for part, words in (("women", "nữ"), ("ethnic_minority", "người dân tộc thiểu số")):
        number = record.amount_of(part)
        if number is not None and people is not None and number > people:
            message = f"Số {words} ({grouped(number)}) nhiều hơn tổng số người ({grouped(people)})."
            yield must("part_exceeds_whole", message, "Hãy sửa một trong hai số.", field=part)
    for quantity, (low, high) in _BOUNDS.items():
        number = record.amount_of(quantity)
        if number is not None and not low <= number <= high:
            words = quantity_in_words(quantity, record, form).capitalize()
            message = f"{words} là {grouped(number)}, có đúng không?"
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
