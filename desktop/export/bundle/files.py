# SPDX-License-Identifier: MIT
"""Gathers the files of one part of a bundle, lists them in its manifest, and packs them."""

import hashlib
import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from desktop.domain.exchange import manifest
from desktop.domain.exchange.manifest import MANIFEST, READ_ME, TITLES, FileEntry, Manifest
from desktop.domain.progress import Progress
from desktop.export.packing import timeless_entry

PACKED_ALREADY = frozenset({".jpg", ".pdf", ".docx", ".xlsx"})
"""What is a picture or an archive itself, by its suffix: packing makes it no smaller."""

_BLOCK = 1 << 20
_AT_ONCE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleFile:
    """A file for a bundle: where it lies now, and what it is called and listed as in there."""

    path: str
    source: Path
    title: str = ""
    photo: str | None = None


def under_own_names(sources: Iterable[Path]) -> list[BundleFile]:
    """Return files that are called in the bundle as they are called already."""
    return [BundleFile(path=s.name, source=s, title=TITLES[s.name]) for s in sources]


def with_lists(
    files: Sequence[BundleFile], head: Manifest, read_me: str, scratch: Path
) -> list[BundleFile]:
    """Return all files of a part: those given, the note for people, and the manifest of both.

    `head` says which part it is; its own list of files is not looked at. The two new files are
    written into `scratch`.
    """
    note = scratch / READ_ME
    # Notepad takes a text for what it is by the mark at its beginning and the line ends.
    note.write_text(read_me, encoding="utf-8-sig", newline="\r\n")
    listed = sorted([*files, *under_own_names([note])], key=lambda file: file.path)
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # hashing releases the interpreter's lock
        whole = replace(head, files=tuple(pool.map(_entry, listed)))
    list_file = scratch / MANIFEST
    list_file.write_text(manifest.dump(whole), encoding="utf-8", newline="\n")
    return [BundleFile(path=MANIFEST, source=list_file), *listed]


def write_zip(files: Iterable[BundleFile], target: Path, progress: Progress) -> None:
    """Pack files in the order of their names, the same bytes for the same files.

    Pictures and documents are packed already and only stored.
    """
    with ZipFile(target, "w") as package:
        for file in sorted(files, key=lambda file: file.path):
            progress.check()
            entry = timeless_entry(file.path)
            stored = file.source.suffix in PACKED_ALREADY
            entry.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            entry.file_size = file.source.stat().st_size
            with file.source.open("rb") as source, package.open(entry, "w") as packed:
                shutil.copyfileobj(source, packed, _BLOCK)


def copy_files(files: Iterable[BundleFile], folder: Path, progress: Progress) -> None:
    """Lay files into a folder under their names in the bundle; those there already stay."""
    for file in files:
        progress.check()
        target = folder / file.path
        if target != file.source:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.source, target)


def _entry(file: BundleFile) -> FileEntry:
    with file.source.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
        size = source.tell()
    return FileEntry(path=file.path, size=size, sha256=digest, title=file.title, photo=file.photo)
