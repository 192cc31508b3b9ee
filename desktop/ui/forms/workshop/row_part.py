# SPDX-License-Identifier: MIT
"""The rows of a form in the workshop: what each counts, and its figures of the open Week."""

import json
from collections.abc import Sequence
from functools import partial

from desktop.domain.codec import decode, encode
from desktop.domain.form.edits.edited import Edit, Edited, edited
from desktop.domain.form.edits.rows import (
    delete_rows,
    fold_rows,
    indent_rows,
    move_rows,
    outdent_rows,
    set_cell,
    set_notes,
    set_row,
    step_rows,
)
from desktop.domain.form.edits.ways import ways_to_count
from desktop.domain.form.form import Form, Row, RowNotes
from desktop.domain.form.measures import Measure
from desktop.domain.report.annex import Annex, AnnexRow
from desktop.domain.vietnamese import at_the_start, grouped
from desktop.domain.week.kinds import KINDS
from desktop.services.forms.proposing import with_kind
from desktop.services.forms.typed_rows import with_typed_rows
from desktop.ui.forms.counting_words import counted_in_words, measure_in_words
from desktop.ui.forms.workshop.part import FormPart, Step
from desktop.ui.widgets.fields import EntryField

_CELL = "cell."
_SEVERAL = "…"
_TEXTS = ("label", "number", "unit", "short", "original")


def row_part(known: Sequence[Form]) -> FormPart:
    """Return the list of rows; `known` forms tell what rows of theirs count."""
    return FormPart(
        name="Các dòng của bảng số liệu",
        hint="Gõ dòng mới như: 1.2 Hội sách; cuộc/người",
        columns=("Số", "Dòng", "Đơn vị", "Đếm gì", "Hiện có"),
        shares=(9, 38, 14, 25, 14),
        cells=_cells,
        fields=_fields,
        text=_text,
        change=_change,
        add=lambda after, text: partial(_added, after=after, text=text, known=known),
        move=lambda places, to: partial(move_rows, places=places, to=to),
        steps=_STEPS,
        depth=lambda form, at: form.rows[at].code.count("."),
        told=_told,
    )


_STEPS = (
    Step(
        name="Lên trên",
        sign="arrow-up",
        keys="Alt+Up",
        edit=lambda _form, places: partial(step_rows, places=places, by=-1),
    ),
    Step(
        name="Xuống dưới",
        sign="arrow-down",
        keys="Alt+Down",
        edit=lambda _form, places: partial(step_rows, places=places, by=1),
    ),
    Step(
        name="Thụt vào, làm dòng con",
        sign="arrow-right",
        keys="Alt+Right",
        edit=lambda _form, places: partial(indent_rows, places=places),
    ),
    Step(
        name="Đưa ra ngoài một cấp",
        sign="arrow-left",
        keys="Alt+Left",
        edit=lambda _form, places: partial(outdent_rows, places=places),
    ),
    Step(
        name="Ẩn: không in, hoạt động tính vào dòng mẹ",
        sign="eye-off",
        keys="Alt+H",
        edit=lambda _form, places: partial(fold_rows, places=places),
    ),
    Step(
        name="Xóa dòng và các dòng con",
        sign="trash-2",
        keys="Del",
        edit=lambda _form, places: partial(delete_rows, places=places),
    ),
)


def _added(form: Form, after: int | None, text: str, known: Sequence[Form]) -> Edited:
    return with_typed_rows(form, after, text, known)


def _cells(form: Form, annex: Annex) -> Sequence[Sequence[str]]:
    return [
        (r.number, r.name, r.unit, counted_in_words(form, r), _figures(form, line))
        for r, line in zip(form.rows, annex.rows, strict=True)
    ]


def _figures(form: Form, line: AnnexRow) -> str:
    """Return what stands in a row today, a dash for what is blank."""
    keys = [column.key for column in form.columns if column.key in line.row.cells]
    return " · ".join(_today(line, key) or "–" for key in keys)


def _today(line: AnnexRow, column: str) -> str:
    cell = line.cells.get(column)
    figure = "" if cell is None or cell.value is None else grouped(cell.value)
    return line.texts.get(column) or figure


