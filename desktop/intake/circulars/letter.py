# SPDX-License-Identifier: MIT
"""What the letter around a form says: what it is, for which year, by when and where to report."""

import re
from collections.abc import Sequence
from datetime import date

from desktop.domain.form.paper import Sending
from desktop.domain.vietnamese import at_the_start, line
from desktop.intake.circulars.outline import Outline

_YEAR = re.compile(r"\bnăm (20\d\d)\b", re.IGNORECASE)
_SOURCE = re.compile(
    r"kèm theo\s+((?:công văn|kế hoạch|hướng dẫn|thông báo|quyết định)\s+số[^()]*)", re.IGNORECASE
)
_NUMBER = re.compile(r"^\s*số\s*:\s*(\d+\s*/\s*[\w-]+)", re.IGNORECASE | re.MULTILINE)
_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(20\d\d)", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DUE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hạn|đến hết|xong)\b[^.;\n]{0,60}?\bngày\s+(\d{1,2})\s*"
    r"(?:[/.-]|\s*tháng\s*)(\d{1,2})",
    re.IGNORECASE,
)
_REPORTING = re.compile(r"báo cáo|tổng hợp", re.IGNORECASE)


def year_of(lines: Sequence[str]) -> int | None:
    """Return the year that a circular is for: the last one it names."""
    years = [int(found[1]) for text in lines for found in _YEAR.finditer(text)]
    return max(years, default=None)


def source_of(lines: Sequence[str]) -> str:
    """Return which document it is, "Công văn số 02/BCĐ ngày 25/9/2020 của …"; blank if unsaid."""
    text = "\n".join(lines)
    if found := _SOURCE.search(" ".join(lines)):
        return at_the_start(line(found[1]).strip(" .;"))
    number, day = _NUMBER.search(text), _DATE.search(text)
    if not number:
        return ""
    said = f"Công văn số {''.join(number[1].split())}"
    return f"{said} ngày {int(day[1])}/{int(day[2])}/{day[3]}" if day else said


def sending_of(lines: Sequence[str], outline: Outline) -> Sending:
    """Return where the report goes, as far as the letter says."""
    due = dues_of(lines)
    mailboxes = list(dict.fromkeys(m for text in lines for m in _MAILBOX.findall(text)))
    return Sending(
        addressees=tuple(outline.addressees),
        mailbox=mailboxes[0] if mailboxes else "",
        due=due[0] if due else "",
        copies_to=tuple(outline.copies_to),
    )


def dues_of(lines: Sequence[str]) -> list[str]:
    """Return the days by which reports are asked for, as day and month."""
    found = [
        f"{int(day)}/{int(month)}"
        for text in lines
        if _REPORTING.search(text)
        for day, month in _DUE.findall(text)
        if _is_day(int(day), int(month))
    ]
    return list(dict.fromkeys(found))


def _is_day(day: int, month: int) -> bool:
    try:
        return bool(date(2001, month, day))
    except ValueError:
        return False
