# SPDX-License-Identifier: MIT
"""The annex as bare figures, for programs that only want the numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.domain.report.annex import Annex
from desktop.domain.week.collected import Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexLine:
    """One row of the annex as figures by column key, as they are printed."""

    row: str
    figures: Mapping[str, Decimal] = field(default_factory=dict)


def annex_lines(annex: Annex) -> tuple[AnnexLine, ...]:
    """Return the annex as bare figures, blank ones left out."""
    return tuple(
        AnnexLine(
            row=line.row.code,
            figures={
                column: Decimal(cell.value)
                for column, cell in line.cells.items()
                if cell.value is not None
            },
        )
        for line in annex.rows
    )


def figures_in(annex: Annex) -> Figures:
    """Return the figures of an annex as those of a unit are kept: such as add up, in đồng."""
    return {
        (line.row.code, column): cell.number
        for line in annex.rows
        for column, cell in line.cells.items()
        if line.row.cells[column].is_additive and isinstance(cell.number, int)
    }
