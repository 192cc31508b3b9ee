# SPDX-License-Identifier: MIT
"""Reads an amount in digits, in words or in both: ``1.500``, ``mười lăm triệu``, ``1tr2``."""

from fractions import Fraction

from desktop.domain.vietnamese.entry_tokens import Tokens
from desktop.domain.vietnamese.numerals import numeral

_DIGITS = {
    word: value
    for value, words in enumerate(
        (
            "không khong",
            "một mot",
            "hai",
            "ba",
            "bốn bon",
            "năm nam",
            "sáu sau",
            "bảy bẩy bay",
            "tám tam",
            "chín chin",
        )
    )
    for word in words.split()
}
_AFTER_TENS = {
    **dict.fromkeys(("mốt", "mot"), 1),
    **dict.fromkeys(("tư", "tu"), 4),
    **dict.fromkeys(("lăm", "nhăm", "lam", "nham"), 5),
}
"""Digits that sound otherwise after a ten: hai mươi mốt, "hai lăm"."""

_NO_ONES = ("không", "khong", "năm", "nam")
_ONES = {word: one for word, one in _DIGITS.items() if word not in _NO_ONES} | _AFTER_TENS
"""What may follow a ten: "mười năm" is ten years."""

_TEN, _TENS, _DOZENS = ("mười", "muoi"), ("mươi", "muoi"), ("chục", "chuc")
_HUNDRED, _ODD, _HALF = ("trăm", "tram"), ("linh", "lẻ", "le"), ("rưỡi", "rưởi", "ruoi")
_BILLION = ("tỷ", "tỉ", "ty", "ti")
_SCALES = {
    **dict.fromkeys(_BILLION, 10**9),
    **dict.fromkeys(("triệu", "trieu", "tr", "củ"), 10**6),
    **dict.fromkeys(("vạn", "van"), 10**4),
    **dict.fromkeys(("nghìn", "ngàn", "nghin", "ngan", "k"), 10**3),
}
_HALVES = ("nửa", "nua")
_LONGEST_TAIL = 3
_NOT_ALONE = frozenset({"nam", "sau", "bay", "tam", "bon", "chin", "mot", "khong", "không", "muoi"})
"""Words that may be others, most of them for want of accents; alone they are no number."""


def amount(tokens: Tokens) -> Fraction | None:
    """Read one amount and return it; `None`, with nothing read, if none comes next.

    Understood are grouped digits, decimals before a unit ("1,5 triệu"), number words of any kind
    ("một trăm hai mươi", "2 chục", "nghìn rưỡi"), and what is said for short: "1tr2", "1 triệu 2".
    """
    start = tokens.at
    total = _parts(tokens)
    read = tokens.all[start : tokens.at]
    is_torn = bool(read) and not read[-1].isdecimal() and tokens.next in _DIGITS  # "hai ba người"
    if total is None or is_torn or (len(read) == 1 and read[0] in _NOT_ALONE):
        tokens.at = start
        return None
    return total


def _parts(tokens: Tokens) -> Fraction | None:
    """Read quantities with their units, each unit smaller than the one before."""
    total, unit = Fraction(0), 0
    while True:
        start = tokens.at
        is_digits = tokens.next[:1].isdecimal()
        quantity = _numeral(tokens, has_unit=bool(unit)) if is_digits else _spoken(tokens)
        if quantity is None:
            tokens.at = start
            return _ended(tokens, total, unit) if unit else None
        scale = _scale(tokens)
        if scale == 10**9 and unit and unit < scale:  # "một nghìn hai trăm tỷ"
            total, unit = (total + quantity) * scale, scale
        elif scale and (not unit or scale < unit):
            total, unit = total + quantity * scale, scale
        elif scale:
            return None
        elif not unit:
            return quantity
        else:
            tail = _tail(tokens.all[start : tokens.at], quantity, unit, tokens)
            is_part = total % unit != 0  # "1,5 triệu 45"
            return None if tail is None or is_part else total + tail


def _scale(tokens: Tokens) -> int:
    word = tokens.take(*_SCALES)
    if word in ("k", "tr"):
        tokens.take(".")
    return _SCALES.get(word, 0)


