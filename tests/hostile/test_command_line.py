# SPDX-License-Identifier: MIT
"""Tests that the command line meets whatever is wrong in one sentence and harms nothing."""

import dataclasses
import json
import os
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from tempfile import gettempdir

import pytest

from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook, SectionText
from desktop.domain.week.records import Link
from desktop.paths import DataFolder, resources
from desktop.services.workspace import open_workspace
from tests.builders import a_notebook, a_record, a_week
from tests.cli.running import ROOT, sotuanle
from tests.taking_photos import take_in

needs_rights = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="this user may write anywhere"
)


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> "Refused":
    return Refused(capsys)


class Refused:
    """Runs a command that must fail, and returns what it complained of."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> str:
        code = sotuanle(*arguments)
        said = self._capsys.readouterr()
        assert (code, said.out) == (1, "")
        assert said.err.startswith("sotuanle: ")
        assert "Traceback" not in said.err
        assert len(said.err.splitlines()) == 2, said.err
        return said.err


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files of a data folder but the log of what was tried."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm", ".log"))
    }


COMMANDS = (
    ("weeks",),
    ("annex",),
    ("check",),
    ("export", "--out", "ra"),
    ("backup",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_folder_without_data_is_not_made(
    command: tuple[str, ...], tmp_path: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(*command, "--data", tmp_path / "không có")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [*COMMANDS, ("sample",)], ids=lambda command: command[0])
def test_a_file_is_no_data_folder(
    command: tuple[str, ...], tmp_path: Path, refused: Refused
) -> None:
    file = tmp_path / "tệp.txt"
    file.write_text("của tôi", encoding="utf-8")
    assert str(file) in refused(*command, "--data", file)
    assert file.read_text(encoding="utf-8") == "của tôi"


@pytest.mark.parametrize("command", [*COMMANDS, ("sample",)], ids=lambda command: command[0])
def test_a_stranger_in_the_databases_place_stays_untouched(
    command: tuple[str, ...], tmp_path: Path, refused: Refused
) -> None:
    stranger = DataFolder(tmp_path / "d").database
    stranger.parent.mkdir()
    stranger.write_text("thơ của tôi\n" * 999, encoding="utf-8")
    assert str(stranger) in refused(*command, "--data", tmp_path / "d")
    assert stranger.read_text(encoding="utf-8") == "thơ của tôi\n" * 999


def test_a_newer_database_is_left_alone(data: Path, refused: Refused) -> None:
    with sqlite3.connect(DataFolder(data).database) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = tree(data)
    assert "bản mới hơn" in refused("annex", "--data", data)
    assert tree(data) == before


def test_a_year_that_is_not_there_is_named_with_those_that_are(
    data: Path, refused: Refused
) -> None:
    said = refused("annex", "--data", data, "--year", "1999")
    assert "1999" in said
    assert "2026" in said


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\0\0", b"[", b"id = 1", b"x" * 1_000_001], ids=range(5)
)
def test_what_is_no_form_is_not_added(content: bytes, tmp_path: Path, refused: Refused) -> None:
    file = tmp_path / "mẫu lạ.toml"
    file.write_bytes(content)
    assert "mẫu lạ.toml" in refused("form", file, "--add", "--data", tmp_path / "d")
    assert not (tmp_path / "d").exists()


def test_broken_forms_beside_it_do_not_keep_a_week_from_its_own(data: Path) -> None:
    forms = DataFolder(data).forms
    forms.mkdir()
    (forms / "hỏng.toml").write_bytes(b"\xff[[[")
    (forms / "thư mục.toml").mkdir()
    assert sotuanle("annex", "--data", data) == 0


def test_a_week_on_an_unknown_form_says_which_forms_there_are(data: Path, refused: Refused) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        week = workspace.store.week()
        workspace.store.write(week.id, Changes(week=dataclasses.replace(week, form="lạ-2030")))
    said = refused("export", "--data", data, "--out", data / "ra")
    assert "lạ-2030" in said
    assert "quang-yen-2020" in said
    assert not (data / "ra").exists()


UNLOADABLE = {
    "missing": None,
    "empty": "",
    "not json": "{",
    "another json": "[1, 2]",
    "newer": '{"format": "so-tuan-le", "version": 2, "content": {}}',
    "deep": "[" * 100_000,
    "no week": '{"format": "so-tuan-le", "version": 1, "content": {}}',
}


@pytest.mark.parametrize("text", UNLOADABLE.values(), ids=UNLOADABLE.keys())
def test_what_is_no_week_leaves_no_folder_behind(
    text: str | None, tmp_path: Path, refused: Refused
) -> None:
    file = tmp_path / "tệp.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert "tệp.json" in refused("load", file, "--data", tmp_path / "d")
    assert not (tmp_path / "d").exists()


def changed(submitted: Path, target: Path, **week: object) -> Path:
    """Write the sample's data with changes to the Week, as someone's editor would."""
    whole = json.loads((submitted / "du-lieu.json").read_text(encoding="utf-8"))
    whole["content"]["week"] |= week
    whole["check_code"] = ""
    target.write_text(json.dumps(whole), encoding="utf-8")
    return target


def test_another_centres_week_of_the_year_is_not_mixed_in(
    data: Path, submitted: Path, tmp_path: Path, refused: Refused
) -> None:
    before = tree(data)
    other = changed(submitted, tmp_path / "khác.json", id="another")
    assert "2026" in refused("load", other, "--data", data)
    assert tree(data) == before


def test_data_altered_after_export_are_refused(
    submitted: Path, tmp_path: Path, refused: Refused
) -> None:
    text = (submitted / "du-lieu.json").read_text(encoding="utf-8")
    file = tmp_path / "sửa.json"
    file.write_text(text.replace('"people": 12', '"people": 120', 1), encoding="utf-8")
    assert "đã bị sửa" in refused("load", file, "--data", tmp_path / "d")


def test_text_no_database_can_hold_is_refused_or_cleaned(submitted: Path, tmp_path: Path) -> None:
    odd = changed(submitted, tmp_path / "lạ.json", theme="\ud800\0\x1b[2J\u202e chủ đề")
    assert sotuanle("load", odd, "--data", tmp_path / "d") == 0
    with open_workspace(DataFolder(tmp_path / "d")) as workspace:
        assert workspace.store.week().theme == "[2J chủ đề"


NASTY = (
    """=HYPERLINK("http://127.0.0.1:9","x") <img src="http://127.0.0.1:9/x"/><b>&amp;</b>
    <img src='file:///etc/passwd'/> ../../../../etc/passwd 😀👩‍👧 ǅ العربية
    B\tC; "quoted" \\ %s {0} $(id)""",
    "dài " * 2_500,
)


def nasty_week(text: str) -> Notebook:
    week = a_week(
        theme=text,
        slogans=(text,),
        addressees=(text,),
        copies_to=(text,),
        centre=dataclasses.replace(a_week().centre, name=text, parent=text, place=text),
        mailbox=text,
        number=text,
    )
    links = (Link(url=text, title=text), Link(url="file:///etc/passwd"))
    record = a_record(title=text, place=text, notes=text, links=links)
    sections = {"direction": SectionText(text=text), "proposals": SectionText(text=text)}
    return Notebook(
        week=week, records=(record,), sections=sections, row_notes={"1.13": text, "x": text}
    )


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_text_goes_through_as_text(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_workspace(DataFolder(tmp_path / "d"), create=True) as workspace:
        workspace.store.save_notebook(nasty_week(text))
    opened: list[str] = []
    guard = Guard(opened, tmp_path)
    sys.addaudithook(guard)
    code = sotuanle("export", "--data", tmp_path / "d", "--out", tmp_path / "ra")
    guard.is_on = False
    assert (code, opened) == (0, []), capsys.readouterr().err
    (folder,) = (tmp_path / "ra").iterdir()
    assert sotuanle("verify", folder) == 0
    assert sotuanle("check", "--data", tmp_path / "d") in (0, 1)
    assert sotuanle("load", folder, "--data", tmp_path / "d2") == 0
    assert sotuanle("weeks", "--data", tmp_path / "d2") == 0


class Guard:
    """Notes every connection, and every file opened that text may have led to."""

    def __init__(self, noted: list[str], allowed: Path) -> None:
        self.is_on = True
        self._noted = noted
        # openpyxl writes sheets to temporary files first; the program looks which disk is where.
        places = (allowed, ROOT, sys.prefix, sys.base_prefix, resources(), gettempdir())
        self._allowed = (*map(str, places), "/proc/self/mounts")

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.is_on:
            return
        if event.startswith(("socket.", "subprocess.", "os.system", "urllib.")):
            self._noted.append(event)
        elif event == "open" and isinstance(path := arguments[0], str | bytes):
            name = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - no Path: it is audited too
            if not name.startswith(self._allowed):
                self._noted.append(name)


def test_no_text_reaches_the_terminal_as_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    escape = tmp_path / "d\x1b[31m"
    assert sotuanle("annex", "--data", escape) == 1
    assert sotuanle("verify", escape) == 1
    assert "\x1b" not in capsys.readouterr().err


def bomb(path: Path) -> Path:
    """Write a PNG of a few bytes that claims 60.000 × 60.000 pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + pixels + chunk(b"IEND", b""))
    return path


