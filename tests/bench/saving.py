# SPDX-License-Identifier: MIT
"""What a saved record costs beside one bare commit of the same bytes: syncs of the disk, and time.

The syncs are counted in a process of its own, at the files that SQLite itself writes to.
"""

import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desktop.paths import DataFolder
from desktop.storage.database import Database
from desktop.storage.store import Store
from tests.bench.measure import Ratio, table
from tests.builders import a_notebook, a_record, a_week, saving
from tests.trials.calls import Kind
from tests.trials.fates import Noting
from tests.trials.watch import Watch

COUNT = 100
_ROW = "x" * 200
"""About what the letters of a record take."""


def run() -> list[Ratio]:
    """Count the syncs of saved records and of bare commits, and take their times by turns."""
    with tempfile.TemporaryDirectory() as folder:
        counted = [sys.executable, "-m", "tests.bench.saving", folder]
        ours, bare = json.loads(subprocess.run(counted, check=True, capture_output=True).stdout)
    with tempfile.TemporaryDirectory() as folder, _Writers(Path(folder)) as writers:
        rounds = [(_wall(writers.save), _wall(writers.commit)) for _ in range(COUNT)]
    saved, committed = (statistics.median(times) * 1000 for times in zip(*rounds, strict=True))
    return [
        Ratio(
            name="syncs of the disk for a saved record",
            value=ours,
            limit=1,
            detail=f"a bare commit of sqlite3 with the same pragmas takes {bare:g}",
        ),
        Ratio(
            name="a saved record / a bare commit of sqlite3, time",
            value=saved / committed,
            limit=10,
            detail=f"{saved:.2f} ms against {committed:.2f} ms",
        ),
    ]


class _Writers:
    """A store with a Week, and a bare database beside it with the store's own pragmas."""

    def __init__(self, folder: Path) -> None:
        self._data, self._path = DataFolder(folder / "data"), folder / "bare.db"
        self._number = 0

    def __enter__(self) -> "_Writers":
        self._store = Store.open(self._data, create=True)
        self._store.save_notebook(a_notebook(photos=()))
        self._bare = sqlite3.connect(self._path, isolation_level=None)
        for pragma in _pragmas():
            self._bare.execute(pragma)
        self._bare.execute("CREATE TABLE records (id INTEGER PRIMARY KEY, words TEXT)")
        self.save()
        self.commit()
        return self

    def __exit__(self, *_error: object) -> None:
        self._store.close()
        self._bare.close()

    def save(self) -> None:
        self._number += 1
        self._store.write(a_week().id, saving(a_record(title=f"Lần {self._number}")))

    def commit(self) -> None:
        self._bare.execute("BEGIN IMMEDIATE")
        self._bare.execute("INSERT INTO records (words) VALUES (?)", (_ROW,))
        self._bare.execute("COMMIT")


def _pragmas() -> list[str]:
    """Return the pragmas by which an open store is as safe as it is."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Database.open(DataFolder(Path(folder)), create=True)) as database,
        database.reading() as connection,
    ):
        names = ("journal_mode", "synchronous")
        return [
            f"PRAGMA {name} = {connection.exec_driver_sql(f'PRAGMA {name}').scalar()}"
            for name in names
        ]


def _wall(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _count(folder: Path) -> tuple[float, float]:
    """Return how often the disk is synced for a saved record and for a bare commit."""
    notes = Noting()
    Watch(folder, notes).begin()

    def syncs(work: Callable[[], None]) -> float:
        notes.calls.clear()
        for _ in range(COUNT):
            work()
        return sum(call.kind is Kind.SYNC for call in notes.calls) / COUNT

    with _Writers(folder) as writers:
        return syncs(writers.save), syncs(writers.commit)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_count(Path(sys.argv[1]))))
    else:
        print(table(run()))
