# SPDX-License-Identifier: MIT
"""Originals are kept under what they hold, never changed, never deleted."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from desktop.domain.errors import AppError, BadData
from desktop.paths import DataFolder
from desktop.storage.photo_files import PhotoFiles

PICTURE = b"\xff\xd8 a picture " * 1000
SHA256 = hashlib.sha256(PICTURE).hexdigest()
AN_HOUR_AND_MORE = 4000


@pytest.fixture
def files(folder: DataFolder) -> PhotoFiles:
    return PhotoFiles(folder)


def everything(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def make_old(path: Path) -> None:
    then = time.time() - AN_HOUR_AND_MORE
    os.utime(path, (then, then))


def test_an_original_lies_under_its_hash(files: PhotoFiles, folder: DataFolder) -> None:
    kept = files.keep(PICTURE, "Ảnh lớp học.JPG")
    assert kept.path == folder.originals / SHA256[:2] / f"{SHA256}.jpg"
    assert (kept.sha256, kept.size, kept.is_new) == (SHA256, len(PICTURE), True)
    assert files.original(SHA256).read_bytes() == PICTURE
    assert everything(folder.originals) == [f"{SHA256[:2]}/{SHA256}.jpg"]


def test_a_file_is_kept_like_bytes_and_stays_where_it_was(
    files: PhotoFiles, tmp_path: Path
) -> None:
    source = tmp_path / "a.jpg"
    source.write_bytes(PICTURE)
    assert files.keep(source, source.name).sha256 == SHA256
    assert source.read_bytes() == PICTURE


@pytest.mark.parametrize(
    ("file_name", "suffix"),
    [("a.HEIC", ".heic"), ("a", ""), ("a.ảnh", ""), ("a.b/c", ""), ("a.jpg.", ""), ("a. x", "")],
)
def test_the_suffix_is_plain_or_none(files: PhotoFiles, file_name: str, suffix: str) -> None:
    assert files.keep(PICTURE, file_name).path.name == SHA256 + suffix


def test_the_same_picture_is_written_once_whatever_its_name(
    files: PhotoFiles, folder: DataFolder
) -> None:
    first = files.keep(PICTURE, "a.jpg")
    again = files.keep(PICTURE, "b.jpeg")
    assert (again.path, again.is_new) == (first.path, False)
    assert len(everything(folder.originals)) == 1


def test_a_picture_cut_short_on_the_disk_is_put_aside_and_kept_anew(
    files: PhotoFiles, folder: DataFolder
) -> None:
    path = files.keep(PICTURE, "a.jpg").path
    path.write_bytes(PICTURE[:100])
    assert files.keep(PICTURE, "a.jpg").is_new
    assert files.original(SHA256).read_bytes() == PICTURE
    assert [p.read_bytes() for p in folder.aside.iterdir()] == [PICTURE[:100]]


def test_a_missing_original_is_named(files: PhotoFiles) -> None:
    with pytest.raises(AppError, match=SHA256[:12]):
        files.original(SHA256)


@pytest.mark.parametrize("sha256", ["", "../" * 20, SHA256.upper(), SHA256 + "0"])
def test_what_is_no_hash_never_becomes_a_path(files: PhotoFiles, sha256: str) -> None:
    with pytest.raises(BadData, match="không phải là mã SHA-256"):
        files.original(sha256)
    with pytest.raises(BadData, match="không phải là mã SHA-256"):
        files.copy_path(sha256, 1600, 0)


def test_a_copy_has_a_place_for_each_size_and_turn(files: PhotoFiles, folder: DataFolder) -> None:
    place = files.copy_path(SHA256, 1600, 90)
    assert place == folder.copies / SHA256[:2] / f"{SHA256}-1600-90.jpg"


def test_a_source_that_is_gone_is_named_and_leaves_nothing(
    files: PhotoFiles, folder: DataFolder, tmp_path: Path
) -> None:
    with pytest.raises(AppError, match="USB") as refused:
        files.keep(tmp_path / "mất.jpg", "mất.jpg")
    assert "mất.jpg" in refused.value.message
    assert everything(folder.root) == []


def test_sweeping_moves_leftovers_aside_and_spares_what_a_photo_names(
    files: PhotoFiles, folder: DataFolder
) -> None:
    named, stray = files.keep(PICTURE, "a.jpg"), files.keep(b"stray", "b.jpg")
    half = folder.originals / "tmpabc.tam"
    half.write_bytes(b"half")
    for path in (named.path, stray.path, half):
        make_old(path)
    moved = files.sweep({SHA256})
    assert {path.read_bytes() for path in moved} == {b"stray", b"half"}
    assert everything(folder.originals) == [f"{SHA256[:2]}/{SHA256}.jpg"]
    assert {path.parent for path in moved} == {folder.aside}


def test_sweeping_spares_what_has_just_come_in(files: PhotoFiles) -> None:
    first = files.keep(PICTURE, "a.jpg")
    make_old(first.path)
    files.keep(PICTURE, "again.jpg")
    assert files.sweep(()) == ()


def test_sweeping_before_the_first_photo_finds_nothing(files: PhotoFiles) -> None:
    assert files.sweep(()) == ()


def test_leftovers_of_the_same_name_are_both_kept(files: PhotoFiles) -> None:
    for _time in range(2):
        make_old(files.keep(PICTURE, "a.jpg").path)
        (moved,) = files.sweep(())
        assert moved.read_bytes() == PICTURE
    assert len(list(moved.parent.iterdir())) == 2
