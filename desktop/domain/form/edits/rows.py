# SPDX-License-Identifier: MIT
"""Edits of the rows of a form: added, moved, put under one another, folded, deleted, reworded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop.domain.form.edits.edited import Edited, edited, refused, without_unsound
from desktop.domain.form.edits.references import columns_free
from desktop.domain.form.edits.tree import Line, arranged, lines_of, roots, subtree, with_subtrees
from desktop.domain.form.form import Category, Form, Row, RowNotes
from desktop.domain.form.measures import Measure
from desktop.domain.vietnamese import line, quoted

_DEEPEST = 3


def add_rows(form: Form, after: int | None, new: Sequence[Line]) -> Edited:
    """Return a form with more rows, each behind the one before and all beneath that.

    The first stands behind the row at a place, `None` for at the end. A number that is fixed
    stays; any other is counted on.

    Raises:
        BadData: the form would break a rule.
    """
    lines = inserted(lines_of(form), after, new)
    return arranged(form, lines, {each.row.code for each in new})


def inserted(lines: Sequence[Line], after: int | None, new: Sequence[Line]) -> list[Line]:
    """Return lines with more of them, each behind the one before and all beneath that."""
    made = list(lines)
    at = len(made) if after is None else after + 1
    for each in new:
        while at < len(made) and made[at].depth > each.depth:
            at += 1
        made.insert(at, each)
        at += 1
    return made


def delete_rows(form: Form, places: Collection[int]) -> Edited:
    """Return a form without some rows and all beneath them.

    Raises:
        BadData: no row would be left.
    """
    lines = lines_of(form)
    gone = set(with_subtrees(lines, places))
    left = [each for at, each in enumerate(lines) if at not in gone]
    if not left:
        raise refused("Mẫu phải còn ít nhất một dòng.", "Hãy thêm dòng mới rồi xóa các dòng cũ.")
    made = arranged(form, left)
    beside = min(max(min(gone, default=0), 0), len(left) - 1)
    return replace(made, chosen=[beside])


def move_rows(form: Form, places: Collection[int], to: int, depth: int | None = None) -> Edited:
    """Return a form with some rows, and all beneath them, before the row that stands at `to`.

    They lie as deep as that row unless `depth` says otherwise.

    Raises:
        BadData: they would lie under themselves.
    """
    lines = lines_of(form)
    moved = with_subtrees(lines, places)
    if to in moved and to != moved[0]:
        raise refused("Không chuyển được một dòng vào giữa các dòng con của chính nó.")
    block = [each for root in roots(lines, places) for each in _raised(lines, root, to, depth)]
    before = [each for at, each in enumerate(lines) if at < to and at not in moved]
    after = [each for at, each in enumerate(lines) if at >= to and at not in moved]
    chosen = {lines[at].row.code for at in roots(lines, places)}
    return arranged(form, [*before, *block, *after], chosen)


def _raised(lines: Sequence[Line], root: int, to: int, depth: int | None) -> list[Line]:
    own = lines[root].depth
    if depth is None:
        depth = lines[to].depth if to < len(lines) else own
    return [replace(lines[at], depth=lines[at].depth - own + depth) for at in subtree(lines, root)]


def step_rows(form: Form, places: Collection[int], by: int) -> Edited:
    """Return a form with some rows before the sibling above (`by` -1) or behind the one below."""
    lines, tops = lines_of(form), roots(lines_of(form), places)
    depth = min((lines[at].depth for at in tops), default=0)
    if by < 0:
        at = tops[0] - 1
        while at >= 0 and lines[at].depth > depth:
            at -= 1
        to = at
    else:
        at = subtree(lines, tops[-1]).stop
        to = subtree(lines, at).stop if at < len(lines) else len(lines) + 1
    if not 0 <= at < len(lines) or lines[at].depth != depth:
        return edited(form, tops)
    return move_rows(form, places, to, depth)


def indent_rows(form: Form, places: Collection[int]) -> Edited:
    """Return a form with some rows under the row above them.

    Raises:
        BadData: there is none, or they would lie too deep.
    """
    lines, tops = lines_of(form), roots(lines_of(form), places)
    at, depth = tops[0], lines[tops[0]].depth
    if at == 0 or lines[at - 1].depth < depth:
        name = quoted(lines[at].row.name)
        raise refused(f"Phía trên dòng {name} không có dòng cùng cấp để nằm dưới.")
    moved = with_subtrees(lines, places)
    if max(lines[place].depth for place in moved) >= _DEEPEST:
        raise refused(f"Bảng số liệu nhiều nhất {_DEEPEST + 1} cấp.")
    codes = {lines[top].row.code for top in tops}
    deeper = [replace(e, depth=e.depth + (n in moved)) for n, e in enumerate(lines)]
    return arranged(form, deeper, codes)


def outdent_rows(form: Form, places: Collection[int]) -> Edited:
    """Return a form with some rows behind the row that they lay under, as deep as that.

    Raises:
        BadData: they lie under no row.
    """
    lines, tops = lines_of(form), roots(lines_of(form), places)
    above, depth = tops[0], lines[tops[0]].depth
    if depth == 0:
        raise refused(f"Dòng {quoted(lines[above].row.name)} đã ở cấp ngoài cùng.")
    while lines[above].depth >= depth:
        above -= 1
    return move_rows(form, places, subtree(lines, above).stop, depth - 1)


def fold_rows(form: Form, places: Collection[int]) -> Edited:
    """Return a form without some rows, whose records are kept by the row that they lay under.

    Raises:
        BadData: one of them lies under no row.
    """
    lines, rows = lines_of(form), list(form.rows)
    gone = with_subtrees(lines, places)
    for at in gone:
        above = at - 1
        while above >= 0 and (above in gone or lines[above].depth >= lines[at].depth):
            above -= 1
        row = rows[at]
        if above < 0:
            sentence = f"Dòng {quoted(row.name)} không có dòng mẹ để gộp vào."
            raise refused(sentence, "Hãy thụt dòng ấy vào dưới một dòng khác trước.")
        named = tuple(replace(c, label=c.label or row.label) for c in row.categories)
        rows[above] = replace(rows[above], categories=(*rows[above].categories, *named))
    made = [replace(e, row=rows[n]) for n, e in enumerate(lines) if n not in gone]
    return arranged(form, made, {rows[min(gone)].code})


def set_row(form: Form, at: int, name: str, text: str) -> Edited:
    """Return a form in which a row has another label, number, unit or short name.

    Raises:
        BadData: the label is blank, or the form would break a rule.
    """
    row, value = form.rows[at], line(text)
    if name == "label" and not value:
        where = row.number or row.code
        raise refused(f"Dòng {where}: tên dòng đang trống.", "Hãy gõ tên dòng như trong công văn.")
    if name == "number":
        lines = lines_of(form)
        lines[at] = replace(lines[at], row=replace(row, number=value), is_fixed=True)
        return arranged(form, lines, {row.code})
    texts: dict[str, Any] = {name: value}
    return edited(with_row(form, at, replace(row, **texts)), [at], before=form)


def set_notes(form: Form, at: int, notes: RowNotes) -> Edited:
    """Return a form in which the remarks of a row come about otherwise."""
    return edited(with_row(form, at, replace(form.rows[at], notes=notes)), [at])


def set_categories(
    form: Form, at: int, categories: Sequence[Category], cells: Mapping[str, Measure]
) -> Edited:
    """Return a form in which a row takes other records, and counts them so; losses are told."""
    row = replace(form.rows[at], categories=tuple(categories), cells=cells)
    made, lost = without_unsound(with_row(form, at, row))
    return edited(made, [at], lost)


def set_cell(form: Form, at: int, column: str, measure: Measure | None) -> Edited:
    """Return a form in which a row counts something else in a column, `None` for nothing.

    A figure that lies across the column ends before it.

    Raises:
        BadData: that cannot be counted there.
    """
    keys = form.printed_keys
    place = keys.index(column) if column in keys else len(keys)
    cells = dict(form.rows[at].cells)
    for key in keys[:place] if column in keys else ():
        covered = cells[key].span if key in cells else 1
        if measure is not None and keys.index(key) + covered > place:
            cells[key] = replace(cells[key], span=place - keys.index(key))
    cells.pop(column, None)
    if measure is not None:
        takes_all = measure.sum == "amount" and column in keys
        span = columns_free(keys, cells, column) if takes_all else 1
        cells[column] = replace(measure, span=span)
    ordered = {each.key: cells[each.key] for each in form.columns if each.key in cells}
    made, lost = without_unsound(with_row(form, at, replace(form.rows[at], cells=ordered)))
    if measure is not None and column not in made.rows[at].cells:
        edited(with_row(form, at, replace(form.rows[at], cells=ordered)))  # says why not
    return edited(made, [at], lost)


def with_row(form: Form, at: int, row: Row) -> Form:
    """Return a form with another row in the place of one."""
    return replace(form, rows=(*form.rows[:at], row, *form.rows[at + 1 :]))
