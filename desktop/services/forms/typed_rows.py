# SPDX-License-Identifier: MIT
"""Makes rows of a form from typed or pasted lines, counted as a circular's would be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.form.edits.edited import Edited, refused
from desktop.domain.form.edits.rows import add_rows, inserted
from desktop.domain.form.edits.tree import Line, lines_of
from desktop.domain.form.form import Form, Row
from desktop.domain.form.measures import Measure
from desktop.domain.form.totals import outermost
from desktop.domain.vietnamese import line
from desktop.intake.circulars.annex_table import NUMBERED_LABEL, FoundRow
from desktop.intake.circulars.asked import asked_by_column
from desktop.intake.circulars.drafted_rows import DraftedRows
from desktop.intake.circulars.figures import is_grand_total, is_part_total, shares_of_plan
from desktop.intake.circulars.levels import bare_number, depths
from desktop.intake.circulars.rows import form_rows
from desktop.intake.circulars.tree import codes_of

_PARTS = re.compile(r"\t|\s*[;|]\s*")
_SIGN = re.compile(r"[-+*]|[\w.]{1,8}[.)]?")
_NEW = "?"
"""Begins the last part of the code of a row that has none yet."""


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as typed on one line: "1.1 Kỹ năng số; lớp/người"; number and unit may be blank."""

    number: str
    label: str
    unit: str

    @property
    def is_total(self) -> bool:
        """Whether the row adds up those before it."""
        return not self.number and (is_grand_total(self.label) or is_part_total(self.label))

    @property
    def is_part(self) -> bool:
        """Whether it only heads rows, as A and II do."""
        return not self.unit and bare_number(self.number).isupper()


def typed_row(text: str) -> TypedRow:
    """Return what stands on a line, typed or copied from a table."""
    parts = [line(part) for part in _PARTS.split(text)]
    number = ""
    if "\t" in text and len(parts) > 1 and (not parts[0] or _SIGN.fullmatch(parts[0])):
        number = parts.pop(0)
    label, unit = parts[0], parts[1] if len(parts) > 1 else ""
    if not number and (found := NUMBERED_LABEL.fullmatch(label)):
        number, label = found["number"], found["label"]
    return TypedRow(number.rstrip("."), label, unit)


def with_typed_rows(form: Form, after: int | None, text: str, known: Sequence[Form]) -> Edited:
    """Return a form with a row for each line of a text, behind the row at a place.

    What they count is proposed by their words and by the forms that are `known`.

    Raises:
        BadData: a row has no name, or the form would break a rule.
    """
    drafting = _Drafting(form, after, known)
    for words in text.splitlines():
        if words.strip(" \t;|"):
            drafting.add(typed_row(words))
    if not drafting.lines:
        raise refused("Chưa có tên dòng nào.", "Hãy gõ tên dòng như trong công văn.")
    made = add_rows(drafting.form, after, drafting.lines)
    return replace(made, chosen=made.chosen[-1:])


