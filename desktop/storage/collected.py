# SPDX-License-Identifier: MIT
"""Writes and reads what a Week collects: units with their reports, and the files that came."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects import sqlite

from desktop.domain.errors import BadData
from desktop.domain.exchange.received_file import ReceivedFile
from desktop.domain.exchange.unit_lines import by_row
from desktop.domain.week.collected import (
    NOTHING_COLLECTED,
    CellKey,
    Collected,
    Figures,
    How,
    ReceivedReport,
    ReportingUnit,
    order_of,
)
from desktop.domain.week.week import Week
from desktop.storage.faults import Unreadable
from desktop.storage.rows import put, replace_parts, some_at_a_time, value_from, values_of
from desktop.storage.unit_tables import (
    COLLECTING,
    RECEIVED_FILES,
    UNIT_QUESTIONS,
    UNIT_REPORTS,
    UNITS,
)


def write_units(
    connection: Connection, week: str, units: Mapping[str, ReportingUnit | None]
) -> None:
    """Write units with all their reports in the order of entry; those given as `None` go.

    Raises:
        BadData: a unit belongs to another Week.
    """
    gone = [id_ for id_, unit in units.items() if unit is None]
    for ids in some_at_a_time(gone):
        connection.execute(delete(UNITS).where(UNITS.c.week == week, UNITS.c.id.in_(ids)))
    kept = [unit for unit in units.values() if unit]
    _require_own(connection, week, kept)
    rows = [values_of(unit, UNITS, week=week) for unit in kept]
    put(connection, UNITS, rows, "id")
    sequences = _sequences(connection, kept)
    reports = [
        values_of(report, UNIT_REPORTS, unit=sequences[unit.id], **_as_json(report))
        for unit in kept
        for report in unit.reports
    ]
    replace_parts(connection, UNIT_REPORTS, list(sequences.values()), reports)
    questions = [
        values_of(unit, UNIT_QUESTIONS, unit=sequences[unit.id]) for unit in kept if unit.resembles
    ]
    replace_parts(connection, UNIT_QUESTIONS, list(sequences.values()), questions)


def _require_own(connection: Connection, week: str, units: Sequence[ReportingUnit]) -> None:
    for ids in some_at_a_time(unit.id for unit in units):
        query = select(UNITS.c.name).where(UNITS.c.id.in_(ids), UNITS.c.week != week)
        if (name := connection.scalar(query)) is not None:
            message = f"Mã của đơn vị “{name}” đã dùng cho Tuần lễ của năm khác."
            raise BadData(message, "Chưa ghi gì vào sổ.")


def _sequences(connection: Connection, units: Sequence[ReportingUnit]) -> dict[str, int]:
    found: dict[str, int] = {}
    for ids in some_at_a_time(unit.id for unit in units):
        query = select(UNITS.c.id, UNITS.c.sequence).where(UNITS.c.id.in_(ids))
        found |= dict(connection.execute(query).all())
    return found


def _as_json(report: ReceivedReport) -> dict[str, str]:
    parts = {
        "figures": by_row(report.figures),
        "row_notes": report.row_notes,
        "doubts": report.doubts,
        "below": report.below,
    }
    return {
        name: json.dumps(part, ensure_ascii=False, separators=(",", ":"))
        for name, part in parts.items()
    }


def read_collected(connection: Connection, week: str) -> Collected:
    """Return all units of a Week, each with its reports in their order.

    Ten thousand must be there in a second, so the driver's own rows are read.
    """
    reports: defaultdict[int, list[ReceivedReport]] = defaultdict(list)
    query = select(UNIT_REPORTS).join(UNITS).where(UNITS.c.week == week)
    read = _Reader()
    for row in connection.execute(query):
        reports[row.unit].append(read.report(row))
    asked: dict[int, str] = dict(connection.execute(select(UNIT_QUESTIONS)).all())
    units = connection.execute(select(UNITS).where(UNITS.c.week == week).order_by(UNITS.c.sequence))
    found = [
        value_from(
            ReportingUnit,
            row,
            reports=tuple(sorted(reports[row.sequence], key=order_of)),
            resembles=asked.get(row.sequence, ""),
        )
        for row in units.mappings()
    ]
    return Collected(found) if found else NOTHING_COLLECTED


class _Reader:
    """Reads reports; thousands share the keys of their figures, and few have any doubt."""

    def __init__(self) -> None:
        self._keys: dict[CellKey, CellKey] = {}

    def report(self, row: Any) -> ReceivedReport:  # noqa: ANN401 - a row of any query
        try:
            return ReceivedReport(
                id=row.id,
                form=row.form,
                revision=row.revision,
                check_code=row.check_code,
                how=How(row.how),
                under=row.under,
                received_at=row.received_at,
                figures=self._figures(row.figures),
                row_notes=json.loads(row.row_notes),
                doubts=tuple(json.loads(row.doubts)),
                below=tuple(json.loads(row.below)),
            )
        except (ValueError, TypeError, AttributeError) as error:
            raise Unreadable from error

    def _figures(self, text: str) -> Figures:
        keys = self._keys
        return {
            keys.setdefault(key, key): value
            for row, figures in json.loads(text).items()
            for key, value in (((row, column), value) for column, value in figures.items())
        }


def write_collecting(connection: Connection, week: Week) -> None:
    """Remember whether a Week collects, and until when."""
    connection.execute(delete(COLLECTING).where(COLLECTING.c.week == week.id))
    if week.collects or week.units_due:
        connection.execute(insert(COLLECTING), values_of(week, COLLECTING, week=week.id))


def read_collecting(connection: Connection, week: str) -> Mapping[str, Any]:
    """Return whether a Week collects, and until when, by the names of its attributes."""
    query = select(COLLECTING.c.collects, COLLECTING.c.units_due)
    row = connection.execute(query.where(COLLECTING.c.week == week)).mappings().first()
    return dict(row) if row else {}


def write_received(connection: Connection, week: str, files: Iterable[ReceivedFile]) -> None:
    """Keep, for good, what is known of files that came; one that is known already stays so."""
    rows = [values_of(file, RECEIVED_FILES, week=week) for file in files]
    if rows:
        connection.execute(sqlite.insert(RECEIVED_FILES).on_conflict_do_nothing(), rows)


def read_received(connection: Connection, week: str) -> tuple[ReceivedFile, ...]:
    """Return the files that came, in the order of their taking in."""
    query = select(RECEIVED_FILES).where(RECEIVED_FILES.c.week == week)
    query = query.order_by(RECEIVED_FILES.c.taken_at, RECEIVED_FILES.c.sha256)
    return tuple(value_from(ReceivedFile, row) for row in connection.execute(query).mappings())
