# SPDX-License-Identifier: MIT
"""Tests with hostile and broken photos: each is shown or refused in words; others go on."""

import hashlib
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from desktop.intake.photos.photos import make_copy
from desktop.paths import DataFolder
from desktop.services.workspace import open_workspace
from tests.hostile import photos
from tests.hostile.matrix import MATRIX, covers
from tests.hostile.trial import Child, Result
from tests.intake.photos.pictures import DATA, distance, quarters
from tests.taking_photos import take_in

Try = Callable[[str, Iterable[bytes]], list[Result]]


@pytest.fixture
def tried(tmp_path: Path, child: Child) -> Try:
    """Return what becomes of photos in a process with limits; none of them may be a fault."""

    def run(name: str, contents: Iterable[bytes]) -> list[Result]:
        results = []
        for at, content in enumerate(contents):
            path = tmp_path / f"{at} {name}"
            path.write_bytes(content)
            results.append(child.tried(path, "photo"))
        assert [result.fault for result in results if result.fault] == []
        return results

    return run


def refused(results: Iterable[Result]) -> list[str]:
    return [result.said for result in results]


@covers("I1", "truncated")
def test_a_photo_cut_off_is_refused(tried: Try) -> None:
    said = refused(tried("ảnh.jpg", photos.truncated()))
    assert sum(map(bool, said)) >= len(said) - 3  # what lacks only its last bytes may be shown
    assert all("hỏng hoặc bị cắt cụt" in sentence for sentence in said if sentence)


@covers("I1", "zero bytes", "wrong extension", "svg", "web page")
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp rỗng (0 byte)"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "hình vẽ SVG"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "một trang web"),
        (b"%PDF-1.7\n", "tài liệu PDF"),
        (b"PK\x03\x04" + bytes(40), "Word, Excel hoặc tệp nén"),
        (b"MZ" + bytes(200), "không phải là ảnh"),
        (bytes(5000), "hỏng hoặc bị cắt cụt"),
    ],
)
def test_what_is_no_photo_is_called_what_it_is(tried: Try, content: bytes, sentence: str) -> None:
    [said] = refused(tried("IMG_0001.jpg", [content]))
    assert sentence in said


@covers("I1", "cmyk", "16 bits", "animated", "huge", "heic", "wrong extension")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cmyk.jpg", photos.saved(quarters().convert("CMYK"), "JPEG")),
        ("grey.png", photos.sixteen_bits()),
        ("moving.png", photos.animated("PNG")),
        ("moving.webp", photos.animated("WEBP")),
        ("phone.heic", (DATA / "small.heic").read_bytes()),
        ("in truth a png.jpg", photos.PNG),
        ("in truth a heic.jpg", (DATA / "small.heic").read_bytes()),
        ("no suffix", photos.JPEG),
    ],
)
def test_unusual_photos_are_shown(tried: Try, name: str, content: bytes) -> None:
    assert refused(tried(name, [content])) == [""]


@covers("I1", "huge", "animated")
def test_a_photo_of_100_megapixels_is_shown_and_a_gif_is_named(tried: Try) -> None:
    assert refused(tried("a.jpg", [photos.huge()])) == [""]
    [said] = refused(tried("a.gif", [photos.animated("GIF")]))
    assert "Chưa dùng được ảnh GIF." in said


@covers("I1", "changed bytes")
@pytest.mark.parametrize(
    "whole",
    [photos.JPEG, photos.PNG, (DATA / "turned.heic").read_bytes()],
    ids=["jpeg", "png", "heic"],
)
def test_changed_bytes_are_shown_or_refused(tried: Try, whole: bytes) -> None:
    assert len(tried("a", photos.changed(whole, range(40)))) == 40


@covers("I1", "batch goes on")
def test_bad_photos_do_not_keep_the_others_back(data: Path, tmp_path: Path) -> None:
    contents = [*photos.truncated(), b"", photos.bombs()["png pixels"], photos.JPEG]
    paths = []
    for at, content in enumerate(contents):
        paths.append(tmp_path / f"{at}.jpg")
        paths[-1].write_bytes(content)
    with open_workspace(DataFolder(data)) as workspace:
        week = workspace.store.week()
        before = len(workspace.store.notebook(week.id).photos)
        taken = take_in(workspace, week, paths).photos
        assert len(workspace.store.notebook(week.id).photos) == before + len(taken)
    assert len(taken) == len(set(contents))
    assert taken[-1].fault == ""
    assert all(photo.fault for photo in taken[:3])


@covers("I2", "jpeg", "png", "tiff", "webp")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_comes_out_upright(tmp_path: Path, kind: str, orientation: int) -> None:
    (tmp_path / "a").write_bytes(photos.turned(kind, orientation))
    make_copy(tmp_path / "a", tmp_path / "b.jpg")
    assert distance(tmp_path / "b.jpg", quarters()) < 8


@covers("I2", "heic")
def test_a_turned_heic_comes_out_upright(tmp_path: Path) -> None:
    make_copy(DATA / "turned.heic", tmp_path / "b.jpg")
    make_copy(DATA / "small.heic", tmp_path / "c.jpg")
    with Image.open(tmp_path / "c.jpg") as expected:
        assert distance(tmp_path / "b.jpg", expected) < 8


@covers("I3", *MATRIX["I3"])
@pytest.mark.parametrize(("name", "content"), photos.telling().items(), ids=photos.telling())
def test_a_copy_tells_nothing_but_the_picture(tmp_path: Path, name: str, content: bytes) -> None:
    original, copy = tmp_path / name, tmp_path / "copy.jpg"
    original.write_bytes(content)
    make_copy(original, copy)
    out = copy.read_bytes()
    for secret in (photos.TOLD.encode(), photos.TOLD.encode("utf-16-le")):
        assert secret not in out
    with Image.open(BytesIO(out)) as picture:
        assert not dict(picture.getexif())
        assert set(picture.info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert hashlib.sha256(original.read_bytes()).digest() == hashlib.sha256(content).digest()


@covers("I4", *MATRIX["I4"])
@pytest.mark.parametrize("name", sorted(MATRIX["I4"]))
def test_a_small_file_that_grows_is_refused(tried: Try, name: str) -> None:
    [result] = tried("a.jpg", [photos.bombs()[name]])
    assert result.outcome == "refused"
    assert result.megabytes < 300


@covers("I5", "same bytes", "saved again")
def test_the_same_photo_again_is_known_and_one_saved_again_is_told(
    data: Path, tmp_path: Path
) -> None:
    picture = quarters((640, 480)).effect_spread(40)
    (tmp_path / "a.jpg").write_bytes(photos.saved(picture, "JPEG", quality=90))
    (tmp_path / "b (1).jpg").write_bytes(photos.saved(picture, "JPEG", quality=90))
    (tmp_path / "Zalo.jpg").write_bytes(photos.saved(picture, "JPEG", quality=60))
    with open_workspace(DataFolder(data)) as workspace:
        week = workspace.store.week()
        taken = take_in(workspace, week, sorted(tmp_path.glob("*.jpg"), key=lambda p: p.name))
        from desktop.services.checks.checking import findings

        told = [f.problem for f in findings(workspace, week)]
    assert len(taken.photos) == 2
    assert len(taken.known) == 1
    [again] = [p for p in told if p.code == "similar_photo" and p.photo == taken.photos[-1].id]
    assert "gần giống ảnh" in again.message
