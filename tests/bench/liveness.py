# SPDX-License-Identifier: MIT
"""How long the window's thread is busy at a stretch in a very large Week, and what memory it takes.

Every action is done in the real window, off screen. `python -m tests.bench.liveness` prints a table
of all of them.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image

from desktop.domain.week.notebook import Notebook, Photo
from desktop.paths import DataFolder
from desktop.storage.photo_files import PhotoFiles
from desktop.storage.store import Store
from tests.bench.annex import ATTENDEES, large_notebook, the_form
from tests.bench.lists import long_list
from tests.bench.liveness_actions import BOOK, LIST
from tests.bench.measure import Ratio, table
from tests.services.activities.activity_books import CLASSES, filled

RECORDS, PHOTOS, NEW_PHOTOS, NAMES, FAULTY = 2000, 2000, 50, 5000, 1000
LONGEST_MS, MOST_MB = 50, 300
_SCENES = 20
_ROUNDS = 3
_SIZE = (1600, 1200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stall:
    """The longest stretch in which an action kept the window from answering, in milliseconds."""

    action: str
    cpu: float
    wall: float


def run() -> list[Ratio]:
    """Measure in processes of their own, which tell the stalls and their memory line by line.

    Stalls are those with very long lists, each the shortest of some rounds: what the window takes
    is in all of them, what the machine adds is not. For memory the lists are as long as in life.
    """
    rounds = [_at_work(ATTENDEES)[0] for _ in range(_ROUNDS)]
    stalls = [min(same, key=lambda stall: stall.cpu) for same in zip(*rounds, strict=True)]
    print(f"{'action':<44} {'CPU, ms':>8} {'wall, ms':>9}")
    for stall in stalls:
        print(f"{stall.action:<44} {stall.cpu:>8.0f} {stall.wall:>9.0f}")
    worst = max(stalls, key=lambda stall: stall.cpu)
    waited = max(stalls, key=lambda stall: stall.wall)
    detail = f"{worst.action}; by the clock {waited.wall:.0f} ms, {waited.action}"
    _stalls, memory = _at_work(NAMES)
    return [
        Ratio(name="longest stall, ms", value=worst.cpu, limit=LONGEST_MS, detail=detail),
        Ratio(name="memory with 2,000 photos, MB", value=memory, limit=MOST_MB),
    ]


def _at_work(names: int) -> tuple[list[Stall], float]:
    """Return the stalls in a Week with so many names on its lists, and the memory in MB."""
    with tempfile.TemporaryDirectory() as scratch:
        make_week(Path(scratch), names)
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": scratch}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, "-m", "tests.bench.liveness_actions", scratch]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    *lines, memory = done.stdout.splitlines()
    stalls = [
        Stall(action=action, cpu=float(cpu), wall=float(wall))
        for action, cpu, wall in (line.split("\t") for line in lines)
    ]
    return stalls, float(memory)


def make_week(scratch: Path, names: int) -> None:
    """Make the Week in a data folder, and the photos that are to come in beside it."""
    folder = DataFolder(scratch / "SoTuanLe")
    pictures = _pictures(PHOTOS + NEW_PHOTOS)
    notebook = large_notebook(the_form(), RECORDS, names)
    photos = tuple(_keep(folder, notebook, at, next(pictures)) for at in range(PHOTOS))
    with Store.open(folder, create=True) as store:
        store.save_notebook(replace(notebook, photos=photos))
    long_list(scratch / LIST)
    faulty = [{"Tên lớp": f"Lớp {at}", "Số người": "nhiều"} for at in range(FAULTY)]
    filled(scratch / BOOK, {CLASSES: faulty})
    incoming = scratch / "incoming"
    incoming.mkdir()
    for number, picture in enumerate(pictures):
        (incoming / f"{number}.jpg").write_bytes(picture)


def _keep(folder: DataFolder, notebook: Notebook, at: int, picture: bytes) -> Photo:
    """Put a photo and its outgoing copy on the disk, and return its row."""
    chance = random.Random(at)  # noqa: S311 - the same every time
    hash_ = sha256(picture).hexdigest()
    files = PhotoFiles(folder)
    kept = files.copy_path(hash_, 1600, 0)
    original = folder.originals / hash_[:2] / f"{hash_}.jpg"
    for path in (kept, original):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture)
    owner = chance.choice(notebook.records).id if at % 10 else None
    return Photo(
        id=f"photo-{at}",
        sha256=hash_,
        file_name=f"IMG_{at:04}.jpg",
        record=owner,
        taken_at=datetime(2026, 10, 1, 7) + timedelta(minutes=5 * at),  # noqa: DTZ001 - cameras'
        width=_SIZE[0],
        height=_SIZE[1],
        fingerprint=f"{chance.getrandbits(1088):0272x}",
    )


def _pictures(count: int) -> Iterator[bytes]:
    """Yield JPEG files as large as outgoing ones, each different by a remark in it."""
    scenes = [_scene(number) for number in range(_SCENES)]
    for number in range(count):
        remark = f"{number:06}".encode()
        mark = b"\xff\xfe" + (len(remark) + 2).to_bytes(2, "big") + remark
        scene = scenes[number % _SCENES]
        yield scene[:2] + mark + scene[2:]


def _scene(number: int) -> bytes:
    chance = random.Random(number)  # noqa: S311 - the same every time
    small = Image.frombytes("RGB", (32, 24), chance.randbytes(3 * 32 * 24))
    file = BytesIO()
    small.resize(_SIZE, Image.Resampling.BICUBIC).save(file, "JPEG", quality=70)
    return file.getvalue()


if __name__ == "__main__":
    print(table(run()))
