# SPDX-License-Identifier: MIT
"""Writes a form as the text of a form file, laid out as a person would write it."""

from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import InlineTable, Table

from desktop.domain.codec import encode
from desktop.domain.form.form import Form

REPEATED = ("columns", "quantities", "rows", "listings", "sections", "signers")
"""The lists of a form, each entry a table of its own."""


def form_text(form: Form, remarks: Mapping[str, str] | None = None) -> str:
    """Return the file from which `read_form` makes this form again.

    `remarks` stand as comments over a row, by its code; the one of the blank code over all.
    """
    remarks = remarks or {}
    data = encode(form)
    document = tomlkit.document()
    _comment(document, remarks.get(""))
    for name, value in data.items():
        if name not in REPEATED and not isinstance(value, dict):
            document.add(name, value)
    document.add(tomlkit.nl())
    for name, value in data.items():
        if isinstance(value, dict):
            document.add(name, _table(value))
            document.add(tomlkit.nl())
    for name in REPEATED:
        tables = tomlkit.aot()
        for entry in data.get(name, ()):
            if "cells" in entry:
                entry["cells"] = {
                    c.key: entry["cells"][c.key] for c in form.columns if c.key in entry["cells"]
                }
            tables.append(_table(entry, remarks.get(entry.get("code", "-"))))
        if len(tables):
            document.add(name, tables)
    return tomlkit.dumps(document).rstrip("\n") + "\n"


def entry_text(entry: Mapping[str, Any]) -> str:
    """Return one table of a form file, without its head."""
    return _table(entry).as_string()


def _comment(where: TOMLDocument | Table, text: str | None) -> None:
    for line in (text or "").splitlines():
        where.add(tomlkit.comment(line))


def _table(entry: Mapping[str, Any], remark: str | None = None) -> Table:
    table = tomlkit.table()
    _comment(table, remark)
    for name, value in entry.items():
        if isinstance(value, dict):  # what a row counts, and the words of sources: a line each
            for key, inner in value.items():
                table.append(tomlkit.key([name, key]), inline(inner))
        else:
            table.add(name, inline(value))
    return table


def inline(value: Any) -> Any:  # noqa: ANN401 - whatever stands in a form file
    """Return a value as it stands behind its name, on one line."""
    if isinstance(value, dict):
        table: InlineTable = tomlkit.inline_table()
        for key, inner in value.items():
            table.append(key, inline(inner))
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        for inner in value:
            array.append(inline(inner))
        return array
    return value
