# SPDX-License-Identifier: MIT
"""The worker behind jobs, writer, thumbnails and backups, with no window to come back to."""

import threading
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event

import pytest

from desktop.domain.errors import AppError
from desktop.domain.progress import Cancelled, Progress
from desktop.ui.background.lanes import Lane, Order, Worker

PATIENCE = 10


class Post:
    """Stands for the window's thread, which is that of the test: it calls what came, in order."""

    def __init__(self) -> None:
        self._came: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.worker = Worker(self._came.put)

    def rest(self, *lanes: Lane) -> None:
        """Call what comes until the lanes have nothing left to do."""
        while not all(lane.is_idle for lane in lanes):
            self._came.get(timeout=PATIENCE)()

    def is_silent(self) -> bool:
        """Whether nothing comes any more."""
        try:
            self._came.get_nowait()()
        except Empty:
            return True
        return False


@pytest.fixture
def post() -> Post:
    return Post()


def held(gate: Event, _progress: Progress) -> None:
    assert gate.wait(PATIENCE)


def noted(word: object, done: list[object], _progress: Progress) -> None:
    done.append(word)


def test_tasks_of_a_lane_come_in_their_order_and_never_two_at_once(post: Post) -> None:
    lane, at_work, came = post.worker.lane(), list[int](), list[int]()

    def work(number: int, _progress: Progress) -> int:
        at_work.append(number)
        assert at_work == [number]
        at_work.pop()
        return number

    for number in range(500):
        lane.begin(partial(work, number), came.append)
    post.rest(lane)
    assert came == list(range(500))


def test_lanes_do_not_wait_for_one_another(post: Post) -> None:
    slow, quick, gate = post.worker.lane(), post.worker.lane(), Event()
    slow.begin(partial(held, gate))
    quick.begin(lambda _: gate.set())
    post.rest(slow, quick)


def test_no_thread_is_left_where_nothing_is_to_do(post: Post) -> None:
    before = set(threading.enumerate())
    lanes = [post.worker.lane() for _ in range(5)]
    for lane in lanes:
        lane.begin(lambda _: None)
    post.rest(*lanes)
    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE)
    assert set(threading.enumerate()) <= before


def test_the_latest_of_a_key_replaces_the_one_that_waits(post: Post) -> None:
    lane, gate, done = post.worker.lane(Order.LATEST_FIRST), Event(), list[object]()
    first = lane.begin(partial(held, gate), key="first")
    while not first.has_begun:
        pass
    for number in range(100):
        lane.begin(partial(noted, number, done), key="judge")
    gate.set()
    post.rest(lane)
    assert done == [99]


def test_the_newest_key_is_first_and_of_too_many_the_oldest_are_left_out(post: Post) -> None:
    lane, gate, done = post.worker.lane(Order.LATEST_FIRST, 3), Event(), list[object]()
    first = lane.begin(partial(held, gate), key="first")
    while not first.has_begun:
        pass
    for number in (1, 2, 3, 4, 5, 4):
        lane.begin(partial(noted, number, done), key=number)
    gate.set()
    post.rest(lane)
    assert done == [4, 5, 3]


def test_asking_while_tasks_are_carried_out_loses_none(post: Post) -> None:
    lane, came = post.worker.lane(Order.LATEST_FIRST, 50), set[int]()
    for number in range(20_000):
        lane.begin(partial(_echo, number % 120), came.add, key=number % 120)
    post.rest(lane)
    assert set(range(30, 80)) <= came


def test_what_waits_for_idleness_begins_after_all_else(post: Post) -> None:
    patient = post.worker.lane(Order.WHEN_IDLE)
    lanes, gate, done = [post.worker.lane() for _ in range(3)], Event(), list[object]()
    for number, lane in enumerate(lanes):
        lane.begin(partial(held, gate))
        lane.begin(partial(noted, number, done))
    patient.begin(partial(noted, "patient", done))
    patient.begin(partial(noted, "patient too", done))
    assert done == []
    gate.set()
    post.rest(patient, *lanes)
    assert done[3:] == ["patient", "patient too"]


