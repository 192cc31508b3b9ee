# SPDX-License-Identifier: MIT
"""The menu over the sidebar: searching, other Weeks, what concerns the whole Week or program."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.activities.exchange import IMPORT, TEMPLATE, choose_books, save_template
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.language.plain_text import set_tip
from desktop.ui.overview.planning import PLAN_AGAIN, plan_again
from desktop.ui.submit.paper_check import CHECK_PAPER, check_paper
from desktop.ui.widgets.icons import grown
from desktop.ui.window.sample_bar import BACK

_WEEK_NAME = 480
"""How wide the name of a Week may be in the menu, in pixels at 11 points; the tip has all of it."""


class WeekMenu(QMenu):
    """`wanted` asks for a place, `about_wanted` and `closing_wanted` for what they say."""

    wanted = Signal(Place)
    about_wanted = Signal()
    closing_wanted = Signal()

    def __init__(self, desk: Desk, search: QAction, help_: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.addAction(search)
        self.addSeparator()
        self._add_weeks()
        self.addSeparator()
        self.addAction(IMPORT, lambda: choose_books(desk, parent.window()))
        self.addAction(TEMPLATE, lambda: save_template(desk))
        self.addAction(PLAN_AGAIN, lambda: plan_again(desk, parent.window()))
        self.addSeparator()
        self.addAction(CHECK_PAPER, lambda: check_paper(desk))
        self.addSeparator()
        self.addAction("Thông tin Tuần lễ", self._wanting(Place(screen=Screen.WEEK)))
        settings = Place(screen=Screen.SETTINGS)
        self.addAction("Cài đặt, sao lưu, thùng rác", self._wanting(settings))
        self.addSeparator()
        self.addAction(help_)
        self.addAction("Giới thiệu Sổ Tuần Lễ", self.about_wanted.emit)
        self.addAction("Thoát", self.closing_wanted.emit)

    def _add_weeks(self) -> None:
        desk = self._desk
        if desk.is_sample:
            self.addAction(BACK, desk.own_wanted.emit)
            return
        self._weeks = self.addMenu("Tuần lễ khác")
        self._weeks.aboutToShow.connect(self._list_weeks)
        self.addAction("Mở Tuần lễ mới…", desk.new_week_wanted.emit)
        self.addAction("Lấy dữ liệu từ gói…", desk.bundle_wanted.emit)
        self.addAction("Xem Tuần lễ mẫu", desk.sample_wanted.emit)

    def _wanting(self, place: Place) -> Callable[[], None]:
        return lambda: self.wanted.emit(place)

    def _list_weeks(self) -> None:
        self._weeks.clear()
        self._weeks.setToolTipsVisible(True)
        metrics, room = self._weeks.fontMetrics(), grown(_WEEK_NAME)
        for week in self._desk.workspace.store.weeks():
            name = f"Năm {week.year} · {week.centre}"
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            action = self._weeks.addAction(shown.replace("&", "&&"))
            set_tip(action, name)
            action.setCheckable(True)
            action.setChecked(week.id == self._desk.week.week.id)
            action.triggered.connect(
                lambda _checked=False, id_=week.id: self._desk.week_wanted.emit(id_)
            )
