# SPDX-License-Identifier: MIT
"""Reads the text files that someone hands to the program: forms, and a Week's data."""

from pathlib import Path

from desktop.domain.errors import BadData
from desktop.storage.reading import read_at_most


def read_text(path: Path, largest: int) -> str:
    """Return the text of a file of at most `largest` bytes.

    Raises:
        AppError: it cannot be read.
        BadData: it is too large, or no UTF-8 text.
    """
    raw = read_at_most(path, largest)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        advice = "Hãy chọn đúng tệp, hoặc lưu lại tệp bằng Notepad với mã UTF-8."
        raise BadData(f"Tệp “{path}” không phải văn bản UTF-8.", advice) from None
