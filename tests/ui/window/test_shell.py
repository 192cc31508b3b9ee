# SPDX-License-Identifier: MIT
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from desktop.domain.checks.items import ItemState
from desktop.domain.week.changes import Changes
from desktop.domain.week.records import State
from desktop.paths import DataFolder
from desktop.services.workspace import open_workspace
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.widgets.theme import DARK, LIGHT, Colours
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.sidebar import Sidebar
from desktop.ui.window.work_view import WorkView
from tests.ui.fakes import FakePrompts
from tests.ui.hands import close, press
from tests.ui.ink import texts_of


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> WorkView:
    made = WorkView(desk)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    return made


def test_every_place_can_be_gone_to(view: WorkView) -> None:
    for screen in Screen:
        item = view.desk.week.items[0].row.code if screen is Screen.RECORDS else ""
        view.go(Place(screen=screen, item=item))
        assert view.page.isVisible()
        assert view.page.title


def test_the_sidebar_lists_the_items_of_the_form(view: WorkView) -> None:
    listed = entries(view.sidebar)
    assert [name for name in listed if name[:1].isdigit()] == [
        item.row.title for item in view.desk.week.items
    ]
    assert {"Tổng quan", "Phụ lục số liệu", "Nộp"} <= set(listed)


def test_the_sidebar_gives_way_in_a_narrow_window_alike_on_every_page(view: WorkView) -> None:
    full = view.sidebar.width()
    view.resize(900, 500)
    widths = set()
    for screen in Screen:
        item = view.desk.week.items[0].row.code if screen is Screen.RECORDS else ""
        view.go(Place(screen=screen, item=item))
        widths.add(view.sidebar.width())
    (narrow,) = widths
    assert narrow < full / 2
    assert texts_of(list_in(view.sidebar).viewport()) == []
    tips = [list_in(view.sidebar).model().index(at, 0) for at in (0, 1)]
    assert all(index.data(Qt.ItemDataRole.ToolTipRole) for index in tips)
    view.resize(1024, 700)
    assert view.sidebar.width() == full


def test_the_line_over_the_page_is_as_high_on_every_page(view: WorkView) -> None:
    heights = set()
    for screen in Screen:
        item = view.desk.week.items[0].row.code if screen is Screen.RECORDS else ""
        view.go(Place(screen=screen, item=item))
        QApplication.processEvents()
        heights.add(view.header.height())
    assert len(heights) == 1


def test_arrow_keys_walk_through_the_sidebar(view: WorkView) -> None:
    places: list[Place] = []
    view.sidebar.chosen.connect(places.append)
    press(list_in(view.sidebar), Qt.Key.Key_Down)
    assert [place.screen for place in places] == [Screen.DOCUMENTS]
    press(list_in(view.sidebar), Qt.Key.Key_Down)
    assert view.place.item == "1"


def test_without_a_step_undo_and_redo_say_so(view: WorkView) -> None:
    view.undo.trigger()
    assert view.notices.text.startswith("Không có gì để hoàn tác.")
    view.redo.trigger()
    assert view.notices.text == "Không có gì để làm lại."


def test_undo_reaches_across_pages_and_says_what_it_did(view: WorkView) -> None:
    record = view.desk.week.notebook.records[0]
    view.desk.do("Xóa lớp Tin học", Changes(records={record.id: None}), tell=True)
    assert view.notices.text == "Xóa lớp Tin học"
    view.go(Place(screen=Screen.ANNEX))
    view.undo.trigger()
    assert view.desk.week.record(record.id) == record
    assert view.notices.text == "Đã hoàn tác: Xóa lớp Tin học"
    view.redo.trigger()
    assert view.desk.week.record(record.id) is None


def test_an_item_shows_how_far_it_has_come(desk: Desk) -> None:
    def state(code: str) -> ItemState:
        return next(item.state for item in desk.week.items if item.row.code == code)

    mine = [r for r in desk.week.notebook.records if r.category == "news"]
    desk.week.do("Xóa", Changes(records={r.id: None for r in mine}))
    assert state("2") is ItemState.EMPTY
    desk.week.do("Ghi", Changes(records={"tin": replace(mine[0], id="tin", state=State.PLANNED)}))
    assert state("2") is ItemState.IN_PROGRESS
    desk.week.do("Ghi", Changes(records={"tin": replace(mine[0], id="tin")}))
    assert state("2") is ItemState.DONE


def test_the_window_is_named_after_the_week(data: Path, qtbot: QtBot) -> None:
    window = MainWindow(DataFolder(data))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.work is not None)
    assert window.windowTitle().startswith("Tuần lễ 2026 · ")
    window.close()


def test_what_is_wrong_with_the_data_is_said_in_the_window(data: Path, qtbot: QtBot) -> None:
    DataFolder(data).database.write_text("không phải sổ", encoding="utf-8")
    window = MainWindow(DataFolder(data))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "hư hỏng" in words_of(window) or "không phải" in words_of(window))
    assert window.work is None
    window.close()


def test_closing_asks_only_when_something_could_not_be_saved(
    data: Path, prompts: FakePrompts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.storage.side_files.BUSY_SECONDS", 0.01)
    window = MainWindow(DataFolder(data), prompts=prompts)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.work is not None)
    prompts.says_yes = False
    with closing(sqlite3.connect(DataFolder(data).database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert window.work is not None
        week = window.work.desk.week
        week.do("Xóa", Changes(records={week.notebook.records[0].id: None}))
        assert not window.close()
        assert prompts.questions == ["Có thay đổi chưa lưu được vào ổ đĩa."]
    close(window, qtbot)
    with open_workspace(DataFolder(data)) as workspace:
        assert len(workspace.store.deleted_records(workspace.store.week().id)) == 1


@pytest.mark.parametrize("use", [LIGHT, DARK])
def test_words_stand_out_from_their_ground(use: Colours) -> None:
    grounds = (use.window, use.surface, use.raised)
    pairs = [(use.text, ground) for ground in grounds]
    pairs += [(colour, use.surface) for colour in (use.muted, use.good, use.warn, use.bad)]
    pairs += [(use.muted, use.window), (use.muted, use.raised), (use.on_accent, use.accent)]
    pairs += [(use.accent_text, use.accent_soft), (use.accent_text, use.surface)]
    pairs += [(use.warn, use.warn_soft), (use.bad, use.bad_soft), (use.text, use.accent_soft)]
    pairs += [(use.muted, use.accent_soft), (use.ink, use.paper), (use.surface, use.text)]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
    assert contrast(use.edge, use.surface) >= 3


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def list_in(sidebar: Sidebar) -> QListView:
    found = sidebar.findChild(QListView)
    assert isinstance(found, QListView)
    return found


def entries(sidebar: Sidebar) -> list[str]:
    model = list_in(sidebar).model()
    return [model.index(at, 0).data() or "" for at in range(model.rowCount())]


def words_of(window: MainWindow) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(found.text() for found in window.findChildren(QLabel))
