# SPDX-License-Identifier: MIT
"""One at a time uses a data folder; who dies holding it keeps nobody out."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, Timer

import pytest

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.storage import holding
from desktop.storage.holding import (
    Holder,
    InUse,
    Unsure,
    answer,
    held,
    hold,
    hold_or_call,
    holder_of,
    is_called,
)

PROGRAM = """
import sys, time
from pathlib import Path
from desktop.paths import DataFolder
from desktop.storage.holding import Holder, hold
assert hold(DataFolder(Path(sys.argv[1])), Holder(sys.argv[2]))
print("held", flush=True)
time.sleep(60)
"""


@contextmanager
def other_process(folder: DataFolder, who: Holder) -> Iterator[subprocess.Popen[bytes]]:
    """Have another process hold a data folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder.root), who],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    with process:
        assert process.stdout.readline().strip() == b"held"
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(autouse=True)
def made(folder: DataFolder) -> None:
    folder.root.mkdir()


def test_a_command_makes_no_folder_and_leaves_no_file(folder: DataFolder, tmp_path: Path) -> None:
    with held(DataFolder(tmp_path / "không có")), held(folder):
        assert folder.lock.exists()
    assert not (tmp_path / "không có").exists()
    assert list(folder.root.iterdir()) == []


def link_to_another_file(lock: Path, other: Path) -> None:
    lock.symlink_to(other)


def second_name_of_another_file(lock: Path, other: Path) -> None:
    lock.hardlink_to(other)


def pipe(lock: Path, _other: Path) -> None:
    os.mkfifo(lock)


def folder_of_that_name(lock: Path, _other: Path) -> None:
    lock.mkdir()


def text_of_somebody(lock: Path, _other: Path) -> None:
    lock.write_text("Luận văn của tôi", encoding="utf-8")


def link_to_nothing(lock: Path, other: Path) -> None:
    lock.symlink_to(other.with_name("không có"))


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as Linux has them")
@pytest.mark.parametrize(
    "put",
    [
        link_to_another_file,
        second_name_of_another_file,
        pipe,
        folder_of_that_name,
        text_of_somebody,
        link_to_nothing,
    ],
)
def test_what_is_under_the_name_of_the_lock_is_neither_followed_nor_lost(
    folder: DataFolder, tmp_path: Path, put: Callable[[Path, Path], None]
) -> None:
    other = tmp_path / "luận văn.txt"
    other.write_text("Luận văn của tôi", encoding="utf-8")
    put(folder.lock, other)
    assert holder_of(folder) is None
    assert not is_called(folder)
    with held(folder):
        assert holder_of(folder) is Holder.COMMAND
        assert hold(folder, Holder.WINDOW) is None
        answer(folder)
    assert other.read_text(encoding="utf-8") == "Luận văn của tôi"
    assert not (tmp_path / "không có").exists()
    (kept,) = folder.aside.iterdir()
    assert kept.name == folder.lock.name
    assert sorted(path.name for path in folder.root.iterdir()) == [folder.aside.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
@pytest.mark.parametrize("again", [False, True])
def test_a_lock_whose_file_is_deleted_or_replaced_keeps_others_out(
    folder: DataFolder, again: bool
) -> None:
    with other_process(folder, Holder.WINDOW):
        folder.lock.unlink()
        if again:
            folder.lock.write_text("", encoding="utf-8")
        assert hold(folder, Holder.WINDOW) is None
        with pytest.raises(InUse), held(folder):
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="the lock of a folder, as Linux has it")
def test_what_nobody_can_tell_counts_as_used(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(Unsure, match="không được phép"):
        hold(folder, Holder.WINDOW)


def test_who_holds_it_keeps_others_out_until_he_lets_go(folder: DataFolder) -> None:
    first = hold(folder, Holder.WINDOW)
    assert first is not None
    assert hold(folder, Holder.WINDOW) is None
    with pytest.raises(InUse, match="cửa sổ Sổ Tuần Lễ"), held(folder):
        pass
    first.release()
    with held(folder):
        assert holder_of(folder) is Holder.COMMAND
        assert hold(folder, Holder.WINDOW) is None
    second = hold(folder, Holder.WINDOW)
    assert second is not None
    second.release()


def test_each_data_folder_is_held_by_itself(folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "của người khác").mkdir()
    with held(folder), held(DataFolder(tmp_path / "của người khác")):
        pass


def test_another_process_is_kept_out_and_its_death_lets_go(folder: DataFolder) -> None:
    with other_process(folder, Holder.COMMAND) as process:
        with pytest.raises(InUse, match="một lệnh khác"), held(folder):
            pass
        process.kill()
        process.wait()
        with held(folder):
            pass


def test_a_file_left_by_a_crash_is_in_nobodys_way(folder: DataFolder) -> None:
    folder.lock.write_text("window 1\ngoi\n", encoding="utf-8")
    with held(folder):
        assert not is_called(folder)


def test_a_second_start_calls_the_window_and_is_answered(folder: DataFolder) -> None:
    with other_process(folder, Holder.WINDOW):

        def come() -> None:
            while not is_called(folder):
                time.sleep(0.01)
            answer(folder)

        window = Thread(target=come)
        window.start()
        assert hold_or_call(folder) is None
        window.join()
    assert folder.lock.read_text(encoding="utf-8") == f"window {os.getpid()}\n"


def test_a_window_just_closing_is_waited_for(folder: DataFolder) -> None:
    with other_process(folder, Holder.WINDOW) as process:
        Timer(0.3, process.kill).start()
        taken = hold_or_call(folder)
    assert taken is not None
    taken.release()


@pytest.mark.parametrize("who", Holder)
def test_what_does_not_answer_is_told(
    folder: DataFolder, who: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "_PATIENCE_S", 0.2)
    with other_process(folder, who), pytest.raises(InUse) as told:
        hold_or_call(folder)
    assert str(folder.root) in told.value.message


def test_where_nothing_can_be_written_nobody_is_kept_out(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    for _ in range(2):
        assert hold(DataFolder(tmp_path / "tệp"), Holder.WINDOW) is not None


def test_a_place_unfit_for_data_gets_no_file(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "OneDrive" / "sổ")
    assert hold(folder, Holder.WINDOW) is not None
    assert not folder.root.exists()


def test_in_use_is_an_expected_failure(folder: DataFolder) -> None:
    assert isinstance(InUse(folder, None), AppError)
