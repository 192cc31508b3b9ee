# SPDX-License-Identifier: MIT
"""What every screen is shown with, and what may be wrong with it."""

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.ui.documents.page import DocumentsPage
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.widgets.theme import wear
from desktop.ui.window.work_view import WorkView
from tests.ui import dots, ink, layout

_MOMENT_MS = 50
CENTRE = (
    "Trung tâm VĂN HÓA, HỌC TẬP CỘNG ĐỒNG, thể thao và truyền thông phường Nghĩa Lộ – Trung Tâm "
    "mở rộng, cơ sở thứ hai"
)
TITLE = (
    "TẬP HUẤN ẦẨẪ ỆỂ ỘỖ ỮỰỬ Ỵ Ỹ cho cán bộ, người lao động và nhân dân các khu phố trên địa bàn "
    * 3
)


def work_in(qtbot: QtBot, window: QMainWindow, desk: Desk) -> WorkView:
    """Show a Week in the window."""
    wear(window)
    view = WorkView(desk)
    window.setCentralWidget(view)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return view


def places(desk: Desk) -> list[Place]:
    tabs = ("general", "backups", "bin", "data")
    return [
        *(Place(screen=s) for s in Screen if s not in (Screen.RECORDS, Screen.SETTINGS)),
        *(Place(screen=Screen.SETTINGS, section=tab) for tab in tabs),
        *(Place(screen=Screen.RECORDS, item=item.row.code) for item in desk.week.items),
    ]


def calm(qtbot: QtBot, desk: Desk) -> None:
    """Wait until nothing is under way."""
    QApplication.processEvents()
    qtbot.waitUntil(
        lambda: desk.week.is_judged and desk.jobs.is_idle and not _is_anything_put_off(),
        timeout=20_000,
    )
    QApplication.processEvents()


def _is_anything_put_off() -> bool:
    """Whether a page does something in a moment: the fields of a record come after the list."""
    tops = QApplication.topLevelWidgets()
    pages = (page for top in tops for page in top.findChildren(DocumentsPage))
    if any(page.isVisible() and page.editor is None for page in pages):
        return True
    timers = (t for top in tops for t in top.findChildren(QTimer))
    return any(t.isActive() and t.isSingleShot() and t.interval() <= _MOMENT_MS for t in timers)


def faults_of(qtbot: QtBot, root: QWidget, *, may_have_tip: bool = False) -> list[str]:
    """Return what is wrong with what is shown, after it had time to settle."""
    found: list[str] = []

    def is_well() -> bool:
        found[:] = [*layout.cut_off(root), *layout.misplaced(root)]
        found.extend([*layout.nameless(root), *layout.clashing(root)])
        if not found:
            written = ink.texts_on(root)
            found.extend(ink.lost(root, written))
            found.extend(dots.shortened(root, written, may_have_tip=may_have_tip))
        return not found

    try:
        qtbot.waitUntil(is_well, timeout=3000)
    except qtbot.TimeoutError:
        return found
    return []


def make_hard(desk: Desk) -> None:
    """Give the centre and everything else names as long as anybody may think of."""
    week, records = desk.week.week, desk.week.notebook.records
    assert (len(CENTRE), len(TITLE) >= 200) == (113, True)
    desk.week.do(
        "x",
        Changes(
            week=replace(week, centre=replace(week.centre, name=CENTRE)),
            records={r.id: replace(r, title=TITLE[:200], place=TITLE[:120]) for r in records},
        ),
    )


def named(how: tuple[object, ...]) -> str:
    return "-".join(map(str, how))
