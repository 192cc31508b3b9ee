# SPDX-License-Identifier: MIT
"""Many files are kept at once: each whole under its name, or not there at all."""

import hashlib
from pathlib import Path

from desktop.paths import DataFolder
from desktop.storage.incoming_files import IncomingFiles
from desktop.storage.photo_files import PhotoFiles


def sources(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{number}.zip" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(f"tệp {number}".encode() * 1000)
    return paths


def all_in(folder: DataFolder) -> list[Path]:
    return [path for path in folder.originals.rglob("*") if path.is_file()]


def test_files_are_there_under_their_hash_once_they_are_settled(tmp_path: Path) -> None:
    folder, paths = DataFolder(tmp_path / "d"), sources(tmp_path / "s", 20)
    with IncomingFiles(folder) as incoming:
        copied = [incoming.copy(path, path.name) for path in paths]
        assert [c.is_new for c in copied] == [True] * 20
        assert not incoming.copy(paths[0], "khác.zip").is_new
        incoming.settle()
    files = PhotoFiles(folder)
    for path, one in zip(paths, copied, strict=True):
        assert one.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert files.original(one.sha256).read_bytes() == path.read_bytes()
        assert files.original(one.sha256).suffix == ".zip"
    assert len(all_in(folder)) == 20
    with IncomingFiles(folder) as incoming:
        assert not incoming.copy(paths[3], "a.zip").is_new
    assert len(all_in(folder)) == 20


def test_what_is_not_wanted_or_not_settled_leaves_nothing_behind(tmp_path: Path) -> None:
    folder, paths = DataFolder(tmp_path / "d"), sources(tmp_path / "s", 3)
    with IncomingFiles(folder) as incoming:
        first = incoming.copy(paths[0], "a.zip")
        incoming.settle()
        incoming.drop(first.sha256)
        incoming.drop(incoming.copy(paths[1], "b.zip").sha256)
        incoming.copy(paths[2], "c.zip")
    assert [path.stem for path in all_in(folder)] == [first.sha256]


def test_a_damaged_original_gives_way_to_the_whole_one(tmp_path: Path) -> None:
    folder, (path,) = DataFolder(tmp_path / "d"), sources(tmp_path / "s", 1)
    with IncomingFiles(folder) as incoming:
        sha256 = incoming.copy(path, "a.zip").sha256
        incoming.settle()
        PhotoFiles(folder).original(sha256).write_bytes(b"")
        assert incoming.copy(path, "a.zip").is_new
        incoming.settle()
    assert PhotoFiles(folder).original(sha256).read_bytes() == path.read_bytes()
