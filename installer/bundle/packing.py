# SPDX-License-Identifier: MIT
"""Packs what was built as it goes to users, with checksums.

python -m installer.bundle.packing

makes the set-up program of what was built for Windows, where that was done under Wine: NSIS runs
anywhere.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from desktop import __version__
from desktop.paths import PORTABLE_MARKER
from installer.bundle.signing import sign

ROOT = Path(__file__).parents[2]
CHECKSUMS = "SHA256SUMS"
WINDOWS = "SoTuanLe"
MOST_INSTALLER_MB = 45


def pack(folder: Path, dist: Path) -> list[Path]:
    """Return the packages made of the program's folder: with the last one telling their SHA-256."""
    made = [*(_for_windows(folder, dist) if sys.platform == "win32" else _for_linux(folder, dist))]
    return [*made, write_checksums(made, dist)]


def write_checksums(files: list[Path], dist: Path) -> Path:
    """Write what `sha256sum --check` reads."""
    lines = [f"{_sha256(file)}  {file.name}\n" for file in files]
    checksums = dist / CHECKSUMS
    checksums.write_text("".join(lines), encoding="ascii", newline="\n")
    return checksums


def _for_linux(folder: Path, dist: Path) -> Iterator[Path]:
    name = f"so-tuan-le-{__version__}-linux-x86_64"
    package = dist / f"{name}.tar.xz"
    with tarfile.open(package, "w:xz") as tar:
        tar.add(folder, f"{name}/chuong-trinh", filter=_anonymous)
        for file in sorted((ROOT / "installer" / "linux").iterdir()):
            tar.add(file, f"{name}/{file.name}", filter=_anonymous)
    yield package


def _for_windows(folder: Path, dist: Path) -> Iterator[Path]:
    package = dist / f"{WINDOWS}-{__version__}-di-dong.zip"
    with ZipFile(package, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, f"{WINDOWS}/{file.relative_to(folder).as_posix()}")
        archive.writestr(f"{WINDOWS}/{PORTABLE_MARKER}", _MARKER.encode("utf-8-sig"))
        archive.write(ROOT / "installer" / "windows" / "DOC-TRUOC.txt", f"{WINDOWS}/DOC-TRUOC.txt")
    yield package
    if (compiler := shutil.which("makensis")) is not None:
        yield make_installer(compiler, folder, dist)


def make_installer(compiler: str, folder: Path, dist: Path) -> Path:
    """Compile the set-up program for Windows, on whatever system NSIS runs."""
    installer = dist / f"{WINDOWS}-{__version__}-cai-dat.exe"
    values = {"VERSION": __version__, "PROGRAM": str(folder), "INSTALLER": str(installer)}
    if sys.platform != "win32":
        values["TARGET"] = "amd64-unicode"  # a Wine of 64 bits alone starts no other
    elif os.environ.get("SIGNING_CERTIFICATE"):
        values["SIGN"] = f'"{sys.executable}" -m installer.bundle.signing'
    defined = [f"-D{name}={value}" for name, value in values.items()]
    script = ROOT / "installer" / "windows" / "so-tuan-le.nsi"
    command = [compiler, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(script)]
    subprocess.run(command, check=True, cwd=ROOT)
    if sys.platform == "win32":
        sign([installer])
    return installer


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave out who built it."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def main() -> int:
    """Return 0 if the set-up program is as small as promised."""
    dist = ROOT / "dist"
    compiler = shutil.which("makensis")
    if compiler is None:
        sys.exit("Thiếu makensis; trên Debian: sudo apt install nsis")
    installer = make_installer(compiler, dist / WINDOWS, dist)
    write_checksums(sorted(dist.glob(f"{WINDOWS}-*")), dist)
    size = installer.stat().st_size / 1e6
    print(f"{installer.relative_to(ROOT)}: {size:.1f} MB (nhiều nhất {MOST_INSTALLER_MB} MB)")
    return int(size > MOST_INSTALLER_MB)


_MARKER = "Có tệp này thì dữ liệu nằm trong thư mục du-lieu cạnh chương trình.\r\n"


if __name__ == "__main__":
    sys.exit(main())
