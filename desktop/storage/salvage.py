# SPDX-License-Identifier: MIT
"""Saves from a damaged database the rows that can still be read, into a new one.

The damaged file is only copied, never changed. What refers to something lost is tied to what is
there, or left out.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import EnumType
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Table, Text, create_engine
from sqlalchemy.types import TypeEngine

from desktop.domain.vietnamese import quoted
from desktop.storage.columns import METADATA, AsInteger, AsText
from desktop.storage.database_file import TABLES, check, connected, row_counts
from desktop.storage.faults import Damaged, Unreadable, explained
from desktop.storage.room import require_room, scratch_room, size_of
from desktop.storage.schema import DIGESTS, entries
from desktop.storage.side_files import files_of, opened, strays
from desktop.storage.stored_rows import BROKEN, Found, Rows, read_rows
from desktop.storage.tables import KIND_TABLES, WEEKS
from desktop.storage.upgrading import upgrade_file

_SPARE_FORM = "chung"
_NAMED = 3
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many rows of each table were saved, and how many were found but no longer make sense."""

    rows: Mapping[str, int]
    senseless: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken of a stranger's database: only rows.

    `foreign` names what of its schema is not this program's, `senseless` counts rows that the
    program's own tables refuse.
    """

    foreign: tuple[str, ...]
    senseless: int

    @property
    def remark(self) -> str:
        """What to tell of it, in sentences."""
        rest = len(self.foreign) - _NAMED
        named = ", ".join(self.foreign[:_NAMED]) + (f" và {rest} phần khác" if rest > 0 else "")
        left = f" {self.senseless} dòng không hợp lệ không lấy được." if self.senseless else ""
        return (
            f"Sổ có những phần không phải của chương trình ({named}); chỉ các dòng dữ liệu được "
            f"lấy.{left}"
        )


def take_rows(stranger: Path, target: Path) -> Taken:
    """Write a new database at `target` from the rows of one whose schema is not this program's.

    Raises:
        Damaged: not all of its rows can be read.
        AppError: it cannot be copied, or there is no room.
    """
    require_room(scratch_room(2 * size_of(files_of(stranger))))
    with explained(stranger), TemporaryDirectory() as scratch:
        copy = _copied(stranger, Path(scratch), with_log=True)
        foreign, version = _foreign_parts(copy, stranger)
        found = read_rows(copy)
    needed = {name for since, names in TABLES.items() if since <= version for name in names}
    if not all(name in found and found[name].is_whole for name in needed):
        raise Damaged(stranger)
    return Taken(foreign, _write_all(target, found).senseless)


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Write a new, whole database at `target` from what can be read of a damaged one.

    A Week that is lost while its records are there gets a blank frame, on the general form.

    Raises:
        AppError: the damaged file cannot be copied, the disk is full.
    """
    require_room(scratch_room(2 * size_of(files_of(damaged))))
    with explained(damaged), TemporaryDirectory() as scratch:
        found = max(_readings(damaged, Path(scratch)), key=_worth)
    return _write_all(target, found)


def _write_all(target: Path, found: Found) -> Salvaged:
    upgrade_file(target)
    with connected(target) as new:
        new.execute("BEGIN")
        senseless = sum(_write(new, METADATA.tables[n], table.rows) for n, table in found.items())
        _frame_weeks(new, _SPARE_FORM)
        _complete_records(new)
        _tie_up(new)
        new.execute("COMMIT")
        check(new, target, thoroughly=True)
        rows = {name: n for name, n in row_counts(new).items() if name in METADATA.tables}
    return Salvaged(rows, senseless)


def _foreign_parts(copy: Path, stranger: Path) -> tuple[tuple[str, ...], int]:
    """Return what of a schema is not of this program, and the version it says it has."""
    from desktop.storage.migrations import upgrade

    try:
        with closing(opened(copy)) as raw:
            (version,) = raw.execute("PRAGMA user_version").fetchone()
            there = set(entries(raw))
    except BROKEN as error:
        raise Damaged(stranger) from error
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            upgrade(connection, f"{version:04}" if version in DIGESTS else "head")
            own = connection.connection.driver_connection
            assert isinstance(own, sqlite3.Connection)  # noqa: S101 - for mypy
            ours = set(entries(own))
    finally:
        engine.dispose()
    return tuple(f"{kind} {quoted(name)}" for kind, name, *_ in sorted(there - ours)), version


def _readings(damaged: Path, scratch: Path) -> Iterator[Found]:
    """Yield what can be read with the log of the last writes and without: it may be a stranger."""
    for with_log in (True, False):
        folder = scratch / str(with_log)
        folder.mkdir()
        yield read_rows(_copied(damaged, folder, with_log=with_log))


def _worth(found: Found) -> int:
    return sum(len(table.rows) for table in found.values())


def _copied(database: Path, folder: Path, *, with_log: bool) -> Path:
    unwanted = strays(database)
    files = [f for f in files_of(database) if f not in unwanted and not f.name.endswith("-shm")]
    for file in files if with_log else [database]:
        _copy_readable(file, folder / file.name)
    return folder / database.name


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


def _write(new: sqlite3.Connection, table: Table, rows: Rows) -> int:
    """Write rows; return how many there were that no longer make sense."""
    senseless = 0
    for row in rows.values():
        try:
            given = {**_blank(table), **row}  # an earlier schema lacks some columns
            values = {name: _sound(table, name, value) for name, value in given.items()}
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
