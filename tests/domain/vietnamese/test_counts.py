# SPDX-License-Identifier: MIT
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.vietnamese import Counted, Region, grouped, in_words
from desktop.domain.vietnamese.entries import read_number

FIFTEEN_DIGITS = st.integers(-(10**15) + 1, 10**15 - 1)


def number(typed: str) -> int | None:
    return read_number(typed).value


@pytest.mark.parametrize(
    "typed",
    ["1.234.567", "1234567", "1 234 567", "1,234,567", " 1.234.567 ", "1\u00a0234\u202f567"],
)
def test_a_number_is_read_with_any_clear_grouping(typed: str) -> None:
    found = read_number(typed)
    assert (found.value, found.remark) == (1234567, "")


@pytest.mark.parametrize(
    ("typed", "n"),
    [
        *(("0", 0), ("05", 5), ("1.200", 1200), ("-12", -12), ("45.", 45)),
        *(("45 người", 45), ("50 HV", 50), ("50hv", 50), ("40 đ/c", 40), ("40 Đ/C", 40)),
        *(("60 đoàn viên", 60), ("30 hộ", 30), ("1.500 tờ", 1500), ("12 lớp", 12), ("40ng", 40)),
        *(("1.500 lượt người tham gia", 1500), ("sĩ số 32", 32), ("5 nam", 5), ("20 nữ", 20)),
        *(("Tổng số: 45 người", 45), ("45 (người)", 45), ("45 (bốn mươi lăm) người", 45)),
        *(("3 trăm người", 300), ("2 chục", 20), ("1,2 nghìn lượt", 1200), ("45 hv.", 45)),
    ],
)
def test_a_number_is_read_with_what_is_counted(typed: str, n: int) -> None:
    found = read_number(typed)
    assert (found.value, found.remark) == (n, "")


@pytest.mark.parametrize(
    ("typed", "n"),
    [
        *(
            ("1 200", 1200),
            ("45 100", 45_100),
            ("1,500", 1500),
            ("45,0", 45),
            ("45.0", 45),
            ("1.000,00", 1000),
            ("1k2", 1200),
        ),
        *(("mười lăm", 15), ("hai mươi mốt em", 21), ("hai lăm người", 25), ("ba", 3)),
        *(("một trăm hai mươi người", 120), ("trăm rưỡi", 150), ("nghìn rưỡi lượt", 1500)),
        *(("năm người", 5), ("hai tram linh nam", 205), ("một nghìn hai trăm lượt", 1200)),
        *(("34 cán bộ, công chức", 34), ("bốn mươi lăm (45) người", 45), ("không", 0)),
    ],
)
def test_what_was_not_written_the_plain_way_is_read_and_said(typed: str, n: int) -> None:
    found = read_number(typed)
    assert (found.value, found.remark) == (n, f"“{typed}” hiểu là {grouped(n)}.")


@pytest.mark.parametrize("typed", ["", "  ", "\u200b"])
def test_a_blank_entry_is_not_a_zero(typed: str) -> None:
    assert number(typed) is None


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        *((t, "không phải số nguyên") for t in ("1.5", "1,5", "1.50", "0.500", "2,5 tiếng")),
        *((t, "chưa phải một số cụ thể") for t in ("khoảng 45", "trên 100", "hơn 100 người")),
        *((t, "chưa phải một số cụ thể") for t in ("45+", "~45", "vài chục", "10 mấy người")),
        *((t, "từ số này đến số kia") for t in ("45-50", "45 - 50 người", "45 đến 50", "45–50")),
        *((t, "giống số điện thoại") for t in ("0912345678", "0912 345 678", "+84912345678")),
        *((t, "phần trăm") for t in ("98%", "98 %", "98 phần trăm")),
        *((t, "có hơn một con số") for t in ("3 lớp 120 người", "12 nữ, 30 nam", "45 (20 nữ)")),
        *((t, "có hơn một con số") for t in ("45/50", "20+25", "20 + 25 = 45", "3x40", "1e5")),
        *((t, "có hơn một con số") for t in ("100k 1.500", "3 nghìn 1,5", "2 nghìn 1.500 người")),
        *((t, "mức cho mỗi") for t in ("30 người/lớp", "mỗi lớp 30 người", "5 lần/ngày")),
        *((t, r"(?i)chưa biết") for t in ("?", "x", "chưa rõ", "không rõ", "khong ro")),
        *((t, "Không rõ chữ") for t in ("45 phút", "5 năm", "45 ngày", "3 tá", "một số người")),
        *((t, "Không đọc được số") for t in ("hai ba người", "nam", "Nam", "½", "\uff11\uff12")),
        *((t, "Không đọc được số") for t in ("--5", "- 5", ".5", "chục người", "VII", "mười năm")),
        *((t, "Không đọc được số") for t in ("1.23.456", "1" * 16, "1" * 5000)),
        *(
            (t, r"Hãy|Mỗi")
            for t in ("012.345", "1234.567", "1.234,567", "1.2345", "12 34", "1_000", "0x10")
        ),
    ],
)
def test_an_entry_that_is_no_one_number_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_number(typed)


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("2 lớp", Counted.PEOPLE),
        ("1.500 tờ", Counted.PEOPLE),
        ("45 phút", Counted.PEOPLE),
        ("45 người", Counted.MEETINGS),
        ("45 người", Counted.COPIES),
        ("45 quyển", Counted.HOURS),
        ("45 lớp", Counted.METRES),
        ("20 người vắng", Counted.PEOPLE),
        ("20 nam và mười nữ", Counted.PEOPLE),
    ],
)
def test_a_number_of_something_else_is_refused(typed: str, counted: Counted) -> None:
    with pytest.raises(ValueError, match=r"Ô này ghi|Không rõ chữ"):
        read_number(typed, counted)


def test_an_error_says_what_to_type() -> None:
    sentence = "Ô này ghi số người, mà đang ghi “2 lớp”. Hãy ghi lại cho đúng, ví dụ 45."
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_number("2 lớp", Counted.PEOPLE)


@given(FIFTEEN_DIGITS)
def test_every_number_is_read_back_as_it_is_written(n: int) -> None:
    assert number(grouped(n)) == n
    assert number(str(n)) == n


@given(st.integers(0, 10**9 - 1), st.sampled_from(Region))
def test_every_number_is_read_back_from_its_words(n: int, region: Region) -> None:
    # "Một triệu hai trăm" says 1.000.200 in full, and 1.200.000 for short.
    words = in_words(n, region)
    with suppress(ValueError):
        assert number(words) == n
        return
    assert n >= 10**6
    assert 0 < n % 10**6 < 10**3


@given(st.text("0123456789., +-/%kntrămườ hai", max_size=14))
def test_any_entry_fits_the_database_or_is_refused(typed: str) -> None:
    with suppress(ValueError):
        found = number(typed)
        assert found is None or abs(found) < 10**15
