# SPDX-License-Identifier: MIT
"""Reads how many there are of something as people write it: ``1.500 tờ``, ``40 đ/c``."""

import re
from fractions import Fraction

from desktop.domain.vietnamese.amounts import amount
from desktop.domain.vietnamese.counted import Counted
from desktop.domain.vietnamese.entry_tokens import Tokens
from desktop.domain.vietnamese.numbers import grouped
from desktop.domain.vietnamese.numerals import MOST_DIGITS
from desktop.domain.vietnamese.reading import Reading
from desktop.domain.vietnamese.refusals import no_number
from desktop.domain.vietnamese.text import fold, line, quoted
from desktop.domain.vietnamese.units import read_noun

_LEADS = tuple(
    tuple(lead.split())
    for lead in (
        "tổng số người tham gia",
        "tổng số người",
        "tổng số lượt",
        "tổng số",
        "tổng cộng",
        "tổng",
        "số người",
        "số lượt",
        "số lượng",
        "số học viên",
        "sĩ số",
        "sl",
        "được",
        "có",
        "gồm",
        "cả",
        "đủ",
    )
)
_NONE = ("khong", "khong co")
_ENDS = (".", ",", ";", "!")


def read_number(text: str, counted: Counted = Counted.ANYTHING) -> Reading[int | None]:
    """Return the whole number that was written; blank is None, not 0.

    Understood are digits with any grouping (``1.500``, ``1 500``), words (``mười lăm``), a few
    words before and the noun after them (``50 HV``), if that noun is one of what is `counted`.

    Raises:
        ValueError: it is no one number of up to fifteen digits, or one of something else. The
            message is a sentence for the user.
    """
    entry = line(text)
    if not entry:
        return Reading(None)
    if fold(entry) in _NONE:
        return Reading(0, f"{quoted(entry)} hiểu là 0.")
    sign, digits = (-1, entry[1:]) if re.match("-[0-9]", entry) else (1, entry)
    tokens = Tokens(digits)
    _skip_lead(tokens)
    is_in_digits = tokens.next[:1].isdecimal()
    value = amount(tokens)
    if value is None or value.denominator != 1 or value >= 10**MOST_DIGITS:
        raise no_number(entry)
    _skip_same(tokens, value)
    any_noun = counted is Counted.ANYTHING and is_in_digits
    kinds = _noun_and_end(tokens, entry, any_noun=any_noun)
    if kinds and counted is not Counted.ANYTHING and counted not in kinds:
        raise ValueError(
            f"Ô này ghi {counted}, mà đang ghi {quoted(entry)}. Hãy ghi lại cho đúng, ví dụ 45."
        )
    number = sign * int(value)
    is_plain = is_in_digits and not tokens.is_told
    return Reading(number, "" if is_plain else f"{quoted(entry)} hiểu là {grouped(number)}.")


def _skip_lead(tokens: Tokens) -> None:
    if any(tokens.take_phrase(lead) for lead in _LEADS):
        tokens.take(":", "là")


def _skip_same(tokens: Tokens, value: Fraction) -> None:
    """Go past the same number once more: "45 (bốn mươi lăm) người"."""
    at = tokens.at
    if not (tokens.take("(") and amount(tokens) == value and tokens.take(")")):
        tokens.at = at


def _noun_and_end(tokens: Tokens, entry: str, *, any_noun: bool) -> frozenset[Counted]:
    """Read what stands after the number, to the end."""
    value_ends = tokens.at
    tokens.take("(")
    kinds = read_noun(tokens, any_noun=any_noun)
    tokens.take(")")
    while tokens.take(*_ENDS):
        pass
    if tokens.rest:
        raise no_number(entry, unknown=" ".join(tokens.all[value_ends:]))
    return kinds
