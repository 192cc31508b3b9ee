# SPDX-License-Identifier: MIT
"""Puts records into official Vietnamese, each in a few words."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from desktop.domain.vietnamese import Counted, date_span, grouped, in_phrase, padded, short_date
from desktop.domain.week.kinds import kind_of
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
    TrainingClass,
)

PERCENT = "%"

NAMED_AT_MOST = 12
"""So many records are named in one sentence; of a longer list the rest is only hinted at."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Which of a record's own quantities are told, all if none is named, and what else is.

    `nouns` are what a row calls what it counts, by the quantity.
    """

    quantities: Collection[str] | None = None
    more: Sequence[str] = ()
    nouns: Mapping[str, str] = field(default_factory=dict)


ALL = Figures()


def listed(words: Sequence[str], *, by: str = ",") -> str:
    """Return words one after another, "và" before the last: "A, B và C"."""
    return " và ".join(filter(None, (f"{by} ".join(words[:-1]), *words[-1:])))


def named(records: Sequence[Record], figures: Callable[[Record], Figures]) -> str:
    """Return the records one after another, each with what is known of it."""
    shown = [_inside(record, figures(record)) for record in records[:NAMED_AT_MOST]]
    if len(records) > len(shown):
        shown.append(f"các {kind_of(records[-1]).noun} khác")
    return listed(shown, by=";")


def _inside(record: Record, figures: Figures) -> str:
    """Return a record as a sentence goes on with it: an activity by its name, others in phrase."""
    words = described(record, figures)
    return in_phrase(words) if isinstance(record, _OF_PARTIES) else words


def described(record: Record, figures: Figures = ALL) -> str:
    """Return one record in words: its title, then in brackets when, where, by whom, how many."""
    told = (*_own_figures(record, figures), *figures.more)
    details = ", ".join(filter(None, (*_when_and_where(record), *_by_whom(record), *told)))
    title = _titled(record, figures)
    return f"{title} ({details})" if details else title


def several(records: Sequence[Record]) -> str:
    """Return how many records there are, "3 lớp".

    One that stands for many classes is not called a class, lest the number contradict the annex.
    """
    nouns = {kind_of(record).noun for record in records}
    is_one_each = all((record.amount_of("sessions") or 1) == 1 for record in records)
    noun = nouns.pop() if len(nouns) == 1 and is_one_each else "mục đã ghi"
    return f"{grouped(len(records))} {noun}"


def on_days(starts: date, ends: date) -> str:
    """Return when in words: "ngày 01/10/2026", "từ ngày 01 đến ngày 07/10/2026"."""
    return f"ngày {short_date(starts)}" if starts == ends else date_span(starts, ends)


def many(records: Iterable[Record], quantity: str) -> int | None:
    """Add up one quantity, `None` when every record leaves it blank."""
    values = [value for r in records if (value := r.amount_of(quantity)) is not None]
    return sum(values) if values else None


def said(number: int | Decimal | None, noun: str) -> str:
    """Return a number with what it counts, "05 cuộc"; blank when nobody wrote one.

    Sums of money and percentages are not counts and take no leading nought.
    """
    if number is None:
        return ""
    return f"{grouped(number) if noun in _NO_COUNTS else figure(number)} {noun}".strip()


def figure(number: int | Decimal) -> str:
    """Return a count in figures, below ten with a leading nought."""
    is_short = isinstance(number, int) and number in range(1, 10)
    return padded(int(number)) if is_short else grouped(number)


def within_sentence(title: str) -> str:
    """Return a title without its capital, unless its words look like a name or an abbreviation."""
    first, _, rest = title.partition(" ")
    is_name = not first[1:].islower() or rest[:1].isupper()
    return title if is_name else f"{first.lower()}{title[len(first) :]}"


def bare(text: str) -> str:
    """Return typed words as a sentence takes them in: no blanks around, no stop at the end."""
    return text.strip().rstrip(" .,;:")


_OF_PARTIES = (BookDonation, Commendation, Funding)
"""The kinds whose titles name people and bodies."""

_NO_COUNTS = frozenset({"đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", PERCENT})


def _titled(record: Record, figures: Figures) -> str:
    """Return the title; a publication's follows its number, "12 băng rôn"."""
    title = bare(record.title) or kind_of(record).name
    if isinstance(record, Publication) and record.copies and _is_told("copies", figures):
        return f"{figure(record.copies)} {within_sentence(title)}"
    return title


def _is_told(quantity: str, figures: Figures) -> bool:
    return figures.quantities is None or quantity in figures.quantities


def _when_and_where(record: Record) -> Iterator[str]:
    if record.starts:  # The year goes without saying: it stands in the report's title.
        when = on_days(record.starts, record.ends or record.starts)
        yield when.removesuffix(f"/{record.starts.year}")
    place = bare(record.place)
    if place and place not in record.title:
        yield f"tại {in_phrase(place)}"


def _by_whom(record: Record) -> Iterator[str]:
    """Yield the people and bodies behind a record."""
    match record:
        case TrainingClass(speaker=given) if (speaker := bare(given)) not in record.title:
            yield f"báo cáo viên: {in_phrase(speaker)}"
        case Event(organiser=given) if (organiser := bare(given)) not in ("", bare(record.place)):
            yield f"do {in_phrase(organiser)} tổ chức"
        case BookDonation(beneficiary=given) if beneficiary := bare(given):
            yield f"cho {in_phrase(beneficiary)}"
        case Commendation(awarded_by=given) if awarded_by := bare(given):
            yield f"do {in_phrase(awarded_by)} khen thưởng"


def _own_figures(record: Record, figures: Figures) -> Iterator[str]:
    """Yield the figures that are told; a nought says nothing, nor that a class is one."""
    for quantity, usual in _nouns(record):
        number = record.amount_of(quantity)
        if number and _is_told(quantity, figures):
            is_single = number == 1 and quantity in _single(record)
            lead = "trị giá " if quantity == "amount" and isinstance(record, OtherItem) else ""
            noun = figures.nouns.get(quantity, usual)
            if isinstance(record, OtherItem) and quantity == "quantity":
                noun = usual or noun  # The clerk's own word for it goes first.
            yield "" if is_single else f"{lead}{said(number, noun)}"


def _nouns(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the quantities of a record in the order they are told, each with what it counts."""
    match record:
        case NewsItem():
            yield "sessions", "lượt" if record.is_broadcast else "tin, bài"
        case BookDonation():
            if record.donor is Party.INDIVIDUAL:
                yield "people", "người"
            yield "copies", "quyển"
        case Commendation():
            yield (
                ("sessions", "tập thể")
                if record.recipient is Party.COLLECTIVE
                else ("people", "cá nhân")
            )
        case OtherItem():
            yield "people", "người"
            yield "quantity", bare(record.unit)
        case TrainingClass() | Event():
            yield "sessions", kind_of(record).noun
            yield "people", "người"
    for quantity, number in kind_of(record).numbers.items():
        if number.unit and number.counts is not Counted.PEOPLE:
            yield quantity, number.unit


def _single(record: Record) -> tuple[str, ...]:
    """Return the quantities of which one goes without saying."""
    if isinstance(record, Commendation):
        return ()
    return ("sessions", "people") if isinstance(record, BookDonation) else ("sessions",)
