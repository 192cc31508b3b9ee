# SPDX-License-Identifier: MIT
"""Breaks what the trials rest on, one thing at a time: trials that find no loss then are blind."""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

from desktop.paths import DataFolder
from desktop.services.backups import bin_age
from desktop.storage import database, database_file, engine, holding, side_files
from desktop.storage.backups import manifest
from desktop.storage.live_files import LiveFiles
from desktop.ui.frame import pending
from tests.trials.calls import Call, Kind
from tests.trials.kinds import Bench
from tests.trials.place import data
from tests.trials.rows import ROWS, tried

_MOST = 300
_EVERY = 4


@dataclass(frozen=True, slots=True)
class Control:
    """One thing broken, and the row and act whose trials must find it."""

    row: str
    act: str
    spoilt: Callable[[Bench], None]


def found_by(control: Control, seed: str) -> tuple[int, str]:
    """Return after how many trials a loss was found and what it was, blank if none was."""
    row = next(row for row in ROWS if row.id == control.row and control.act in row.acts)
    numbers = iter(range(1, _MOST + 1)) if not row.is_enumerated else count(1, _EVERY)
    tally = tried(row, control.act, seed, numbers, spoilt=control.spoilt, enough=1)
    words = next(iter(tally.failures.values()), "")
    return tally.trials, next(reversed(words.strip().splitlines()), "")


def _never_synced(bench: Bench) -> None:
    def before() -> None:
        pragmas = database._PRAGMAS  # noqa: SLF001 - what users cannot change either
        wrong = tuple(pragma.replace("= FULL", "= OFF") for pragma in pragmas)
        assert wrong != pragmas
        vars(database)["_PRAGMAS"] = wrong

    bench.before = before


def _log_not_synced(bench: Bench) -> None:
    bench.unseen = lambda call: call.kind is Kind.SYNC and call.path.endswith("-wal")


def _photos_not_synced(bench: Bench) -> None:
    bench.unseen = lambda call: call.kind is Kind.SYNC and Path(call.path).suffix == ".tam"


def _folders_not_synced(bench: Bench) -> None:
    def is_of_a_folder(call: Call) -> bool:
        return call.kind is Kind.SYNC and Path(call.path).suffix == ""

    bench.unseen = is_of_a_folder


def _log_lost(bench: Bench) -> None:
    def lose(place: Path) -> None:
        database_ = data(place).database
        database_.with_name(f"{database_.name}-wal").unlink(missing_ok=True)

    bench.spoil = lose


def _copied_into_place(bench: Bench) -> None:
    def copy(source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
        (shutil.rmtree if source.is_dir() else os.unlink)(source)

    def before() -> None:
        for module in ("photo_files", "backups.making", "backups.restoring"):
            vars(__import__(f"desktop.storage.{module}", fromlist=["*"]))["put_in_place"] = copy

    bench.before = before


def _never_handed_over(bench: Bench) -> None:
    def before() -> None:
        vars(pending).update(_PAUSE_MS=10**7, _MOST_MS=10**7)

    bench.before = before


def _places_not_compared(bench: Bench) -> None:
    class Blind(LiveFiles):
        def require(self) -> None:
            pass

    def before() -> None:
        vars(database)["LiveFiles"] = Blind

    bench.before = before


def _schemas_not_compared(bench: Bench) -> None:
    def before() -> None:
        for module in (engine, database_file):
            vars(module)["require_own"] = lambda *_arguments: None

    bench.before = before


def _side_files_not_looked_at(bench: Bench) -> None:
    def before() -> None:
        vars(side_files)["_is_stray"] = lambda _file: False

    bench.before = before


def _lists_not_weighed(bench: Bench) -> None:
    def before() -> None:
        vars(manifest)["_is_plausible"] = lambda _manifest: True

    bench.before = before


def _clock_believed(bench: Bench) -> None:
    def before() -> None:
        vars(bin_age).update(_COUNTED=timedelta(days=99_999), _JUMP=timedelta(days=99_999))

    bench.before = before


def _lock_is_a_file(bench: Bench) -> None:
    def take(folder: DataFolder) -> int:
        import fcntl

        handle = os.open(folder.lock, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
        return handle

    def before() -> None:
        vars(holding)["_take"] = take

    bench.before = before


CONTROLS: Mapping[str, Control] = {
    "synchronous=OFF": Control("P1", "typing", _never_synced),
    "log not synced": Control("P1", "typing", _log_not_synced),
    "photos not synced": Control("P1", "photo import", _photos_not_synced),
    "folders not synced": Control("P1", "backup", _folders_not_synced),
    "log lost": Control("C1", "typing", _log_lost),
    "typed text held back": Control("C7", "letters anywhere", _never_handed_over),
    "backup copied into place": Control("C6", "backup", _copied_into_place),
    "places not compared": Control("D4", "typing on", _places_not_compared),
    "schemas not compared": Control("B7", "taking in", _schemas_not_compared),
    "side files not looked at": Control("B7", "taking in", _side_files_not_looked_at),
    "lists not weighed": Control("B8", "listing backups", _lists_not_weighed),
    "clock believed": Control("B9", "recycle bin", _clock_believed),
    "lock is a file": Control("B10", "holding", _lock_is_a_file),
}
