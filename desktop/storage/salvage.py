# SPDX-License-Identifier: MIT
"""Saves from a damaged database the rows that can still be read, into a new one.

The damaged file is only copied, never changed. A table is read from its beginning to where it is
damaged, from its end backwards, and then by the key of every record: one damaged page hides few
rows. What refers to something lost is tied to what is there, or left out.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import EnumType
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Table, Text
from sqlalchemy.types import TypeEngine

from desktop.storage.columns import METADATA, AsInteger, AsText
from desktop.storage.database import upgrade_file
from desktop.storage.database_file import check, connected, files_of, row_counts
from desktop.storage.faults import Unreadable, explained
from desktop.storage.room import require_room, scratch_room, size_of
from desktop.storage.tables import KIND_TABLES, RECORDS, WEEKS

_BLOCK = 4096
_BROKEN = (sqlite3.DatabaseError, UnicodeDecodeError)
_Rows = dict[tuple[object, ...], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many rows of each table were saved, and how many were found but no longer make sense."""

    rows: Mapping[str, int]
    senseless: int


def salvage(damaged: Path, target: Path, form: str) -> Salvaged:
    """Write a new, whole database at `target` from what can be read of a damaged one.

    A Week that is lost while its records are there gets a blank frame, reported on `form`.

    Raises:
        AppError: the damaged file cannot be copied, the disk is full.
    """
    require_room(scratch_room(2 * size_of(files_of(damaged))))
    with explained(damaged), TemporaryDirectory() as scratch:
        found = max(_readings(damaged, Path(scratch)), key=_worth)
    upgrade_file(target)
    with connected(target) as new:
        new.execute("BEGIN")
        senseless = sum(_write(new, METADATA.tables[name], rows) for name, rows in found.items())
        _frame_weeks(new, form)
        _complete_records(new)
        _tie_up(new)
        new.execute("COMMIT")
        check(new, target, thoroughly=True)
        rows = {name: n for name, n in row_counts(new).items() if name in METADATA.tables}
    return Salvaged(rows, senseless)


def _readings(damaged: Path, scratch: Path) -> Iterator[dict[str, _Rows]]:
    """Yield what can be read with the log of the last writes and without: it may be a stranger."""
    for with_log in (True, False):
        folder = scratch / str(with_log)
        folder.mkdir()
        files = [file for file in files_of(damaged) if not file.name.endswith("-shm")]
        for file in files if with_log else [damaged]:
            _copy_readable(file, folder / file.name)
        yield _read(folder / damaged.name)


def _worth(found: Mapping[str, _Rows]) -> int:
    return sum(len(rows) for rows in found.values())


def _copy_readable(source: Path, target: Path) -> None:
    """Copy a file; blocks that the disk no longer gives back are blank in the copy."""
    try:
        shutil.copyfile(source, target)
    except OSError:
        size = source.stat().st_size
        with source.open("rb", buffering=0) as old, target.open("wb") as new:
            for at in range(0, size, _BLOCK):
                try:
                    old.seek(at)
                    block = old.read(_BLOCK)
                except OSError:
                    block = bytes(min(_BLOCK, size - at))
                new.write(block)


def _read(path: Path) -> dict[str, _Rows]:
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as old:
            old.text_factory = lambda raw: raw.decode("utf-8", "replace")
            old.execute("PRAGMA trusted_schema = OFF")
            records = _read_table(old, RECORDS, range(0))
            keys = {row["sequence"] for row in records.values()}
            return {table.name: _read_table(old, table, keys) for table in METADATA.sorted_tables}
    except _BROKEN:
        return {}


def _read_table(old: sqlite3.Connection, table: Table, records: Iterable[int]) -> _Rows:
    try:
        there = {row[1] for row in old.execute(f'PRAGMA table_info("{table.name}")')}
    except _BROKEN:
        return {}
    names = [column.name for column in table.columns if column.name in there]
    key = [column.name for column in table.primary_key.columns]
    return _Reading(old, table.name, names, key).all(records) if set(key) <= set(names) else {}


class _Reading:
    """Reads one table by every way there is, until there is nothing more to be had."""

    def __init__(
        self, old: sqlite3.Connection, table: str, names: Sequence[str], key: Sequence[str]
    ) -> None:
        self._old, self._names, self._key = old, names, key
        listed = ", ".join(f'"{name}"' for name in names)
        self._query = f'SELECT {listed} FROM "{table}"'  # noqa: S608 - names of our own tables
        self._found: _Rows = {}

    def all(self, records: Iterable[int]) -> _Rows:
        """Return the rows by their keys; `records` are the numbers of all records known."""
        if self._take("NOT INDEXED"):
            return self._found
        self._take("ORDER BY " + ", ".join(f'"{name}" DESC' for name in self._key))
        if "sequence" in self._key:
            last = max((row["sequence"] for row in self._found.values()), default=0)
            for number in range(1, last + 1):
                self._take("NOT INDEXED WHERE sequence = ?", number)
        elif "record" in self._names:
            for number in records:
                self._take("NOT INDEXED WHERE record = ?", number)
        return self._found

    def _take(self, how: str, *values: object) -> bool:
        """Take what comes until it fails; return whether it came to the end."""
        try:
            for row in self._old.execute(f"{self._query} {how}", values):
                named = dict(zip(self._names, row, strict=True))
                self._found[tuple(named[name] for name in self._key)] = named
        except _BROKEN:
            return False
        return True


