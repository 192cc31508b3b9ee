# SPDX-License-Identifier: MIT
"""Writes an edited form into the text it was read from, so that a person's comments stay."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from desktop.domain.codec import encode
from desktop.domain.errors import BadData
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.services.forms.writing import REPEATED, entry_text, form_text, inline

_HEAD = re.compile(r"\s*\[{1,2}\s*([A-Za-z_]+)\s*\]{1,2}\s*(#.*)?$")


def rewritten_text(text: str, before: Form, after: Form, codes: Mapping[str, str]) -> str:
    """Return the text of `before` as that of `after`, with the comments that stand in it.

    `codes` has the present code of each row of the former form that is still there. A comment goes
    with what it stands over; a heading over all rows or columns stays over them. A text that is
    laid out in a way that nobody would write is written without comments.
    """
    if after == before:
        return text
    try:
        made = _Text(text).rewritten(before, after, codes)
        if read_form(made, "") == after:
            return made
    except (TOMLKitError, BadData, LookupError, TypeError, ValueError, AttributeError):
        pass
    return form_text(after)


@dataclass(slots=True)
class _Block:
    """A table of the file: what stands over it as a heading, over it as a comment, and itself."""

    name: str = ""
    heading: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)

    def text(self, *, headed: bool = True) -> str:
        return "".join([*(self.heading if headed else ()), *self.comment, *self.body])


class _Text:
    def __init__(self, text: str) -> None:
        self.blocks = list(_blocks(text.splitlines(keepends=True)))

    def rewritten(self, before: Form, after: Form, codes: Mapping[str, str]) -> str:
        old, new = _encoded(before), _encoded(after)
        parts = [_patched(self.blocks[0], "", _scalars(old), _scalars(new)).text()]
        done: set[str] = set()
        for block in self.blocks[1:]:
            if block.name in REPEATED:
                if block.name not in done:
                    parts.append(self._list(block.name, old, new, codes))
            else:
                was, now = old.get(block.name, {}), new.get(block.name, {})
                parts.append(_patched(block, block.name, was, now).text())
            done.add(block.name)
        for name in new.keys() - done - _scalars(new).keys():
            if name in REPEATED:
                parts.append(self._list(name, old, new, codes))
            else:
                parts.append(f"\n[{name}]\n{entry_text(new[name])}")
        return "".join(part if part.endswith("\n") else f"{part}\n" for part in parts if part)

    def _list(
        self, name: str, old: Mapping[str, Any], new: Mapping[str, Any], codes: Mapping[str, str]
    ) -> str:
        """Return all entries of a list, those that were there before with their comments."""
        blocks = [block for block in self.blocks if block.name == name]
        entries = old.get(name, [])
        former = {_id(e, codes): (b, e) for b, e in zip(blocks, entries, strict=True)}
        texts: list[str] = []
        for entry in new.get(name, ()):
            block, was = former.get(_id(entry), (None, None))
            if block is None:
                texts.append(f"\n[[{name}]]\n{entry_text(entry)}")
            elif block is blocks[0]:
                texts.append(f"\n{_patched(block, name, was, entry).text(headed=False)}")
            else:
                texts.append(_patched(block, name, was, entry).text())
        texts[:1] = [text.lstrip("\n") for text in texts[:1]]
        heading = "".join(blocks[0].heading) if blocks else "\n"
        return heading + "".join(text if text.endswith("\n") else f"{text}\n" for text in texts)


def _blocks(lines: Sequence[str]) -> Iterable[_Block]:
    """Yield what stands before the first table, and each table; `[rows.cells]` is part of a row."""
    block, loose = _Block(), list[str]()
    for line in lines:
        if found := _HEAD.match(line):
            yield block
            block = _Block(name=found[1], body=[line])
            gap = max((n for n, each in enumerate(loose, 1) if not each.strip()), default=0)
            block.heading, block.comment = loose[:gap], loose[gap:]
            loose = []
        elif not line.strip() or line.lstrip().startswith("#"):
            loose.append(line)
        else:
            block.body += [*loose, line]
            loose = []
    block.body += loose
    yield block


def _encoded(form: Form) -> dict[str, Any]:
    data: dict[str, Any] = encode(form)
    for row in data["rows"]:
        if "cells" in row:
            keys = [column.key for column in form.columns]
            row["cells"] = {key: row["cells"][key] for key in keys if key in row["cells"]}
    return data


def _scalars(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands before the first table."""
    return {k: v for k, v in data.items() if k not in REPEATED and not isinstance(v, dict)}


def _id(entry: Mapping[str, Any], codes: Mapping[str, str] | None = None) -> str:
    if "code" not in entry:
        return str(entry["key"])
    code = str(entry["code"])
    return code if codes is None else codes.get(code, f"? {code}")


def _patched(block: _Block, name: str, old: Any, new: Any) -> _Block:  # noqa: ANN401 - of any table
    if old == new:
        return block
    body, before = block.body, dict(old)
    for key in [key for key, value in {**old, **new}.items() if isinstance(value, dict)]:
        lines = _patched_lines(body, key, old.get(key, {}), new.get(key, {}))
        if lines is not None:
            body, before[key] = lines, new.get(key)
    document = tomlkit.parse("".join(body))
    table: Any = document[name] if name else document
    if isinstance(table, list):
        table = table[0]
    for key in [key for key, value in before.items() if key not in new and value is not None]:
        del table[key]
    for key, value in new.items():
        if before.get(key) != value:
            _set(table, key, value)
    made = tomlkit.dumps(document).splitlines(keepends=True)
    return _Block(block.name, block.heading, block.comment, made)


def _patched_lines(
    lines: Sequence[str], key: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[str] | None:
    """Return lines in which `cells.people = …` and the like are those of a new value.

    tomlkit itself loses its place in several such lines. `None` if they are not written so.
    """
    found = {match[1]: at for at, line in enumerate(lines) if (match := _dotted(key).match(line))}
    if found.keys() != old.keys() or not found:
        return None
    patched = dict(enumerate(lines))
    for name, at in found.items():
        if name not in new:
            del patched[at]
        elif new[name] != old[name]:
            line: Any = tomlkit.parse(lines[at])
            line[key][name] = inline(new[name])
            patched[at] = tomlkit.dumps(line)
    added = [
        f"{key}.{name} = {inline(value).as_string()}\n"
        for name, value in new.items()
        if name not in old
    ]
    last = max(found.values())
    kept = [text for at, text in patched.items() if at <= last]
    return [*kept, *added, *(text for at, text in patched.items() if at > last)]


@cache
def _dotted(key: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{re.escape(key)}\s*\.\s*([A-Za-z0-9_-]+)\s*=")


def _set(table: Any, key: str, value: Any) -> None:  # noqa: ANN401 - of any type
    if not isinstance(value, dict):
        table[key] = inline(value)
        return
    if key in table:
        del table[key]
    for name, inner in value.items():
        table.append(tomlkit.key([key, name]), inline(inner))
