# SPDX-License-Identifier: MIT
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.domain.week.records import (
    BookDonation,
    Event,
    Funding,
    Party,
    Record,
    State,
    TrainingClass,
)
from desktop.ui.frame.desk import Desk, Notice
from desktop.ui.frame.place import Place, Screen
from desktop.ui.records.page import RecordPage
from tests.ui.hands import press, type_text

IN_WEEK = date(2026, 10, 3)
Open = Callable[[str], RecordPage]


@pytest.fixture
def open_page(qtbot: QtBot, desk: Desk) -> Open:
    """Show the page of an item on a day within the Week, as the window would."""

    def shown(item: str) -> RecordPage:
        page = RecordPage(desk)
        qtbot.addWidget(page)
        page.show_place(Place(screen=Screen.RECORDS, item=item))
        page.editor.today = lambda: IN_WEEK
        page.resize(760, 646)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: desk.week.is_judged)
        return page

    return shown


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str, *then: Qt.Key) -> None:
    """Type into the field with the cursor, all of which is selected as Tab leaves it."""
    widget = focused()
    if isinstance(widget, QLineEdit):
        widget.selectAll()
    if text:
        type_text(widget, text)
    else:
        press(widget, Qt.Key.Key_Delete)
    for key in then:
        press(QApplication.activePopupWidget() or focused(), key)


def tab(times: int = 1) -> None:
    for _ in range(times):
        press(focused(), Qt.Key.Key_Tab)


def records(desk: Desk, title: str) -> list[Record]:
    return [r for r in desk.week.notebook.records if r.title == title]


def titles(page: RecordPage) -> list[str]:
    return [row.record.title for row in page.pane.model.rows]


def test_the_page_lists_the_records_of_its_item_by_day(open_page: Open) -> None:
    page = open_page("1")
    days = [row.record.starts for row in page.pane.model.rows]
    assert (len(days), days) == (15, sorted(d for d in days if d))
    assert page.title.startswith("1. ")
    assert page.subtitle == "15 lớp; 830 người"


