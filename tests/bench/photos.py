# SPDX-License-Identifier: MIT
"""Outgoing copies of 12-megapixel photos, against the bare JPEG tools and against libvips."""

import hashlib
import math
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from PIL import ExifTags, Image, ImageChops, ImageOps, ImageStat

from desktop.intake.photos.photos import make_copy
from tests.bench.measure import Ratio, Work, cpu_interleaved, table

T = TypeVar("T")

COUNT = 6
ROUNDS = 5
SIDE = 1600
_SIZE = (4000, 3000)
_GRAIN = 0.1
"""Share of pixel noise that brings a photo of this size to 4 MB, as phones' photos have."""

_PEAK = """
import sys
from pathlib import Path
from desktop.intake.photos.photos import make_copy
for source in sys.argv[2:]:
    make_copy(Path(source), Path(sys.argv[1]))
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


def run() -> list[Ratio]:
    """Measure all figures; the photos are made once and kept in the temporary folder."""
    photos = _photos()
    with tempfile.TemporaryDirectory() as folder:
        return [
            *_costs(photos, Path(folder)),
            _loss(photos, Path(folder)),
            _speed_up(photos, Path(folder)),
            _peak(photos, Path(folder)),
        ]


def _photos() -> list[Path]:
    folder = Path(tempfile.gettempdir()) / "so-tuan-le-bench"
    folder.mkdir(exist_ok=True)
    paths = [folder / f"12mp-{number}.jpg" for number in range(COUNT)]
    for number, path in enumerate(paths):
        if not path.exists():
            exif = Image.Exif()
            exif[ExifTags.Base.Orientation] = (1, 6, 3, 8)[number % 4]
            _scene(number).save(path, quality=90, exif=exif)
    return paths


def _scene(seed: int) -> Image.Image:
    """Return shapes of all sizes down to a camera's grain, in colours and light of their own."""
    chance = random.Random(seed)  # noqa: S311 - the same scenes every time
    bands = []
    grain = _cloud(chance, 1)
    for quarter in range(3):
        light = Image.linear_gradient("L").rotate(90 * (quarter + seed)).resize(_SIZE)
        for pixels, share in ((250, 0.5), (40, 0.25), (8, 0.12)):
            light = Image.blend(light, _cloud(chance, pixels), share)
        bands.append(Image.blend(light, grain, _GRAIN))
    return Image.merge("RGB", bands)


def _cloud(chance: random.Random, pixels: int) -> Image.Image:
    width, height = (length // pixels for length in _SIZE)
    noise = Image.frombytes("L", (width, height), chance.randbytes(width * height))
    return noise.resize(_SIZE, Image.Resampling.BICUBIC) if pixels > 1 else noise


def _costs(photos: Sequence[Path], folder: Path) -> list[Ratio]:
    tools = {"djpeg | cjpeg": ("djpeg", "cjpeg"), "vipsthumbnail": ("vipsthumbnail",)}
    present = {name for name, needed in tools.items() if all(map(shutil.which, needed))}
    totals = dict.fromkeys(("ours", *present), 0.0)
    for photo in photos:
        works = {name: work for name, work in _works(photo, folder).items() if name in totals}
        for name, seconds in cpu_interleaved(works, ROUNDS).items():
            totals[name] += seconds
    return [
        _cost("copy / djpeg -scale 1/2 | cjpeg, CPU", "djpeg | cjpeg", 1.35, totals),
        _cost("copy / vipsthumbnail, CPU", "vipsthumbnail", 0.5, totals),
    ]


def _works(photo: Path, folder: Path) -> dict[str, Work]:
    source, target = str(photo), str(folder / "tool.jpg")
    reduced = f"{SIDE}x{SIDE}"
    return {
        "ours": lambda: make_copy(photo, folder / "ours.jpg", side=SIDE),
        "djpeg | cjpeg": (
            ("djpeg", "-scale", "1/2", source),
            ("cjpeg", "-quality", "80", "-outfile", target),
        ),
        "vipsthumbnail": (
            ("vipsthumbnail", source, "--size", reduced, "-o", f"{target}[Q=80,strip]"),
        ),
    }


def _cost(name: str, tool: str, limit: float, totals: dict[str, float]) -> Ratio:
    if tool not in totals:
        return Ratio(name=name, value=None, limit=limit, detail=f"{tool} is not installed")
    ours, theirs = (totals[key] / COUNT * 1000 for key in ("ours", tool))
    detail = f"{ours:.0f} ms a photo against {theirs:.0f} ms"
    return Ratio(name=name, value=ours / theirs, limit=limit, detail=detail)


def _loss(photos: Sequence[Path], folder: Path) -> Ratio:
    """Compare with copies made the slow way: decoded in full, reduced by the best filter."""
    slow, ours = [], []
    for photo in photos:
        with Image.open(photo) as full:
            upright = ImageOps.exif_transpose(full)
        upright.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=None)
        upright.save(folder / "slow.jpg", quality=80, subsampling="4:2:0")
        make_copy(photo, folder / "ours.jpg", side=SIDE)
        slow.append(_psnr(folder / "slow.jpg", upright))
        ours.append(_psnr(folder / "ours.jpg", upright))
    theirs, mine = statistics.mean(slow), statistics.mean(ours)
    detail = f"{mine:.2f} dB against {theirs:.2f} dB of a full decode with Lanczos"
    return Ratio(
        name="quality lost, dB PSNR of luma", value=theirs - mine, limit=0.5, detail=detail
    )


def _psnr(path: Path, reference: Image.Image) -> float:
    with Image.open(path) as picture:
        difference = ImageChops.difference(picture.convert("L"), reference.convert("L"))
    return 20 * math.log10(255 / ImageStat.Stat(difference).rms[0])


def _speed_up(photos: Sequence[Path], folder: Path) -> Ratio:
    """Compare the best of several runs; on a busy machine two threads cannot show what they do."""
    copies = _gain(lambda photo: make_copy(photo, folder / photo.name), photos)
    hashes = _gain(lambda content: hashlib.sha256(content).digest(), [bytes(40_000_000)] * COUNT)
    limit = 1.8
    return Ratio(
        name="speed-up by 2 threads",
        value=copies if hashes >= limit else None,
        limit=limit,
        at_least=True,
        detail=f"SHA-256, which needs no lock at all, gains {hashes:.2f} on this machine now",
    )


def _gain(work: Callable[[T], object], items: Sequence[T]) -> float:
    best = {1: math.inf, 2: math.inf}
    for _ in range(ROUNDS):
        best = {threads: min(wall, _wall(work, items, threads)) for threads, wall in best.items()}
    return best[1] / best[2]


def _wall(work: Callable[[T], object], items: Sequence[T], threads: int) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(work, items):
            pass
    return time.perf_counter() - start


def _peak(photos: Sequence[Path], folder: Path) -> Ratio:
    arguments = [sys.executable, "-c", _PEAK, str(folder / "peak.jpg"), *map(str, photos)]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True)
    detail = f"{len(photos)} photos one after another in a fresh process"
    megabytes = int(done.stdout) / 1024
    return Ratio(name="peak memory, MB", value=megabytes, limit=120, detail=detail)


if __name__ == "__main__":
    print(table(run()))
