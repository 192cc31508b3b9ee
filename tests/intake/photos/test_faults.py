# SPDX-License-Identifier: MIT
import contextlib
import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop.intake.photos.photos import CopyFacts, UnreadablePhoto, inspect, make_copy
from tests.intake.photos.pictures import DATA, crowd, distance, quarters


def encoded(format_: str, picture: Image.Image | None = None, **options: object) -> bytes:
    stream = io.BytesIO()
    (picture or crowd(1, (120, 90))).save(stream, format_, **options)
    return stream.getvalue()


PHOTOS = {
    "baseline": encoded("JPEG"),
    "progressive": encoded("JPEG", progressive=True),
    "MPO": encoded("MPO", save_all=True, append_images=[quarters((40, 30))]),
    "PNG": encoded("PNG"),
    "palette": encoded("PNG", crowd(1, (120, 90)).convert("P")),
    "WebP": encoded("WEBP"),
    "BMP": encoded("BMP"),
    "TIFF": encoded("TIFF"),
    "LZW": encoded("TIFF", compression="tiff_lzw"),
    "HEIC": (DATA / "small.heic").read_bytes(),
}


def png(width: int, height: int, *more: tuple[bytes, bytes]) -> bytes:
    header = (b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))
    chunks = (header, *more, (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def copied(content: bytes, folder: Path) -> CopyFacts:
    (folder / "source").write_bytes(content)
    return make_copy(folder / "source", folder / "copy.jpg")


def refusal(content: bytes, folder: Path) -> UnreadablePhoto:
    """Return what is said of a file, which must say it without leaving anything behind."""
    source = folder / "ảnh.jpg"
    source.write_bytes(content)
    with pytest.raises(UnreadablePhoto) as caught:
        make_copy(source, folder / "copy.jpg")
    assert list(folder.iterdir()) == [source]
    return caught.value


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "rỗng"),
        (b"<html><body>404 Not Found</body></html>", "trang web"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><title>Zalo</title>", "trang web"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\0\x06\0word/document.xml", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isom", "video"),
        (b"RIFF\0\0\0\0AVI LIST", "video"),
        (b"GIF89a\x01\0\x01\0", "GIF"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1", "AVIF"),
        (b"\0\0\0\x18ftypcrx \0\0\0\x01", "RAW"),
        (bytes(5000), "cắt cụt"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "cắt cụt"),
        ("Kính gửi Ủy ban nhân dân xã".encode(), "không phải là ảnh"),
    ],
)
def test_a_file_that_is_no_photo_is_called_by_its_name(
    tmp_path: Path, content: bytes, what: str
) -> None:
    error = refusal(content, tmp_path)
    assert what in error.message
    assert error.advice.startswith(("Hãy", "Các loại ảnh dùng được"))


def test_a_photo_that_is_gone_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePhoto, match="Không còn tệp ảnh"):
        inspect(tmp_path / "a.jpg")


def test_a_folder_is_no_photo(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePhoto, match="Không đọc được tệp"):
        inspect(tmp_path)


def test_the_small_picture_in_a_raw_file_is_not_taken_for_the_photo(tmp_path: Path) -> None:
    preview = encoded("TIFF", tiffinfo={254: 1})
    assert "RAW" in refusal(preview, tmp_path).message


@pytest.mark.parametrize("kind", PHOTOS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1, exclude_max=True))
@pytest.mark.filterwarnings("ignore")
def test_a_photo_that_was_cut_off_is_refused_or_whole(
    tmp_path: Path, kind: str, share: float
) -> None:
    content = PHOTOS[kind]
    with contextlib.suppress(UnreadablePhoto):
        assert copied(content[: int(len(content) * share)], tmp_path) == copied(content, tmp_path)


@pytest.mark.parametrize("kind", PHOTOS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
@pytest.mark.filterwarnings("ignore")
def test_a_damaged_photo_is_refused_in_words_or_shown(
    tmp_path: Path, kind: str, data: st.DataObject
) -> None:
    content = bytearray(PHOTOS[kind])
    places = st.integers(0, min(len(content), 400) - 1) | st.integers(0, len(content) - 1)
    for at in data.draw(st.lists(places, min_size=1, max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadablePhoto):
        copied(bytes(content), tmp_path)


def jpeg_claiming(width: int, height: int) -> bytes:
    content = bytearray(PHOTOS["baseline"])
    struct.pack_into(">2H", content, content.index(b"\xff\xc0") + 5, height, width)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(60_000, 60_000), "60.000 × 60.000"),
        (png(2_000_000_000, 2_000_000_000), "hơn 4 tỷ"),
        (jpeg_claiming(20_000, 20_000), "20.000 × 20.000"),
        (png(10_000, 5_000), "10.000 × 5.000"),
    ],
)
def test_what_claims_too_many_pixels_is_refused_undecoded(
    tmp_path: Path, content: bytes, size: str
) -> None:
    assert f"quá lớn: {size} điểm ảnh" in refusal(content, tmp_path).message
    with pytest.raises(UnreadablePhoto, match="quá lớn"):
        inspect(tmp_path / "ảnh.jpg")


def test_a_jpeg_of_today_may_be_larger_than_can_be_decoded_in_full(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(encoded("JPEG", Image.new("L", (12_000, 9_000), 90)))
    facts = make_copy(tmp_path / "a.jpg", tmp_path / "b.jpg")
    assert (facts.width, facts.height) == (1600, 1200)


def test_a_file_too_long_to_be_a_photo_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "phim.jpg").open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(UnreadablePhoto, match=r"3\.000 MB"):
        inspect(tmp_path / "phim.jpg")


