# SPDX-License-Identifier: MIT
"""Says in which rows of a list or a workbook those are that were not taken."""

from collections.abc import Iterable, Iterator

from desktop.domain.vietnamese import at_the_start, quoted
from desktop.intake.sheets.fates import WORDS, Fate, RowFate


def account_lines(fates: Iterable[RowFate]) -> Iterator[str]:
    """Yield in which rows those are that were not taken, a line for each fate and sheet.

    Sheets that hold nothing below their heads are left out, as those of a template that was filled
    in in part.
    """
    all_ = list(fates)
    used = {one.sheet for one in all_ if one.fate not in (Fate.TITLE, Fate.HEAD)}
    rows: dict[tuple[Fate, str], list[int]] = {}
    for one in all_:
        if one.fate is not Fate.TAKEN and one.sheet in used:
            rows.setdefault((one.fate, one.sheet.partition("/")[2]), []).append(one.row + 1)
    for fate in Fate:
        for (other, sheet), numbers in rows.items():
            if other is fate:
                where = f" ở trang {quoted(sheet)}" if sheet else ""
                yield f"{at_the_start(WORDS[fate])}{where}: {', '.join(map(str, numbers))}."