def _ended(tokens: Tokens, total: Fraction, unit: int) -> Fraction:
    """Read what may follow a unit: half of it, or "tỷ", of which there are a thousand."""
    if tokens.take(*_HALF):
        return total + Fraction(unit, 2)
    return total * 10**9 if unit < 10**9 and tokens.take(*_BILLION) else total


def _tail(read: tuple[str, ...], quantity: Fraction, unit: int, tokens: Tokens) -> Fraction | None:
    """Return what follows the last unit without one of its own: the 2 of "1tr2", of "triệu hai".

    "Một triệu hai trăm" is 1.200.000 to one reader and 1.000.200 to another.
    """
    tokens.is_told = True
    if read[0].isdecimal():
        is_short = len(read) == 1 and len(read[0]) <= _LONGEST_TAIL
        return quantity * Fraction(unit, 10 ** len(read[0])) if is_short else None
    if len(read) == 1 and read[0] in _DIGITS:
        return quantity * Fraction(unit, 10)
    tokens.is_told = False
    return quantity if unit == 10**3 else None


def _numeral(tokens: Tokens, *, has_unit: bool) -> Fraction | None:
    """Read digits; the word after them says if they are hundreds, tens or take decimals."""
    found = numeral(tokens.next)
    if found is None:
        return None
    token = tokens.take(tokens.next)
    if token.isdecimal() and len(token) == 1 and tokens.next in (*_HUNDRED, *_TENS, *_DOZENS):
        return _after_digit(tokens, int(token))
    before_unit = tokens.next in _SCALES
    if before_unit and found.is_unclear:
        return None
    is_decimal = found.value.denominator > 1
    if is_decimal and not before_unit:
        return None
    tokens.is_told |= found.is_told and not is_decimal
    return None if has_unit and not token.isdecimal() and not before_unit else found.value


def _spoken(tokens: Tokens) -> Fraction | None:
    """Read a number below a thousand in words."""
    if tokens.next in _TEN:
        return _teen(tokens)
    following = tokens.all[tokens.at + 1 : tokens.at + 2]
    # "trăm rưỡi", "triệu hai": the one is not said.
    is_short = bool(following) and (following[0] in _HALF or following[0] in _DIGITS)
    if is_short and (tokens.next in _SCALES or tokens.next in _HUNDRED):
        return _after_digit(tokens, 1) if tokens.next in _HUNDRED else Fraction(1)
    if tokens.next in _HALVES and following and following[0] in _SCALES:
        tokens.take(*_HALVES)
        return Fraction(1, 2)
    if tokens.next not in _DIGITS:
        return None
    return _after_digit(tokens, _DIGITS[tokens.take(*_DIGITS)])


def _after_digit(tokens: Tokens, digit: int) -> Fraction:
    """Read what makes hundreds or tens of a digit that was read, or leaves it alone."""
    if tokens.take(*_HUNDRED):
        return Fraction(100 * digit) + _below_hundred(tokens)
    if tokens.take(*_DOZENS):
        return Fraction(10 * digit)
    if tokens.take(*_TENS):
        return Fraction(10 * digit + _ONES.get(tokens.take(*_ONES), 0))
    if digit > 1 and (word := tokens.take(*(w for w in _AFTER_TENS if w not in _DIGITS))):
        return Fraction(10 * digit + _AFTER_TENS[word])
    return Fraction(digit)


def _below_hundred(tokens: Tokens) -> Fraction:
    if tokens.take(*_HALF):
        return Fraction(50)
    if tokens.next in _TEN:
        return _teen(tokens)
    is_odd = bool(tokens.take(*_ODD))
    if tokens.next not in _DIGITS:
        return Fraction(0)
    digit = _DIGITS[tokens.take(*_DIGITS)]
    if is_odd or tokens.next in (*_TENS, *_DOZENS, *_AFTER_TENS):
        return _after_digit(tokens, digit)
    tokens.is_told = True  # "trăm hai" is a hundred and twenty.
    return Fraction(10 * digit)


def _teen(tokens: Tokens) -> Fraction:
    tokens.take(*_TEN)
    return Fraction(10 + _ONES.get(tokens.take(*_ONES), 0))
