# SPDX-License-Identifier: MIT
"""Writes records into the shared table and that of their kind, and reads them back as values."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, select

from desktop.domain.errors import BadData
from desktop.domain.week.kinds import KINDS, kind_of
from desktop.domain.week.records import Link, Record
from desktop.storage.attendees import people_listed
from desktop.storage.rows import (
    AMONG_IDS,
    put,
    replace_parts,
    sequences_of,
    some_at_a_time,
    value_from,
    values_of,
)
from desktop.storage.tables import KIND_TABLES, LINKS, QUANTITIES, RECORDS, RECORDS_AS_TYPED


def write_records(connection: Connection, week: str, records: Sequence[Record]) -> None:
    """Write records in the order of entry; those already there are changed, or come back.

    Raises:
        BadData: a record belongs to another Week.
    """
    old = _leave_old_kinds(connection, week, records)
    shared = [
        values_of(r, RECORDS, week=week, kind=kind_of(r).key, deleted_at=None) for r in records
    ]
    put(connection, RECORDS, shared, "id")
    sequences = sequences_of(connection, [r.id for r in records])
    by_kind: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_kind[kind_of(record).key].append(record)
    for key, alike in by_kind.items():
        own = KIND_TABLES[key]
        put(connection, own, [values_of(r, own, record=sequences[r.id]) for r in alike], "record")
    links = [
        values_of(link, LINKS, record=sequences[r.id], position=position)
        for r in records
        for position, link in enumerate(r.links)
    ]
    replace_parts(connection, LINKS, old, links)
    quantities = [
        {"record": sequences[r.id], "key": key, "value": value}
        for r in records
        for key, value in r.other.items()
    ]
    replace_parts(connection, QUANTITIES, old, quantities)
    typed = [
        {"record": sequences[r.id], "field": field, "text": text}
        for r in records
        for field, text in r.as_typed.items()
    ]
    replace_parts(connection, RECORDS_AS_TYPED, old, typed)


_THERE = select(RECORDS.c.id, RECORDS.c.sequence, RECORDS.c.week, RECORDS.c.kind).where(AMONG_IDS)


def _leave_old_kinds(connection: Connection, week: str, records: Sequence[Record]) -> list[int]:
    """Return which records are there already, having removed what they were as another kind."""
    kinds = {r.id: kind_of(r).key for r in records}
    there: list[int] = []
    for ids in some_at_a_time(kinds):
        for row in connection.execute(_THERE, {"ids": ids}).all():
            if row.week != week:
                raise BadData(
                    f"Mã bản ghi “{row.id}” đã dùng cho Tuần lễ của năm khác; chưa ghi gì vào sổ.",
                    "Sao chép dữ liệu năm trước để làm năm mới thì hãy đặt lại mọi mã id.",
                )
            if row.kind != kinds[row.id]:
                own = KIND_TABLES[row.kind]
                connection.execute(delete(own).where(own.c.record == row.sequence))
            there.append(row.sequence)
    return there


def read_records(connection: Connection, week: str, *, deleted: bool = False) -> tuple[Record, ...]:
    """Return the records of a Week in the order of entry: those there, or those deleted."""
    links = _read_links(connection, week)
    quantities = read_quantities(connection, week)
    as_typed = _read_as_typed(connection, week)
    found: list[tuple[int, Record]] = []
    for key, own in KIND_TABLES.items():
        query = select(RECORDS, own, people_listed().label("listed")).join_from(RECORDS, own)
        query = query.where(RECORDS.c.week == week, RECORDS.c.deleted_at.is_not(None) == deleted)
        for row in connection.execute(query).mappings():
            record = value_from(
                KINDS[key].record,
                row,
                links=tuple(links.get(row["id"], ())),
                other=quantities.get(row["id"], {}),
                as_typed=as_typed.get(row["id"], {}),
            )
            found.append((row["sequence"], record))
    found.sort(key=lambda pair: pair[0])
    return tuple(record for _sequence, record in found)


def _read_links(connection: Connection, week: str) -> Mapping[str, list[Link]]:
    query = select(LINKS, RECORDS.c.id.label("of")).join_from(RECORDS, LINKS)
    query = query.where(RECORDS.c.week == week).order_by(LINKS.c.record, LINKS.c.position)
    links: defaultdict[str, list[Link]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        links[row["of"]].append(value_from(Link, row))
    return links


def _read_as_typed(connection: Connection, week: str) -> Mapping[str, Mapping[str, str]]:
    query = select(RECORDS.c.id, RECORDS_AS_TYPED.c.field, RECORDS_AS_TYPED.c.text)
    query = query.join_from(RECORDS, RECORDS_AS_TYPED).where(RECORDS.c.week == week)
    as_typed: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for record, field, text in connection.execute(query):
        as_typed[record][field] = text
    return as_typed


def read_quantities(connection: Connection, week: str) -> Mapping[str, Mapping[str, int]]:
    """Return the quantities that only the form declares, by record and key."""
    query = select(RECORDS.c.id, QUANTITIES.c.key, QUANTITIES.c.value)
    query = query.join_from(RECORDS, QUANTITIES).where(RECORDS.c.week == week)
    quantities: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for record, key, value in connection.execute(query):
        quantities[record][key] = value
    return quantities
