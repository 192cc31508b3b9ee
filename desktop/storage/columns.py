# SPDX-License-Identifier: MIT
"""What all tables are made of: dates, moments, flags and choices in STRICT tables, and names."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import CheckConstraint, Dialect, ForeignKey, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

from desktop.domain.records import Party, Source, State
from desktop.domain.vietnamese import Region
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


class Base(DeclarativeBase):
    """What all tables share: the names of constraints, and how SQLite keeps each type."""

    metadata = MetaData(
        naming_convention={
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy declares it so
        int: Integer(),
        str: Text(),
        bool: AsInteger(int, bool),
        date: AsText(date.isoformat, date.fromisoformat),
        datetime: AsText(datetime.isoformat, datetime.fromisoformat),
        LineOf: AsText(str, LineOf),
        Party: AsText(str, Party),
        Region: AsText(str, Region),
        Source: AsText(str, Source),
        State: AsText(str, State),
    }


BY_KEY = {"sqlite_strict": True, "sqlite_with_rowid": False}
BY_ENTRY = {"sqlite_strict": True, "sqlite_autoincrement": True}
LARGE_ROWS = {"sqlite_strict": True}
"""How a table is kept: under its key, in the order of entry, or fit for long texts."""


InWeek = Annotated[str, mapped_column(ForeignKey("weeks.id"))]
PartOfWeek = Annotated[str, mapped_column(ForeignKey("weeks.id"), primary_key=True)]
PartOfRecord = Annotated[
    int, mapped_column(ForeignKey("records.sequence", ondelete="CASCADE"), primary_key=True)
]
Sequence = Annotated[int, mapped_column(primary_key=True)]
Position = Annotated[int, mapped_column(primary_key=True)]
Key = Annotated[str, mapped_column(primary_key=True)]


def not_negative(*names: str) -> tuple[CheckConstraint, ...]:
    """Return the constraints under which numbers are blank, zero or more."""
    return tuple(CheckConstraint(f"{name} >= 0", name=name) for name in names)


def one_of(name: str, choices: type[StrEnum]) -> CheckConstraint:
    """Return the constraint under which a column holds only an enumeration's values."""
    values = ", ".join(f"'{choice}'" for choice in choices)
    return CheckConstraint(f"{name} IN ({values})", name=name)
