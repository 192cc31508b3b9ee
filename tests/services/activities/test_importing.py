# SPDX-License-Identifier: MIT
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.domain.entry.activity_book import book_sheets
from desktop.domain.errors import AppError
from desktop.domain.form.form import Quantity
from desktop.domain.report.annex import Annex, compute
from desktop.domain.report.facts import facts_of
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.records import BookDonation, Link, Party, Record, State, TrainingClass
from desktop.intake.activities.cells import read_cell
from desktop.paths import DataFolder
from desktop.services.activities.importing import name_to_mend, read_books, write_to_mend
from desktop.services.activities.incoming import Incoming
from desktop.services.activities.template import write_template
from desktop.services.workspace import open_workspace
from tests.builders import a_record, a_week
from tests.services.activities.activity_books import (
    CLASSES,
    EVENTS,
    FUNDING,
    GIFTS,
    HEADS,
    as_rows,
    filled,
    read,
    read_row,
    the_form,
)

A_CLASS = {"Tên lớp": "Tin học cơ bản", "Dòng trong phụ lục": "1.4", "Từ ngày": "3/10"}

PAYER = "Nơi chi kinh phí (ai chi)"


def plain(record: Record) -> Record:
    """Return a record as far as a workbook has it."""
    return replace(
        record, id="", listed=None, links=tuple(Link(url=link.url) for link in record.links)
    )


def faults(tmp_path: Path, sheet: str, **cells: Any) -> str:  # noqa: ANN401 - any cell
    return " ".join(read_row(tmp_path, sheet, **cells).read.faults)


def a_class(tmp_path: Path, **cells: Any) -> TrainingClass:  # noqa: ANN401 - any cell
    given = {head.replace(" ", "_"): value for head, value in A_CLASS.items()}
    row = read_row(tmp_path, CLASSES, **(given | cells))
    assert row.read.faults == ()
    assert isinstance(row.read.record, TrainingClass)
    return row.read.record


def test_the_sample_week_comes_back_from_a_workbook_as_it_was(data: Path, tmp_path: Path) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        week = workspace.store.week()
        notebook, form = workspace.store.notebook(week.id), workspace.form_of(week)
    # A number that follows its attendance list is typed here: there are no lists in a workbook.
    records = [replace(r, people=r.amount_of("people")) for r in notebook.records]
    book = filled(tmp_path / "a.xlsx", as_rows(form, records), form)
    incoming = read_books([book], form, replace(notebook, records=()), date(2026, 10, 20))
    assert [row.where for row in incoming.rows if row.is_faulty] == []
    came = incoming.records(with_twins=True)
    assert sorted(map(str, map(plain, came))) == sorted(map(str, map(plain, records)))
    assert figures(compute(form, facts_of(came))) == figures(compute(form, facts_of(records)))


def figures(annex: Annex) -> list[list[object]]:
    return [[cell.value for cell in row.cells.values()] for row in annex.rows]


LONG = "Số người được cấp giấy chứng nhận hoàn thành chương trình bồi dưỡng kỹ năng số cơ bản"


def test_whatever_quantities_a_form_has_of_its_own_come_back_whole(tmp_path: Path) -> None:
    labels = (
        "Số lớp",
        "Số người",
        "Số người dự thi",
        "Số quyển",
        LONG,
        f"{LONG}, đợt 1",
        f"{LONG}, đợt 2",
        "Số",
    )
    own = tuple(
        Quantity(key=f"q{n}", label=label, unit=unit, kinds=tuple(KINDS))
        for n, (label, unit) in enumerate((label, u) for label in labels for u in ("", "bài"))
    )
    form = replace(the_form(), quantities=own)
    counts = {quantity.key: 10 + n for n, quantity in enumerate(own)}
    records = [
        replace(a_record(kind), title=f"Việc {kind}", other=counts, links=()) for kind in KINDS
    ]
    path = filled(tmp_path / "a.xlsx", as_rows(form, records), form)
    back = read(path, form=form).records(with_twins=True)
    assert [record.other for record in back] == [counts for _record in back]
    assert {record.title for record in back} == {record.title for record in records}


