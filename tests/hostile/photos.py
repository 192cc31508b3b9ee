# SPDX-License-Identifier: MIT
"""Makes the hostile and broken photos, each in a few bytes or a few milliseconds."""

import random
import struct
import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from tests.intake.photos.pictures import DATA, held, quarters

TOLD = "BI-MAT-21.0278N-105.8342E"
"""What must not go out with a photo."""


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    """Return a picture as a file."""
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


JPEG = saved(quarters((640, 480)), "JPEG", quality=90)
PNG = saved(quarters((640, 480)), "PNG")


def truncated() -> Iterator[bytes]:
    """Yield photos cut off while they were copied."""
    heic = (DATA / "small.heic").read_bytes()
    for whole in (JPEG, PNG, heic, saved(quarters(), "WEBP"), saved(quarters(), "TIFF")):
        for share in (0.1, 0.3, 0.7, 0.98):
            yield whole[: int(len(whole) * share)]


def changed(whole: bytes, seeds: range) -> Iterator[bytes]:
    """Yield copies with some bytes changed, the same every time."""
    for seed in seeds:
        chance = random.Random(seed)  # noqa: S311 - not for secrets
        content = bytearray(whole)
        for _ in range(1 + seed % 12):
            content[chance.randrange(len(content))] = chance.randrange(256)
        yield bytes(content)


def animated(kind: str) -> bytes:
    """Return a moving picture."""
    frames = [quarters(), quarters().rotate(90), quarters().rotate(180)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def sixteen_bits() -> bytes:
    """Return a grey PNG of 16 bits."""
    grey = Image.new("I;16", (64, 64))
    grey.putdata([n * 16 for n in range(64 * 64)])
    return saved(grey, "PNG")


def huge() -> bytes:
    """Return an honest JPEG as large as phones make them, 108 megapixels."""
    return saved(Image.new("L", (12_000, 9_000), 128), "JPEG")


def turned(kind: str, orientation: int) -> bytes:
    """Return a photo as a camera held that way stores it."""
    picture, exif = held(quarters(), orientation)
    return saved(picture, kind, exif=exif)


def telling() -> dict[str, bytes]:
    """Return photos with `TOLD` in everything they tell besides the picture."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = TOLD
    gps, camera = exif.get_ifd(ExifTags.IFD.GPSInfo), exif.get_ifd(ExifTags.IFD.Exif)
    gps[ExifTags.GPS.GPSAreaInformation] = TOLD
    camera[ExifTags.Base.BodySerialNumber] = TOLD
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{TOLD}</x:xmpmeta>".encode()
    text = PngImagePlugin.PngInfo()
    text.add_text("Location", TOLD)
    text.add_itxt("Place", TOLD, zip=True)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = quarters()
    thumbnail = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(TOLD) + 2) + TOLD.encode()
    return {
        "exif.jpg": saved(picture, "JPEG", exif=exif, comment=TOLD, xmp=xmp, icc_profile=profile),
        "thumbnail.jpg": JPEG[:2] + thumbnail[2:] + JPEG[2:],
        "text.png": saved(picture, "PNG", exif=exif, pnginfo=text),
        "xmp.webp": saved(picture, "WEBP", exif=exif, xmp=xmp),
        "tags.tif": saved(picture, "TIFF", exif=exif),
    }


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG that says to be so large, with chunks before its few pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), *chunks, (b"IDAT", zlib.compress(bytes(4000))), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + body


@cache
def bombs() -> dict[str, bytes]:
    """Return small files that say to be large, or grow when unpacked; as in row I4."""
    swollen = zlib.compress(bytes(200_000_000), 1)
    gif = b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0, 0, 0)
    gif += b"\x2c" + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0) + b"\x02\x02\x4c\x01\x00\x3b"
    tiff = bytearray(saved(Image.new("L", (1, 1)), "TIFF"))
    for tag in (256, 257):
        at = tiff.index(struct.pack("<HHI", tag, 4, 1)) + 8
        tiff[at : at + 4] = struct.pack("<I", 100_000)
    bmp = bytearray(saved(Image.new("RGB", (1, 1)), "BMP"))
    bmp[18:26] = struct.pack("<ii", 100_000, 100_000)
    webp = b"VP8X" + struct.pack("<I", 10) + b"\0" * 4 + b"\xfe\xff\x7f" * 2 + b"VP8 \0\0\0\0"
    jpeg = bytearray(JPEG)
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", 65_500, 65_500)
    progressive = saved(quarters((3000, 2000)), "JPEG", progressive=True)
    scan = progressive[progressive.rindex(b"\xff\xda") : -2]
    return {
        "png pixels": png(60_000, 60_000),
        "png text": png(8, 8, (b"zTXt", b"a\0\0" + swollen)),
        "png profile": png(8, 8, (b"iCCP", b"a\0\0" + swollen)),
        "gif extents": gif,
        "tiff pixels": bytes(tiff),
        "bmp pixels": bytes(bmp),
        "webp pixels": b"RIFF" + struct.pack("<I", len(webp) + 4) + b"WEBP" + webp,
        "jpeg pixels": bytes(jpeg),
        "jpeg scans": progressive[:-2] + scan * 3000 + progressive[-2:],
    }
