# SPDX-License-Identifier: MIT
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.help_pages import HelpPage, help_pages, page_for, pages_about, spots
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.help.window import HelpWindow, show_help
from desktop.ui.window.work_view import WorkView
from tests.screens.help_pictures import FOLDER, MOST_BYTES
from tests.ui.hands import press, type_text

_LINKS = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
_PICTURES = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
_KEYS = re.compile(r"\*\*((?:Ctrl\+|F\d|T\*|Del)[^*]*)\*\*")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def help_window(parent: QWidget) -> HelpWindow:
    show_help(parent)
    window = parent.findChild(HelpWindow)
    assert isinstance(window, HelpWindow)
    return window


def each_page() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", help_pages(), ids=lambda page: page.path.stem)


def test_every_screen_has_its_page() -> None:
    assert {screen for page in help_pages() for screen in page.screens} == {s.value for s in Screen}


def test_every_page_is_in_the_contents() -> None:
    written = set(FOLDER.parent.glob("*.md"))
    assert {page.path for page in help_pages()} == written


@each_page()
def test_a_page_begins_with_its_title(page: HelpPage) -> None:
    assert page.text.startswith("# ")
    assert page.text.count("\n# ") == 0


@each_page()
def test_links_lead_to_other_pages(page: HelpPage) -> None:
    assert all((page.path.parent / link).is_file() for link in _LINKS.findall(page.text))


@each_page()
def test_pictures_are_there_small_and_described(page: HelpPage) -> None:
    for words, name in _PICTURES.findall(page.text):
        picture = page.path.parent / name
        assert words
        assert not QImage(str(picture)).isNull()
        assert picture.stat().st_size <= MOST_BYTES


def test_no_picture_is_left_over() -> None:
    named = {name for page in help_pages() for _words, name in _PICTURES.findall(page.text)}
    assert named == {f"anh/{path.name}" for path in FOLDER.iterdir()}


def test_every_shortcut_in_the_list_works_somewhere(qtbot: QtBot, desk: Desk) -> None:
    view = WorkView(desk)
    qtbot.addWidget(view)
    for screen in Screen:
        item = desk.week.items[0].row.code if screen is Screen.RECORDS else ""
        view.go(Place(screen=screen, item=item))
    actions = {keys for action in view.findChildren(QAction) for keys in action.shortcuts()}
    shortcuts = {shortcut.key() for shortcut in view.findChildren(QShortcut)}
    text = next(page.text for page in help_pages() if page.path.stem == "phim-tat")

    listed = {QKeySequence(keys) for keys in _KEYS.findall(text)}

    assert len(listed) > 10
    assert listed - actions - shortcuts == set()


def test_help_opens_at_the_page_on_a_place(parent: QWidget) -> None:
    show_help(parent, Place(screen=Screen.SETTINGS))
    window = parent.findChild(HelpWindow)
    assert isinstance(window, HelpWindow)
    assert window.text.path == page_for("settings").path
    assert "Sao lưu và khôi phục" in window.text.toPlainText()
    assert not window.isModal()


def test_there_is_one_help_window(parent: QWidget, help_window: HelpWindow) -> None:
    show_help(parent, Place(screen=Screen.PHOTOS))
    assert parent.findChildren(HelpWindow) == [help_window]
    assert help_window.contents.currentItem().text() == "Ảnh và đường link"


def test_one_goes_back_and_forward(help_window: HelpWindow) -> None:
    first = help_window.text.path
    help_window.contents.setCurrentRow(3)
    assert not help_window.forward.isEnabled()

    help_window.back.trigger()

    assert help_window.text.path == first
    assert help_window.contents.currentRow() == 0
    help_window.forward.trigger()
    assert help_window.contents.currentRow() == 3


def test_words_are_found_without_accents(help_window: HelpWindow) -> None:
    type_text(help_window.search, "khoi phuc")
    titles = [help_window.contents.item(at).text() for at in range(help_window.contents.count())]
    assert "Sao lưu và khôi phục" in titles
    assert "Phụ lục số liệu" not in titles


def test_entering_opens_the_first_page_found_and_marks_the_words(help_window: HelpWindow) -> None:
    type_text(help_window.search, "bản quét")
    press(help_window.search, Qt.Key.Key_Return)
    marked = [mark.cursor.selectedText() for mark in help_window.text.extraSelections()]
    assert help_window.text.path == page_for("submit").path
    assert {"bản", "quét"} <= {word.lower() for word in marked}


def test_words_that_are_nowhere_are_told(help_window: HelpWindow) -> None:
    type_text(help_window.search, "xylophon")
    assert help_window.contents.count() == 0
    assert pages_about("xylophon") == ()


def test_pictures_are_shown_no_wider_than_the_page(qtbot: QtBot, help_window: HelpWindow) -> None:
    help_window.resize(620, 500)
    qtbot.waitUntil(lambda: help_window.text.horizontalScrollBar().maximum() == 0)


@pytest.mark.parametrize(
    ("words", "page"),
    [("mail", "lap-ban-nop-va-gui"), ("backup", "sao-luu-va-khoi-phuc"), ("hinh", "anh-va-duong")],
)
def test_pages_are_found_by_the_words_that_people_use(words: str, page: str) -> None:
    assert any(found.path.stem.startswith(page) for found in pages_about(words))


def test_words_are_found_where_they_begin() -> None:
    text = "Sao lưu ra USB; lưu ý"
    assert [text[a:b] for a, b in spots(text, "luu")] == ["lưu", "lưu"]
    assert spots(text, " ") == []


def test_the_help_leads_nowhere_that_needs_a_network() -> None:
    assert [page.title for page in help_pages() if "://" in page.text] == []
