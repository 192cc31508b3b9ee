# SPDX-License-Identifier: MIT
"""The attendance list in the editor: one line there, a grid in a window of its own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.domain.week.records import Attendee, Record, TrainingClass
from desktop.ui.frame.desk import Desk
from desktop.ui.records.attendance.dialog import AttendanceDialog
from desktop.ui.records.attendance.model import BORN, NAME, NUMBER, UNIT
from desktop.ui.records.attendance.section import AttendanceSection
from desktop.ui.records.attendance.words import repeated, summary
from tests.ui.hands import press, type_text
from tests.ui.records.opening import opening

AN = Attendee(full_name="Nguyễn Văn An", born="1975", unit="Khu 5")
BINH = Attendee(full_name="Trần Thị Bình", born="1980", unit="Khu 6")
Open = Callable[..., AttendanceDialog]


@pytest.fixture
def record(desk: Desk) -> Record:
    """A class of the Week without a typed number of people or a list."""
    one = next(r for r in desk.week.notebook.records if isinstance(r, TrainingClass))
    blank = replace(one, people=None)
    desk.do("x", Changes(records={one.id: blank}, attendees={one.id: ()}))
    return blank


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, record: Record) -> AttendanceSection:
    made = AttendanceSection(desk, lambda: record.id)
    qtbot.addWidget(made)
    made.show_record(record.id)
    made.show()
    return made


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, record: Record) -> Open:
    """Open the window on a list of these people."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def open_(*people: Attendee) -> AttendanceDialog:
        desk.do("x", Changes(attendees={record.id: people}))
        dialog = AttendanceDialog(parent, desk, record.id, lambda _id: None)
        dialog.open()
        return dialog

    return open_


def listed(desk: Desk, record: Record) -> tuple[Attendee, ...]:
    return desk.week.attendees(record.id)


def type_in(dialog: AttendanceDialog, text: str, key: Qt.Key) -> None:
    """Type into the current cell and leave it by a key."""
    dialog.view.edit(dialog.view.currentIndex())
    editor = editor_of(dialog)
    editor.selectAll()
    type_text(editor, text)
    press(editor, key)


def editor_of(dialog: AttendanceDialog) -> QLineEdit:
    editor = dialog.view.indexWidget(dialog.view.currentIndex())
    assert isinstance(editor, QLineEdit)
    return editor


def at(dialog: AttendanceDialog) -> tuple[int, int]:
    index = dialog.view.currentIndex()
    return index.row(), index.column()


def test_without_a_list_the_line_says_so(section: AttendanceSection) -> None:
    assert section.words.text() == "Chưa có danh sách"
    assert section.follow_button.isHidden()


def test_the_line_counts_the_people_on_the_list(
    section: AttendanceSection, desk: Desk, record: Record
) -> None:
    desk.do("x", Changes(attendees={record.id: (AN, BINH, AN)}))
    section.show_record(record.id)
    assert section.words.text() == "Danh sách: 2 người"


def test_another_number_than_that_of_the_list_is_told_and_can_be_dropped(
    section: AttendanceSection, desk: Desk, record: Record
) -> None:
    typed = replace(record, people=30)
    desk.do("x", Changes(records={record.id: typed}, attendees={record.id: (AN, BINH)}))
    section.show_record(record.id)
    assert section.words.text() == "Danh sách: 2 người, khác số đã ghi"
    section.follow_button.click()
    now = desk.week.record(record.id)
    assert now is not None
    assert (now.people, now.amount_of("people")) == (None, 2)


