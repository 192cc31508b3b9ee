# SPDX-License-Identifier: MIT
"""Edits of what else a form has: columns, own quantities, sections, signers and its words."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop.domain.form.edits.edited import Edited, edited, refused, without_unsound
from desktop.domain.form.edits.numbers import Numbered, renumbered
from desktop.domain.form.edits.references import columns_free, without_column
from desktop.domain.form.form import SECTION_LEVELS, Column, Form, Quantity, Section
from desktop.domain.form.paper import Signer
from desktop.domain.vietnamese import quoted

Part = Column | Quantity | Section | Signer
LISTS: Mapping[str, tuple[type[Part], str]] = {
    "columns": (Column, "cột số"),
    "quantities": (Quantity, "số lượng riêng"),
    "sections": (Section, "mục"),
    "signers": (Signer, "người ký"),
}
"""The lists of a form besides its rows: what stands in each, and what one of it is called."""

_MAY_BE_EMPTY = ("quantities",)
_NAMES = {"columns": "label", "quantities": "label", "sections": "title", "signers": "title"}


def add_part(form: Form, name: str, after: int | None, part: Part) -> Edited:
    """Return a form with one more column, quantity, section or signer.

    `after` is the place of the one before it, `None` for at the end.

    Raises:
        BadData: the form would break a rule.
    """
    parts = list(getattr(form, name))
    at = len(parts) if after is None else after + 1
    parts.insert(at, part)
    return _with(form, name, parts, [at])


def add_each_line(
    form: Form, after: int | None, text: str, add: Callable[[Form, int | None, str], Edited]
) -> Edited:
    """Return a form with one more part for each line of a text, each behind the one before.

    Raises:
        BadData: a line makes no part, or no line does.
    """
    lines = [each for each in text.splitlines() if each.strip()] or [""]
    made = edited(form, [] if after is None else [after])
    codes, lost = dict(made.codes), list[str]()
    for each in lines:
        made = add(made.form, made.chosen[-1] if made.chosen else None, each)
        codes = {former: made.codes[code] for former, code in codes.items()}
        lost += made.lost
    return replace(made, codes=codes, lost=lost)


def delete_parts(form: Form, name: str, places: Collection[int]) -> Edited:
    """Return a form without some columns, quantities, sections or signers.

    Raises:
        BadData: none would be left.
    """
    left = [part for at, part in enumerate(getattr(form, name)) if at not in places]
    if not left and name not in _MAY_BE_EMPTY:
        what = LISTS[name][1]
        raise refused(f"Mẫu phải còn ít nhất một {what}.", f"Hãy thêm {what} mới trước.")
    if name == "columns":
        for at in places:
            form = without_column(form, form.columns[at].key)
    chosen = [min(min(places, default=0), len(left) - 1)] if left else []
    return _with(form, name, left, chosen)


def move_parts(form: Form, name: str, places: Collection[int], to: int) -> Edited:
    """Return a form with some parts before the one that stands at `to`."""
    parts: Sequence[Part] = getattr(form, name)
    block = [parts[at] for at in sorted(places)]
    before = [part for at, part in enumerate(parts) if at < to and at not in places]
    after = [part for at, part in enumerate(parts) if at >= to and at not in places]
    chosen = range(len(before), len(before) + len(block))
    return _with(form, name, [*before, *block, *after], chosen)


def set_part(form: Form, name: str, at: int, **changes: Any) -> Edited:  # noqa: ANN401 - any field
    """Return a form in which a part has other values.

    Raises:
        BadData: it has no name, or the form would break a rule.
    """
    parts = list(getattr(form, name))
    parts[at] = replace(parts[at], **changes)
    if not str(changes.get(_NAMES[name], "-")).strip():
        raise refused(f"{LISTS[name][1].capitalize()} thứ {at + 1}: tên đang trống.", "Hãy gõ tên.")
    if name == "sections" and "level" in changes:
        return _with(form, name, parts, [at])
    lists: dict[str, Any] = {name: tuple(parts)}
    form = replace(form, **lists)
    made, lost = without_unsound(_fitted(form) if name == "columns" else form)
    return edited(made, [at], lost)


def shift_sections(form: Form, places: Collection[int], by: int) -> Edited:
    """Return a form some sections of which lie deeper, or less deep, in the outline.

    Raises:
        BadData: one of them would leave the levels that there are.
    """
    sections = list(form.sections)
    for at in sorted(places):
        section = sections[at]
        if section.level + by not in SECTION_LEVELS:
            deepest = "trong cùng" if by > 0 else "ngoài cùng"
            raise refused(f"Mục {quoted(section.title)} đã ở cấp {deepest}.")
        sections[at] = replace(section, level=section.level + by)
    return _with(form, "sections", sections, sorted(places))


def set_words(form: Form, name: str, value: Any) -> Edited:  # noqa: ANN401 - a text or texts
    """Return a form with other words: `name` is "name", "source" or "report.subject" and so on.

    Raises:
        BadData: what must say something would be blank, or the form would break a rule.
    """
    group, _, own = name.rpartition(".")
    if name in ("name", "report.subject", "report.opening", "annex.title") and not value:
        raise refused("Chỗ này không được để trống.", "Hãy gõ lời như trong công văn.")
    if not group:
        return edited(replace(form, **{own: value}), before=form)
    made = replace(form, **{group: replace(getattr(form, group), **{own: value})})
    return edited(made, before=form)


def _with(form: Form, name: str, parts: Sequence[Any], chosen: Sequence[int]) -> Edited:
    if name == "sections":
        parts = _numbered(form.sections, parts)
    lists: dict[str, Any] = {name: tuple(parts)}
    form = replace(form, **lists)
    if name == "columns":
        form = _fitted(form)
    made, lost = without_unsound(form)
    return edited(made, chosen, lost)


def _numbered(former: Sequence[Section], now: Sequence[Section]) -> list[Section]:
    """Return sections numbered on; a number that a new one has stays."""
    known = {section.key for section in former}
    before = [Numbered(s.key, s.number, s.level) for s in former]
    after = [
        Numbered(s.key, s.number, s.level, is_fixed=bool(s.number) and s.key not in known)
        for s in now
    ]
    numbers = renumbered(before, after)
    return [replace(s, number=n) for s, n in zip(now, numbers, strict=True)]


def _fitted(form: Form) -> Form:
    """Return a form whose figures lie across free columns only; money across all that are free."""
    keys = form.printed_keys
    rows = []
    for row in form.rows:
        cells = {c.key: row.cells[c.key] for c in form.columns if c.key in row.cells}
        for key, measure in cells.items():
            if key not in keys:
                continue
            free = columns_free(keys, cells, key)
            takes_all = measure.span > 1 and measure.sum == "amount"
            cells[key] = replace(measure, span=free if takes_all else min(measure.span, free))
        rows.append(replace(row, cells=cells))
    return replace(form, rows=tuple(rows))
