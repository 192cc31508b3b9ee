# SPDX-License-Identifier: MIT
"""Finds what each figure of a row counts: its unit, in the row's own words where it has some."""

import re
from collections.abc import Mapping, Sequence

from desktop.domain.form.form import Form, Row
from desktop.domain.form.measures import Measure
from desktop.domain.form.money import MONEY_UNITS, is_money, scale_of
from desktop.domain.form.once import once
from desktop.domain.vietnamese import fold, from_capitals
from desktop.domain.week.kinds import KINDS, NUMBERS
from desktop.domain.week.wording import PERCENT, within_sentence

PEOPLE = "người"
_BY_QUANTITY = {name: number.unit for name, number in NUMBERS.items() if number.unit}
"""What these quantities count, whatever a row says or leaves unsaid."""

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_COUNT = re.compile(r"(?:tổng )?(?:số lượng|số|sl)\b[ .]*", re.IGNORECASE)
"""How a label begins that only says that something is counted."""


def units_of(form: Form, row: Row) -> Mapping[str, str]:
    """Return the unit of each figure of a row by its column, blank where nothing tells it.

    A unit "lớp/người" names those of two columns. One unit alone goes with the columns that count
    entries ("Kế hoạch", "Thực hiện"); people, hours and money keep their own.
    """
    return _units_by_code(form, row.code)


@once
def _units_by_code(form: Form, code: str) -> Mapping[str, str]:
    return _Units(form, form.row(code)).all()


@once
def unit_words(form: Form) -> frozenset[str]:
    """Return every unit that some row names: a column called so names no more than its unit."""
    return frozenset(part for row in form.rows for part in _parts(row.unit))


def after_count(label: str) -> str:
    """Return what a label counts, "lượt người" of "Tổng số lượt người"; all of it if it does not.

    It is blank for a label that says no more than that something is counted.
    """
    return within_sentence(_COUNT.sub("", label.strip(" :"), count=1))


def is_count(label: str) -> bool:
    """Whether a label begins by saying that something is counted."""
    return _COUNT.match(label.strip()) is not None


