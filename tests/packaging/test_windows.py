# SPDX-License-Identifier: MIT
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from desktop import __version__
from installer.bundle.packing import make_installer
from installer.icon.draw import ICONS, SIZES

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "installer" / "windows" / "so-tuan-le.nsi"
LOCKS = ROOT / "installer" / "lock"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program's folder, as the build leaves it."""
    folder = tmp_path / "SoTuanLe"
    (folder / "_internal" / "desktop").mkdir(parents=True)
    (folder / "_internal" / "desktop" / "tệp.toml").write_text("a = 1", encoding="utf-8")
    for name in ("SoTuanLe.exe", "sotuanle-lenh.exe"):
        (folder / name).write_bytes(b"MZ")
    return folder


def test_the_set_up_program_compiles_without_a_warning(
    tool: Callable[[str], str], folder: Path, tmp_path: Path
) -> None:
    installer = make_installer(tool("makensis"), folder, tmp_path)
    assert installer.name == f"SoTuanLe-{__version__}-cai-dat.exe"
    assert installer.read_bytes()[:2] == b"MZ"


def test_a_program_without_its_console_does_not_compile(
    tool: Callable[[str], str], folder: Path, tmp_path: Path
) -> None:
    (folder / "sotuanle-lenh.exe").unlink()
    with pytest.raises(subprocess.CalledProcessError):
        make_installer(tool("makensis"), folder, tmp_path)


def test_setting_up_takes_no_administrator_and_leaves_the_data_alone() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert not re.search(r"HKLM|\$PROGRAMFILES|SetShellVarContext all", script)
    removed = re.findall(r"^\s*(?:Delete|RMDir /r) (.+)$", script, re.MULTILINE)
    assert removed
    assert [path for path in removed if "LOCALAPPDATA" in path] == []


def test_no_folder_is_removed_that_the_clerk_may_use() -> None:
    """The program's own folder goes only when it is empty: `du-lieu` may lie in there."""
    script = SCRIPT.read_text(encoding="utf-8")
    whole = re.findall(r'RMDir /r "([^"]+)"', script)
    assert whole
    assert [path for path in whole if "_internal" not in path] == []


def test_the_icon_has_every_size_that_windows_asks_for() -> None:
    with Image.open(ICONS / "so-tuan-le.ico") as icon:
        assert icon.info["sizes"] == {(side, side) for side in SIZES}


def test_what_is_built_has_the_versions_that_are_tested() -> None:
    def pinned(name: str) -> set[str]:
        text = (LOCKS / name).read_text(encoding="utf-8")
        return set(re.findall(r"^[a-z0-9-]+==\S+", text, re.MULTILINE))

    assert pinned("app.txt") <= pinned("bundle.txt")
    assert pinned("app.txt") <= pinned("dev.txt")
