# SPDX-License-Identifier: MIT
"""What was saved is what is loaded."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.report.facts import facts_of
from desktop.domain.week.changes import Changes
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.open_notebook import OpenNotebook
from desktop.paths import DataFolder
from desktop.storage.store import Store
from desktop.storage.tables import KIND_TABLES, RECORDS
from tests.builders import a_notebook, a_record, a_week, attendees, saving
from tests.domain.week.actions import actions
from tests.domain.weeks import notebooks, records_of

WEEK = a_week().id


@contextmanager
def a_store(new_database: Path) -> Iterator[Store]:
    with TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        shutil.copyfile(new_database, folder.database)
        with Store.open(folder) as store:
            yield store


@settings(max_examples=40)
@given(notebooks())
def test_a_notebook_comes_back_as_it_was(new_database: Path, notebook: Notebook) -> None:
    lists = {id_: people for id_, people in notebook.attendees.items() if people}
    records = tuple(replace(r, listed=r.listed or None) for r in notebook.records)
    with a_store(new_database) as store:
        store.save_notebook(notebook)
        again = store.notebook(notebook.week.id, names=True)
    assert again == replace(notebook, attendees=lists, records=records)


@settings(max_examples=30)
@given(actions())
def test_what_was_written_action_by_action_is_what_stands_in_memory(
    new_database: Path, many: list[Changes]
) -> None:
    with a_store(new_database) as store:
        store.save_notebook(a_notebook())
        opened = OpenNotebook(store.notebook(WEEK))
        backs = [apply(changes, opened, store) for changes in many]
        assert stored_as(opened, store)
        for back in reversed(backs):
            apply(back, opened, store)
        assert stored_as(opened, store)
        assert store.notebook(WEEK, names=True) == a_notebook()


def apply(changes: Changes, opened: OpenNotebook, store: Store) -> Changes:
    """Do an action in memory and on the disk."""
    opened.know_attendees({id_: store.attendees(id_) for id_ in changes.attendees})
    store.write(WEEK, changes)
    return opened.apply(changes)


def stored_as(opened: OpenNotebook, store: Store) -> bool:
    stored = store.notebook(WEEK, names=True)
    opened.know_attendees(stored.attendees)
    return opened.notebook == stored


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30)
@given(st.data())
def test_any_record_of_any_kind_comes_back_as_it_was(
    new_database: Path, kind: str, data: st.DataObject
) -> None:
    record = data.draw(records_of(KINDS[kind].record))
    with a_store(new_database) as store:
        store.write(WEEK, Changes(week=a_week()))
        store.write(WEEK, saving(record))
        assert store.notebook(WEEK).records == (record,)


@settings(max_examples=40)
@given(notebooks())
def test_the_facts_read_for_the_annex_are_those_of_the_records(
    new_database: Path, notebook: Notebook
) -> None:
    with a_store(new_database) as store:
        store.save_notebook(notebook)
        records = store.notebook(notebook.week.id).records
        expected = [f._replace(other=f.other or None) for f in facts_of(records)]
        assert store.facts(notebook.week.id) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_has_a_column(kind: str) -> None:
    columns = {*RECORDS.columns.keys(), *KIND_TABLES[kind].columns.keys()}
    elsewhere = {"other", "links", "as_typed", "listed"}
    assert {f.name for f in fields(KINDS[kind].record)} - columns == elsewhere


def test_blank_and_zero_stay_apart(empty: Store) -> None:
    empty.write(WEEK, Changes(week=a_week()))
    empty.write(WEEK, saving(a_record(people=None, women=0)))
    (record,) = empty.notebook(WEEK).records
    assert (record.people, record.women) == (None, 0)


def test_vietnamese_and_signs_outside_the_basic_plane_stay_as_they_are(empty: Store) -> None:
    empty.write(WEEK, Changes(week=a_week()))
    title = "Lớp “Xóa mù chữ” ở Kẻ Chợ – đợt 2; ‘; DROP TABLE records; -- 🎓"
    empty.write(WEEK, saving(a_record(title=title)))
    assert empty.notebook(WEEK).records[0].title == title


def test_names_are_only_read_when_asked_for(store: Store) -> None:
    assert store.notebook(WEEK).attendees == {}
    assert store.notebook(WEEK, names=True).attendees == {"event": attendees()}


def test_the_number_on_a_list_is_counted_and_never_stored(store: Store) -> None:
    store.write(WEEK, saving(a_record("event", listed=1000)))
    listed = {r.id: r.listed for r in store.notebook(WEEK).records}
    assert listed == {kind: 3 if kind == "event" else None for kind in KINDS}


def test_people_follow_the_list_unless_a_number_was_typed(store: Store) -> None:
    store.write(WEEK, saving(a_record("event", people=None)))
    assert {f.id: f.people for f in store.facts(WEEK)}["event"] == 3
    store.write(WEEK, saving(a_record("event", people=0)))
    assert {f.id: f.people for f in store.facts(WEEK)}["event"] == 0