class _Units:
    def __init__(self, form: Form, row: Row) -> None:
        self._form, self._row = form, row
        self._own = {c.key: own_unit(form, row, c.key) for c in form.columns if c.key in row.cells}
        self._columns = [key for key in self._own if not self._is_derived(key)]
        self._labels = {c.key: fold(f"{c.group} {c.label}") for c in form.columns}

    def all(self) -> dict[str, str]:
        unit = self._row.unit
        if any(c.brackets for c in self._form.columns if c.key in self._row.cells):
            unit = _IN_BRACKETS.sub("", unit)  # "người (nữ)": the column says who they are.
        parts = [part for part in _parts(unit) if part != PERCENT]
        if not parts:
            given = {key: self._unsaid(key) for key in self._columns}
        elif len(parts) == 1:
            given = self._of_one(parts[0])
        elif len(parts) == len(self._columns):
            given = self._in_order(parts)
        else:
            given = {key: self._of_several(key, parts) for key in self._columns}
        return {key: self._of(key, given) for key in self._own}

    def _is_derived(self, column: str) -> bool:
        """Whether a figure compares two others, or is a text: of what the row counts it is none."""
        measure = self._row.cells[column]
        return bool(measure.ratio or measure.change or measure.names)

    def _of(self, column: str, given: Mapping[str, str]) -> str:
        """Return the unit given to a figure; a comparison has that of what is compared."""
        if column in given:
            return given[column]
        if self._row.cells[column].names:
            return ""
        if self._own[column] == PERCENT or is_money(self._form, self._row, column):
            return self._own[column]
        code, at = self._row.cells[column].made_of(self._row.code, column)[0]
        if code == self._row.code:
            return self._of(at, given)
        return units_of(self._form, self._form.row(code))[at]

    def _of_one(self, part: str) -> dict[str, str]:
        counts = [c for c in self._columns if self._own[c] in ("", part)]
        counts = [c for c in counts if not self._is_distinct(c)] or counts
        takers = counts or [c for c in self._columns if self._own[c] == self._own[self._columns[0]]]
        return {c: part if c in takers else self._unsaid(c) for c in self._columns}

    def _in_order(self, parts: Sequence[str]) -> dict[str, str]:
        """Give each figure its part: first those that a figure's own words name, then in order."""
        left = list(parts)
        given: dict[str, str] = {}
        for column in self._columns:
            known = next((p for p in left if p in (self._own[column], *self._nouns(column))), "")
            if known:
                given[column] = known
                left.remove(known)
        return {c: given[c] if c in given else left.pop(0) for c in self._columns}

    def _of_several(self, column: str, parts: Sequence[str]) -> str:
        nouns = self._nouns(column)
        named = [p for p in parts if p in nouns] or [
            p for p in parts if f" {fold(p)} " in f" {self._labels[column]} "
        ]
        if named:
            return named[0]
        if self._own[column]:
            return self._own[column]
        counts = [p for p in parts if p not in _BY_QUANTITY.values()]
        if len(counts) == 1:
            return counts[0]
        return "/".join(counts) if len(self._columns) == 1 else ""

    def _unsaid(self, column: str) -> str:
        """Return the unit of a figure of which the row says none."""
        if self._own[column]:
            return self._own[column]
        label = next(c.label for c in self._form.columns if c.key == column)
        nouns = self._nouns(column)
        if self._is_distinct(column) or len(nouns) != 1:
            noun = after_count(label) if is_count(label) else ""
            return "" if "/" in noun else noun
        return nouns[0]

    def _is_distinct(self, column: str) -> bool:
        return self._row.cells[column].distinct is not None

    def _nouns(self, column: str) -> list[str]:
        """Return what the entries are called that a figure counts, one noun a kind."""
        measure = self._row.cells[column]
        if measure.total_of is not None:
            return []
        if measure.sum == "copies":
            return ["quyển"] if self._kinds(measure) == ["book_donation"] else []
        if measure.sum != "sessions" and measure.count is None:
            return []
        if set(measure.where.values()) & {"collective"}:
            return ["tập thể"]
        return [KINDS[kind].noun for kind in self._kinds(measure)]

    def _kinds(self, measure: Measure) -> list[str]:
        rows = self._form.counted(self._row, measure)
        wanted = measure.where.get("category")
        kinds = (c.kind for r in rows for c in r.categories if wanted in (None, c.key))
        return list(dict.fromkeys(kinds))


def own_unit(form: Form, row: Row, column: str) -> str:
    """Return the unit that a figure has by what it adds up, blank for entries of any kind."""
    measure = row.cells[column]
    if measure.percent is not None:
        return PERCENT
    if is_money(form, row, column):
        return MONEY_UNITS[scale_of(form, row, column)]
    if not measure.is_of_records:
        code, at = measure.made_of(row.code, column)[0]
        return own_unit(form, form.row(code), at)
    if measure.sum == "people" and "individual" in measure.where.values():
        return "cá nhân"
    declared = next((q for q in form.quantities if q.key == measure.sum), None)
    if declared is not None:
        return declared.unit or after_count(declared.label)
    return _BY_QUANTITY.get(measure.sum or "", "")


def quantity_of(form: Form, row: Row, column: str) -> str:
    """Return the quantity that a figure adds up, also by way of others; blank if it adds none."""
    measure = row.cells[column]
    if measure.is_of_records or measure.ratio is not None:
        return measure.sum or ""
    parts = {quantity_of(form, form.row(c), at) for c, at in measure.made_of(row.code, column)}
    return parts.pop() if len(parts) == 1 else ""


def _parts(unit: str) -> list[str]:
    parts = (from_capitals(part.strip()) for part in unit.split("/"))
    return [within_sentence(part.removeprefix("Số ")) for part in parts if part]
