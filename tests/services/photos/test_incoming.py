# SPDX-License-Identifier: MIT
"""Which pictures come into a Week, decided without a window."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Photo
from desktop.paths import DataFolder, resources
from desktop.services.photos.incoming import arriving, pasted, pictures_in, told_apart
from desktop.services.photos.photos import Picture
from desktop.services.workspace import open_workspace
from tests.builders import a_week
from tests.taking_photos import take_in

PICTURE = resources() / "sample" / "anh" / "IMG_20261001_070100.jpg"


def photo(id_: str, fault: str = "") -> Photo:
    return Photo(id=id_, sha256=id_ * 8, file_name=f"{id_}.jpg", fault=fault)


def test_of_a_folder_all_pictures_come_by_name_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    for name in ("b.JPG", "a.heic", ".ẩn.jpg", "kế hoạch.docx", "lớp/c.png", "lớp/.DS_Store"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    glued, passed_over = Picture("d.png", b""), list[Path]()
    found = list(pictures_in([tmp_path, glued], on_passed_over=passed_over.append))
    files = [tmp_path / "a.heic", tmp_path / "b.JPG", tmp_path / "lớp" / "c.png"]
    assert found == [*files, glued]
    assert passed_over == [tmp_path / "kế hoạch.docx"]


def test_a_pasted_picture_is_named_by_when_it_was_pasted() -> None:
    at = datetime(2026, 10, 2, 7, 5, 9)  # noqa: DTZ001 - as the clock on the wall says
    assert pasted(b"png", at) == Picture("Ảnh dán 02-10-2026 07.05.09.png", b"png")


def test_a_photo_that_is_there_or_comes_twice_is_known() -> None:
    a, b = photo("a"), photo("b")
    told = told_apart([a, b, b], {"a": a}.get)
    assert (told.photos, told.known) == ((b,), ("a.jpg", "b.jpg"))


@pytest.mark.parametrize(("fault", "is_mended"), [("", True), ("Vẫn hỏng.", False)])
def test_only_a_picture_that_can_be_shown_mends_one_that_was_missing(
    fault: str, *, is_mended: bool
) -> None:
    mine = replace(photo("a", "Chưa có tệp."), caption="Khai mạc", record="lop-1")
    told = told_apart([photo("a", fault)], {"a": mine}.get)
    assert told.photos == ((replace(mine, fault=""),) if is_mended else ())


def test_a_deleted_photo_comes_back_as_the_clerk_had_described_it(tmp_path: Path) -> None:
    with open_workspace(DataFolder(tmp_path), create=True) as workspace:
        workspace.store.write(a_week().id, Changes(week=a_week()))
        (taken,) = take_in(workspace, a_week(), [PICTURE]).photos
        described = replace(taken, caption="Khai mạc", typical=True, turn=90)
        for change in (described, None):
            workspace.store.write(a_week().id, Changes(photos={taken.id: change}))
        assert list(arriving(workspace, a_week(), [PICTURE])) == [described]
