# SPDX-License-Identifier: MIT
"""The whole export of a Week with 300 records and 200 photos, their outgoing copies made before."""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from PIL import Image

from desktop.domain.vietnamese import grouped
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.notebook import Notebook, Photo
from desktop.domain.week.records import Record
from desktop.paths import DataFolder
from desktop.services.photos.photos import received
from desktop.services.submission.submission import submit
from desktop.services.workspace import open_workspace
from tests.bench.measure import Ratio, table
from tests.builders import a_record, a_week

RECORDS, PHOTOS = 300, 200
LIMITS = {1000: 3.0, 10: 3.0}
"""Seconds by the megabytes of a mail; a usual mailbox takes so much in some 15 mails."""

ROUNDS = 3
_MEGABYTES = 250.0
_SIDES = ((1600, 1200), (1200, 1600))

_EXPORT = """
import sys, tempfile, time
from pathlib import Path
start = time.perf_counter()
from desktop.cli.main import run
with tempfile.TemporaryDirectory(dir=sys.argv[1]) as out:
    code = run(["export", "--data", sys.argv[1], "--out", out, "--limit-mb", sys.argv[2]])
    taken = time.perf_counter() - start
peak = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
print(taken, int(peak) / 1000)
sys.exit(code)
"""


def run(photos: int = PHOTOS, limits: Mapping[int, float] = LIMITS) -> list[Ratio]:
    """Measure the export in fresh processes, for a mailbox that takes all and for a usual one."""
    with tempfile.TemporaryDirectory() as name:
        folder = DataFolder(Path(name, "data"))
        _fill(folder, photos, limits)
        # Installed programs are compiled; here the first run does it, whatever the machine's way.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(name, "compiled"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        found = []
        for limit, most in limits.items():
            runs = [_fresh_run(folder, limit, environment) for _round in range(ROUNDS)]
            seconds, peak = (min(figures) for figures in zip(*runs, strict=True))
            what = f"export of {grouped(photos)} photos, mails of {limit} MB"
            detail = f"best of {ROUNDS} fresh processes, {RECORDS} records"
            found += [
                Ratio(name=f"{what}, s", value=seconds, limit=most, detail=detail),
                Ratio(name=f"{what}, peak MB", value=peak, limit=_MEGABYTES),
            ]
        return found


def _fresh_run(
    folder: DataFolder, limit: int, environment: Mapping[str, str]
) -> tuple[float, float]:
    arguments = [sys.executable, "-c", _EXPORT, str(folder.root), str(limit)]
    done = subprocess.run(
        arguments, check=True, capture_output=True, encoding="utf-8", env=environment
    )
    seconds, peak = map(float, done.stdout.splitlines()[-1].split())
    return seconds, peak


def _fill(folder: DataFolder, count: int, limits: Iterable[int]) -> None:
    """Make the Week and every copy that any of the limits asks for."""
    week = a_week()
    with tempfile.TemporaryDirectory() as name, open_workspace(folder, create=True) as workspace:
        paths = _pictures(Path(name), count)
        records = tuple(_record(number) for number in range(RECORDS))
        photos = received(folder, week, paths)
        placed = (_placed(photo, records[n % RECORDS]) for n, photo in enumerate(photos))
        notebook = Notebook(week=week, records=records, photos=tuple(placed))
        workspace.store.save_notebook(notebook)
        for limit in limits:
            submit(workspace, week, Path(name), limit_mb=limit)


def _record(number: int) -> Record:
    kind = list(KINDS)[number % len(KINDS)]
    return a_record(kind, id=f"r{number}", title=f"Hoạt động số {number} của khu phố", other={})


def _placed(photo: Photo, record: Record) -> Photo:
    return replace(photo, record=record.id, caption=f"Quang cảnh {record.title}")


def _pictures(folder: Path, count: int) -> list[Path]:
    """Write pictures that come to 300 to 400 kB each as they go out, no two the same."""
    chance = random.Random(2026)  # noqa: S311 - the same photos every time
    paths = [folder / f"{number}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        width, height = _SIDES[number % 2]
        small = width // 5, height // 5
        grain = Image.frombytes("RGB", small, chance.randbytes(3 * small[0] * small[1]))
        grain.resize((width, height), Image.Resampling.BICUBIC).save(path, quality=60)
    return paths


if __name__ == "__main__":
    print(table(run()))
