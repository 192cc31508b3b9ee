# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.form.edits.rows import delete_rows
from desktop.domain.vietnamese import Region
from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.forms.library import FormFile
from desktop.services.forms.writing import form_text
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place, Screen
from desktop.ui.week.page import WeekPage
from desktop.ui.widgets.fields import FieldBox
from desktop.ui.window.main_window import MainWindow
from tests.ui.fakes import FakePrompts
from tests.ui.hands import close, press, type_text

UNFORESEEN = Path(__file__).parents[2] / "domain" / "data" / "van-lang-2027.toml"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> WeekPage:
    made = WeekPage(desk)
    qtbot.addWidget(made)
    made.resize(760, 646)
    made.show()
    return made


def box(page: WeekPage, key: str) -> FieldBox:
    return next(group.boxes[key] for group in page.groups if key in group.boxes)


def write(page: WeekPage, key: str, text: str) -> FieldBox:
    found = box(page, key)
    if isinstance(found.input, QLineEdit):
        found.input.selectAll()
    type_text(found.input, text)
    return found


def choose(page: WeekPage, key: str, choice: str) -> None:
    box(page, key).input.show_entry(choice)
    box(page, key).input.typed.emit(choice)


def test_everything_of_the_week_is_there(page: WeekPage) -> None:
    shown = {key: b.input.entry() for group in page.groups for key, b in group.boxes.items()}
    assert shown["name"] == "Trung tâm học tập cộng đồng phường Hà An"
    assert shown["ends"] == "07/10/2026"
    assert shown["copies_to"].split("\n")[-1] == "Lưu: VT"
    assert shown["director"] == "Nguyễn Văn A"
    assert shown["number"] == shown["signed_on"] == ""


def test_what_is_typed_is_in_the_week_and_on_the_disk(page: WeekPage, desk: Desk) -> None:
    write(page, "director", "Trần Thị B")
    write(page, "slogans", "Học để biết")
    assert desk.week.week.signers["director"].name == "Trần Thị B"
    desk.week.flush()
    assert desk.workspace.store.week().slogans == ("Học để biết",)


def test_the_letters_of_a_field_are_one_step_to_undo(page: WeekPage, desk: Desk) -> None:
    before = desk.week.week
    for letter in "abc":
        type_text(box(page, "theme").input, letter)
    assert desk.week.undo_stack.count() == 1
    assert desk.week.undo_stack.undoText() == "Sửa “Chủ đề”"
    desk.week.undo_stack.undo()
    page.refresh()
    assert box(page, "theme").input.entry() == before.theme


def test_a_line_being_typed_is_left_alone(page: WeekPage, desk: Desk) -> None:
    lines = box(page, "copies_to").input
    lines.show_entry("")
    type_text(lines, "- Như trên;")
    page.refresh()
    assert desk.week.week.copies_to == ("Như trên",)
    assert lines.entry() == "- Như trên;"
    lines.left.emit()
    assert lines.entry() == "Như trên"


def test_a_date_is_taken_once_it_is_whole(page: WeekPage, desk: Desk) -> None:
    found = write(page, "starts", "12/1")
    assert desk.week.week.starts == date(2026, 10, 1)
    type_text(found.input, "0")
    press(found.input, Qt.Key.Key_Return)
    assert (desk.week.week.starts, desk.week.week.ends) == (date(2026, 10, 12), date(2026, 10, 18))
    page.refresh()
    assert box(page, "ends").input.entry() == "18/10/2026"


def test_settling_takes_the_date_that_is_typed(page: WeekPage, desk: Desk) -> None:
    write(page, "deadline", "15/10")
    page.settle()
    assert desk.week.week.deadline == date(2026, 10, 15)


def test_what_cannot_be_read_stays_with_a_sentence_beside_it(page: WeekPage, desk: Desk) -> None:
    found = write(page, "ends", "30/9")
    found.input.left.emit()
    assert "trước ngày bắt đầu" in found.problem
    page.refresh()
    assert found.input.entry() == "30/9"
    assert desk.week.week.ends == date(2026, 10, 7)
    write(page, "ends", "6/10").input.left.emit()
    assert found.problem == ""
    assert found.input.entry() == "06/10/2026"


def test_a_week_keeps_its_centre_while_its_name_is_rewritten(page: WeekPage, desk: Desk) -> None:
    found = box(page, "name")
    assert isinstance(found.input, QLineEdit)
    found.input.selectAll()
    press(found.input, Qt.Key.Key_Delete)
    assert found.problem == ""
    found.input.left.emit()
    assert found.problem == "Hãy ghi tên trung tâm."
    assert desk.week.week.centre.name


def test_what_was_found_stands_beside_the_field(page: WeekPage, desk: Desk, qtbot: QtBot) -> None:
    desk.do("Bỏ người ký", Changes(week=replace(desk.week.week, signers={}, mailbox="a b")))
    qtbot.waitUntil(lambda: bool(box(page, "director").problem), timeout=10_000)
    assert "Chưa có họ tên người ký" in box(page, "director").problem
    assert "không phải địa chỉ thư điện tử" in box(page, "mailbox").problem


