# SPDX-License-Identifier: MIT
"""Says why a file cannot be shown as a photo, and what a clerk can do about it."""

import re

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import grouped


class UnreadablePhoto(AppError):
    """A file that cannot be shown as a photo.

    The sentence names no file: the one read here is an original kept under its SHA-256, and only
    the caller knows what the clerk calls it.
    """


_COPY_AGAIN = (
    "Hãy chép lại ảnh từ máy đã chụp; nếu vẫn không được, hãy mở ảnh trên máy đó, "
    "chụp màn hình rồi thêm ảnh chụp màn hình."
)
_SAVE_AS_JPG = "Hãy mở ảnh bằng chương trình xem ảnh, lưu thành JPG rồi thêm lại."
_SCREENSHOT = "Hãy mở tệp, chụp màn hình phần cần dùng rồi thêm ảnh chụp màn hình."
_VIDEO_STILL = "Hãy dừng video ở cảnh cần dùng, chụp màn hình rồi thêm ảnh chụp màn hình."
_DAMAGED = ("Ảnh bị hỏng hoặc bị cắt cụt khi chép.", _COPY_AGAIN)
_RAW = ("Chưa dùng được ảnh thô (RAW) của máy ảnh.", _SAVE_AS_JPG)
_NO_ROOM = (
    "Máy không đủ bộ nhớ để mở ảnh này.",
    "Hãy đóng bớt chương trình khác rồi thêm lại ảnh, hoặc thu nhỏ ảnh.",
)

# Tried in turn on the first bytes of the file; the last ones are kinds that are read.
_SIGNATURES = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (rb"\0{32}", _DAMAGED),  # What an unplugged USB stick leaves: room made, nothing copied.
        (rb"%PDF-", ("Tệp là tài liệu PDF, không phải ảnh.", _SCREENSHOT)),
        (
            rb"PK\x03\x04|\xd0\xcf\x11\xe0|Rar!|7z\xbc\xaf",
            ("Tệp là tài liệu Word, Excel hoặc tệp nén, không phải ảnh.", _SCREENSHOT),
        ),
        (rb"GIF8", ("Chưa dùng được ảnh GIF.", _SAVE_AS_JPG)),
        (
            rb"(?i:(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body|meta|script))",
            (
                "Tệp là một trang web, không phải ảnh.",
                "Hãy mở lại nơi có ảnh rồi tải đúng ảnh về lần nữa.",
            ),
        ),
        (rb".{,1000}<svg", ("Chưa dùng được hình vẽ SVG.", _SCREENSHOT)),
        (rb".{4}ftypavi", ("Chưa dùng được ảnh AVIF.", _SAVE_AS_JPG)),
        (rb".{4}ftypcrx |FUJIFILMCCD|IIR[OS]|IIU\0", _RAW),
        (
            rb".{4}(ftyp(?!hei|hev|mif1|msf1)|moov)|RIFF.{4}AVI |\x1aE\xdf\xa3|\0\0\1[\xba\xb3]",
            ("Tệp là video, không phải ảnh.", _VIDEO_STILL),
        ),
        (rb"\xff\xd8\xff|\x89PNG|RIFF.{4}WEBP|BM|II\*\0|MM\0\*|.{4}ftyp", _DAMAGED),
    )
)
_UNKNOWN = (
    "Tệp không phải là ảnh, hoặc là loại ảnh chưa dùng được.",
    "Các loại ảnh dùng được: JPG, PNG, HEIC, WebP, BMP, TIFF. " + _SAVE_AS_JPG,
)


def unrecognised(content: bytes) -> UnreadablePhoto:
    """Return what to say of a file in which no decoder finds a picture."""
    if not content:
        return UnreadablePhoto("Tệp rỗng (0 byte), không có ảnh bên trong.", _COPY_AGAIN)
    found = (words for pattern, words in _SIGNATURES if pattern.match(content))
    return UnreadablePhoto(*next(found, _UNKNOWN))


def damaged() -> UnreadablePhoto:
    """Return what to say of a picture that begins well and then does not decode."""
    return UnreadablePhoto(*_DAMAGED)


def raw() -> UnreadablePhoto:
    """Return what to say of a camera's own format, which decoders take for its tiny preview."""
    return UnreadablePhoto(*_RAW)


def too_large(size: str) -> UnreadablePhoto:
    """Return what to say of a picture whose header claims more pixels than may be decoded."""
    return UnreadablePhoto(
        f"Ảnh quá lớn: {size} điểm ảnh.",
        "Hãy thu nhỏ ảnh, hoặc đặt máy chụp ở cỡ thường rồi chụp lại.",
    )


def too_many_bytes(size: int) -> UnreadablePhoto:
    """Return what to say of a file that is too long to be a photo."""
    return UnreadablePhoto(
        f"Tệp quá lớn so với một tấm ảnh: {grouped(size // 1_000_000)} MB.",
        "Hãy thu nhỏ ảnh, hoặc lưu thành JPG rồi thêm lại.",
    )


def too_intricate() -> UnreadablePhoto:
    """Return what to say of a picture that would take a decoder too long or too much memory."""
    return UnreadablePhoto("Ảnh được ghi theo cách bất thường, giải mã quá lâu.", _SAVE_AS_JPG)


def unusual() -> UnreadablePhoto:
    """Return what to say of a picture whose colours are not those of a photo."""
    return UnreadablePhoto("Ảnh có kiểu màu lạ, chưa dùng được.", _SAVE_AS_JPG)


def no_memory() -> UnreadablePhoto:
    """Return what to say when the machine is too small for the picture."""
    return UnreadablePhoto(*_NO_ROOM)


def unavailable(error: OSError) -> UnreadablePhoto:
    """Return what to say of a file that the disk does not hand over."""
    if isinstance(error, FileNotFoundError):
        return UnreadablePhoto("Không còn tệp ảnh ở chỗ cũ.", "Hãy thêm lại ảnh.")
    return UnreadablePhoto(
        "Không đọc được tệp ảnh từ ổ đĩa.",
        "Hãy cắm lại USB hoặc đóng chương trình đang mở ảnh, rồi thêm lại ảnh.",
    )
