# SPDX-License-Identifier: MIT
"""The window's parts with real services behind them, on a copy of the sample Week."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.paths import DataFolder
from desktop.services.workspace import Workspace, open_workspace
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.language.translation import speak_vietnamese
from desktop.ui.preferences import Look, Preferences
from desktop.ui.widgets.theme import dress
from tests.ui.browser import Browser
from tests.ui.fakes import FakePrompts


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, dressed and speaking as the program's own."""
    speak_vietnamese(qapp)
    dress(qapp, Look.LIGHT, 11)
    return qapp


@pytest.fixture(autouse=True)
def _leftovers(qapp: QApplication) -> Iterator[None]:
    """Have what a test left deleted here: Python's collector might do so on a worker's thread."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def prompts() -> FakePrompts:
    """The user's answers."""
    return FakePrompts()


@pytest.fixture
def workspace(data: Path) -> Iterator[Workspace]:
    """The sample's data folder, open."""
    with open_workspace(DataFolder(data)) as workspace:
        yield workspace


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, prompts: FakePrompts) -> Iterator[Desk]:
    """Everything a page needs, with the sample Week open; `prompts` answers its questions."""
    assert qtbot
    week = workspace.store.week()
    notebook, form = workspace.store.notebook(week.id), workspace.form_of(week)
    open_week = OpenWeek(workspace, notebook, form)
    made = Desk(workspace, open_week, prompts, Preferences(workspace.folder))
    yield made
    made.close()
    delete(made)


@pytest.fixture
def browser() -> Iterator[Browser]:
    """The system's file browser."""
    made = Browser()
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type] # it wants str
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture(autouse=True)
def no_key_is_held(qapp: QApplication) -> Iterator[None]:
    """Let go of the keys that a test pressed with another: Qt thinks of them as held for good.

    A row would be chosen beside those before, or dropped from them.
    """
    yield
    if qapp.keyboardModifiers():
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    assert not qapp.keyboardModifiers()