@pytest.mark.parametrize(
    ("typed", "starts", "ends"),
    [
        ("3/10", date(2026, 10, 3), None),
        ("03-10-2026", date(2026, 10, 3), None),
        ("ngày 3 tháng 10", date(2026, 10, 3), None),
        ("5-6/10", date(2026, 10, 5), date(2026, 10, 6)),
        ("2026-10-03", date(2026, 10, 3), None),
        ("03/10/2026 00:00", date(2026, 10, 3), None),
        (date(2026, 10, 3), date(2026, 10, 3), None),
        (datetime(2026, 10, 3, 8, 30), date(2026, 10, 3), None),  # noqa: DTZ001 - as Excel has it
        (46298, date(2026, 10, 3), None),
    ],
)
def test_days_are_read_as_typed(
    tmp_path: Path, typed: object, starts: date, ends: date | None
) -> None:
    record = a_class(tmp_path, Từ_ngày=typed)
    assert (record.starts, record.ends) == (starts, ends)


def test_a_day_that_excel_took_for_a_month_is_turned_and_told(tmp_path: Path) -> None:
    row = read_row(
        tmp_path, CLASSES, Tên_lớp="a", Dòng_trong_phụ_lục="1.4", Từ_ngày=date(2026, 3, 10)
    )
    assert row.read.record.starts == date(2026, 10, 3)
    assert row.read.remarks == (
        "Từ ngày (ô C4): Ngày trong tệp là 10/03/2026, đã hiểu là 03/10/2026.",
    )


def test_a_day_outside_the_week_is_taken_and_told(tmp_path: Path) -> None:
    row = read_row(
        tmp_path, CLASSES, Tên_lớp="a", Dòng_trong_phụ_lục="1.4", Từ_ngày=date(2026, 9, 28)
    )
    assert row.is_taken(with_twins=False)
    assert "28/09/2026 ngoài Tuần lễ" in row.read.remarks[0]


@pytest.mark.parametrize(
    ("typed", "people"),
    [(30, 30), (30.0, 30), ("30", 30), ("1.200", 1200), ("30 người", 30), ("28 học viên", 28)],
)
def test_numbers_are_read_as_typed(tmp_path: Path, typed: object, people: int) -> None:
    assert a_class(tmp_path, Số_người=typed).people == people


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("15tr", 15_000_000), ("1,5 triệu", 1_500_000), (2_000_000, 2_000_000), ("500k", 500_000)],
)
def test_money_is_read_as_typed(tmp_path: Path, typed: object, amount: int) -> None:
    row = read_row(
        tmp_path,
        FUNDING,
        Nơi_chi_kinh_phí="UBND",
        Nguồn_kinh_phí="Ngân sách",
        **{"Số_tiền_(đồng)": typed},
    )
    assert row.read.record.amount_of("amount") == amount


def test_blank_is_not_zero_and_one_class_goes_without_saying(tmp_path: Path) -> None:
    record = a_class(tmp_path)
    assert (record.people, record.sessions) == (None, 1)
    assert a_class(tmp_path, Số_người=0).people == 0


def test_what_is_still_to_come_is_planned(tmp_path: Path) -> None:
    book = filled(tmp_path / "a.xlsx", {CLASSES: [A_CLASS]})
    [before] = read(book, today=date(2026, 9, 20)).records()
    [after] = read(book, today=date(2026, 10, 20)).records()
    assert (before.state, after.state) == (State.PLANNED, State.HELD)
    assert a_class(tmp_path, Tình_trạng="đã hủy").state is State.CANCELLED
    for done in ("Đã tổ chức", "đã chi", "đã phát", "xong"):
        assert a_class(tmp_path, Tình_trạng=done).state is State.HELD


def test_a_row_of_the_form_is_found_by_number_and_by_name(tmp_path: Path) -> None:
    for typed in ("1.4", 1.4, "1.4 · Tin học", "tin hoc"):
        assert a_class(tmp_path, Dòng_trong_phụ_lục=typed).category == "class.staff_computing"


