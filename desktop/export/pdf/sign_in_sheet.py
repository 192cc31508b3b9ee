# SPDX-License-Identifier: MIT
"""Writes the sheet that people sign when they come: "DANH SÁCH ĐIỂM DANH"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, Spacer, Table, TableStyle

from desktop.domain.report.document import Letterhead
from desktop.export.layout import decree
from desktop.export.layout.decree import Type
from desktop.export.layout.text import paragraph
from desktop.export.pdf.columns import parted, side_by_side
from desktop.export.pdf.document import Metadata, write_pdf
from desktop.export.pdf.letterhead import centred, letterhead_table
from desktop.export.pdf.one_at_a_time import one_at_a_time
from desktop.export.pdf.ruled_table import RuledTable
from desktop.export.pdf.styles import TEXT_HEIGHT, TEXT_WIDTH, Align, Flow, style

TITLE = "DANH SÁCH ĐIỂM DANH"
HEADINGS = ("STT", "Họ và tên", "Năm sinh", "Đơn vị, địa chỉ", "Ký tên")
_WIDTHS = (12.0, 54.0, 23.0, 43.0, 28.0)
_LINE_HEIGHT = 8.5 * mm
"""Room for a signature by hand."""

_PADDING = 1.2 * mm
_TALLEST_PART = TEXT_HEIGHT / 5
_GAP, _ROOM_TO_SIGN = 10.0, 22 * mm
_DETAIL = Type(13)
_DOTS = "…" * 30
_LOOK = (
    ("GRID", (0, 0), (-1, -1), decree.RULE_WIDTH, black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 1.0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One line to sign on; blank for whoever comes besides."""

    full_name: str = ""
    born: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInSheet:
    """What stands on the sheet; a detail without a value is left to the pen."""

    parent: str
    centre: str
    title: str
    details: tuple[tuple[str, str], ...]
    lines: tuple[SheetLine, ...]
    dated: date


@one_at_a_time
def write_sign_in_sheet_pdf(sheet: SignInSheet, target: Path) -> None:
    """Write the sheet, its head of the table on every page.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    head = Letterhead(parent=sheet.parent, centre=sheet.centre, number="", place_and_date="")
    story: Flow = [
        letterhead_table(head),
        Spacer(0, 2 * _GAP),
        *centred(TITLE, decree.TYPE_NAME),
        *centred(sheet.title, decree.SUBJECT),
        Spacer(0, _GAP),
        *[_detail(name, value) for name, value in sheet.details],
        Spacer(0, _GAP),
        RuledTable(_table(sheet.lines), closing=_foot()),
    ]
    about = Metadata(
        title=sheet.title or TITLE, author=sheet.centre, subject=TITLE, dated=sheet.dated
    )
    write_pdf(target, [story], about)


def _detail(name: str, value: str) -> Paragraph:
    return paragraph(f"{name}: {value or _DOTS}", style(_DETAIL, Align.LEFT, spacing=1.15))


def _table(lines: tuple[SheetLine, ...]) -> Table:
    widths = [width * mm for width in _WIDTHS]
    bold = style(decree.TABLE_HEAD)
    cells: list[list[Flow]] = [[[paragraph(heading, bold)] for heading in HEADINGS]]
    for number, line in enumerate(lines, 1):
        cells += _rows(number, line, widths)
    return Table(cells, colWidths=widths, repeatRows=1, style=TableStyle(_LOOK))


def _rows(number: int, line: SheetLine, widths: list[float]) -> Iterator[list[Flow]]:
    """Yield one row, or several for a line too tall for a page."""
    left, middle = style(decree.TABLE, Align.LEFT), style(decree.TABLE)
    texts = ((str(number), middle), (line.full_name, left), (line.born, middle), (line.unit, left))
    columns = [
        parted([paragraph(text, look)], width - 2 * _PADDING, _TALLEST_PART)
        for (text, look), width in zip(texts, widths, strict=False)
    ]
    for row in zip_longest(*columns, fillvalue=[]):
        yield [*row, [Spacer(0, _LINE_HEIGHT - 4)]]


def _foot() -> Table:
    """Return the count of those who came, and the place for who kept the sheet."""
    half = TEXT_WIDTH / 2
    count = paragraph("Số người có mặt: …………", style(_DETAIL, Align.LEFT))
    keeper = [
        *centred("NGƯỜI ĐIỂM DANH", decree.TABLE_HEAD, half),
        *centred("(Ký, ghi rõ họ tên)", Type(12, decree.Face.ITALIC), half),
    ]
    gap, room = Spacer(0, _GAP), Spacer(0, _ROOM_TO_SIGN)
    return side_by_side([[[gap, count], [gap, *keeper, room]]], [half, half], gap=0)
