# SPDX-License-Identifier: MIT
"""Keeps a number and its word on one line: "46 %", "12.500.000 đồng", "tháng 10", "khu 5"."""

import re
from collections.abc import Callable

TIE = "\u00a0"

_UNITS = (
    "%|đồng|nghìn|triệu|tỷ|lớp|khóa|người|lượt|cuộc|buổi|hội thảo|tọa đàm|tin|bài|ảnh|giờ|phút"
    "|ngày|mét|m|km|quyển|cuốn|tờ|ấn phẩm|băng rôn|áp phích|khẩu hiệu|suất|phần|tập thể|cá nhân"
    "|đơn vị|đơn|hộ|trường|thôn|khu|máy"
)
_NUMBERED = "ngày|tháng|năm|số|trang|dòng|khu|thôn|tổ|khối|lớp|khóa"
_NUMBER = r"(?<![\d.,])\d[\d.,]*"
_TIED = re.compile(
    rf"{_NUMBER} (?:{_UNITS})(?!\w)|(?<!\w)(?:{_NUMBERED}) {_NUMBER}(?!\w)",
    re.IGNORECASE,
)
_TIE_ALONE = re.compile(f"(?<!{TIE}){TIE}(?!{TIE})")


def tied(text: str, fits: Callable[[str], bool]) -> str:
    """Return a text in which numbers stay with their words, where both fit on a line."""

    def bound(words: re.Match[str]) -> str:
        return words[0].replace(" ", TIE) if fits(words[0]) else words[0]

    return _TIED.sub(bound, text)


def untied(word: str) -> list[str]:
    """Return what was tied into one word of a line; several ties in a row are room for the pen."""
    return _TIE_ALONE.split(word)
