# SPDX-License-Identifier: MIT
"""Puts a Week on another form, and says beforehand what that form has no place for."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.errors import AppError
from desktop.domain.form.form import Form
from desktop.domain.vietnamese import grouped
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record
from desktop.domain.week.week import Week
from desktop.services.forms.library import FormLibrary
from desktop.services.weeks.beginning import signers_for
from desktop.services.weeks.remarks import remarks_on


def usable_forms(library: FormLibrary) -> tuple[Form, ...]:
    """Return the forms to choose from, by name; one broken file does not hide the others."""
    found: list[Form] = []
    for id_ in library.ids():
        try:
            found.append(library.get(id_).form)
        except AppError:
            continue
    return tuple(sorted(found, key=lambda form: (form.id != "chung", form.name)))


def on_form(week: Week, form: Form) -> Week:
    """Return the Week as reported on another form."""
    return replace(week, form=form.id, signers=signers_for(form, week.signers))


def displaced(notebook: Notebook, before: Form, form: Form) -> str:
    """Return in words what would have no place on another form, blank if all has one."""
    records = sum(not has_row(record, form) for record in notebook.records)
    keys = {section.key for section in form.sections}
    texts = [t for key, t in notebook.sections.items() if key not in keys and t.text.strip()]
    codes = {row.code for row in form.rows}
    notes = remarks_on(notebook.row_notes, before, form).keys() - codes
    parts = [
        _counted(records, "hoạt động cần chọn lại dòng trong phụ lục"),
        _counted(len(texts), "đoạn báo cáo không có mục để in"),
        _counted(len(notes), "ghi chú của phụ lục không có dòng để in"),
    ]
    return _joined([part for part in parts if part])


def has_row(record: Record, form: Form) -> bool:
    """Whether a record has a row on a form: one that takes its category and its kind."""
    category = form.category(record.category)
    return category is not None and category.kind == kind_of(record).key


def _counted(number: int, what: str) -> str:
    return f"{grouped(number)} {what}" if number else ""


def _joined(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} và {parts[-1]}" if len(parts) > 1 else "".join(parts)