def test_a_jpeg_that_goes_over_itself_without_end_is_refused(tmp_path: Path) -> None:
    content = encoded("JPEG", Image.new("RGB", (4000, 3000)), progressive=True)
    last = content[content.rindex(b"\xff\xda") : -2]
    assert "giải mã quá lâu" in refusal(content[:-2] + 1000 * last, tmp_path).message


def test_a_video_appended_to_a_photo_does_not_count(tmp_path: Path) -> None:
    moving = PHOTOS["baseline"] + b"\0\0\0\x18ftypmp42" + 100_000 * b"\xff\xda"
    (tmp_path / "a.jpg").write_bytes(moving)
    assert make_copy(tmp_path / "a.jpg", tmp_path / "b.jpg").width == 120


def test_a_film_behind_a_progressive_photo_does_not_count(tmp_path: Path) -> None:
    film = b"\0\0\0\x18ftypmp42" + random.Random(1).randbytes(20_000_000)  # noqa: S311
    moving = encoded("JPEG", crowd(1, (4000, 3000)), progressive=True) + film
    (tmp_path / "a.jpg").write_bytes(moving)
    facts = make_copy(tmp_path / "a.jpg", tmp_path / "b.jpg")
    assert (facts.width, facts.height) == (1600, 1200)


def test_scans_hidden_behind_an_end_in_a_remark_are_counted(tmp_path: Path) -> None:
    content = encoded("JPEG", Image.new("RGB", (4000, 3000)), progressive=True)
    last = content[content.rindex(b"\xff\xda") : -2]
    remark = b"\xff\xfe\0\x04\xff\xd9"
    assert "giải mã quá lâu" in refusal(content[:-2] + remark + 1000 * last, tmp_path).message


def test_a_jpeg_of_a_hundred_thousand_remarks_is_refused(tmp_path: Path) -> None:
    content = encoded("JPEG", Image.new("RGB", (400, 300)), progressive=True)
    remarks = 100_001 * b"\xff\xfe\0\x02"
    assert "giải mã quá lâu" in refusal(content[:-2] + remarks, tmp_path).message


@pytest.mark.parametrize("is_progressive", [False, True])
@pytest.mark.parametrize("lost", [1, 2, 12])
def test_a_jpeg_that_lacks_only_its_end_is_shown(
    tmp_path: Path, lost: int, is_progressive: bool
) -> None:
    content = encoded("JPEG", crowd(1, (2000, 1500)), progressive=is_progressive)
    (tmp_path / "whole.jpg").write_bytes(content)
    make_copy(tmp_path / "whole.jpg", tmp_path / "wanted.jpg")
    for made_room in (0, 512):
        (tmp_path / "a.jpg").write_bytes(content[:-lost] + bytes(made_room))
        facts = make_copy(tmp_path / "a.jpg", tmp_path / "b.jpg")
        assert (facts.width, facts.height) == (1600, 1200)
        with Image.open(tmp_path / "wanted.jpg") as wanted:
            assert distance(tmp_path / "b.jpg", wanted) < 0.1


def test_a_jpeg_is_cut_off_wherever_it_is_cut(tmp_path: Path) -> None:
    content = PHOTOS["baseline"]
    for end in range(content.index(b"\xff\xda") + 20, len(content) - 200, 29):
        assert "hỏng" in refusal(content[:end], tmp_path).message


# In its last pass a progressive picture is all there, and foreign data change next to nothing.
CUT = [
    (share, tail, is_progressive)
    for share in (0.97, 0.9, 0.5)
    for tail in ("nothing", "zeros", "garbage")
    for is_progressive in (False, True)
    if not (is_progressive and tail == "garbage" and share > 0.5)
]


@pytest.mark.parametrize(("share", "tail", "is_progressive"), CUT)
def test_a_jpeg_that_lacks_a_part_of_the_picture_is_refused(
    tmp_path: Path, share: float, tail: str, is_progressive: bool
) -> None:
    content = encoded("JPEG", crowd(1, (2000, 1500)), progressive=is_progressive)
    kept = content[: round(len(content) * share)]
    garbage = random.Random(1).randbytes(50_000).replace(b"\xff", b"")  # noqa: S311
    filled = {"nothing": b"", "zeros": bytes(100_000), "garbage": garbage}[tail]
    assert "hỏng" in refusal(kept + filled, tmp_path).message


def test_a_file_of_a_million_empty_parts_is_refused(tmp_path: Path) -> None:
    content = PHOTOS["baseline"]
    junk = content[:2] + 1_001_000 * b"\xff" + content[2:]
    assert "giải mã quá lâu" in refusal(junk, tmp_path).message


def test_text_that_swells_when_unpacked_is_refused(tmp_path: Path) -> None:
    swelling = (b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000)))
    assert "hỏng" in refusal(png(100, 100, swelling), tmp_path).message


def test_a_heic_photo_with_a_part_of_no_kind_does_not_end_the_program(tmp_path: Path) -> None:
    garbled = PHOTOS["HEIC"].replace(b"Exif\0", b"Ex\xd3f\0", 1)
    assert "hỏng" in refusal(garbled, tmp_path).message