def test_a_number_that_may_be_two_rows_is_asked_again() -> None:
    """Excel makes 1.1 of "1.10" where the cell is not text."""
    sheet = book_sheets(the_form())[0]
    field = next(f for f in sheet.fields if f.name == "category")
    both = replace(sheet, rows=(("a", "1.1 · A"), ("b", "1.10 · B")))
    with pytest.raises(ValueError, match=r"dòng 1\.1 hay 1\.10"):
        read_cell(field, 1.1, both, a_week())
    assert read_cell(field, 1.1, sheet, a_week()).values == {"category": "class.teachers"}


def test_addresses_become_evidence(tmp_path: Path) -> None:
    record = a_class(tmp_path, Đường_link="https://a.example/1\nhttps://b.example")
    assert [link.url for link in record.links] == ["https://a.example/1", "https://b.example"]


@pytest.mark.parametrize("text", ['=HYPERLINK("http://a.vn","x")', "+cmd|' /C calc'!A0", "@SUM(1)"])
def test_what_looks_like_a_formula_is_text_in_and_out(tmp_path: Path, text: str) -> None:
    assert a_class(tmp_path, Tên_lớp=text).title == text
    incoming = read(filled(tmp_path / "a.xlsx", {CLASSES: [{"Tên lớp": text, "Ghi chú": text}]}))
    [returned] = write_to_mend(incoming)
    sheet = openpyxl.load_workbook(returned)[CLASSES]
    row = sheet[HEADS + 1]
    assert row[1].value == text
    assert {cell.data_type for cell in row} <= {"s", "n"}


@pytest.mark.parametrize(
    ("sheet", "cells", "sentence"),
    [
        (CLASSES, {"Dòng_trong_phụ_lục": "1.4"}, "Chưa ghi “Tên lớp”"),
        (CLASSES, {"Tên_lớp": "a"}, "Chưa chọn “Dòng trong phụ lục”"),
        (FUNDING, {"Nơi_chi_kinh_phí": "UBND"}, "Chưa chọn “Nguồn kinh phí”"),
        (CLASSES, {"Dòng_trong_phụ_lục": "99"}, "Không có dòng “99”"),
        (CLASSES, {"Từ_ngày": "hôm kia"}, "Từ ngày (ô C4): “hôm kia” là ngày nào?"),
        (CLASSES, {"Từ_ngày": "31/9"}, "Không có ngày “31/9”"),
        (CLASSES, {"Từ_ngày": "5/10", "Đến_ngày": "3/10"}, "trước ngày bắt đầu"),
        (CLASSES, {"Số_người": 1.2}, "1,2 không phải số nguyên"),
        (CLASSES, {"Số_người": "1,5"}, "“1,5” không phải số nguyên"),
        (CLASSES, {"Số_người": "2 lớp"}, "Ô này ghi số người, mà đang ghi “2 lớp”"),
        (CLASSES, {"Số_người": "khoảng 45"}, "chưa phải một số cụ thể"),
        (CLASSES, {"Số_người": "nhiều"}, "Số người (ô F4): Không đọc được số"),
        (CLASSES, {"Số_người": -3}, "nhỏ hơn 0"),
        (CLASSES, {"Số_người": date(2026, 10, 1)}, "không phải một số"),
        (CLASSES, {"Số_người": "#REF!"}, "Ô báo lỗi công thức #REF!"),
        (CLASSES, {"Tình_trạng": "gì đó"}, "Hãy chọn “Đã tổ chức”, “Dự kiến”, “Đã hủy”"),
        (CLASSES, {"Đường_link": "xem trên Zalo"}, "không phải đường link"),
        (
            GIFTS,
            {"Người,_đơn_vị_tặng": "Bà Hoa", "Bên_tặng": "Cá nhân", "Số_tập_thể": 2},
            "“Bên tặng” là “Cá nhân” nên không ghi “Số tập thể”",
        ),
    ],
)
def test_what_is_wrong_is_said_of_the_cell(
    tmp_path: Path, sheet: str, cells: dict[str, Any], sentence: str
) -> None:
    assert sentence in faults(tmp_path, sheet, **cells)


