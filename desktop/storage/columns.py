# SPDX-License-Identifier: MIT
"""What all tables are made of: dates, moments, flags and choices in STRICT tables, and names."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Dialect, ForeignKey, Integer, MetaData, Text
from sqlalchemy.types import TypeDecorator

from desktop.storage.faults import Unreadable


class _Converted(TypeDecorator[Any]):
    """A type that STRICT tables do not have; `read` takes back what `write` made of a value."""

    cache_ok = True

    def __init__(self, write: Callable[[Any], object], read: Callable[[Any], object]) -> None:
        super().__init__()
        self.write = write
        self.read = read

    def process_bind_param(self, value: object, _dialect: Dialect) -> object:
        return None if value is None else self.write(value)

    def process_result_value(self, value: object, _dialect: Dialect) -> object:
        try:
            return None if value is None else self.read(value)
        except (ValueError, TypeError) as error:
            raise Unreadable from error


class AsText(_Converted):
    """A value kept as text."""

    impl = Text
    cache_ok = True


class AsInteger(_Converted):
    """A value kept as a whole number."""

    impl = Integer
    cache_ok = True


class LineOf(StrEnum):
    """Which list of the Week a line belongs to; each has the name of the Week's own field."""

    SLOGANS = "slogans"
    ADDRESSEES = "addressees"
    COPIES_TO = "copies_to"


METADATA = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)
"""All tables, and how their constraints are named."""

BY_KEY: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
BY_ENTRY: dict[str, Any] = {"sqlite_strict": True, "sqlite_autoincrement": True}
LARGE_ROWS: dict[str, Any] = {"sqlite_strict": True}
"""How a table is kept: under its key, in the order of entry, or fit for long texts."""


def text(name: str, *, blank: bool = False, unique: bool = False) -> Column[str]:
    """Return a column of text; only one that may be `blank` holds NULL."""
    return Column(name, Text, nullable=blank, unique=unique or None)


def number(name: str, *, blank: bool = False, unique: bool = False) -> Column[int]:
    """Return a column of whole numbers."""
    return Column(name, Integer, nullable=blank, unique=unique or None)


def flag(name: str) -> Column[bool]:
    """Return a column of yes and no."""
    return Column(name, AsInteger(int, bool), nullable=False)


def day(name: str, *, blank: bool = False) -> Column[date]:
    """Return a column of dates."""
    return Column(name, AsText(date.isoformat, date.fromisoformat), nullable=blank)


def moment(name: str, *, blank: bool = False) -> Column[datetime]:
    """Return a column of moments."""
    return Column(name, AsText(datetime.isoformat, datetime.fromisoformat), nullable=blank)


def choice(
    name: str, choices: type[StrEnum], *, blank: bool = False, is_key: bool = False
) -> Column[Any]:
    """Return a column of an enumeration's values."""
    return Column(name, AsText(str, choices), nullable=blank, primary_key=is_key)


def key(name: str) -> Column[str]:
    """Return a column of text by which rows are found."""
    return Column(name, Text, primary_key=True)


def position(name: str) -> Column[int]:
    """Return a column of numbers by which rows are found."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def sequence() -> Column[int]:
    """Return the column that counts entries, whatever the clock says."""
    return Column("sequence", Integer, primary_key=True)


def in_week() -> Column[str]:
    """Return the column naming the Week that something was entered for."""
    return Column("week", Text, ForeignKey("weeks.id"), nullable=False, index=True)


def part_of_week() -> Column[str]:
    """Return the column naming the Week that something is a part of."""
    return Column("week", Text, ForeignKey("weeks.id"), primary_key=True)


def of_record() -> Column[int]:
    """Return the column naming the record that something may belong to."""
    return Column("record", Integer, ForeignKey("records.sequence"), nullable=True, index=True)


def part_of_record() -> Column[int]:
    """Return the column naming the record that something is a part of."""
    parent = ForeignKey("records.sequence", ondelete="CASCADE")
    return Column("record", Integer, parent, primary_key=True, autoincrement=False)


def not_negative(*names: str) -> tuple[CheckConstraint, ...]:
    """Return the constraints under which numbers are blank, zero or more."""
    return tuple(CheckConstraint(f"{name} >= 0", name=name) for name in names)


def one_of(name: str, choices: type[StrEnum]) -> CheckConstraint:
    """Return the constraint under which a column holds only an enumeration's values."""
    values = ", ".join(f"'{choice}'" for choice in choices)
    return CheckConstraint(f"{name} IN ({values})", name=name)


def hashed(name: str) -> CheckConstraint:
    """Return the constraint under which a column holds only SHA-256s, in lower-case hex."""
    return CheckConstraint(f"length({name}) = 64 AND {name} NOT GLOB '*[^0-9a-f]*'", name=name)
