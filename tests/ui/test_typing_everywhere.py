# SPDX-License-Identifier: MIT
"""Wherever one can type, what is typed is on the disk a moment later, without leaving the field.

The places are found, not listed: every page, every tab and every dialog is opened, and whatever in
it takes text is typed into. Who adds an entry that nobody hands over fails here.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import product
from pathlib import Path
from string import ascii_lowercase

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMainWindow,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.exchange.revision import Revision
from desktop.domain.week.bounds import check_bounds
from desktop.domain.week.changes import Changes
from desktop.domain.week.growth import TooMuch
from desktop.domain.week.kinds import kind_of
from desktop.paths import DataFolder
from desktop.services.forms.own_forms import to_edit
from desktop.services.submission.report_content import content_now
from desktop.services.workspace import open_workspace
from desktop.ui.background.jobs import Jobs
from desktop.ui.forms.workshop.session import FormSession
from desktop.ui.forms.workshop.window import FormWorkshop, Wishes
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.guide import Guide
from desktop.ui.photos.view import PhotoView
from desktop.ui.records.attendance.dialog import AttendanceDialog
from desktop.ui.widgets.text_entries import TextLine, TextLines, TextSheet
from desktop.ui.window.work_view import WorkView
from tests.ui.entries import cells, entries, opened_cell, stands_in
from tests.ui.fakes import FakePrompts
from tests.ui.hands import compose, type_text

TOKENS = map("".join, product("q", ascii_lowercase, ascii_lowercase))
"""Letters that stand nowhere, three of them because the shortest entry takes four."""


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1180, 760)
    return made


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, window: QMainWindow) -> WorkView:
    """The work on the sample Week, a report of which was made and is no longer the same."""
    week, workspace = desk.week.week, desk.workspace
    content = content_now(workspace, week)
    revision = Revision(
        number=1,
        created_at=datetime.now(UTC),
        reason="",
        check_code="",
        content=content.text,
        form_text=content.form_text,
    )
    workspace.store.add_revision(week.id, revision)
    desk.do("Sửa", Changes(week=replace(week, theme="Khác")))
    desk.week.flush()
    made = WorkView(desk)
    window.setCentralWidget(made)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made


@pytest.mark.parametrize("screen", [screen for screen in Screen if screen is not Screen.RECORDS])
def test_what_is_typed_on_a_page_does_not_wait(
    view: WorkView, qtbot: QtBot, screen: Screen
) -> None:
    view.go(Place(screen=screen))
    if screen is Screen.PHOTOS:
        photo = view.desk.week.notebook.photos[0]
        view.go(Place(screen=screen, photo=photo.id))
    calm(qtbot, view.desk)
    for root in opened(view.page, qtbot):
        type_everywhere(view, root, qtbot)


def test_what_is_typed_in_any_kind_of_record_does_not_wait(view: WorkView, qtbot: QtBot) -> None:
    item_of = {c.key: row.code for row in view.desk.week.form.rows for c in row.categories}
    kinds = {kind_of(r): r for r in view.desk.week.notebook.records}
    assert len(kinds) > 5
    for record in kinds.values():
        item = item_of[record.category].partition(".")[0]
        view.go(Place(screen=Screen.RECORDS, item=item, record=record.id))
        calm(qtbot, view.desk)
        assert type_everywhere(view, view.page, qtbot) > 4


def test_what_is_typed_for_a_new_record_does_not_wait(view: WorkView, qtbot: QtBot) -> None:
    item = view.desk.week.items[0].row.code
    view.go(Place(screen=Screen.RECORDS, item=item))
    for at in range(count_of(view, qtbot)):
        view.page.begin_record()  # type: ignore[attr-defined] # a page of records
        calm(qtbot, view.desk)
        type_in(view, [*entries(view.page)][at], qtbot)


def count_of(view: WorkView, qtbot: QtBot) -> int:
    view.page.begin_record()  # type: ignore[attr-defined] # a page of records
    calm(qtbot, view.desk)
    return len([*entries(view.page)])


def dialogs(view: WorkView) -> dict[type[QDialog], Callable[[], QDialog]]:
    """Return how to open each dialog that takes text; the others take none."""
    notebook = view.desk.week.notebook
    listed = next(r.id for r in notebook.records if r.listed)
    photos = [photo.id for photo in notebook.photos]
    return {
        AttendanceDialog: lambda: AttendanceDialog(view, view.desk, listed, lambda _id: None),
        PhotoView: lambda: PhotoView(view.desk, photos, photos[0], view),
    }


def test_what_is_typed_in_a_dialog_does_not_wait(view: WorkView, qtbot: QtBot) -> None:
    for make in dialogs(view).values():
        dialog = make()
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        assert type_everywhere(view, dialog, qtbot)
        dialog.close()


def test_what_is_typed_in_the_form_workshop_does_not_wait(view: WorkView, qtbot: QtBot) -> None:
    """Each entry of a form is part of its file at once; a new line becomes something by Enter."""
    desk, wishes = view.desk, Wishes(other=lambda _id: None, use=lambda _file: None)
    form = to_edit(desk.workspace.forms, "chung", ())
    workshop = FormWorkshop(view, desk, form, (form.form,), wishes)
    workshop.show()
    workshop.activateWindow()
    qtbot.waitUntil(workshop.isActiveWindow)
    session, count = workshop.session, 0
    lines = [tab.line for tab in workshop.lists]
    for at in range(workshop.tabs.count()):
        workshop.tabs.setCurrentIndex(at)
        for entry in [*entries(workshop.tabs.currentWidget())]:
            if entry in lines or entry.accessibleName() == "Hạn nộp":
                continue
            before, token = session.form, next(TOKENS)
            entry.setFocus()
            entry.selectAll()  # type: ignore[attr-defined] # every entry has it
            type_text(entry, token[0])
            for type_ in composing(entry, token[1:]):
                type_()
                assert session.form != before, entry.accessibleName()
                assert not session.is_kept or token in file_text(desk, session)
            type_text(entry, token[1:])
            qtbot.waitUntil(lambda: session.is_kept)
            assert token in file_text(desk, session), f"not kept: {entry.accessibleName()}"
            workshop.undo()
            assert session.form == before, entry.accessibleName()
            count += 1
    workshop.close()
    assert count > 20


def file_text(desk: Desk, session: FormSession) -> str:
    return desk.workspace.forms.get(session.form.id).text


@pytest.mark.parametrize("screen", list(Screen))
def test_whatever_is_pasted_the_week_can_be_loaded_again(
    view: WorkView, qtbot: QtBot, screen: Screen
) -> None:
    """Every entry is filled with as much as it takes, by two pastes."""
    week = view.desk.week
    view.go(Place(screen=screen, record=week.notebook.records[0].id))
    calm(qtbot, view.desk)
    for root in opened(view.page, qtbot):
        for entry in [*entries(root)]:
            assert isinstance(entry, TextLine | TextLines | TextSheet)
            before = week.undo_stack.index()
            for length in (9_000, 95_000):
                QGuiApplication.clipboard().setText("xy " * (length // 3))
                entry.setFocus()
                entry.paste()
                with suppress(TooMuch):  # told in the running program, and still on the screen
                    week.pending.hand_over()
            check_bounds(week.notebook, "sổ")
            while week.undo_stack.index() > before:
                week.undo_stack.undo()


def opened(page: QWidget, qtbot: QtBot) -> Iterator[QWidget]:
    """Yield a page with each of its tabs in front, and with what can be opened in place open."""
    for tool in page.findChildren(QToolButton):
        if tool.accessibleName().startswith("Đặt tên") and tool.isVisible():
            tool.click()
    tabs = page.findChildren(QTabWidget)
    if not tabs:
        yield page
    for tab in tabs:
        for at in range(tab.count()):
            tab.setCurrentIndex(at)
            qtbot.wait(50)
            yield page


def type_everywhere(view: WorkView, root: QWidget, qtbot: QtBot) -> int:
    """Type in every entry and cell; return how many there were."""
    count = 0
    for entry in [*entries(root)]:
        type_in(view, entry, qtbot)
        count += 1
    for table, index in [*cells(root)]:
        editor = opened_cell(table, index)
        type_in(view, editor, qtbot)
        table.itemDelegate().closeEditor.emit(editor)
        count += 1
    return count


def type_in(view: WorkView, entry: QWidget, qtbot: QtBot) -> None:
    """Type without a pause; by the time it is handed over it must be on the disk, and undone."""
    week, token = view.desk.week, next(TOKENS)
    where = f"{type(entry).__name__} “{entry.accessibleName()}” on {type(view.page).__name__}"
    week.pending.hand_over()
    week.flush()
    before = week.undo_stack.index()
    assert not is_on_disk(view.desk, token)
    assert isinstance(entry, TextLine | TextLines | TextSheet), f"of no bounded kind: {where}"
    entry.setFocus()
    entry.selectAll()
    first, rest = token[0], token[1:]
    for at, type_ in enumerate((lambda: type_text(entry, first), *composing(entry, rest)), 1):
        type_()
        is_known = not week.is_saved or is_on_disk(view.desk, token[:at])
        assert is_known, f"said to be saved while typing: {where}"
        assert "Chưa lưu" in said(view), where
    week.pending.hand_over()  # what the clock does at the latest after a second
    week.flush()
    assert is_on_disk(view.desk, token), f"not handed over: {where}"
    type_text(entry, rest)  # the input method is done with the word
    week.pending.hand_over()
    week.flush()
    assert is_on_disk(view.desk, token), f"lost with the end of the word: {where}"
    qtbot.waitUntil(lambda: "Đã lưu" in said(view))
    while week.undo_stack.index() > before:
        week.undo_stack.undo()
    week.flush()
    bin_ = view.desk.workspace.store.deleted_records(week.week.id)
    assert bin_ or not is_on_disk(view.desk, token), f"not undone: {where}"
    QApplication.processEvents()


def composing(entry: QWidget, word: str) -> Iterator[Callable[[], None]]:
    """Yield what types each letter of a word, none of which the input method hands over yet."""
    for at in range(1, len(word) + 1):
        yield partial(compose, entry, word[:at])


def said(view: WorkView) -> str:
    """Return what the header says of the disk."""
    return view.header._saved.text()  # noqa: SLF001 - as the clerk reads it


def is_on_disk(desk: Desk, token: str) -> bool:
    return stands_in(desk.workspace.folder.database, token)


def calm(qtbot: QtBot, desk: Desk) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: desk.week.is_judged and desk.jobs.is_idle, timeout=20_000)
    QApplication.processEvents()


def test_what_is_typed_in_the_guide_is_there_the_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "sổ")
    with open_workspace(folder, create=True) as workspace:
        guide = Guide(workspace, FakePrompts(), Jobs())
        qtbot.addWidget(guide)
        guide.show()
        for step in range(len(guide.groups)):
            guide.show_step(step)
            for entry in [*entries(guide)]:
                token = next(TOKENS)
                entry.setFocus()
                for letter in token:
                    type_text(entry, letter)
                QApplication.processEvents()
                assert token in folder.preferences.read_text("utf-8"), entry.accessibleName()