def test_a_place_leads_to_its_field(page: WeekPage, qtbot: QtBot) -> None:
    page.show_place(Place(screen=Screen.WEEK, field="director"))
    qtbot.waitUntil(lambda: page.focusWidget() is box(page, "director").input)
    assert not box(page, "director").visibleRegion().isEmpty()


def test_numbers_may_be_said_as_in_the_south(page: WeekPage, desk: Desk) -> None:
    choose(page, "number_words", "south")
    assert desk.week.week.number_words is Region.SOUTH


def test_a_form_with_the_same_rows_is_taken_at_once(
    page: WeekPage, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.week_wanted) as wanted:
        choose(page, "form", "chung")
    assert wanted.args == [desk.week.week.id]
    assert desk.workspace.store.week().form == "chung"


def test_a_form_without_some_rows_says_what_is_displaced_first(desk: Desk, qtbot: QtBot) -> None:
    page = page_with_unforeseen_form(desk, qtbot)
    choose(page, "form", "van-lang-2027")
    assert page.warning.isVisibleTo(page)
    assert "hoạt động cần chọn lại dòng" in words(page)
    page.keep.click()
    assert not page.warning.isVisibleTo(page)
    assert box(page, "form").input.entry() == "quang-yen-2020"
    choose(page, "form", "van-lang-2027")
    with qtbot.waitSignal(desk.week_wanted):
        page.change.click()
        leave_for_later(page)
    assert desk.workspace.store.week().form == "van-lang-2027"


def test_changing_the_form_is_undone_by_choosing_the_old_one(desk: Desk, qtbot: QtBot) -> None:
    before = desk.week.week
    page = page_with_unforeseen_form(desk, qtbot)
    choose(page, "form", "van-lang-2027")
    with qtbot.waitSignal(desk.week_wanted):
        page.change.click()
        leave_for_later(page)
    choose(page, "form", before.form)
    with qtbot.waitSignal(desk.week_wanted):
        pass
    assert desk.week.week == before


def test_records_without_a_row_are_asked_for_and_remarks_go_with_theirs(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.do("Ghi chú", Changes(row_notes={"2": "Tin trên đài"}))
    forms = desk.workspace.folder.forms
    forms.mkdir(exist_ok=True)
    own = replace(desk.week.form, id="khac", name="Mẫu khác")
    without = [n for n, row in enumerate(own.rows) if row.code in ("1.13", "2")]
    made = delete_rows(own, without).form
    desk.workspace.forms.keep(FormFile(made, form_text(made)))
    page = WeekPage(desk)
    qtbot.addWidget(page)
    page.show()
    choose(page, "form", "khac")
    assert "1 ghi chú của phụ lục" in words(page)
    page.change.click()
    assert page.question is not None
    page.question.reject()
    assert box(page, "form").input.entry() == desk.week.week.form == "quang-yen-2020"
    choose(page, "form", "khac")
    with qtbot.waitSignal(desk.week_wanted):
        page.change.click()
        choice = page.question.choices["class.literacy", "training_class"]
        choice.show_entry("class.universal_schooling")
        page.question.use()
    book = desk.workspace.store.notebook(desk.week.week.id)
    assert "class.universal_schooling" in [record.category for record in book.records]
    assert book.row_notes["quang-yen-2020/2"] == "Tin trên đài"
    assert "Tin trên đài" not in [note for code, note in book.row_notes.items() if "/" not in code]


def test_the_window_comes_back_to_this_page_on_the_other_form(
    data: Path, prompts: FakePrompts, qtbot: QtBot
) -> None:
    window = MainWindow(DataFolder(data), prompts=prompts)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.work is not None, timeout=20_000)
    first = window.work
    assert first is not None
    first.go(Place(screen=Screen.WEEK))
    choose(week_page(first.page), "form", "chung")
    qtbot.waitUntil(lambda: window.work not in (None, first), timeout=20_000)
    assert window.work is not None
    desk = window.work.desk
    assert desk.week.form.id == "chung"
    qtbot.waitUntil(week_page(window.work.page).isVisible)
    qtbot.waitUntil(lambda: desk.week.is_judged and desk.jobs.is_idle, timeout=20_000)
    close(window, qtbot)


def page_with_unforeseen_form(desk: Desk, qtbot: QtBot) -> WeekPage:
    forms = desk.workspace.folder.forms
    forms.mkdir(exist_ok=True)
    (forms / UNFORESEEN.name).write_text(UNFORESEEN.read_text(encoding="utf-8"), encoding="utf-8")
    page = WeekPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def leave_for_later(page: WeekPage) -> None:
    """Answer where records go that have no row: later."""
    assert page.question is not None
    for choice in page.question.choices.values():
        choice.show_entry("")
    page.question.use()


def words(page: WeekPage) -> str:
    return " ".join(
        label.text() for label in page.warning.findChildren(type(box(page, "name").label))
    )


def week_page(page: Page) -> WeekPage:
    assert isinstance(page, WeekPage)
    return page