@pytest.mark.parametrize(
    ("head", "value", "remark"),
    [
        ("Số_người", "1,200", "Số người (ô F4): “1,200” hiểu là 1.200."),
        ("Số_người", "mười lăm", "Số người (ô F4): “mười lăm” hiểu là 15."),
        ("Từ_ngày", "7h30 ngày 3/10", "Từ ngày (ô C4): “7h30 ngày 3/10” hiểu là 03/10/2026."),
        (
            "Từ_ngày",
            datetime(2026, 10, 3, 7, 30),  # noqa: DTZ001 - as Excel has it
            "Từ ngày (ô C4): “03/10/2026 07:30” hiểu là 03/10/2026.",
        ),
        ("Từ_ngày", "3/10/25", "Từ ngày (ô C4): “3/10/25” hiểu là 03/10/2025."),
    ],
)
def test_what_was_understood_of_an_odd_cell_is_said(
    tmp_path: Path, head: str, value: object, remark: str
) -> None:
    row = read_row(tmp_path, CLASSES, **{"Tên_lớp": "a", head: value})
    assert remark in row.read.remarks


def test_a_nought_beside_the_other_choice_harms_nothing(tmp_path: Path) -> None:
    row = read_row(
        tmp_path, GIFTS, **{"Người,_đơn_vị_tặng": "Bà Hoa", "Bên_tặng": "Cá nhân"}, Số_tập_thể=0
    )
    assert isinstance(row.read.record, BookDonation)
    assert (row.read.faults, row.read.record.donor) == ((), Party.INDIVIDUAL)
    assert row.read.record.sessions == 1


def test_a_formula_without_a_result_is_not_taken_for_blank(tmp_path: Path) -> None:
    book = filled(tmp_path / "a.xlsx", {CLASSES: [A_CLASS]})
    workbook = openpyxl.load_workbook(book)
    workbook[CLASSES].cell(HEADS + 1, 6, "=20+8")
    workbook.save(book)
    [row] = read(book).rows
    assert "Số người (ô F4): công thức chưa có kết quả" in row.read.faults[0]


def edited(path: Path, change: Callable[[Any], None]) -> Path:
    workbook = openpyxl.load_workbook(path)
    change(workbook)
    workbook.save(path)
    return path


