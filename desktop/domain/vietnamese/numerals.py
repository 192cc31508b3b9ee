# SPDX-License-Identifier: MIT
"""Decides what a number in digits says, whatever stands between its thousands."""

import re
from dataclasses import dataclass
from fractions import Fraction

MOST_DIGITS = 15
"""Fifteen digits hold every plausible count and sum, and always fit SQLite's 64-bit integer."""

# No grouped number begins with 0: "0.500" is a half.
_DECIMALS = r"(?![0-9]{3}$)[0-9]+"
_GROUPED = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+))"
    rf"(?:,(?P<part>{_DECIMALS}))?"
    rf"|(?P<en>[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+)(?:\.(?P<en_part>{_DECIMALS}))?"
)
_PLAIN = re.compile("(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]+))?")
_ONE_GROUP = re.compile("[1-9][0-9]{0,2}[, ][0-9]{3}")
_UNCLEAR = re.compile("[1-9][0-9]{0,2}[.,](?!000)[0-9]{3}")
_PHONE = re.compile(r"0[0-9]{8,}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """The value of a number in digits.

    `is_told`: not written the plain Vietnamese way ("1,500", "45 100", "15.000,00"). `is_unclear`:
    before "triệu" its last three digits may be thousands or decimals.
    """

    value: Fraction
    is_told: bool = False
    is_unclear: bool = False


def numeral(token: str) -> Numeral | None:
    """Return what digits say: ``1.500``, ``1 500``, ``1,500,000``, ``1,5``; `None` if nothing.

    A dot or a space before three digits parts thousands. So does a comma, as in an Excel with
    American settings: nothing that is counted here has thousandths, so "15.000,000" is nothing
    that can be told. Telephone numbers and numbers
    of more than fifteen digits are none.
    """
    if sum(map(str.isdecimal, token)) > MOST_DIGITS or _PHONE.match(re.sub("[., ]", "", token)):
        return None
    if found := _GROUPED.fullmatch(token):
        whole = re.sub("[., ]", "", found["whole"] or found["en"])
        part = found["part"] or found["en_part"] or ""
        is_told = bool(part) or bool(_ONE_GROUP.fullmatch(token))
        return Numeral(_value(whole, part), is_told, bool(_UNCLEAR.fullmatch(token)))
    if found := _PLAIN.fullmatch(token):
        part = found["part"] or ""
        return Numeral(_value(found["whole"], part), is_told=bool(part))
    return None


def _value(whole: str, part: str) -> Fraction:
    return Fraction(int(whole + part), 10 ** len(part))
