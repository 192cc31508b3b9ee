# SPDX-License-Identifier: MIT
"""What can be done with the entries of any list of a form: added, moved, deleted."""

from collections.abc import Callable
from functools import partial

from desktop.domain.form.edits.edited import Edit, Edited
from desktop.domain.form.edits.parts import add_each_line, delete_parts, move_parts
from desktop.domain.form.form import Form
from desktop.ui.forms.workshop.part import Places, Step


def moving(name: str) -> Callable[[Places, int], Edit]:
    """Return the edit that moves what is chosen in a list."""
    return lambda places, to: partial(move_parts, name=name, places=places, to=to)


def each_line(add: Callable[[Form, int | None, str], Edited]) -> Callable[[int | None, str], Edit]:
    """Return the edit that adds an entry for each line of a text."""
    return lambda after, text: partial(add_each_line, after=after, text=text, add=add)


def steps(name: str, what: str) -> tuple[Step, ...]:
    """Return what can be done with entries of any list: moved up and down, deleted."""

    def up(_form: Form, places: Places) -> Edit:
        return partial(move_parts, name=name, places=places, to=max(min(places) - 1, 0))

    def down(_form: Form, places: Places) -> Edit:
        return partial(move_parts, name=name, places=places, to=max(places) + 2)

    def delete(_form: Form, places: Places) -> Edit:
        return partial(delete_parts, name=name, places=places)

    return (
        Step(name="Lên trên", sign="arrow-up", keys="Alt+Up", edit=up),
        Step(name="Xuống dưới", sign="arrow-down", keys="Alt+Down", edit=down),
        Step(name=f"Xóa {what}", sign="trash-2", keys="Del", edit=delete),
    )
