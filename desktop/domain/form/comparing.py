# SPDX-License-Identifier: MIT
"""Says in what two forms differ, for who decides whether to take one for the other."""

from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import Any

from desktop.domain.form.form import Form
from desktop.domain.vietnamese import quoted

_NAMED = 3
_LISTS = {
    "columns": "cột",
    "quantities": "số lượng riêng",
    "listings": "danh sách",
    "sections": "mục",
    "signers": "người ký",
}
_OTHERS = {
    "name": "Tên mẫu",
    "source": "Công văn ban hành",
    "report": "Lời báo cáo",
    "annex": "Lời phụ lục",
    "sending": "Nơi nhận, hạn nộp",
}


def differences(before: Form, after: Form) -> Sequence[str]:
    """Return what is otherwise in one form than in another, a sentence each."""
    told = _told("dòng", _rows(before), _rows(after))
    for name, what in _LISTS.items():
        told += _told(what, _parts(before, name), _parts(after, name))
    told += [
        f"{words} khác."
        for name, words in _OTHERS.items()
        if getattr(before, name) != getattr(after, name)
    ]
    return told or ["Chỉ khác phiên bản."]


def _rows(form: Form) -> dict[str, Any]:
    """Return the rows by what they are known by when they move: what they take, or else a name.

    Of several rows of one name, "Tập thể", each is known by its place among them.
    """
    rows = dict[str, Any]()
    for row in form.rows:
        name = " ".join(category.key for category in row.categories) or row.label
        keys = chain([name], (f"{name} {n}" for n in count(2)))
        rows[next(key for key in keys if key not in rows)] = (row, row.name)
    return rows


def _parts(form: Form, name: str) -> dict[str, Any]:
    parts = getattr(form, name)
    return {part.key: (part, getattr(part, "label", "") or part.title) for part in parts}


def _told(what: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    new = [name for key, (_part, name) in after.items() if key not in before]
    gone = [name for key, (_part, name) in before.items() if key not in after]
    changed = [
        name for key, (part, name) in after.items() if key in before and before[key][0] != part
    ]
    named = (("Thêm", new), ("Bớt", gone), ("Đổi", changed))
    told = [f"{verb} {len(names)} {what}: {_named(names)}." for verb, names in named if names]
    is_moved = [key for key in before if key in after] != [key for key in after if key in before]
    return [*told, f"Đổi thứ tự {what}."] if is_moved else told


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(quoted(name) for name in names[:_NAMED])
    return f"{shown}…" if len(names) > _NAMED else shown
