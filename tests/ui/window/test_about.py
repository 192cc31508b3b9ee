# SPDX-License-Identifier: MIT
import sqlite3
import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.ui.frame.desk import Desk
from desktop.ui.window.about import About, show_about
from tests.ui.browser import Browser


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def about(window: QWidget, desk: Desk) -> About:
    show_about(window, desk)
    dialog = window.findChild(About)
    assert isinstance(dialog, About)
    return dialog


def press(about: About, words: str) -> None:
    buttons = about.findChildren(QPushButton)
    next(b for b in buttons if b.text().replace("&", "") == words).click()


def test_it_names_the_versions_and_licences(about: About) -> None:
    said = {label.text() for label in about.findChildren(QLabel)}
    assert f"Sổ Tuần Lễ {__version__}" in said
    assert {sys.version.split()[0], sqlite3.sqlite_version} <= said
    assert {"MIT", "LGPL 3", "SIL OFL 1.1", "ISC"} <= said


def test_what_a_helper_asks_for_can_be_copied(about: About) -> None:
    press(about, "Sao chép thông tin")
    assert f"SQLite: {sqlite3.sqlite_version}" in QGuiApplication.clipboard().text()
    assert about.copied.text()


def test_the_log_folder_is_opened(about: About, desk: Desk, browser: Browser) -> None:
    desk.workspace.folder.logs.mkdir()
    press(about, "Mở nhật ký")
    assert browser.opened == [desk.workspace.folder.logs]


def test_a_folder_that_is_not_there_yet_opens_the_one_above(
    about: About, desk: Desk, browser: Browser
) -> None:
    press(about, "Mở nhật ký")
    assert browser.opened == [desk.workspace.folder.root]


def test_it_is_closed_by_its_button(about: About) -> None:
    press(about, "Đóng")
    assert not about.isVisible()
