# SPDX-License-Identifier: MIT
"""Puts a row of the annex into words: every figure it shows, once, as its column calls it."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from desktop.domain.form.asked import FigureKey
from desktop.domain.form.form import Column, Form, Row
from desktop.domain.report.annex import Annex
from desktop.domain.report.units import (
    PEOPLE,
    after_count,
    is_count,
    own_unit,
    unit_words,
    units_of,
)
from desktop.domain.vietnamese import from_capitals
from desktop.domain.week.wording import PERCENT, said, within_sentence

_PARTS = ("women", "ethnic_minority")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SLASH = re.compile(r"\s*/\s*")
_IN_WHICH = re.compile(r"^trong đó:? ", re.IGNORECASE)
_MONEY = {"kinh phí", "tiền", "thành tiền", "giá trị"}
"""What a column of money is called; a row that has but that figure says it already."""

_SHARES = ("tỷ lệ", "tỉ lệ", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One figure in words: `group` and `label` say what of it is told, blank where the unit does.

    `is_part` is one of the people told before it, `is_least` one that misses a number.
    """

    column: str
    value: int
    unit: str
    group: str = ""
    label: str = ""
    is_part: bool = False
    is_least: bool = False

    @property
    def words(self) -> str:
        """The figure with its label and its unit: "kế hoạch 80 lớp", "ít nhất 12 người"."""
        least = "ít nhất" if self.is_least else ""
        return " ".join(filter(None, (self.label, least, said(self.value, self.unit))))


def figures_of(
    form: Form, annex: Annex, code: str, gaps: Collection[FigureKey] = ()
) -> tuple[Told, ...]:
    """Return the figures that a row shows, in the order of the columns."""
    row = form.row(code)
    units = units_of(form, row)
    shown = [
        (column, value)
        for column in form.columns
        if column.key in row.cells and (value := annex.value(code, column.key)) is not None
    ]
    told: list[Told] = []
    for column, value in shown:
        group, label, unit = _words(form, row, column, units[column.key])
        told.append(
            Told(
                column=column.key,
                value=value,
                unit=unit,
                group=group,
                label=label,
                is_part=row.cells[column.key].sum in _PARTS and _follows_people(form, row, told),
                is_least=(code, column.key) in gaps,
            )
        )
    return tuple(_told_apart(told, form))


def in_words(told: Sequence[Told], words: Callable[[Told], str] = lambda t: t.words) -> str:
    """Return figures one after another, those under one heading together; blank without any."""
    groups = [
        " ".join(filter(None, (group, _joined(list(members), words))))
        for group, members in groupby(told, key=lambda t: t.group)
    ]
    return ("; " if any(t.group for t in told) else ", ").join(groups)


def item_in_words(form: Form, annex: Annex, code: str) -> str:
    """Return what an item comes to: its own figures and those of the rows that only add it up."""
    rows = [form.row(code), *(r for r in form.rows_under(code)[1:] if _adds_up(form, r))]
    found = [(row, told) for row in rows if (told := figures_of(form, annex, row.code))]
    units = [one.unit for _row, told in found for one in told]
    return "; ".join(
        f"{within_sentence(row.name)} {in_words(told)}"
        if row.code != code and units.count(told[0].unit) > 1
        else in_words(told)
        for row, told in found
    )


def _adds_up(form: Form, row: Row) -> bool:
    return not any(under.categories for under in form.rows_under(row.code))


def _joined(told: Sequence[Told], words: Callable[[Told], str]) -> str:
    text = ""
    for at, one in enumerate(told):
        begins = one.is_part and not told[at - 1].is_part
        text += (", trong đó " if begins and at else ", " if at else "") + words(one)
    return text


def _words(form: Form, row: Row, column: Column, unit: str) -> tuple[str, str, str]:
    """Return the group and the label that a figure is told with, and its unit.

    What the unit says already is not said again; where the label names the unit with a word more
    ("Số lượt người", "Số lớp đã mở"), the unit is told as it does.
    """
    measure = row.cells[column.key]
    group, label = _cleaned(column.group), _cleaned(column.label)
    groups = {c.group for c in form.columns if c.key in row.cells}
    if len(groups) == 1 and group.lower() in row.label.lower():
        group = ""  # The row is named so itself.
    if measure.span > 1:
        return "", "", unit
    own = own_unit(form, row, column.key)
    said = {unit, own, *unit_words(form), f"lượt {PEOPLE}"} if unit else set()
    said |= _MONEY if unit == "đồng" and len(row.cells) == 1 else set()
    if unit == PERCENT:
        return _unsaid(group, said, unit), _share(form, row, column), unit
    for words in (label, group):
        noun = after_count(words)
        if unit and _names(noun, unit):
            unit = noun
            break
    return _unsaid(group, said | {unit}, unit), _unsaid(label, said | {unit}, unit), unit


def _unsaid(label: str, said: Collection[str], unit: str) -> str:
    """Return a label, blank if it says what was said, or only that something is counted."""
    noun = after_count(label)
    is_said = noun in ("", *said) or f"{unit} ".startswith(f"{noun} ")
    is_said = is_said or (is_count(label) and bool(unit))
    return "" if is_said else within_sentence(label)


def _names(noun: str, unit: str) -> bool:
    """Whether a noun is the unit with a word or two about it."""
    is_one = not re.search(r"[/,;]", noun)
    return is_one and (noun.removeprefix("lượt ") + " ").startswith(f"{unit} ")


def _share(form: Form, row: Row, column: Column) -> str:
    """Return what a percentage is told with: what was planned is reached ("đạt")."""
    label = _cleaned(column.label.replace("%", ""))
    if within_sentence(label) not in _SHARES:
        is_share = "%" in column.label or label.lower().startswith(_SHARES[:2])
        alone = len(row.cells) == 1
        return within_sentence(label) if is_share or not alone else ""
    percent = row.cells[column.key].percent
    part = form.row(percent.part.row or row.code) if percent else row
    measure = part.cells[(percent and percent.part.column) or column.key]
    is_of_row = percent is not None and not percent.part.row and not percent.whole.row
    if is_of_row and measure.sum not in _PARTS and not column.group:
        return "đạt"
    return "tỷ lệ"


def _follows_people(form: Form, row: Row, told: Sequence[Told]) -> bool:
    """Whether the people of whom a figure is a part were told just before it."""
    before = [t for t in told if not t.is_part][-1:]
    return bool(before) and own_unit(form, row, before[0].column) == PEOPLE


def _told_apart(told: Sequence[Told], form: Form) -> list[Told]:
    """Return the figures, those that read alike or are a total told by their columns' labels."""
    labels = {c.key: within_sentence(_cleaned(c.label)) for c in form.columns}

    def is_unclear(one: Told) -> bool:
        alike = [t for t in told if (t.unit, t.group) == (one.unit, one.group) and not t.is_part]
        is_total = labels[one.column].startswith("tổng") and len(alike) > 1
        return is_total or [t.label for t in alike].count(one.label) > 1

    return [replace(t, label=labels[t.column]) if is_unclear(t) else t for t in told]


def _cleaned(label: str) -> str:
    """Return a label without what stands in brackets, "Kinh phí" of "Kinh phí (đồng)"."""
    whole = _IN_WHICH.sub("", _SLASH.sub("/", _BRACKETS.sub("", label)).strip(" :"))
    return from_capitals(whole)
