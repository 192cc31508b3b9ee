# SPDX-License-Identifier: MIT
"""The columns, own quantities, sections and signers of a form in the workshop."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop.domain.form.edits.edited import Edit, Edited, edited, refused
from desktop.domain.form.edits.parts import (
    add_each_line,
    add_part,
    delete_parts,
    move_parts,
    set_part,
    shift_sections,
)
from desktop.domain.form.form import Form, Quantity, Section, SectionSource
from desktop.domain.form.new_parts import new_quantity, new_signer
from desktop.domain.vietnamese import line
from desktop.domain.week.kinds import KINDS
from desktop.services.forms.proposing import with_typed_column, with_typed_section
from desktop.ui.forms.workshop.part import FormPart, Places, Step
from desktop.ui.widgets.fields import EntryField

_SEVERAL = "…"
_SOURCES = {
    SectionSource.HEADING: "Chỉ có tên mục",
    SectionSource.TYPED: "Văn phòng tự viết",
    SectionSource.ACCOUNT: "Chương trình soạn từ các hoạt động",
    SectionSource.FUNDING: "Chương trình soạn từ kinh phí",
    SectionSource.ANNEX: "Câu dẫn tới phụ lục số liệu",
    SectionSource.EVIDENCE: "Câu dẫn tới danh mục minh chứng",
}
_LEVELS = {1: "Phần (I, II)", 2: "Khoản (1, 2)", 3: "Điểm (a, b)"}


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
        add=_each_line(with_typed_column),
        move=_moving("columns"),
        steps=_steps("columns", "cột"),
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
        add=_each_line(_with_quantity),
        move=_moving("quantities"),
        steps=_steps("quantities", "số lượng"),
    )


def section_part() -> FormPart:
    """Return the outline of the report."""
    return FormPart(
        name="Đề cương báo cáo",
        hint="Gõ mục mới như: II. Đánh giá chung",
        columns=("Số", "Mục", "Lời lấy từ đâu"),
        shares=(10, 52, 38),
        cells=lambda form, _annex: [(s.number, s.title, _source(s.source)) for s in form.sections],
        fields=lambda form, at: _section_fields(form.sections[at]),
        text=_section_text,
        change=_section_change,
        add=_each_line(with_typed_section),
        move=_moving("sections"),
        steps=(
            *_steps("sections", "mục")[:2],
            _level_step("Thụt vào một cấp", "arrow-right", "Alt+Right", 1),
            _level_step("Đưa ra ngoài một cấp", "arrow-left", "Alt+Left", -1),
            *_steps("sections", "mục")[2:],
        ),
        depth=lambda form, at: form.sections[at].level - 1,
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
        add=_each_line(_with_signer),
        move=_moving("signers"),
        steps=_steps("signers", "người ký"),
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


def _moving(name: str) -> Callable[[Places, int], Edit]:
    return lambda places, to: partial(move_parts, name=name, places=places, to=to)


def _each_line(add: Callable[[Form, int | None, str], Edited]) -> Callable[[int | None, str], Edit]:
    return lambda after, text: partial(add_each_line, after=after, text=text, add=add)


def _steps(name: str, what: str) -> tuple[Step, ...]:
    def up(_form: Form, places: Places) -> Edit:
        return partial(move_parts, name=name, places=places, to=max(min(places) - 1, 0))

    def down(_form: Form, places: Places) -> Edit:
        return partial(move_parts, name=name, places=places, to=max(places) + 2)

    def delete(_form: Form, places: Places) -> Edit:
        return partial(delete_parts, name=name, places=places)

    return (
        Step(name="Lên trên", sign="arrow-up", keys="Alt+Up", edit=up),
        Step(name="Xuống dưới", sign="arrow-down", keys="Alt+Down", edit=down),
        Step(name=f"Xóa {what}", sign="trash-2", keys="Del", edit=delete),
    )


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


def _section_fields(section: Section) -> Sequence[EntryField]:
    sources = [(source.value, _source(source)) for source in SectionSource]
    fields = [
        EntryField(key="title", label="Tên mục", lines=2),
        EntryField(key="number", label="Số in ra", hint="Đúng như công văn, không ghi dấu chấm"),
        EntryField(key="level", label="Cấp", choices=[(str(n), w) for n, w in _LEVELS.items()]),
        EntryField(key="source", label="Lời lấy từ đâu", choices=sources),
        EntryField(key="optional", label="Để trống được không", choices=_OPTIONAL),
        EntryField(key="hint", label="Câu nhắc văn phòng nên viết gì", lines=2),
    ]
    if section.source is SectionSource.ACCOUNT:
        hint = "Mã các dòng, cách nhau dấu phẩy; để trống thì kể mọi dòng"
        fields.append(EntryField(key="rows", label="Chỉ kể các dòng", hint=hint))
    if section.source in (SectionSource.ANNEX, SectionSource.EVIDENCE):
        fields.append(EntryField(key="text", label="Câu in ra", lines=2))
    return fields


def _source(source: SectionSource) -> str:
    return _SOURCES.get(source, source.value)


_OPTIONAL = (("no", "Phải viết"), ("yes", "Được để trống"))


def _section_text(form: Form, at: int, key: str) -> str:
    section = form.sections[at]
    match key:
        case "optional":
            return "yes" if section.optional else "no"
        case "rows":
            return ", ".join(section.rows)
        case "source":
            return section.source.value
    return str(getattr(section, key))


def _section_change(at: int, key: str, text: str) -> Edit:
    changes: dict[str, Any] = {key: line(text)}
    match key:
        case "optional":
            changes = {"optional": text == "yes"}
        case "level":
            changes = {"level": int(text)}
        case "rows":
            changes = {"rows": tuple(filter(None, map(line, text.split(","))))}
        case "source":
            changes = _of_source(SectionSource(text))
    return partial(set_part, name="sections", at=at, **changes)


def _of_source(source: SectionSource) -> dict[str, Any]:
    """Return what a section of a source has, without what only others have."""
    changes: dict[str, Any] = {"source": source}
    if source is not SectionSource.ACCOUNT:
        changes["rows"] = ()
    if source is not SectionSource.FUNDING:
        changes["sources"] = {}
    if source not in (SectionSource.ANNEX, SectionSource.EVIDENCE):
        changes["text"] = ""
    return changes


def _level_step(name: str, sign: str, keys: str, by: int) -> Step:
    def edit(_form: Form, places: Places) -> Edit:
        return partial(shift_sections, places=places, by=by)

    return Step(name=name, sign=sign, keys=keys, edit=edit)


def _with_signer(form: Form, after: int | None, text: str) -> Edited:
    if not text.strip():
        raise refused("Người ký chưa có chức vụ.", "Hãy gõ chức vụ, ví dụ GIÁM ĐỐC.")
    signer = new_signer(text, [s.key for s in form.signers])
    return add_part(form, "signers", after, signer)
