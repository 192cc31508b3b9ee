# SPDX-License-Identifier: MIT
"""One at a time uses a data folder; who dies holding it keeps nobody out."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
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


def test_a_file_removed_by_who_let_go_is_no_lock_to_the_next(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next may have opened the very file that the last one removes."""
    first = hold(folder, Holder.WINDOW)
    assert first is not None
    true_lock = holding._lock  # noqa: SLF001 - there is no other way to come in between

    def late(handle: int) -> None:
        monkeypatch.undo()
        first.release()
        true_lock(handle)

    monkeypatch.setattr(holding, "_lock", late)
    second = hold(folder, Holder.WINDOW)
    assert second is not None
    assert hold(folder, Holder.WINDOW) is None
    second.release()


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
