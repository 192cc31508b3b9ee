# SPDX-License-Identifier: MIT
"""Puts the rows of a form in another order and under other rows; their addresses follow."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from desktop.domain.form.edits.edited import Edited, check_edited, without_unsound
from desktop.domain.form.edits.numbers import Numbered, renumbered
from desktop.domain.form.edits.references import follow_rows
from desktop.domain.form.form import Form, Row


@dataclass(frozen=True, slots=True)
class Line:
    """A row and how deep it lies, 0 for an item; its code is that of the former form.

    A new row has a code that no other has. A number that `is_fixed` stays as it is.
    """

    row: Row
    depth: int
    is_fixed: bool = False


def lines_of(form: Form) -> list[Line]:
    """Return the rows of a form as they lie under one another."""
    return [Line(row, row.code.count(".")) for row in form.rows]


def subtree(lines: Sequence[Line], at: int) -> range:
    """Return the places of a row and of all beneath it."""
    end = at + 1
    while end < len(lines) and lines[end].depth > lines[at].depth:
        end += 1
    return range(at, end)


def with_subtrees(lines: Sequence[Line], places: Collection[int]) -> list[int]:
    """Return the places of some rows and of all beneath them, in order."""
    return sorted({place for at in places for place in subtree(lines, at)})


def roots(lines: Sequence[Line], places: Collection[int]) -> list[int]:
    """Return those of some rows that lie under no other of them, in order."""
    found: list[int] = []
    for at in sorted(places):
        if not found or at not in subtree(lines, found[-1]):
            found.append(at)
    return found


def arranged(form: Form, lines: Sequence[Line], chosen: Collection[str] = ()) -> Edited:
    """Return a form with these rows, numbered on and with addresses that fit where they lie.

    `chosen` are the codes, as they are in `lines`, of the rows that were edited.

    Raises:
        BadData: the form breaks a rule.
    """
    lines = _joined(lines)
    former = [Numbered(r.code, r.number, r.code.count(".")) for r in form.rows]
    now = [Numbered(e.row.code, e.row.number, e.depth, e.is_fixed) for e in lines]
    numbers = renumbered(former, now)
    codes = _codes(form, lines, numbers)
    rows = tuple(replace(e.row, number=n) for e, n in zip(lines, numbers, strict=True))
    known = {row.code for row in form.rows}
    made, told = follow_rows(replace(form, rows=rows), codes)
    made = replace(made, rows=tuple(replace(r, code=codes[r.code]) for r in made.rows))
    made, lost = without_unsound(made)
    check_edited(made)
    return Edited(
        form=made,
        codes={former: code for former, code in codes.items() if former in known},
        chosen=[at for at, row in enumerate(rows) if row.code in chosen],
        lost=[*told, *lost],
    )


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Return the rows none of which lies deeper than just under the one before."""
    joined: list[Line] = []
    for each in lines:
        most = joined[-1].depth + 1 if joined else 0
        joined.append(replace(each, depth=min(each.depth, most)))
    return joined


def _codes(form: Form, lines: Sequence[Line], numbers: Sequence[str]) -> dict[str, str]:
    """Return the present code of each row: as it was where nothing beside it is otherwise."""
    before = _siblings([(row.code, row.code.count("."), row.number) for row in form.rows])
    shown = zip(lines, numbers, strict=True)
    after = _siblings([(each.row.code, each.depth, number) for each, number in shown])
    codes = {"": ""}
    for above, group in after.items():
        prefix = f"{codes[above]}." if codes[above] else ""
        if before.get(above) == group:
            codes |= {code: prefix + code.rpartition(".")[2] for code, _number in group}
            continue
        taken: set[str] = set()
        for count, (code, number) in enumerate(group, 1):
            own, running = _own_part(number) or str(count), count
            while own in taken:
                own, running = str(running), running + 1
            taken.add(own)
            codes[code] = prefix + own
    del codes[""]
    return codes


def _own_part(number: str) -> str:
    """Return what a printed number adds to that of the row above: "2" of "1.2.", "a" of "a)"."""
    bare = number.strip().strip("().:/ ")
    return "".join(char for char in bare.rpartition(".")[2] if char.isalnum())


def _siblings(rows: Sequence[tuple[str, int, str]]) -> dict[str, list[tuple[str, str]]]:
    """Return the rows under each row, in an order in which a row comes before those under it."""
    groups: dict[str, list[tuple[str, str]]] = {}
    path: list[tuple[str, int]] = []
    for code, depth, number in rows:
        while path and path[-1][1] >= depth:
            path.pop()
        groups.setdefault(path[-1][0] if path else "", []).append((code, number))
        path.append((code, depth))
    return groups
