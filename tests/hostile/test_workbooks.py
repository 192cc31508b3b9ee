# SPDX-License-Identifier: MIT
"""Tests with hostile, broken and oddly filled workbooks; and with text in old encodings."""

import random
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from desktop.domain.vietnamese import nfc
from desktop.domain.week.open_notebook import OpenNotebook
from desktop.intake.sheets.gate import read_sheets
from desktop.paths import DataFolder
from desktop.services.activities.importing import read_books
from desktop.services.activities.incoming import IncomingRow
from desktop.services.lists.people import read_list
from desktop.services.workspace import open_workspace
from tests.hostile.matrix import MATRIX, covers
from tests.hostile.photos import changed
from tests.hostile.trial import Child
from tests.hostile.workbooks import A_CLASS, good, harmful, tall
from tests.intake.sheets.workbooks import LISTS, with_parts, workbook
from tests.services.activities.activity_books import CLASSES, FUNDING, HEADS, filled, read, the_form

TAKEN = {"xls renamed", "macros", "external links", "path out"}
"""What a clerk may well bring: its cells are read, and nothing else of it."""

SENTENCES = {
    "bomb by ratio": "",
    "bomb by size": "quá lớn",
    "lying size": "hỏng",
    "billion laughs": "có thể gây hại",
    "external entity": "có thể gây hại",
    "encrypted": "có mật khẩu",
    "xls renamed": "",
    "web page renamed": "trang web",
    "macros": "",
    "external links": "",
    "truncated": "hỏng",
    "zero bytes": "rỗng",
    "path out": "",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return harmful(tmp_path_factory.mktemp("hại"))


@covers("X1", *MATRIX["X1"] - {"changed bytes", "batch goes on"})
@pytest.mark.parametrize("case", sorted(SENTENCES))
def test_a_workbook_that_means_harm_does_none(
    files: dict[str, Path], child: Child, case: str
) -> None:
    for gate in ("table", "people", "activities"):
        result = child.tried(files[case], gate)
        assert result.fault == ""
        if gate == "table":
            assert (result.outcome == "taken") is (case in TAKEN)
            assert SENTENCES[case] in result.said


def test_every_case_of_harm_is_made(files: dict[str, Path]) -> None:
    assert set(files) == set(SENTENCES) == MATRIX["X1"] - {"changed bytes", "batch goes on"}


@covers("X1", "changed bytes")
@pytest.mark.parametrize("name", ["hoc-vien.xlsx", "hoc-vien.xls", "hoc-vien.ods"])
def test_changed_bytes_are_read_or_refused(tmp_path: Path, child: Child, name: str) -> None:
    for at, content in enumerate(changed((LISTS / name).read_bytes(), range(25))):
        path = tmp_path / f"{at} {name}"
        path.write_bytes(content)
        for gate in ("people", "activities"):
            assert child.tried(path, gate).fault == ""


@covers("X1", "batch goes on")
def test_harmful_workbooks_keep_no_other_back(files: dict[str, Path], tmp_path: Path) -> None:
    incoming = read(*files.values(), good(tmp_path / "tốt.xlsx"))
    assert [record.title for record in incoming.records()][-1:] == ["Tin học"]
    assert len(incoming.refused) >= 8


def rows(tmp_path: Path, change: Callable[[Any], None]) -> list[IncomingRow]:
    """Return what is read of a workbook with one class after somebody changed it."""
    path = good(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return list(read(path).rows)


@covers("X2", "head moved", "extra columns", "hidden row")
def test_a_sheet_that_was_rearranged_is_read(tmp_path: Path) -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's own
        sheet = book[CLASSES]
        sheet.insert_rows(1, 6)
        sheet.insert_cols(1, 2)
        sheet.cell(9, 1, "STT")
        sheet.cell(10, 1, 1)
        sheet.cell(10, 30, "ghi riêng")
        sheet.row_dimensions[10].hidden = True

    [row] = rows(tmp_path, change)
    assert (row.read.record.title, row.read.record.people) == ("Tin học", 28)
    assert row.read.number == 10


@covers("X2", "head renamed")
@pytest.mark.parametrize("head", ["Số người tham dự", "SỐ NGƯỜI", "Số  người (lượt)", "so nguoi"])
def test_a_head_may_be_worded_otherwise(tmp_path: Path, head: str) -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's own
        book[CLASSES].cell(HEADS, 6, head)

    [row] = rows(tmp_path, change)
    assert row.read.record.people == 28


@covers("X2", "head missing")
def test_without_heads_nothing_is_guessed(tmp_path: Path) -> None:
    path = good(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book[CLASSES].delete_rows(HEADS)
    book.save(path)
    [error] = read(path).refused
    assert "Không thấy bảng hoạt động nào" in error.message


@covers("X2", "merged cells")
def test_cells_merged_downwards_tell_of_all_their_rows(tmp_path: Path) -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's own
        book[CLASSES].merge_cells(start_row=1, end_row=1, start_column=1, end_column=9)
        book[CLASSES].cell(HEADS + 2, 1, "Ngoại ngữ")
        book[CLASSES].merge_cells("B4:B5")
        book[CLASSES].merge_cells("F4:F5")

    first, second = rows(tmp_path, change)
    assert (first.read.faults, second.read.faults) == ((), ())
    assert second.read.record.category == first.read.record.category
    assert (first.read.record.people, second.read.record.people) == (28, None)
    assert "ô gộp với ô F4, số “28” chỉ tính ở dòng 4" in second.read.remarks[0]


@covers("X2", "formula without result", "hidden sheet")
def test_what_is_not_to_be_seen_is_told(tmp_path: Path) -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's own
        book[CLASSES].cell(HEADS + 1, 6, "=20+8")

    [row] = rows(tmp_path, change)
    assert "công thức chưa có kết quả" in row.read.faults[0]
    path = filled(
        tmp_path / "b.xlsx", {CLASSES: [A_CLASS], "Kinh phí": [{"Nơi chi kinh phí": "a"}]}
    )
    book = openpyxl.load_workbook(path)
    book[FUNDING].sheet_state = "veryHidden"
    book.save(path)
    assert "đang ẩn" in " ".join(read(path).books[0].notes)


@covers("X2", "text numbers", "doubtful numbers")
@pytest.mark.parametrize(
    ("typed", "people"),
    [("1.200", 1200), ("12 người", 12), (" 28 ", 28), ("28", 28), ("1,200", 1200), ("vài", None)],
)
def test_numbers_as_text_are_read_or_doubted(
    tmp_path: Path, typed: str, people: int | None
) -> None:
    [row] = read(filled(tmp_path / "a.xlsx", {CLASSES: [A_CLASS | {"Số người": typed}]})).rows
    assert row.read.record.people == people
    assert bool(row.read.faults) is (people is None)
    assert bool(row.read.remarks) is (typed == "1,200")


@covers("X2", "dates as text", "dates as serials", "dates since 1904")
@pytest.mark.parametrize("since_1904", [False, True])
@pytest.mark.parametrize("typed", ["03/10/2026", "3-10", datetime(2026, 10, 3), 46298])  # noqa: DTZ001
def test_dates_are_read_however_they_are_kept(
    tmp_path: Path, typed: object, since_1904: bool
) -> None:
    if since_1904 and isinstance(typed, int):
        return  # a bare number says nothing of where it is counted from

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's own
        if since_1904:
            book.epoch = CALENDAR_MAC_1904
        book[CLASSES].cell(HEADS + 1, 3, typed)

    [row] = rows(tmp_path, change)
    assert row.read.record.starts == date(2026, 10, 3)


@covers("X2", "wrong dimension", "100 000 rows")
def test_a_list_is_read_to_its_end_or_refused(tmp_path: Path, child: Child) -> None:
    cells = b'<row r="1"><c r="A1" t="str"><v>Nguyen Van An</v></c></row>' + b"".join(
        b'<row r="%d"><c r="A%d" t="str"><v>Tran Thi %d</v></c></row>' % (n, n, n)
        for n in range(2, 30)
    )
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = b'<worksheet xmlns="%s"><dimension ref="A1"/><sheetData>%s</sheetData></worksheet>'
    part = {"xl/worksheets/sheet1.xml": sheet % (main, cells)}
    path = with_parts(tmp_path / "a.xlsx", part, good(tmp_path / "base.xlsx"))
    assert len(read_sheets(path)[0].rows) == 29
    result = child.tried(tall(tmp_path / "cao.xlsx", 100_000), "people")
    assert result.fault == ""
    assert "hơn 30.000 dòng" in result.said


@covers("X2", "nothing stored before confirmed", "one undo")
def test_reading_stores_nothing_and_one_step_takes_all_back(data: Path, tmp_path: Path) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        week = workspace.store.week()
        notebook = workspace.store.notebook(week.id)
        book = filled(tmp_path / "a.xlsx", {CLASSES: [A_CLASS | {"Tên lớp": "Làm bánh"}]})
        incoming = read_books([book], the_form(), notebook, date(2026, 10, 20))
        assert workspace.store.notebook(week.id) == notebook
        opened = OpenNotebook(notebook)
        back = opened.apply(incoming.changes())
        assert len(opened.notebook.records) == len(notebook.records) + 1
        opened.apply(back)
        assert opened.notebook.records == notebook.records


NAMES = ("Phạm Ngọc Ánh", "Nguyễn Thị Hương", "Trần Đức Thắng", "Lê Thị Bích Thủy")
TCVN3 = ("Ph¹m Ngäc \xb8nh", "NguyÔn ThÞ H\xad¬ng", "TrÇn §øc Th¾ng", "Lª ThÞ BÝch Thñy")
VNI = ("Phaïm Ngoïc AÙnh", "Nguyeãn Thò Höông", "Traàn Ñöùc Thaéng", "Leâ Thò Bích Thuûy")


@covers("X3", "tcvn3", "vni")
@pytest.mark.parametrize(("typed", "font"), [(TCVN3, ".VnTime"), (TCVN3, ""), (VNI, "VNI-Times")])
def test_names_of_old_encodings_come_out_in_unicode(
    tmp_path: Path, typed: tuple[str, ...], font: str
) -> None:
    path = workbook(tmp_path / "a.xlsx", [("STT", "Hä vµ tªn"), *enumerate(typed, 1)], font=font)
    if typed is VNI:
        path = workbook(tmp_path / "a.xlsx", [("STT", "Hoï vaø teân"), *enumerate(typed, 1)])
    people = read_list(path).people.attendees
    assert [person.full_name for person in people] == list(NAMES)


@covers("X3", "tcvn3")
def test_activities_in_an_old_font_come_out_in_unicode(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx", {CLASSES: [A_CLASS | {"Báo cáo viên": "Ph¹m Ngäc \xb8nh"}]})
    book = openpyxl.load_workbook(path)
    for cell in book[CLASSES][HEADS + 1]:
        if cell.value == "Ph¹m Ngäc \xb8nh":
            cell.font = Font(name=".VnTime")
    book.save(path)
    [book_read] = read(path).books
    [row] = book_read.rows
    assert getattr(row.read.record, "speaker", "") == "Phạm Ngọc ánh"
    assert "đã chuyển sang Unicode" in book_read.notes[0]


@covers("X3", "nfd", "byte order mark", "windows-1258", "zero width", "no-break space")
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Họ và tên,Năm sinh\nPha\u0323m Ngo\u0323c A\u0301nh,1970\n", "utf-8"),
        ("Họ và tên,Năm sinh\nPhạm Ngọc Ánh,1970\n", "utf-8-sig"),
        ("Họ và tên,Năm sinh\nPhạm Ngọc Ánh,1970\n", "utf-16"),
        ("Ho\u0323 va\u0300 tên,Năm sinh\nPha\u0323m Ngo\u0323c A\u0301nh,1970\n", "cp1258"),
        ("Họ và tên,Năm sinh\nPhạm\u200b Ngọc\u00a0Ánh\ufeff,1970\n", "utf-8"),
    ],
)
def test_odd_characters_are_cleaned_away(tmp_path: Path, text: str, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    [person] = read_list(tmp_path / "a.csv").people.attendees
    assert (person.full_name, person.born) == ("Phạm Ngọc Ánh", "1970")


@covers("X3", "nfd")
def test_a_thousand_texts_mixed_of_nfc_and_nfd_come_out_composed() -> None:
    import unicodedata

    chance = random.Random(1)  # noqa: S311 - the same every time
    for _ in range(1000):
        words = chance.choices(NAMES, k=3)
        forms = (unicodedata.normalize(chance.choice(("NFC", "NFD")), word) for word in words)
        assert nfc(" ".join(forms)) == " ".join(words)


@covers("X1", "changed bytes")
def test_a_font_of_a_cell_that_is_not_there_is_no_matter(tmp_path: Path, child: Child) -> None:
    whole = LISTS / "hoc-vien.xlsx"
    with ZipFile(whole) as archive:
        part = archive.read("xl/worksheets/sheet1.xml")
    cut = part.replace(b'</is></c></row><row r="6"><c', b"</")
    assert cut != part
    path = with_parts(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": cut}, whole)
    assert child.tried(path, "people").fault == ""


def test_a_sheet_of_very_many_columns_is_read_in_time(tmp_path: Path, child: Child) -> None:
    blanks = "," * 60_000
    lines = [
        f"STT,Họ và tên,Năm sinh{blanks}",
        *(f"{n},Trần Thị An,1970{blanks}" for n in range(5)),
    ]
    (tmp_path / "rộng.csv").write_text("\n".join(lines), encoding="utf-8")
    result = child.tried(tmp_path / "rộng.csv", "people")
    assert (result.outcome, result.fault) == ("taken", "")
    heads = (",".join(f"Số người tham gia thứ {n}" for n in range(k, 4_000)) for k in range(25))
    (tmp_path / "đầu.csv").write_text("\n".join(heads), encoding="utf-8")
    assert child.tried(tmp_path / "đầu.csv", "activities").fault == ""
