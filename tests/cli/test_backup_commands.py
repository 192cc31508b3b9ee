# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest

from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.workspace import open_workspace
from desktop.storage.backups import Occasion, back_up
from desktop.storage.holding import Holder, hold
from desktop.storage.journal import LOG
from tests.cli.running import sotuanle


def test_backups_are_made_listed_looked_into_and_restored(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    usb = tmp_path / "usb"
    assert sotuanle("backup", "list", "--data", data) == 0
    assert "Không có bản sao lưu nào" in capsys.readouterr().out
    assert sotuanle("backup", "make", "--data", data, "--to", usb) == 0
    assert sotuanle("backup", "list", "--data", data, "--from", usb) == 0
    assert "58 hoạt động, 25 ảnh  Theo yêu cầu: " in capsys.readouterr().out
    with open_workspace(DataFolder(data)) as workspace:
        notebook = workspace.store.notebook(workspace.store.week().id)
        gone = notebook.records[0]
        workspace.store.write(notebook.week.id, Changes(records={gone.id: None}))
    for words in (("look",), ("restore",)):
        assert sotuanle("backup", *words, usb, "--data", data) == 0
        said = capsys.readouterr().out
        assert "Tuần lễ năm 2026" in said
        assert f"bỏ “{gone.title}”" in said
    with open_workspace(DataFolder(data)) as workspace:
        assert workspace.store.notebook(notebook.week.id) == notebook


def test_a_backup_before_something_risky_is_of_the_book_alone(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = DataFolder(data)
    back_up(folder, folder.backups, occasion=Occasion.IMPORT)
    assert sotuanle("backup", "list", "--data", data) == 0
    assert "58 hoạt động, chỉ sổ  Trước khi nạp: " in capsys.readouterr().out


def test_what_changes_data_waits_for_the_window_to_be_closed(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = DataFolder(data)
    window = hold(folder, Holder.WINDOW)
    assert window is not None
    assert sotuanle("backup", "make", "--data", data, "--to", tmp_path / "usb") == 0
    for words in (
        ("backup", "restore", tmp_path / "usb"),
        ("restore", tmp_path / "usb"),
        ("sample",),
        ("export", "--out", tmp_path / "ra"),
        ("load", tmp_path / "x.json"),
    ):
        assert sotuanle(*words, "--data", data) == 1
        said = capsys.readouterr().err
        assert "đang được cửa sổ Sổ Tuần Lễ dùng" in said
        assert "Hãy đóng cửa sổ đó" in said
    for reading in (("weeks",), ("annex",), ("backup", "list")):
        assert sotuanle(*reading, "--data", data) == 0
    window.release()
    assert sotuanle("backup", "restore", tmp_path / "usb", "--data", data) == 0


def test_what_commands_did_is_noted_in_kinds_and_counts(data: Path, tmp_path: Path) -> None:
    assert sotuanle("backup", "make", "--data", data, "--to", tmp_path / "usb") == 0
    assert sotuanle("backup", "restore", tmp_path / "usb", "--data", data) == 0
    folder = DataFolder(data)
    said = (folder.logs / LOG).read_text(encoding="utf-8")
    assert "sotuanle.viec: lệnh restore" in said
    assert "sotuanle.viec: khôi phục bản sao lưu: 58 hoạt động" in said
    with open_workspace(folder) as workspace:
        notebook = workspace.store.notebook(workspace.store.week().id, names=True)
    people = [person.full_name for names in notebook.attendees.values() for person in names]
    words = [*people, *(record.title for record in notebook.records), notebook.week.centre.name]
    assert [word for word in words if word in said] == []
