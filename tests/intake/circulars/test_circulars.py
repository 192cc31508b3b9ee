# SPDX-License-Identifier: MIT
"""A form is read from the circular itself: right, or marked."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import AppError, BadData
from desktop.domain.form.form import Form, SectionSource
from desktop.domain.form.measures import Stage
from desktop.domain.form.money import scale_of
from desktop.domain.form.reading import read_form
from desktop.domain.form.rules import check_form
from desktop.domain.vietnamese import line
from desktop.intake.circulars.document import Circular
from desktop.intake.circulars.draft import FormDraft, Sureness
from desktop.intake.circulars.drafting import draft_form
from desktop.intake.circulars.reading import read_circular, read_pasted
from desktop.intake.sheets.gate import UnreadableTable
from desktop.intake.sheets.sheet import Sheet
from desktop.paths import resources
from desktop.services.forms.writing import form_text
from tests.intake.circulars import circular_files as files

_HEAD = ["STT", "Nội dung", "Đơn vị tính", "Số lượng", "Ghi chú"]
_TWO = ["STT", "Hoạt động", "ĐVT", "Số lớp, số cuộc", "Số người", "Ghi chú"]

Expected = Sequence[tuple[str, str, str]]
"""Code, label and unit of each row."""


def _forms() -> list[Form]:
    names = ("chung", "gia-lam-2022", "quang-yen-2020")
    folder = resources() / "forms"
    return [read_form((folder / f"{n}.toml").read_text(encoding="utf-8"), n) for n in names]


def _draft(path: Path, table: int | None = None) -> FormDraft:
    return draft_form(read_circular(path), path.name, _forms(), table)


def _rows(draft: FormDraft) -> list[tuple[str, str, str]]:
    return [(row.code, row.label, row.unit) for row in draft.form.rows]


def _cells(draft: FormDraft, code: str) -> dict[str, str | None]:
    return {column: m.sum for column, m in draft.form.row(code).cells.items()}


def _marked(draft: FormDraft) -> set[str]:
    return {doubt.row for doubt in draft.doubts if doubt.row}


def _two_head_rows(folder: Path) -> Path:
    rows = [
        ["STT", "Các hoạt động", "Đơn vị", "Số lượng", "", "Ghi chú"],
        ["", "", "", "Số lớp/số cuộc", "Người", ""],
        ["1", "Các lớp bồi dưỡng, tập huấn tổ chức trong Tuần lễ", "lớp", "", "", ""],
        ["", "Tổng số người tham gia, trong đó:", "người", "", "", ""],
        ["", "Xóa mù chữ", "lớp/người", "", "", ""],
        ["2", "Khen thưởng về tổ chức Tuần lễ", "", "", "", ""],
        ["", "Tập thể", "Đơn vị", "", "", ""],
        ["", "Cá nhân", "Người", "", "", ""],
        ["3", "Kinh phí", "", "", "", ""],
        ["", "Ngân sách nhà nước", "đồng", "", "", ""],
    ]
    merges = [(0, 3, 0, 4), *((0, c, 1, c) for c in (0, 1, 2, 5))]
    return files.word(folder / "hai-dong-dau.docx", rows, merges)


_TWO_HEAD_ROWS: Expected = [
    ("1", "Các lớp bồi dưỡng, tập huấn tổ chức trong Tuần lễ", "lớp"),
    ("1.1", "Tổng số người tham gia, trong đó:", "người"),
    ("1.2", "Xóa mù chữ", "lớp/người"),
    ("2", "Khen thưởng về tổ chức Tuần lễ", ""),
    ("2.1", "Tập thể", "Đơn vị"),
    ("2.2", "Cá nhân", "Người"),
    ("3", "Kinh phí", ""),
    ("3.1", "Ngân sách nhà nước", "đồng"),
]


def _roman_and_letters(folder: Path) -> Path:
    rows = [
        _TWO,
        ["I", "Học tập thường xuyên", "", "", "", ""],
        ["1", "Lớp chuyên đề", "lớp/người", "", "", ""],
        ["a", "Xóa mù chữ", "lớp/người", "", "", ""],
        ["b", "Tin học cho người cao tuổi", "lớp/người", "", "", ""],
        ["2", "Hội thảo khuyến học", "cuộc/người", "", "", ""],
        ["II", "Truyền thông", "", "", "", ""],
        ["1", "Tin, bài trên loa truyền thanh", "tin, bài", "", "", ""],
        ["2", "Băng rôn, khẩu hiệu", "cái", "", "", ""],
        ["", "Tổng cộng", "", "", "", ""],
    ]
    return files.word(folder / "la-ma.docx", rows)


_ROMAN_AND_LETTERS: Expected = [
    ("I", "Học tập thường xuyên", ""),
    ("I.1", "Lớp chuyên đề", "lớp/người"),
    ("I.1.a", "Xóa mù chữ", "lớp/người"),
    ("I.1.b", "Tin học cho người cao tuổi", "lớp/người"),
    ("I.2", "Hội thảo khuyến học", "cuộc/người"),
    ("II", "Truyền thông", ""),
    ("II.1", "Tin, bài trên loa truyền thanh", "tin, bài"),
    ("II.2", "Băng rôn, khẩu hiệu", "cái"),
    ("3", "Tổng cộng", ""),
]


def _in_two_parts(folder: Path) -> Path:
    return files.word_in_two_parts(folder / "hai-trang.docx", _PLAIN, 3, repeat_head=False)


def _with_the_head_again(folder: Path) -> Path:
    return files.word_in_two_parts(folder / "dau-lap.docx", _PLAIN, 3, repeat_head=True)


def _with_tabs(folder: Path) -> Path:
    return files.word_with_tabs(folder / "tab.docx", _PLAIN)


def _in_a_workbook(folder: Path) -> Path:
    index = ["(1)", "(2)", "(3)", "(4)", "(5)"]
    rows = [_PLAIN[0], index, *_PLAIN[1:]]
    return files.workbook(folder / "bang.xlsx", rows)


def _numbered_by_word(folder: Path) -> Path:
    rows = [["#" if row[0].isdigit() else row[0], *row[1:]] for row in _PLAIN]
    return files.word_numbered_by_word(folder / "danh-so.docx", rows)


def _numbers_in_labels(folder: Path) -> Path:
    rows = [[f"{row[0]}. {row[1]}" if row[0] else f"- {row[1]}", *row[2:]] for row in _PLAIN[1:]]
    return files.word(folder / "so-trong-nhan.docx", [_PLAIN[0][1:], *rows])


_PLAIN = [
    _HEAD,
    ["1", "Lớp tập huấn chuyển đổi số", "lớp", "", ""],
    ["2", "Thi về sách", "cuộc", "", ""],
    ["", "Số bài dự thi", "bài", "", ""],
    ["3", "Số sách tặng thư viện", "quyển", "", ""],
    ["4", "Người dân được tư vấn pháp luật", "lượt người", "", ""],
]
_PLAIN_ROWS: Expected = [
    ("1", "Lớp tập huấn chuyển đổi số", "lớp"),
    ("2", "Thi về sách", "cuộc"),
    ("2.1", "Số bài dự thi", "bài"),
    ("3", "Số sách tặng thư viện", "quyển"),
    ("4", "Người dân được tư vấn pháp luật", "lượt người"),
]


def _unforeseen(folder: Path) -> Path:
    head = ["TT", "Chỉ tiêu", "ĐVT", "Số cuộc", "Số người", "Trong đó nữ", "Ghi chú"]
    rows = [[code, label, unit, "", "", "", ""] for code, label, unit in _UNFORESEEN_CELLS]
    return files.word(folder / "la.docx", [head, *rows])


_UNFORESEEN_CELLS = [
    ("A", "HOẠT ĐỘNG HỌC TẬP", ""),
    ("1", "Lớp tiếng dân tộc Dao", "lớp/người"),
    ("", "Số giờ học", "giờ"),
    ("B", "PHONG TRÀO", ""),
    ("1", "Cuộc thi gia đình đọc sách", "cuộc/người"),
    ("", "Số giải trao", "giải"),
    ("2", "Trồng vườn cây khuyến học", "cây"),
    ("C", "NGUỒN LỰC", ""),
    ("1", "Ngân sách xã", "đồng"),
    ("2", "Doanh nghiệp tài trợ", "triệu đồng"),
]
_UNFORESEEN: Expected = [
    (code, label, unit)
    for code, (_number, label, unit) in zip(
        ("A", "A.1", "A.1.1", "B", "B.1", "B.1.1", "B.2", "C", "C.1", "C.2"),
        _UNFORESEEN_CELLS,
        strict=True,
    )
]

_SHAPES: Sequence[tuple[Callable[[Path], Path], Expected]] = (
    (_two_head_rows, _TWO_HEAD_ROWS),
    (_roman_and_letters, _ROMAN_AND_LETTERS),
    (_in_two_parts, _PLAIN_ROWS),
    (_with_the_head_again, _PLAIN_ROWS),
    (_with_tabs, _PLAIN_ROWS),
    (_in_a_workbook, _PLAIN_ROWS),
    (_numbered_by_word, _PLAIN_ROWS),
    (_numbers_in_labels, _PLAIN_ROWS),
    (_unforeseen, _UNFORESEEN),
)


@pytest.mark.parametrize(("make", "expected"), _SHAPES, ids=lambda v: getattr(v, "__name__", ""))
def test_rows_and_units_are_read_from_annexes_of_every_shape(
    make: Callable[[Path], Path], expected: Expected, tmp_path: Path
) -> None:
    assert _rows(_draft(make(tmp_path))) == list(expected)


@pytest.mark.parametrize(("make", "expected"), _SHAPES, ids=lambda v: getattr(v, "__name__", ""))
def test_a_draft_is_a_form_that_is_written_and_read_again_the_same(
    make: Callable[[Path], Path], expected: Expected, tmp_path: Path
) -> None:
    form = _draft(make(tmp_path)).form

    assert len(form.rows) == len(expected)
    check_form(form, "mẫu")
    assert read_form(form_text(form), "mau.toml") == form


def test_known_rows_count_what_they_count_in_the_form_that_has_them(tmp_path: Path) -> None:
    draft = _draft(_two_head_rows(tmp_path))

    literacy = draft.form.row("1.2")
    assert [category.key for category in literacy.categories] == ["class.literacy"]
    assert _cells(draft, "1.2") == {"sessions": "sessions", "people": "people"}
    assert draft.form.row("1.1").cells["people"].scope == "1"
    assert draft.form.row("2.1").cells["sessions"].where == {"recipient": "collective"}
    assert draft.form.row("2.2").cells["people"].scope == "2"
    assert draft.form.row("3.1").cells["sessions"].span == 2
    assert not _marked(draft)


def test_rows_nobody_foresaw_count_what_their_words_and_units_say(tmp_path: Path) -> None:
    draft = _draft(_unforeseen(tmp_path))

    assert _cells(draft, "A.1") == {"sessions": "sessions", "people": "people", "women": "women"}
    assert _cells(draft, "A.1.1") == {"sessions": "hours"}
    assert draft.form.row("A.1.1").cells["sessions"].scope == "A.1"
    assert _cells(draft, "B.1.1") == {"sessions": draft.form.quantities[0].key}
    assert [category.kind for category in draft.form.row("B.2").categories] == ["other_item"]
    assert _cells(draft, "B.2") == {"sessions": "quantity"}
    assert draft.form.row("C.1").cells["sessions"].span == 3
    assert _cells(draft, "C.2") == {"sessions": "amount"}
    figures = {row.code for row in draft.form.rows if row.unit}
    assert figures <= _marked(draft)


def test_columns_keep_the_heads_over_them(tmp_path: Path) -> None:
    columns = _draft(_two_head_rows(tmp_path)).form.columns

    assert [(c.group, c.label) for c in columns] == [
        ("Số lượng", "Số lớp/số cuộc"),
        ("Số lượng", "Người"),
    ]


def test_a_row_that_no_form_has_is_marked_with_what_it_takes(tmp_path: Path) -> None:
    draft = _draft(_in_a_workbook(tmp_path))

    unknown = {d.row: d.sentence for d in draft.doubts if d.sureness is Sureness.UNKNOWN and d.row}
    assert {"1", "2.1", "4"} <= _marked(draft)
    assert unknown["2.1"].startswith("Số lượng mới")
    assert draft.form.quantities[0].unit == "bài"
    assert _cells(draft, "2.1") == {draft.form.columns[0].key: draft.form.quantities[0].key}


def test_totals_add_up_the_items_above_them_and_are_marked(tmp_path: Path) -> None:
    draft = _draft(_roman_and_letters(tmp_path))

    assert "3" in _marked(draft)
    cells = draft.form.row("3").cells
    assert cells["sessions"].total_of == ("I.1", "I.2", "II.1", "II.2")
    assert cells["people"].total_of == ("I.1", "I.2")
    sentence = next(doubt.sentence for doubt in draft.doubts if doubt.row == "3")
    assert sentence == "Cộng các dòng I.1, I.2, II.1, II.2; hãy xem lại."


def test_a_total_of_nothing_says_so(tmp_path: Path) -> None:
    rows = [_HEAD, ["1", "Kinh phí", "đồng", "", ""], ["", "Tổng cộng", "", "", ""]]
    head = [*_HEAD[:3], "Kế hoạch", "Ghi chú"]
    path = files.word(tmp_path / "tong.docx", [head, *rows[1:]])

    draft = _draft(path)

    assert draft.form.rows[-1].cells == {}
    last = draft.form.rows[-1].code
    said = [doubt.sentence for doubt in draft.doubts if doubt.row == last]
    assert said == ["Không có số nào để cộng, để trống."]


@pytest.mark.parametrize(
    "total", ["TỔNG CỘNG (I+II)", "Tổng cộng: (1) + (2)", "Cộng chung", "Tổng cộng toàn xã"]
)
def test_a_total_is_told_by_its_words_whatever_it_says_it_adds_up(
    total: str, tmp_path: Path
) -> None:
    items = [["I", "Lớp học", "lớp", "", ""], ["1", "Pháp luật", "lớp", "", ""]]
    rows = [_HEAD, *items, ["", total, "", "", ""]]
    form = _draft(files.word(tmp_path / "tong.docx", rows)).form
    assert form.rows[-1].is_heading
    assert form.rows[-1].cells["so_luong"].total_of == ("I",)


def test_a_total_of_a_part_adds_up_that_part(tmp_path: Path) -> None:
    items = [
        *(["I", "Ban ngày", "", "", ""], ["1", "Tiếng Anh", "lớp", "", ""]),
        *(["2", "Tin học", "lớp", "", ""], ["", "Cộng I", "", "", ""]),
        *(["II", "Buổi tối", "", "", ""], ["1", "Bổ túc văn hóa", "lớp", "", ""]),
        *(["", "Cộng (II)", "", "", ""], ["", "Tổng cộng (I + II)", "", "", ""]),
    ]
    form = _draft(files.word(tmp_path / "phan.docx", [_HEAD, *items])).form
    totals = {row.label: row.cells["so_luong"].total_of for row in form.rows if "ộng" in row.label}
    assert totals == {
        "Cộng I": ("I.1", "I.2"),
        "Cộng (II)": ("II.1",),
        "Tổng cộng (I + II)": ("I.1", "I.2", "II.1"),
    }


def test_people_of_classes_and_of_meetings_stand_in_columns_of_their_own(tmp_path: Path) -> None:
    head = ["STT", "Nội dung", "ĐVT", "Số lớp", "Số học viên", "Số cuộc", "Số người tham gia"]
    items = [["1", "Lớp may", "lớp/học viên", *[""] * 4], ["2", "Hội thi", "cuộc/người", *[""] * 4]]
    draft = _draft(files.word(tmp_path / "hai.docx", [head, *items]))
    keys = [column.key for column in draft.form.columns]
    assert _cells(draft, "1") == {keys[0]: "sessions", keys[1]: "people"}
    assert _cells(draft, "2") == {keys[2]: "sessions", keys[3]: "people"}


def test_a_total_that_stands_first_adds_up_what_is_below(tmp_path: Path) -> None:
    items = [["1", "Giao lưu văn nghệ", "cuộc", "", ""], ["2", "Chiếu phim", "buổi", "", ""]]
    draft = _draft(files.word(tmp_path / "tong.docx", [_HEAD, ["", "Tổng số", *[""] * 3], *items]))
    assert draft.form.rows[0].cells["so_luong"].total_of == ("2", "3")
    said = [doubt.sentence for doubt in draft.doubts if doubt.row == "1"]
    assert said == ["Cộng các dòng 2, 3; hãy xem lại."]


def test_some_of_the_people_are_not_counted_as_all_of_them_once_more(tmp_path: Path) -> None:
    head = ["STT", "Loại hình hoạt động", "ĐVT", "Số buổi", "Số người tham gia", "Người cao tuổi"]
    draft = _draft(
        files.word(tmp_path / "ai.docx", [head, ["1", "Tọa đàm", "buổi/người", *[""] * 3]])
    )
    assert _cells(draft, "1") == {"sessions": "sessions", "people": "people"}
    told = "Chương trình chưa tính được cột này, để trống."
    assert told in {d.sentence for d in draft.doubts if d.place == "Cột “Người cao tuổi”"}


def test_meetings_in_the_only_column_of_classes_are_marked(tmp_path: Path) -> None:
    head = ["TT", "Nội dung", "ĐVT", "Số lớp", "Học viên"]
    label = "Tổ chức hội thảo/sinh hoạt chuyên đề"
    items = [["1", label, "cuộc", "", ""], ["2", "Xóa mù chữ", "lớp/người", "", ""]]
    draft = _draft(files.word(tmp_path / "lop.docx", [head, *items]))
    said = {doubt.row: doubt.sentence for doubt in draft.doubts if "Số lớp" in doubt.sentence}
    assert said == {"1": "Cột “Số lớp” lấy số cuộc; hãy xem lại."}


def test_a_count_stands_in_the_column_that_names_its_unit(tmp_path: Path) -> None:
    head = ["STT", "Nội dung", "ĐVT", "Số lớp", "Số cuộc", "Số người", "Kinh phí (triệu đồng)"]
    units = [("Lớp may", "lớp/người"), ("Hội thi", "cuộc/người"), ("Tin, bài", "tin")]
    items = [[str(n), label, unit, *[""] * 4] for n, (label, unit) in enumerate(units, 1)]
    draft = _draft(files.word(tmp_path / "cot.docx", [head, *items]))
    one, other, people, money = (column.key for column in draft.form.columns)
    assert _cells(draft, "1") == {one: "sessions", people: "people"}
    assert _cells(draft, "2") == {other: "sessions", people: "people"}
    said = [doubt.sentence for doubt in draft.doubts if doubt.row == "3"]
    assert "Các cột “Số lớp”, “Số cuộc” cùng hỏi một số; hãy xem lại." in said
    assert not any(money in row.cells for row in draft.form.rows)
    assert "Cột “Kinh phí (triệu đồng)”" in {doubt.place for doubt in draft.doubts}


def test_numbers_below_a_heading_count_what_is_written_on_it(tmp_path: Path) -> None:
    items = [
        ["1", "Mở lớp chuyên đề về pháp luật", "", "", ""],
        ["-", "Số lớp", "lớp", "", ""],
        ["-", "Số học viên", "người", "", ""],
        ["+", "Trong đó nữ", "người", "", ""],
        ["2", "Tin, bài", "tin, bài", "", ""],
        ["3", "Lễ phát động", "lễ", "", ""],
        ["4", "Sách quyên góp", "quyển", "", ""],
    ]
    draft = _draft(files.word(tmp_path / "gach.docx", [_HEAD, *items]))
    rows = {row.label: row for row in draft.form.rows}
    assert [c.kind for c in rows["Mở lớp chuyên đề về pháp luật"].categories] == ["training_class"]
    for label, counted in (
        ("Số lớp", "sessions"),
        ("Số học viên", "people"),
        ("Trong đó nữ", "women"),
    ):
        [measure] = rows[label].cells.values()
        assert (measure.sum, measure.scope) == (counted, "1")
    assert [row.categories[0].kind for row in draft.form.rows[-2:]] == ["event", "book_donation"]
    assert len(draft.form.columns) == 1


def test_columns_that_cannot_be_worked_out_stay_blank_and_are_named(tmp_path: Path) -> None:
    head = ["TT", "Nội dung", "ĐVT", "Thực hiện", "Tỷ lệ (%)", "Năm 2026", "Xếp loại", "Ghi chú"]
    path = files.word(tmp_path / "ke-hoach.docx", [head, ["1", "Xóa mù chữ", "lớp", *[""] * 5]])

    draft = _draft(path)

    assert list(_cells(draft, "1")) == [draft.form.columns[0].key]
    told = "Chương trình chưa tính được cột này, để trống."
    named = {d.place for d in draft.doubts if d.sentence == told}
    assert named == {"Cột “Tỷ lệ (%)”", "Cột “Năm 2026”", "Cột “Xếp loại”"}


def test_plan_share_average_women_and_places_are_worked_out_and_marked(tmp_path: Path) -> None:
    head = ["TT", "Nội dung", "ĐVT", "Kế hoạch", "Thực hiện", "Đạt (%)", "Số người (nữ)"]
    head += ["Bình quân một lớp", "Địa điểm", "Ghi chú"]
    rows = [["1", "Xóa mù chữ", "lớp/người"], ["2", "Dạy nghề", "lớp/người"], ["", "Tổng cộng", ""]]
    path = files.word(tmp_path / "kh.docx", [head, *([*row, *[""] * 7] for row in rows)])

    draft = _draft(path)

    form = draft.form
    plan, done, share, people, women, average, places = form.columns
    assert (women.within, women.brackets) == (people.key, True)
    cells = form.row("1").cells
    assert cells[plan.key] == replace(cells[done.key], state=Stage.PLANNED)
    assert cells[share.key].made_of("1", "") == (("1", done.key), ("1", plan.key))
    assert (cells[people.key].sum, cells[women.key].sum) == ("people", "women")
    assert cells[average.key].made_of("1", "") == (("1", people.key), ("1", done.key))
    assert cells[places.key].names == "place"
    total = form.rows[-1].cells
    assert total[plan.key].total_of == total[done.key].total_of == ("1", "2")
    assert total[share.key].percent == cells[share.key].percent
    assert not {average.key, places.key} & total.keys()
    marked = {d.place for d in draft.doubts if d.sureness is Sureness.UNKNOWN}
    assert {f"Cột “{c.label}”" for c in (plan, share, average, places)} <= marked


def test_money_in_millions_is_money_in_rows_and_in_columns(tmp_path: Path) -> None:
    head = ["TT", "Nội dung", "ĐVT", "Số lượng", "Kinh phí (triệu đồng)", "Ghi chú"]
    rows = [["1", "Ngân sách xã", "triệu đồng"], ["2", "Xóa mù chữ", "lớp"]]
    path = files.word(tmp_path / "tr.docx", [head, *([*row, "", "", ""] for row in rows)])

    form = _draft(path).form

    assert {c: m.sum for c, m in form.row("1").cells.items()} == {"money": "amount"}
    assert scale_of(form, form.row("1"), "money") == 1_000_000


def test_the_only_column_takes_both_numbers_of_a_unit(tmp_path: Path) -> None:
    head = ["TT", "Nội dung", "ĐVT", "Số lượng", "Ghi chú"]
    rows = [["1", "Xóa mù chữ", "lớp/người"], ["2", "Băng rôn", "cái"]]
    path = files.word(tmp_path / "hai.docx", [head, *([*row, "", ""] for row in rows)])

    draft = _draft(path)

    first, second = draft.form.columns
    assert (second.within, second.brackets) == (first.key, False)
    assert _cells(draft, "1") == {first.key: "sessions", second.key: "people"}
    assert second.key not in draft.form.row("2").cells
    said = [d.sentence for d in draft.doubts if d.row == "1"]
    assert "Đơn vị “lớp/người” là hai số: in chung một ô." in said


def test_the_report_is_read_with_its_outline_addressees_and_signers(tmp_path: Path) -> None:
    form = _draft(_two_head_rows(tmp_path)).form

    assert form.report.subject == "Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm {year}"
    assert form.report.opening == "{centre} báo cáo kết quả như sau:"
    assert [(s.number, s.level, s.title, s.source) for s in form.sections] == [
        ("I", 1, "Tổ chức triển khai", SectionSource.HEADING),
        ("1", 2, "Công tác chỉ đạo", SectionSource.TYPED),
        ("2", 2, "Các hoạt động đã tổ chức", SectionSource.ACCOUNT),
        ("3", 2, "Kinh phí", SectionSource.FUNDING),
        ("II", 1, "Đánh giá chung", SectionSource.HEADING),
        ("1", 2, "Kết quả đạt được", SectionSource.TYPED),
        ("2", 2, "Khó khăn, vướng mắc", SectionSource.TYPED),
        ("3", 2, "Đề xuất", SectionSource.TYPED),
    ]
    assert form.sections[1].hint == "Văn bản, kế hoạch đã ban hành. Nêu rõ số, ngày của văn bản."
    assert form.sending.addressees == ("Phòng Văn hóa - Xã hội phường Hà An",)
    assert form.sending.mailbox == "vhxh.haan@quangninh.gov.vn"
    assert form.sending.due == "12/10"
    assert form.sending.copies_to == ("Như trên", "Hội Khuyến học phường", "Lưu: VT")
    assert [(s.title, s.hint) for s in form.signers] == [("GIÁM ĐỐC", "(Ký tên, đóng dấu)")]
    assert form.annex.title == "TỔNG HỢP SỐ LIỆU TUẦN LỄ NĂM {year}"
    assert form.source == "Công văn số 15/UBND-VX ngày 20/9/2027 của UBND phường Hà An"


def test_what_stands_over_and_under_an_office_is_of_its_column(tmp_path: Path) -> None:
    signing = [
        ["", "TM. BAN CHỈ ĐẠO"],
        ["NGƯỜI LẬP BIỂU", "TRƯỞNG BAN"],
        ["(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)"],
    ]
    path = files.word_signed(
        tmp_path / "ky.docx", [_HEAD, ["1", "Hội thi", "cuộc", "", ""]], signing
    )
    signers = [(s.authority, s.title, s.hint) for s in _draft(path).form.signers]
    assert signers == [
        ("", "NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"),
        ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "(Ký tên, đóng dấu)"),
    ]


def test_what_the_file_does_not_say_is_taken_from_the_common_form_and_said(tmp_path: Path) -> None:
    draft = _draft(_in_a_workbook(tmp_path))

    assert draft.form.sections == _forms()[0].sections
    assert {"Đề cương", "Người ký", "Kính gửi"} <= {doubt.place for doubt in draft.doubts}


def test_the_larger_of_two_annexes_is_taken_and_the_other_can_be_asked_for(tmp_path: Path) -> None:
    book = files.workbook(tmp_path / "hai-bang.xlsx", _PLAIN)
    path = files.word_in_two_parts(
        tmp_path / "hai-bang.docx",
        [*_PLAIN, ["STT", "Nội dung", "Ghi chú", "", ""], ["1", "x"]],
        len(_PLAIN),
        repeat_head=False,
    )

    draft = _draft(path)

    assert _rows(draft) == list(_PLAIN_ROWS)
    assert any("Có 2 bảng số liệu" in doubt.sentence for doubt in draft.doubts)
    assert _rows(_draft(path, 2)) == [("1", "x", "")]
    with pytest.raises(BadData, match="không có bảng số liệu thứ 3"):
        _draft(path, 3)
    assert _rows(_draft(book)) == list(_PLAIN_ROWS)


def test_hidden_rows_are_not_taken_and_are_named(tmp_path: Path) -> None:
    path = files.workbook(tmp_path / "an.xlsx", _PLAIN, hidden=[6])

    draft = _draft(path)

    assert "Thi về sách" not in [label for _, label, _ in _rows(draft)]
    assert any("Hàng 6 đang ẩn" in doubt.sentence for doubt in draft.doubts)


def test_letters_of_before_unicode_are_read(tmp_path: Path) -> None:
    tcvn3 = {"Xóa mù chữ": "Xãa mï ch÷", "lớp": "líp", "Nội dung": "Néi dung"}
    path = files.word_in_old_letters(
        tmp_path / "vntime.docx",
        [["STT", "Nội dung", "Ghi chu"], ["1", "Xóa mù chữ", ""]],
        lambda text: tcvn3.get(text, text),
    )

    assert _rows(_draft(path)) == [("1", "Xóa mù chữ", "")]


def test_a_pasted_table_is_read() -> None:
    text = "\n".join("\t".join(row) for row in _PLAIN)

    draft = draft_form(read_pasted(text), "bảng vừa dán", _forms())

    assert _rows(draft) == list(_PLAIN_ROWS)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["Họ và tên", "Năm sinh"], ["An", "1975"]], "không có bảng số liệu nào"),
        ([_HEAD, *[["", f"Dòng {n}", "", "", ""] for n in range(600)]], "quá 500 dòng"),
    ],
)
def test_what_is_no_annex_gets_a_sentence(rows: files.Rows, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(BadData, match=sentence):
        _draft(files.workbook(tmp_path / "la.xlsx", rows))


def test_a_document_that_is_damaged_or_declares_entities_is_refused(tmp_path: Path) -> None:
    good = files.word(tmp_path / "tot.docx", _PLAIN)
    cut = tmp_path / "cut.docx"
    cut.write_bytes(good.read_bytes()[:-200])
    harmful = tmp_path / "hai.docx"
    with zipfile.ZipFile(harmful, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")

    for path in (cut, harmful):
        with pytest.raises(UnreadableTable, match=path.name) as refused:
            _draft(path)
        assert isinstance(refused.value, AppError)
        assert refused.value.advice


_NUMBERS = st.sampled_from(["", "1", "2", "1.1", "I", "II", "A", "a)", "-", "+", "(1)", "x y z w"])
_LABELS = st.one_of(
    st.sampled_from([row.label for form in _forms() for row in form.rows]),
    st.sampled_from(["Tổng cộng", "Trong đó: nữ", "Số bài dự thi", "Tổng số người tham gia"]),
    st.text(max_size=40),
)
_UNITS = st.sampled_from(
    ["", "lớp", "lớp/người", "người", "cuộc", "quyển", "đồng", "triệu đồng", "%", "bài", "xe", "hộ"]
)
_FIGURES = st.lists(
    st.sampled_from(["Số lượng", "Số lớp", "Người", "Nữ", "Kế hoạch", "Kinh phí", "Tỷ lệ", "Khác"]),
    min_size=1,
    max_size=5,
)
_TABLES = st.tuples(_FIGURES, st.lists(st.tuples(_NUMBERS, _LABELS, _UNITS), min_size=1))


@settings(max_examples=60)
@given(_TABLES)
def test_every_row_of_any_annex_is_in_the_form_or_named(
    drawn: tuple[list[str], list[tuple[str, str, str]]],
) -> None:
    figures, rows = drawn
    cells = [["STT", "Nội dung", "Đơn vị", *figures, "Ghi chú"]]
    with_one = (("1", "Lớp học", "lớp"), *rows)
    cells += [[*map(line, row), *[""] * len(figures), ""] for row in with_one]
    table = Sheet(name="", rows=cells)

    draft = draft_form(Circular(blocks=[table]), "bang.docx", _forms())

    said = " ".join(doubt.sentence for doubt in draft.doubts)
    filled = [row for row in cells[1:] if any(row)]
    assert len(filled) == len(draft.form.rows) + said.count("Hàng ") + said.count("Dưới bảng còn")
    assert read_form(form_text(draft.form), "mau.toml") == draft.form
    blank = {row.code for row in draft.form.rows if row.unit and not row.cells}
    assert blank <= _marked(draft)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_older_documents_are_read_by_the_office_program_of_the_machine(
    kind: str, tmp_path: Path
) -> None:
    made = files.word(tmp_path / "cv.docx", _PLAIN)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", kind, "--outdir", str(tmp_path), str(made)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert _rows(_draft(tmp_path / f"cv.{kind}")) == list(_PLAIN_ROWS)


def test_without_an_office_program_an_older_document_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    old = tmp_path / "cv.rtf"
    old.write_bytes(rb"{\rtf1 x}")

    with pytest.raises(UnreadableTable, match=r"tài liệu kiểu \.rtf, máy này chưa đọc được"):
        _draft(old)
