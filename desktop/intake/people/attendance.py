# SPDX-License-Identifier: MIT
"""Understands columns that mark who came: "Có mặt", "Vắng", "Điểm danh", one for each day."""

import re
from collections.abc import Iterator, Sequence

from desktop.domain.vietnamese import fold, quoted
from desktop.intake.people.cells import is_number, is_tick
from desktop.intake.people.columns import ListLayout
from desktop.intake.people.headings import PeopleColumn, bare_heading
from desktop.intake.sheets import phrases

_OF_PRESENCE = re.compile(
    r"(?:co mat|diem danh|hien dien|chuyen can)\b.*|(?:ngay |buoi |tiet |sang |chieu )?"
    r"[0-9]{1,2}(?: [0-9]{1,2})?(?: [0-9]{4})?|t[2-7]|cn|thu (?:hai|ba|tu|nam|sau|bay)"
)
_LONGEST_MARK = 3
_CHECK = "v"
"""Beside crosses, the letter of "vắng"; alone, a tick."""


class Attendance:
    """The marks of a table: each is of one row; `columns` are those of the list in it."""

    def __init__(
        self, layout: ListLayout, columns: Sequence[int], rows: Sequence[Sequence[str]]
    ) -> None:
        heads = {
            at: layout.headings[at]
            for at in columns
            if at < len(layout.headings) and layout.headings[at]
            if layout.columns[at] in (PeopleColumn.UNUSED, PeopleColumn.NOTES)
        }
        below = rows[layout.below :]
        self._absences = [at for at, head in heads.items() if phrases.is_absence(head)]
        self._heads = heads
        self._ticks: dict[int, bool] = {}
        for at, head in heads.items():
            marks = [row[at] for row in below if row[at]]
            is_used = any(map(is_tick, marks)) and len(marks) * 2 >= sum(map(any, below))
            if is_used and _OF_PRESENCE.fullmatch(bare_heading(head)):
                self._ticks[at] = all(fold(mark) == _CHECK for mark in marks if is_tick(mark))

    def is_absent(self, row: Sequence[str]) -> bool:
        """Whether a row is marked as of one who did not come."""
        return any(is_tick(row[at]) and not is_number(row[at]) for at in self._absences)

    def doubts(self, row: Sequence[str]) -> Iterator[str]:
        """Yield what may mean that who stands in a row did not come."""
        for at in self._absences:
            if is_number(row[at]):
                yield f"ghi {quoted(row[at])} ở cột {quoted(self._heads[at])}, vẫn lấy"
        for at, has_checks in self._ticks.items():
            is_check = is_tick(row[at]) and (has_checks or fold(row[at]) != _CHECK)
            if row[at] and not is_check and len(row[at]) <= _LONGEST_MARK:
                yield f"ghi {quoted(row[at])} ở cột {quoted(self._heads[at])}, vẫn lấy"
        if self._ticks and not any(row[at] for at in self._ticks):
            heads = ", ".join(quoted(self._heads[at]) for at in self._ticks)
            yield f"không có dấu ở cột {heads} như những người khác, vẫn lấy"