class _Drafting:
    """Drafts one row after another; `lines` are those that `form` is to have besides its own."""

    def __init__(self, form: Form, after: int | None, known: Sequence[Form]) -> None:
        self.form, self.lines = form, list[Line]()
        self._known = known
        self._keys = [column.key for column in form.columns]
        self._asks = [asked_by_column(column.group, column.label) for column in form.columns]
        self._taken = {c.key for r in form.rows for c in r.categories}
        self._after = after
        code = form.rows[-1 if after is None else after].code
        self._path = [r for r in form.rows if code == r.code or code.startswith(f"{r.code}.")]
        self._numbers = [row.number or row.code for row in self._path]
        """Of the rows of the path; what has none yet is numbered as the row beside it."""

    def add(self, typed: TypedRow) -> None:
        """Draft a row behind the one before."""
        if not typed.label:
            raise refused(f"Dòng {typed.number}: tên dòng đang trống.", "Hãy gõ tên dòng.")
        is_of_all = typed.is_total and not is_part_total(typed.label)
        depth = 0 if is_of_all else _depth(self._numbers, typed.number)
        above = self._path[:depth]
        beside = self._numbers[depth] if depth < len(self._numbers) else ""
        code = ".".join([*(row.code for row in above[-1:]), f"{_NEW}{len(self.lines)}"])
        row = replace(self._drafted(typed, above), code=code, number=typed.number)
        self._leave_to_head(row, depth)
        is_fixed = typed.is_total or bool(typed.number)
        self.lines.append(Line(row, depth, is_fixed=is_fixed))
        self._path[depth:] = [row]
        self._numbers[depth:] = [typed.number or beside]
        self._taken.update(category.key for category in row.categories)

    def _leave_to_head(self, row: Row, depth: int) -> None:
        """Have the line before only head this row, unless this tells how much there is of it."""
        last = self.lines[-1] if self.lines else None
        if last is None or last.row.unit or depth <= last.depth:
            return
        scopes = {scope for m in row.cells.values() for scope in m.scopes("")}
        if last.row.code not in scopes:
            head = replace(last.row, categories=(), cells={})
            self.lines[-1] = replace(last, row=head)
            self._path[last.depth] = head

    def _drafted(self, typed: TypedRow, above: Sequence[Row]) -> Row:
        number = typed.number or ".".join("1" * (len(above) + 1))
        found = [_found(n, r) for n, r in zip(self._numbers, above, strict=False)]
        found.append(_found(number, typed))
        codes = codes_of(found, [None, *range(len(above))])[:-1]
        kinds = {c: r.categories[0].kind for c, r in zip(codes, above, strict=True) if r.categories}
        taken = self._taken | {q.key for q in self.form.quantities}
        drafted = form_rows(found, self.form.columns, self._asks, self._known, kinds, taken)
        row = drafted.rows[-1]
        here = {d.code: own.code for d, own in zip(drafted.rows, above, strict=False)}
        row = replace(row, cells={c: _here(measure, here) for c, measure in row.cells.items()})
        if typed.is_part:
            row = replace(row, categories=(), cells={})
        if typed.is_total:
            row = replace(row, categories=(), cells=self._added_up(above))
        self._ask(drafted, row)
        return row

    def _ask(self, drafted: DraftedRows, row: Row) -> None:
        """Have the form ask for the new quantities that a row counts."""
        counted = {measure.sum for measure in row.cells.values()}
        new = (q for q in drafted.quantities if q.key in counted)
        self.form = replace(self.form, quantities=(*self.form.quantities, *new))

    def _added_up(self, above: Sequence[Row]) -> dict[str, Measure]:
        """Return in each column the sum of all that has a figure there, money apart.

        What lies under a row adds up what else lies there.
        """
        rows = [each.row for each in inserted(lines_of(self.form), self._after, self.lines)]
        for parent in above[-1:]:
            rows = [row for row in rows if row.code.startswith(f"{parent.code}.")]
        added = {at: outermost(rows, key) for at, key in enumerate(self._keys)}
        cells = {at: Measure(total_of=codes) for at, codes in added.items() if codes}
        cells |= shares_of_plan(self._asks, self._keys, cells)
        return {self._keys[at]: measure for at, measure in sorted(cells.items())}


def _depth(path: Sequence[str], number: str) -> int:
    """Return how deep a new row lies behind those of a path: beside the last if it has no number.

    Parts such as A and II lie under no item such as 1.
    """
    if not number:
        return max(len(path) - 1, 0)
    if path and bare_number(number).isupper() and not bare_number(path[0]).isupper():
        return 0
    return depths([*path, number])[-1]


def _found(number: str, row: Row | TypedRow) -> FoundRow:
    return FoundRow(at=0, number=number, label=row.label, unit=row.unit, notes="", figures=())


def _here(measure: Measure, codes: dict[str, str]) -> Measure:
    """Return a measure that names rows by their codes in the form."""
    if measure.scope is None:
        return measure
    scopes = tuple(codes[code] for code in measure.scopes("") if code in codes)
    return replace(measure, scope=scopes[0] if len(scopes) == 1 else scopes or None)
