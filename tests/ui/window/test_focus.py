# SPDX-License-Identifier: MIT
"""The keyboard stays where the work is, whatever comes and goes."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.checks.items import item_of
from desktop.domain.week.changes import Changes
from desktop.services.workspace import Workspace
from desktop.ui.background.jobs import Jobs
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.guide import Guide
from desktop.ui.help.window import HelpWindow
from desktop.ui.photos.page import PhotosPage
from desktop.ui.records.attendance.section import AttendanceSection
from desktop.ui.records.page import RecordPage
from desktop.ui.submit.page import SubmitPage
from desktop.ui.widgets.tab_order import reach, stops
from desktop.ui.window.work_view import WorkView
from tests.ui.fakes import FakePrompts
from tests.ui.hands import press, type_text
from tests.ui.screens import calm, work_in

ENTER, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    return made


@pytest.fixture
def view(qtbot: QtBot, window: QMainWindow, desk: Desk, tmp_path: Path) -> WorkView:
    desk.preferences.keep("submit/folder", str(tmp_path / "Sổ Tuần Lễ"))
    return work_in(qtbot, window, desk)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_taking_the_number_from_the_list_leaves_the_keyboard_in_the_form(
    qtbot: QtBot, view: WorkView, desk: Desk
) -> None:
    record = next(r for r in desk.week.notebook.records if r.listed)
    desk.do("x", Changes(records={record.id: replace(record, people=7)}))
    item = item_of(desk.week.form, record.category)
    view.go(Place(screen=Screen.RECORDS, item=item, record=record.id))
    calm(qtbot, desk)
    page = view.page
    assert isinstance(page, RecordPage)
    follow = next(s for s in page.editor.findChildren(AttendanceSection) if s.isVisible())
    reach(follow.follow_button)
    press(follow.follow_button, ENTER)
    calm(qtbot, desk)
    assert not follow.follow_button.isVisible()
    assert page.editor.isAncestorOf(focused())


def test_putting_a_photo_away_leaves_the_keyboard_at_the_photos(
    qtbot: QtBot, view: WorkView, desk: Desk
) -> None:
    loose = {p.id: replace(p, record=None) for p in desk.week.notebook.photos}
    desk.do("x", Changes(photos=loose))
    view.go(Place(screen=Screen.PHOTOS))
    calm(qtbot, desk)
    page = view.page
    assert isinstance(page, PhotosPage)
    inbox = page.gallery.inbox
    for _ in range(3):
        waiting = sum(photo.is_waiting for photo in desk.week.notebook.photos)
        buttons = [b for b in stops(inbox) if isinstance(b, QAbstractButton)]
        reach(buttons[1])
        press(buttons[1], ENTER)
        calm(qtbot, desk)
        assert sum(photo.is_waiting for photo in desk.week.notebook.photos) < waiting
        assert page.isAncestorOf(focused())


def test_making_and_sending_a_submission_leave_the_keyboard_on_its_page(
    qtbot: QtBot, view: WorkView, desk: Desk
) -> None:
    view.go(Place(screen=Screen.SUBMIT))
    calm(qtbot, desk)
    page = view.page
    assert isinstance(page, SubmitPage)

    def settle() -> None:
        jobs, sight = desk.jobs, page.dispatching
        qtbot.waitUntil(lambda: jobs.is_idle and not sight.is_busy, timeout=30_000)
        sight.read()
        qtbot.waitUntil(lambda: jobs.is_idle, timeout=30_000)

    settle()
    reach(page.making.make)
    press(page.making.make, ENTER)
    settle()
    assert page.dispatching.sight.folder is not None
    assert page.isAncestorOf(focused())
    sent = page.sending.mark
    page.cards[-1].open(is_open=True)
    reach(sent)
    assert sent.hasFocus()
    press(sent, ENTER)
    settle()
    qtbot.waitUntil(page.finished.isVisible)
    assert page.isAncestorOf(focused())


def test_enter_presses_the_button_that_has_the_keyboard(view: WorkView, desk: Desk) -> None:
    record = desk.week.notebook.records[0]
    desk.do("Xóa", Changes(records={record.id: None}))
    undo = next(
        b
        for b in view.header.findChildren(QAbstractButton)
        if b.accessibleName() == view.undo.text()
    )
    reach(undo)
    press(undo, ENTER)
    assert desk.week.record(record.id) is not None


def test_f6_goes_round_the_areas_and_back(qtbot: QtBot, view: WorkView, desk: Desk) -> None:
    view.go(Place(screen=Screen.RECORDS, item="1"))
    calm(qtbot, desk)
    view.sidebar.setFocus()
    areas = (view.stack, view.header, view.sidebar)
    for area in areas:
        press(focused(), Qt.Key.Key_F6)
        assert area.isAncestorOf(focused())
    for area in (view.header, view.stack, view.sidebar):
        press(focused(), Qt.Key.Key_F6, SHIFT)
        assert area.isAncestorOf(focused())


def test_a_search_without_hits_shows_no_form(qtbot: QtBot, view: WorkView, desk: Desk) -> None:
    view.go(Place(screen=Screen.RECORDS, item="1"))
    calm(qtbot, desk)
    page = view.page
    assert isinstance(page, RecordPage)
    assert page.editor.record is not None
    type_text(page.pane.search, "xyzzy")
    assert page.editor.record is None
    page.pane.search.clear()
    qtbot.waitUntil(lambda: page.editor.record is not None)


def test_f1_works_in_the_guide(
    qtbot: QtBot, workspace: Workspace, prompts: FakePrompts, window: QMainWindow
) -> None:
    guide = Guide(workspace, prompts, Jobs(window))
    window.setCentralWidget(guide)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(guide, Qt.Key.Key_F1)
    shown = window.findChild(HelpWindow)
    assert isinstance(shown, HelpWindow)
    assert shown.isVisible()
    shown.close()
