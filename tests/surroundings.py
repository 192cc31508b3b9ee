# SPDX-License-Identifier: MIT
"""Makes every machine the same to the tests: letters, language, time zone, home and display."""

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from desktop.export.layout import fonts
from desktop.paths import resources

_MACHINES_OWN = ("DBUS_", "DISPLAY", "FONTCONFIG_", "LANG", "LC_", "QT_", "WAYLAND_", "XDG_")
"""How names of variables begin by which a machine tells programs what it is like."""

_LETTERS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="same">
    <family>Times New Roman</family><accept><family>Liberation Serif</family></accept>
  </alias>
  <match target="pattern">
    <edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"""
"""The letters that the project brings, and no others; LibreOffice finds its Times New Roman there.

They are drawn as Debian draws letters.
"""


def settle(config: pytest.Config) -> None:
    """Have this process and all its children see nothing of the machine they run on.

    A test's own child was given its surroundings by the test. On Windows only the display is put
    in order: nobody asks fontconfig there, nor these variables.
    """
    if "PYTEST_CURRENT_TEST" in os.environ:
        return
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    patch.setattr(fonts, "system_folders", lambda: ())  # there might be a Times New Roman
    if sys.platform != "win32":
        scratch = TemporaryDirectory(prefix="so-tuan-le-")
        config.add_cleanup(scratch.cleanup)
        _forget_the_machine(Path(scratch.name))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _forget_the_machine(scratch: Path) -> None:
    for name in [name for name in os.environ if name.startswith(_MACHINES_OWN)]:
        del os.environ[name]
    home, letters = scratch / "nhà", scratch / "fonts.conf"
    home.mkdir()
    text = _LETTERS.format(fonts=resources() / "fonts", cache=scratch / "cache")
    letters.write_text(text, encoding="utf-8")
    os.environ |= {
        "FONTCONFIG_FILE": str(letters),
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TZ": "<+07>-7",  # Vietnam's, in a way that needs no list of time zones
    }
    time.tzset()
