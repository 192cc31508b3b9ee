# SPDX-License-Identifier: MIT
"""Whenever the program dies, what is found afterwards is the old state or the new one, whole."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.changes import Changes
from desktop.domain.notebook import Notebook
from desktop.paths import DataFolder
from desktop.storage.backups import back_up, check_backup, list_backups
from desktop.storage.photo_files import PhotoFiles
from desktop.storage.store import Store
from tests.builders import a_photo, a_record, a_week, saving
from tests.storage.dying import PICTURE, place_of

WEEK = a_week().id

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="dies in a forked process")


def deaths(action: str, source: DataFolder, tmp_path: Path) -> Iterator[DataFolder]:
    """Yield what every death left, the last one of the life that followed."""
    work = tmp_path / "deaths"
    work.mkdir()
    subprocess.run(
        [sys.executable, "-m", "tests.storage.dying", action, str(source.root), str(work)],
        cwd=Path(__file__).parents[2],
        check=True,
    )
    found = sorted(work.iterdir(), key=lambda path: int(path.name))
    assert len(found) > 3
    yield from map(DataFolder, found)


@pytest.fixture
def full(folder: DataFolder, store: Store) -> DataFolder:
    """A data folder with a backup, changed since then, its pictures lost since then too."""
    kept = PhotoFiles(folder).keep(b"\xff\xd8 first " * 99, "a.jpg")
    store.write(WEEK, saving(a_photo("1", sha256=kept.sha256)))
    store.write(WEEK, Changes(photos={"anh-2": None}))
    folder.forms.mkdir()
    (folder.forms / "xa-minh.toml").write_text("cũ", encoding="utf-8")
    back_up(folder, place_of(folder))
    store.write(WEEK, saving(a_record("event", title="Sau khi sao lưu")))
    (folder.forms / "xa-minh.toml").write_text("mới", encoding="utf-8")
    store.close()
    kept.path.unlink()
    return folder


def state(folder: DataFolder) -> tuple[Notebook, list[str]]:
    """Return all rows and forms as they are when the program starts again."""
    with Store.open(folder) as store:
        notebook = store.notebook(WEEK, names=True)
    return notebook, [path.read_text(encoding="utf-8") for path in folder.forms.iterdir()]


def test_a_restore_is_done_or_not_begun(full: DataFolder, tmp_path: Path) -> None:
    before = state(full)
    found = [(folder, state(folder)) for folder in deaths("restore", full, tmp_path)]
    restored = found[-1][1]
    assert restored[1] == ["cũ"]
    for folder, after in found:
        assert after in (before, restored)
        if after == restored:
            assert PhotoFiles(folder).original(after[0].photos[0].sha256).is_file()
            (aside,) = folder.aside.iterdir()
            assert state(DataFolder(aside)) == before
    assert found[0][1] == before


def test_a_backup_is_whole_or_not_there(full: DataFolder, tmp_path: Path) -> None:
    before = state(full)
    counts = []
    for folder in deaths("back_up", full, tmp_path):
        backups = list_backups(place_of(folder))
        assert [check_backup(backup.path) for backup in backups] == list(backups)
        assert state(folder) == before
        counts.append(len(backups))
    assert (counts[0], counts[-1]) == (1, 2)


def test_a_new_database_is_whole_or_not_there(folder: DataFolder, tmp_path: Path) -> None:
    folder.root.mkdir()
    for died in deaths("create", folder, tmp_path):
        with Store.open(died, create=True) as store:
            assert store.weeks() == ()


def test_a_picture_is_whole_or_only_a_leftover(full: DataFolder, tmp_path: Path) -> None:
    for folder in deaths("keep", full, tmp_path):
        for path in folder.originals.glob("??/*"):
            assert path.read_bytes() == PICTURE
        kept = PhotoFiles(folder).keep(PICTURE, "c.jpg")
        assert PhotoFiles(folder).original(kept.sha256).read_bytes() == PICTURE