def _write(new: sqlite3.Connection, table: Table, rows: _Rows) -> int:
    """Write rows; return how many there were that no longer make sense."""
    senseless = 0
    for row in rows.values():
        try:
            values = {name: _sound(table, name, value) for name, value in row.items()}
            marks = ", ".join("?" * len(values))
            listed = ", ".join(f'"{name}"' for name in values)
            statement = f'INSERT INTO "{table.name}" ({listed}) VALUES ({marks})'  # noqa: S608 - as above
            new.execute(statement, tuple(values.values()))
        except (sqlite3.IntegrityError, OverflowError, Unreadable):
            senseless += 1
    return senseless


def _sound(table: Table, name: str, value: object) -> object:
    """Return a value as the program can read it again; blank where it cannot and may be so.

    Raises:
        Unreadable: it must not be blank.
    """
    column = table.columns[name]
    if isinstance(column.type, AsText | AsInteger) and value is not None:
        try:
            column.type.read(value)
        except (ValueError, TypeError) as error:
            if not column.nullable:
                raise Unreadable from error
            return None
    return value


def _frame_weeks(new: sqlite3.Connection, form: str) -> None:
    """Give what belongs to a lost Week a blank frame of one, in the year of its last record."""
    named = " UNION ".join(
        f'SELECT week FROM "{table.name}"'  # noqa: S608 - names of our own tables
        for table in METADATA.sorted_tables
        if "week" in table.columns
    )
    lost = new.execute(
        "SELECT week, (SELECT CAST(substr(max(starts), 1, 4) AS INTEGER) FROM records "  # noqa: S608
        f"WHERE records.week = named.week) FROM ({named}) named "
        "WHERE week NOT IN (SELECT id FROM weeks)"
    ).fetchall()
    taken = {year for (year,) in new.execute("SELECT year FROM weeks")}
    for week, found in lost:
        year = found or date.today().year  # noqa: DTZ011 - the year on the wall
        while year in taken:
            year += 1
        taken.add(year)
        frame = {
            **_blank(WEEKS),
            "id": week,
            "year": year,
            "form": form,
            "starts": f"{year}-10-01",
            "ends": f"{year}-10-07",
            "mailbox_mb": 10,
        }
        _write(new, WEEKS, {(week,): frame})


def _complete_records(new: sqlite3.Connection) -> None:
    """Give records whose own part is lost a blank one."""
    for kind, table in KIND_TABLES.items():
        query = (
            "SELECT sequence FROM records WHERE kind = ? "  # noqa: S608 - a name of our own tables
            f'AND sequence NOT IN (SELECT record FROM "{table.name}")'
        )
        for (record,) in new.execute(query, (kind,)).fetchall():
            _write(new, table, {(record,): {**_blank(table), "record": record}})


def _blank(table: Table) -> dict[str, object]:
    """Return the blank value of every column that may not be NULL."""
    return {c.name: _blank_value(c.type) for c in table.columns if not c.nullable}


def _blank_value(kind: TypeEngine[Any]) -> object:
    if isinstance(kind, AsText):
        choices = kind.read
        if isinstance(choices, EnumType):
            return str(next(iter(choices.__members__.values())).value)
        return ""
    return "" if isinstance(kind, Text) else 0


def _tie_up(new: sqlite3.Connection) -> None:
    """Leave out what belongs to something lost; photos become those not yet sorted."""
    new.execute(
        "UPDATE photos SET record = NULL WHERE record NOT IN (SELECT sequence FROM records)"
    )
    for table in METADATA.sorted_tables:
        for constraint in table.foreign_key_constraints:
            own = ", ".join(f'"{column.name}"' for column in constraint.columns)
            there = ", ".join(f'"{key.column.name}"' for key in constraint.elements)
            parent = constraint.referred_table.name
            first = constraint.columns[0].name
            new.execute(
                f'DELETE FROM "{table.name}" WHERE "{first}" NOT NULL '  # noqa: S608 - as above
                f'AND ({own}) NOT IN (SELECT {there} FROM "{parent}")'
            )
