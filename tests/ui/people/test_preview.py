# SPDX-License-Identifier: MIT
"""A list is seen before it is taken over: what was understood, what is doubtful."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.domain.week.records import Attendee, Record, TrainingClass, count_people
from desktop.intake.people.headings import PeopleColumn
from desktop.intake.sheets.fates import Fate
from desktop.intake.sheets.old_encodings import Encoding
from desktop.storage.backups import Occasion, list_backups
from desktop.ui.frame.desk import Desk, Notice
from desktop.ui.frame.place import Place, Screen
from desktop.ui.people.model import DOUBT, NAME, ROW
from desktop.ui.people.preview import PeoplePreview
from desktop.ui.people.taking import PeopleTaking
from desktop.ui.records.attendance.dialog import AttendanceDialog
from desktop.ui.records.attendance.model import UNIT
from desktop.ui.records.attendance.section import AttendanceSection
from desktop.ui.records.evidence.section import EvidenceSection
from desktop.ui.records.page import RecordPage
from tests.intake.sheets.test_old_encodings import in_tcvn3
from tests.intake.sheets.workbooks import LISTS, workbook
from tests.ui.fakes import FakePrompts
from tests.ui.hands import drop_file, press

HEAD = ("STT", "Họ và tên", "Năm sinh", "Đơn vị")
FIRST, SECOND = (1, "Nguyễn Văn An", 1975, "Khu 5"), (2, "Trần Thị Bình", "75", "Khu 6")
AN = Attendee(full_name="Nguyễn Văn An", born="1975", unit="Khu 5")
BINH = Attendee(full_name="Trần Thị Bình", born="1975", unit="Khu 6")
Show = Callable[[Path], PeoplePreview]


@pytest.fixture
def record(desk: Desk) -> Record:
    one = next(r for r in desk.week.notebook.records if isinstance(r, TrainingClass))
    blank = replace(one, people=None)
    desk.do("x", Changes(records={one.id: blank}, attendees={one.id: ()}))
    return blank


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.resize(1024, 700)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def told() -> list[Notice]:
    return []


@pytest.fixture
def taking(desk: Desk, window: QMainWindow, record: Record, told: list[Notice]) -> PeopleTaking:
    return PeopleTaking(desk, window, record.id, told.append)


@pytest.fixture
def show(qtbot: QtBot, window: QMainWindow, taking: PeopleTaking) -> Show:
    """Bring a file in, and return what is shown of it."""

    def shown(path: Path) -> PeoplePreview:
        taking.bring_in(path)
        return the_preview(qtbot, window)

    return shown


def the_preview(qtbot: QtBot, window: QMainWindow) -> PeoplePreview:
    def shown() -> list[PeoplePreview]:
        return [p for p in window.findChildren(PeoplePreview) if not p.isHidden()]

    qtbot.waitUntil(lambda: bool(shown()))
    (preview,) = shown()
    return preview


def choose(qtbot: QtBot, desk: Desk, box: QComboBox, data: object) -> None:
    """Choose in a box as a person does, and wait for what comes of it."""
    index = next(at for at in range(box.count()) if box.itemData(at) == data)
    box.setCurrentIndex(index)
    box.activated.emit(index)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)


def listed(desk: Desk, record: Record) -> tuple[Attendee, ...]:
    return desk.week.attendees(record.id)


def names(preview: PeoplePreview) -> list[str]:
    model = preview.model
    return [str(model.index(row, NAME).data()) for row in range(model.rowCount())]


def test_nobody_is_taken_before_that_is_said_and_one_undo_takes_all_back(
    show: Show, desk: Desk, record: Record, told: list[Notice]
) -> None:
    preview = show(LISTS / "ky-nang-song-lop-1.xlsx")
    assert listed(desk, record) == ()
    assert preview.take.text() == "&Nhập 120 người"
    (backup,) = list_backups(desk.workspace.folder.backups)
    assert backup.occasion is Occasion.IMPORT
    steps = desk.week.undo_stack.index()
    preview.take.click()
    assert len(listed(desk, record)) == count_people(listed(desk, record)) == 120
    assert told == [Notice("Đã thêm 120 người", undo=True)]
    assert desk.week.undo_stack.index() == steps + 1
    desk.week.undo_stack.undo()
    assert listed(desk, record) == ()


def test_leaving_takes_nobody(show: Show, desk: Desk, record: Record) -> None:
    steps = desk.week.undo_stack.index()
    show(LISTS / "tin-hoc-khoa-1.xlsx").reject()
    assert listed(desk, record) == ()
    assert desk.week.undo_stack.index() == steps


def test_an_old_encoding_is_said_and_can_be_said_otherwise(
    qtbot: QtBot, show: Show, desk: Desk
) -> None:
    preview = show(LISTS / "xoa-mu-chu-vntime.xlsx")
    assert "bảng mã cũ TCVN3" in preview.told.text()
    assert names(preview)[-1] == "Phạm Ngọc Ánh"
    assert preview.mends_capitals.text() == "Sửa &chữ hoa trong 1 tên"
    choose(qtbot, desk, preview.encodings, Encoding.UNICODE)
    assert not set(names(preview)) & {"Phạm Ngọc Ánh", "Phạm Mỹ Đào"}
    choose(qtbot, desk, preview.encodings, Encoding.TCVN3)
    preview.mends_capitals.click()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert names(preview)[-1] == "Phạm Ngọc ánh"


def test_doubtful_rows_stand_out_and_can_be_seen_alone(show: Show, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEAD, FIRST, SECOND, ("", "Tổ 7"), (3, "Lê Hoa", 1980)])
    preview = show(path)
    assert preview.only_doubtful.text() == "Chỉ &xem 2 dòng cần xem lại"
    assert names(preview) == ["Nguyễn Văn An", "Trần Thị Bình", "Lê Hoa"]
    doubt = preview.model.index(1, DOUBT)
    assert doubt.data() == "Ô C3: năm sinh “75” hiểu là 1975."
    assert "Ô C3" in str(preview.model.index(1, NAME).data(Qt.ItemDataRole.ToolTipRole))
    assert doubt.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert preview.model.index(0, NAME).data(Qt.ItemDataRole.ForegroundRole) is None
    preview.only_doubtful.click()
    assert names(preview) == ["Trần Thị Bình", "Tổ 7"]
    assert preview.detail.text() == "Ô C3: năm sinh “75” hiểu là 1975."


def test_a_row_is_left_out_by_its_tick_or_by_space(
    show: Show, desk: Desk, record: Record, tmp_path: Path
) -> None:
    preview = show(workbook(tmp_path / "a.xlsx", [HEAD, FIRST, SECOND, (3, "Lê Hoa", 1980)]))
    model = preview.model
    off = Qt.CheckState.Unchecked
    assert model.setData(model.index(2, ROW), off, Qt.ItemDataRole.CheckStateRole)
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    preview.view.selectionModel().setCurrentIndex(model.index(1, NAME), only)
    press(preview.view, Qt.Key.Key_Space)
    assert preview.take.text() == "&Nhập 1 người"
    press(preview.view, Qt.Key.Key_Space)
    preview.take.click()
    assert listed(desk, record) == (AN, BINH)


def test_columns_said_otherwise_are_read_so_and_remembered(
    qtbot: QtBot, show: Show, desk: Desk, record: Record, tmp_path: Path
) -> None:
    rows = [("Họ và tên", "Mã", "Nhóm"), ("Nguyễn Văn An", "A1", "Khu 5")]
    preview = show(workbook(tmp_path / "a.xlsx", rows))
    assert listed(desk, record) == ()
    choose(qtbot, desk, preview.cards.boxes[1], PeopleColumn.NOTES)
    choose(qtbot, desk, preview.cards.boxes[2], PeopleColumn.UNIT)
    preview.take.click()
    assert listed(desk, record) == (Attendee(full_name="Nguyễn Văn An", unit="Khu 5", notes="A1"),)
    rows[1:] = [("Trần Thị Bình", "B2", "Khu 6")]
    again = show(workbook(tmp_path / "b.xlsx", rows))
    assert again.cards.boxes[2].currentData() == PeopleColumn.UNIT
    again.take.click()
    assert listed(desk, record)[1].notes == "B2"


def test_months_in_front_are_asked_about(
    qtbot: QtBot, show: Show, desk: Desk, record: Record, tmp_path: Path
) -> None:
    rows = [HEAD, (1, "Nguyễn Văn An", "3/25/1975"), (2, "Trần Thị Bình", "3/12/1980")]
    preview = show(workbook(tmp_path / "a.xlsx", rows))
    assert "tháng trước ngày" in preview.told.text()
    preview.month_first.click()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert preview.told.text() == ""
    preview.take.click()
    assert [attendee.born for attendee in listed(desk, record)] == ["25/03/1975", "12/03/1980"]


def test_without_a_column_of_names_nobody_can_be_taken(
    qtbot: QtBot, show: Show, desk: Desk, tmp_path: Path
) -> None:
    preview = show(workbook(tmp_path / "a.xlsx", [HEAD, FIRST]))
    choose(qtbot, desk, preview.cards.boxes[1], PeopleColumn.UNUSED)
    assert "Chưa biết cột nào là họ và tên" in preview.told.text()
    assert not preview.take.isEnabled()
    choose(qtbot, desk, preview.cards.boxes[1], PeopleColumn.NAME)
    assert preview.take.isEnabled()


def test_another_sheet_is_another_list(qtbot: QtBot, show: Show, desk: Desk) -> None:
    preview = show(LISTS / "hoc-vien.xlsx")
    assert len(names(preview)) == 3
    preview.sheets.setCurrentIndex(1)
    preview.sheets.activated.emit(1)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert preview.sheets.currentText() == "Ẩn (ẩn)"
    assert names(preview) == ["X"]


def test_who_is_on_the_list_already_is_not_taken_again(
    show: Show, desk: Desk, record: Record, tmp_path: Path
) -> None:
    desk.do("x", Changes(attendees={record.id: (AN,)}))
    path = workbook(tmp_path / "a.xlsx", [HEAD, FIRST, SECOND])
    preview = show(path)
    assert preview.take.text() == "&Nhập 1 người"
    assert "Đã có trong danh sách" in str(preview.model.index(0, DOUBT).data())
    preview.replaces.click()
    assert preview.take.text() == "&Nhập 2 người"
    preview.take.click()
    assert listed(desk, record) == (AN, BINH)


def test_a_file_that_cannot_be_read_is_refused_in_words(
    qtbot: QtBot, taking: PeopleTaking, prompts: FakePrompts, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7")
    taking.bring_in(tmp_path / "a.xlsx")
    qtbot.waitUntil(lambda: bool(prompts.errors))
    assert "PDF" in prompts.errors[0].message


def test_a_pasted_list_with_doubts_is_seen_first(
    qtbot: QtBot, window: QMainWindow, taking: PeopleTaking, desk: Desk, record: Record
) -> None:
    taking.paste("Họ và tên\tNăm sinh\nNguyễn Văn An\t1975\nTrần Thị Bình\t75\n")
    assert listed(desk, record) == ()
    preview = the_preview(qtbot, window)
    assert preview.model.index(1, DOUBT).data() == "Dòng 3: năm sinh “75” hiểu là 1975."
    preview.take.click()
    assert [attendee.born for attendee in listed(desk, record)] == ["1975", "1975"]


def test_a_long_paste_is_read_off_the_window(
    qtbot: QtBot, taking: PeopleTaking, desk: Desk, record: Record
) -> None:
    rows = "".join(f"{at}\tNguyễn Văn An\t{1940 + at % 70}\tKhu {at}\n" for at in range(1, 901))
    taking.paste(f"STT\tHọ và tên\tNăm sinh\tĐơn vị\n{rows}")
    assert listed(desk, record) == ()
    qtbot.waitUntil(lambda: len(listed(desk, record)) == 900)


def test_a_list_dropped_on_the_record_is_shown_and_a_photo_goes_on(
    qtbot: QtBot, window: QMainWindow, desk: Desk, record: Record
) -> None:
    page = RecordPage(desk)
    window.setCentralWidget(page)
    page.show_place(Place(screen=Screen.RECORDS, item="1", record=record.id))
    (evidence,) = page.findChildren(EvidenceSection)
    assert drop_file(evidence, LISTS / "tin-hoc-khoa-1.xlsx")
    assert the_preview(qtbot, window).take.text() == "&Nhập 28 người"
    (section,) = page.findChildren(AttendanceSection)
    assert not drop_file(section, Path("ảnh.jpg"))


def test_old_text_pasted_into_a_cell_is_turned_over_after_asking(
    qtbot: QtBot, window: QMainWindow, desk: Desk, record: Record, prompts: FakePrompts
) -> None:
    assert qtbot
    desk.do("x", Changes(attendees={record.id: (AN,)}))
    dialog = AttendanceDialog(window, desk, record.id, lambda _id: None)
    dialog.view.go_to(0, UNIT)
    QGuiApplication.clipboard().setText(in_tcvn3("phường kiến"))
    prompts.says_yes = False
    dialog.view.paste()
    assert listed(desk, record) == (AN,)
    prompts.says_yes = True
    dialog.view.paste()
    assert "TCVN3" in prompts.questions[-1]
    assert listed(desk, record)[0].unit == "phường kiến"
    dialog.close()


def test_each_count_of_the_books_opens_its_rows(show: Show, tmp_path: Path) -> None:
    rows = [("DANH SÁCH",), HEAD, FIRST, (2, "Lê Hoa", 1980), ("", "Tổng cộng: 2 người")]
    preview = show(workbook(tmp_path / "a.xlsx", rows))
    counts = {fate: made.text() for fate, made in preview.books.counts.items()}
    assert counts == {
        Fate.TAKEN: "2 người",
        Fate.TITLE: "1 dòng tiêu đề",
        Fate.HEAD: "1 dòng tên cột",
        Fate.TOTAL: "1 dòng tổng cộng",
    }
    preview.books.counts[Fate.TOTAL].click()
    assert names(preview) == ["Tổng cộng: 2 người"]
    preview.books.counts[Fate.TITLE].click()
    assert names(preview) == ["DANH SÁCH"]
    preview.books.counts[Fate.TITLE].click()
    assert names(preview) == ["Nguyễn Văn An", "Lê Hoa"]
    assert preview.take.text() == "&Nhập 2 người"


def test_what_is_hidden_is_said_and_one_click_takes_it(
    qtbot: QtBot, show: Show, desk: Desk, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEAD, FIRST, (2, "Lê Hoa", 1980, "Khu 6")])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(path)
    preview = show(path)
    assert names(preview) == ["Nguyễn Văn An"]
    assert "1 dòng đang ẩn, không lấy" in preview.told.text()
    preview.with_hidden.click()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert names(preview) == ["Nguyễn Văn An", "Lê Hoa"]
    assert preview.take.text() == "&Nhập 2 người"


def test_who_is_marked_absent_is_left_out_unless_ticked(show: Show, tmp_path: Path) -> None:
    rows = [(*HEAD, "Ghi chú"), (*FIRST, ""), (2, "Lê Hoa", 1980, "Khu 6", "vắng")]
    preview = show(workbook(tmp_path / "a.xlsx", rows))
    assert preview.take.text() == "&Nhập 1 người"
    preview.model.toggle([1])
    assert preview.take.text() == "&Nhập 2 người"


def test_a_plain_paste_tells_of_the_rows_that_are_nobody(
    taking: PeopleTaking, desk: Desk, record: Record, told: list[Notice]
) -> None:
    taking.paste("Họ và tên\tNăm sinh\nNguyễn Văn An\t1975\nTổng cộng: 1\t\n")
    assert len(listed(desk, record)) == 1
    said = "Đã thêm 1 người. 3 dòng: 1 người, 1 dòng tên cột, 1 dòng tổng cộng."
    assert told == [Notice(said, undo=True)]


def test_letters_read_wrongly_are_put_right_and_said(show: Show, tmp_path: Path) -> None:
    wrong = [tuple(in_wrong_letters(cell) for cell in row) for row in (HEAD, FIRST)]
    preview = show(workbook(tmp_path / "a.xlsx", wrong))
    assert names(preview) == ["Nguyễn Văn An"]
    assert "sai bảng mã" in preview.told.text()


def in_wrong_letters(cell: object) -> object:
    return cell.encode().decode("latin-1") if isinstance(cell, str) else cell


def test_a_bug_while_reading_leaves_the_buttons_alive(
    qtbot: QtBot, show: Show, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = show(workbook(tmp_path / "ds.xlsx", [HEAD, FIRST, SECOND]))

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("desktop.ui.people.preview.read_people", fail)
    with qtbot.captureExceptions() as bugs:
        preview.mends_capitals.click()
        assert not preview.take.isEnabled()
        qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
    assert preview.take.isEnabled()
