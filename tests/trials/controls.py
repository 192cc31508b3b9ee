# SPDX-License-Identifier: MIT
"""Breaks what the trials rest on, one thing at a time: trials that find no loss then are blind."""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from desktop.storage import database
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


CONTROLS: Mapping[str, Control] = {
    "synchronous=OFF": Control("P1", "typing", _never_synced),
    "log not synced": Control("P1", "typing", _log_not_synced),
    "photos not synced": Control("P1", "photo import", _photos_not_synced),
    "folders not synced": Control("P1", "backup", _folders_not_synced),
    "log lost": Control("C1", "typing", _log_lost),
    "typed text held back": Control("C7", "letters anywhere", _never_handed_over),
    "backup copied into place": Control("C6", "backup", _copied_into_place),
}
