# SPDX-License-Identifier: MIT
"""Builds the program into `dist/`, tries it out and packs it, for the system it runs on.

python -m installer.bundle.build

Whatever it promises is measured here, and the build fails where it is not kept: its size, how
soon it starts, and that it works from a folder named as clerks name theirs.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from desktop.self_test.run import FOLDER
from installer.bundle.packing import pack
from installer.bundle.signing import sign

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
IS_WINDOWS = sys.platform == "win32"
PROGRAM = Path("SoTuanLe", "SoTuanLe.exe") if IS_WINDOWS else Path("so-tuan-le", "so-tuan-le")
MOST_MB = 110 if IS_WINDOWS else 150
MOST_OF_SOURCE, NOISE = 1.0, 0.05
"""A start takes no longer than from source; so much is what one measures twice differs by."""

ROUNDS = 9


def main() -> int:
    """Return 0 if what was built keeps its promises."""
    build()
    if IS_WINDOWS and not sign(sorted((DIST / PROGRAM.parent).glob("*.exe"))):
        print("Không có chứng thư số: chương trình không được ký.")
    with tempfile.TemporaryDirectory(prefix="so-tuan-le-") as scratch:
        moved = Path(scratch) / FOLDER
        shutil.copytree(DIST / PROGRAM.parent, moved, symlinks=True)
        faults = [*_too_large(), *_broken(moved / PROGRAM.name), *_slow(moved / PROGRAM.name)]
    for file in pack(DIST / PROGRAM.parent, DIST):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1e6:.1f} MB")
    for fault in faults:
        print(f"HỎNG: {fault}", file=sys.stderr)
    return 1 if faults else 0


def build() -> None:
    """Have PyInstaller make the folder."""
    spec = ROOT / "installer" / "bundle" / "so-tuan-le.spec"
    places = ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / sys.platform)]
    _run([sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *places, spec])


def _too_large() -> Sequence[str]:
    files = [file for file in (DIST / PROGRAM.parent).rglob("*") if not file.is_symlink()]
    size = sum(file.stat().st_size for file in files if file.is_file()) / 1e6
    print(f"Kích thước: {size:.1f} MB, {len(files)} tệp (nhiều nhất {MOST_MB} MB)")
    return [f"lớn quá: {size:.1f} MB"] if size > MOST_MB else []


def _broken(program: Path) -> Sequence[str]:
    """Have the program test itself; the result comes as a file."""
    result = program.parents[1] / "kết quả.txt"
    done = subprocess.run([program, "--self-test", result], check=False, capture_output=True)
    said = result.read_text(encoding="utf-8") if result.exists() else done.stderr.decode()
    print(said)
    return [] if done.returncode == 0 and result.exists() else ["chương trình tự thử không đạt"]


def _slow(program: Path) -> Sequence[str]:
    """Compare how long it takes to be of use, in turns with the same program run from source.

    The least of several rounds is what the program takes; the rest is what else the machine did.
    """
    data = program.parents[1] / "dữ liệu"
    source = [sys.executable, "-m", "desktop"]
    _run([*source, "sample", "--data", data], silently=True)
    least = {"source": float("inf"), "built": float("inf")}
    for _ in range(ROUNDS):
        for name, command in (("source", source), ("built", [program])):
            began = time.perf_counter()
            _run([*command, "--start-and-close", "--data", data], silently=True)
            least[name] = min(least[name], time.perf_counter() - began)
    ratio = least["built"] / least["source"]
    print(
        f"Mở Tuần lễ mẫu: {ratio:.2f} lần khi chạy từ mã nguồn "
        f"({least['built'] * 1000:.0f} so với {least['source'] * 1000:.0f} ms, "
        f"nhiều nhất {MOST_OF_SOURCE:.1f} lần)"
    )
    return [f"mở chậm: {ratio:.2f} lần"] if ratio > MOST_OF_SOURCE + NOISE else []


def _run(command: Sequence[str | Path], *, silently: bool = False) -> None:
    where = subprocess.DEVNULL if silently else None
    environment = os.environ | {"PYTHONUTF8": "1"}
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=where, stderr=where)


if __name__ == "__main__":
    sys.exit(main())
