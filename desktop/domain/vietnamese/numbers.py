# SPDX-License-Identifier: MIT
"""Writes numbers the Vietnamese way, and rounds them."""

from decimal import Decimal
from fractions import Fraction


def grouped(n: int | Decimal) -> str:
    """Return a number with a dot between thousands, a comma before decimals: ``1.234.567,5``."""
    return f"{n:,}".translate(_SEPARATORS)


def rounded(number: int | Fraction, decimals: int) -> int | Decimal:
    """Return a number to so many decimals, a half away from zero; noughts at the end are left out.

    A number without decimals is an `int`.
    """
    shifted = Fraction(number) * int(10**decimals)
    digits = (2 * abs(shifted.numerator) + shifted.denominator) // (2 * shifted.denominator)
    while decimals and digits % 10 == 0:
        digits, decimals = digits // 10, decimals - 1
    is_below = number < 0
    if not decimals:
        return -digits if is_below else digits
    return Decimal((int(is_below), tuple(map(int, str(digits))), -decimals))


_SEPARATORS = str.maketrans(",.", ".,")


def padded(n: int) -> str:
    """Return a document's number, under 10 with a 0 before it (NĐ 30/2020, Phụ lục I, II.3)."""
    return f"{n:02}"


def short_money(amount: int) -> str:
    """Return an amount in đồng in few letters, as people say it: "38,5 tr", "1,2 tỷ", "500.000"."""
    for unit, name in ((10**9, "tỷ"), (10**6, "tr")):
        if amount >= unit:
            tenths = (amount * 10 + unit // 2) // unit
            whole, part = divmod(tenths, 10)
            return f"{grouped(whole)},{part} {name}" if part else f"{grouped(whole)} {name}"
    return grouped(amount)
