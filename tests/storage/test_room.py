# SPDX-License-Identifier: MIT
"""Before something large begins there is room for it, or a sentence naming disk and bytes."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.services.backups.contents import look_inside
from desktop.services.backups.safekeeping import back_up_all, keep_safe, restore_all
from desktop.services.photos.photos import received
from desktop.services.submission.submission import submit
from desktop.services.workspace import open_workspace
from desktop.storage import room
from desktop.storage.backups import Occasion, check_backup, list_backups
from desktop.storage.room import SPARE, disk_name, require_room

SMALL = 1_000_000

is_root = os.name == "posix" and os.geteuid() == 0


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A real, small disk."""
    if not is_root:
        pytest.skip("only root may mount")
    place = tmp_path / "USB"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL + SPARE}", "tmpfs", str(place)], check=False
    )
    if mounted.returncode:
        pytest.skip("this machine mounts nothing")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)


@pytest.fixture
def folder(data: Path) -> DataFolder:
    return DataFolder(data)


def tree(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_a_disk_is_called_as_people_call_it(tmp_path: Path) -> None:
    assert disk_name(PureWindowsPath("E:/Sao lưu/2026")) == "Ổ E:"
    assert disk_name(PurePosixPath("/")) == "Ổ đĩa gắn ở “/”"
    here = f"Ổ {tmp_path.drive}" if tmp_path.drive else "Ổ đĩa gắn ở “/"
    assert disk_name(tmp_path).startswith(here)


def test_needs_on_one_disk_add_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=SPARE + 1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    require_room((tmp_path, 500), (tmp_path / "chưa" / "có", 500))
    with pytest.raises(AppError, match=r"cần 2\.001\.001 byte, chỉ còn 2\.001\.000 byte") as full:
        require_room((tmp_path, 500), (tmp_path / "chưa" / "có", 501))
    assert "ít nhất 1 byte" in full.value.advice


def test_a_stick_too_small_is_named_and_left_as_it_was(folder: DataFolder, stick: Path) -> None:
    before = tree(folder.root)
    with pytest.raises(AppError, match=f"Ổ đĩa gắn ở “{stick}” không đủ chỗ: cần [0-9.]+ byte"):
        back_up_all(folder, stick)
    assert not [p for p in stick.rglob("*") if p.is_file()]
    assert tree(folder.root) == before


def test_a_submission_that_does_not_fit_takes_no_number(folder: DataFolder, stick: Path) -> None:
    with open_workspace(folder) as workspace:
        week = workspace.store.week()
        with pytest.raises(AppError, match="không đủ chỗ"):
            submit(workspace, week, stick / "ra")
        assert workspace.store.revisions(week.id) == ()
    assert list(stick.iterdir()) == []


def test_photos_that_do_not_fit_are_refused_before_the_first_is_kept(
    folder: DataFolder, stick: Path
) -> None:
    small = DataFolder(stick / "dữ liệu")
    pictures = sorted(folder.originals.rglob("*.jpg"))
    with open_workspace(folder) as workspace:
        week = workspace.store.week()
    small.root.mkdir()
    with pytest.raises(AppError, match="không đủ chỗ"):
        list(received(small, week, pictures))
    assert not small.originals.exists()


def test_a_restore_that_does_not_fit_changes_nothing(folder: DataFolder, stick: Path) -> None:
    backup = back_up_all(folder)
    small = DataFolder(stick / "dữ liệu")
    with pytest.raises(AppError, match="không đủ chỗ"):
        restore_all(backup.path, small)
    assert not small.database.exists()


def test_a_full_disk_of_temporary_files_is_named(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, stick: Path
) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(stick))
    monkeypatch.setattr(room, "SPARE", SPARE + SMALL)
    backup = back_up_all(folder)
    with pytest.raises(AppError, match=f"gắn ở “{stick}” không đủ chỗ"):
        look_inside(backup.path, folder)


class PullingOut:
    """A user who pulls the stick out when so much has been done."""

    def __init__(self, place: Path, after: int) -> None:
        self.place, self.left = place, after

    def step(self, _done: int, _total: int, _message: str = "") -> None:
        pass

    def check(self) -> None:
        self.left -= 1
        if self.left == 0:
            subprocess.run(["umount", "-l", str(self.place)], check=True)
            self.place.rmdir()


@pytest.mark.parametrize("after", [1, 3, 20])
def test_a_stick_pulled_out_half_way_harms_nothing(
    folder: DataFolder, stick: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(room, "SPARE", -SMALL * 100)  # a disk that claims more than it has
    here = back_up_all(folder)
    before = tree(folder.root)
    for picture in folder.originals.rglob("*.jpg"):
        assert picture.stat().st_size < SMALL
    with pytest.raises(AppError):
        back_up_from(folder, stick, PullingOut(stick, after))
    assert tree(folder.root) == before
    assert check_backup(here.path) == here
    assert not stick.exists() or not list_backups(stick)


def back_up_from(folder: DataFolder, place: Path, user: PullingOut) -> None:
    kept = keep_safe(folder, Occasion.WORK, place, _OnlyAt(place, user))
    assert kept.outside is None
    raise kept.faults[0]


class _OnlyAt:
    """Passes on to a user what is done in one place."""

    def __init__(self, place: Path, user: PullingOut) -> None:
        self._place, self._user = place, user

    def step(self, _done: int, _total: int, _message: str = "") -> None:
        pass

    def check(self) -> None:
        if any(self._place.glob("dang-sao-luu-*")):
            self._user.check()
