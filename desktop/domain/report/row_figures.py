# SPDX-License-Identifier: MIT
"""Puts a row of the annex into words: every figure it shows, once, as its column calls it."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from desktop.domain.form.asked import FigureKey
from desktop.domain.form.form import Column, Form, Row
from desktop.domain.form.measures import TEXTS
from desktop.domain.form.money import MONEY_UNITS
from desktop.domain.form.once import once
from desktop.domain.report.annex import Annex
from desktop.domain.report.units import (
    PEOPLE,
    after_count,
    is_count,
    own_unit,
    quantity_of,
    unit_words,
    units_of,
)
from desktop.domain.vietnamese import from_capitals, same_spelling_key
from desktop.domain.week.wording import PERCENT, said, within_sentence

_PARTS = ("women", "ethnic_minority")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SLASH = re.compile(r"\s*/\s*")
_IN_WHICH = re.compile(r"^trong đó:? ", re.IGNORECASE)
_MONEY = {"kinh phí", "tiền", "thành tiền", "giá trị"}
"""What a column of money is called; a row that has but that figure says it already."""

_SHARES = ("tỷ lệ", "tỉ lệ", "")
_TOTALS = ("tổng", "tổng số", "tổng cộng", "cộng", "")
_TIMES = re.compile(
    r"\b(?:kế hoạch|thực hiện|kết quả|dự kiến|năm|quý|tháng|kỳ|đợt)\b", re.IGNORECASE
)
"""What a heading says that makes other figures of those below it: it is told with each."""

_BOTH_WAYS = re.compile(r"^(?:tăng|giảm)(?:\W+(?:tăng|giảm))?\b\W*", re.IGNORECASE)
_LEAST, _MOST, _ROUGH = "ít nhất", "nhiều nhất", "tạm tính"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One figure in words: `group` and `label` say what of it is told, blank where the unit does.

    `of` is the place or the kind of people that a column is for. `is_part` is one of the people
    told before it. `bound` says what a figure is that misses a number: "ít nhất", of a comparison
    also "nhiều nhất" or "tạm tính". Money in thousands or more is in đồng in `exact`.
    """

    column: str
    value: int | Decimal
    unit: str
    exact: int | None = None
    group: str = ""
    label: str = ""
    of: str = ""
    is_part: bool = False
    bound: str = ""

    @property
    def words(self) -> str:
        """The figure with its label and its unit: "kế hoạch 80 lớp", "ít nhất 12 người"."""
        of = f"({self.of})" if self.of else ""
        return " ".join(filter(None, (self.label, self.bound, said(self.value, self.unit), of)))


def figures_of(
    form: Form, annex: Annex, code: str, gaps: Collection[FigureKey] = ()
) -> tuple[Told, ...]:
    """Return the figures that a row shows, in the order of the columns."""
    row = form.row(code)
    shown = [
        (column, cell, cell.value)
        for column in form.columns
        if (cell := annex.cell(code, column.key)) is not None and cell.value is not None
    ]
    told: list[Told] = []
    for column, cell, value in shown:
        group, label, unit = _words(form, code, column.key)
        if row.cells[column.key].change is not None and value:
            label = _moved(label, "tăng" if value > 0 else "giảm")
        of = ", ".join(text for n, text in row.cells[column.key].where.items() if n in TEXTS)
        if of and same_spelling_key(label) == same_spelling_key(of):
            label = ""
        told.append(
            Told(
                column=column.key,
                value=-value if value < 0 else value,
                unit=unit,
                exact=cell.exact,
                group=group,
                label=label,
                of=of,
                is_part=_is_part(form, row, column) and _follows_people(form, row, told),
                bound=_bound(row, column.key, gaps, is_less=value < 0),
            )
        )
    return tuple(_told_apart(told, form))


def figures_in_words(told: Sequence[Told], words: Callable[[Told], str] = lambda t: t.words) -> str:
    """Return figures one after another, those under one heading together; blank without any."""
    groups = [
        " ".join(filter(None, (group, _joined(list(members), words))))
        for group, members in groupby(told, key=lambda t: t.group)
    ]
    return ("; " if any(t.group for t in told) else ", ").join(groups)


def item_in_words(form: Form, annex: Annex, code: str) -> str:
    """Return what an item comes to: its own figures and those of the rows that only add it up."""
    rows = [form.row(code), *sums_of(form, code)]
    found = [(row, told) for row in rows if (told := figures_of(form, annex, row.code))]
    units = [one.unit for _row, told in found for one in told]
    return "; ".join(
        f"{within_sentence(row.name)} {figures_in_words(told)}"
        if row.code != code and units.count(told[0].unit) > 1
        else figures_in_words(told)
        for row, told in found
    )


def sums_of(form: Form, code: str) -> list[Row]:
    """Return the rows directly under an item that take no records: they add the item up."""
    return [
        row
        for row in form.rows_under(code)
        if row.code.rpartition(".")[0] == code
        and not any(under.categories for under in form.rows_under(row.code))
    ]


