# SPDX-License-Identifier: MIT
"""What the workshop knows of a list in a form: how it is shown, and which edits it has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.domain.form.edits.edited import Edit
from desktop.domain.form.form import Form
from desktop.domain.report.annex import Annex
from desktop.ui.widgets.fields import EntryField

Places = Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do with what is chosen: its name, its sign, its keys, and the edit."""

    name: str
    sign: str
    keys: str
    edit: Callable[[Form, Places], Edit]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """A list of a form: rows, columns, own quantities, sections or signers.

    `cells` are the words of each entry by the columns of the list, `depth` how deep one lies.
    `fields` are those of one entry, `text` what stands in one of them, `change` the edit that puts
    a text there. `add` makes entries of a typed line, behind the place given. `told` says more of
    one entry than the list has room for.
    """

    name: str
    hint: str
    columns: Sequence[str]
    shares: Sequence[int]
    cells: Callable[[Form, Annex], Sequence[Sequence[str]]]
    fields: Callable[[Form, int], Sequence[EntryField]]
    text: Callable[[Form, int, str], str]
    change: Callable[[int, str, str], Edit]
    add: Callable[[int | None, str], Edit]
    move: Callable[[Places, int], Edit]
    steps: Sequence[Step]
    depth: Callable[[Form, int], int] = lambda _form, _at: 0
    told: Callable[[Form, Annex, int], str] = lambda _form, _annex, _at: ""
