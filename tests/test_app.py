# SPDX-License-Identifier: MIT
import os
import subprocess
import sys
from pathlib import Path

import pytest

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
def test_without_a_screen_the_way_to_the_command_line_is_told(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in _SCREENS}
    command = [sys.executable, "-m", "desktop", "--data", str(tmp_path)]
    environment["PYTHONUTF8"] = "1"
    done = subprocess.run(
        command, check=False, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1
    assert done.stderr == (
        "sotuanle: không thấy màn hình đồ họa để mở cửa sổ. Dùng dòng lệnh: sotuanle --help\n"
    )
    assert not any(tmp_path.iterdir())
