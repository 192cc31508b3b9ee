# SPDX-License-Identifier: MIT
"""Puts a row of the annex into words, so that the account can never contradict the table."""

import re
from collections.abc import Iterator

from desktop.domain.report.annex import Annex, AnnexRow
from desktop.domain.week.wording import figure, said, within_sentence


def figures_in_words(annex: Annex, code: str, phrase: str) -> str:
    """Return what a row comes to: `phrase`, made from its records, as long as it agrees.

    It agrees if it says every figure of the row in the row's own unit; a row that shows none
    must find the phrase's figures on the rows beneath it. Otherwise the row's cells are told in
    the order of the columns. Blank if there is nothing to tell.
    """
    row = next(r for r in annex.rows if r.row.code == code)
    told = list(_cells(row, annex))
    numbers = {int(n.replace(".", "")) for n in re.findall(r"\d+(?:\.\d{3})*", phrase)} - {0}
    shown = {value for value, _unit, _label in told if value}
    if shown:
        units = [unit for value, unit, _label in told if value]
        agrees = shown <= numbers and all(unit.lower() in phrase.lower() for unit in units)
    else:
        beneath = _beneath(annex, code)
        agrees = not beneath or numbers <= beneath
    return phrase if agrees else ", ".join(filter(None, _in_words(row, annex)))


def _cells(row: AnnexRow, annex: Annex) -> Iterator[tuple[int | None, str, str]]:
    """Yield the row's figures by column, each with its unit where it surely has one.

    A unit "lớp/người" names those of the first two columns; of units that are more than the
    columns nobody can say which one a figure has.
    """
    columns = [column for column in annex.columns if column.key in row.cells]
    units = _units(row.row.unit)
    if len(units) > len(columns):
        units = []
    for at, column in enumerate(columns):
        unit = units[at] if at < len(units) else ""
        yield row.cells[column.key].value, unit, column.label


def _in_words(row: AnnexRow, annex: Annex) -> Iterator[str]:
    """Yield each figure with its unit, those without one under the label of their column."""
    whole = within_sentence(row.row.unit)
    for at, (value, unit, label) in enumerate(_cells(row, annex)):
        if noun := unit or (whole if at == 0 else ""):
            yield said(value, noun)
        elif value:
            yield f"{within_sentence(label.rstrip(' :'))}: {figure(value)}"


def _units(unit: str) -> list[str]:
    parts = (part.strip() for part in unit.split("/"))
    return [within_sentence(part.removeprefix("Số ")) for part in parts if part]


def _beneath(annex: Annex, code: str) -> set[int]:
    """Return every figure shown on the rows under a row."""
    return {
        cell.value
        for row in annex.rows
        if row.row.code.startswith(f"{code}.")
        for cell in row.cells.values()
        if cell.value
    }
