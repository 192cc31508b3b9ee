# SPDX-License-Identifier: MIT
import sys
from collections.abc import Callable
from pathlib import Path

import PySide6
import pytest

from installer.bundle.pruning import PLUGINS, Entry, pruned, pruned_data

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks at Linux's libraries")

OTHERS = ("libz.so.1", "libzstd.so.1", "libxkbcommon.so.0")
"""What Qt needs of the machine that builds."""

QT = Path(PySide6.__file__).parent / "Qt"


@pytest.fixture
def files(tool: Callable[[str], str]) -> list[Entry]:
    """All of Qt that is installed, as PyInstaller might have collected it."""
    assert tool("objdump")
    found = [*QT.glob("lib/libQt6*.so.6"), *QT.glob("lib/libicu*"), *QT.glob("plugins/*/*.so")]
    stand_in = next(file for file in found if file.name.startswith("libicudata"))
    of_qt = [(str(file.relative_to(QT.parents[1])), str(file), "BINARY") for file in found]
    return of_qt + [(name, str(stand_in), "BINARY") for name in OTHERS]


def names(files: list[Entry]) -> set[str]:
    return {Path(name).name for name, _source, _kind in files}


def of_qt(files: list[Entry], *plugins: str) -> list[Entry]:
    """Leave the plugins named, which need nothing that other machines may lack."""
    return [f for f in files if "plugins" not in f[0] or Path(f[0]).name in plugins]


def test_a_plugin_brings_its_libraries_and_theirs(files: list[Entry]) -> None:
    kept = names(pruned(of_qt(files, "libqoffscreen.so", "libqjpeg.so")))
    assert {"libqoffscreen.so", "libQt6Gui.so.6", "libQt6Core.so.6", "libicudata.so.73"} <= kept


def test_what_is_not_wanted_goes_with_all_that_only_it_needs(files: list[Entry]) -> None:
    assert {"libQt6Quick.so.6", "libQt6Qml.so.6"} <= names(files)
    kept = names(pruned(of_qt(files, "libqjpeg.so", "libqtvirtualkeyboardplugin.so")))
    assert not {n for n in kept if "Quick" in n or "Qml" in n or "virtualkeyboard" in n}


def test_every_plugin_wanted_on_linux_exists(files: list[Entry]) -> None:
    of_windows = {"qwindows", "qmodernwindowsstyle"}
    wanted = {name for group in PLUGINS.values() for name in group} - of_windows
    there = {name.removeprefix("lib").partition(".")[0] for name in names(files)}
    assert wanted <= there


def test_a_library_that_is_missing_stops_the_build(files: list[Entry]) -> None:
    without = [f for f in of_qt(files, "libqjpeg.so") if "libQt6Gui" not in f[0]]
    with pytest.raises(SystemExit, match="libqt6gui"):
        pruned(without)


def test_links_to_what_was_left_out_go_too() -> None:
    left = ("PySide6/Qt/lib/libQt6Core.so.6", "", "BINARY")
    data = [
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6", "SYMLINK"),
        ("PySide6/Qt/translations/qt_de.qm", "qt_de.qm", "DATA"),
        ("desktop/_resources/years.toml", "years.toml", "DATA"),
    ]
    assert names(pruned_data(data, [left])) == {"libQt6Core.so.6", "years.toml"}
