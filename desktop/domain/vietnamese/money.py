# SPDX-License-Identifier: MIT
"""Reads sums of money as people write them: ``15.000.000đ``, ``1,5 triệu``, ``1tr2``."""

import re
from fractions import Fraction

from desktop.domain.vietnamese.amounts import amount
from desktop.domain.vietnamese.entry_tokens import Tokens
from desktop.domain.vietnamese.numbers import grouped
from desktop.domain.vietnamese.numerals import MOST_DIGITS
from desktop.domain.vietnamese.reading import Reading
from desktop.domain.vietnamese.refusals import no_money
from desktop.domain.vietnamese.text import line, quoted

_LEADS = tuple(
    tuple(lead.split())
    for lead in (
        "tổng số tiền",
        "tổng kinh phí",
        "tổng số",
        "tổng cộng",
        "tổng",
        "số tiền",
        "kinh phí",
        "trị giá",
        "giá trị",
        "giá",
        "chi",
        "vnd",
        "vnđ",
        "₫",
    )
)
_UNITS = ("đồng", "dong", "đ", "d", "vnđ", "vnd", "₫")
_IN_WORDS = (("bằng", "chữ"), ("viết", "bằng", "chữ"))
_WHOLE = ("chẵn", "chan")
_ENDS = (".", ",", ";", "-", "./.", "/", "!")
_FEWEST = 1000
"""Đồng. Less is never spent: whoever writes 15 means something else."""


def read_money(text: str) -> Reading[int | None]:
    """Return the đồng that were written; blank is None, not 0.

    Decimals are understood only before a unit ("1,5 triệu"), and only if it makes them whole
    đồng. A sum in brackets or "bằng chữ" must be the same once more.

    Raises:
        ValueError: it is no one amount of up to fifteen digits, or can be read in two ways. The
            message is a sentence for the user.
    """
    entry = line(text)
    if not entry:
        return Reading(None)
    sign, digits = (-1, entry[1:]) if re.match("-[0-9]", entry) else (1, entry)
    tokens = Tokens(digits)
    if any(tokens.take_phrase(lead) for lead in _LEADS):
        tokens.take(":", "là")
    is_in_digits = tokens.next[:1].isdecimal()
    value = _sum(tokens, entry)
    _repeated(tokens, entry, value)
    while tokens.take(*_ENDS):
        pass
    if tokens.rest:
        raise no_money(entry)
    dong = sign * int(value)
    is_small = 0 < abs(dong) < _FEWEST
    if is_in_digits and not tokens.is_told and not is_small:
        return Reading(dong)
    advice = " Nếu là nghìn hay triệu, hãy ghi kèm “nghìn” hay “triệu”." if is_small else ""
    return Reading(dong, f"{quoted(entry)} hiểu là {grouped(dong)} đồng.{advice}")


def _sum(tokens: Tokens, entry: str) -> Fraction:
    """Read one sum and its unit."""
    value = Fraction(0) if tokens.take_phrase(("không", "đồng")) else amount(tokens)
    if value is None or value.denominator != 1 or value >= 10**MOST_DIGITS:
        raise no_money(entry)
    tokens.take(*_UNITS)
    tokens.take(*_WHOLE)
    return value


def _repeated(tokens: Tokens, entry: str, value: Fraction) -> None:
    """Read the sum once more in words, in brackets or after "bằng chữ", if it stands there."""
    while tokens.take(",", ";", ".", "-"):
        pass
    in_brackets = bool(tokens.take("("))
    in_words = any(tokens.take_phrase(phrase) for phrase in _IN_WORDS)
    tokens.take(":", "là")
    if not (in_brackets or in_words):
        return
    if in_brackets and not in_words and tokens.take("đồng", "đ", "vnđ", "vnd"):
        tokens.take(")")
        return
    again = _sum(tokens, entry)
    if again != value:
        raise ValueError(
            f"{quoted(entry)}: số là {grouped(int(value))}, chữ là {grouped(int(again))}. "
            "Hãy ghi lại một số tiền."
        )
    while tokens.take(*_ENDS):
        pass
    tokens.take(")")
