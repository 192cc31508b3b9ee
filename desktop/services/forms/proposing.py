# SPDX-License-Identifier: MIT
"""Makes rows and columns of a form from typed words, counted as a circular's would be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.form.edits.edited import Edited, edited, refused
from desktop.domain.form.edits.parts import add_part
from desktop.domain.form.edits.rows import add_row, set_categories
from desktop.domain.form.form import Form, Row
from desktop.domain.form.measures import Measure
from desktop.domain.form.new_parts import new_category, new_column, new_section
from desktop.domain.form.totals import outermost
from desktop.domain.vietnamese import line
from desktop.intake.circulars.annex_table import FoundRow
from desktop.intake.circulars.asked import COLUMN_KEYS, Asks, asked_by_column
from desktop.intake.circulars.figures import is_grand_total, measures
from desktop.intake.circulars.levels import bare_number, depths
from desktop.intake.circulars.outline import TEXTS, level_of, source_by_title
from desktop.intake.circulars.rows import DraftedRows, form_rows

_NUMBER = re.compile(
    r"(?P<number>(?:\d+|[IVX]+|[A-ZĐ]|[a-zđ])[.)]|\d+(?:\.\d+)+\.?|[-+*•])\s+(?P<label>\S.*)"
)
_PARTS = re.compile(r"\t|\s*[;|]\s*")
_SIGN = re.compile(r"[-+*]|[\w.]{1,8}[.)]?")


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as typed on one line: "1.1 Kỹ năng số; lớp/người"; number and unit may be blank."""

    number: str
    label: str
    unit: str


def typed_row(text: str) -> TypedRow:
    """Return what stands on a line, typed or copied from a table."""
    parts = [line(part) for part in _PARTS.split(text)]
    number = ""
    if "\t" in text and len(parts) > 1 and (not parts[0] or _SIGN.fullmatch(parts[0])):
        number = parts.pop(0)
    label, unit = parts[0], parts[1] if len(parts) > 1 else ""
    if not number and (found := _NUMBER.fullmatch(label)):
        number, label = found["number"], found["label"]
    return TypedRow(number.rstrip("."), label, unit)


def with_typed_rows(form: Form, after: int | None, text: str, known: Sequence[Form]) -> Edited:
    """Return a form with a row for each line of a text, behind the row at a place.

    What they count is proposed by their words and by the forms that are `known`.

    Raises:
        BadData: a row has no name, or the form would break a rule.
    """
    made = edited(form, [] if after is None else [after])
    codes, lost, chosen = dict(made.codes), list[str](), list[int]()
    for words in text.splitlines():
        if not words.strip(" \t;|"):
            continue
        at = made.chosen[-1] if made.chosen else None
        made = _with_row(made.form, at, typed_row(words), known)
        codes = {former: made.codes[code] for former, code in codes.items()}
        lost += made.lost
        chosen = [*chosen, *made.chosen]
    if not chosen:
        raise refused("Chưa có tên dòng nào.", "Hãy gõ tên dòng như trong công văn.")
    return replace(made, codes=codes, lost=lost, chosen=chosen[-1:])


def with_typed_column(form: Form, after: int | None, text: str) -> Edited:
    """Return a form with one more column, "Số lượng; Trong đó nữ" with a group before its name.

    It counts what its name says in the rows whose unit has that.

    Raises:
        BadData: it has no name, or the form would break a rule.
    """
    group, _, label = text.rpartition(";")
    if not label.strip():
        raise refused("Cột chưa có tên.", "Hãy gõ tên cột như trong công văn.")
    keys = [column.key for column in form.columns]
    asks = asked_by_column(group, label)
    column = new_column(label, group, keys, COLUMN_KEYS.get(asks, ""))
    made = add_part(form, "columns", after, column)
    rows = tuple(_counted(made.form, row, column.key) for row in made.form.rows)
    return edited(replace(made.form, rows=rows), made.chosen, made.lost)


def with_typed_section(form: Form, after: int | None, text: str) -> Edited:
    """Return a form with one more section, "II. Đánh giá chung"; its title tells what it says.

    Raises:
        BadData: it has no title, or the form would break a rule.
    """
    found = _NUMBER.fullmatch(line(text))
    number, title = (found["number"], found["label"]) if found else ("", line(text))
    if not title:
        raise refused("Mục chưa có tên.", "Hãy gõ tên mục như trong công văn.")
    beside = form.sections[-1 if after is None else after]
    level = level_of(number) if number else beside.level
    used = {s.source for s in form.sections}
    section = new_section(title, number.rstrip(".)"), level, [s.key for s in form.sections])
    source = source_by_title(title, used)
    section = replace(section, source=source, text=TEXTS.get(source, ""))
    return add_part(form, "sections", after, section)


