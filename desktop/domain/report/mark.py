# SPDX-License-Identifier: MIT
"""Ties a sheet of paper to its file: revision, check code, and a QR code with the totals."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.errors import AppError
from desktop.domain.report.annex import Annex, AnnexRow
from desktop.domain.week.week import Week, short_centre

_FORMAT = "SO-TUAN-LE 1"
_REVISION = "lần"
_LONGEST_NAME = 60
_MOST_BYTES = 800
"""A QR code of more cannot be read from an office scan at a size that a page has room for."""

_NUMBER = re.compile(r"[0-9]{1,9}")
_TOTAL = re.compile(r"([^=;]{1,20})=(-?[0-9]+(?:[,/][0-9]+)*)")
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is printed small on the last page. `payload` is the text of the QR code."""

    revision: int
    check_code: str
    payload: str


@dataclass(frozen=True, slots=True)
class PaperMark:
    """What a QR code on paper says: whose report, which submission of it, and its totals.

    `totals` are figures by the code of their row, "43" or, over several columns, "6/43".
    """

    centre: str
    year: int
    revision: int
    check_code: str
    totals: Mapping[str, str]


class UnreadPaper(AppError):
    """No such code is to be found on a scan; the clerk may know better what it is."""


def mark_of(week: Week, annex: Annex, *, revision: int, check_code: str) -> Mark:
    """Return the mark of one revision.

    The payload is one line a fact: a name and version, the centre, the year, the revision, the
    check code, then the figures of the numbered items, "1=15" or, over several columns, "8.1=5".
    What would make the code too fine to be read is left out: the end of a long name, the last
    totals.
    """
    facts = (
        _FORMAT,
        short_centre(week.centre)[:_LONGEST_NAME],
        str(week.year),
        f"{_REVISION} {revision}",
        check_code,
    )
    head = "".join(f"{fact}\n" for fact in facts)
    return Mark(revision, check_code, head + _fitting(totals_of(annex), len(head.encode())))


def totals_of(annex: Annex) -> dict[str, str]:
    """Return the figures of each numbered item, or of its rows where the item itself has none."""
    return dict(_totals(annex))


def read_payload(text: str) -> PaperMark | None:
    """Return what a QR code says that `mark_of` made, `None` for any other."""
    match text.split("\n"):
        case [name, centre, year, revision, code, totals] if name == _FORMAT:
            word, _, number = revision.partition(" ")
            if word != _REVISION or not (_NUMBER.fullmatch(year) and _NUMBER.fullmatch(number)):
                return None
            found = (_TOTAL.fullmatch(total) for total in totals.split(";"))
            figures = {total[1]: total[2] for total in found if total}
            return PaperMark(centre, int(year), int(number), code, MappingProxyType(figures))
    return None


def _fitting(totals: Mapping[str, str], used: int) -> str:
    told: list[str] = []
    for code, figures in totals.items():
        total = f"{code}={figures}"
        used += len(total.encode()) + 1
        if used > _MOST_BYTES:
            return ";".join([*told, _CUT])
        told.append(total)
    return ";".join(told)


def _totals(annex: Annex) -> Iterator[tuple[str, str]]:
    for item in (row for row in annex.rows if row.row.is_heading):
        under = [r for r in annex.rows if r.row.code.startswith(f"{item.row.code}.")]
        for row in [item] if _figures(item) else under:
            if figures := _figures(row):
                yield row.row.code, "/".join(figures)


def _figures(row: AnnexRow) -> list[str]:
    values = (cell.value for cell in row.cells.values())
    return [str(value).replace(".", ",") for value in values if value is not None]