def test_the_link_opens_the_list(section: AttendanceSection, qtbot: QtBot) -> None:
    section.open_button.click()
    dialog = section.findChild(AttendanceDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.close()


def test_a_person_is_written_with_tab_and_the_next_begins_below(
    opened: Open, desk: Desk, record: Record
) -> None:
    dialog = opened()
    type_in(dialog, "Nguyễn Văn An", Qt.Key.Key_Tab)
    type_in(dialog, "5/3/1975", Qt.Key.Key_Tab)
    type_in(dialog, "nam", Qt.Key.Key_Return)
    assert listed(desk, record) == (
        Attendee(full_name="Nguyễn Văn An", born="05/03/1975", gender="Nam"),
    )
    assert at(dialog) == (1, NAME)


def test_tab_goes_round_to_the_next_line_and_back(opened: Open) -> None:
    dialog = opened(AN)
    dialog.view.go_to(0, 5)
    press(dialog.view, Qt.Key.Key_Tab)
    assert at(dialog) == (1, NAME)
    press(dialog.view, Qt.Key.Key_Backtab)
    assert at(dialog) == (0, 5)


def test_enter_goes_down_in_its_column(opened: Open) -> None:
    dialog = opened(AN, BINH)
    dialog.view.go_to(0, UNIT)
    press(dialog.view, Qt.Key.Key_Return)
    assert at(dialog) == (1, UNIT)


def test_a_pasted_list_is_one_step_that_can_be_undone(
    opened: Open, desk: Desk, record: Record
) -> None:
    dialog = opened()
    people = "\n".join(f"{n}\tNguyễn Văn {chr(65 + n)}\t{1950 + n}" for n in range(1, 26))
    QGuiApplication.clipboard().setText(f"STT\tHọ và tên\tNăm sinh\n{people}")
    press(dialog.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(listed(desk, record)) == 25
    assert dialog.notices.text == "Đã thêm 25 người. 26 dòng: 25 người, 1 dòng tên cột."
    dialog.undo()
    assert listed(desk, record) == ()


def test_a_list_pasted_into_a_cell_being_written_becomes_people(
    opened: Open, desk: Desk, record: Record
) -> None:
    dialog = opened()
    QGuiApplication.clipboard().setText("1. Nguyễn Văn An - 1975 - Khu 5\n2. Trần Thị Bình - 1980")
    dialog.view.edit(dialog.view.currentIndex())
    editor = editor_of(dialog)
    press(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [a.full_name for a in listed(desk, record)] == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_a_column_is_pasted_downwards(opened: Open, desk: Desk, record: Record) -> None:
    dialog = opened(AN, BINH)
    dialog.view.go_to(0, UNIT)
    QGuiApplication.clipboard().setText("Khu 1\r\nKhu 2\r\n")
    press(dialog.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [a.unit for a in listed(desk, record)] == ["Khu 1", "Khu 2"]


def test_text_that_names_nobody_is_told(opened: Open, desk: Desk, record: Record) -> None:
    dialog = opened()
    dialog.taking.paste("12345\n67890")
    assert dialog.notices.text.startswith("Không thấy tên người nào")
    assert listed(desk, record) == ()


def test_who_is_written_twice_is_marked_and_counted_once(opened: Open) -> None:
    dialog = opened(AN, BINH, AN)
    assert dialog.summary.text() == "3 dòng, 2 người (1 người ghi hai lần)"
    assert dialog.model.index(2, 5).data() == "trùng dòng 1"


def test_the_list_is_sorted_by_given_name(opened: Open, desk: Desk, record: Record) -> None:
    dialog = opened(BINH, Attendee(full_name="Lê Thị Ân"), AN)
    dialog.sort_button.click()
    assert [a.full_name.split()[-1] for a in listed(desk, record)] == ["An", "Ân", "Bình"]


def test_delete_empties_cells_and_deletes_lines_chosen_by_their_number(
    opened: Open, desk: Desk, record: Record
) -> None:
    dialog = opened(AN, BINH)
    dialog.view.go_to(0, BORN)
    press(dialog.view, Qt.Key.Key_Delete)
    assert listed(desk, record)[0].born == ""
    dialog.view.selectRow(0)
    press(dialog.view, Qt.Key.Key_Delete)
    assert listed(desk, record) == (BINH,)


def test_a_line_left_without_a_word_goes_away(opened: Open, desk: Desk, record: Record) -> None:
    dialog = opened(Attendee(full_name="An"), BINH)
    dialog.view.go_to(0)
    press(dialog.view, Qt.Key.Key_Delete)
    assert listed(desk, record) == (BINH,)


def test_selected_cells_are_copied_as_a_table(opened: Open) -> None:
    dialog = opened(AN)
    dialog.view.selectRow(0)
    dialog.view.copy()
    assert QGuiApplication.clipboard().text() == "1\tNguyễn Văn An\t1975\t\tKhu 5\t"


def test_the_cell_above_is_repeated_by_ctrl_d(opened: Open, desk: Desk, record: Record) -> None:
    dialog = opened(AN, replace(BINH, unit=""))
    dialog.view.go_to(1, UNIT)
    press(dialog.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert listed(desk, record)[1].unit == "Khu 5"


def test_steps_from_before_the_window_are_not_undone_in_it(
    opened: Open, desk: Desk, record: Record
) -> None:
    dialog = opened(AN)
    assert not dialog.undo_button.isEnabled()
    dialog.undo()
    assert listed(desk, record) == (AN,)


def test_what_is_being_typed_is_kept_when_the_window_closes(
    opened: Open, desk: Desk, record: Record
) -> None:
    dialog = opened()
    dialog.view.edit(dialog.view.currentIndex())
    type_text(editor_of(dialog), "Lê Văn Cường")
    dialog.close()
    assert [a.full_name for a in listed(desk, record)] == ["Lê Văn Cường"]


def test_the_number_of_a_line_cannot_be_written(opened: Open) -> None:
    dialog = opened(AN)
    assert not dialog.model.flags(dialog.model.index(0, NUMBER)) & Qt.ItemFlag.ItemIsEditable


def test_the_sheet_to_sign_is_made_and_shown(
    qtbot: QtBot, section: AttendanceSection, desk: Desk, record: Record
) -> None:
    desk.do("x", Changes(attendees={record.id: (AN, BINH)}))
    with opening("file") as opened:
        section.print_button.click()
        qtbot.waitUntil(lambda: bool(opened.urls))
    assert Path(opened.urls[0].toLocalFile()).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ((), "Chưa có ai trong danh sách."),
        ((AN, BINH), "2 người"),
        ((AN, AN, BINH, BINH), "4 dòng, 2 người (2 người ghi hai lần)"),
        ((AN, AN, AN), "3 dòng, 1 người (1 người ghi nhiều lần)"),
    ],
)
def test_a_list_is_summed_up_in_words(people: tuple[Attendee, ...], words: str) -> None:
    assert summary(len(people), repeated(people)) == words


def test_typing_begins_writing_in_the_cell(opened: Open, desk: Desk, record: Record) -> None:
    dialog = opened()
    type_text(dialog.view, "Ân")
    press(editor_of(dialog), Qt.Key.Key_Return)
    assert [a.full_name for a in listed(desk, record)] == ["Ân"]


def test_what_is_typed_in_a_cell_need_not_be_left_to_be_kept(
    opened: Open, desk: Desk, record: Record
) -> None:
    dialog = opened(AN)
    dialog.view.go_to(1)
    dialog.view.edit(dialog.view.currentIndex())
    steps = desk.week.undo_stack.count()
    for letter in "Lê":
        type_text(editor_of(dialog), letter)
        desk.week.pending.hand_over()
    assert [person.full_name for person in listed(desk, record)] == [AN.full_name, "Lê"]
    assert editor_of(dialog).text() == "Lê"
    assert desk.week.undo_stack.count() == steps + 1


def test_escape_takes_back_what_was_handed_over_while_typing(
    opened: Open, desk: Desk, record: Record
) -> None:
    dialog = opened(AN)
    dialog.view.go_to(0)
    dialog.view.edit(dialog.view.currentIndex())
    type_text(editor_of(dialog), " Lê")
    desk.week.pending.hand_over()
    assert listed(desk, record) != (AN,)
    press(editor_of(dialog), Qt.Key.Key_Escape)
    assert listed(desk, record) == (AN,)
    assert not desk.week.pending
