# SPDX-License-Identifier: MIT
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.vietnamese import grouped, padded, parse_money, parse_number

FIFTEEN_DIGITS = st.integers(-(10**15) + 1, 10**15 - 1)


@pytest.mark.parametrize(
    ("n", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (1234567, "1.234.567"),
        (-1234, "-1.234"),
        (-999, "-999"),
    ],
)
def test_thousands_are_divided_by_dots(n: int, written: str) -> None:
    assert grouped(n) == written


@pytest.mark.parametrize(("n", "written"), [(1, "01"), (9, "09"), (10, "10"), (123, "123")])
def test_a_document_number_under_ten_has_a_zero_before_it(n: int, written: str) -> None:
    assert padded(n) == written


@pytest.mark.parametrize(
    "typed",
    ["1.234.567", "1234567", "1 234 567", "1,234,567", " 1.234.567 ", "1\u00a0234\u202f567"],
)
def test_a_number_is_read_with_any_clear_grouping(typed: str) -> None:
    assert parse_number(typed) == 1234567


@pytest.mark.parametrize(
    ("typed", "n"), [("0", 0), ("05", 5), ("1.200", 1200), ("1 200", 1200), ("-12", -12)]
)
def test_a_short_number_is_read(typed: str, n: int) -> None:
    assert parse_number(typed) == n


@pytest.mark.parametrize("typed", ["", "  ", "\u200b"])
def test_a_blank_entry_is_not_a_zero(typed: str) -> None:
    assert parse_number(typed) is None
    assert parse_money(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        *("1.5", "1,5", "1.50", "1,200", "0.500", "0,500", "012.345", "1234.567", "1.234,567"),
        *("1.234 567", "1.2345", "1.23.456", "12 34", "1.", ".5", "--5", "- 5", "+5", "12 người"),
        *(
            "½",
            "\uff11\uff12",
            "x",
            "1e5",
            "0x10",
            "1_000",
            "1" * 16,
            "1" * 5000,
            "9.999.999.999.999.999",
        ),
    ],
)
def test_an_unclear_number_is_refused_in_a_vietnamese_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^Không đọc được số “.+”\. Hãy ghi số nguyên .*\.$"):
        parse_number(typed)


def test_an_error_says_what_to_type() -> None:
    number = (
        "Không đọc được số “1,5”. Hãy ghi số nguyên không quá 15 chữ số, không có phần lẻ, "
        "ví dụ 1.234."
    )
    with pytest.raises(ValueError, match=f"^{re.escape(number)}$"):
        parse_number("1,5")
    money = (
        "Không đọc được số tiền “1,5”. Hãy ghi đủ số đồng, không quá 15 chữ số, "
        "ví dụ 1.500.000, hoặc ghi kèm đơn vị, ví dụ 1,5 triệu."
    )
    with pytest.raises(ValueError, match=f"^{re.escape(money)}$"):
        parse_money("1,5")


@given(FIFTEEN_DIGITS)
def test_every_number_is_read_back_as_it_is_written(n: int) -> None:
    assert parse_number(grouped(n)) == n
    assert parse_number(str(n)) == n
    assert parse_money(grouped(n)) == n


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("15tr", 15_000_000),
        ("15 Tr.", 15_000_000),
        ("15 triệu", 15_000_000),
        ("15 TRIỆU ĐỒNG", 15_000_000),
        ("15trđ", 15_000_000),
        ("1,5 triệu", 1_500_000),
        ("1.5tr", 1_500_000),
        ("0,5 triệu", 500_000),
        ("12,75 triệu", 12_750_000),
        ("1.500.000", 1_500_000),
        ("1.500.000đ", 1_500_000),
        ("1.500.000 đồng", 1_500_000),
        ("1.500.000 VNĐ", 1_500_000),
        ("1.500.000\u00a0₫", 1_500_000),
        ("1 500 000", 1_500_000),
        ("1500000", 1_500_000),
        ("500k", 500_000),
        ("500 nghìn", 500_000),
        ("500 ngàn đồng", 500_000),
        ("2 tỷ", 2_000_000_000),
        ("2 tỉ", 2_000_000_000),
        ("2tỷ", 2_000_000_000),
        ("0,125 tỷ", 125_000_000),
        ("1,2345 triệu", 1_234_500),
        ("0", 0),
        ("-500k", -500_000),
    ],
)
def test_money_is_read_as_clerks_type_it(typed: str, dong: int) -> None:
    assert parse_money(typed) == dong


@pytest.mark.parametrize(
    "typed",
    [
        *("1.5", "1,5", "1.5 đồng", "1,50 đ", "0.500", "1,500", "1.500 triệu", "1,500 triệu"),
        *("1.500k", "1.234.567 triệu", "1 500 triệu", "1,23456k", "1tr5", "15 tạ", "triệu", "tr"),
        *("15.", "1.500.", "đ", "$15", "999999 tỷ 1", "1000000 tỷ", "1" * 5000, "9" * 15 + " tỷ"),
    ],
)
def test_unclear_money_is_refused_in_a_vietnamese_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^Không đọc được số tiền “.+”\. Hãy ghi đủ số đồng.*\.$"):
        parse_money(typed)


@given(
    st.integers(0, 10**5),
    st.integers(0, 99),
    st.sampled_from([("k", 3), ("ngàn", 3), ("tr", 6), ("tỷ", 9)]),
)
def test_two_decimals_before_a_unit_are_hundredths_of_it(
    whole: int, hundredths: int, unit: tuple[str, int]
) -> None:
    typed = f"{whole},{hundredths:02} {unit[0]}"
    assert parse_money(typed) == (100 * whole + hundredths) * 10 ** unit[1] // 100


@given(st.text("0123456789.,k tr-đ", max_size=12))
def test_money_either_fits_the_database_or_is_refused(typed: str) -> None:
    with suppress(ValueError):
        dong = parse_money(typed)
        assert dong is None or abs(dong) < 10**15