def test_columns_may_be_moved_renamed_and_left_out(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl's own
        for name in workbook.sheetnames:
            if name != CLASSES:
                del workbook[name]
        sheet = workbook[CLASSES]
        sheet.delete_rows(1, 50)
        sheet.append(["DANH SÁCH CÁC LỚP"])
        sheet.append(["STT", "Số người tham gia", "Tên lớp học", "Địa điểm", "Ngày", "Thuộc mục"])
        sheet.append([1, "28 người", "Tin học", "Nhà văn hóa", "3/10", "1.4"])
        sheet.append([2, 30, "Ngoại ngữ", "Trường", "4/10", "1.3"])
        sheet.append(["Tổng cộng", 58])
        sheet.append([None, None, "Tổng cộng", None, 2])

    incoming = read(edited(filled(tmp_path / "a.xlsx", {}), change))
    first, second = incoming.records()
    assert (first.title, first.people, first.place) == ("Tin học", 28, "Nhà văn hóa")
    assert (second.starts, second.category) == (date(2026, 10, 4), "class.staff_languages")


def test_a_sheet_is_known_by_its_heads_where_its_name_was_changed(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl's own
        workbook[GIFTS].title = "Chị Lan ghi"
        workbook[EVENTS].title = f"{EVENTS} (2)"

    rows = {
        GIFTS: [{"Người, đơn vị tặng": "Ông Ba", "Số quyển": 5}],
        EVENTS: [{"Tên hoạt động": "Hội thi", "Dòng trong phụ lục": "5", "Số người": 40}],
    }
    incoming = read(edited(filled(tmp_path / "a.xlsx", rows), change))
    gift, event = incoming.rows
    assert gift.read.record.title == "Ông Ba"
    assert "Chị Lan ghi" in gift.where
    assert event.read.record.title == "Hội thi"


def test_lines_with_only_the_row_that_the_template_named_are_no_activities(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    write_template(the_form(), a_week(), [], target)

    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl's own
        sheet = workbook[FUNDING]
        heads = [cell.value for cell in sheet[HEADS]]
        sheet.cell(HEADS + 1, heads.index(f"{PAYER} *") + 1, "Công ty đóng tàu")
        sheet.cell(HEADS + 1, heads.index("Nguồn kinh phí *") + 1, "Nguồn khác")
        sheet.cell(HEADS + 2, heads.index("Ghi chú") + 1, "chưa rõ nơi chi")

    first, second = read(edited(target, change)).rows
    assert (first.read.record.title, first.read.faults) == ("Công ty đóng tàu", ())
    assert second.read.faults[0] == f"Chưa ghi “{PAYER}”."


def test_columns_and_sheets_that_are_passed_over_are_told(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:  # noqa: ANN401 - openpyxl's own
        workbook[CLASSES].cell(HEADS, 20, "Điện thoại")
        workbook[CLASSES].cell(HEADS + 1, 20, "0912")
        workbook.create_sheet("Nháp").append(["ghi chơi"])
        workbook.create_sheet("Giấu").append(["x"])
        workbook["Giấu"].sheet_state = "hidden"

    [book] = read(edited(filled(tmp_path / "a.xlsx", {CLASSES: [A_CLASS]}), change)).books
    assert [note.split(":")[-1].strip() for note in book.notes] == [
        "cột “Điện thoại” không có trong mẫu nên không lấy.",
        "Trang “Nháp” không có dòng tên cột như mẫu nên không đọc.",
        "Trang “Giấu” đang ẩn và không có dòng tên cột như mẫu nên không đọc.",
    ]


def test_a_workbook_saved_by_libreoffice_comes_back_too(
    tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    rows = {CLASSES: [A_CLASS | {"Từ ngày": date(2026, 10, 3), "Số người": 28}]}
    [record] = read(libreoffice(filled(tmp_path / "a.xlsx", rows), "ods")).records()
    assert (record.title, record.starts, record.amount_of("people")) == (
        "Tin học cơ bản",
        date(2026, 10, 3),
        28,
    )


def test_faulty_rows_come_back_alone_and_once_mended_are_all_taken(tmp_path: Path) -> None:
    rows = [A_CLASS, A_CLASS | {"Tên lớp": "Nấu ăn", "Từ ngày": "hôm kia", "Số người": "28 người"}]
    source = filled(tmp_path / "Chị Lan.xlsx", {CLASSES: rows})
    before = source.read_bytes()
    first = read(source)
    [good] = first.records()
    [returned] = write_to_mend(first)
    assert returned == tmp_path / "Chị Lan - cần sửa.xlsx"
    assert source.read_bytes() == before

    def mend(workbook: Any) -> None:  # noqa: ANN401 - openpyxl's own
        [row] = workbook[CLASSES].iter_rows(min_row=HEADS + 1)
        assert "Từ ngày: “hôm kia” là ngày nào?" in row[0].value
        assert (row[1].value, row[3].value, row[6].value) == ("Nấu ăn", "hôm kia", "28 người")
        row[3].value = "4/10"

    second = read(edited(returned, mend), records=[good])
    [mended] = second.records()
    assert (mended.title, mended.people, mended.starts) == ("Nấu ăn", 28, date(2026, 10, 4))
    assert second.to_mend() == {}


def test_the_first_workbook_mended_and_read_again_makes_nothing_twice(tmp_path: Path) -> None:
    source = filled(tmp_path / "a.xlsx", {CLASSES: [A_CLASS]})
    known = read(source).records()
    again = read(source, records=known)
    assert again.records() == ()
    assert again.records(with_twins=True) == ()
    assert [row.is_known for row in again.rows] == [True]
    assert again.to_mend() == {}


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    (tmp_path / "a - cần sửa.xlsx").write_bytes(b"")
    assert name_to_mend(tmp_path / "a.xlsx").name == "a - cần sửa 2.xlsx"
    assert name_to_mend(tmp_path / "a - cần sửa.xlsx").name == "a - cần sửa 2.xlsx"


def two_books(tmp_path: Path, **difference: object) -> Incoming:
    other = A_CLASS | {head.replace("_", " "): value for head, value in difference.items()}
    return read(
        filled(tmp_path / "Lan.xlsx", {CLASSES: [A_CLASS]}),
        filled(tmp_path / "Minh.xlsx", {CLASSES: [other]}),
    )


@pytest.mark.parametrize("difference", [{}, {"Số_người": 30}, {"Tên_lớp": "TIN HỌC  cơ bản"}])
def test_what_two_people_wrote_down_is_taken_once(
    tmp_path: Path, difference: dict[str, object]
) -> None:
    incoming = two_books(tmp_path, **difference)
    assert len(incoming.records()) == 1
    assert len(incoming.records(with_twins=True)) == 2
    twin = incoming.rows[1].twin
    assert "Giống “Tin học cơ bản” ở tệp “Lan.xlsx”" in twin
    [(path, book)] = incoming.to_mend().items()
    assert path.name == "Minh.xlsx"
    assert twin in book.pages[0].faulty[0].fault
    assert incoming.to_mend(with_twins=True) == {}


def test_the_same_title_on_another_day_is_another(tmp_path: Path) -> None:
    assert len(two_books(tmp_path, Từ_ngày="4/10").records()) == 2


def test_the_same_title_in_another_place_is_another(tmp_path: Path) -> None:
    rows = [A_CLASS | {"Nơi học": place} for place in ("Khu 1", "Khu 2")]
    assert len(read(filled(tmp_path / "a.xlsx", {CLASSES: rows})).records()) == 2


def test_what_the_week_has_otherwise_is_pointed_out(tmp_path: Path) -> None:
    book = filled(tmp_path / "a.xlsx", {CLASSES: [A_CLASS]})
    [record] = read(book).records()
    incoming = read(book, records=[replace(record, people=31)])
    assert incoming.records() == ()
    assert incoming.rows[0].twin == "Trong sổ đã có “Tin học cơ bản”."


def test_a_workbook_that_cannot_be_read_keeps_no_other_back(tmp_path: Path) -> None:
    (tmp_path / "hỏng.xlsx").write_bytes(b"PK\x03\x04hong")
    incoming = read(tmp_path / "hỏng.xlsx", filled(tmp_path / "a.xlsx", {CLASSES: [A_CLASS]}))
    assert len(incoming.records()) == 1
    assert "hỏng.xlsx" in incoming.refused[0].message


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["Họ và tên", "Năm sinh"])
    workbook.worksheets[0].append(["Nguyễn Văn A", 1970])
    workbook.save(tmp_path / "a.xlsx")
    [error] = read(tmp_path / "a.xlsx").refused
    assert isinstance(error, AppError)
    assert "Không thấy bảng hoạt động nào" in error.message


def test_more_rows_than_any_week_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.intake.activities.rows.MOST_ROWS", 2)
    rows = [A_CLASS | {"Tên lớp": f"Lớp {n}"} for n in range(3)]
    assert len(read(filled(tmp_path / "a.xlsx", {CLASSES: rows[:2]})).records()) == 2
    [error] = read(filled(tmp_path / "a.xlsx", {CLASSES: rows})).refused
    assert "hơn 2 dòng hoạt động" in error.message


def test_the_row_is_that_of_which_the_title_surely_speaks_and_is_told(tmp_path: Path) -> None:
    row = read_row(tmp_path, CLASSES, Tên_lớp="Lớp tin học cho cán bộ, công chức")
    named = read_row(tmp_path, CLASSES, Tên_lớp="a", Dòng_trong_phụ_lục="1.4")
    assert row.read.record.category == named.read.record.category
    assert not row.read.faults
    (said,) = row.read.remarks
    assert said.startswith("Chưa chọn dòng trong phụ lục, đã lấy “1.4 · ")
