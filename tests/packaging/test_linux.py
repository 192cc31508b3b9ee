# SPDX-License-Identifier: MIT
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import __version__

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="for Linux alone")

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "installer" / "linux"
METADATA = LINUX / "vn.sotuanle.SoTuanLe.metainfo.xml"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "Máy của Ánh & $HOME"
    home.mkdir()
    return home


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """What is unpacked from the package, with a program that says where it lies."""
    folder = Path(shutil.copytree(LINUX, tmp_path / "gói"))
    icons = folder / "chuong-trinh" / "_internal" / "desktop" / "_resources" / "icons"
    shutil.copytree(ROOT / "resources" / "icons", icons)
    program = folder / "chuong-trinh" / "so-tuan-le"
    program.write_text('#!/bin/sh\necho "chạy từ $0"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def install(package: Path, home: Path, *arguments: str) -> None:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    subprocess.run([package / "cai-dat", *arguments], check=True, env=environment)


def tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def test_the_entry_is_valid_before_and_after_it_is_installed(
    tool: Callable[[str], str], package: Path, home: Path
) -> None:
    install(package, home)
    entry = home / ".local" / "share" / "applications" / "so-tuan-le.desktop"
    for file in (LINUX / "so-tuan-le.desktop", entry):
        done = subprocess.run(
            [tool("desktop-file-validate"), file], check=False, capture_output=True, text=True
        )
        assert (done.returncode, done.stdout) == (0, "")


def test_the_metadata_are_valid(tool: Callable[[str], str]) -> None:
    command = [tool("appstreamcli"), "validate", "--no-net", "--no-color", str(METADATA)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_metadata_name_this_version() -> None:
    assert f'<release version="{__version__}"' in METADATA.read_text(encoding="utf-8")


def test_the_installed_program_runs_and_its_icons_are_there(package: Path, home: Path) -> None:
    install(package, home)
    shutil.rmtree(package)
    command = home / ".local" / "bin" / "so-tuan-le"
    done = subprocess.run([command], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.startswith("chạy từ ")
    icons = home / ".local" / "share" / "icons" / "hicolor"
    assert {path.suffix for path in icons.rglob("so-tuan-le.*")} == {".svg", ".png"}


def test_a_new_version_takes_the_place_of_the_old_one(package: Path, home: Path) -> None:
    old = package / "chuong-trinh" / "_internal" / "cũ.so"
    old.touch()
    install(package, home)
    old.unlink()
    data = home / ".local" / "share" / "SoTuanLe" / "so-tuan-le.db"
    data.parent.mkdir()
    data.touch()
    install(package, home)
    assert [name for name in tree(home) if "cũ.so" in name] == []
    assert data.exists()


def test_nothing_but_the_data_is_left_of_it(package: Path, home: Path) -> None:
    install(package, home)
    data = home / ".local" / "share" / "SoTuanLe" / "so-tuan-le.db"
    data.parent.mkdir()
    data.touch()
    install(package, home, "go-bo")
    assert tree(home) == {".local/share/SoTuanLe/so-tuan-le.db"}


def test_the_program_goes_by_one_name_on_the_desktop() -> None:
    entry = (LINUX / "so-tuan-le.desktop").read_text(encoding="utf-8")
    app = (ROOT / "desktop" / "app.py").read_text(encoding="utf-8")
    assert 'setDesktopFileName("so-tuan-le")' in app
    assert "Icon=so-tuan-le\n" in entry
