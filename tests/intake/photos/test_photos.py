# SPDX-License-Identifier: MIT
import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from desktop.domain.errors import AppError
from desktop.domain.week.notebook import DayDoubt
from desktop.intake.photos.photos import UnreadablePhoto, inspect, make_copy
from tests.intake.photos.pictures import DATA, distance, held, quarters

Tags = ExifTags.Base


def dated(original: str = "", digitized: str = "", changed: str = "") -> Image.Exif:
    exif = Image.Exif()
    camera = exif.get_ifd(ExifTags.IFD.Exif)
    camera[Tags.DateTimeOriginal], camera[Tags.DateTimeDigitized] = original, digitized
    exif[Tags.DateTime] = changed
    return exif


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_upright_photo(
    tmp_path: Path, suffix: str, orientation: int
) -> None:
    stored, exif = held(quarters(), orientation)
    stored.save(tmp_path / f"a.{suffix}", exif=exif)
    facts = inspect(tmp_path / f"a.{suffix}")
    assert (facts.width, facts.height) == (160, 120)


def test_a_photo_is_known_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    quarters().save(tmp_path / "Ảnh chụp.jpg", "PNG")
    assert inspect(tmp_path / "Ảnh chụp.jpg").format == "PNG"


def test_a_heic_photo_says_its_size_and_time() -> None:
    facts = inspect(DATA / "turned.heic")
    assert (facts.width, facts.height) == (160, 120)
    assert facts.taken_at == datetime.fromisoformat("2026-10-01 07:01:00")


@pytest.mark.parametrize(
    ("exif", "time"),
    [
        (dated("2026:10:01 07:01:00", "2026:10:02 08:00:00"), "2026-10-01 07:01:00"),
        (dated("", "2026:10:02 08:00:00", "2026:10:03 09:00:00"), "2026-10-02 08:00:00"),
        (dated("0000:00:00 00:00:00", "", "2026:10:03 09:00:00"), "2026-10-03 09:00:00"),
        (dated("2026-10-01 23:59:59\0"), "2026-10-01 23:59:59"),
    ],
)
def test_the_time_is_when_the_photo_was_taken_or_else_stored(
    tmp_path: Path, exif: Image.Exif, time: str
) -> None:
    quarters().save(tmp_path / "a.jpg", exif=exif)
    assert inspect(tmp_path / "a.jpg").taken_at == datetime.fromisoformat(time)


@pytest.mark.parametrize(
    "stamp",
    [
        "0000:00:00 00:00:00",
        "2026:13:01 07:01:00",
        "2026:02:30 07:01:00",
        "2026:10:01 25:00:00",
        "1970:01:01 00:00:00",
        "2015:01:01 00:00:00",
        "9999:12:31 23:59:59",
        "hôm qua",
        "2026:10:01",
    ],
)
def test_a_time_that_cannot_be_is_no_time(tmp_path: Path, stamp: str) -> None:
    quarters().save(tmp_path / "a.jpg", exif=dated(stamp))
    assert inspect(tmp_path / "a.jpg").taken_at is None


@pytest.mark.parametrize(
    "software", ["Adobe Photoshop 25.1 (Windows)", "Snapseed 2.0", "PicsArt", "GIMP 2.10"]
)
def test_the_day_of_an_edited_photo_is_not_that_of_its_taking(
    tmp_path: Path, software: str
) -> None:
    for original, taken in (("", None), ("2026:10:01 07:01:00", "2026-10-01 07:01:00")):
        exif = dated(original, "", "2026:11:20 21:00:00")
        exif[Tags.Software] = software
        quarters().save(tmp_path / "a.jpg", exif=exif)
        expected = datetime.fromisoformat(taken) if taken else None
        assert inspect(tmp_path / "a.jpg").taken_at == expected


def test_the_software_of_a_camera_is_no_editor(tmp_path: Path) -> None:
    exif = dated("", "", "2026:10:03 09:00:00")
    exif[Tags.Software] = "HDR+ 1.0.345618096z"
    quarters().save(tmp_path / "a.jpg", exif=exif)
    assert inspect(tmp_path / "a.jpg").taken_at == datetime.fromisoformat("2026-10-03 09:00:00")


