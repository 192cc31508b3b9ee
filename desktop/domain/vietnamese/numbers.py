# SPDX-License-Identifier: MIT
"""Writes whole numbers the Vietnamese way."""


def grouped(n: int) -> str:
    """Return a number with a dot between thousands: ``1.234.567``."""
    return f"{n:,}".replace(",", ".")


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
