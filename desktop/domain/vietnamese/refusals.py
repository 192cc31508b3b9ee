# SPDX-License-Identifier: MIT
"""Says why an entry is no number and no sum of money, and what to write instead."""

import re

from desktop.domain.vietnamese.numerals import MOST_DIGITS
from desktop.domain.vietnamese.text import fold, quoted

_PERCENT = r"%|phan tram"
_ABOUT = (
    r"\b(?:khoang|tam|chung|uoc|gan|hon|tren|duoi|it nhat|toi thieu|toi da|khong qua|vai|may"
    r"|hang chuc|hang tram|hang nghin|tro len|tro xuong|du kien)\b|[~≈<>≥≤±+]$|^[~≈<>≥≤±+]"
)
_EACH = (
    r"/ ?(?:nguoi|lop|buoi|suat|phan|cuoc|ngay|thang|nam|em|hoc|ho\b|quien|kg|chiec|luot|so\b)"
    r"|\bmoi\b"
)
_UNIT = "(?: ?(?:tr|trieu|k|nghin|ngan|d|dong|vnd|ti))*"
_SPAN = rf"[0-9]{_UNIT} ?(?:-|–|—|\bden\b|\btoi\b) ?[0-9]"
_TWICE = r"[0-9] ?[/x*+=] ?[0-9]"

# Matched against folded text, the surest first.
_NO_NUMBER = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (_PERCENT, "là phần trăm. Hãy ghi số đếm được, ví dụ 45."),
        (r"^(?:[+]?84|0)[0-9 .]{8,}$", "giống số điện thoại. Hãy ghi số đếm được, ví dụ 45."),
        (_ABOUT, "chưa phải một số cụ thể. Hãy ghi đúng một số; chưa biết thì để trống."),
        (_SPAN, "là từ số này đến số kia. Hãy ghi một số, ví dụ 45."),
        (_EACH, "là mức cho mỗi người, mỗi lớp… Hãy ghi tổng số."),
        (r"^-? ?[0-9]+[.,][0-9]+[^0-9]*$", "không phải số nguyên. Hãy ghi số không có phần lẻ."),
        (
            rf"{_TWICE}|[0-9]\D*[^\d., ]\D*[0-9]",
            "có hơn một con số. Mỗi ô chỉ ghi một số, ví dụ 45.",
        ),
        (
            r"^(?:chua|khong\b|\?|x$)",
            "không phải một số. Không có thì ghi 0, chưa biết thì để trống.",
        ),
    )
)
_NO_MONEY = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (_PERCENT, "là phần trăm. Hãy ghi số tiền, ví dụ 1.500.000."),
        (_ABOUT, "chưa phải một số tiền cụ thể. Hãy ghi đúng số tiền; chưa biết thì để trống."),
        (_SPAN, "là từ số này đến số kia. Hãy ghi một số tiền."),
        (_EACH, "là mức cho mỗi người, mỗi suất… Hãy ghi tổng số tiền."),
        (r"\$|usd|do la|euro|€", "không phải tiền đồng. Hãy đổi ra đồng rồi ghi lại."),
        (
            r"^-?[1-9][0-9]{0,2}[.,][0-9]{3} ?(?:tr|trieu|ti|k|nghin|ngan)",
            "có thể hiểu hai cách. Hãy ghi đủ số đồng, ví dụ 1.500.000, hoặc 1,5 triệu.",
        ),
        (
            r"^-?[0-9]{1,3}(?:\.[0-9]{3})+,0{3}(?![0-9])|^-?[0-9]{1,3}(?:,[0-9]{3})+\.0{3}(?![0-9])",
            "có thể hiểu hai cách. Hãy ghi đủ số đồng, ví dụ 1.500.000.",
        ),
        (
            r"^-?[0-9]+[.,][0-9]+ ?(?:d|dong|vnd|₫)?$",
            "có phần lẻ mà không có đơn vị. Hãy ghi kèm đơn vị, ví dụ 1,5 triệu, hoặc đủ số đồng.",
        ),
        (_TWICE, "có hơn một số. Hãy ghi tổng số tiền."),
    )
)


def no_number(entry: str, unknown: str = "") -> ValueError:
    """Return what to say of an entry that is no number; `unknown` are words not understood."""
    if why := _why(entry, _NO_NUMBER):
        return ValueError(why)
    if unknown:
        return ValueError(
            f"Không rõ chữ {quoted(unknown)} trong {quoted(entry)}. Hãy chỉ ghi số, ví dụ 45."
        )
    return ValueError(
        f"Không đọc được số {quoted(entry)}. Hãy ghi số nguyên không quá {MOST_DIGITS} chữ số, "
        "không có phần lẻ, ví dụ 1.234."
    )


def no_money(entry: str) -> ValueError:
    """Return what to say of an entry that is no sum of money."""
    if why := _why(entry, _NO_MONEY):
        return ValueError(why)
    return ValueError(
        f"Không đọc được số tiền {quoted(entry)}. Hãy ghi đủ số đồng, không quá {MOST_DIGITS} "
        "chữ số, ví dụ 1.500.000, hoặc ghi kèm đơn vị, ví dụ 1,5 triệu."
    )


def _why(entry: str, reasons: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    folded = fold(entry)
    found = (words for pattern, words in reasons if pattern.search(folded))
    words = next(found, "")
    return f"{quoted(entry)} {words}" if words else ""
