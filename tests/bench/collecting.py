# SPDX-License-Identifier: MIT
"""Taking in what units sent: against reading and hashing the same bytes, and as units grow."""

import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from desktop.domain.exchange import week_file
from tests.bench.measure import Ratio, cpu_of, table
from tests.services.collecting.deliveries import a_package, a_unit, data_of

BUNDLES, PICTURES, PICTURE_SIZE = 40, 15, 400_000
FEW, MANY = 1_000, 10_000
ROUNDS = 3

_TAKE_IN = """
import sys, time, json, resource
from pathlib import Path
from desktop.paths import DataFolder
from desktop.services.collecting.taking_in import take_in
from tests.services.collecting.deliveries import an_office
with an_office(Path(sys.argv[1])) as office:
    week = office.store.week()
    begun = time.process_time()
    receipts = take_in(office, week, [Path(sys.argv[2])])
    seconds = time.process_time() - begun
    assert {str(receipt.verdict) for receipt in receipts} == {"taken"}, receipts[:3]
begun = time.perf_counter()
with an_office(Path(sys.argv[1])) as office:
    office.store.notebook("office")
    opened = time.perf_counter() - begun
peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps([seconds, peak, opened]))
"""


def run() -> list[Ratio]:
    """Measure all figures, each in a fresh process on a book of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_bundles(Path(folder)), *_data_files(Path(folder))]


def _bundles(folder: Path) -> list[Ratio]:
    """Hold taking in bundles with photos against reading and hashing their bytes."""
    sent = folder / "bundles"
    sent.mkdir()
    chance = random.Random(0)  # noqa: S311 - the same pictures every time
    for number in range(1, BUNDLES + 1):
        pictures = [folder / f"{at}.jpg" for at in range(PICTURES)]
        for picture in pictures:
            picture.write_bytes(chance.randbytes(PICTURE_SIZE))
        a_package(sent, a_unit(number), pictures=pictures)
    files = sorted(sent.glob("*.zip"))
    hashing = cpu_of(partial(_hash, files), ROUNDS)
    copying = cpu_of(partial(_copy, files, folder / "copies"), ROUNDS)
    runs = [_taken_in(folder / f"book-{n}", sent) for n in range(ROUNDS)]
    seconds, peak, _opened = sorted(runs)[ROUNDS // 2]
    shutil.rmtree(sent)
    detail = f"{seconds:.2f} s CPU for {BUNDLES} against {hashing:.2f} s, {copying:.2f} s"
    # Each byte is hashed twice, as the file's own and as the manifest's.
    against = {"reading and hashing": (hashing, 6), "copying with a hash": (copying, 4)}
    return [
        *(
            Ratio(name=f"bundles / {what}, CPU", value=seconds / other, limit=limit, detail=detail)
            for what, (other, limit) in against.items()
        ),
        Ratio(name="bundles: peak memory, MB", value=peak, limit=300),
    ]


def _data_files(folder: Path) -> list[Ratio]:
    """Measure thousands of data files, and that ten times as many cost ten times as much."""
    found = {}
    for many in (FEW, MANY):
        sent = folder / f"data-{many}"
        sent.mkdir()
        _write_data_files(sent, many)
        found[many] = _taken_in(folder / f"book-{many}", sent)
    (few, _, _), (much, peak, opened) = found[FEW], found[MANY]
    detail = f"{few:.1f} s CPU for {FEW}, {much:.1f} s for {MANY}"
    return [
        Ratio(name=f"{MANY} data files / {FEW}, CPU", value=much / few, limit=12, detail=detail),
        Ratio(name=f"{MANY} data files, s CPU", value=much, limit=60, detail=detail),
        Ratio(name=f"{MANY} data files: peak memory, MB", value=peak, limit=400),
        Ratio(name=f"opening {MANY} units, s", value=opened, limit=1.5),
    ]


def _write_data_files(folder: Path, many: int) -> None:
    """Write what so many units send, made of one by its names and ids."""
    sample = week_file.load(data_of(a_unit(1)), "w.json").notebook
    for number in range(1, many + 1):
        unit = a_unit(number, name="TTHTCĐ xã Số {}")
        record = replace(sample.records[0], id=f"lop-{number}")
        text = data_of(replace(unit, records=(record,)))
        (folder / f"{number}.json").write_text(text, encoding="utf-8", newline="\n")


def _hash(files: Sequence[Path]) -> None:
    for path in files:
        with path.open("rb") as file:
            hashlib.file_digest(file, "sha256")


def _copy(files: Sequence[Path], folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for path in files:
        digest = hashlib.sha256()
        with path.open("rb") as source, (folder / path.name).open("wb") as target:
            while block := source.read(1 << 20):
                digest.update(block)
                target.write(block)


def _taken_in(book: Path, sent: Path) -> tuple[float, float, float]:
    """Return the CPU seconds, the peak memory in MB and the seconds of opening again."""
    command = [sys.executable, "-c", _TAKE_IN, str(book), str(sent)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak, opened = json.loads(done.stdout)
    shutil.rmtree(book)
    return seconds, peak, opened


if __name__ == "__main__":
    print(table(run()))
