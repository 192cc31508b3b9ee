# SPDX-License-Identifier: MIT
"""The kinds of trials: how an act is cut off or hindered, and what must hold afterwards."""

import ctypes
import errno
import os
import random
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tests.trials.calls import Call, Kind
from tests.trials.children import STRUCK, Act, Life, live
from tests.trials.fates import Death, Hindrance, Noting, Pulled, Refusal
from tests.trials.place import camera_folder, data, stick
from tests.trials.power import Disk, after_power_cut

_RUNS_EACH = 25
"""How many power cuts are tried of one noted run before another is noted."""

_SPARED_WHEN_FULL = (Kind.TRUNCATE, Kind.SYNC, Kind.RENAME, Kind.REMOVE, Kind.REMOVE_FOLDER)
_REFUSALS = (
    (errno.ENOSPC, True, _SPARED_WHEN_FULL),
    (errno.EIO, False, ()),
    (errno.EROFS, True, ()),
)
"""A full disk, a moment's failure, a disk that is suddenly for reading only."""


@dataclass
class Bench:
    """Where trials of one act are made: its place as prepared, and a copy for each trial.

    `before` is done in each child before the act, `unseen` calls are left out of noted runs, and
    `spoil` is done to what a killed child leaves: by these the controls break what must hold.
    """

    act: Act
    folder: Path
    before: Callable[[], None] | None = None
    unseen: Callable[[Call], bool] = lambda _call: False
    spoil: Callable[[Path], object] = lambda _place: None
    seconds: float = 0.0
    _noted: dict[str, Life] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Where the trials are made: backups remember which folder they are of.
        self.act.prepare(self.place)
        self.place.rename(self.prepared)

    @property
    def prepared(self) -> Path:
        """The place as it was prepared."""
        return self.folder / "prepared"

    @property
    def place(self) -> Path:
        """The place of the trial."""
        return self.folder / "place"

    def fresh(self) -> Path:
        """Return the place as it was prepared, for one trial."""
        self.clear()
        return Path(shutil.copytree(self.prepared, self.place))

    def clear(self) -> None:
        """Remove the place of the last trial."""
        shutil.rmtree(self.place, ignore_errors=True)

    def lasting(self) -> float:
        """Return how many seconds the act takes when nothing happens, having tried it once."""
        if not self.seconds:
            life = live(self.act, self.fresh(), "unharmed", before=self.before)
            assert life.code == 0, life.words
            self.seconds = life.seconds
        return self.seconds

    def noted(self, seed: str) -> Life:
        """Return a life with its calls; the same seed is lived only once."""
        if seed not in self._noted:
            life = live(self.act, self.fresh(), seed, fate=Noting(), before=self.before)
            assert life.code == 0, life.words
            self._noted = {seed: life}
        return self._noted[seed]


class TrialKind(Protocol):
    """Makes the trial of a number; the same seed and number make the same."""

    def __call__(self, bench: Bench, seed: str, number: int) -> bool:
        """Make it, failing by an error; return whether there are more to make."""


def killed(bench: Bench, seed: str, number: int) -> bool:
    """Kill the program at some moment."""
    seed = f"{seed}/{number}"
    delay = random.Random(seed).uniform(0, 1.1 * bench.lasting())
    life = live(bench.act, bench.fresh(), seed, kill_after=delay, before=bench.before)
    assert life.was_killed or life.code == 0, life.words
    bench.spoil(bench.place)
    bench.act.judge(bench.place, seed, life.promises)
    return True


def done(bench: Bench, seed: str, number: int) -> bool:
    """Let the program do it to the end, whatever others do meanwhile."""
    run = f"{seed}/{number}"
    life = live(bench.act, bench.fresh(), run, before=bench.before)
    assert life.code == 0, life.words
    bench.act.judge(bench.place, run, life.promises)
    return True


def killed_at_call(bench: Bench, seed: str, number: int) -> bool:
    """Kill the program at its n-th call, half of it done if it is a write."""
    life = live(bench.act, bench.fresh(), seed, fate=Death(number), before=bench.before)
    assert life.was_killed or life.code == 0, life.words
    bench.act.judge(bench.place, seed, life.promises)
    return life.was_killed


def seen(bench: Bench, seed: str, number: int) -> bool:
    """Do all noted calls once more on a disk that is only thought of: it must be the same then."""
    run = f"{seed}/{number}"
    disk = Disk(bench.prepared, bench.place)
    for call in bench.noted(run).calls:
        disk.carry_out(call)
    thought = bench.folder / "thought"
    disk.write_now(thought)
    try:
        assert _contents(thought) == _contents(bench.place)
    finally:
        shutil.rmtree(thought)
    return True


