# SPDX-License-Identifier: MIT
import dataclasses
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT, Cancelled
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import DayDoubt
from desktop.paths import DataFolder, resources
from desktop.services.photos.photos import (
    FULL,
    SIZES,
    Picture,
    copies_of,
    find_original,
    received,
)
from desktop.services.workspace import open_workspace
from tests.builders import a_week
from tests.taking_photos import take_in

SAMPLE = resources() / "sample" / "anh"


class OneIsEnough:
    """Progress of a user who stops after the first photo."""

    def __init__(self) -> None:
        self._looks = 0

    def step(self, done: int, total: int, message: str = "") -> None:
        pass

    def check(self) -> None:
        self._looks += 1
        if self._looks > 1:
            raise Cancelled


def test_photos_come_in_once_in_the_order_given(tmp_path: Path) -> None:
    paths = sorted(SAMPLE.glob("IMG_*.jpg"))[:3]
    with open_workspace(DataFolder(tmp_path), create=True) as workspace:
        workspace.store.write(a_week().id, Changes(week=a_week()))
        taken = take_in(workspace, a_week(), [*paths, paths[0]])
        again = take_in(workspace, a_week(), paths)
        kept = workspace.store.notebook(a_week().id).photos
    assert [photo.file_name for photo in taken.photos] == [path.name for path in paths]
    assert taken.known == (paths[0].name,)
    assert (again.photos, again.known) == ((), tuple(path.name for path in paths))
    assert kept == taken.photos


@pytest.mark.parametrize(("begun", "doubt"), [(3, DayDoubt.AHEAD), (-3, None)])
def test_a_day_still_to_come_is_doubted_once_the_week_has_begun(
    tmp_path: Path, begun: int, doubt: DayDoubt | None
) -> None:
    now = datetime.now()  # noqa: DTZ005 - as cameras have it
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = (
        f"{now + timedelta(days=9):%Y:%m:%d %H:%M:%S}"
    )
    Image.new("RGB", (40, 30)).save(tmp_path / "a.jpg", exif=exif)
    starts = now.date() - timedelta(days=begun)
    week = dataclasses.replace(a_week(), starts=starts, ends=starts + timedelta(days=6))
    [photo] = received(DataFolder(tmp_path / "data"), week, [tmp_path / "a.jpg"])
    assert photo.day_doubt is doubt


def test_a_bad_file_is_kept_with_its_fault_beside_the_good_ones(tmp_path: Path) -> None:
    good, bad = SAMPLE / "IMG_20261001_070100.jpg", SAMPLE / "hỏng.jpg"
    with open_workspace(DataFolder(tmp_path), create=True) as workspace:
        workspace.store.write(a_week().id, Changes(week=a_week()))
        broken, whole = take_in(workspace, a_week(), [bad, good]).photos
        assert broken.fault
        assert not whole.fault
        original = find_original(workspace.folder, broken)
        assert original
        assert original.read_bytes() == bad.read_bytes()
        assert copies_of(workspace, [broken, whole]).keys() == {whole.id}


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with open_workspace(DataFolder(tmp_path), create=True) as workspace:
        workspace.store.write(a_week().id, Changes(week=a_week()))
        with pytest.raises(AppError, match=r"mất\.jpg"):
            take_in(workspace, a_week(), [tmp_path / "mất.jpg"])


def test_who_stops_keeps_what_came_in(tmp_path: Path) -> None:
    paths = sorted(SAMPLE.glob("IMG_*.jpg"))[:12]
    with open_workspace(DataFolder(tmp_path), create=True) as workspace:
        workspace.store.write(a_week().id, Changes(week=a_week()))
        with pytest.raises(Cancelled):
            take_in(workspace, a_week(), paths, OneIsEnough())
        kept = workspace.store.notebook(a_week().id).photos
    assert [photo.file_name for photo in kept] == [paths[0].name]
    assert len(list(DataFolder(tmp_path).originals.rglob("*.jpg"))) < len(paths) / 2


def test_copies_are_turned_as_the_clerk_wants(tmp_path: Path) -> None:
    with open_workspace(DataFolder(tmp_path), create=True) as workspace:
        workspace.store.write(a_week().id, Changes(week=a_week()))
        (photo,) = take_in(workspace, a_week(), [SAMPLE / "IMG_20261001_070100.jpg"]).photos
        turned = dataclasses.replace(photo, turn=90)
        for size in SIZES:
            (straight,) = copies_of(workspace, [photo], size, SILENT).values()
            (side,) = copies_of(workspace, [turned], size, SILENT).values()
            with Image.open(straight) as one, Image.open(side) as other:
                assert one.size == other.size[::-1]
                assert max(one.size) <= size.side <= FULL.side


def test_a_picture_without_a_file_comes_in_like_any_other(tmp_path: Path) -> None:
    png = (SAMPLE / "Ảnh màn hình bài đăng.png").read_bytes()
    (photo,) = received(DataFolder(tmp_path), a_week(), [Picture("Ảnh dán.png", png)])
    original = find_original(DataFolder(tmp_path), photo)
    assert photo.file_name == "Ảnh dán.png"
    assert original
    assert (original.suffix, original.read_bytes()) == (".png", png)


def test_a_file_that_cannot_be_read_need_not_stop_the_others(tmp_path: Path) -> None:
    refused: list[AppError] = []
    paths = [tmp_path / "mất.jpg", SAMPLE / "IMG_20261001_070100.jpg"]
    folder = DataFolder(tmp_path / "dữ liệu")
    photos = list(received(folder, a_week(), paths, on_refused=refused.append))
    assert [photo.file_name for photo in photos] == ["IMG_20261001_070100.jpg"]
    assert "mất.jpg" in refused[0].message
