# SPDX-License-Identifier: MIT
"""Keeps account of what became of the rows of a sheet, so that none is dropped in silence."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.vietnamese import grouped


class Fate(StrEnum):
    """What became of a row that is not blank; `TAKEN` ones are people or activities."""

    TAKEN = "taken"
    FAULTY = "faulty"
    TWIN = "twin"
    KNOWN = "known"
    AGAIN = "again"
    ABSENT = "absent"
    TITLE = "title"
    HEAD = "head"
    INDEX = "index"
    SECTION = "section"
    TOTAL = "total"
    SIGNATURE = "signature"
    NUMBER = "number"
    CONTINUED = "continued"
    HIDDEN = "hidden"
    UNCLEAR = "unclear"


WORDS = {
    Fate.FAULTY: "dòng cần sửa",
    Fate.TWIN: "dòng có thể trùng",
    Fate.KNOWN: "dòng đã có trong sổ",
    Fate.AGAIN: "dòng ghi trùng",
    Fate.ABSENT: "dòng ghi vắng",
    Fate.TITLE: "dòng tiêu đề",
    Fate.HEAD: "dòng tên cột",
    Fate.INDEX: "dòng đánh số cột",
    Fate.SECTION: "dòng tên nhóm",
    Fate.TOTAL: "dòng tổng cộng",
    Fate.SIGNATURE: "dòng chữ ký",
    Fate.NUMBER: "dòng chỉ có số thứ tự",
    Fate.CONTINUED: "dòng viết tiếp",
    Fate.HIDDEN: "dòng ẩn",
    Fate.UNCLEAR: "dòng chưa hiểu",
}
"""How rows are called that are not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFate:
    """What became of a row, or of one part of a row that holds several; both count from 0.

    `words` are what stands there; `doubt` is a sentence where somebody has to look. `sheet` tells
    rows of several sheets apart.
    """

    row: int
    fate: Fate
    words: str
    part: int = 0
    doubt: str = ""
    sheet: str = ""


def balance(fates: Iterable[RowFate], taken: str) -> str:
    """Return the account of a sheet: "45 dòng: 41 người, 2 dòng tiêu đề, 1 dòng chữ ký"."""
    all_ = list(fates)
    rows = count_rows(all_)
    counts = (f"{grouped(count)} {fate_words(fate, taken)}" for fate, count in count_fates(all_))
    return f"{grouped(rows)} dòng: {', '.join(counts)}" if all_ else "Không có dòng nào"


def count_rows(fates: Iterable[RowFate]) -> int:
    """Return how many rows there are, each counted once however many parts it has."""
    return len({(one.sheet, one.row) for one in fates})


def count_fates(fates: Iterable[RowFate]) -> list[tuple[Fate, int]]:
    """Return how often each fate is met, in their order; those that are not are left out."""
    counts = Counter(one.fate for one in fates)
    return [(fate, counts[fate]) for fate in Fate if counts[fate]]


def fate_words(fate: Fate, taken: str) -> str:
    """Return what rows of a fate are called, `taken` for those that are taken."""
    return taken if fate is Fate.TAKEN else WORDS[fate]
