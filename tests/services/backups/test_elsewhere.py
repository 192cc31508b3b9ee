# SPDX-License-Identifier: MIT
"""A book whose folder is gone from under the window is saved elsewhere, photos included."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import AppError
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook
from desktop.paths import DataFolder, resources
from desktop.services.backups.elsewhere import SavedElsewhere, save_elsewhere
from desktop.services.backups.housekeeping import look_after
from desktop.services.backups.safekeeping import back_up_all
from desktop.services.workspace import Workspace, open_workspace
from desktop.storage.live_files import Displaced
from tests.builders import a_record, saving

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody remove or rename a file that is open"
)

TYPED = a_record(id="moi", title="Gõ khi thư mục đã mất")


@pytest.fixture
def workspace(data: Path) -> Iterator[Workspace]:
    with open_workspace(DataFolder(data)) as opened:
        yield opened


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "Ổ khác"
    place.mkdir()
    return place


def as_it_was(workspace: Workspace) -> Notebook:
    return workspace.store.notebook(workspace.store.week().id, names=True)


def on_screen(workspace: Workspace) -> Notebook:
    before = as_it_was(workspace)
    return replace(before, records=(*before.records, TYPED))


def save(workspace: Workspace, place: Path, *backups: Path) -> SavedElsewhere:
    """Type into a book that is gone, and save it."""
    screen = on_screen(workspace)
    with pytest.raises(Displaced):
        workspace.store.write(screen.week.id, saving(TYPED))
    return save_elsewhere(workspace, screen, [saving(TYPED)], place, backups=backups)


def assert_whole(saved: SavedElsewhere, screen: Notebook) -> None:
    with open_workspace(saved.folder) as there:
        assert as_it_was(there) == screen
        assert look_after(there, ()).lost == ()


def test_of_a_folder_renamed_everything_is_saved(workspace: Workspace, place: Path) -> None:
    screen = on_screen(workspace)
    workspace.folder.documents.mkdir(parents=True)
    (workspace.folder.documents / "thu-moi.toml").write_text("", encoding="utf-8")
    shutil.copy(resources() / "forms" / "chung.toml", workspace.folder.forms / "xa-minh.toml")
    workspace.folder.root.rename(workspace.folder.root.with_name("tên khác"))
    saved = save(workspace, place)
    assert (saved.lost_photos, saved.is_whole) == ((), True)
    assert saved.folder.root.parent == place
    assert_whole(saved, screen)
    assert [form.name for form in saved.folder.forms.rglob("*.toml")] == [
        "xa-minh.toml",
        "thu-moi.toml",
    ]


def test_of_a_folder_deleted_the_pictures_come_from_a_backup(
    workspace: Workspace, place: Path, tmp_path: Path
) -> None:
    screen = on_screen(workspace)
    back_up_all(workspace.folder, tmp_path / "USB")
    shutil.rmtree(workspace.folder.root)
    saved = save(workspace, place, tmp_path / "USB")
    assert (saved.lost_photos, saved.is_whole) == ((), True)
    assert_whole(saved, screen)


def test_pictures_that_are_nowhere_are_named(workspace: Workspace, place: Path) -> None:
    screen = on_screen(workspace)
    shutil.rmtree(workspace.folder.root)
    saved = save(workspace, place)
    assert sorted(saved.lost_photos) == sorted({p.file_name for p in screen.photos})
    with open_workspace(saved.folder) as there:
        assert as_it_was(there) == screen


def test_where_the_file_cannot_be_read_the_week_on_the_screen_is_saved(
    workspace: Workspace, place: Path
) -> None:
    screen = on_screen(workspace)
    log = workspace.folder.database.with_name(f"{workspace.folder.database.name}-wal")
    for file in (workspace.folder.database, log):
        os.truncate(file, 0)
    saved = save_elsewhere(workspace, screen, [Changes()], place)
    assert (saved.lost_photos, saved.is_whole) == ((), False)
    assert_whole(saved, screen)


def test_what_cannot_be_saved_there_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    with pytest.raises(AppError, match="OneDrive"):
        save_elsewhere(workspace, as_it_was(workspace), (), tmp_path / "OneDrive")
    (tmp_path / "tệp").write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(AppError):
        save_elsewhere(workspace, as_it_was(workspace), (), tmp_path / "tệp")
    assert list((tmp_path / "OneDrive").iterdir()) == []
