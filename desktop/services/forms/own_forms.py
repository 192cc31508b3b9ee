# SPDX-License-Identifier: MIT
"""Opens a form to be edited: the clerk's own as it is, any other as a copy."""

from collections.abc import Collection
from dataclasses import replace

from desktop.domain.form.form import Form
from desktop.domain.vietnamese import slug
from desktop.services.forms.library import FormFile, FormLibrary
from desktop.services.forms.rewriting import rewritten_text

_LONGEST_ID = 50


def to_edit(library: FormLibrary, form_id: str, used: Collection[str]) -> FormFile:
    """Return a form to be edited; one that is shipped, or that Weeks are reported on, as a copy.

    `used` are the ids of the forms that Weeks are reported on. A copy is nowhere yet.

    Raises:
        AppError: there is no such form, or its file is broken.
    """
    file = library.get(form_id)
    if library.is_own(form_id) and form_id not in used:
        return file
    return copied(file, library, f"{file.form.name} (bản sửa)")


def copied(file: FormFile, library: FormLibrary, name: str) -> FormFile:
    """Return a copy of a form under a name, and an id that no form at hand has."""
    own = library.unused_id(slug(name, _LONGEST_ID))
    form = replace(file.form, id=own, name=name, version=1)
    return FormFile(form, rewritten_text(file.text, file.form, form, _same(form)))


def _same(form: Form) -> dict[str, str]:
    return {row.code: row.code for row in form.rows}