def test_what_waited_for_idleness_delays_nobody(post: Post) -> None:
    patient, lane, gate = post.worker.lane(Order.WHEN_IDLE), post.worker.lane(), Event()
    other = post.worker.lane(Order.WHEN_IDLE)
    patient.begin(partial(held, gate))
    other.begin(lambda _: None)
    lane.begin(lambda _: None)
    post.rest(lane, other)
    gate.set()
    post.rest(patient)


def test_stopping_waits_for_what_is_under_way_and_nothing_comes_back(post: Post) -> None:
    lane, begun, ended, came = post.worker.lane(), Event(), Event(), list[object]()

    def work(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress.check()
        finally:
            ended.set()

    lane.begin(work, came.append, came.append)
    lane.begin(partial(noted, "waited", came), came.append)
    begun.wait(PATIENCE)
    lane.stop()
    assert ended.is_set()
    assert lane.is_idle
    assert post.is_silent()
    assert came == []


def test_a_stopped_lane_can_be_used_again_and_a_closed_one_cannot(post: Post) -> None:
    lane, came = post.worker.lane(), list[int]()
    lane.stop()
    lane.begin(partial(_echo, 7), came.append)
    post.rest(lane)
    assert came == [7]
    lane.close()
    with pytest.raises(RuntimeError, match="closed"):
        lane.begin(partial(_echo, 8))


def test_what_is_abandoned_is_not_waited_for_and_not_heard_of(post: Post) -> None:
    lane, gate, came = post.worker.lane(), Event(), list[object]()
    task = lane.begin(partial(held, gate), came.append)
    while not task.has_begun:
        pass
    lane.abandon()
    (thread,) = [t for t in threading.enumerate() if t.name.endswith("(_carry_out)")]
    gate.set()
    thread.join(PATIENCE)
    assert post.is_silent()
    assert came == []


def test_finishing_does_all_that_was_begun(post: Post) -> None:
    lane, done = post.worker.lane(), list[object]()
    for number in range(50):
        lane.begin(partial(noted, number, done))
    lane.finish()
    assert done == list(range(50))


@pytest.mark.parametrize("end", [Lane.finish, Lane.abandon])
def test_a_bug_nobody_waits_for_reaches_the_crash_handler(
    post: Post, end: Callable[[Lane], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: SimpleQueue[type[BaseException]] = SimpleQueue()
    monkeypatch.setattr(threading, "excepthook", lambda args: told.put(args.exc_type))
    lane, gate = post.worker.lane(), Event()

    def fail(progress: Progress) -> None:
        held(gate, progress)
        raise ZeroDivisionError

    task = lane.begin(fail)
    while not task.has_begun:
        pass
    threading.Timer(0.05, gate.set).start()
    end(lane)
    while not post.is_silent():
        pass
    assert told.get(timeout=PATIENCE) is ZeroDivisionError


def test_a_bug_is_raised_where_its_task_was_begun(post: Post) -> None:
    lane = post.worker.lane()
    lane.begin(lambda _: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        post.rest(lane)
    assert lane.is_idle


def test_an_expected_failure_goes_to_who_takes_it(post: Post) -> None:
    lane, failed, error = post.worker.lane(), list[AppError](), AppError("Không được.")

    def fail(_progress: Progress) -> None:
        raise error

    lane.begin(fail, on_failure=failed.append)
    post.rest(lane)
    assert failed == [error]


def test_what_is_cancelled_before_its_turn_does_not_begin(post: Post) -> None:
    lane, gate, done, failed = post.worker.lane(), Event(), list[object](), list[AppError]()
    lane.begin(partial(held, gate))
    lane.begin(partial(noted, 1, done), on_failure=failed.append).cancel()
    gate.set()
    post.rest(lane)
    assert done == []
    assert [type(error) for error in failed] == [Cancelled]


def _echo(number: int, _progress: Progress) -> int:
    return number
