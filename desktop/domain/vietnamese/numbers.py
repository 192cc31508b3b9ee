# SPDX-License-Identifier: MIT
"""Writes whole numbers the Vietnamese way and reads those that people type."""

import re

from desktop.domain.vietnamese.text import fold, line, quoted

# Fifteen digits hold every plausible count and sum, and always fit SQLite's 64-bit integer.
_MOST_DIGITS = 15

# Three digits after a dot or a space are thousands. After a comma they might be decimals, so a
# comma must come twice; and no grouped number begins with 0: "0.500" is a half.
_WHOLE = re.compile(
    rf"[0-9]{{1,{_MOST_DIGITS}}}"
    r"|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){1,4}|(?: [0-9]{3}){1,4}|(?:,[0-9]{3}){2,4})"
)
# "1.500 triệu" is one and a half to one reader, fifteen hundred to another.
_AMBIGUOUS = re.compile("[1-9][0-9]{0,2}[.,][0-9]{3}")
_DECIMAL = re.compile(rf"([0-9]{{1,{_MOST_DIGITS}}})(?:[.,]([0-9]{{1,9}}))?")

# Matched against folded text, where tỷ is "ti", or "ty" right after a digit.
_AMOUNT = re.compile(r"([0-9][0-9., ]*?) ?(?:(k|nghin|ngan|tr|trieu|t[iy])\.?)? ?(?:d|dong|vnd|₫)?")
_ZEROS = {"k": 3, "nghin": 3, "ngan": 3, "tr": 6, "trieu": 6, "ti": 9, "ty": 9}


def grouped(n: int) -> str:
    """Return a number with a dot between thousands: ``1.234.567``."""
    return f"{n:,}".replace(",", ".")


def padded(n: int) -> str:
    """Return a document's number, under 10 with a 0 before it (NĐ 30/2020, Phụ lục I, II.3)."""
    return f"{n:02}"


def parse_number(text: str) -> int | None:
    """Return the number that was typed, ``1.234``, ``1 234`` or ``1234``; blank is None, not 0.

    Raises:
        ValueError: It is no whole number of up to fifteen digits, or can be read in two ways
            (``1.5``, ``1,234``). The message is a sentence for the user.
    """
    entry = line(text)
    if not entry:
        return None
    number = _whole(entry.removeprefix("-"))
    if number is None:
        raise ValueError(
            f"Không đọc được số {quoted(entry)}. Hãy ghi số nguyên không quá {_MOST_DIGITS} "
            "chữ số, không có phần lẻ, ví dụ 1.234."
        )
    return -number if entry.startswith("-") else number


def parse_money(text: str) -> int | None:
    """Return the đồng that were typed: ``1.500.000``, ``500k``, ``15tr``, ``1,5 triệu``, ``2 tỷ``.

    Blank is None, not 0. Decimals are understood only before such a unit, and only if it makes
    them whole đồng.

    Raises:
        ValueError: It is no amount of up to fifteen digits, or can be read in two ways (``1.5``,
            ``1.500 triệu``). The message is a sentence for the user.
    """
    entry = line(text)
    if not entry:
        return None
    amount = _amount(fold(entry).removeprefix("-"))
    if amount is None:
        raise ValueError(
            f"Không đọc được số tiền {quoted(entry)}. Hãy ghi đủ số đồng, không quá "
            f"{_MOST_DIGITS} chữ số, ví dụ 1.500.000, hoặc ghi kèm đơn vị, ví dụ 1,5 triệu."
        )
    return -amount if entry.startswith("-") else amount


def _amount(entry: str) -> int | None:
    found = _AMOUNT.fullmatch(entry)
    if found is None:
        return None
    number, unit = found.groups()
    return _scaled(number, _ZEROS[unit]) if unit else _whole(number)


def _whole(number: str) -> int | None:
    return int(re.sub("[., ]", "", number)) if _WHOLE.fullmatch(number) else None


def _scaled(number: str, zeros: int) -> int | None:
    found = _DECIMAL.fullmatch(number)
    if found is None or _AMBIGUOUS.fullmatch(number):
        return None
    whole, decimals = found[1], found[2] or ""
    amount, lost = divmod(int(whole + decimals) * 10**zeros, 10 ** len(decimals))
    return None if lost or amount >= 10**_MOST_DIGITS else amount


def short_money(amount: int) -> str:
    """Return an amount in đồng in few letters, as people say it: "38,5 tr", "1,2 tỷ", "500.000"."""
    for unit, name in ((10**9, "tỷ"), (10**6, "tr")):
        if amount >= unit:
            tenths = (amount * 10 + unit // 2) // unit
            whole, part = divmod(tenths, 10)
            return f"{grouped(whole)},{part} {name}" if part else f"{grouped(whole)} {name}"
    return grouped(amount)
