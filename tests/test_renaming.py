# SPDX-License-Identifier: MIT
import os
import threading
import time
from pathlib import Path

import pytest

from desktop.renaming import rename

on_windows = pytest.mark.skipif(os.name != "nt", reason="elsewhere an open file is in nobody's way")


def test_a_file_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "mới").write_text("mới", encoding="utf-8")
    (tmp_path / "cũ").write_text("cũ", encoding="utf-8")
    rename(tmp_path / "mới", tmp_path / "cũ")
    assert [path.name for path in tmp_path.iterdir()] == ["cũ"]
    assert (tmp_path / "cũ").read_text(encoding="utf-8") == "mới"


@on_windows
def test_who_reads_it_just_now_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "mới").write_text("mới", encoding="utf-8")
    (tmp_path / "cũ").write_text("cũ", encoding="utf-8")
    is_open = threading.Event()

    def read_for_a_moment() -> None:
        with (tmp_path / "cũ").open(encoding="utf-8"):
            is_open.set()
            time.sleep(0.3)

    reader = threading.Thread(target=read_for_a_moment)
    reader.start()
    is_open.wait()
    rename(tmp_path / "mới", tmp_path / "cũ")
    reader.join()
    assert (tmp_path / "cũ").read_text(encoding="utf-8") == "mới"


@on_windows
def test_who_keeps_it_open_is_not_waited_for_long(tmp_path: Path) -> None:
    (tmp_path / "mới").touch()
    with (tmp_path / "cũ").open("w", encoding="utf-8"), pytest.raises(PermissionError):
        rename(tmp_path / "mới", tmp_path / "cũ")
    assert (tmp_path / "mới").exists()
