# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import compute
from desktop.domain.week.changes import Changes
from desktop.ui.annex.page import AnnexPage
from desktop.ui.annex.sheet import AnnexSheet
from desktop.ui.annex.sheet_model import SheetModel
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.pending import Pending
from desktop.ui.frame.place import Place, Screen
from desktop.ui.widgets.row_button import RowButton
from tests.ui.browser import Browser
from tests.ui.hands import press, type_text

WIDE_FORM = Path(__file__).parents[2] / "domain" / "data" / "van-lang-2027.toml"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> AnnexPage:
    made = AnnexPage(desk)
    qtbot.addWidget(made)
    made.resize(760, 646)
    made.show()
    qtbot.waitUntil(lambda: desk.week.is_judged)
    return made


@pytest.fixture
def places(desk: Desk) -> list[Place]:
    """Where the page asked to go."""
    found: list[Place] = []
    desk.wanted.connect(found.append)
    return found


def choose(page: AnnexPage, row: str, column: str = "") -> None:
    page.show_place(Place(screen=Screen.ANNEX, row=row, column=column))


def words(page: AnnexPage) -> list[str]:
    """Return what can be read beside the sheet."""
    labels = page.panel.findChildren(QLabel)
    return [part.text() for part in labels if part.text() and part.isVisible()]


def cards(page: AnnexPage) -> list[RowButton]:
    return [card for card in page.panel.findChildren(RowButton) if card.isVisible()]


def note(page: AnnexPage, row: str) -> QModelIndex:
    return page.model.index(page.model.index_of(row).row(), page.model.notes_column)


