# SPDX-License-Identifier: MIT
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.vietnamese import grouped, money_in_words
from desktop.domain.vietnamese.entries import read_money


def dong(typed: str) -> int | None:
    return read_money(typed).value


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        *(("15tr", 15_000_000), ("15 Tr.", 15_000_000), ("15 triệu", 15_000_000)),
        *(("15 TRIỆU ĐỒNG", 15_000_000), ("15trđ", 15_000_000), ("15 tr.đ", 15_000_000)),
        *(("1,5 triệu", 1_500_000), ("1.5tr", 1_500_000), ("0,5 triệu", 500_000)),
        *(("12,75 triệu", 12_750_000), ("1,2345 triệu", 1_234_500), ("0,125 tỷ", 125_000_000)),
        *(("1.500.000", 1_500_000), ("1.500.000đ", 1_500_000), ("1.500.000 đồng", 1_500_000)),
        *(("1.500.000 VNĐ", 1_500_000), ("1.500.000\u00a0₫", 1_500_000), ("VND 500.000", 500_000)),
        *(("1 500 000", 1_500_000), ("1500000", 1_500_000), ("1,500,000", 1_500_000)),
        *(("500k", 500_000), ("500 nghìn", 500_000), ("500 ngàn đồng", 500_000)),
        *(("2 tỷ", 2_000_000_000), ("2 tỉ", 2_000_000_000), ("2tỷ", 2_000_000_000)),
        *(("0", 0), ("-500k", -500_000), ("1 triệu 200 nghìn đồng", 1_200_000)),
        *(("1.000 tỉ đồng", 10**12), ("1 triệu rưỡi", 1_500_000), ("15 củ", 15_000_000)),
        *(("15.000.000,-", 15_000_000), ("3.500.000 đồng chẵn./.", 3_500_000)),
        *(("Trị giá: 20.000.000 đ", 20_000_000), ("1.234,5 triệu", 1_234_500_000)),
        ("15.000.000 đồng (Mười lăm triệu đồng)", 15_000_000),
        ("15.000.000đ (bằng chữ: Mười lăm triệu đồng chẵn)", 15_000_000),
        ("15.000.000đ, bằng chữ: mười lăm triệu đồng./.", 15_000_000),
    ],
)
def test_money_is_read_as_clerks_type_it(typed: str, amount: int) -> None:
    found = read_money(typed)
    assert (found.value, found.remark) == (amount, "")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        *(("1tr2", 1_200_000), ("1tr25", 1_250_000), ("1tr250", 1_250_000), ("2tr05", 2_050_000)),
        *(("1 triệu 2", 1_200_000), ("2 triệu 500", 2_500_000), ("1 tỷ 2", 1_200_000_000)),
        *(("15.000.000,00", 15_000_000), ("15,000,000.00", 15_000_000), ("1,500", 1_500)),
        *(("500,000", 500_000), ("mười lăm triệu đồng", 15_000_000), ("triệu rưỡi", 1_500_000)),
        *(("Mười lăm triệu đồng chẵn./.", 15_000_000), ("một triệu hai", 1_200_000)),
        *(
            ("1 500 triệu", 1_500_000_000),
            ("năm trăm ngàn", 500_000),
            ("nửa triệu", 500_000),
            ("muoi lam trieu", 15_000_000),
            ("không đồng", 0),
        ),
    ],
)
def test_what_was_not_written_the_plain_way_is_read_and_said(typed: str, amount: int) -> None:
    found = read_money(typed)
    assert found.value == amount
    assert found.remark == f"“{typed}” hiểu là {grouped(amount)} đồng."


@pytest.mark.parametrize("typed", ["15", "15 đồng", "999", "5 trăm"])
def test_a_few_dong_are_asked_about(typed: str) -> None:
    assert "Nếu là nghìn hay triệu" in read_money(typed).remark


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        *((t, "không có đơn vị") for t in ("1.5", "1,5", "1.5 đồng", "1,50 đ", "0.500")),
        *((t, "hai cách") for t in ("15.000,000", "15,000.000đ")),
        *((t, "hai cách") for t in ("1.500 triệu", "1,500 triệu", "1.500k", "4.625 tỷ")),
        *((t, "chưa phải một số tiền") for t in ("khoảng 15 triệu", "hơn 3 tỷ", "~15tr")),
        *((t, "từ số này đến") for t in ("3tr - 4tr", "2-3 triệu", "từ 3 đến 5 triệu")),
        *((t, "cho mỗi") for t in ("200.000đ/suất", "1.000.000/tháng", "mỗi suất 1 triệu")),
        *((t, "không phải tiền đồng") for t in ("$15", "15 USD", "15 đô la")),
        *((t, "phần trăm") for t in ("10%", "10 phần trăm")),
        *((t, "Không đọc được") for t in ("1,23456k", "15 tạ", "triệu", "tr", "đ")),
        *((t, "Không đọc được") for t in ("1000000 tỷ", "1" * 5000, "9" * 15 + " tỷ")),
        *((t, "Không đọc được") for t in ("15.000.000,50", "một triệu hai trăm", "0912345678")),
        *((t, "Hãy") for t in ("20 triệu 1.500", "3 tr 1,5", "1,5 triệu 45", "45k 1.500 đ")),
        *((t, "Hãy") for t in ("một vài x", "25 suất x 500.000", "15tr 3 suất", "(15)")),
    ],
)
def test_unclear_money_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_money(typed)


def test_a_sum_that_its_words_contradict_is_refused() -> None:
    sentence = (
        "“15.000.000đ (mười hai triệu đồng)”: số là 15.000.000, chữ là 12.000.000. "
        "Hãy ghi lại một số tiền."
    )
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_money("15.000.000đ (mười hai triệu đồng)")


def test_a_blank_entry_is_not_a_zero() -> None:
    assert dong(" ") is None


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_every_amount_is_read_back_as_it_is_written(n: int) -> None:
    assert dong(grouped(n)) == n
    assert dong(f"{grouped(n)} đồng") == n


@given(st.integers(1, 10**9).map(lambda n: n * 1000))
def test_every_amount_of_whole_thousands_is_read_back_from_its_words(n: int) -> None:
    assert dong(money_in_words(n)) == n
    assert dong(f"{grouped(n)} đồng ({money_in_words(n)})") == n


@given(
    st.integers(0, 10**5),
    st.integers(0, 99),
    st.sampled_from([("k", 3), ("ngàn", 3), ("tr", 6), ("tỷ", 9)]),
)
def test_two_decimals_before_a_unit_are_hundredths_of_it(
    whole: int, hundredths: int, unit: tuple[str, int]
) -> None:
    typed = f"{whole},{hundredths:02} {unit[0]}"
    assert dong(typed) == (100 * whole + hundredths) * 10 ** unit[1] // 100


@given(st.text("0123456789.,k tr-đ(triệu)", max_size=14))
def test_money_either_fits_the_database_or_is_refused(typed: str) -> None:
    with suppress(ValueError):
        found = dong(typed)
        assert found is None or abs(found) < 10**15