def with_kind(form: Form, at: int, kind: str) -> Edited:
    """Return a form in which a row takes records of another kind, blank for none of its own.

    A row that takes just these keeps its category, under which its records are kept.
    """
    row = form.rows[at]
    if [category.kind for category in row.categories] == ([kind] if kind else []):
        return edited(form, [at])
    taken = {c.key for r in form.rows for c in r.categories}
    categories = [new_category(kind, row.label, taken)] if kind else []
    cells = {c: m for c, m in row.cells.items() if m.scope or not m.is_of_records}
    if kind:
        cells |= _measures(form, row.unit, kind)
    return set_categories(form, at, categories, cells)


def _with_row(form: Form, after: int | None, typed: TypedRow, known: Sequence[Form]) -> Edited:
    if not typed.label:
        raise refused(f"Dòng {typed.number}: tên dòng đang trống.", "Hãy gõ tên dòng.")
    path = _path(form, after)
    numbers = [row.number or row.code for row in path]
    is_total = is_grand_total(typed.label) and not typed.number
    depth = 0 if is_total else _depth(numbers, typed.number)
    above = path[:depth]
    found = [_found(row.number or row.code, row.label, row.unit) for row in above]
    number = typed.number or ".".join(["1"] * (depth + 1))
    drafted = _drafted(form, [*found, _found(number, typed.label, typed.unit)], above, known)
    row = replace(drafted.rows[-1], number=typed.number)
    if above:
        codes = {d.code: own.code for d, own in zip(drafted.rows, above, strict=False)}
        cells = {c: _here(measure, codes) for c, measure in row.cells.items()}
        row = replace(row, cells=cells)
    if not typed.unit and bare_number(typed.number).isupper():  # a part, which only heads its rows
        row = replace(row, categories=(), cells={})
    if is_total:
        row = replace(row, categories=(), cells=_added_up(form))
    new = [q for q in drafted.quantities if any(q.key == m.sum for m in row.cells.values())]
    asking = replace(form, quantities=(*form.quantities, *new))
    return add_row(asking, after, row, depth, is_bare=is_total)


def _path(form: Form, at: int | None) -> list[Row]:
    """Return the rows that the row at a place lies under, and itself; of none the last item's."""
    if at is None:
        at = len(form.rows) - 1
    code = form.rows[at].code
    return [r for r in form.rows if code == r.code or code.startswith(f"{r.code}.")]


def _depth(path: Sequence[str], number: str) -> int:
    """Return how deep a new row lies behind those of a path: beside the last if it has no number.

    Parts such as A and II lie under no item such as 1.
    """
    if not number:
        return max(len(path) - 1, 0)
    if path and bare_number(number).isupper() and not bare_number(path[0]).isupper():
        return 0
    return depths([*path, number])[-1]


def _found(number: str, label: str, unit: str) -> FoundRow:
    return FoundRow(at=0, number=number, label=label, unit=unit, notes="", figures=())


def _drafted(
    form: Form, found: Sequence[FoundRow], above: Sequence[Row], known: Sequence[Form]
) -> DraftedRows:
    asks = [asked_by_column(column.group, column.label) for column in form.columns]
    taken = {c.key for r in form.rows for c in r.categories} | {q.key for q in form.quantities}
    kinds = {row.code: row.categories[0].kind for row in above if row.categories}
    keys = [column.key for column in form.columns]
    return form_rows(found, keys, asks, known, kinds, taken)


def _here(measure: Measure, codes: dict[str, str]) -> Measure:
    scope = codes.get(measure.scope) if isinstance(measure.scope, str) else measure.scope
    return replace(measure, scope=scope)


def _added_up(form: Form) -> dict[str, Measure]:
    """Return in each column the sum of all that has a figure there, money apart."""
    added = {column.key: outermost(form.rows, column.key) for column in form.columns}
    return {column: Measure(total_of=codes) for column, codes in added.items() if codes}


def _counted(form: Form, row: Row, column: str) -> Row:
    """Return a row with what it counts in a new column, as far as its unit has that."""
    own = next((m for m in row.cells.values() if m.sum and m.sum != "amount"), None)
    if own is None:
        return row
    under = form.counted(row, own)
    kind = next((c.kind for r in under for c in r.categories), "")
    found = _measures(form, row.unit, kind).get(column) if kind else None
    if found is None or any(at not in row.cells for _code, at in found.made_of("", column)):
        return row
    if not found.is_of_records:
        return replace(row, cells={**row.cells, column: found})
    people = next((m for m in row.cells.values() if m.sum == "people"), own)
    return replace(
        row, cells={**row.cells, column: replace(found, scope=own.scope, where=people.where)}
    )


def _measures(form: Form, unit: str, kind: str) -> dict[str, Measure]:
    asks: list[Asks] = [asked_by_column(c.group, c.label) for c in form.columns]
    keys = [column.key for column in form.columns]
    found, _blank = measures(asks, keys, unit, kind, None)
    return {form.columns[at].key: measure for at, measure in sorted(found.items())}