def write_note(page: AnnexPage, row: str, text: str) -> QPlainTextEdit:
    """Begin a remark by Enter, as one comes to it with the arrow keys, and type it."""
    page.sheet.setCurrentIndex(note(page, row))
    press(page.sheet, Qt.Key.Key_Return)
    editor = page.sheet.findChild(QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    press(editor, Qt.Key.Key_Delete)  # all of it is marked
    type_text(editor, text)
    return editor


def test_the_sheet_says_what_the_annex_says(page: AnnexPage, desk: Desk) -> None:
    for row in desk.week.annex.rows:
        for key, cell in row.cells.items():
            shown = page.model.index_of(row.row.code, key).data()
            assert shown.replace(".", "") == ("" if cell.value is None else str(cell.value))


def test_title_and_reference_stand_over_the_table(page: AnnexPage) -> None:
    assert page.model.index(0, 0).data() == "TỔNG HỢP SỐ LIỆU KẾT QUẢ TỔ CHỨC TUẦN LỄ"
    assert page.model.index(1, 0).data().startswith("(Kèm theo Báo cáo số")


def test_columns_that_share_a_heading_and_money_lie_across(page: AnnexPage) -> None:
    assert page.sheet.columnSpan(2, 3) == 2
    assert page.sheet.rowSpan(2, 0) == 2
    money = page.model.index_of("9.2", "sessions")
    assert page.sheet.columnSpan(money.row(), money.column()) == 2
    assert money.data() == "23.500.000"


def test_two_number_columns_need_no_scrolling_sideways(page: AnnexPage) -> None:
    assert page.sheet.horizontalScrollBar().maximum() == 0


def test_a_figure_shows_what_is_behind_it(page: AnnexPage) -> None:
    choose(page, "1.4", "people")
    assert words(page)[:2] == ["Dòng 1.4 · Tin học", "2 lớp · 53 người"]
    first, second = cards(page)
    assert first.accessibleName().startswith("Tin học văn phòng, khóa 1, 02/10 · 28 người · 1 ảnh")
    assert second.accessibleName().endswith("chưa có minh chứng")


def test_a_click_on_a_figure_chooses_it(page: AnnexPage) -> None:
    place = page.sheet.visualRect(page.model.index_of("1.1", "people")).center()
    QTest.mouseClick(page.sheet.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert words(page)[:2] == ["Dòng 1.1 · Tổng số người học", "830 người"]
    assert len(cards(page)) == 15


def test_arrow_keys_walk_over_the_figures_and_enter_goes_on(page: AnnexPage) -> None:
    choose(page, "1.4", "people")
    press(page.sheet, Qt.Key.Key_Down)
    assert words(page)[0] == "Dòng 1.5 · Tay nghề công nhân"
    page.activateWindow()
    press(page.sheet, Qt.Key.Key_Return)
    assert page.window().focusWidget() is cards(page)[0]


def test_the_head_cannot_be_chosen(page: AnnexPage) -> None:
    choose(page, "1", "sessions")
    for _ in range(4):
        press(page.sheet, Qt.Key.Key_Up)
    assert words(page)[0] == "Dòng 1 · Lớp bồi dưỡng"


def test_a_card_opens_its_record(page: AnnexPage, desk: Desk, places: list[Place]) -> None:
    choose(page, "8.2", "people")
    QTest.mouseClick(cards(page)[0], Qt.MouseButton.LeftButton)
    (place,) = places
    record = desk.week.record(place.record)
    assert record is not None
    assert (place.item, record.category) == ("8", "commendation")


def test_a_blank_figure_says_so_and_leads_to_where_it_is_written(
    page: AnnexPage, places: list[Place]
) -> None:
    choose(page, "1.3", "people")
    assert words(page) == ["Dòng 1.3 · Ngoại ngữ", "Chưa có hoạt động nào được tính vào đây."]
    press(page.sheet, Qt.Key.Key_Return)
    page.panel.item_wanted.emit()
    assert places == [Place(screen=Screen.RECORDS, item="1", row="1.3")]


def test_figures_follow_the_records_and_the_choice_stays(
    page: AnnexPage, desk: Desk, qtbot: QtBot
) -> None:
    choose(page, "1.4", "people")
    first = next(r for r in desk.week.notebook.records if r.title == "Tin học văn phòng, khóa 1")
    desk.do("Xóa", Changes(records={first.id: None}))
    qtbot.waitUntil(lambda: words(page)[1] == "1 lớp · 25 người")
    assert page.sheet.currentIndex().data() == "25"
    assert len(cards(page)) == 1


def test_a_remark_is_written_in_place_and_can_be_undone(page: AnnexPage, desk: Desk) -> None:
    editor = write_note(page, "1.13", "Học  buổi tối ")
    press(editor, Qt.Key.Key_Return)
    assert desk.week.notebook.row_notes["1.13"] == "Học buổi tối"
    desk.week.undo_stack.undo()
    assert "1.13" not in desk.week.notebook.row_notes


def test_a_remark_being_typed_is_handed_over_before_leaving(page: AnnexPage, desk: Desk) -> None:
    write_note(page, "2", "Có 03 bài trên Facebook")
    page.settle()
    assert desk.week.notebook.row_notes["2"] == "Có 03 bài trên Facebook"


def test_a_remark_being_typed_stays_when_the_figures_change(
    page: AnnexPage, desk: Desk, qtbot: QtBot
) -> None:
    page.sheet.setCurrentIndex(note(page, "2"))
    type_text(page.sheet, "Có 03 bài ")
    changed = desk.week.notebook.records[0]
    with qtbot.waitSignal(page.model.dataChanged):
        desk.do("Xóa", Changes(records={changed.id: None}))
    type_text(page.sheet.indexWidget(note(page, "2")), "trên Facebook")
    page.settle()
    assert desk.week.notebook.row_notes["2"] == "Có 03 bài trên Facebook"


def test_escape_leaves_a_remark_as_it_was(page: AnnexPage, desk: Desk) -> None:
    before = desk.week.notebook.row_notes
    press(write_note(page, "5", "Bỏ"), Qt.Key.Key_Escape)
    page.settle()
    assert desk.week.notebook.row_notes == before


def test_a_remark_taken_away_gives_place_to_the_form_s(page: AnnexPage, qtbot: QtBot) -> None:
    assert not page.model.is_drafted(note(page, "10"))
    write_note(page, "10", "")
    page.settle()
    qtbot.waitUntil(lambda: page.model.is_drafted(note(page, "10")))
    assert note(page, "10").data() == (
        "Trao học bổng cho học sinh nghèo vượt khó (25 suất, trị giá 12.500.000 đồng); "
        "Diễu hành xe loa tuyên truyền (02 lượt)"
    )


def test_looking_at_a_remark_changes_nothing(page: AnnexPage, desk: Desk) -> None:
    page.sheet.setCurrentIndex(note(page, "10"))
    press(page.sheet, Qt.Key.Key_Return)
    page.settle()
    assert not desk.week.undo_stack.canUndo()


def test_a_place_chooses_a_figure(page: AnnexPage) -> None:
    choose(page, "4.2", "sessions")
    assert page.sheet.currentIndex().data() == "1.245"
    assert (
        page.sheet.viewport()
        .rect()
        .contains(page.sheet.visualRect(page.sheet.currentIndex()).center())
    )


def test_the_annex_opens_in_the_program_for_tables(
    page: AnnexPage, qtbot: QtBot, browser: Browser
) -> None:
    (button,) = page.header_actions()
    qtbot.addWidget(button)
    assert isinstance(button, QPushButton)
    button.click()
    qtbot.waitUntil(lambda: bool(browser.opened), timeout=20_000)
    assert browser.opened[0].suffix == ".xlsx"
    assert browser.opened[0].read_bytes()[:2] == b"PK"


def test_a_form_of_many_columns_scrolls_sideways(qtbot: QtBot) -> None:
    form = read_form(WIDE_FORM.read_text(encoding="utf-8"), WIDE_FORM.name)
    sheet = AnnexSheet(SheetModel(compute(form, []), form.annex), Pending())
    qtbot.addWidget(sheet)
    sheet.resize(430, 500)
    sheet.show()
    assert sheet.horizontalScrollBar().maximum() > 0
    sheet.resize(900, 500)
    qtbot.waitUntil(lambda: sheet.horizontalScrollBar().maximum() == 0)


def test_readers_hear_where_a_figure_stands(page: AnnexPage) -> None:
    said = Qt.ItemDataRole.AccessibleTextRole
    assert page.model.index_of("1.4", "people").data(said) == "Dòng 1.4 Tin học, Người, 53"
    assert page.model.index_of("1.3", "people").data(said) == "Dòng 1.3 Ngoại ngữ, Người, trống"
    assert note(page, "5").data(said).startswith("Dòng 5 Thi, tọa đàm, Ghi chú, Có 01 buổi")


def test_the_first_letters_of_a_remark_typed_into_a_cell_are_kept(
    page: AnnexPage, desk: Desk
) -> None:
    page.sheet.setCurrentIndex(note(page, "2"))
    type_text(page.sheet, "Có ")
    type_text(page.sheet.indexWidget(note(page, "2")), "03 bài trên Facebook")
    page.settle()
    assert desk.week.notebook.row_notes["2"] == "Có 03 bài trên Facebook"
