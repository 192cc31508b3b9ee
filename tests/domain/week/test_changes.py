# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given

from desktop.domain.week.changes import Changes
from desktop.domain.week.open_notebook import OpenNotebook
from tests.builders import a_notebook, a_record, a_week, saving
from tests.domain.week.actions import actions


def test_what_mentions_nothing_is_no_change() -> None:
    assert not Changes()


@pytest.mark.parametrize(
    "changes",
    [
        Changes(week=a_week()),
        Changes(records={"event": None}),
        Changes(photos={"anh-1": None}),
        Changes(attendees={"event": ()}),
        Changes(sections={"direction": None}),
        Changes(row_notes={"2": ""}),
        Changes(document_texts={"ke-hoach.so": None}),
        Changes(acknowledged={"no_evidence/event//0f": None}),
    ],
)
def test_a_deletion_or_a_blank_is_a_change_too(changes: Changes) -> None:
    assert changes


def test_of_two_values_the_later_counts() -> None:
    typed = saving(a_record(title="Lớp x")).then(saving(a_record(title="Lớp xóa mù chữ")))
    assert typed == saving(a_record(title="Lớp xóa mù chữ"))


def test_a_deletion_that_follows_counts() -> None:
    gone = Changes(records={"event": None})
    assert saving(a_record("event")).then(gone) == gone


@given(actions())
def test_many_actions_taken_as_one_come_to_the_same(many: list[Changes]) -> None:
    stepwise, at_once = OpenNotebook(a_notebook()), OpenNotebook(a_notebook())
    one = Changes()
    for changes in many:
        stepwise.know_attendees(dict.fromkeys(changes.attendees, ()))
        at_once.know_attendees(dict.fromkeys(changes.attendees, ()))
        stepwise.apply(changes)
        one = one.then(changes)
    back = at_once.apply(one)
    assert at_once.notebook == stepwise.notebook
    at_once.apply(back)
    assert at_once.notebook == a_notebook()
