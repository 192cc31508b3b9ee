# SPDX-License-Identifier: MIT
"""Which sheet of a file is the list."""

from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import AppError
from desktop.services.lists.people import read_list

HEAD = ("STT", "Họ và tên", "Năm sinh")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A cover, a short list, the long one, and a longer one that is hidden."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, people in (("Bìa", 0), ("Khối 8", 2), ("Khối 9", 300), ("Năm trước", 400)):
        sheet = made.create_sheet(name)
        sheet.append(HEAD if people else ("DANH SÁCH HỌC SINH",))
        for number in range(people):
            sheet.append((number + 1, "Nguyễn Văn An", 1950 + number % 60))
    made.worksheets[-1].sheet_state = "hidden"
    made.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def test_the_list_is_on_the_sheet_in_sight_that_has_most_people(book: Path) -> None:
    found = read_list(book)
    assert found.people.sheet.name == "Khối 9"
    assert len(found.people.people) == 300
    assert [sheet.name for sheet in found.sheets] == ["Bìa", "Khối 8", "Khối 9", "Năm trước"]


def test_a_sheet_is_found_by_its_name_however_it_is_typed(book: Path) -> None:
    assert len(read_list(book, "khoi 8").people.people) == 2
    with pytest.raises(AppError, match="không có trang tính “Khối 7”"):
        read_list(book, "Khối 7")


def test_who_stands_on_a_hidden_sheet_alone_is_found(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    hidden = made.create_sheet("Ẩn")
    hidden.append(HEAD)
    hidden.append((1, "Nguyễn Văn An", 1975))
    hidden.sheet_state = "hidden"
    made.save(tmp_path / "a.xlsx")
    assert len(read_list(tmp_path / "a.xlsx").people.people) == 1
