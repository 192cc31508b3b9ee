# SPDX-License-Identifier: MIT
"""Makes the sheet that people sign when they come to a class or an event."""

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import date_span, grouped
from desktop.domain.week.records import Attendee, Event, Record, TrainingClass, identities
from desktop.domain.week.week import Week
from desktop.export.pdf.sign_in_sheet import SheetLine, SignInSheet, write_sign_in_sheet_pdf

LINES = 30
"""So many lines a sheet without names has at least."""

MOST_LINES = 1_000
"""So many blank lines a sheet has at most, some 40 pages; who expects more prints it twice."""

MOST_NAMES = 3_000
"""So many names a sheet has at most, some 120 pages: made in seconds, and few enough to carry."""

SPARE_LINES = 5
"""Blank lines after the names, for those who come besides."""


def write_sign_in_sheet(
    week: Week, record: Record, attendees: Sequence[Attendee], target: Path
) -> None:
    """Write the sheet of a record as a PDF, with the names on its list or blank lines.

    Raises:
        AppError: there are more names than a sheet holds, or the file cannot be written there.
    """
    write_sign_in_sheet_pdf(sign_in_sheet(week, record, attendees), target)


def sign_in_sheet(week: Week, record: Record, attendees: Sequence[Attendee]) -> SignInSheet:
    """Return what stands on the sheet of a record; who is on the list twice stands there once.

    Raises:
        AppError: there are more names than a sheet holds.
    """
    lines = [SheetLine(full_name=a.full_name, born=a.born, unit=a.unit) for a in _once(attendees)]
    if len(lines) > MOST_NAMES:
        raise AppError(
            f"Danh sách có {grouped(len(lines))} người, một tờ điểm danh chỉ ghi được "
            f"{grouped(MOST_NAMES)} người.",
            "Hãy tách hoạt động thành nhiều buổi hoặc nhiều lớp, mỗi nơi một danh sách.",
        )
    blank = SPARE_LINES if lines else min(max(LINES, record.people or 0), MOST_LINES)
    return SignInSheet(
        parent=week.centre.parent,
        centre=week.centre.name,
        title=record.title,
        details=_details(record),
        lines=(*lines, *[SheetLine()] * blank),
        dated=record.starts or week.starts,
    )


def _once(attendees: Sequence[Attendee]) -> list[Attendee]:
    seen: set[str] = set()
    once = []
    for attendee, identity in zip(attendees, identities(attendees), strict=True):
        if identity not in seen:
            once.append(attendee)
        if identity:
            seen.add(identity)
    return once


def _details(record: Record) -> tuple[tuple[str, str], ...]:
    """Return when, where and by whom; what is not known yet is left to the pen."""
    when = date_span(record.starts, record.ends or record.starts) if record.starts else ""
    details = [("Thời gian", when), ("Địa điểm", record.place)]
    if isinstance(record, TrainingClass):
        details.append(("Báo cáo viên", record.speaker))
    elif isinstance(record, Event) and record.organiser:
        details.append(("Đơn vị tổ chức", record.organiser))
    return tuple(details)
