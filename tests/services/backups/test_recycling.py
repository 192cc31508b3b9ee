# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest

from desktop.domain.week.changes import Changes
from desktop.domain.week.open_notebook import OpenNotebook
from desktop.paths import DataFolder
from desktop.services.backups.recycling import read_bin
from desktop.services.workspace import open_workspace


@pytest.fixture
def week_id(data: Path) -> str:
    with open_workspace(DataFolder(data)) as workspace:
        return workspace.store.week().id


def test_photos_of_a_deleted_record_are_not_listed_by_themselves(data: Path, week_id: str) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        notebook = workspace.store.notebook(week_id)
        record = next(r for r in notebook.records if notebook.photos_of(r))
        workspace.store.write(week_id, Changes(records={record.id: None}))

        found = read_bin(workspace.store, week_id)

    assert found.photos == ()
    assert found.photos_of[record.id] == notebook.photos_of(record)
    assert len(found) == 1


def test_what_was_deleted_before_the_week_was_opened_counts_its_people_again(
    data: Path, week_id: str
) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        whole = workspace.store.notebook(week_id)
        record = next(r for r in whole.records if r.listed)
        workspace.store.write(week_id, Changes(records={record.id: None}))
        opened = OpenNotebook(workspace.store.notebook(week_id))
        opened.know_attendees({record.id: workspace.store.attendees(record.id)})

        found = read_bin(workspace.store, week_id)
        changes = found.restoring({record.id}, workspace.store.attendees)
        opened.apply(changes)
        workspace.store.write(week_id, changes)

        assert opened.record(record.id) == record
        assert workspace.store.notebook(week_id) == whole


def test_only_what_was_chosen_comes_back(data: Path, week_id: str) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        notebook = workspace.store.notebook(week_id)
        first, second = notebook.records[:2]
        photo = next(p for p in notebook.photos if p.record is None)
        deleted = Changes(records={first.id: None, second.id: None}, photos={photo.id: None})
        workspace.store.write(week_id, deleted)

        found = read_bin(workspace.store, week_id)
        changes = found.restoring({second.id, photo.id}, lambda _id: ())

    assert set(changes.records) == {second.id}
    assert photo.id in changes.photos
