# SPDX-License-Identifier: MIT
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.ui.background.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    assert qtbot
    made = Jobs()
    yield made
    made.shut_down()


def test_what_work_returns_comes_back_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    came: list[tuple[int, int]] = []
    jobs.submit("", lambda _: _thread(), lambda ran_in: came.append((ran_in, _thread())))
    qtbot.waitUntil(lambda: bool(came))
    ran_in, came_in = came[0]
    assert ran_in != came_in == _thread()


def test_a_widget_that_is_gone_is_told_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    shown, failing, may_end = QLabel(), QLabel(), threading.Event()
    jobs.submit("", lambda _: str(may_end.wait(10)), shown.setText)
    jobs.submit("", _fail, print, failing.setText)  # type: ignore[arg-type] # it is not called
    for gone in (shown, failing):
        delete(gone)
    with qtbot.captureExceptions() as raised:
        may_end.set()
        qtbot.waitUntil(lambda: jobs.is_idle)
    assert raised == []


def test_pieces_of_work_are_done_one_after_another(jobs: Jobs, qtbot: QtBot) -> None:
    done: list[int] = []
    for n in range(200):
        jobs.submit("", partial(_echo, n), done.append)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert done == list(range(200))


def test_a_failure_nobody_took_is_announced(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.submit("", _fail, print)
    assert failed.args == [_FAILURE]


def test_a_failure_somebody_takes_is_handed_over(jobs: Jobs, qtbot: QtBot) -> None:
    taken: list[AppError] = []
    jobs.submit("", _fail, print, taken.append)
    qtbot.waitUntil(lambda: taken == [_FAILURE])


def test_a_bug_in_the_work_is_raised_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as raised:
        jobs.submit("", lambda _: 1 // 0, print)
        qtbot.waitUntil(lambda: jobs.is_idle)
    assert [error[0] for error in raised] == [ZeroDivisionError]


def test_work_that_is_cancelled_stops_at_its_next_step(jobs: Jobs, qtbot: QtBot) -> None:
    begun = threading.Event()

    def endless(progress: Progress) -> None:
        begun.set()
        while True:
            progress.check()

    with qtbot.waitSignal(jobs.failed) as failed:
        job = jobs.submit("Đang đếm", endless, print)
        begun.wait()
        job.cancel()
    assert "dừng theo yêu cầu" in str(failed.args)


def test_work_that_waits_can_be_cancelled_before_it_begins(jobs: Jobs, qtbot: QtBot) -> None:
    gate, done = threading.Event(), list[int]()
    jobs.submit("", lambda _: gate.wait(), print)
    waiting = jobs.submit("", lambda _: 1, done.append)
    waiting.cancel()
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert done == []


def test_steps_are_reported_no_faster_than_anyone_can_read(jobs: Jobs, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []
    heard = threading.Event()

    def work(progress: Progress) -> None:
        heard.wait()
        for n in range(10_000):
            progress.step(n + 1, 10_000)

    job = jobs.submit("Đang đếm", work, print)
    job.progressed.connect(lambda done, total, _: steps.append((done, total)))
    heard.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert steps[-1] == (10_000, 10_000)
    assert len(steps) < 100


def test_after_shutting_down_nothing_is_handed_back(qtbot: QtBot) -> None:
    jobs, done = Jobs(), list[int]()
    for _ in range(5):
        jobs.submit("", lambda _: 1, done.append)
    jobs.shut_down()
    qtbot.wait(20)
    assert done == []


_FAILURE = AppError("Không được.", "Hãy thử lại.")


def _fail(_progress: Progress) -> None:
    raise _FAILURE


def _echo(number: int, _progress: Progress) -> int:
    return number


def _thread() -> int:
    return threading.get_ident()
