# SPDX-License-Identifier: MIT
"""Tests of folders that appear whole or not at all."""

import contextlib
import errno
import os
from pathlib import Path

import pytest

from desktop.domain.errors import AppError
from desktop.domain.progress import Cancelled
from desktop.export.packing import write_whole
from desktop.export.whole_folder import whole_folder


def fill(folder: Path, text: str) -> None:
    (folder / "anh").mkdir()
    (folder / "anh" / "1.jpg").write_text(text, encoding="utf-8")


def content(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_the_folder_appears_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "mới" / "hồ sơ"
    with whole_folder(target) as draft:
        fill(draft, "1")
        assert not target.exists()
    assert content(tmp_path) == {"mới/hồ sơ/anh/1.jpg": "1"}


def test_each_file_goes_to_the_disk_once_and_only_if_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    fsync = os.fsync

    def noted(handle: int) -> None:
        synced.append(os.fstat(handle).st_ino)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    with whole_folder(tmp_path / "hồ sơ") as draft:
        for name in ("bao-cao.pdf", "thu.eml", "nháp"):
            write_whole(draft / name, name.encode())
        (draft / "nháp").unlink()
        assert synced == [tmp_path.stat().st_ino]  # that the draft is there
    files = {path.stat().st_ino for path in (tmp_path / "hồ sơ").iterdir()}
    assert sorted(inode for inode in synced if inode in files) == sorted(files)
    write_whole(tmp_path / "ngoài", b"")
    assert (tmp_path / "ngoài").stat().st_ino in synced


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "hồ sơ"
    target.mkdir()
    (target / "thừa.txt").touch()
    with whole_folder(target) as draft:
        fill(draft, "2")
    assert content(tmp_path) == {"hồ sơ/anh/1.jpg": "2"}


@pytest.mark.parametrize("error", [Cancelled(), AppError("Không được."), ValueError()])
def test_when_anything_goes_wrong_the_old_one_stays(tmp_path: Path, error: Exception) -> None:
    target = tmp_path / "hồ sơ"
    with whole_folder(target) as draft:
        fill(draft, "1")
    with contextlib.suppress(type(error)), whole_folder(target) as draft:
        fill(draft, "2")
        raise error
    assert content(tmp_path) == {"hồ sơ/anh/1.jpg": "1"}
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("left", [("tam",), ("tam", "cu"), ("cu",)])
def test_what_a_power_cut_left_is_cleared_away(tmp_path: Path, left: tuple[str, ...]) -> None:
    target = tmp_path / "hồ sơ"
    for kind in left:
        fill_into = tmp_path / f"hồ sơ.{kind}"
        fill_into.mkdir()
        fill(fill_into, kind)
    with contextlib.suppress(ValueError), whole_folder(target):
        raise ValueError
    assert content(tmp_path) == ({"hồ sơ/anh/1.jpg": "cu"} if "cu" in left else {})


def test_where_the_disk_fails_between_two_names_the_old_one_is_named_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "hồ sơ"
    with whole_folder(target) as draft:
        fill(draft, "1")
    rename = os.rename

    def rename_no_other(source: Path, to: Path) -> None:
        if source != target:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(source))
        rename(source, to)

    with monkeypatch.context() as failing:
        failing.setattr(os, "rename", rename_no_other)
        with pytest.raises(AppError, match=r"vẫn nguyên vẹn ở “.*hồ sơ\.cu”"), whole_folder(target):
            pass
    with contextlib.suppress(ValueError), whole_folder(target):
        raise ValueError
    assert content(tmp_path) == {"hồ sơ/anh/1.jpg": "1"}


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    with (
        pytest.raises(AppError, match="Không ghi được bộ hồ sơ"),
        whole_folder(tmp_path / "tệp" / "x"),
    ):
        pass


def test_a_path_too_long_for_windows_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="quá dài"), whole_folder(tmp_path / ("x" * 180)):
        pass
    assert list(tmp_path.iterdir()) == []
