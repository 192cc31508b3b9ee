# SPDX-License-Identifier: MIT

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.vietnamese import fold
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import SectionText
from desktop.services.search.findable import HitGroup
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.help.window import HelpWindow
from desktop.ui.photos.page import PhotosPage
from desktop.ui.preferences import Look
from desktop.ui.records.attendance.dialog import AttendanceDialog
from desktop.ui.records.page import RecordPage
from desktop.ui.search.palette import SearchPalette
from desktop.ui.search.result_list import GroupHeading, HitLine, RestLine
from desktop.ui.widgets.theme import dress
from desktop.ui.window.window_place import SMALLEST
from desktop.ui.window.work_view import WorkView
from tests.ui.hands import press, type_text
from tests.ui.screens import calm, faults_of, places, work_in

KEY = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    return made


@pytest.fixture
def view(qtbot: QtBot, window: QMainWindow, desk: Desk) -> WorkView:
    made = work_in(qtbot, window, desk)
    calm(qtbot, desk)
    return made


def opened(qtbot: QtBot, view: WorkView) -> SearchPalette:
    qtbot.waitUntil(lambda: view.window().findChild(SearchPalette) is None)
    view.search.trigger()
    palette = view.window().findChild(SearchPalette)
    assert isinstance(palette, SearchPalette)
    qtbot.waitUntil(palette.isActiveWindow)
    qtbot.waitUntil(lambda: palette.is_ready, timeout=20_000)
    return palette


def searched(qtbot: QtBot, view: WorkView, text: str) -> SearchPalette:
    palette = opened(qtbot, view)
    type_text(palette.line, text)
    qtbot.waitUntil(lambda: palette.is_answered)
    return palette


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def choose(palette: SearchPalette, group: HitGroup, title: str) -> None:
    """Go by the arrow to a hit, and press Enter."""
    for _ in palette.list.rows:
        row = palette.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(row, HitLine) and (row.group, row.title) == (group, title):
            press(palette.line, KEY.Key_Return)
            return
        press(palette.line, KEY.Key_Down)
    raise LookupError(title)


def test_its_key_is_that_of_nothing_else_in_the_window(view: WorkView, desk: Desk) -> None:
    keys = view.search.shortcut()
    assert keys.toString() == "F3"
    for place in places(desk):
        view.go(place)
    assert all(keys != s.key() for s in view.findChildren(QShortcut))
    menus = view.findChildren(QMenu)
    actions = [a for owner in (view, *menus) for a in owner.actions() if a is not view.search]
    assert all(keys not in action.shortcuts() for action in actions)


def test_a_few_letters_and_enter_lead_to_the_very_field(
    qtbot: QtBot, view: WorkView, desk: Desk
) -> None:
    record = next(r for r in desk.week.notebook.records if r.place and r.listed)
    palette = searched(qtbot, view, fold(record.title))
    choose(palette, HitGroup.RECORDS, record.title)
    page = view.page
    assert isinstance(page, RecordPage)
    qtbot.waitUntil(lambda: page.editor.record_id == record.id)
    qtbot.waitUntil(lambda: page.editor.focused_field() == "title")


def test_a_person_is_shown_in_the_list(qtbot: QtBot, view: WorkView, desk: Desk) -> None:
    record = next(r for r in desk.week.notebook.records if r.listed)
    person = desk.week.attendees(record.id)[4]
    palette = searched(qtbot, view, fold(f"{person.full_name} {person.born}"))
    choose(palette, HitGroup.PEOPLE, person.full_name)
    qtbot.waitUntil(lambda: view.window().findChild(AttendanceDialog) is not None)
    dialog = view.window().findChild(AttendanceDialog)
    assert isinstance(dialog, AttendanceDialog)
    shown = dialog.model.attendees[dialog.view.currentIndex().row()]
    assert shown.full_name == person.full_name
    dialog.close()


def test_a_person_just_typed_is_found_too(qtbot: QtBot, view: WorkView, desk: Desk) -> None:
    record = next(r for r in desk.week.notebook.records if r.listed)
    people = desk.week.attendees(record.id)
    press(searched(qtbot, view, "zorba").line, KEY.Key_Escape)
    new = (*people, replace(people[0], full_name="Zorba Thị Quỳnh"))
    desk.do("x", Changes(attendees={record.id: new}))
    palette = searched(qtbot, view, "zorba")
    assert [r.title for r in palette.list.rows if isinstance(r, HitLine)] == ["Zorba Thị Quỳnh"]


