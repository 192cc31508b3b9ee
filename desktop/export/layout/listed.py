# SPDX-License-Identifier: MIT
"""Sets out the lists and small lines of the report whose words every renderer shares."""

from desktop.domain.report.mark import Mark
from desktop.domain.week.records import Link

DRAFT = "BẢN NHÁP"
"""What stands on every page as long as no submission was made of it."""


def dashed(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Return a line for each entry: a dash before it, a semicolon after, after the last a stop.

    So the decree wants both those addressed and those who get a copy (annex I, part I, II.9d).
    """
    lines = [f"- {entry.strip(' -').rstrip(' .;')}" for entry in entries]
    return (*(f"{line};" for line in lines[:-1]), *(f"{line}." for line in lines[-1:]))


def link_text(link: Link) -> str:
    """Return a link as it is printed, so that it can be typed off the paper."""
    return f"{link.title}: {link.url}" if link.title else link.url


def mark_line(mark: Mark | None) -> str:
    """Return the line by which a sheet of paper is matched with its file; a draft has no file."""
    if mark is None:
        return DRAFT
    return f"Lần nộp {mark.revision} · Mã kiểm tra {mark.check_code}"
