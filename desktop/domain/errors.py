# SPDX-License-Identifier: MIT
"""What can go wrong through no fault of the program, each in words a clerk can act on."""

import errno
import re

_NO_LETTERS = re.compile("[\ud800-\udfff]")


def readable(text: str) -> str:
    """Return a text, such as a path or the name of a file, with "�" for bytes that are no letters.

    On Linux a path may hold any bytes; as they are, nothing could show, store or print them.
    """
    return _NO_LETTERS.sub("\ufffd", text)


class AppError(Exception):
    """An expected failure: shown to the user as it stands, never as a traceback.

    `message` is one Vietnamese sentence saying what happened and where; `advice` says what to do.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        message, advice = readable(message), readable(advice)
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class BadData(AppError):
    """A file meant for the program (a form, a manifest) does not hold what it must."""


def why(error: OSError) -> str:
    """Return why the system refused, in Vietnamese; in its own words where those are unknown."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


_REASONS = {
    errno.ENOENT: "không tìm thấy",
    errno.EACCES: "không được phép",
    errno.EPERM: "không được phép",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EEXIST: "đã có thứ khác cùng tên ở đó",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EISDIR: "đó là một thư mục",
    errno.ENAMETOOLONG: "tên hoặc đường dẫn quá dài",
    errno.EBUSY: "đang được chương trình khác dùng",
    errno.EIO: "ổ đĩa bị lỗi khi đọc hoặc ghi",
}
