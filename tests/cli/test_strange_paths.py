# SPDX-License-Identifier: MIT
"""On Linux a path may hold any bytes: everything works there, and every name is shown as text."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from desktop.domain.errors import readable
from desktop.paths import DataFolder
from desktop.services.workspace import open_workspace
from tests.cli.running import sotuanle
from tests.taking_photos import take_in

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems know only names that are text"
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / os.fsdecode(b"m\xe1y c\xfb")
    try:
        place.mkdir()
    except OSError:
        pytest.skip("this disk knows only names that are text")
    return place


def test_a_book_in_a_strange_place_is_backed_up_exported_and_restored(
    data: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(data, place / "sổ"))
    for words in (
        ("weeks",),
        ("check",),
        ("backup", "make"),
        ("backup", "make", "--to", place / "USB"),
        ("backup", "list", "--from", place / "USB"),
        ("backup", "restore", place / "USB"),
        ("template", place / os.fsdecode(b"m\xe3u.xlsx")),
        ("import", place / os.fsdecode(b"m\xe3u.xlsx")),
        ("export", "--out", place / "ra"),
        ("history",),
    ):
        assert sotuanle(*words, "--data", folder) == 0, words
    for package in place.glob("ra/*/gui/*.zip"):
        strange = package.rename(place / os.fsdecode(b"g\xf3i.zip"))
        assert sotuanle("verify", strange) == 0
        assert sotuanle("load", strange, "--data", place / "khác") == 0
    assert "m�y c�" in capsys.readouterr().out


def test_what_is_not_there_is_named_as_text(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = place / os.fsdecode(b"kh\xf4ng c\xf3")
    data = ("--data", place / "sổ")
    for words in (("form", lost), ("list", lost), ("verify", lost), ("load", lost, *data)):
        assert sotuanle(*words) == 1
        said = capsys.readouterr().err
        assert re.match("sotuanle: (Không|Tệp) .*\\.\\n", said)
        assert readable(said) == said


def test_a_photo_of_a_strange_name_is_kept(data: Path, place: Path) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        photo = next(p for p in data.glob("anh/goc/*/*.jpg"))
        strange = place / os.fsdecode(b"l\xe3p.jpg")
        strange.write_bytes(photo.read_bytes() + b"\0")
        (taken,) = take_in(workspace, workspace.store.week(), [strange]).photos
        assert taken.file_name == "l�p.jpg"
        assert taken in workspace.store.notebook(workspace.store.week().id).photos
