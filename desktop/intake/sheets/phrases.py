# SPDX-License-Identifier: MIT
"""Knows the phrases that stand in lists beside people: titles, groups, totals, signatures.

They are compared with their tones, since without them surnames such as Tống and Công and names
such as Trương Bằng would be words. Text typed without any tone is compared without.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from desktop.domain.vietnamese import fold, line

_BEFORE = re.compile(r"^[\s*+•·(\[-]+")
_ENDS = r"(?:\s*[:=.,;(/\d]|\s*$)"
_SURE_AT_END = r"(?!\w)"


class _Phrases:
    """Beginnings of a text, as they are written with tones and without."""

    def __init__(self, *patterns: str) -> None:
        joined = "|".join(patterns)
        self._toned = re.compile(joined)
        self._plain = re.compile(fold(joined))

    def begin(self, text: str) -> bool:
        entry = _BEFORE.sub("", line(text)).casefold()
        return bool(self._plain.match(fold(entry)) if entry.isascii() else self._toned.match(entry))


_TOTALS = _Phrases(
    rf"tổng (?:cộng|số|cả|kết){_SURE_AT_END}",
    rf"tổng{_ENDS}",
    rf"cộng(?: (?:dồn|trang|lũy kế|luỹ kế|danh sách|lớp|khu|tổ|thôn|toàn))?{_ENDS}",
    rf"(?:danh sách|ds) (?:này )?(?:có|gồm){_SURE_AT_END}",
    rf"(?:ấn định|bằng chữ|trong đó|sĩ số|sỹ số|mang sang|chuyển sang){_SURE_AT_END}",
    r"(?:số |tổng )?(?:nam|nữ|vắng|có mặt|hiện diện)(?: mặt)?\s*[:=]\s*\d",
    r"(?:số )?(?:người|lượng|học viên|hv|lượt)\s*[:=]\s*\d",
    r"(?:có|gồm) (?:tất cả )?\d",
    r"toàn (?:khu|thôn|xã|phường|trường|lớp|đơn vị)\s*[:=(\d]",
)
_OFFICES = (
    "hiệu trưởng|giám đốc|chủ tịch|trưởng ban|bí thư|trưởng khu|trưởng thôn|thủ trưởng|tổ trưởng"
    "|chủ nhiệm|trưởng phòng|hiệu phó"
)
_SIGNATURES = _Phrases(
    rf"người (?:lập|tổng hợp|kiểm tra|duyệt|báo cáo|ghi|phụ trách|nhận|giao){_SURE_AT_END}",
    rf"lập (?:bảng|danh sách|biểu){_ENDS}",
    rf"(?:giáo viên chủ nhiệm|gvcn|giáo viên|giảng viên|thư ký|cán bộ phụ trách|kế toán){_ENDS}",
    rf"(?:phó )?(?:{_OFFICES})(?:{_ENDS}| (?:hội|ủy ban|ubnd|trung tâm|tt|chi|khu|phường|xã|ban|"
    rf"nhà trường|trường|đơn vị){_SURE_AT_END})",
    rf"(?:ban tổ chức|ban giám hiệu|ban giám đốc|đại diện){_ENDS}",
    rf"xác nhận(?: của)?{_SURE_AT_END}",
    r"(?:tm|kt|tl|tuq|q|t/m|k/t)\s*\.",
    rf"(?:đã )?k[ýí](?: tên|,| và| ghi|\)|{_ENDS})",
)
_DATED = _Phrases(
    r"(?:[^\d:]{1,40},\s*)?ngày[ \d.…_/]{0,20}\s*tháng[ \d.…_/]{0,20}\s*năm\b",
    r"[^\d:]{1,40}, ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4}",
)
_SECTIONS = _Phrases(
    rf"(?:tổ|khu|khu phố|thôn|xóm|ấp|bản|khối|lớp|nhóm|đội|chi (?:hội|đoàn|bộ)|phường|xã|đơn vị|cụm"
    rf"|hội|clb|câu lạc bộ|tdp|kp|khóa|khoá|buổi|buôn|làng|tổ dân phố){_SURE_AT_END}",
    rf"(?:trường|công ty|cty|hợp tác xã|htx|ubnd|ủy ban|uỷ ban|trạm|phòng){_SURE_AT_END}",
    rf"đoàn (?:thanh niên|phường|xã|trường|thể|viên){_SURE_AT_END}",
    rf"ban (?:chấp hành|tổ chức|giám hiệu|công tác|quản|điều hành){_SURE_AT_END}",
    r"(?:phần )?(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})\s*[.:)/-]",
    rf"(?:nam|nữ|giáo viên|học sinh|học viên|đại biểu|khách mời|cán bộ){_ENDS}",
)
_TITLES = _Phrases(
    rf"(?:danh sách|ds|sổ|bảng|biểu|phụ lục|mẫu số|kế hoạch|báo cáo){_SURE_AT_END}",
    rf"(?:cộng h[oò][aà] xã hội|độc lập|ubnd|ủy ban|uỷ ban|trung tâm|phòng|sở|đảng){_SURE_AT_END}",
    rf"(?:thời gian|địa điểm|kính gửi|ngày học|giáo viên|giảng viên|nội dung|chủ đề){_SURE_AT_END}",
    r"(?:lớp|khóa|khoá|số|v/v|về việc|ngày|đơn vị)\s*:",
)
_ABSENT = _Phrases(
    rf"(?:vắng|nghỉ|bỏ học|bỏ lớp|xin nghỉ|báo nghỉ|đã nghỉ){_SURE_AT_END}",
    rf"(?:không|ko|k|chưa)\.? (?:đến|tham gia|tham dự|đi|dự|học|có mặt){_SURE_AT_END}",
    rf"(?:đã |đi )?(?:chuyển (?:đi|trường|lớp)|mất|rút tên){_ENDS}",
)
_INDEX_MARKS = "() []."
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
_SURE = 2
_FIRST_INDEXES = frozenset({"1", "A", "a", "I"})


def is_total(text: str) -> bool:
    """Whether a text counts the list up, or says so of a part of it."""
    return _TOTALS.begin(text)


def is_signature(text: str) -> bool:
    """Whether a text is of those who sign below a list: "Người lập", "…, ngày … tháng …"."""
    return _SIGNATURES.begin(text) or is_dated(text)


def is_dated(text: str) -> bool:
    """Whether a text is the place and day over a signature."""
    return _DATED.begin(text)


def is_section(text: str) -> bool:
    """Whether a text is the name of a group, whose members follow: "Khu 5", "II. Khối 8"."""
    return _SECTIONS.begin(text)


def is_title(text: str) -> bool:
    """Whether a text is a title, or something else that is said over a list."""
    return _TITLES.begin(text)


@lru_cache(maxsize=1024)
def is_absence(text: str) -> bool:
    """Whether a cell beside a name says that who bears it did not come."""
    return _ABSENT.begin(text)


def counts_columns(row: Sequence[str]) -> bool:
    """Whether a row only numbers the columns below the head: (1), (2), (3) or A, B, 1, 2."""
    first = next(filter(None, row), "").strip(_INDEX_MARKS)
    if first not in _FIRST_INDEXES:
        return False
    filled = [cell.strip(_INDEX_MARKS).partition("=")[0] for cell in row if cell]
    if filled == _ROMAN[: len(filled)]:
        return len(filled) > _SURE
    letters = [cell for cell in filled if len(cell) == 1 and cell.isalpha()]
    numbers = filled[len(letters) :]
    return (
        len(filled) > 1
        and [cell.casefold() for cell in letters] == [*map(chr, range(97, 97 + len(letters)))]
        and numbers == [str(n) for n in range(1, len(numbers) + 1)]
        and filled[: len(letters)] == letters
    )
