# SPDX-License-Identifier: MIT
import re
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, JpegImagePlugin

from desktop.intake.photos.photos import UnreadablePhoto, make_copy
from desktop.intake.photos.pixels import fitted_size
from tests.intake.photos.pictures import DATA, colour, distance, held, quarters

CLOSE = 4.0
"""Levels that JPEG may cost; a picture turned the wrong way is off by 50 and more."""

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def copied(picture: Image.Image, folder: Path, suffix: str = "png", **options: object) -> Path:
    source, target = folder / f"source.{suffix}", folder / "copy.jpg"
    picture.save(source, None, **options)
    make_copy(source, target)
    return target


def wide_gamut() -> bytes:
    """Return a profile with the primaries of Display P3, as iPhones put in their photos."""
    primaries = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    profile = bytearray(SRGB.replace("sRGB".encode("utf-16-be"), "Wide".encode("utf-16-be")))
    for at in range(132, 132 + 12 * int.from_bytes(profile[128:132]), 12):
        tag, offset = bytes(profile[at : at + 4]), int.from_bytes(profile[at + 4 : at + 8])
        if tag in primaries:
            numbers = (round(value * 65536) for value in primaries[tag])
            struct.pack_into(">3i", profile, offset + 8, *numbers)
    return bytes(profile)


