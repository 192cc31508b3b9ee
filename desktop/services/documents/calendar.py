# SPDX-License-Identifier: MIT
"""Writes what is due as a calendar file for a phone."""

from pathlib import Path

from desktop.domain.documents.duties import Duty, duties_of
from desktop.domain.week.week import Week, short_centre
from desktop.services.documents.writing import material_of
from desktop.services.workspace import Workspace


def write_duties(workspace: Workspace, week: Week, target: Path) -> tuple[Duty, ...]:
    """Write what is due around a Week into a calendar file, and return it.

    Raises:
        AppError: the file cannot be written.
    """
    from desktop.export.calendar import CalendarEntry, write_calendar

    _, material = material_of(workspace, week)
    duties = duties_of(material)
    entries = [CalendarEntry(duty.day, duty.what, _told(duty)) for duty in duties]
    name = f"Tuần lễ {week.year} - {short_centre(week.centre)}"
    write_calendar(entries, name, target, week.starts)
    return duties


def _told(duty: Duty) -> str:
    to = f"Nơi nhận, người làm: {duty.to}\n" if duty.to else ""
    return f"{to}Theo {duty.source}."
