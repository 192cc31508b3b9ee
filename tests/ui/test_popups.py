# SPDX-License-Identifier: MIT
"""What opens over the window keeps its letters too: menus, lists to choose from, offers, tips."""

from collections.abc import Iterator
from itertools import chain

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenu,
    QPushButton,
    QToolButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.frame.desk import Desk
from desktop.ui.preferences import Look
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.line_sign import LineSign
from desktop.ui.widgets.theme import dress
from desktop.ui.window.window_place import SMALLEST
from tests.ui import dots, ink, layout
from tests.ui.screens import calm, make_hard, named, places, work_in

HOW = ((11, Look.LIGHT), (16, Look.DARK))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QWidget]:
    points, look = request.param
    dress(qapp, look, points)
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    yield made
    made.close()
    dress(qapp, Look.LIGHT, 11)


@pytest.mark.parametrize("window", HOW, ids=named, indirect=True)
def test_menus_lists_and_offers_keep_their_letters(
    qtbot: QtBot, window: QMainWindow, desk: Desk
) -> None:
    """With the hardest names that there can be."""
    make_hard(desk)
    view = work_in(qtbot, window, desk)
    known: set[str] = set()
    found = {}
    for place in places(desk):
        view.go(place)
        calm(qtbot, desk)
        for way, popup in opened(view):
            shows = f"{type(popup).__name__} {said_in(popup)}"
            if shows not in known:
                known.add(shows)
                faults = [*ink.lost(popup), *dots.shortened(popup, may_have_tip=True)]
                faults += layout.misplaced(popup)
                faults += [] if popup.width() <= SMALLEST.width() else ["wider than a screen"]
                if faults:
                    found[f"{place.screen} {place.item} {way}"] = faults
            popup.close()
    assert found == {}
    kinds = {shows.split()[0] for shows in known}
    assert {"QMenu", "QFrame", "QListView"} <= kinds  # menus, choices, offers


@pytest.mark.parametrize("window", HOW[1:], ids=named, indirect=True)
def test_tips_keep_their_letters(qtbot: QtBot, window: QMainWindow, desk: Desk) -> None:
    make_hard(desk)
    view = work_in(qtbot, window, desk)
    known: set[str] = set()
    for place in places(desk):
        view.go(place)
        calm(qtbot, desk)
        known.update(filter(None, tips(view)))
    assert len(known) > 50
    found = {}
    for tip in known:
        QToolTip.showText(QPoint(40, 40), tip, view)
        shown = next(w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel"))
        faults = ink.lost(shown)
        faults += [] if shown.width() <= SMALLEST.width() else ["wider than a screen"]
        if faults:
            found[tip] = faults
    QToolTip.hideText()
    assert found == {}


def opened(root: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Open everything that opens over a window, one after the other; the caller closes it."""
    signs = (sign for sign in root.findChildren(LineSign) if sign.isVisible())
    for widget in chain(layout.seen(root), signs):
        for way in (menus_of, choices_of, offers_of, context_menu_of):
            for popup in way(widget):
                yield f"{way.__name__} {type(widget).__name__}", popup


def menus_of(widget: QWidget) -> Iterator[QWidget]:
    menu = widget.menu() if isinstance(widget, (QPushButton, QToolButton)) else None
    if menu is None:
        return
    menu.popup(widget.mapToGlobal(QPoint(0, 0)))
    yield menu
    for inner in (action.menu() for action in menu.actions()):
        if isinstance(inner, QMenu):
            inner.popup(widget.mapToGlobal(QPoint(0, 0)))
            yield inner


def choices_of(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QComboBox) and widget.isEnabled():
        widget.showPopup()
        yield widget.view().window()
        widget.hidePopup()


def offers_of(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, LineEdit):
        widget.activateWindow()
        QApplication.processEvents()  # a list that was closed leaves no window active
        widget.setFocus()
        widget.offer_all()
    elif isinstance(widget, LineSign) and widget.isEnabled():
        widget.click()
    else:
        return
    if popup := QApplication.activePopupWidget():
        yield popup


def context_menu_of(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QAbstractItemView):
        if widget.contextMenuPolicy() is not Qt.ContextMenuPolicy.CustomContextMenu:
            return
        widget.setCurrentIndex(widget.model().index(0, 0))
        widget.customContextMenuRequested.emit(QPoint(10, 10))
    elif isinstance(widget, QLineEdit):
        at = widget.mapToGlobal(QPoint(5, 5))
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), at)
        QApplication.sendEvent(widget, event)
    if popup := QApplication.activePopupWidget():
        yield popup


def said_in(popup: QWidget) -> str:
    """Return what a popup says, so that none is looked at twice."""
    if isinstance(popup, QMenu):
        return " ".join(action.text() for action in popup.actions())
    views = [popup] if isinstance(popup, QAbstractItemView) else popup.findChildren(QListView)
    texts = [
        str(v.model().index(at, 0).data()) for v in views for at in range(v.model().rowCount())
    ]
    return " ".join(texts)


def tips(root: QWidget) -> Iterator[str]:
    for widget in layout.seen(root):
        yield widget.toolTip()
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            for row in range(model.rowCount()):
                for column in range(1 if isinstance(widget, QListView) else model.columnCount()):
                    yield model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or ""