def power_cut(bench: Bench, seed: str, number: int) -> bool:
    """Have the power fail at some moment, and lose what was not synced."""
    run = f"{seed}/{number // _RUNS_EACH}"
    calls = [call for call in bench.noted(run).calls if not bench.unseen(call)]
    bench.clear()
    chance = random.Random(f"{seed}/{number}")
    promises = after_power_cut(bench.prepared, bench.place, calls, bench.place, chance)
    bench.act.judge(bench.place, run, promises)
    return True


def refused_at_call(bench: Bench, seed: str, number: int) -> bool:
    """Have the disk refuse the n-th call, in three ways by turns."""
    calls = len(bench.noted(seed).calls)
    call, way = divmod(number - 1, len(_REFUSALS))
    code, lasting, spared = _REFUSALS[way]
    fate = Refusal(call + 1, code, lasting=lasting, spared=spared)
    life = live(bench.act, bench.fresh(), seed, fate=fate)
    _judge_hindered(bench, seed, life)
    return life.code == STRUCK or call < calls


def stick_pulled(bench: Bench, seed: str, number: int) -> bool:
    """Pull the stick at the n-th call, and put it back in once the clerk was told."""
    return _pulled(bench, seed, Pulled(number, stick(bench.place)))


def card_pulled(bench: Bench, seed: str, number: int) -> bool:
    """Pull the card of the camera at the n-th call, and put it back in once the clerk was told."""
    return _pulled(bench, seed, Pulled(number, camera_folder(bench.place)))


def _pulled(bench: Bench, seed: str, fate: Pulled) -> bool:
    life = live(bench.act, bench.fresh(), seed, fate=fate)
    fate.lift()
    _judge_hindered(bench, seed, life)
    return life.code == STRUCK


def full(bench: Bench, seed: str, number: int) -> bool:
    """Leave 4 kB free on a disk of its own, on which the bench must lie, then ever more."""
    filler = bench.folder / "filler"
    bench.fresh()
    free = shutil.disk_usage(bench.folder).free
    filler.write_bytes(bytes(max(0, free - int(_LEAST_FREE * _STEP ** (number - 1)))))
    try:
        life = live(bench.act, bench.place, seed, fate=Hindrance(filler.unlink))
    finally:
        filler.unlink(missing_ok=True)
    _judge_hindered(bench, seed, life)
    return bool(life.refusals)


def read_only(bench: Bench, seed: str, number: int) -> bool:
    """Let nothing be written in the data folder, or on the stick, until the clerk was told."""
    place = bench.fresh()
    folder = (data(place).root, stick(place))[number % 2]
    folder = folder if folder.exists() else place

    def allow(permission: int) -> None:
        for path in (folder, *folder.rglob("*")):
            path.chmod(permission | (stat.S_IXUSR if path.is_dir() else 0))

    allow(stat.S_IRUSR)
    fate = Hindrance(lambda: allow(stat.S_IRUSR | stat.S_IWUSR))
    life = live(bench.act, place, seed, fate=fate, before=_without_powers)
    fate.lift()
    _judge_hindered(bench, seed, life)
    return number < 2


def _judge_hindered(bench: Bench, seed: str, life: Life) -> None:
    """Hold what was done in the end, the hindrance gone, and the words in which it was told."""
    assert life.code in (0, STRUCK), life.words
    for words in life.refusals:
        assert _names(bench.place, words), f"does not say where: {words}"
    bench.act.judge(bench.place, seed, life.promises)


def _contents(root: Path) -> dict[str, bytes | None]:
    """Return everything in a folder by its path, but the index of the log, which is memory."""
    return {
        str(path.relative_to(root)): path.read_bytes() if path.is_file() else None
        for path in root.rglob("*")
        if not path.name.endswith("-shm")
    }


def _names(place: Path, words: str) -> bool:
    """Whether the words name a file, a folder, or the disk that the bench lies on."""
    return str(place.parent) in words or any(path.name in words for path in place.rglob("*"))


def _without_powers() -> None:
    """Give up what the administrator may do beyond others, if this is the administrator."""
    head, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if os.geteuid() == 0 and ctypes.CDLL(None).capset(head, nothing):
        raise OSError(ctypes.get_errno(), "capset")


_LEAST_FREE = 4096
_STEP = 1.5
