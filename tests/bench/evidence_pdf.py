# SPDX-License-Identifier: MIT
"""The evidence PDF of 200 photos, against merely storing the same files in a ZIP."""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from PIL import Image

from desktop.domain.progress import SILENT
from desktop.export.bundle.files import BundleFile, write_zip
from desktop.export.pdf.evidence import EvidenceHeading, write_evidence_pdf
from tests.bench.measure import Ratio, cpu_interleaved, table
from tests.export.bundles import an_item, photos

COUNT = 200
ROUNDS = 5
_SIDES = ((1600, 1200), (1200, 1600))
_HEADING = EvidenceHeading(
    centre="Trung tâm học tập cộng đồng phường Hà An",
    subject="Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2026",
    revision=1,
    check_code="K7QM3-ZRT4X",
    dated=date(2026, 10, 7),
)
_PEAK = """
import sys
from pathlib import Path
from tests.bench.evidence_pdf import write
write(Path(sys.argv[1]), int(sys.argv[2]))
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


def run() -> list[Ratio]:
    """Measure all figures in a temporary folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make_photos(folder)
        return [_cost(folder), _seconds(folder), _growth(folder), _memory(folder)]


def write(folder: Path, count: int = COUNT) -> None:
    """Write the evidence of so many photos of the folder."""
    item = an_item(*photos(count))
    write_evidence_pdf([item], lambda p: folder / f"{p.id}.jpg", _HEADING, folder / "out.pdf")


def _make_photos(folder: Path) -> None:
    """Write the photos: as large as outgoing ones are, ten different ones twenty times."""
    chance = random.Random(2026)  # noqa: S311 - the same photos every time
    made = [_noise(folder / f"{n}.jpg", n, chance) for n in range(10)]
    for number, photo in enumerate(photos(COUNT)):
        shutil.copyfile(made[number % len(made)], folder / f"{photo.id}.jpg")


def _noise(path: Path, number: int, chance: random.Random) -> Path:
    width, height = _SIDES[number % len(_SIDES)]
    small = width // 3, height // 3
    grain = Image.frombytes("RGB", small, chance.randbytes(3 * small[0] * small[1]))
    grain.resize((width, height), Image.Resampling.BICUBIC).save(path, quality=60)
    return path


def _store(folder: Path) -> None:
    files = [
        BundleFile(path=f"anh/{photo.id}.jpg", source=folder / f"{photo.id}.jpg")
        for photo in photos(COUNT)
    ]
    write_zip(files, folder / "out.zip", SILENT)


def _cost(folder: Path) -> Ratio:
    times = cpu_interleaved({"pdf": lambda: write(folder), "zip": lambda: _store(folder)}, ROUNDS)
    detail = f"{times['pdf']:.2f} s against {times['zip']:.2f} s, {COUNT} photos"
    name = "evidence PDF / storing the photos in a ZIP, CPU"
    return Ratio(name=name, value=times["pdf"] / times["zip"], limit=4, detail=detail)


def _seconds(folder: Path) -> Ratio:
    start = time.perf_counter()
    write(folder)
    return Ratio(name="evidence PDF of 200 photos, s", value=time.perf_counter() - start, limit=1)


def _growth(folder: Path) -> Ratio:
    """Compare the file with the pictures in it: nothing may be encoded again."""
    pictures = sum((folder / f"{photo.id}.jpg").stat().st_size for photo in photos(COUNT))
    size = (folder / "out.pdf").stat().st_size
    detail = f"{size / 1e6:.1f} MB with {pictures / 1e6:.1f} MB of photos"
    return Ratio(
        name="evidence PDF / its photos, bytes", value=size / pictures, limit=1.02, detail=detail
    )


def _memory(folder: Path) -> Ratio:
    """Compare the memory of a document of 200 photos with that of one of 10."""
    few, many = (_peak(folder, count) for count in (10, COUNT))
    detail = f"{many:.0f} MB against {few:.0f} MB for 10 photos"
    name = "memory for 190 photos more / their bytes"
    more = sum((folder / f"{photo.id}.jpg").stat().st_size for photo in photos(COUNT)[10:])
    return Ratio(name=name, value=(many - few) / (more / 1e6), limit=0.2, detail=detail)


def _peak(folder: Path, count: int) -> float:
    arguments = [sys.executable, "-c", _PEAK, str(folder), str(count)]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True)
    return int(done.stdout) / 1000


if __name__ == "__main__":
    print(table(run()))
