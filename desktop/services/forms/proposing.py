# SPDX-License-Identifier: MIT
"""Makes columns and sections of a form from typed words, and has rows take other records."""

from dataclasses import replace

from desktop.domain.form.edits.edited import Edited, edited, refused
from desktop.domain.form.edits.parts import add_part
from desktop.domain.form.edits.rows import set_categories
from desktop.domain.form.form import Form, Row
from desktop.domain.form.measures import Measure
from desktop.domain.form.new_parts import new_category, new_column, new_section
from desktop.domain.vietnamese import line
from desktop.intake.circulars.annex_table import NUMBERED_LABEL
from desktop.intake.circulars.asked import COLUMN_KEYS, Asks, asked_by_column
from desktop.intake.circulars.figures import measures
from desktop.intake.circulars.levels import bare_number
from desktop.intake.circulars.sections import TEXTS, level_of, source_by_title


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
    found = NUMBERED_LABEL.fullmatch(line(text))
    number, title = (found["number"], found["label"]) if found else ("", line(text))
    if not title:
        raise refused("Mục chưa có tên.", "Hãy gõ tên mục như trong công văn.")
    beside = form.sections[-1 if after is None else after]
    number = bare_number(number)
    level = level_of(number) if number else beside.level
    used = {s.source for s in form.sections}
    section = new_section(title, number, level, [s.key for s in form.sections])
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
