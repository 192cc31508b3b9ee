# SPDX-License-Identifier: MIT
"""Whatever a form can say is written as a file that says the same."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.codec import decode
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.vietnamese import nfc
from desktop.paths import resources
from desktop.services.forms.writing import form_text

FILES = [
    *sorted((resources() / "forms").glob("*.toml")),
    *sorted((Path(__file__).parents[2] / "domain" / "data").glob("*.toml")),
]
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=9
).map(nfc)
keys = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)


def any_of(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a type of any form
    """Return a strategy for every value that a place in a form may have."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return st.one_of([any_of(one) for one in inner])
    if origin is tuple:
        return st.lists(any_of(inner[0]), min_size=1, max_size=2).map(tuple)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(keys, any_of(inner[1]), max_size=2)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        known = {f.name: any_of(hints[f.name]) for f in fields(kind) if f.init}
        return st.builds(kind, **known)
    if issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    plain: dict[type, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        int: st.integers(0, 99),
        str: texts,
        type(None): st.none(),
    }
    return plain[kind]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_form_is_written_as_it_was_read(file: Path) -> None:
    form = read_form(file.read_text(encoding="utf-8"), file.name)
    assert read_form(form_text(form), file.name) == form


def test_the_documented_forms_are_written_as_they_were_read() -> None:
    readme = (resources() / "forms" / "README.md").read_text(encoding="utf-8")
    for text in re.findall(r"```toml\n(format = 1\n.*?)```", readme, re.DOTALL):
        form = read_form(text, "README.md")
        assert read_form(form_text(form), "README.md") == form


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_of(Form))
def test_whatever_a_form_says_is_read_again(form: Form) -> None:
    cells = {column.key for column in form.columns}
    text = form_text(form)
    again = decode(Form, tomllib.loads(text), "mẫu")
    for row, same in zip(form.rows, again.rows, strict=True):
        assert {k: m for k, m in row.cells.items() if k in cells} == same.cells
    assert again.columns == form.columns
    assert (again.signers, again.sections, again.annex) == (form.signers, form.sections, form.annex)
    assert (again.report, again.sending, again.quantities) == (
        form.report,
        form.sending,
        form.quantities,
    )
