# SPDX-License-Identifier: MIT
"""Drafts next year's form from the circular that came from above, and writes it for editing."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.form.form import Form
from desktop.intake.circulars.draft import FormDraft
from desktop.intake.circulars.drafting import draft_form
from desktop.intake.circulars.reading import PASTED, read_circular, read_pasted
from desktop.services.forms.library import FormFile, FormLibrary
from desktop.services.forms.writing import form_text
from desktop.storage.durable import new_file, put_in_place
from desktop.storage.faults import explained

_BASE = "chung"
"""The form that lends what a circular does not say."""


def draft_from(
    path: Path,
    library: FormLibrary,
    table: int | None = None,
    kinds: Mapping[str, str] | None = None,
) -> FormDraft:
    """Return the form that a circular asks for, and what of it is uncertain.

    `table` chooses one of several annexes, counted from 1, `kinds` what rows take, by their codes.

    Raises:
        AppError: the file cannot be read, or has no annex.
    """
    circular = read_circular(path)
    return draft_form(circular, path.name, _known_forms(library), table, kinds or {})


def draft_pasted(
    text: str,
    library: FormLibrary,
    table: int | None = None,
    kinds: Mapping[str, str] | None = None,
) -> FormDraft:
    """Return the form that a table copied from a circular asks for, as `draft_from`.

    Raises:
        AppError: there is no annex in what was copied.
    """
    return draft_form(read_pasted(text), PASTED, _known_forms(library), table, kinds or {})


def write_draft(draft: FormDraft, path: Path) -> None:
    """Write a draft as a form file, with a comment over each row that a person has to look at.

    Raises:
        AppError: there is such a file already, or it cannot be written.
    """
    if path.exists():
        advice = "Hãy ghi tên khác: tệp cũ có thể đã có người sửa."
        raise AppError(f"Đã có tệp “{path}”.", advice)
    text = form_text(draft.form, _remarks(draft))
    with explained(path.parent), new_file(path.parent) as (new, made):
        new.write(text.encode())
        new.close()
        put_in_place(made, path)


def keep_draft(draft: FormDraft, library: FormLibrary) -> Form:
    """Put a draft among the forms at hand, under an id that none of them has, and return it.

    Raises:
        AppError: the data folder cannot be written to.
    """
    form = replace(draft.form, id=library.unused_id(draft.form.id))
    library.keep(FormFile(form, form_text(form, _remarks(draft))))
    return form


def _remarks(draft: FormDraft) -> Mapping[str, str]:
    """Return what stands as a comment over each row, and over all."""
    remarks = {"": "Đọc từ công văn. Những chỗ ghi XEM LẠI là chương trình chưa chắc."}
    for doubt in draft.doubts:
        said = doubt.sentence if doubt.row else f"{doubt.place}: {doubt.sentence}"
        before = remarks.get(doubt.row, "")
        remarks[doubt.row] = f"{before}\nXEM LẠI: {said}".strip()
    return remarks


def _known_forms(library: FormLibrary) -> Sequence[Form]:
    """Return the forms at hand, the base first; a broken one teaches nothing."""
    forms = [library.get(_BASE).form]
    for form_id in library.ids():
        with suppress(AppError):
            forms.append(library.get(form_id).form)
    return forms
