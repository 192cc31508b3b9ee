# SPDX-License-Identifier: MIT
"""Capitals inside a sentence, by decree 30/2020/NĐ-CP, annex II."""

import re

from desktop.domain.vietnamese.syllables import is_syllable

_PEOPLE = frozenset(
    {"ông", "bà", "anh", "chị", "cô", "thầy", "cụ", "em", "cháu", "bạn", "đồng chí", "đ/c"}
    | {"gia đình", "hộ", "hộ ông", "hộ bà"}
)
_PLACES = frozenset(
    {"đình", "chùa", "chợ", "thôn", "xóm", "ấp", "bản", "làng", "buôn", "đường", "phố", "ngõ"}
    | {"sông", "núi", "hồ", "biển", "cửa", "bến", "cầu", "vũng", "lạch", "vàm"}
)
_NOUNS = frozenset(
    {"báo cáo viên", "các", "cá nhân", "cán bộ", "chuyên gia", "đại diện", "giáo viên"}
    | {"giảng viên", "học sinh", "lãnh đạo", "một số", "nhân dân", "nhiều", "phụ huynh"}
    | {"sinh viên", "tập thể", "toàn", "cổng", "địa bàn", "điểm", "hội trường", "khu dân cư"}
    | {"khu vực", "khuôn viên", "nhà bà", "nhà đa năng", "nhà ông", "nhà thi đấu", "phòng đọc"}
    | {"phòng họp", "phòng học", "phòng máy", "quảng trường", "sân", "trụ sở"}
)
"""What begins with a capital only because somebody typed it at the start of a field."""

_LONGEST = 3
_WORD = re.compile(r"[^\W\d_]+")


def in_phrase(text: str) -> str:
    """Return typed words as they stand inside a sentence: "tại sân trường", "ông Nguyễn Văn A".

    Only a common noun at the start loses its capital. The names of bodies keep theirs (IV.1); so
    does what may be part of a name, "Bà Triệu", "Cửa Lò" (II.1b, III.1d), and what goes by a
    number, "Khu 5" (III.1b).
    """
    words = text.split()
    if not words or (not words[0][1:].islower() and len(words[0]) > 1):
        return text
    for size in range(min(_LONGEST, len(words)), 0, -1):
        head = " ".join(words[:size]).lower()
        following = words[size:]
        if head in _NOUNS or (head in _PEOPLE | _PLACES and not _is_name(following)):
            return text[:1].lower() + text[1:]
    return text


def at_the_start(text: str) -> str:
    """Return words as they stand at the start of a sentence or a cell: "Sân trường"."""
    return text[:1].upper() + text[1:]


def _is_name(following: list[str]) -> bool:
    """Whether a word and what follows it may be one name: one capital syllable, or a number."""
    if not following:
        return True
    if following[0][:1].isdigit():
        return True
    is_next_capital = len(following) > 1 and following[1][:1].isupper()
    return following[0][:1].isupper() and not is_next_capital


def from_capitals(text: str) -> str:
    """Return a title written all in capitals as a sentence has it; abbreviations stay.

    "HỌC TẬP CỦA TTHTCĐ" is "Học tập của TTHTCĐ".
    """
    if not text.isupper():
        return text
    small = _WORD.sub(lambda w: w[0].lower() if is_syllable(w[0]) else w[0], text)
    return at_the_start(small)
