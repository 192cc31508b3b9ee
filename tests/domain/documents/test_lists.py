# SPDX-License-Identifier: MIT
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.documents.lists import current_rows, kept_text, written_rows
from tests.domain.documents.filled import a_material, shared

CELLS = st.text(st.characters(exclude_categories=("C", "Z")), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5))
def test_rows_are_kept_and_read_back(rows: list[list[str]]) -> None:
    named = [(f"x{first}", *rest) for first, *rest in rows]
    assert written_rows(kept_text(named), 3) == tuple(named)


def test_cells_beyond_the_last_column_stay_in_it() -> None:
    assert written_rows("a\tb\tc\td", 3) == (("a", "b", "c d"),)
    assert written_rows("a", 3) == (("a", "", ""),)


def test_awards_are_drafted_from_the_records_and_followed_once_written() -> None:
    awards = shared().list_of("khen-thuong")
    drafted = current_rows(awards, a_material({}))
    assert drafted == (("Trường THCS Hà An", "", "Vận động 400 quyển sách", "", "", ""),)
    written = current_rows(awards, a_material({"chung.khen-thuong": "Chi hội khu 5"}))
    assert written == (("Chi hội khu 5", "", "", "", "", ""),)


def test_a_list_that_was_emptied_stays_empty() -> None:
    assert (
        current_rows(shared().list_of("chuong-trinh"), a_material({"chung.chuong-trinh": ""})) == ()
    )
