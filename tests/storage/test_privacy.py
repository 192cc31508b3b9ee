# SPDX-License-Identifier: MIT
"""Nobody but the user may read data, backups and logs, be they new or there for long."""

import logging
import os
import stat
import sys
from pathlib import Path

import pytest

from desktop.paths import DataFolder
from desktop.services.backups.safekeeping import back_up_all, restore_all
from desktop.services.exchange.sample import add_sample
from desktop.services.submission.preview import preview_of
from desktop.services.workspace import open_workspace
from desktop.storage.holding import held
from desktop.storage.journal import log_file
from desktop.ui.preferences import Preferences

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps profiles private")


def open_to_others(root: Path) -> list[Path]:
    paths = [root, *root.rglob("*")]
    return [path for path in paths if stat.S_IMODE(path.lstat().st_mode) & 0o077]


def let_everybody_in(root: Path) -> None:
    for path in (root, *root.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)


def test_whatever_the_program_keeps_is_private(tmp_path: Path) -> None:
    folder, usb = DataFolder(tmp_path / "sổ"), tmp_path / "USB"
    old = os.umask(0)
    try:
        with held(folder), open_workspace(folder, create=True) as workspace:
            add_sample(workspace)
            backup = back_up_all(folder, usb)
            preview_of(workspace, workspace.store.week())
            Preferences(folder).keep("thu", "một")
            handler = log_file(folder)
            handler.emit(logging.LogRecord("x", 20, "", 0, "xong", None, None))
            handler.close()
            assert folder.preferences.exists()
            inside = [path for path in open_to_others(folder.root) if "xem-thu" not in path.parts]
            assert inside == []
        restore_all(backup.path, folder)
    finally:
        os.umask(old)
    with open_workspace(folder):
        pass
    assert [p for p in open_to_others(folder.root) if "xem-thu" not in p.parts] == []
    assert stat.S_IMODE((folder.root / "xem-thu").stat().st_mode) == 0o700
    assert open_to_others(usb) == []


def test_what_was_there_before_becomes_private_when_it_is_opened(data: Path) -> None:
    folder = DataFolder(data)
    back_up_all(folder)
    let_everybody_in(data)
    with open_workspace(folder):
        assert open_to_others(data) == []


def test_what_is_not_the_programs_own_stays_as_it_is(data: Path, tmp_path: Path) -> None:
    folder, other = DataFolder(data), tmp_path / "của tôi.txt"
    other.touch(0o644)
    mine = data / "ảnh gia đình"
    mine.mkdir()
    let_everybody_in(data)
    folder.logs.mkdir()
    (folder.logs / "liên kết").symlink_to(other)
    with open_workspace(folder):
        pass
    assert stat.S_IMODE(mine.stat().st_mode) == 0o777
    assert stat.S_IMODE(other.stat().st_mode) == 0o644


def test_a_place_for_everybody_stays_one(data: Path) -> None:
    data.chmod(0o1777)
    with open_workspace(DataFolder(data)):
        pass
    assert stat.S_IMODE(data.stat().st_mode) == 0o1777
    assert stat.S_IMODE(DataFolder(data).database.stat().st_mode) == 0o600
