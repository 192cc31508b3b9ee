# SPDX-License-Identifier: MIT
"""Lets cells that are merged downwards tell of all their rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.entry.fields import Field, Input
from desktop.domain.vietnamese import quoted
from desktop.intake.activities.cells import written
from desktop.intake.activities.columns import ActivityTable, is_blank
from desktop.intake.sheets.sheet import Sheet, Spot, Value, address

_COUNTED = (Input.NUMBER, Input.MONEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledDown:
    """The rows of a sheet with what merged cells say of them.

    `uncounted` are by row the cells below a merged number, which counts only where that begins.
    """

    sheet: Sheet
    rows: Sequence[Sequence[Value]]
    uncounted: Mapping[int, Sequence[tuple[Field, Spot, Spot]]]

    def remarks(self, at: int) -> Iterator[str]:
        """Yield a word on each merged number of a row that was counted in a row above."""
        for field, spot, first in self.uncounted.get(at, ()):
            value = quoted(written(self.sheet.rows[first[0]][first[1]]))
            yield (
                f"{field.label} (ô {address(*spot)}): ô gộp với ô {address(*first)}, "
                f"số {value} chỉ tính ở dòng {first[0] + 1}."
            )


def filled_down(sheet: Sheet, table: ActivityTable) -> FilledDown:
    """Return a sheet of activities with what cells merged downwards say of each of their rows.

    A number or an amount is not said twice: it would be counted twice.
    """
    rows: Sequence[Sequence[Value]] = sheet.rows
    if sheet.merged:
        rows = [list(row) for row in sheet.rows]
    uncounted: dict[int, list[tuple[Field, Spot, Spot]]] = {}
    for top, left, bottom, _right in sheet.merged:
        field = table.heads[left].field if left < len(table.heads) else None
        if field is None or top <= table.head_row or top >= len(rows) or is_blank(rows[top][left]):
            continue
        for at in range(top + 1, min(bottom + 1, len(rows))):
            if field.input in _COUNTED:
                uncounted.setdefault(at, []).append((field, (at, left), (top, left)))
            elif is_blank(rows[at][left]):
                rows[at][left] = rows[top][left]  # type: ignore[index]
    return FilledDown(sheet=sheet, rows=rows, uncounted=uncounted)