@pytest.mark.parametrize(
    ("original", "changed", "software", "doubt"),
    [
        ("2026:10:01 07:01:00", "2026:10:01 07:01:04", "HDR+ 1.0.345618096z", None),
        ("2026:10:01 07:01:00", "2026:10:01 07:12:00", "", DayDoubt.EDITED),
        ("2026:10:01 07:01:00", "2026:11:20 21:00:00", "SM-A135F", DayDoubt.EDITED),
        ("2026:10:01 07:01:00", "2026:10:01 07:01:00", "Snapseed 2.0", DayDoubt.EDITED),
        ("2026:10:01 07:01:00", "2015:01:01 00:00:00", "", None),
        ("", "2026:11:20 21:00:00", "Adobe Photoshop 25.1 (Windows)", DayDoubt.EDITED),
        ("", "2026:10:03 09:00:00", "", None),
        ("2010:01:01 00:00:03", "2010:01:01 00:00:03", "", DayDoubt.UNSET),
        ("1980:01:01 00:00:00", "", "", DayDoubt.UNSET),
        ("2010:01:01 00:14:30", "", "", None),  # so far from any Week that it is told by that
        ("0000:00:00 00:00:00", "", "", None),
    ],
)
def test_what_speaks_against_the_day_of_a_photo_is_told(
    tmp_path: Path, original: str, changed: str, software: str, doubt: DayDoubt | None
) -> None:
    exif = dated(original, "", changed)
    if software:
        exif[Tags.Software] = software
    quarters().save(tmp_path / "a.jpg", exif=exif)
    assert inspect(tmp_path / "a.jpg").day_doubt is doubt


def test_a_time_is_never_guessed_from_the_name(tmp_path: Path) -> None:
    quarters().save(tmp_path / "IMG_20261001_070100.jpg")
    assert inspect(tmp_path / "IMG_20261001_070100.jpg").taken_at is None


@pytest.mark.filterwarnings("ignore")
def test_broken_exif_does_not_cost_the_photo(tmp_path: Path) -> None:
    quarters().save(tmp_path / "a.webp", exif=b"Exif\0\0MM\0*nonsense")
    facts = inspect(tmp_path / "a.webp")
    assert (facts.width, facts.height, facts.taken_at) == (160, 120, None)
    assert make_copy(tmp_path / "a.webp", tmp_path / "b.jpg").width == 160


def test_a_copy_is_described_as_it_is(tmp_path: Path) -> None:
    quarters((2000, 1000)).save(tmp_path / "a.jpg")
    facts = make_copy(tmp_path / "a.jpg", tmp_path / "b.jpg", side=500)
    content = (tmp_path / "b.jpg").read_bytes()
    assert (facts.width, facts.height) == (500, 250)
    assert facts.size == len(content)
    assert facts.sha256 == hashlib.sha256(content).hexdigest()
    assert distance(tmp_path / "b.jpg", quarters((500, 250))) < 3


def test_the_same_photo_always_gives_the_same_bytes(tmp_path: Path) -> None:
    quarters((2000, 1500)).save(tmp_path / "a.jpg")
    with ThreadPoolExecutor(4) as pool:
        copies = list(
            pool.map(lambda _: make_copy(tmp_path / "a.jpg", tmp_path / "b.jpg"), range(8))
        )
    assert len({copy.sha256 for copy in copies}) == 1
    assert hashlib.sha256((tmp_path / "b.jpg").read_bytes()).hexdigest() == copies[0].sha256
    assert {path.name for path in tmp_path.iterdir()} == {"a.jpg", "b.jpg"}


def test_an_unreadable_photo_leaves_what_was_there(tmp_path: Path) -> None:
    quarters().save(tmp_path / "a.jpg")
    whole = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "cut.jpg").write_bytes(whole[: len(whole) * 2 // 3])
    (tmp_path / "b.jpg").write_bytes(b"before")
    with pytest.raises(UnreadablePhoto):
        make_copy(tmp_path / "cut.jpg", tmp_path / "b.jpg")
    assert (tmp_path / "b.jpg").read_bytes() == b"before"
    assert {path.name for path in tmp_path.iterdir()} == {"a.jpg", "b.jpg", "cut.jpg"}


def test_a_copy_that_cannot_be_put_in_place_is_not_the_photos_fault(tmp_path: Path) -> None:
    quarters().save(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").mkdir()
    with pytest.raises(AppError, match="Không ghi được") as caught:
        make_copy(tmp_path / "a.jpg", tmp_path / "b.jpg")
    assert not isinstance(caught.value, UnreadablePhoto)
    assert {path.name for path in tmp_path.iterdir()} == {"a.jpg", "b.jpg"}


def test_the_folder_for_the_copy_is_made(tmp_path: Path) -> None:
    quarters().save(tmp_path / "a.jpg")
    make_copy(tmp_path / "a.jpg", tmp_path / "chưa có" / "b.jpg")
    assert distance(tmp_path / "chưa có" / "b.jpg", quarters()) < 3


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    quarters().save(tmp_path / "a.jpg")
    with pytest.raises(AppError, match="Không ghi được"):
        make_copy(tmp_path / "a.jpg", tmp_path / "a.jpg" / "b.jpg")
