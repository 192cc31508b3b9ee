# SPDX-License-Identifier: MIT
"""Takes the remarks of an annex to the rows of another form."""

from collections.abc import Mapping

from desktop.domain.form.form import Form, Row

_OF_FORM = "/"
"""Stands between the id of a form and the code of a row there; neither has one in itself."""


def remarks_on(notes: Mapping[str, str], before: Form, form: Form) -> Mapping[str, str]:
    """Return the remarks of an annex by the rows of another form; those that meet are joined.

    One whose row is gone keeps the id of its form before its code, "chung/1.2", so that it stands
    at no other row that bears the code now, and finds its own again on that form.
    """
    moved: dict[str, str] = {}
    for code, note in notes.items():
        now = _code_on(code, before, form)
        moved[now] = "; ".join(filter(None, (moved.get(now), note)))
    return moved


def _code_on(code: str, before: Form, form: Form) -> str:
    id_, is_placeless, own = code.rpartition(_OF_FORM)
    if is_placeless:
        return own if id_ == form.id and _row(form, own) else code
    former = _row(before, code)
    found = _likewise(before, form, former) if former else None
    return found.code if found else f"{before.id}{_OF_FORM}{code}"


def _likewise(before: Form, form: Form, former: Row) -> Row | None:
    """Return the row of a form that takes what a former one took, or else is named alike.

    Of several with one name it is that beneath rows of the same names.
    """
    keys = {category.key for category in former.categories}
    if found := next((r for r in form.rows if keys & {c.key for c in r.categories}), None):
        return found
    named = [row for row in form.rows if row.label == former.label]
    path = _path(before, former)
    beneath = [row for row in named if _path(form, row) == path]
    same = [row for row in beneath if row.code == former.code]
    likely = same or beneath or named
    return likely[0] if len(likely) == 1 else None


def _path(form: Form, row: Row) -> list[str]:
    """Return the labels of a row and of all that it lies under, its own last."""
    return [r.label for r in form.rows if f"{row.code}.".startswith(f"{r.code}.")]


def _row(form: Form, code: str) -> Row | None:
    return next((row for row in form.rows if row.code == code), None)
