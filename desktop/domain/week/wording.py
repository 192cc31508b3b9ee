# SPDX-License-Identifier: MIT
"""Puts records into official Vietnamese: how many there were, and each in a few words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from desktop.domain.vietnamese import date_span, grouped, padded, short_date
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

NAMED_AT_MOST = 12
"""So many records are named in one sentence; of a longer list the rest is only counted."""


def summed_up(records: Sequence[Record]) -> str:
    """Return what the records come to, "02 lớp, 53 lượt người tham gia"; blank without figures.

    Counts below ten are written with a leading nought, as official texts do.
    """
    parts = [
        part for kind in _KINDS if (part := _summed_up([r for r in records if type(r) is kind]))
    ]
    return "; ".join(parts)


def named(records: Sequence[Record], *, with_figures: bool = True) -> str:
    """Return the records one after another, each with what is known of it."""
    shown = [described(r, with_figures=with_figures) for r in records[:NAMED_AT_MOST]]
    if rest := len(records) - len(shown):
        shown.append(f"và {padded(rest)} {kind_of(records[-1]).noun} khác")
    return "; ".join(shown)


def described(record: Record, *, with_figures: bool = True) -> str:
    """Return one record in words: its title, then in brackets when, where, by whom, how many."""
    figures = _figures(record) if with_figures else ()
    details = _joined(*_when_and_where(record), *_by_whom(record), *figures)
    title = _titled(record)
    return f"{title} ({details})" if details else title


def on_days(starts: date, ends: date) -> str:
    """Return when in words: "ngày 01/10/2026", "từ ngày 01 đến ngày 07/10/2026"."""
    return f"ngày {short_date(starts)}" if starts == ends else date_span(starts, ends)


def many(records: Iterable[Record], quantity: str) -> int | None:
    """Add up one quantity, `None` when every record leaves it blank."""
    values = [value for r in records if (value := r.amount_of(quantity)) is not None]
    return sum(values) if values else None


def said(number: int | None, noun: str) -> str:
    """Return a number with what it counts, "05 cuộc"; blank when nobody wrote one.

    Sums of money and percentages are not counts and take no leading nought.
    """
    if number is None:
        return ""
    return f"{grouped(number) if noun in _NO_COUNTS else figure(number)} {noun}".strip()


def figure(number: int) -> str:
    """Return a count in figures, below ten with a leading nought."""
    return padded(number) if number in range(1, 10) else grouped(number)


def within_sentence(title: str) -> str:
    """Return a title without its capital, unless its words look like a name or an abbreviation."""
    first, _, rest = title.partition(" ")
    is_name = not first[1:].islower() or rest[:1].isupper()
    return title if is_name else f"{first.lower()}{title[len(first) :]}"


def bare(text: str) -> str:
    """Return typed words as a sentence takes them in: no blanks around, no stop at the end."""
    return text.strip().rstrip(" .,;:")


_NO_COUNTS = frozenset({"đồng", "nghìn đồng", "ngàn đồng", "triệu đồng", "%"})

_KINDS = (
    TrainingClass,
    Event,
    NewsItem,
    Publication,
    BookDonation,
    Commendation,
    Funding,
    OtherItem,
)


def _summed_up(records: Sequence[Record]) -> str:
    """Return what the records of one kind come to."""
    parts: Sequence[str] = ()
    match records:
        case [TrainingClass() | Event() as first, *_]:
            parts = _count(records, "sessions", kind_of(first).noun), _people(records)
        case [NewsItem(), *_]:
            parts = _count(records, "sessions", "tin, bài"), _count(records, "hours", "giờ")
        case [Publication(), *_]:
            parts = _count(records, "copies", "ấn phẩm"), _count(records, "metres", "mét")
        case [BookDonation(), *_]:
            books = _count(records, "copies", "quyển sách")
            parts = (" tặng ".join(filter(None, (_parties(records, "donor"), books))),)
        case [Commendation(), *_]:
            parts = (_parties(records, "recipient"),)
        case [Funding(), *_]:
            parts = (_count(records, "amount", "đồng"),)
    return _joined(*parts)


def _people(records: Sequence[Record]) -> str:
    """Return the attendances; blank if a record does not say, as a part would pass for all."""
    if any(r.amount_of("people") is None for r in records):
        return ""
    total = _count(records, "people", "lượt người tham gia")
    parts = _joined(
        _part(records, "women", "nữ"),
        _part(records, "ethnic_minority", "người dân tộc thiểu số"),
    )
    return f"{total} (trong đó {parts})" if parts else total


def _part(records: Sequence[Record], quantity: str, noun: str) -> str:
    """Return a part of the people; blank if a record does not say, or if there were none."""
    if any(r.amount_of(quantity) is None for r in records):
        return ""
    return said(many(records, quantity) or None, noun)


def _parties(records: Sequence[Record], choice: str) -> str:
    of = {party: [r for r in records if getattr(r, choice) is party] for party in Party}
    return _joined(
        _count(of[Party.COLLECTIVE], "sessions", "tập thể"),
        _count(of[Party.INDIVIDUAL], "people", "cá nhân"),
    )


def _count(records: Iterable[Record], quantity: str, noun: str) -> str:
    return said(many(records, quantity), noun)


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _titled(record: Record) -> str:
    """Return the title; a publication's follows its number, "12 băng rôn"."""
    title = bare(record.title) or kind_of(record).name
    if isinstance(record, Publication) and record.copies is not None:
        return f"{figure(record.copies)} {within_sentence(title)}"
    return title


def _when_and_where(record: Record) -> Iterator[str]:
    if record.starts:  # The year goes without saying: it stands in the report's title.
        when = on_days(record.starts, record.ends or record.starts)
        yield when.removesuffix(f"/{record.starts.year}")
    place = bare(record.place)
    if place and place not in record.title:
        yield f"tại {place}"


def _by_whom(record: Record) -> Iterator[str]:
    """Yield the people and bodies behind a record."""
    match record:
        case TrainingClass(speaker=given) if (speaker := bare(given)) not in record.title:
            yield f"báo cáo viên: {speaker}"
        case Event(organiser=given) if (organiser := bare(given)) not in ("", bare(record.place)):
            yield f"do {organiser} tổ chức"
        case BookDonation(beneficiary=given) if beneficiary := bare(given):
            yield f"tặng {beneficiary}"
        case Commendation(awarded_by=given) if awarded_by := bare(given):
            yield f"do {awarded_by} khen thưởng"


def _figures(record: Record) -> Sequence[str]:
    """Return the record's own figures; one session goes without saying."""
    several = record.sessions if (record.sessions or 0) > 1 else None
    people = record.amount_of("people")
    match record:
        case NewsItem():
            noun = "lượt" if record.is_broadcast else "tin, bài"
            figures = [said(several, noun), said(record.hours, "giờ")]
        case Publication():
            figures = [said(record.metres, "mét")]
        case BookDonation():
            donors = people if (people or 0) > 1 else None
            figures = [said(donors, "người"), said(record.copies, "quyển")]
        case Commendation(recipient=Party.COLLECTIVE):
            figures = [said(record.sessions, "tập thể")]
        case Commendation():
            figures = [said(people, "cá nhân")]
        case Funding():
            figures = [said(record.amount, "đồng")]
        case OtherItem():
            worth = said(record.amount or None, "đồng")
            quantity = said(record.quantity, bare(record.unit))
            figures = [said(people, "người"), quantity, worth and f"trị giá {worth}"]
        case _:
            figures = [said(several, kind_of(record).noun), said(people, "người")]
    return figures
