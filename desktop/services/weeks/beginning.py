# SPDX-License-Identifier: MIT
"""Begins a Week: fills in all that can be known or guessed, so that little is left to type."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import uuid4

from desktop.domain.form.form import Form
from desktop.domain.vietnamese import fold, line
from desktop.domain.week.changes import Changes
from desktop.domain.week.week import Centre, Signature, Week, YearFacts
from desktop.services.weeks.entries import HEAD, shown, with_entry
from desktop.services.weeks.last_year import repeated_figures
from desktop.services.workspace import Workspace

# The last such word counts: "Trung tâm Văn hóa - Xã hội và học tập cộng đồng phường Hà An".
_UNIT = re.compile(r".*\b(phường|xã|thị trấn|đặc khu)\s+(.+)", re.IGNORECASE)
_TOWN = re.compile(r"\bthị xã\b.*", re.IGNORECASE)
_BEYOND = re.compile(
    r"\s*[,;(].*|\s+[-–]\s.*|\s(?:huyện|quận|thành phố|tỉnh|tp\.?)\s.*", re.IGNORECASE
)
_DUE = re.compile(r"(\d{1,2})/(\d{1,2})")


def next_year(taken: Collection[int], today: date) -> int:
    """Return the year that a new Week is most likely for: this year, if it has none yet."""
    return today.year if today.year not in taken else max(taken) + 1


def draft_week(year: int, previous: Week | None, form: Form, facts: YearFacts | None) -> Week:
    """Return a Week with all that is known before anything was typed.

    Of the previous Week it keeps who reports, to whom and who signs; number, dates, theme and
    slogans are new every year. Where nobody announced the days, it is the first week of October,
    as in most years.
    """
    known = facts or YearFacts(year=year)
    starts = known.starts or date(year, 10, 1)
    goes = form.sending
    week = Week(
        id=str(uuid4()),
        year=year,
        form=form.id,
        centre=Centre(name=""),
        starts=starts,
        ends=known.ends or starts + timedelta(days=6),
        theme=known.theme,
        slogans=known.slogans,
        addressees=goes.addressees,
        mailbox=goes.mailbox,
        mailbox_mb=goes.mailbox_mb,
        deadline=_due(goes.due, year),
        copies_to=goes.copies_to,
    )
    return _following(week, previous, form) if previous else week


def signers_for(form: Form, signers: Mapping[str, Signature]) -> Mapping[str, Signature]:
    """Return who signs on another form; one who signed alone does so again, as the head."""
    places = {place.key for place in form.signers}
    kept = {key: own for key, own in signers.items() if key in places}
    if kept or len(signers) != 1:
        return kept
    (alone,) = signers.values()
    return {form.signers[-1].key: alone}


@dataclass(frozen=True, slots=True)
class Filled:
    """A draft with what was typed; `faults` says of each part that cannot be so, why."""

    week: Week
    faults: Mapping[str, str]


def fill_in(draft: Week, form: Form, typed: Mapping[str, str]) -> Filled:
    """Put what was typed (by the keys of `week_entries`) over a draft, and guess the rest by it."""
    week, faults = draft, dict[str, str]()
    for key in sorted(typed, key=lambda k: (k != "name", k != "starts")):
        try:
            week = with_entry(week, form, key, typed[key])
        except ValueError as error:
            faults[key] = str(error)
        if key == "name" and week.centre.name != draft.centre.name:
            week = replace(week, centre=guess_centre(week.centre))
    if not week.centre.name:
        faults["name"] = "Hãy ghi tên trung tâm."
    return Filled(_deputised(week, form, typed), faults)


def guess_centre(centre: Centre) -> Centre:
    """Return a centre with its parent body and its place as its name tells them.

    A place named by a number keeps the word before it: "Phường 4" (decree 30/2020, II.4a).
    """
    found = _UNIT.fullmatch(_TOWN.sub("", line(centre.name)))
    if found is None or found[2].startswith("hội"):
        return centre
    kind, place = found[1].lower(), _BEYOND.sub("", found[2]).strip(" .")
    if place.isupper() or place.islower():
        place = " ".join(word.capitalize() for word in place.split())
    if place.isdecimal():
        place = kind = f"{kind.capitalize()} {place}"
        return replace(centre, parent=f"UBND {kind}", place=place)
    return replace(centre, parent=f"UBND {kind} {place}", place=place)


def begin(workspace: Workspace, week: Week) -> Week:
    """Put a new Week into the data folder, with what its form repeats of the year before.

    Raises:
        AppError: there is one of that year already, or it cannot be written.
    """
    repeated = {record.id: record for record in repeated_figures(workspace, week)}
    workspace.store.write(week.id, Changes(week=week, records=repeated))
    return week


def _following(week: Week, previous: Week, form: Form) -> Week:
    return replace(
        week,
        centre=previous.centre,
        addressees=previous.addressees or week.addressees,
        mailbox=previous.mailbox or week.mailbox,
        mailbox_mb=previous.mailbox_mb,
        deadline=_as_before(previous, week.year) or week.deadline,
        copies_to=previous.copies_to or week.copies_to,
        signers=signers_for(form, previous.signers),
        number_words=previous.number_words,
    )


def _as_before(previous: Week, year: int) -> date | None:
    """Return the day by which the last report was due, in another year."""
    due = previous.deadline
    return _day(due.day, due.month, due.year + year - previous.year) if due else None


def _due(due: str, year: int) -> date | None:
    found = _DUE.fullmatch(due)
    return _day(int(found[1]), int(found[2]), year) if found else None


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29/2, or a day that a form made up
        return None


def _deputised(week: Week, form: Form, typed: Mapping[str, str]) -> Week:
    """Have a deputy sign for the head: KT. GIÁM ĐỐC (decree 30/2020, II.7a)."""
    title, authority = f"{HEAD}.title", f"{HEAD}.authority"
    is_deputy = fold(shown(week, form, title)).startswith("pho ")
    if title not in typed or authority in typed or not is_deputy:
        return week
    return with_entry(week, form, authority, f"KT. {form.signers[-1].title}")
