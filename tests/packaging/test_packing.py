# SPDX-License-Identifier: MIT
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop import __version__
from desktop.paths import PORTABLE_MARKER
from installer.bundle.packing import pack, write_checksums
from installer.bundle.versions import four_numbers
from installer.windows.locked import entries

_LOCK = """# A comment
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
macholib==1.16 ; sys_platform == 'darwin' \\
    --hash=sha256:cc
pillow==13.0.0 \\
    --hash=sha256:dd
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program's folder, as PyInstaller leaves one."""
    folder = tmp_path / "SoTuanLe"
    (folder / "_internal").mkdir(parents=True)
    (folder / "SoTuanLe.exe").write_bytes(b"MZ")
    (folder / "_internal" / "base_library.zip").write_bytes(b"PK")
    return folder


def test_the_linux_package_holds_the_program_and_how_to_install_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    package, _checksums = pack(folder, tmp_path)
    with tarfile.open(package) as tar:
        entries = {member.name.partition("/")[2]: member for member in tar}
    assert {"cai-dat", "DOC-TRUOC.txt", "so-tuan-le.desktop", "chuong-trinh/SoTuanLe.exe"} <= {
        *entries
    }
    assert entries["cai-dat"].mode & 0o111
    assert {member.uname for member in entries.values()} == {""}


def test_the_portable_package_is_marked_as_such(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("PATH", "")  # no compiler of installers
    package, _checksums = pack(folder, tmp_path)
    with ZipFile(package) as archive:
        names = archive.namelist()
    assert package.name == f"SoTuanLe-{__version__}-di-dong.zip"
    assert {f"SoTuanLe/{PORTABLE_MARKER}", "SoTuanLe/SoTuanLe.exe"} <= {*names}
    assert all(name.isascii() for name in names)


def test_checksums_are_checked_by_the_usual_tool(
    tool: Callable[[str], str], tmp_path: Path
) -> None:
    file = tmp_path / "goi.zip"
    file.write_bytes(b"PK")
    write_checksums([file], tmp_path).rename(tmp_path / "sums")
    command = [tool("sha256sum"), "--check", "--strict", "sums"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    file.write_bytes(b"PQ")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1


def test_a_lock_is_read_as_on_windows() -> None:
    found = entries(_LOCK)
    assert {*found} == {"colorama", "pillow"}
    assert found["colorama"].startswith("colorama==0.4.6 \\\n")
    assert found["colorama"].count("--hash=") == 2


def test_windows_counts_versions_in_four_numbers() -> None:
    assert four_numbers("1.12.3") == (1, 12, 3, 0)
    assert len(four_numbers()) == 4
