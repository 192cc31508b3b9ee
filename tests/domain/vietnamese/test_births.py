# SPDX-License-Identifier: MIT
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.vietnamese import short_date
from desktop.domain.vietnamese.entries import read_birth

EPOCH = date(1899, 12, 30)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        *((t, "1975") for t in ("1975", "SN 1975", "NS: 1975", "năm 1975", "(1975)", "1975.")),
        *((t, "1975") for t in ("00/00/1975", "0/0/1975", "../../1975", "__/__/1975")),
        *((t, "1975") for t in ("xx/xx/1975", "-/-/1975", "1975 (Ất Mão)")),
        *((t, t[:4]) for t in ("1989 (Kỷ Tỵ)", "1973, Quý Sửu", "1977 tuổi Tỵ", "1953 - Quý Tỵ")),
        *((t, "12/03/1975") for t in ("12/3/1975", "12-03-1975", "12.3.1975", "1975-03-12")),
        *((t, "12/03/1975") for t in ("ngày 12 tháng 3 năm 1975", "12/3/1975 00:00:00")),
        *((t, "12/03/1975") for t in ("12031975", "sinh ngày 12/3/1975", "12,3,1975")),
        *((t, "12/03/1975") for t in ("Ngày, tháng, năm sinh: 12/3/1975", "12/ 3 /1975")),
    ],
)
def test_a_birth_is_kept_in_one_way(written: str, kept: str) -> None:
    found = read_birth(written, 2026)
    assert (found.value, found.remark) == (kept, "")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        *((t, "1975") for t in ("75", "'75", "SN 75", "SN75", "sinh năm 75", "(75)", "sn.75")),
        *((t, "1975") for t in ("1975?", "khoảng 1975", "~1975", "1975 (AL)", "5/1975")),
        *((t, "1975") for t in ("00/5/1975", "tháng 5/1975", "28/05/1905", "00/00/75")),
        *((t, "12/03/1975") for t in ("12/3/75", "SN: 12/3/75", "12-Thg3-75", "12-Mar-75")),
        *((t, t) for t in ("3/25/1975", "29/02/1975", "50 tuổi", "Quảng Ninh", "12/3", "x")),
        *(("12", "2012"), ("27395", "01/01/1975"), ("2075", "2075")),
        ("05/03/1875", "05/03/1875"),
    ],
)
def test_what_is_doubtful_of_a_birth_is_said(written: str, kept: str) -> None:
    found = read_birth(written, 2026)
    assert (found.value, bool(found.remark)) == (kept, True)


@given(st.integers(1911, 2026))
def test_a_year_typed_into_a_cell_for_days_is_that_year(year: int) -> None:
    shown = short_date(EPOCH + timedelta(days=year))
    found = read_birth(shown, 2026)
    assert found.value == str(year)
    assert f"năm {year} gõ vào ô ghi ngày" in found.remark


@given(st.dates(date(1912, 1, 1), date(2026, 12, 31)))
def test_a_day_of_birth_is_read_as_it_is_written(day: date) -> None:
    for written in (short_date(day), f"{day.day}-{day.month}-{day.year}", day.isoformat()):
        assert read_birth(written, 2026).value == short_date(day)