def _told(form: Form, annex: Annex, at: int) -> str:
    """Say what each figure of a row counts and how much that is."""
    row, line = form.rows[at], annex.rows[at]
    parts = []
    for column in form.columns:
        if column.key in row.cells:
            words = measure_in_words(form, row, row.cells[column.key])
            today = _today(line, column.key) or "chưa có số"
            parts.append(f"{column.label}: {words} – Tuần lễ này {today}.")
    return "\n".join(parts) or "Dòng này không có số nào."


def _fields(form: Form, at: int) -> Sequence[EntryField]:
    row = form.rows[at]
    return (
        EntryField(key="label", label="Tên dòng, đúng như công văn", lines=2),
        EntryField(key="number", label="Số thứ tự"),
        EntryField(key="unit", label="Đơn vị"),
        EntryField(key="kind", label="Ghi ở loại nào", choices=_kinds(row)),
        *(_cell_field(form, at, column.key, column.label) for column in form.columns),
        *([_ORIGINAL] if row.original else []),
        EntryField(key="short", label="Tên ngắn trên màn hình", hint="Không in ra"),
        EntryField(key="notes", label="Cột ghi chú", choices=_NOTES),
    )


_ORIGINAL = EntryField(
    key="original", label="Tên nguyên văn", hint="In khi phụ lục in đúng nguyên văn", lines=2
)
_NOTES = (
    (RowNotes.NOTHING.value, "Để trống"),
    (RowNotes.TITLES.value, "Tự kể tên các hoạt động"),
)


def _kinds(row: Row) -> Sequence[tuple[str, str]]:
    kinds = [("", "Không ghi, chỉ tính từ dòng khác")]
    kinds += [(kind.key, kind.name) for kind in KINDS.values()]
    if len(row.categories) > 1:
        named = ", ".join(c.label or KINDS[c.kind].name for c in row.categories)
        kinds.insert(0, (_SEVERAL, f"Nhiều loại: {named}"))
    return kinds


def _cell_field(form: Form, at: int, column: str, head: str) -> EntryField:
    row = form.rows[at]
    ways = [
        (_key(m), at_the_start(measure_in_words(form, row, m))) for m in _ways(form, at, column)
    ]
    label = f"Cột “{head}” lấy gì"
    return EntryField(key=f"{_CELL}{column}", label=label, choices=(("", "Để trống"), *ways))


def _ways(form: Form, at: int, column: str) -> Sequence[Measure]:
    """Return the ways to count each once by its words; what stands there now comes first."""
    found: dict[str, Measure] = {}
    for measure in ways_to_count(form, at, column):
        found.setdefault(measure_in_words(form, form.rows[at], measure), measure)
    return list(found.values())


def _key(measure: Measure) -> str:
    told = encode(measure)
    told.pop("span", None)
    return json.dumps(told, sort_keys=True)


def _text(form: Form, at: int, key: str) -> str:
    row = form.rows[at]
    if key in _TEXTS:
        return str(getattr(row, key))
    if key == "kind":
        return _SEVERAL if len(row.categories) > 1 else "".join(c.kind for c in row.categories)
    if key == "notes":
        return row.notes.value
    measure = row.cells.get(key.removeprefix(_CELL))
    return "" if measure is None else _key(measure)


def _change(at: int, key: str, text: str) -> Edit:
    if key in _TEXTS:
        return partial(set_row, at=at, name=key, text=text)
    if key == "kind":
        return partial(_of_kind, at=at, kind=text)
    if key == "notes":
        return partial(set_notes, at=at, notes=RowNotes(text))
    return partial(_counted, at=at, column=key.removeprefix(_CELL), told=text)


def _of_kind(form: Form, at: int, kind: str) -> Edited:
    return edited(form, [at]) if kind == _SEVERAL else with_kind(form, at, kind)


def _counted(form: Form, at: int, column: str, told: str) -> Edited:
    now = form.rows[at].cells.get(column)
    if now is not None and _key(now) == told:
        return edited(form, [at])
    measure = decode(Measure, json.loads(told), "ô") if told else None
    return set_cell(form, at, column, measure)
