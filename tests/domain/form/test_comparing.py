# SPDX-License-Identifier: MIT
"""Whatever of a form differs from another is told, down to the order of its columns."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from desktop.domain.form.comparing import differences
from desktop.domain.form.form import Form
from desktop.domain.form.listings import ListedColumn, Listing
from desktop.domain.form.reading import read_form
from tests.domain.report.test_told_figures import DATA

NOTHING = ["Chỉ khác phiên bản."]
NAMES = sorted({field.name for field in fields(Form)} - {"format", "id", "version"})
FORMS = [read_form(p.read_text(encoding="utf-8"), p.name) for p in sorted(DATA.glob("*.toml"))]
LISTED = [
    Listing(key=key, title=key, columns=(ListedColumn(key="title", label="Tên"),)) for key in "ab"
]
FORMS.append(replace(FORMS[0], listings=tuple(LISTED)))
LISTS = [name for name in NAMES if isinstance(getattr(FORMS[0], name), tuple)]


def other(value: Any) -> Any:  # noqa: ANN401 - any value of a form
    if isinstance(value, str):
        return f"{value}?"
    if is_dataclass(value) and not isinstance(value, type):
        name = fields(value)[0].name
        return replace(value, **{name: other(getattr(value, name))})
    return value[:-1] if value else ("ubnd",)


def having(name: str) -> Form:
    """Return a form that has entries in a list, several if there is one."""
    return max(FORMS, key=lambda form: len(getattr(form, name)))


@pytest.mark.parametrize("name", NAMES)
def test_each_part_of_a_form_that_differs_is_told(name: str) -> None:
    form = having(name) if name in LISTS else FORMS[0]
    changes: dict[str, Any] = {name: other(getattr(form, name))}
    assert differences(form, replace(form, version=9)) == NOTHING
    assert differences(form, replace(form, **changes)) != NOTHING


@pytest.mark.parametrize("name", LISTS)
def test_another_order_is_told(name: str) -> None:
    form = having(name)
    if len(getattr(form, name)) > 1:
        changes: dict[str, Any] = {name: getattr(form, name)[::-1]}
        assert differences(form, replace(form, **changes)) != NOTHING


def test_a_row_is_told_that_has_the_name_of_another() -> None:
    form = FORMS[0]
    twice = replace(form.rows[0], categories=(), cells={}, label="Tập thể")
    both = replace(form, rows=(replace(twice, unit="đơn vị"), twice))
    assert differences(both, replace(form, rows=(twice, twice))) == ["Đổi 1 dòng: “Tập thể”."]