def test_photo_section_document_and_help_are_gone_to(
    qtbot: QtBot, view: WorkView, desk: Desk
) -> None:
    photo = desk.week.notebook.photos[0]
    title = photo.caption or photo.file_name
    choose(searched(qtbot, view, title), HitGroup.PHOTOS, title)
    page = view.page
    assert isinstance(page, PhotosPage)
    assert [p.id for p in page.gallery.grid.chosen] == [photo.id]
    section = next(s for s in desk.week.form.sections if s.key in desk.week.notebook.sections)
    text = "Bà con mong có thư viện lưu động."
    desk.do("x", Changes(sections={section.key: SectionText(text=text)}))
    palette = searched(qtbot, view, "thu vien luu dong")
    row = next(
        r for r in palette.list.rows if isinstance(r, HitLine) and r.group is HitGroup.REPORT
    )
    assert text in row.about
    choose(palette, HitGroup.REPORT, row.title)
    assert view.place == Place(screen=Screen.REPORT, section=section.key)
    plan = "Kế hoạch tổ chức Tuần lễ"
    choose(searched(qtbot, view, "ke hoach to chuc"), HitGroup.DOCUMENTS, plan)
    assert view.place.screen is Screen.DOCUMENTS
    palette = searched(qtbot, view, "phim tat")
    choose(palette, HitGroup.HELP, "Phím tắt")
    assert isinstance(view.window().findChild(HelpWindow), HelpWindow)


def test_pages_settings_and_the_menu_are_found(qtbot: QtBot, view: WorkView) -> None:
    choose(searched(qtbot, view, "phu luc"), HitGroup.PAGES, "Phụ lục số liệu")
    assert view.place.screen is Screen.ANNEX
    qtbot.waitUntil(lambda: view.page.focusWidget() is QApplication.focusWidget() is not None)
    choose(searched(qtbot, view, "co chu"), HitGroup.SETTINGS, "Cỡ chữ")
    assert view.place.section == "general"
    qtbot.waitUntil(lambda: focused() == "Cỡ chữ")
    choose(searched(qtbot, view, "chu de"), HitGroup.WEEK, "Chủ đề")
    qtbot.waitUntil(lambda: focused() == "Chủ đề")
    palette = searched(qtbot, view, "thoat")
    with qtbot.waitSignal(view.closing_wanted):
        choose(palette, HitGroup.PAGES, "Thoát")


def test_enter_pressed_before_the_answer_is_not_lost(qtbot: QtBot, view: WorkView) -> None:
    palette = opened(qtbot, view)
    type_text(palette.line, "phụ lục số liệu")
    press(palette.line, KEY.Key_Return)
    qtbot.waitUntil(lambda: view.place.screen is Screen.ANNEX)


def test_the_rest_of_a_group_is_one_key_away(qtbot: QtBot, view: WorkView) -> None:
    palette = searched(qtbot, view, "a")
    rows = palette.list.rows
    at, more = next((n, row) for n, row in enumerate(rows) if isinstance(row, RestLine))
    palette.list.setCurrentIndex(palette.list.model().index(at, 0))
    press(palette.line, KEY.Key_Return)
    row = palette.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert isinstance(row, HitLine)
    assert row.group is more.group
    assert len(palette.list.rows) > len(rows)


def test_escape_gives_the_keyboard_back(qtbot: QtBot, view: WorkView, desk: Desk) -> None:
    record = desk.week.notebook.records[0]
    view.go(Place(screen=Screen.RECORDS, item="1", record=record.id, field="place"))
    before = QApplication.focusWidget()
    palette = opened(qtbot, view)
    press(palette.line, KEY.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is before)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("points", [11, 18])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, window: QMainWindow, desk: Desk, look: Look, points: int
) -> None:
    dress(qapp, look, points)
    window.resize(SMALLEST)
    view = work_in(qtbot, window, desk)
    palette = searched(qtbot, view, "hoc")
    assert any(isinstance(row, GroupHeading) for row in palette.list.rows)
    assert window.frameGeometry().contains(palette.geometry())
    assert faults_of(qtbot, palette, may_have_tip=True) == []
    palette.reject()
    dress(qapp, Look.LIGHT, 11)
