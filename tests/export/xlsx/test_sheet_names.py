# SPDX-License-Identifier: MIT
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.xlsx.sheet_names import sheet_names

ANY_NAME = st.one_of(
    st.text(max_size=60),
    st.text("aA'/\\?*[]: (2)\U0001f600", max_size=40),
    st.sampled_from(["History", "HISTORY", "Hướng dẫn", "hướng dẫn", "''", ""]),
)


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("Ngày 1/10", "Ngày 1-10"),
        ("Lớp 'A'", "Lớp 'A"),
        ("'Ghi chép'", "Ghi chép"),
        ("[1]: a*b?", "-1-- a-b-"),
        ("History", "History (2)"),
        ("hướng dẫn", "hướng dẫn (2)"),
        ("   ", "Trang"),
        ("Tổng hợp các lớp bồi dưỡng, tập huấn tháng", "Tổng hợp các lớp bồi dưỡng, tập"),
        ("Tặng sách", "Tặng sách"),
    ],
)
def test_a_name_that_excel_forbids_becomes_one_like_it(wanted: str, given: str) -> None:
    assert sheet_names([wanted], taken=("Hướng dẫn",)) == [given]


def test_names_that_become_equal_stay_apart() -> None:
    long = "Lớp bồi dưỡng, tập huấn cán bộ phường"
    found = sheet_names(["Ngày 1/10", "Ngày 1:10", "ngày 1?10", f"{long} 1", f"{long} 2"])
    assert found[:3] == ["Ngày 1-10", "Ngày 1-10 (2)", "ngày 1-10 (3)"]
    assert found[3:] == ["Lớp bồi dưỡng, tập huấn cán bộ", "Lớp bồi dưỡng, tập huấn cán (2)"]


@given(st.lists(ANY_NAME, max_size=8))
def test_any_names_come_out_as_excel_wants_them(wanted: list[str]) -> None:
    found = sheet_names(wanted, taken=("Hướng dẫn", "Danh mục"))
    assert len(found) == len(wanted)
    lowered = {name.casefold() for name in found}
    assert len(lowered) == len(found)
    assert lowered.isdisjoint({"history", "hướng dẫn", "danh mục"})
    for name in found:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