@pytest.mark.parametrize("suffix", ["jpg", "mpo", "png", "tif", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_come_out_upright(tmp_path: Path, suffix: str, orientation: int) -> None:
    stored, exif = held(quarters(), orientation)
    assert distance(copied(stored, tmp_path, suffix, exif=exif), quarters()) < CLOSE


@pytest.mark.parametrize("name", ["small.heic", "turned.heic"])
def test_heic_photos_come_out_upright(tmp_path: Path, name: str) -> None:
    make_copy(DATA / name, tmp_path / "copy.jpg")
    assert distance(tmp_path / "copy.jpg", quarters()) < CLOSE


@pytest.mark.parametrize("orientation", [1, 5, 6])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_clerks_turn_comes_on_top_clockwise(
    tmp_path: Path, orientation: int, turn: int
) -> None:
    stored, exif = held(quarters(), orientation)
    stored.save(tmp_path / "a.jpg", exif=exif)
    make_copy(tmp_path / "a.jpg", tmp_path / "b.jpg", turn=turn)
    assert distance(tmp_path / "b.jpg", quarters().rotate(-turn, expand=True)) < CLOSE


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), (1600, 1200)),
        ((1601, 4000), (640, 1600)),
        ((1600, 1200), (1600, 1200)),
        ((320, 200), (320, 200)),
        ((1, 1), (1, 1)),
    ],
)
def test_the_longest_side_of_a_usual_picture_is_reduced_but_never_enlarged(
    tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    Image.new("RGB", size, "teal").save(tmp_path / "a.jpg")
    facts = make_copy(tmp_path / "a.jpg", tmp_path / "b.jpg")
    assert (facts.width, facts.height) == expected


def test_a_copy_carries_nothing_but_the_picture(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Hãng máy ảnh"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (21.0, 1.0, 30.0)
    metadata = {"exif": exif, "icc_profile": wide_gamut(), "comment": b"GPS 21.02,105.84"}
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"
    content = copied(quarters(), tmp_path, "jpg", **metadata, xmp=xmp).read_bytes()
    markers = re.findall(rb"\xff([\xc0-\xcf\xda-\xef\xfe])", content)
    # JFIF, tables, one baseline frame, one scan.
    assert set(markers) <= {b"\xe0", b"\xdb", b"\xc0", b"\xc4", b"\xda"}
    assert not re.search(rb"Exif|GPS|ICC_PROFILE|adobe|Photoshop", content)


def test_a_copy_is_a_plain_jpeg_to_other_programs(
    tmp_path: Path, tool: Callable[[str], str]
) -> None:
    copy = copied(quarters(), tmp_path)
    with Image.open(copy) as picture:
        assert JpegImagePlugin.get_sampling(picture) == 2
    done = subprocess.run([tool("djpeg"), str(copy)], check=True, capture_output=True)
    assert done.stdout.startswith(b"P6\n160 120\n255\n")


@pytest.mark.parametrize(("suffix", "order"), [("png", ">"), ("tif", "<"), ("tif", ">")])
def test_grey_of_16_bits_keeps_its_shades(tmp_path: Path, suffix: str, order: str) -> None:
    shades = struct.pack(f"{order}64H", *(level * 1024 for level in range(64)))
    mode = "I;16B" if order == ">" and suffix == "tif" else "I;16"
    raw = "I;16B" if order == ">" else "I;16"
    picture = Image.frombytes(mode, (64, 64), shades * 64, "raw", raw)
    copy = copied(picture, tmp_path, suffix)
    assert [colour(copy, at, 0.5)[0] for at in (0.0, 0.5, 0.99)] == pytest.approx(
        [0, 128, 252], abs=3
    )


@pytest.mark.parametrize(
    ("mode", "suffix"),
    [("CMYK", "jpg"), ("CMYK", "tif"), ("P", "png"), ("P", "bmp"), ("YCbCr", "tif")],
)
def test_other_kinds_of_colour_come_out_as_they_look(
    tmp_path: Path, mode: str, suffix: str
) -> None:
    picture = quarters().convert(mode, palette=Image.Palette.ADAPTIVE)
    assert distance(copied(picture, tmp_path, suffix), quarters()) < CLOSE


def test_black_and_white_becomes_grey_between(tmp_path: Path) -> None:
    fine = Image.frombytes("1", (3200, 1600), b"\xaa" * 400 * 1600)
    assert colour(copied(fine, tmp_path), 0.5, 0.5)[0] == pytest.approx(127, abs=3)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_shows_through_is_white(tmp_path: Path, mode: str) -> None:
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    picture.paste((90, 90, 90, 255), (20, 0, 40, 40))
    suffix = "tif" if mode == "PA" else "png"
    copy = copied(picture.convert(mode), tmp_path, suffix)
    assert colour(copy, 0.2, 0.5) == (255, 255, 255)
    assert colour(copy, 0.8, 0.5)[0] == pytest.approx(90, abs=3)


def test_a_transparent_colour_of_a_palette_is_white(tmp_path: Path) -> None:
    picture = quarters().convert("P", palette=Image.Palette.ADAPTIVE, colors=8)
    copy = copied(picture, tmp_path, transparency=picture.getpixel((5, 5)))
    assert colour(copy, 0.2, 0.2) == (255, 255, 255)
    assert colour(copy, 0.8, 0.8)[0] > 200


@pytest.mark.parametrize("suffix", ["png", "webp", "tif"])
def test_of_moving_pictures_the_first_one_counts(tmp_path: Path, suffix: str) -> None:
    later = [Image.new("RGB", (160, 120), "black")]
    copy = copied(quarters(), tmp_path, suffix, save_all=True, append_images=later)
    assert distance(copy, quarters()) < CLOSE


def test_colours_of_a_wide_gamut_are_brought_to_those_of_screens(tmp_path: Path) -> None:
    picture = Image.new("RGB", (64, 64), (200, 120, 60))
    copy = copied(picture, tmp_path, icc_profile=wide_gamut())
    # By the formula: linear light, the matrix from Display P3 to sRGB, the curve of sRGB.
    assert colour(copy, 0.5, 0.5) == pytest.approx((213, 115, 42), abs=2)


@pytest.mark.parametrize("profile", [SRGB, b"not a profile", wide_gamut()[:200]])
def test_a_profile_that_is_broken_or_srgb_changes_nothing(tmp_path: Path, profile: bytes) -> None:
    plain = copied(quarters(), tmp_path).read_bytes()
    assert copied(quarters(), tmp_path, icc_profile=profile).read_bytes() == plain


def test_a_profile_for_another_kind_of_picture_changes_nothing(tmp_path: Path) -> None:
    grey = quarters().convert("L")
    plain = copied(grey, tmp_path).read_bytes()
    assert copied(grey, tmp_path, icc_profile=wide_gamut()).read_bytes() == plain


@pytest.mark.parametrize("mode", ["F", "I"])
def test_measurements_are_not_taken_for_a_photo(tmp_path: Path, mode: str) -> None:
    with pytest.raises(UnreadablePhoto, match="kiểu màu lạ"):
        copied(quarters().convert("L").convert(mode), tmp_path, "tif")


@pytest.mark.parametrize(
    ("size", "copy"),
    [
        ((4000, 3000), (1600, 1200)),
        ((4000, 1600), (1600, 640)),
        ((1080, 1920), (900, 1600)),
        ((1080, 4000), (640, 2370)),
        ((1080, 12_000), (588, 6532)),
        ((12_000, 3000), (2560, 640)),
        ((1080, 2340), (738, 1600)),
        ((500, 1600), (500, 1600)),
        ((300, 9000), (300, 9000)),
    ],
)
def test_a_long_picture_stays_wide_enough_to_be_read(
    tmp_path: Path, size: tuple[int, int], copy: tuple[int, int]
) -> None:
    Image.new("L", size, 200).save(tmp_path / "a.png")
    facts = make_copy(tmp_path / "a.png", tmp_path / "b.jpg")
    assert (facts.width, facts.height) == copy


@given(st.integers(1, 30_000), st.integers(1, 30_000), st.sampled_from([1600, 1280, 1024]))
def test_no_copy_is_larger_than_mails_are_planned_for(width: int, height: int, side: int) -> None:
    fitted = fitted_size((width, height), side)
    assert fitted[0] <= width
    assert fitted[1] <= height
    assert fitted[0] * fitted[1] <= 1.51 * side**2 or max(fitted) <= side
