# SPDX-License-Identifier: MIT
"""Writes numbers and sums of money out in Vietnamese words."""

from enum import StrEnum

from desktop.domain.vietnamese.capitals import at_the_start


class Region(StrEnum):
    """Where the centre is: the North says nghìn and linh, the South ngàn and lẻ."""

    NORTH = "north"
    SOUTH = "south"


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# 5 changes after every ten, 1 only from twenty on: mười một, mười lăm, hai mươi mốt.
_AFTER_TEN = (*_DIGITS[:5], "lăm", *_DIGITS[6:])
_AFTER_TENS = (_AFTER_TEN[0], "mốt", *_AFTER_TEN[2:])
_THOUSAND = {Region.NORTH: "nghìn", Region.SOUTH: "ngàn"}
_ODD = {Region.NORTH: "linh", Region.SOUTH: "lẻ"}
_BILLION = 10**9


def in_words(n: int, region: Region = Region.NORTH) -> str:
    """Return any whole number in words: ``một nghìn không trăm linh năm``."""
    if n == 0:
        return _DIGITS[0]
    words = " ".join(_number(abs(n), region))
    return f"âm {words}" if n < 0 else words


def money_in_words(n: int, region: Region = Region.NORTH) -> str:
    """Return đồng as documents write them out: ``Một triệu năm trăm nghìn đồng``."""
    return f"{at_the_start(in_words(n, region))} đồng"


def _number(n: int, region: Region) -> list[str]:
    # From a billion on, the billions are themselves a number: "một nghìn hai trăm tỷ".
    billions, rest = divmod(n, _BILLION)
    words = [*_number(billions, region), "tỷ"] if billions else []
    for size, name in ((10**6, "triệu"), (10**3, _THOUSAND[region]), (1, "")):
        group = rest // size % 1000
        if group:
            words += _group(group, region, after_larger=bool(words))
            words += [name] if name else []
    return words


def _group(group: int, region: Region, *, after_larger: bool) -> list[str]:
    """Return 1 to 999 in words; after a larger group the missing hundreds are spoken too."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or after_larger else []
    names = _DIGITS
    if tens == 1:
        words.append("mười")
        names = _AFTER_TEN
    elif tens:
        words += [_DIGITS[tens], "mươi"]
        names = _AFTER_TENS
    elif ones and words:
        words.append(_ODD[region])
    return [*words, names[ones]] if ones else words
