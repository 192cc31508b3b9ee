# SPDX-License-Identifier: MIT
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.entry.activity_book import (
    FAULTS,
    GUIDE,
    LISTS,
    BookPage,
    FaultyRow,
    blank_page,
    book_sheets,
)
from desktop.domain.form.form import Form, Quantity
from desktop.domain.form.reading import read_form
from desktop.domain.week.kinds import KINDS
from desktop.export.xlsx.activities import write_activity_book
from desktop.paths import resources
from desktop.services.activities.template import book_of, write_template
from tests.builders import a_record, a_week
from tests.export.xlsx.test_annex import HOSTILE

FORMS = [path.name for path in sorted((resources() / "forms").glob("*.toml"))]
HEADS = 3


def the_form(name: str = "quang-yen-2020.toml") -> Form:
    return read_form((resources() / "forms" / name).read_text(encoding="utf-8"), name)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("mẫu") / "Mẫu.xlsx"
    records = [a_record(place="Nhà văn hóa khu 5"), a_record("event", place="Sân đình")]
    write_template(the_form(), a_week(), records, target)
    return target


@pytest.fixture(scope="module")
def workbook(file: Path) -> Workbook:
    return openpyxl.load_workbook(file)


def heads(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[HEADS] if cell.value]


def offers(sheet: Worksheet) -> dict[str, str]:
    """The lists to choose from, by the head of the column."""
    return {
        str(sheet.cell(HEADS, cell_range.min_col).value): str(offer.formula1)
        for offer in sheet.data_validations.dataValidation
        if offer.type == "list"
        for cell_range in offer.sqref.ranges
    }


def listed(workbook: Workbook, place: str) -> list[str]:
    cells = workbook[LISTS][place.partition("!")[2].replace("$", "")]
    return [str(row[0].value) for row in cells]


@pytest.mark.parametrize("name", FORMS)
def test_every_kind_of_the_form_has_a_sheet(name: str, tmp_path: Path) -> None:
    form = the_form(name)
    write_template(form, a_week(), [], tmp_path / "a.xlsx")
    kinds = {KINDS[c.kind].name for row in form.rows for c in row.categories}
    found = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert (found[0], found[-1]) == (GUIDE, LISTS)
    assert set(found[1:-1]) == kinds


def test_the_columns_are_named_as_on_the_record_page(workbook: Workbook) -> None:
    assert heads(workbook["Lớp bồi dưỡng, tập huấn"]) == [
        "Tên lớp *",
        "Dòng trong phụ lục *",
        "Từ ngày",
        "Đến ngày",
        "Nơi học",
        "Số người",
        "Số lớp",
        "Báo cáo viên",
        "Đối tượng học",
        "Đường link",
        "Tình trạng",
        "Ghi chú",
    ]


def test_rows_choices_and_known_places_are_offered(workbook: Workbook) -> None:
    found = offers(workbook["Lớp bồi dưỡng, tập huấn"])
    assert "1.4 · Tin học" in listed(workbook, found["Dòng trong phụ lục *"])
    assert listed(workbook, found["Nơi học"]) == ["Sân đình", "Nhà văn hóa khu 5"]
    gifts = offers(workbook["Tặng sách"])
    assert listed(workbook, gifts["Bên tặng"]) == ["Tập thể", "Cá nhân"]


def test_what_is_only_suggested_may_be_written_differently(workbook: Workbook) -> None:
    sheet = workbook["Lớp bồi dưỡng, tập huấn"]
    strict = {
        str(sheet.cell(HEADS, cell_range.min_col).value): offer.showErrorMessage
        for offer in sheet.data_validations.dataValidation
        for cell_range in offer.sqref.ranges
    }
    assert strict["Dòng trong phụ lục *"]
    assert not strict["Nơi học"]


def test_days_and_sums_are_shown_as_such(workbook: Workbook) -> None:
    sheet = workbook["Kinh phí"]
    formats = {
        head: sheet.column_dimensions[get_column_letter(at)].number_format
        for at, head in enumerate(heads(sheet), start=1)
    }
    assert formats["Ngày"] == "dd/mm/yyyy"
    assert formats["Số tiền (đồng)"] == "#,##0"


