# SPDX-License-Identifier: MIT
import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from desktop import paths
from desktop.paths import PORTABLE_FOLDER, PORTABLE_MARKER, DataFolder


@pytest.fixture
def installed(tmp_path: Path) -> ModuleType:
    """The module as it runs from another place: a checkout in `tmp_path` without anything else."""
    (tmp_path / "desktop").mkdir()
    copy = shutil.copy(paths.__file__, tmp_path / "desktop")
    spec = importlib.util.spec_from_file_location("installed_paths", copy)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def freeze(monkeypatch: pytest.MonkeyPatch, executable: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(executable))


def test_the_checkout_has_its_resources_beside_the_package() -> None:
    assert (paths.resources() / "fonts" / "LiberationSerif-Regular.ttf").is_file()


def test_the_wheel_and_the_frozen_program_have_them_inside(
    installed: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "desktop" / "_resources").mkdir()
    assert installed.resources() == tmp_path / "desktop" / "_resources"


def test_the_folder_asked_for_wins_over_the_portable_one(
    installed: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / PORTABLE_MARKER).touch()
    assert installed.data_folder(tmp_path / "khác") == tmp_path / "khác"


def test_a_relative_folder_is_made_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.data_folder(Path("dữ liệu")) == tmp_path / "dữ liệu"


def test_a_marker_beside_the_checkout_makes_it_portable(
    installed: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / PORTABLE_MARKER).touch()
    assert installed.data_folder() == tmp_path / PORTABLE_FOLDER


def test_a_marker_beside_the_frozen_program_makes_it_portable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(monkeypatch, tmp_path / "SoTuanLe.exe")
    (tmp_path / PORTABLE_MARKER).touch()
    assert paths.data_folder() == tmp_path / PORTABLE_FOLDER


def test_without_a_marker_the_data_lie_in_the_users_profile(
    installed: ModuleType, tmp_path: Path
) -> None:
    folder = installed.data_folder()
    assert folder.is_absolute()
    assert "SoTuanLe" in folder.parts
    assert tmp_path not in folder.parents


@pytest.mark.skipif(sys.platform != "linux", reason="XDG is Linux's convention")
def test_on_linux_the_profile_is_where_xdg_says(
    installed: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert installed.data_folder() == tmp_path / "share" / "SoTuanLe"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks the system, not HOME")
def test_each_user_of_a_computer_has_data_of_his_own(
    installed: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    found = set()
    for name in ("lan", "minh"):
        monkeypatch.setenv("HOME", str(tmp_path / name))
        found.add(installed.data_folder())
        assert tmp_path / name in installed.data_folder().parents
    assert len(found) == 2


def test_asking_for_the_folder_creates_nothing(installed: ModuleType, tmp_path: Path) -> None:
    (tmp_path / PORTABLE_MARKER).touch()
    assert not installed.data_folder().exists()


def test_no_two_things_in_a_data_folder_share_a_place(tmp_path: Path) -> None:
    names = [name for name, value in vars(DataFolder).items() if isinstance(value, property)]
    places = [getattr(DataFolder(tmp_path), name) for name in names]
    assert len(set(places)) == len(names) == 11
    assert all(tmp_path in place.parents for place in places)