def test_a_gigantic_picture_is_kept_told_and_left_out(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        (photo,) = take_in(workspace, workspace.store.week(), [bomb(tmp_path / "bom.png")]).photos
        assert "60.000 × 60.000" in photo.fault
    assert sotuanle("check", "--data", data) == 0
    assert "bom.png" in capsys.readouterr().out


def test_a_lost_original_is_told_and_the_rest_goes_out(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(DataFolder(data).copies)
    lost = sorted(DataFolder(data).originals.rglob("*.jpg"))[0]
    lost.unlink()
    assert sotuanle("export", "--data", data, "--out", tmp_path / "ra") == 0
    assert capsys.readouterr().out.count("không đọc được") <= 1
    assert sotuanle("backup", "--data", data, "--to", tmp_path / "usb") == 0
    assert "1 ảnh gốc không còn" in capsys.readouterr().out


def test_a_target_that_is_a_file_is_refused(data: Path, tmp_path: Path, refused: Refused) -> None:
    file = tmp_path / "ra"
    file.write_text("của tôi", encoding="utf-8")
    assert str(file) in refused("export", "--data", data, "--out", file)
    assert file.read_text(encoding="utf-8") == "của tôi"


def test_a_path_too_long_is_refused(data: Path, tmp_path: Path, refused: Refused) -> None:
    refused("export", "--data", data, "--out", tmp_path / ("dài" * 60))
    refused("export", "--data", data, "--out", tmp_path / ("dài" * 99))
    refused("annex", "--data", tmp_path / ("dài" * 99))


@needs_rights
def test_a_folder_that_may_not_be_written_is_refused(
    data: Path, tmp_path: Path, refused: Refused
) -> None:
    (tmp_path / "khóa").mkdir(mode=0o500)
    refused("export", "--data", data, "--out", tmp_path / "khóa" / "ra")
    refused("backup", "--data", data, "--to", tmp_path / "khóa")
    refused("sample", "--data", tmp_path / "khóa" / "d")


def test_a_bundle_cut_or_changed_is_no_good(
    submitted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (whole,) = (submitted / "gui").glob("*.zip")
    raw = bytearray(whole.read_bytes())
    raw[len(raw) // 2] ^= 1
    (tmp_path / "sửa.zip").write_bytes(raw)
    (tmp_path / "cụt.zip").write_bytes(whole.read_bytes()[:-1000])
    for name in ("sửa.zip", "cụt.zip"):
        assert sotuanle("verify", tmp_path / name) == 1
        assert sotuanle("load", tmp_path / name, "--data", tmp_path / "d") == 1
        said = capsys.readouterr()
        assert name in said.out + said.err
    assert not (tmp_path / "d").exists()


_HELD_IN_THE_MIDDLE = """
import runpy, signal, time
from desktop.export import whole_folder

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where nobody sits before it

def hold(_folder):
    print("all written, nothing in place", flush=True)
    time.sleep(60)

whole_folder._flush = hold
runpy.run_module("desktop", run_name="__main__", alter_sys=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal to send")
@pytest.mark.parametrize("kill", ["SIGINT", "SIGKILL"])
def test_an_export_stopped_in_the_middle_leaves_no_submission(
    kill: str, data: Path, tmp_path: Path
) -> None:
    shutil.rmtree(DataFolder(data).copies)
    out = tmp_path / "ra"
    arguments = ["export", "--data", str(data), "--out", str(out)]
    process = subprocess.Popen(
        [sys.executable, "-c", _HELD_IN_THE_MIDDLE, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout
    assert process.stdout.readline() == "all written, nothing in place\n"
    process.send_signal(signal.Signals[kill])
    _, said = process.communicate(timeout=20)
    assert "Traceback" not in said
    assert [p.name for p in out.iterdir() if p.suffix != ".tam"] == []
    if kill == "SIGINT":
        assert process.returncode == 130
        assert said == "sotuanle: đã dừng theo yêu cầu; dữ liệu vẫn nguyên vẹn.\n"
        assert list(out.iterdir()) == []
    assert sotuanle(*arguments) == 0
    (folder,) = out.iterdir()
    assert folder.name.endswith("-lan-1")


def test_a_notebook_with_everything_travels_whole(tmp_path: Path) -> None:
    with open_workspace(DataFolder(tmp_path / "d"), create=True) as workspace:
        workspace.store.save_notebook(a_notebook())
    out = tmp_path / "ra"
    assert sotuanle("export", "--data", tmp_path / "d", "--out", out, "--with-names") == 0
    (folder,) = out.iterdir()
    assert sotuanle("load", folder / "du-lieu.json", "--data", tmp_path / "d2") == 0
    assert sotuanle("load", folder / "du-lieu.json", "--data", tmp_path / "d") == 0
