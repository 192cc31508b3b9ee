# SPDX-License-Identifier: MIT
"""The machine makes no difference to the tests."""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import gettempdir

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.export.layout.decree import Face
from desktop.export.layout.fonts import font_name
from desktop.paths import resources

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its letters are the machine's")

STRANGE = {
    "DISPLAY": ":77",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "de_DE.UTF-8",
    "QT_FONT_DPI": "200",
    "QT_QPA_PLATFORM": "xcb",
    "QT_SCALE_FACTOR": "3",
    "TZ": "Pacific/Kiritimati",
    "WAYLAND_DISPLAY": "wayland-7",
    "XDG_DATA_HOME": "/nowhere",
}
"""What some machine may tell all programs."""


def test_the_window_sees_the_letters_that_the_project_brings_and_no_others(
    qapp: QApplication,
) -> None:
    assert qapp
    found = {family.partition(" [")[0] for family in QFontDatabase.families()}
    assert found - {"Monospace", "Sans Serif", "Serif"} == {
        "Be Vietnam Pro UI",
        "Be Vietnam Pro UI SemiBold",
        "Liberation Serif",
    }


def test_documents_are_set_in_the_letters_that_the_project_brings() -> None:
    font = pdfmetrics.getFont(font_name(Face.REGULAR))
    assert isinstance(font, TTFont)
    assert Path(font.face.filename).parent == resources() / "fonts"


def test_language_hours_home_and_display_are_always_the_same(qapp: QApplication) -> None:
    assert QLocale.system().language() is QLocale.Language.C
    assert time.localtime(0).tm_hour == 7
    assert Path.home().is_relative_to(gettempdir())
    assert (qapp.platformName(), qapp.devicePixelRatio()) == ("offscreen", 1.0)
    assert not {"DISPLAY", "LANG", "XDG_DATA_HOME"} & os.environ.keys()


@pytest.mark.skipif("TRIED_ELSEWHERE" in os.environ, reason="this is run by itself, elsewhere")
def test_all_this_holds_on_a_strange_machine(tmp_path: Path) -> None:
    (tmp_path / ".fonts").mkdir()
    mine = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
    strange = mine | STRANGE | {"HOME": str(tmp_path), "TRIED_ELSEWHERE": "1"}
    strange["FONTCONFIG_FILE"] = str(tmp_path / "of some user")
    if not __file__.isascii():  # before 3.13 Python does not start there in an unknown language
        strange["LC_ALL"] = "C.UTF-8"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__],
        env=strange,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert run.returncode == 0, run.stdout
