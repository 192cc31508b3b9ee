# SPDX-License-Identifier: MIT
"""What was just done is said where it hides nothing that can be pressed or written in."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QMainWindow, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.frame.desk import Desk, Notice
from desktop.ui.records.attendance.dialog import AttendanceDialog
from desktop.ui.window.work_view import WorkView
from tests.ui.layout import cut_off
from tests.ui.screens import calm, places, work_in

LONG = "Đã chuyển 12 ảnh sang “Tập huấn kỹ năng chuyển đổi số cho cán bộ, người lao động”"


@pytest.mark.parametrize("size", [QSize(1366, 700), QSize(1024, 640), QSize(900, 500)])
@pytest.mark.parametrize("text", ["Đã xóa 1 hoạt động", LONG])
def test_a_notice_covers_nothing_that_can_be_used(
    size: QSize, text: str, qtbot: QtBot, desk: Desk
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    view = work_in(qtbot, window, desk)
    window.resize(size)
    covered: dict[str, list[str]] = {}
    for place in places(desk):
        view.go(place)
        calm(qtbot, desk)
        desk.tell(text)
        notice = QRect(view.notices.mapTo(view, QPoint(0, 0)), view.notices.size())
        assert view.notices.isVisible()
        assert not cut_off(view.notices)
        if hidden := [name for name, where in usable(view) if where.intersects(notice)]:
            covered[f"{place.screen} {place.item}{place.section}"] = hidden
    assert not covered


def usable(view: WorkView) -> list[tuple[str, QRect]]:
    """Return what of the window takes the keyboard, but for what scrolls, and where it is seen."""
    found = []
    for widget in view.findChildren(QWidget):
        can_use = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled()
        if not can_use or not widget.isVisible() or view.notices.isAncestorOf(widget):
            continue
        if isinstance(widget, QAbstractScrollArea | QTabWidget) or scrolls(widget):
            continue
        seen = widget.visibleRegion().boundingRect()
        found.append((name_of(widget), seen.translated(widget.mapTo(view, QPoint(0, 0)))))
    return found


def scrolls(widget: QWidget) -> bool:
    """Whether it lies in something that can be scrolled out from below the notice."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def name_of(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.property('text') or ''}"


def test_a_notice_of_an_attendance_list_covers_neither_buttons_nor_people(
    qtbot: QtBot, desk: Desk
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    work_in(qtbot, window, desk)
    record = max(desk.week.notebook.records, key=lambda one: one.listed or 0)
    dialog = AttendanceDialog(window, desk, record.id, lambda _id: None)
    dialog.open()
    dialog.notices.show_notice(Notice("Đã thêm 1.041 người", undo=True))
    over = QRect(dialog.notices.mapTo(dialog, QPoint(0, 0)), dialog.notices.size())
    assert not covers(over, dialog.view, dialog)
    hidden = [b.text() for b in dialog.findChildren(QPushButton) if covers(over, b, dialog)]
    assert not [text for text in hidden if text != "Hoàn tác"]


def covers(over: QRect, widget: QWidget, dialog: QWidget) -> bool:
    seen = widget.visibleRegion().boundingRect()
    return widget.isVisible() and over.intersects(seen.translated(widget.mapTo(dialog, QPoint())))
