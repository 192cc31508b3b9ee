# SPDX-License-Identifier: MIT
"""The outline of the report in the workshop."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from desktop.domain.form.edits.edited import Edit
from desktop.domain.form.edits.parts import set_part, shift_sections
from desktop.domain.form.form import Form, Section, SectionSource
from desktop.domain.vietnamese import line
from desktop.services.forms.proposing import with_typed_section
from desktop.ui.forms.workshop.list_steps import each_line, moving, steps
from desktop.ui.forms.workshop.part import FormPart, Places, Step
from desktop.ui.widgets.fields import EntryField

_SOURCES = {
    SectionSource.HEADING: "Chỉ có tên mục",
    SectionSource.TYPED: "Văn phòng tự viết",
    SectionSource.ACCOUNT: "Chương trình soạn từ các hoạt động",
    SectionSource.FUNDING: "Chương trình soạn từ kinh phí",
    SectionSource.ANNEX: "Câu dẫn tới phụ lục số liệu",
    SectionSource.EVIDENCE: "Câu dẫn tới danh mục minh chứng",
}
_LEVELS = {1: "Phần (I, II)", 2: "Khoản (1, 2)", 3: "Điểm (a, b)"}


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
        add=each_line(with_typed_section),
        move=moving("sections"),
        steps=(
            *steps("sections", "mục")[:2],
            _level_step("Thụt vào một cấp", "arrow-right", "Alt+Right", 1),
            _level_step("Đưa ra ngoài một cấp", "arrow-left", "Alt+Left", -1),
            *steps("sections", "mục")[2:],
        ),
        depth=lambda form, at: form.sections[at].level - 1,
    )


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
