# SPDX-License-Identifier: MIT
"""Shows each part of the Week's frame as text, and takes back what was typed there.

A part goes by the name of its field of `Week` or `Centre`. What belongs to who signs goes by the
form's key for that place: `director` for the name, `director.title` and so on for the rest.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.domain.form.form import Form
from desktop.domain.form.paper import Signer
from desktop.domain.vietnamese import Region, grouped, line, nfc, short_date
from desktop.domain.vietnamese.entries import Calendar, read_day, read_number
from desktop.domain.week.bounds import MOST, within
from desktop.domain.week.week import Signature, Week

HEAD = "head"
"""Whoever signs last, as head of the centre, whatever the form calls that place."""

_OF_CENTRE = ("name", "short_name", "parent", "place")
_LISTS = ("slogans", "addressees", "copies_to")
_DATES = ("starts", "ends", "deadline", "signed_on")
_PLAIN = ("theme", "mailbox", "mailbox_mb", "number", "number_words")
_BULLET = re.compile(r"^[-–+•*]\s*")
_MOST_LINES = min(MOST[key] for key in _LISTS)
_BYTES = re.compile(r"\s*mb$", re.IGNORECASE)


def shown(week: Week, form: Form, key: str) -> str:
    """Return what stands in one part of the Week, blank where nothing does."""
    if key in _OF_CENTRE:
        return str(getattr(week.centre, key))
    if key in _LISTS:
        return "\n".join(getattr(week, key))
    if key in _DATES:
        day = getattr(week, key)
        return short_date(day) if day else ""
    if key in _PLAIN:
        return str(getattr(week, key))
    place, attribute = _signing(form, key)
    own = week.signers.get(place.key, Signature())
    return str(getattr(own, attribute)) or _printed(place, attribute)


def with_entry(week: Week, form: Form, key: str, text: str) -> Week:
    """Return the Week with what was typed in one part of it.

    Raises:
        ValueError: it cannot be what belongs there. The message is a sentence for the user.
    """
    if key == "name" and not line(text):
        raise ValueError("Hãy ghi tên trung tâm.")
    if key in _OF_CENTRE:
        return replace(week, centre=replace(week.centre, **{key: within(line(text))}))
    if key == "starts":
        return _started(week, text)
    if key not in _READERS:
        return _signed(week, form, key, within(line(text)))
    value: Any = _READERS[key](week, text)
    return replace(week, **{key: value})


def _plain(_week: Week, text: str) -> str:
    return within(line(text))


def _sentences(_week: Week, text: str) -> tuple[str, ...]:
    """Read one entry a line, without the dash before it."""
    lines = (_BULLET.sub("", line(entry)) for entry in nfc(text).split("\n"))
    entries = tuple(within(entry) for entry in lines if entry)
    if len(entries) > _MOST_LINES:
        raise ValueError(
            f"Có {grouped(len(entries))} dòng, nhiều nhất là {_MOST_LINES}. Hãy bớt đi."
        )
    return entries


def _names(week: Week, text: str) -> tuple[str, ...]:
    """Read one entry a line, without the dash and the stop that are printed around each."""
    entries = (entry.rstrip(" ;.") for entry in _sentences(week, text))
    return tuple(entry for entry in entries if entry)


def _started(week: Week, text: str) -> Week:
    """Return the Week with another first day; it stays as long as it was, if need be."""
    day = _required(week, text)
    if day.year != week.year:
        message = f"Ngày {short_date(day)} không thuộc năm {week.year}."
        raise ValueError(f"{message} Hãy ghi ngày của Tuần lễ năm {week.year}.")
    ends = week.ends if day <= week.ends else day + (week.ends - week.starts)
    return replace(week, starts=day, ends=ends)


def _last_day(week: Week, text: str) -> date:
    day = _required(week, text)
    if day < week.starts:
        message = f"Ngày kết thúc {short_date(day)} trước ngày bắt đầu {short_date(week.starts)}."
        raise ValueError(f"{message} Hãy xem lại hai ngày.")
    return day


def _required(week: Week, text: str) -> date:
    if (day := _day(week, text)) is None:
        raise ValueError("Hãy ghi ngày, ví dụ 1/10.")
    return day


def _day(week: Week, text: str) -> date | None:
    return read_day(text, Calendar(week.year)).value if line(text) else None


def _limit(_week: Week, text: str) -> int:
    number = read_number(_BYTES.sub("", line(text))).value
    if number is None or number < 1:
        raise ValueError("Hãy ghi số MB mà hộp thư nhận được trong một thư, ví dụ 20.")
    return number


def _region(_week: Week, text: str) -> Region:
    return Region(text)


_READERS: Mapping[str, Callable[[Week, str], object]] = {
    "ends": _last_day,
    "theme": _plain,
    "slogans": _sentences,
    "addressees": _names,
    "mailbox": _plain,
    "mailbox_mb": _limit,
    "deadline": _day,
    "copies_to": _names,
    "number": _plain,
    "signed_on": _day,
    "number_words": _region,
}


def _signed(week: Week, form: Form, key: str, text: str) -> Week:
    place, attribute = _signing(form, key)
    own = week.signers.get(place.key, Signature())
    typed = "" if text == _printed(place, attribute) else text
    new = replace(own, **{attribute: typed})
    others = {k: s for k, s in week.signers.items() if k != place.key}
    return replace(week, signers=others if new == Signature() else {**others, place.key: new})


def _signing(form: Form, key: str) -> tuple[Signer, str]:
    place, _, attribute = key.partition(".")
    found = next((s for s in form.signers if s.key == place), form.signers[-1])
    return found, attribute or "name"


def _printed(place: Signer, attribute: str) -> str:
    """Return what the form prints where nothing else was typed."""
    return str(getattr(place, attribute)) if attribute in ("title", "authority") else ""