def _joined(told: Sequence[Told], words: Callable[[Told], str]) -> str:
    text = ""
    for at, one in enumerate(told):
        begins = one.is_part and not told[at - 1].is_part
        text += (", trong đó " if begins and at else ", " if at else "") + words(one)
    return text


def _is_part(form: Form, row: Row, column: Column) -> bool:
    return quantity_of(form, row, column.key) in _PARTS


def _bound(row: Row, column: str, gaps: Collection[FigureKey], *, is_less: bool) -> str:
    """Return what a figure is that misses a number; a comparison misses those of its figures."""
    measure = row.cells[column]
    if measure.ratio is None and measure.change is None:
        return _LEAST if (row.code, column) in gaps else ""
    part, whole = (at in gaps for at in row.cells[column].made_of(row.code, column))
    if part and whole:
        return _ROUGH
    if is_less:
        part, whole = whole, part
    return _LEAST if part else _MOST if whole else ""


@once
def _words(form: Form, code: str, key: str) -> tuple[str, str, str]:
    """Return the group and the label that a figure is told with, and its unit.

    What the unit says already is not said again; where the label or the group names the unit with
    a word more ("Số lượt người", "Người tham gia"), the unit is told as it does.
    """
    row, column = form.row(code), next(c for c in form.columns if c.key == key)
    unit = units_of(form, row)[key]
    if row.cells[key].span > 1:
        return "", "", unit
    group, label = _cleaned(column.group), _cleaned(column.label)
    groups = {c.group for c in form.columns if c.key in row.cells}
    if len(groups) == 1 and group.lower() in row.label.lower():
        group = ""  # The row is named so itself.
    own = own_unit(form, row, column.key)
    said = {unit, own, *unit_words(form), f"lượt {PEOPLE}"} if unit else set()
    said |= _MONEY if unit in MONEY_UNITS.values() and len(row.cells) == 1 else set()
    if unit == PERCENT:
        label = _share(form, row, column)
    elif row.cells[column.key].average is not None:
        label = within_sentence(label)
        unit = "" if unit and unit in label else unit
    else:
        unit = _fuller(label, group, unit, quantity_of(form, row, column.key))
        said |= {unit}
        label = "" if within_sentence(label) in _TOTALS else _unsaid(label, said, unit)
    if unit and _stands_for_itself(form, column, unit):
        group = ""
    return _unsaid(group, said, unit), label, unit


def _fuller(label: str, group: str, unit: str, quantity: str) -> str:
    """Return the unit with the word more that a label has, or a group of people attending."""
    for words in (label, *([group] if quantity in ("people", "sessions") else [])):
        noun = after_count(words)
        if unit and _names(noun, unit):
            return noun
    return unit


def _stands_for_itself(form: Form, column: Column, unit: str) -> bool:
    """Whether a label says enough without its group.

    No other column may have it, the group may say nothing of time, and the label something beside
    what is counted: "Kế hoạch", "Người lao động", or that it is the total.
    """
    alike = [c for c in form.columns if c.label.lower() == column.label.lower()]
    if len(alike) > 1 or _TIMES.search(column.group):
        return False
    noun = after_count(_cleaned(column.label))
    return noun in _TOTALS or noun not in {*unit_words(form), unit.split(maxsplit=1)[0], PEOPLE}


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
    if is_of_row and measure.sum not in _PARTS:
        return "đạt"
    return "tỷ lệ"


def _moved(label: str, word: str) -> str:
    """Return the label of a change that goes one way: "giảm so với năm trước"."""
    whole = _BOTH_WAYS.sub("", label)
    return f"{word} {whole}".strip() if whole != label else f"{label} {word}".strip()


def _follows_people(form: Form, row: Row, told: Sequence[Told]) -> bool:
    """Whether the people of whom a figure is a part were told just before it."""
    before = [t for t in told if not t.is_part][-1:]
    return bool(before) and own_unit(form, row, before[0].column) == PEOPLE


def _told_apart(told: Sequence[Told], form: Form) -> list[Told]:
    """Return the figures, those that read alike or are a total told by their columns' labels."""
    labels = {c.key: within_sentence(_cleaned(c.label)) for c in form.columns}
    groups = {c.key: c.group for c in form.columns}

    def is_beside(one: Told, other: Told) -> bool:
        """Whether two figures are of one unit, or stand under one heading."""
        is_alike = (other.unit, other.group) == (one.unit, one.group)
        return is_alike or "" != groups[one.column] == groups[other.column]

    def is_unclear(one: Told) -> bool:
        others = [t for t in told if not t.is_part and t is not one]
        if labels[one.column].startswith(("tổng", "cộng")):
            return any(is_beside(one, other) and other.unit != PERCENT for other in others)
        is_alike = (one.unit, one.group, one.label, one.of)
        return any((t.unit, t.group, t.label, t.of) == is_alike for t in others)

    return [replace(t, label=labels[t.column]) if is_unclear(t) else t for t in told]


def _cleaned(label: str) -> str:
    """Return a label without what stands in brackets, "Kinh phí" of "Kinh phí (đồng)"."""
    whole = _IN_WHICH.sub("", _SLASH.sub("/", _BRACKETS.sub("", label)).strip(" :"))
    return from_capitals(whole)
