# SPDX-License-Identifier: MIT
"""Writes and reads the Week itself: its centre, its lists of lines and who signs."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Connection, select

from desktop.domain.errors import AppError
from desktop.domain.week.week import Centre, Signature, Week
from desktop.storage.collected import read_collecting, write_collecting
from desktop.storage.columns import LineOf
from desktop.storage.rows import put, replace_parts, value_from, values_of
from desktop.storage.tables import SIGNERS, WEEK_LINES, WEEKS, WEEKS_AS_TYPED

_OF_CENTRE = "centre_"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSummary:
    """A Week as it stands in the list of Weeks; `centre` is the centre's name."""

    id: str
    year: int
    centre: str
    form: str
    starts: date
    ends: date


def read_summaries(connection: Connection) -> tuple[WeekSummary, ...]:
    """Return all Weeks, the newest first."""
    query = select(WEEKS, WEEKS.c.centre_name.label("centre")).order_by(WEEKS.c.year.desc())
    return tuple(value_from(WeekSummary, row) for row in connection.execute(query).mappings())


def write_week(connection: Connection, week: Week) -> None:
    """Write a Week, new or changed.

    Raises:
        AppError: another Week of the same year is there.
    """
    other = select(WEEKS.c.centre_name).where(WEEKS.c.year == week.year, WEEKS.c.id != week.id)
    if (name := connection.scalar(other)) is not None:
        raise AppError(
            f"Sổ đã có Tuần lễ năm {week.year} của {name}; mỗi năm chỉ có một Tuần lễ.",
            "Hãy mở Tuần lễ đó, hoặc dùng một thư mục dữ liệu khác.",
        )
    centre = {f"{_OF_CENTRE}{name}": value for name, value in asdict(week.centre).items()}
    put(connection, WEEKS, [values_of(week, WEEKS, **centre)], "id")
    lines = [
        {"week": week.id, "line_of": line_of, "position": position, "text": text}
        for line_of in LineOf
        for position, text in enumerate(getattr(week, line_of))
    ]
    replace_parts(connection, WEEK_LINES, [week.id], lines)
    signers = [values_of(s, SIGNERS, week=week.id, key=key) for key, s in week.signers.items()]
    replace_parts(connection, SIGNERS, [week.id], signers)
    typed = [{"week": week.id, "place": key, "text": text} for key, text in week.as_typed.items()]
    replace_parts(connection, WEEKS_AS_TYPED, [week.id], typed)
    write_collecting(connection, week)


def read_week(connection: Connection, year: int | None) -> Week:
    """Return the Week of a year, the newest if none is named.

    Raises:
        AppError: there is no such Week; it names the years there are.
    """
    years = {week.year: week.id for week in read_summaries(connection)}
    if not years:
        raise AppError("Sổ chưa có Tuần lễ nào.", "Hãy lập Tuần lễ trước.")
    if year is None:
        year = max(years)
    if year not in years:
        known = ", ".join(str(y) for y in years)
        raise AppError(f"Sổ không có Tuần lễ năm {year}.", f"Các năm đang có: {known}.")
    return read_week_by_id(connection, years[year])


def read_week_by_id(connection: Connection, id_: str) -> Week:
    """Return one Week.

    Raises:
        AppError: there is no such Week.
    """
    row = connection.execute(select(WEEKS).where(WEEKS.c.id == id_)).mappings().first()
    if row is None:
        raise AppError("Tuần lễ này không có trong sổ.", "Hãy mở lại danh sách Tuần lễ.")
    of_centre = {n.removeprefix(_OF_CENTRE): row[n] for n in row if n.startswith(_OF_CENTRE)}
    lines: defaultdict[str, list[str]] = defaultdict(list)
    query = select(WEEK_LINES.c.line_of, WEEK_LINES.c.text).where(WEEK_LINES.c.week == id_)
    for line_of, text in connection.execute(query.order_by(WEEK_LINES.c.position)):
        lines[line_of].append(text)
    signers = connection.execute(select(SIGNERS).where(SIGNERS.c.week == id_)).mappings()
    typed = select(WEEKS_AS_TYPED.c.place, WEEKS_AS_TYPED.c.text)
    as_typed = connection.execute(typed.where(WEEKS_AS_TYPED.c.week == id_)).all()
    return value_from(
        Week,
        row,
        centre=Centre(**of_centre),
        signers={signer["key"]: value_from(Signature, signer) for signer in signers},
        as_typed=dict(as_typed),
        **read_collecting(connection, id_),
        **{line_of: tuple(lines[line_of]) for line_of in LineOf},
    )
