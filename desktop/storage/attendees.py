# SPDX-License-Identifier: MIT
"""Keeps attendance lists, and counts the people on them without reading a name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, Integer, ScalarSelect, func, select, type_coerce

from desktop.domain.week.records import Attendee, identities
from desktop.storage.rows import replace_parts, sequences_of, value_from, values_of
from desktop.storage.tables import ATTENDEES, RECORDS


def write_attendees(connection: Connection, lists: Mapping[str, Sequence[Attendee]]) -> None:
    """Replace the whole list of each record named; an empty list is no list.

    Raises:
        AppError: there is no such record.
    """
    sequences = sequences_of(connection, lists)
    rows = [
        values_of(attendee, ATTENDEES, record=sequences[record], position=position, counts=counts)
        for record, attendees in lists.items()
        for position, (attendee, counts) in enumerate(_counted(attendees))
    ]
    replace_parts(connection, ATTENDEES, sequences.values(), rows)


def _counted(attendees: Sequence[Attendee]) -> Iterator[tuple[Attendee, bool]]:
    """Say of each line whether it adds a person, so that they come to `count_people`."""
    seen: set[str] = set()
    for attendee, identity in zip(attendees, identities(attendees), strict=True):
        yield attendee, identity not in seen
        if identity:
            seen.add(identity)


def read_attendees(connection: Connection, week: str) -> dict[str, tuple[Attendee, ...]]:
    """Return the lists of a Week by record, of those records that are not deleted."""
    query = (
        select(ATTENDEES, RECORDS.c.id.label("of"))
        .join_from(RECORDS, ATTENDEES)
        .where(RECORDS.c.week == week, RECORDS.c.deleted_at.is_(None))
        .order_by(ATTENDEES.c.record, ATTENDEES.c.position)
    )
    lists: defaultdict[str, list[Attendee]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        lists[row["of"]].append(value_from(Attendee, row))
    return {record: tuple(attendees) for record, attendees in lists.items()}


def read_attendance_list(connection: Connection, record: str) -> tuple[Attendee, ...]:
    """Return the list of one record, empty if it has none."""
    query = (
        select(ATTENDEES)
        .join_from(RECORDS, ATTENDEES)
        .where(RECORDS.c.id == record)
        .order_by(ATTENDEES.c.position)
    )
    return tuple(value_from(Attendee, row) for row in connection.execute(query).mappings())


def read_listed_people(connection: Connection, week: str) -> list[tuple[str, int, str, str, str]]:
    """Return who is on a list of a Week: record, line from 0, full name, born, unit.

    Lists of deleted records are among them, as those may come back.
    """
    columns = (RECORDS.c.id, ATTENDEES.c.position)
    told = (ATTENDEES.c.full_name, ATTENDEES.c.born, ATTENDEES.c.unit)
    query = (
        select(*columns, *told)
        .join_from(RECORDS, ATTENDEES)
        .where(RECORDS.c.week == week)
        .order_by(ATTENDEES.c.record, ATTENDEES.c.position)
    )
    return [tuple(row) for row in connection.execute(query)]


def count_lines(connection: Connection, week: str) -> dict[str, int]:
    """Return how many lines each list of a Week has, by record, without reading a name."""
    query = (
        select(RECORDS.c.id, func.count())
        .join_from(RECORDS, ATTENDEES)
        .where(RECORDS.c.week == week, RECORDS.c.deleted_at.is_(None))
        .group_by(RECORDS.c.id)
    )
    return dict(connection.execute(query).all())


def people_listed() -> ScalarSelect[int]:
    """Return the expression for the number of people on a record's list, NULL without one."""
    people = func.sum(type_coerce(ATTENDEES.c.counts, Integer))
    of_record = ATTENDEES.c.record == RECORDS.c.sequence
    return select(people).where(of_record).correlate(RECORDS).scalar_subquery()
