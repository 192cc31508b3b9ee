# SPDX-License-Identifier: MIT
"""Ties a sheet of paper to its file: revision, check code, and a QR code with the totals."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.report.annex import Annex, AnnexRow
from desktop.domain.week.week import Week


@dataclass(frozen=True, slots=True)
class Mark:
    """What is printed small on the last page. `payload` is the text of the QR code."""

    revision: int
    check_code: str
    payload: str


def mark_of(week: Week, annex: Annex, *, revision: int, check_code: str) -> Mark:
    """Return the mark of one revision.

    The payload is one line a fact: a name and version, the centre, the year, the revision, the
    check code, then the figures of the numbered items, "1=15" or, over several columns, "8.1=5".
    """
    facts = (
        "SO-TUAN-LE 1",
        week.centre.name,
        str(week.year),
        f"lần {revision}",
        check_code,
        ";".join(_totals(annex)),
    )
    return Mark(revision, check_code, "\n".join(facts))


def _totals(annex: Annex) -> Iterator[str]:
    """Yield the figures of each numbered item, or of its rows where the item itself has none."""
    for item in (row for row in annex.rows if row.row.is_heading):
        under = [r for r in annex.rows if r.row.code.startswith(f"{item.row.code}.")]
        for row in [item] if _figures(item) else under:
            if figures := _figures(row):
                yield f"{row.row.code}={'/'.join(figures)}"


def _figures(row: AnnexRow) -> list[str]:
    return [str(cell.value) for cell in row.cells.values() if cell.value is not None]
