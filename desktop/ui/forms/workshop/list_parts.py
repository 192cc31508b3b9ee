# SPDX-License-Identifier: MIT
"""The columns, own quantities and signers of a form in the workshop."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop.domain.form.edits.edited import Edit, Edited, edited, refused
from desktop.domain.form.edits.parts import (
    add_part,
    set_part,
)
from desktop.domain.form.form import Form, Quantity
from desktop.domain.form.new_parts import new_quantity, new_signer
from desktop.domain.vietnamese import line
from desktop.domain.week.kinds import KINDS
from desktop.services.forms.proposing import with_typed_column
from desktop.ui.forms.workshop.list_steps import each_line, moving, steps
from desktop.ui.forms.workshop.part import FormPart
from desktop.ui.widgets.fields import EntryField

_SEVERAL = "…"


def column_part() -> FormPart:
    """Return the list of columns of figures."""
    return FormPart(
        name="Các cột số",
        hint="Gõ cột mới như: Số lượng; Trong đó nữ",
        columns=("Đầu chung", "Cột", "Số dòng"),
        shares=(32, 44, 24),
        cells=lambda form, _annex: [(c.group, c.label, _rows(form, c.key)) for c in form.columns],
        fields=_column_fields,
        text=_column_text,
        change=_column_change,
        add=each_line(with_typed_column),
        move=moving("columns"),
        steps=steps("columns", "cột"),
    )


def quantity_part() -> FormPart:
    """Return the list of numbers that only this form asks for."""
    return FormPart(
        name="Số lượng riêng của mẫu",
        hint="Gõ số mới như: Số bài dự thi; bài",
        columns=("Tên ô nhập", "Đơn vị", "Ghi ở loại nào"),
        shares=(46, 18, 36),
        cells=lambda form, _annex: [(q.label, q.unit, _kind_names(q)) for q in form.quantities],
        fields=lambda form, at: (
            EntryField(
                key="label", label="Tên ô nhập", hint="Hiện khi ghi hoạt động loại dưới đây"
            ),
            EntryField(key="unit", label="Đơn vị"),
            EntryField(key="kinds", label="Ghi ở loại nào", choices=_kinds(form.quantities[at])),
        ),
        text=_quantity_text,
        change=_quantity_change,
        add=each_line(_with_quantity),
        move=moving("quantities"),
        steps=steps("quantities", "số lượng"),
    )


def signer_part() -> FormPart:
    """Return who signs."""
    return FormPart(
        name="Người ký",
        hint="Gõ chức vụ như: GIÁM ĐỐC",
        columns=("Chức vụ", "Dòng trên chức vụ"),
        shares=(55, 45),
        cells=lambda form, _annex: [(s.title, s.authority) for s in form.signers],
        fields=_same(
            EntryField(
                key="title", label="Chức vụ", hint="Người cuối cùng là thủ trưởng, in bên phải"
            ),
            EntryField(key="authority", label="Trên chức vụ", hint="Nhiều nhất ba dòng", lines=3),
            EntryField(
                key="hint", label="Chữ ở chỗ ký", hint="Ví dụ: (Ký, ghi rõ họ tên, đóng dấu)"
            ),
        ),
        text=lambda form, at, key: str(getattr(form.signers[at], key)),
        change=_signer_change,
        add=each_line(_with_signer),
        move=moving("signers"),
        steps=steps("signers", "người ký"),
    )


def _column_fields(form: Form, at: int) -> Sequence[EntryField]:
    own = form.columns[at].key
    others = [(c.key, f"Chung ô với cột “{c.label}”") for c in form.columns if c.key != own]
    fields = [
        EntryField(key="label", label="Tên cột"),
        EntryField(key="group", label="Đầu chung", hint="In trên các cột liền nhau cùng đầu chung"),
        EntryField(key="within", label="In ở đâu", choices=[("", "Cột riêng"), *others]),
    ]
    if form.columns[at].within:
        fields.append(EntryField(key="brackets", label="In số thứ hai", choices=_BRACKETS))
    return fields


_BRACKETS = (("no", "Sau dấu gạch: 16/20"), ("yes", "Trong ngoặc: 120 (80)"))


def _column_text(form: Form, at: int, key: str) -> str:
    column = form.columns[at]
    if key == "brackets":
        return "yes" if column.brackets else "no"
    return str(getattr(column, key))


def _column_change(at: int, key: str, text: str) -> Edit:
    changes: dict[str, Any] = {key: line(text)}
    if key == "within":
        changes = {"within": text} if text else {"within": "", "brackets": False}
    elif key == "brackets":
        changes = {"brackets": text == "yes"}
    return partial(set_part, name="columns", at=at, **changes)


def _signer_change(at: int, key: str, text: str) -> Edit:
    lines = "\n".join(filter(None, map(line, text.splitlines())))
    changes: dict[str, Any] = {key: lines if key == "authority" else line(text)}
    return partial(set_part, name="signers", at=at, **changes)


def _same(*fields: EntryField) -> Callable[[Form, int], Sequence[EntryField]]:
    return lambda _form, _at: fields


def _rows(form: Form, column: str) -> str:
    return str(sum(column in row.cells for row in form.rows))


def _kind_names(quantity: Quantity) -> str:
    return ", ".join(KINDS[kind].name for kind in quantity.kinds)


def _kinds(quantity: Quantity) -> Sequence[tuple[str, str]]:
    kinds = [(kind.key, kind.name) for kind in KINDS.values()]
    several = [(_SEVERAL, _kind_names(quantity))] if len(quantity.kinds) > 1 else []
    return (*several, *kinds)


def _quantity_text(form: Form, at: int, key: str) -> str:
    quantity = form.quantities[at]
    if key == "kinds":
        return _SEVERAL if len(quantity.kinds) > 1 else quantity.kinds[0]
    return str(getattr(quantity, key))


def _quantity_change(at: int, key: str, text: str) -> Edit:
    if text == _SEVERAL:
        return edited
    changes: dict[str, Any] = {key: (text,) if key == "kinds" else line(text)}
    return partial(set_part, name="quantities", at=at, **changes)


def _with_quantity(form: Form, after: int | None, text: str) -> Edited:
    label, _, unit = text.partition(";")
    if not label.strip():
        raise refused("Số lượng chưa có tên.", "Hãy gõ tên ô nhập.")
    taken = {q.key for q in form.quantities} | {c.key for r in form.rows for c in r.categories}
    kinds = [c.kind for r in form.rows for c in r.categories]
    kind = "event" if "event" in kinds else next(iter(kinds), "other_item")
    return add_part(form, "quantities", after, new_quantity(label, unit, kind, taken))


def _with_signer(form: Form, after: int | None, text: str) -> Edited:
    if not text.strip():
        raise refused("Người ký chưa có chức vụ.", "Hãy gõ chức vụ, ví dụ GIÁM ĐỐC.")
    signer = new_signer(text, [s.key for s in form.signers])
    return add_part(form, "signers", after, signer)
