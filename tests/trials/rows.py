# SPDX-License-Identifier: MIT
"""The rows of the test matrix that are tried by the number, and the controls that prove them."""

import os
import shutil
import subprocess
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.trials.acts import (
    BackingUp,
    BackingUpByItself,
    Creating,
    Loading,
    Restoring,
    Submitting,
    Upgrading,
)
from tests.trials.children import Act
from tests.trials.damage import damaged
from tests.trials.kinds import (
    Bench,
    TrialKind,
    card_pulled,
    done,
    full,
    killed,
    killed_at_call,
    power_cut,
    read_only,
    refused_at_call,
    seen,
    stick_pulled,
)
from tests.trials.steady_writing import WritingSteadily
from tests.trials.strangers import (
    BadList,
    FolderGone,
    ForeignSchema,
    LockMeddling,
    WrongClock,
)
from tests.trials.window_acts import TakingAListIn, TakingPhotosIn, Typing

_MEMORY = Path("/dev/shm")  # noqa: S108 - where syncing costs nothing
MakeAct = Callable[[], Act]

WINDOW: Mapping[str, MakeAct] = {
    "typing": lambda: Typing(12),
    "list import": TakingAListIn,
    "photo import": TakingPhotosIn,
    "first photos": lambda: TakingPhotosIn(first=True),
}
WHOLE: Mapping[str, MakeAct] = {
    "beginning": Creating,
    "upgrade": Upgrading,
    "loading": Loading,
    "backup": BackingUp,
    "backup on closing": BackingUpByItself,
    "restore": Restoring,
    "finalising": Submitting,
}
TYPED_MEANWHILE: Mapping[str, MakeAct] = {
    "backup while typing": lambda: BackingUp(while_typing=True)
}
EXPORT: Mapping[str, MakeAct] = {"export again": lambda: Submitting(again=True)}
EVERYTHING = {**WINDOW, **WHOLE, **EXPORT}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what is tried, how, with which acts.

    An enumerated row has as many trials as there are calls to try. A row with a `disk` of so many
    bytes needs one of its own, which only the administrator can make.
    """

    id: str
    what: str
    kind: TrialKind
    acts: Mapping[str, MakeAct]
    is_enumerated: bool = False
    disk: int = 0


ROWS = (
    Row("C1", "kill -9 while typing", killed, {"typing": lambda: Typing(60)}),
    Row(
        "C2",
        "kill -9 while importing",
        killed,
        {name: EVERYTHING[name] for name in ("list import", "loading")},
    ),
    Row(
        "C3",
        "kill -9 while photos come in",
        killed,
        {name: WINDOW[name] for name in ("photo import", "first photos")},
    ),
    Row("C4", "kill -9 while exporting", killed, EXPORT),
    Row("C5", "kill -9 while all is at stake", killed, {**WHOLE, **TYPED_MEANWHILE}),
    Row("C6", "kill -9 at every call", killed_at_call, EVERYTHING, is_enumerated=True),
    Row("C7", "kill -9 while writing steadily", killed, {"letters anywhere": WritingSteadily}),
    Row("P0", "every call is seen", seen, {**EVERYTHING, **TYPED_MEANWHILE}),
    Row("P1", "power cut", power_cut, {**EVERYTHING, **TYPED_MEANWHILE}),
    Row("D1", "full disk", full, EVERYTHING, is_enumerated=True, disk=40_000_000),
    Row("D2", "every call refused", refused_at_call, EVERYTHING, is_enumerated=True),
    Row(
        "D3",
        "stick pulled at every call",
        stick_pulled,
        {name: EVERYTHING[name] for name in ("backup", "restore")},
        is_enumerated=True,
    ),
    Row(
        "D3",
        "card pulled at every call",
        card_pulled,
        {"photo import": TakingPhotosIn},
        is_enumerated=True,
    ),
    Row("D3", "for reading only", read_only, EVERYTHING, is_enumerated=True),
    Row("D4", "gone from under the window", done, {"typing on": FolderGone}),
    Row("B1", "damaged database", damaged, {"backup": BackingUp}),
    Row("B7", "a stranger's schema", done, {"taking in": ForeignSchema}),
    Row("B8", "a stranger's backup folder", done, {"listing backups": BadList}),
    Row("B9", "a clock that jumps", done, {"recycle bin": WrongClock}),
    Row("B10", "meddling with the lock", done, {"holding": LockMeddling}),
)


@dataclass(slots=True)
class Tally:
    """What came of one act's trials: how many, and the words of those that failed by number."""

    row: Row
    act: str
    trials: int = 0
    failures: dict[int, str] = field(default_factory=dict)
    skipped: str = ""


def tried(
    row: Row,
    act: str,
    seed: str,
    numbers: Iterator[int],
    *,
    spoilt: Callable[[Bench], None] = lambda _bench: None,
    enough: int = 5,
) -> Tally:
    """Make the trials of one act of a row; after so many failures that is `enough`.

    `spoilt` breaks what the trials rest on, for the controls.
    """
    tally = Tally(row, act)
    with _folder(row.disk) as folder:
        if folder is None:
            tally.skipped = "takes the administrator"
            return tally
        bench = Bench(row.acts[act](), folder)
        spoilt(bench)
        for number in numbers:
            tally.trials += 1
            try:
                is_last = not row.kind(bench, f"{seed}/{row.id}/{act}", number)
            except Exception:  # noqa: BLE001 - whatever it is, the trial failed
                tally.failures[number] = traceback.format_exc()
                is_last = False
            if is_last or len(tally.failures) >= enough:
                break
    return tally


def numbers_for(row: Row, trials: int, every: int) -> Iterator[int]:
    """Return the numbers of the trials of one act: so many, or one call in so many."""
    return count(1, every) if row.is_enumerated else iter(range(1, trials + 1))


@contextmanager
def _folder(disk: int) -> Iterator[Path | None]:
    """Make a folder for a bench, on a disk of its own if it must be, `None` if that cannot be."""
    made = Path(tempfile.mkdtemp(prefix="trials-", dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        if disk and not _mounted(made, disk):
            yield None
        else:
            yield made.resolve()
    finally:
        if made.is_mount():
            subprocess.run(["umount", made], check=True)
        shutil.rmtree(made)


def _mounted(folder: Path, size: int) -> bool:
    if os.geteuid() != 0:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "trials", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
