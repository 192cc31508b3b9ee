# SPDX-License-Identifier: MIT
"""How records come to be and change shape: begun, copied, moved to another row, filled in."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from desktop.domain.form.form import Category
from desktop.domain.vietnamese import quoted
from desktop.domain.week.kinds import KINDS, OTHER, Kind, kind_of
from desktop.domain.week.records import Party, Record, State
from desktop.domain.week.week import Week

_COPIED_WITH_TITLE = ("place", "speaker", "audience", "organiser", "outlet", "beneficiary")
_UNCOUNTED: Mapping[Party, Mapping[str, Any]] = {
    Party.COLLECTIVE: {"people": None, "women": None, "ethnic_minority": None},
    Party.INDIVIDUAL: {"sessions": 1},
}
"""What a party has no count of, as it is in a record just begun."""

_OWN = {"id", "category", "links", "listed"}


def new_id() -> str:
    """Return an id that no other record has."""
    return str(uuid.uuid4())


def record_name(record: Record) -> str:
    """Return what a record is called in the name of a step: "lớp “Tin học”"."""
    noun = kind_of(record).noun
    return f"{noun} {quoted(record.title)}" if record.title else f"{noun} chưa đặt tên"


def value_of(record: Record, name: str) -> Any:  # noqa: ANN401 - whatever the attribute holds
    """Return an attribute, or a quantity of the form's own by "other." and its key."""
    if name.startswith(OTHER):
        return record.other.get(name.removeprefix(OTHER))
    return getattr(record, name)


def with_value(record: Record, name: str, value: Any) -> Record:  # noqa: ANN401
    """Return the record with another value where `value_of` reads, in place of what was unread.

    Who turns from a collective into individuals, or back, leaves the count of the others behind:
    nobody would see it any more.
    """
    record = with_typed(record, name, "")
    if name.startswith(OTHER):
        key = name.removeprefix(OTHER)
        others = {k: v for k, v in record.other.items() if k != key}
        return replace(record, other=others if value is None else {**others, key: value})
    changed = replace(record, **{name: value})
    if isinstance(value, Party) and value is not getattr(record, name):
        for other in _UNCOUNTED[value]:
            changed = with_typed(changed, other, "")
        return replace(changed, **_UNCOUNTED[value])
    return changed


def with_unread(record: Record, name: str, text: str) -> Record:
    """Return the record with a text kept as typed where `value_of` reads, as it cannot be read.

    The value there is blank then, so that no figure says what nobody sees any more; a row or a
    choice, which can never be blank, stays as it was.
    """
    if name.startswith(OTHER) or name in kind_of(record).blanks:
        record = with_value(record, name, None)
    return with_typed(record, name, text)


def with_typed(record: Record, name: str, text: str) -> Record:
    """Return the record with a text kept as typed for a field, blank for none."""
    others = {key: typed for key, typed in record.as_typed.items() if key != name}
    as_typed = {**others, name: text} if text else others
    return record if as_typed == record.as_typed else replace(record, as_typed=as_typed)


def usual_state(starts: date | None, today: date) -> State:
    """Return what a new record is likely to be: planned if its day is still to come."""
    return State.PLANNED if starts is not None and starts > today else State.HELD


def usual_day(last: date | None, week: Week, today: date) -> date:
    """Return the day a new record is likely to fall on: the last one written, today, the first."""
    if last is not None:
        return last
    return today if week.starts <= today <= week.ends else week.starts


def begun(category: Category, last: Record | None, starts: date | None, today: date) -> Record:
    """Return a new record with what is likely: collective or individual as the last one was."""
    kind = KINDS[category.kind]
    made = kind.record(
        id=new_id(), category=category.key, starts=starts, state=usual_state(starts, today)
    )
    if last is not None and kind_of(last) is kind:
        made = replace(made, **{name: getattr(last, name) for name in kind.choices})
    return made


def duplicated(record: Record) -> Record:
    """Return a copy to be changed into another record; evidence and lists stay with the first."""
    copy = with_typed(record, "links", "")
    return replace(copy, id=new_id(), links=(), listed=None)


def moved_record(record: Record, category: Category) -> Record:
    """Return the record in another row, as another kind where that row takes one.

    What both kinds know stays; the rest has no place any more.
    """
    kind = KINDS[category.kind]
    record = with_typed(record, "category", "")
    if kind_of(record) is kind:
        return replace(record, category=category.key)
    old, known = kind_of(record), _names(kind)
    kept = {name: getattr(record, name) for name in _names(old) & known - {"category"}}
    typed = {name: text for name, text in record.as_typed.items() if kind.has(name)}
    return kind.record(**{**kept, "as_typed": typed}, category=category.key)


def filled_from(record: Record, earlier: Record) -> Record:
    """Return the record with what it leaves blank of place and people taken from an earlier one."""
    blank: dict[str, Any] = {
        name: text
        for name in _COPIED_WITH_TITLE
        if getattr(record, name, None) == "" and (text := getattr(earlier, name, ""))
    }
    return replace(record, **blank)


def is_untouched(record: Record, begun_as: Record) -> bool:
    """Whether nothing of a new record was written yet; its row and its choices do not count."""
    return all(
        getattr(record, name) == getattr(begun_as, name, None)
        for name in _names(kind_of(record)) - _OWN - {"state", *kind_of(record).choices}
    )


def distinct_texts(records: Iterable[Record], name: str) -> list[str]:
    """Return what was written in a text attribute, each once, the latest first."""
    texts = (getattr(record, name, "") for record in reversed(list(records)))
    return list(dict.fromkeys(text for text in texts if text))


def _names(kind: Kind) -> set[str]:
    return {field.name for field in fields(kind.record)}