def test_the_heads_stay_in_sight(workbook: Workbook) -> None:
    assert {workbook[name].freeze_panes for name in workbook.sheetnames[1:-1]} == {"B4"}


def test_the_same_week_gives_the_same_bytes(file: Path, tmp_path: Path) -> None:
    records = [a_record(place="Nhà văn hóa khu 5"), a_record("event", place="Sân đình")]
    write_template(the_form(), a_week(), records, tmp_path / "b.xlsx")
    assert (tmp_path / "b.xlsx").read_bytes() == file.read_bytes()


def faulty(tmp_path: Path, rows: list[FaultyRow]) -> Worksheet:
    sheet = book_sheets(the_form())[0]
    page = BookPage(sheet=sheet, name="Lớp", heads=blank_page(sheet).heads, faulty=tuple(rows))
    write_activity_book(book_of(a_week(), [page], {}), tmp_path / "c.xlsx")
    return openpyxl.load_workbook(tmp_path / "c.xlsx")["Lớp"]


def test_a_faulty_row_stands_as_it_was_behind_its_fault(tmp_path: Path) -> None:
    cells = ("Tin học", "1.4", a_week().starts, "hôm kia", 1.5, "30 bác")
    sheet = faulty(tmp_path, [FaultyRow(cells=cells, fault="Đến ngày (ô D4): …")])
    assert heads(sheet)[:2] == [FAULTS, "Tên lớp *"]
    row = [cell.value for cell in sheet[HEADS + 1]][:7]
    assert row[0] == "Đến ngày (ô D4): …"
    assert row[1:3] == ["Tin học", "1.4"]
    assert (str(row[3])[:10], *row[4:]) == ("2026-10-01", "hôm kia", 1.5, "30 bác")


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    rows = [FaultyRow(cells=(text,) * 3, fault=text) for text in HOSTILE]
    sheet = faulty(tmp_path, rows)
    assert not [
        cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]


def test_libreoffice_opens_it(file: Path, libreoffice: Callable[[Path, str], Path]) -> None:
    again = openpyxl.load_workbook(libreoffice(file, "xlsx"))
    assert heads(again["Kinh phí"])[0] == "Nơi chi kinh phí (ai chi) *"
    assert offers(again["Tặng sách"])["Bên tặng"]


@pytest.mark.parametrize("length", [32, 33, 90, 400])
def test_no_prompt_is_longer_than_excel_takes(tmp_path: Path, length: int) -> None:
    label = "Số người được cấp giấy chứng nhận " * 20
    own = Quantity(key="own", label=label[: length - 1] + "x", kinds=("training_class",))
    target = tmp_path / "a.xlsx"
    write_template(replace(the_form(), quantities=(own,)), a_week(), [], target)
    sheet = openpyxl.load_workbook(target)["Lớp bồi dưỡng, tập huấn"]
    prompts = [o for o in sheet.data_validations.dataValidation if o.promptTitle]
    assert max(len(o.promptTitle) for o in prompts) <= 32
    assert max(len(o.prompt) for o in prompts) <= 255
    assert any(o.promptTitle.rstrip("…") in own.label for o in prompts)


def test_the_official_row_is_named_also_where_there_is_but_one(workbook: Workbook) -> None:
    for kind in KINDS.values():
        sheet = workbook[kind.name]
        place = next(p for head, p in offers(sheet).items() if head.startswith("Dòng trong"))
        rows = listed(workbook, place)
        if len(rows) == 1:
            assert f"tính vào dòng {rows[0]} của phụ lục" in str(sheet["A2"].value)
    assert listed(workbook, offers(workbook["Kinh phí"])["Dòng trong phụ lục"]) == ["9 · Kinh phí"]


def test_where_there_is_but_one_row_it_stands_beside_every_line(workbook: Workbook) -> None:
    sheet = workbook["Kinh phí"]
    column = heads(sheet).index("Dòng trong phụ lục") + 1
    named = [sheet.cell(row, column).value for row in range(HEADS + 1, HEADS + 101)]
    assert set(named) == {"9 · Kinh phí"}
    several = workbook["Lớp bồi dưỡng, tập huấn"]
    assert several.max_row == HEADS