def test_a_class_is_typed_with_the_keyboard_alone(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    press(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    write("Cắm hoa", Qt.Key.Key_Backtab)
    write("1.5", Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    write("thứ ba", Qt.Key.Key_Tab)
    write("", Qt.Key.Key_Tab)
    write("Nhà văn hóa khu 5", Qt.Key.Key_Tab)
    write("23", Qt.Key.Key_Return)
    [record] = records(desk, "Cắm hoa")
    assert isinstance(record, TrainingClass)
    assert (record.category, record.starts) == ("class.worker_skills", date(2026, 10, 6))
    assert (record.place, record.sessions, record.people) == ("Nhà văn hóa khu 5", 1, 23)
    assert page.editor.is_blank


def test_enter_goes_on_with_row_and_day_of_the_last_one(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    page.begin_record()
    write("Lớp một", Qt.Key.Key_Backtab)
    write("1.13", Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    write("2/10", Qt.Key.Key_Return)
    write("Lớp hai", Qt.Key.Key_Return)
    [record] = records(desk, "Lớp hai")
    assert (record.category, record.starts) == ("class.literacy", date(2026, 10, 2))


def test_nothing_typed_is_nothing_written(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    before = desk.week.notebook
    page.begin_record()
    press(focused(), Qt.Key.Key_Return)
    tab(3)
    press(focused(), Qt.Key.Key_Escape)
    assert desk.week.notebook == before
    assert page.pane.table.hasFocus()
    assert page.editor.record is not None


def test_what_is_typed_is_taken_after_a_pause(qtbot: QtBot, desk: Desk, open_page: Open) -> None:
    open_page("1").begin_record()
    write("Thêu tay")
    assert not records(desk, "Thêu tay")
    qtbot.waitUntil(lambda: bool(records(desk, "Thêu tay")))


def test_the_letters_of_a_new_title_are_one_step(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    page.begin_record()
    write("Thêu")
    page.settle()
    type_text(focused(), " tay")
    page.settle()
    assert desk.week.undo_stack.count() == 1
    desk.week.undo_stack.undo()
    assert not records(desk, "Thêu tay")


def test_a_wrong_date_stays_as_typed_and_holds_enter(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    page.begin_record()
    write("Thêu tay", Qt.Key.Key_Tab)
    write("35/13", Qt.Key.Key_Return)
    widget = focused()
    assert isinstance(widget, QLineEdit)
    assert widget.text() == "35/13"
    assert "Không có ngày" in widget.accessibleDescription()
    assert records(desk, "Thêu tay")[0].starts is None
    assert records(desk, "Thêu tay")[0].as_typed == {"starts": "35/13"}
    write("5/10", Qt.Key.Key_Return)
    assert records(desk, "Thêu tay")[0].starts == date(2026, 10, 5)
    assert page.editor.is_blank


def test_what_could_not_be_read_is_there_again_on_return(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    first, second = (row.record.id for row in page.pane.model.rows[:2])
    page.show_place(Place(screen=Screen.RECORDS, item="1", record=first, field="people"))
    write("nhiều lắm")
    page.show_place(Place(screen=Screen.RECORDS, item="1", record=second))
    assert "“Số người”" in told[0].text
    page.show_place(Place(screen=Screen.RECORDS, item="1", record=first, field="people"))
    widget = focused()
    assert isinstance(widget, QLineEdit)
    record = desk.week.record(first)
    assert record is not None
    assert (widget.text(), record.people) == ("nhiều lắm", None)
    assert "số" in widget.accessibleDescription()
    desk.week.undo_stack.undo()
    assert desk.week.record(first) == replace(record, people=34, as_typed={})


def test_what_could_not_be_read_is_kept_and_mended_after_a_restart(
    desk: Desk, open_page: Open, qtbot: QtBot
) -> None:
    page = open_page("1")
    id_ = page.pane.model.rows[0].record.id
    before = desk.week.annex.value("1.1", "people") or 0
    page.show_place(Place(screen=Screen.RECORDS, item="1", record=id_, field="people"))
    write("khoảng 45 người")
    qtbot.waitUntil(lambda: desk.week.is_saved)
    kept = desk.workspace.store.notebook(desk.week.week.id)
    record = next(r for r in kept.records if r.id == id_)
    assert (record.people, record.as_typed) == (None, {"people": "khoảng 45 người"})
    assert (desk.week.annex.value("1.1", "people") or 0) <= before
    qtbot.waitUntil(lambda: desk.week.is_judged)
    assert "unread_entry" in {p.code for p in desk.week.judgement.about[id_]}
    write("45", Qt.Key.Key_Tab)
    assert desk.week.record(id_) == replace(record, people=45, as_typed={})


def test_a_blank_number_is_not_a_zero(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    id_ = page.pane.model.rows[0].record.id
    page.show_place(Place(screen=Screen.RECORDS, item="1", record=id_, field="people"))
    write("")
    page.settle()
    record = desk.week.record(id_)
    assert record is not None
    assert record.people is None


def test_money_is_read_as_typed_and_said_in_words(desk: Desk, open_page: Open) -> None:
    page = open_page("9")
    page.begin_record()
    write("Ngân sách tỉnh", Qt.Key.Key_Tab)
    write("15tr")
    assert _says(page, "Mười lăm triệu đồng")
    press(focused(), Qt.Key.Key_Return)
    [record] = records(desk, "Ngân sách tỉnh")
    assert isinstance(record, Funding)
    assert record.amount == 15_000_000


def test_arrows_choose_who_gave_and_its_fields_follow(desk: Desk, open_page: Open) -> None:
    page = open_page("4")
    page.begin_record()
    write("Bà Tư", Qt.Key.Key_Backtab, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    write("1", Qt.Key.Key_Tab)
    write("12", Qt.Key.Key_Return)
    [record] = records(desk, "Bà Tư")
    assert isinstance(record, BookDonation)
    assert (record.donor, record.people, record.copies) == (Party.INDIVIDUAL, 1, 12)


def test_a_day_to_come_makes_a_new_record_planned(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    page.begin_record()
    write("Mai mới học", Qt.Key.Key_Tab)
    write("4/10", Qt.Key.Key_Return)
    assert records(desk, "Mai mới học")[0].state is State.PLANNED


def test_a_title_leads_to_its_row_until_somebody_chooses_one(
    desk: Desk, open_page: Open, qtbot: QtBot
) -> None:
    page = open_page("1")
    page.begin_record()
    write("Lớp một", Qt.Key.Key_Backtab)
    write("1.13", Qt.Key.Key_Return)
    write("Tin học cho người lớn tuổi", Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: _says(page, "theo tên vừa ghi"))
    assert _says(page, "Bồi dưỡng nâng cao trình độ tin học cho cán bộ, công chức, viên chức")
    [guessed] = records(desk, "Tin học cho người lớn tuổi")
    assert guessed.category == "class.staff_computing"
    write("1.6", Qt.Key.Key_Tab)
    assert not _says(page, "theo tên vừa ghi")
    page.activateWindow()  # as a window system does once the offers are gone
    qtbot.waitUntil(page.isActiveWindow)
    page.editor.focus("title")
    write("Tin học văn phòng nâng cao", Qt.Key.Key_Tab)
    [chosen] = records(desk, "Tin học văn phòng nâng cao")
    assert chosen.category == "class.rural_trades"


def test_another_title_for_a_record_that_is_there_leaves_its_row(
    desk: Desk, open_page: Open
) -> None:
    page = open_page("1")
    page.show_place(
        Place(screen=Screen.RECORDS, item="1", record=page.pane.model.rows[0].record.id)
    )
    page.editor.focus("title")
    before = page.pane.model.rows[0].record.category
    write("Xóa mù chữ", Qt.Key.Key_Tab)
    assert records(desk, "Xóa mù chữ")[0].category == before


def test_a_title_used_before_brings_its_place_along(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    page.begin_record()
    write("xoa mu chu", Qt.Key.Key_Down, Qt.Key.Key_Return)
    page.settle()
    one, two = records(desk, "Xóa mù chữ, buổi tối")
    assert one.place == two.place == "Nhà văn hóa khu 5"


def test_enter_passes_by_an_offer_that_nobody_went_to(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    page.begin_record()
    write("Xóa mù", Qt.Key.Key_Return)
    assert len(records(desk, "Xóa mù")) == 1
    assert page.editor.is_blank


def test_a_search_folds_accents_and_looks_in_places_too(open_page: Open) -> None:
    page = open_page("1")
    page.pane.search.setText("tin hoc")
    assert titles(page) == ["Tin học văn phòng, khóa 1", "Tin học văn phòng, khóa 2"]
    page.pane.search.setText("khu 5")
    assert "Nâng cao tay nghề cho công nhân đóng tàu" in titles(page)
    page.pane.search.setText("không có đâu")
    assert titles(page) == []


def test_deleting_several_is_one_step_with_a_notice(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    page.pane.table.selectAll()
    press(page.pane.table, Qt.Key.Key_Delete)
    page.refresh()
    assert told == [Notice("Xóa 15 lớp", undo=True)]
    assert titles(page) == []
    desk.week.undo_stack.undo()
    page.refresh()
    assert len(titles(page)) == 15


def test_a_copy_is_made_of_each_selected_record(desk: Desk, open_page: Open) -> None:
    page = open_page("6")
    page.pane.table.selectAll()
    press(page.pane.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(titles(page)) == 8
    assert desk.week.undo_stack.count() == 1


def test_shift_enter_copies_the_record_shown(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    id_ = page.pane.model.rows[0].record.id
    page.show_place(Place(screen=Screen.RECORDS, item="1", record=id_, field="people"))
    press(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    one, two = records(desk, page.pane.model.rows[0].record.title)
    assert page.editor.record_id in {one.id, two.id} - {id_}


def test_a_record_moved_to_another_item_keeps_what_it_can(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    old = page.pane.model.rows[0].record
    category = desk.week.form.category("seminar")
    assert category is not None
    page.commands.move([old.id], category)
    page.refresh()
    new = desk.week.record(old.id)
    assert isinstance(new, Event)
    assert (new.title, new.starts, new.people) == (old.title, old.starts, old.people)
    assert old.id not in [row.record.id for row in page.pane.model.rows]


def test_the_editor_shows_what_undo_brought_back(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    record = page.pane.model.rows[0].record
    page.show_place(Place(screen=Screen.RECORDS, item="1", record=record.id, field="place"))
    write("Sân đình")
    page.settle()
    desk.week.undo_stack.undo()
    page.refresh()
    widget = focused()
    assert isinstance(widget, QLineEdit)
    assert widget.text() == record.place


def test_a_place_leads_to_the_field_of_a_problem(open_page: Open) -> None:
    page = open_page("1")
    id_ = page.pane.model.rows[3].record.id
    page.show_place(Place(screen=Screen.RECORDS, item="1", record=id_, field="ends"))
    assert page.editor.record_id == id_
    assert page.editor.focused_field() == "ends"
    assert page.pane.table.selected_ids == [id_]


def test_problems_stand_beside_the_field_once_it_was_left(
    qtbot: QtBot, desk: Desk, open_page: Open
) -> None:
    page = open_page("1")
    record = page.pane.model.rows[0].record
    desk.do("", Changes(records={record.id: replace(record, people=3, women=9)}))
    other = page.pane.model.rows[1].record
    page.show_place(Place(screen=Screen.RECORDS, item="1", record=other.id))
    qtbot.waitUntil(lambda: desk.week.is_judged)
    page.show_place(Place(screen=Screen.RECORDS, item="1", record=record.id, field="people"))
    assert _says(page, "nhiều hơn tổng số người")


def test_an_empty_item_says_what_belongs_there(open_page: Open) -> None:
    page = open_page("9")
    page.pane.table.selectAll()
    page.commands.delete(page.pane.table.selected_ids)
    page.refresh()
    assert _says(page, "ngân sách đã chi và các khoản ủng hộ")
    assert page.subtitle == ""


def test_records_of_no_row_are_on_a_page_of_their_own(desk: Desk, open_page: Open) -> None:
    record = desk.week.notebook.records[0]
    desk.do("", Changes(records={record.id: replace(record, category="đã bỏ")}))
    page = open_page("")
    assert titles(page) == [record.title]
    page.show_place(Place(screen=Screen.RECORDS, record=record.id, field="category"))
    write("5.5")
    page.settle()
    moved = desk.week.record(record.id)
    assert isinstance(moved, Event)


def _says(page: RecordPage, words: str) -> bool:
    from PySide6.QtWidgets import QLabel

    return any(words in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_span_fills_both_days(desk: Desk, open_page: Open) -> None:
    page = open_page("1")
    page.begin_record()
    write("Thêu tay", Qt.Key.Key_Tab)
    write("5-6/10", Qt.Key.Key_Return)
    [record] = records(desk, "Thêu tay")
    assert (record.starts, record.ends) == (date(2026, 10, 5), date(2026, 10, 6))
    assert page.editor.is_blank


def test_building_a_page_never_flashes_a_window_of_its_own(qtbot: QtBot, desk: Desk) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = RecordPage(desk)
    page.setParent(window)
    page.show_place(Place(screen=Screen.RECORDS, item="1"))
    page.show()
    assert window.isActiveWindow()


def test_alt_and_a_letter_lead_past_what_lies_between(desk: Desk, open_page: Open) -> None:
    page = open_page("5")
    page.begin_record()
    write("Hội thi mới")
    press(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    write("Đoàn Thanh niên")
    press(focused(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    write("https://b.vn/tin", Qt.Key.Key_Return, Qt.Key.Key_Return)
    [record] = records(desk, "Hội thi mới")
    assert isinstance(record, Event)
    assert record.organiser == "Đoàn Thanh niên"
    assert [link.url for link in record.links] == ["https://b.vn/tin"]
    assert page.editor.is_blank
