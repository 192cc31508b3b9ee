# SPDX-License-Identifier: MIT
"""The frame of a report: the centre, the year's Week, who gets it and who signs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.domain.vietnamese import Region, fold, line

_TYPE = "trung tâm học tập cộng đồng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """The community learning centre as its letterhead names it.

    `parent` is the body above it (UBND phường …), `short_name` stands in the document's symbol
    (TTHTCĐ), `place` is the địa danh before the date.
    """

    name: str
    short_name: str = "TTHTCĐ"
    parent: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs in one place of the form.

    `authority` (KT. GIÁM ĐỐC) and `title` (PHÓ GIÁM ĐỐC) replace the form's own when given;
    `position` is the other office held, printed above the name (decree 30/2020, II.7b).
    """

    name: str = ""
    authority: str = ""
    title: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One year's Week of one centre, with everything its report needs beside the records.

    `number` and `signed_on` stay blank for pen and ink unless typed. `mailbox_mb` is what the
    recipient's mailbox takes in one mail, in megabytes of 1,000,000 bytes.

    One that `collects` also takes in the reports of units below, which are due by `units_due`.

    `as_typed` holds what was written in a place of its own and is no value yet, by that place: a
    date that cannot be read, the reason of a revision that is not made yet.
    """

    id: str
    year: int
    form: str
    centre: Centre
    starts: date
    ends: date
    theme: str = ""
    slogans: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    mailbox: str = ""
    mailbox_mb: int = 10
    deadline: date | None = None
    copies_to: tuple[str, ...] = ()
    number: str = ""
    signed_on: date | None = None
    signers: Mapping[str, Signature] = field(default_factory=dict)
    number_words: Region = Region.NORTH
    collects: bool = False
    units_due: date | None = None
    as_typed: Mapping[str, str] = field(default_factory=dict)


def with_typed(week: Week, place: str, text: str) -> Week:
    """Return the Week with a text kept as typed for one of its places, blank for none."""
    others = {key: typed for key, typed in week.as_typed.items() if key != place}
    as_typed = {**others, place: text} if text else others
    return week if as_typed == week.as_typed else replace(week, as_typed=as_typed)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFacts:
    """Days or a theme that one place held the Week on, and no other has to."""

    where: str
    starts: date | None = None
    ends: date | None = None
    theme: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """What the ministry announced for one year; `None` and blank where nobody knows.

    `local` is what single places did otherwise; no Week begins with it.
    """

    year: int
    starts: date | None = None
    ends: date | None = None
    theme: str = ""
    slogans: tuple[str, ...] = ()
    document: str = ""
    source: str = ""
    local: tuple[LocalFacts, ...] = ()


def short_centre(centre: Centre) -> str:
    """Return the centre's name with its type abbreviated, "TTHTCĐ phường Hà An"."""
    name = line(centre.name)
    if fold(name[: len(_TYPE)]) == fold(_TYPE) and centre.short_name:
        return f"{centre.short_name}{name[len(_TYPE) :]}"
    return name
