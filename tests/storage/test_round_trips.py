# SPDX-License-Identifier: MIT
"""What was saved is what is loaded."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.annex import facts_of
from desktop.domain.kinds import KINDS
from desktop.domain.notebook import Notebook
from desktop.paths import DataFolder
from desktop.storage.rows import KIND_TABLES, table_of
from desktop.storage.store import Store
from desktop.storage.tables import RecordRow
from tests.builders import a_record, a_week, attendees
from tests.domain.weeks import notebooks, records_of

WEEK = a_week().id


@contextmanager
def a_store(new_database: bytes) -> Iterator[Store]:
    with TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        folder.database.write_bytes(new_database)
        with Store.open(folder) as store:
            yield store


@settings(max_examples=40)
@given(notebooks())
def test_a_notebook_comes_back_as_it_was(new_database: bytes, notebook: Notebook) -> None:
    lists = {id_: people for id_, people in notebook.attendees.items() if people}
    records = tuple(replace(r, listed=r.listed or None) for r in notebook.records)
    with a_store(new_database) as store:
        store.save_notebook(notebook)
        again = store.notebook(notebook.week.id, names=True)
    assert again == replace(notebook, attendees=lists, records=records)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30)
@given(st.data())
def test_any_record_of_any_kind_comes_back_as_it_was(
    new_database: bytes, kind: str, data: st.DataObject
) -> None:
    record = data.draw(records_of(KINDS[kind].record))
    with a_store(new_database) as store:
        store.save_week(a_week())
        store.save_record(WEEK, record)
        assert store.notebook(WEEK).records == (record,)


@settings(max_examples=40)
@given(notebooks())
def test_the_facts_read_for_the_annex_are_those_of_the_records(
    new_database: bytes, notebook: Notebook
) -> None:
    with a_store(new_database) as store:
        store.save_notebook(notebook)
        records = store.notebook(notebook.week.id).records
        expected = [f._replace(other=f.other or None) for f in facts_of(records)]
        assert store.facts(notebook.week.id) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_has_a_column(kind: str) -> None:
    columns = {*table_of(RecordRow).columns.keys(), *KIND_TABLES[kind].columns.keys()}
    elsewhere = {"other", "links", "listed"}
    assert {f.name for f in fields(KINDS[kind].record)} - columns == elsewhere


def test_blank_and_zero_stay_apart(empty: Store) -> None:
    empty.save_week(a_week())
    empty.save_record(WEEK, a_record(people=None, women=0))
    (record,) = empty.notebook(WEEK).records
    assert (record.people, record.women) == (None, 0)


def test_vietnamese_and_signs_outside_the_basic_plane_stay_as_they_are(empty: Store) -> None:
    empty.save_week(a_week())
    title = "Lớp “Xóa mù chữ” ở Kẻ Chợ – đợt 2; ‘; DROP TABLE records; -- 🎓"
    empty.save_record(WEEK, a_record(title=title))
    assert empty.notebook(WEEK).records[0].title == title


def test_names_are_only_read_when_asked_for(store: Store) -> None:
    assert store.notebook(WEEK).attendees == {}
    assert store.notebook(WEEK, names=True).attendees == {"event": attendees()}


def test_the_number_on_a_list_is_counted_and_never_stored(store: Store) -> None:
    store.save_record(WEEK, a_record("event", listed=1000))
    listed = {r.id: r.listed for r in store.notebook(WEEK).records}
    assert listed == {kind: 3 if kind == "event" else None for kind in KINDS}


def test_people_follow_the_list_unless_a_number_was_typed(store: Store) -> None:
    store.save_record(WEEK, a_record("event", people=None))
    assert {f.id: f.people for f in store.facts(WEEK)}["event"] == 3
    store.save_record(WEEK, a_record("event", people=0))
    assert {f.id: f.people for f in store.facts(WEEK)}["event"] == 0
