# SPDX-License-Identifier: MIT
"""Writes days that matter as a calendar file for a phone (iCalendar, RFC 5545)."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from desktop.export.layout.safe_text import printable
from desktop.export.packing import whole_file

_LONGEST = 75
"""Octets of a line (3.1); a longer one is folded."""

_ALARMS = ("-P3D", "-PT15H")
"""When the phone reminds, counted from the day's first minute: three days before, and at nine in
the morning of the day before."""

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A day of a calendar: what is due, and what is known of it besides."""

    day: date
    summary: str
    description: str = ""


def write_calendar(entries: Iterable[CalendarEntry], name: str, target: Path, made: date) -> None:
    """Write the entries as whole days with alarms; the same entries give the same bytes.

    `made` is when they were put together, for all the file says.

    Raises:
        AppError: the file cannot be written there.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//So Tuan Le//So Tuan Le//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for entry in entries for line in _event(entry, made)),
        "END:VCALENDAR",
    ]
    with whole_file(target) as file:
        file.write("".join(f"{_folded(line)}\r\n" for line in lines).encode())


def _event(entry: CalendarEntry, made: date) -> Iterator[str]:
    identity = hashlib.sha256(f"{entry.day}|{entry.summary}|{entry.description}".encode())
    yield "BEGIN:VEVENT"
    yield f"UID:{identity.hexdigest()[:32]}@so-tuan-le"
    yield f"DTSTAMP:{made:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{_text(entry.description)}"
    yield "TRANSP:TRANSPARENT"
    for before in _ALARMS:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:{before}"
        yield f"DESCRIPTION:{_text(entry.summary)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _text(text: str) -> str:
    return printable(text).translate(_ESCAPED)


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, no letter cut, each but the first indented."""
    pieces, piece = [], ""
    for char in line:
        if len(f"{piece}{char}".encode()) > _LONGEST:
            pieces.append(piece)
            piece = " "
        piece += char
    return "\r\n".join([*pieces, piece])
