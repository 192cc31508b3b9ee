# SPDX-License-Identifier: MIT
"""The window at work on one Week: the form at the left, the page in front, what was just done."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.domain.week.changes import Changes
from desktop.ui.frame.desk import Desk, Notice
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place, Screen
from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.notice_bar import NoticeBar
from desktop.ui.widgets.parts import column, open_presently, row
from desktop.ui.widgets.progress_bar import WorkStrip
from desktop.ui.widgets.tab_order import lead_on, press_focused, reach, stops
from desktop.ui.window.header import Header
from desktop.ui.window.pages import page_class
from desktop.ui.window.sample_bar import SampleBar
from desktop.ui.window.sidebar import Sidebar
from desktop.ui.window.week_menu import WeekMenu

if TYPE_CHECKING:
    from desktop.ui.window.finder import Finder
    from desktop.ui.window.own_entries import OwnEntries

_RESTING_MS, _BREATH_MS, _CALM_MS = 700, 60, 150
"""After so long the first page stands as it will be, and most who start are still reading it; then
the others are made, so long apart, and not until the clerk has done nothing for a while."""


class WorkView(QWidget):
    """Everything for one open Week; made anew when another is opened or the look changes."""

    closing_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.place = Place(screen=Screen.OVERVIEW)
        self._finder: Finder | None = None
        self._pages: dict[tuple[Screen, str], Page] = {}
        self._building = QTimer(self)
        self._building.setSingleShot(True)
        self._building.timeout.connect(self._build_ahead)
        self._make_actions()
        self.sidebar = Sidebar(desk)
        self.header = Header(desk.week, [self.undo, self.redo, self.help])
        self.stack = QStackedWidget()
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget in (self.header, self.stack, WorkStrip(desk.jobs)):
            right.addWidget(widget)
        right.setStretch(1, 1)
        parts = row(self.sidebar, right, spacing=0)
        parts.setStretch(1, 1)
        layout = column(spacing=0)
        if desk.is_sample:
            layout.addWidget(SampleBar(desk.own_wanted.emit))
        layout.addLayout(parts, 1)
        self.setLayout(layout)
        self.notices = NoticeBar(self.stack)
        self.notices.undo_wanted.connect(self._on_undo)
        self.menu = self._menu()
        self.sidebar.menu_button.setMenu(self.menu)
        self.sidebar.chosen.connect(self.go)
        self.sidebar.entered.connect(self._focus_page)
        desk.wanted.connect(self.go)
        desk.due_wanted.connect(self._on_due_wanted)
        desk.noticed.connect(self.notices.show_notice)
        desk.week.changed.connect(self._on_changed)
        desk.week.refused.connect(self._on_refused)
        for keys, act in (
            ("F6", lambda: self._on_change_area(1)),
            ("Shift+F6", lambda: self._on_change_area(-1)),
            ("Ctrl+PgUp", lambda: self.sidebar.step(-1)),
            ("Ctrl+PgDown", lambda: self.sidebar.step(1)),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.setAcceptDrops(True)
        self.go(self.place)
        QTimer.singleShot(_RESTING_MS, self, self._warm_up)

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 - nothing else is ever put there
        return page

    def go(self, place: Place) -> None:
        """Bring a place to the front."""
        self._put_off_building()
        if self._pages:
            self.settle()
        page = self._page(place)
        self.place = place
        page.show_place(place)
        self.stack.setCurrentWidget(page)
        self.header.show_page(page)
        self.sidebar.show_place(place)

    def settle(self) -> None:
        """Hand over what is typed and not yet part of the Week, wherever that is."""
        self.page.settle()
        self.desk.week.pending.hand_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.fit(event.size().width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take photos anywhere in the window; what that needs is loaded when it first happens."""
        from desktop.ui.photos.drop import PhotoDrop

        PhotoDrop(self.desk, self, on_books=self._on_books).eventFilter(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard with Enter too, where it does not so itself."""
        if not press_focused(event, self):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        return lead_on(self, forward=next)

    def _warm_up(self) -> None:
        """Load what the other pages need, now that there is time: none shall be waited for."""
        forms = self.desk.workspace.forms

        def work(progress: Progress) -> None:
            import desktop.ui.window.finder  # noqa: F401 - so that its first use is quick
            from desktop.services.weeks.form_change import usable_forms

            for screen in Screen:
                progress.check()
                page_class(screen)
            usable_forms(forms)

        def leave(_error: AppError) -> None:
            """Say nothing: what cannot be loaded is told where it is wanted."""

        def begin(_none: None) -> None:
            if isValid(self):  # the window may have been dressed anew meanwhile
                self._building.start(_CALM_MS)

        self.desk.jobs.submit("", work, begin, leave)

    def _put_off_building(self) -> None:
        if self._building.isActive():
            self._building.start(_CALM_MS)

    def _build_ahead(self) -> None:
        """Make the pages that were not seen yet, with a breath after each."""
        others = set(Screen) - {Screen.RECORDS}
        if not self.desk.week.week.collects:
            others.remove(Screen.COLLECTING)
        places = [Place(screen=screen) for screen in Screen if screen in others]
        places += [
            Place(screen=Screen.RECORDS, item=item.row.code) for item in self.desk.week.items
        ]
        coming = (p for p in places if (p.screen, p.item) not in self._pages)
        if (place := next(coming, None)) is not None:
            self._page(place).show_place(place)
        elif not any(page.prepare() for page in self._pages.values()):
            return
        self._building.start(_BREATH_MS)

    def _page(self, place: Place) -> Page:
        key = place.screen, place.item
        if key not in self._pages:
            # Within what it will be in: Qt goes through all that a widget holds when it is moved.
            page = page_class(place.screen)(self.desk, self.stack)
            page.headed.connect(self._on_headed)
            self._pages[key] = page
            self.stack.addWidget(page)
        return self._pages[key]

    def _make_actions(self) -> None:
        self.undo = self._action("Hoàn tác", "undo-2", QKeySequence.StandardKey.Undo, self._on_undo)
        self.redo = self._action("Làm lại", "redo-2", "Ctrl+Y", self._on_redo)
        self.help = self._action(
            "Trợ giúp", "circle-question-mark", QKeySequence.StandardKey.HelpContents, self._on_help
        )
        self.search = self._action("Tìm khắp nơi…", "search", "F3", self._on_search)
        stack = self.desk.week.undo_stack
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_undo)
        self._name_undo()

    def _action(
        self,
        text: str,
        sign: str,
        keys: QKeySequence.StandardKey | str,
        on_triggered: Callable[[], None],
    ) -> QAction:
        action = QAction(icon(sign), text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: on_triggered())
        self.addAction(action)
        return action

    def _menu(self) -> WeekMenu:
        menu = WeekMenu(self.desk, self.search, self.help, self)
        menu.wanted.connect(self.go)
        menu.about_wanted.connect(self._on_about)
        menu.closing_wanted.connect(self.closing_wanted)
        return menu

    def _on_due_wanted(self) -> None:
        from desktop.ui.records.due import DuePanel  # with the first of them; few starts need it

        today = datetime.now().astimezone().date()
        open_presently(DuePanel(self.window(), self.desk, today))

    def _name_undo(self) -> None:
        stack = self.desk.week.undo_stack
        set_tip(self.undo, f"Hoàn tác: {stack.undoText()}" if stack.canUndo() else "Hoàn tác")
        set_tip(self.redo, f"Làm lại: {stack.redoText()}" if stack.canRedo() else "Làm lại")

    def _on_undo(self) -> None:
        self.settle()
        stack = self.desk.week.undo_stack
        if text := stack.undoText():
            stack.undo()
            self.desk.tell(f"Đã hoàn tác: {text}")
        else:
            self.desk.tell("Không có gì để hoàn tác. Mở sổ hay đổi mẫu thì bắt đầu lại từ đó.")

    def _on_redo(self) -> None:
        self.settle()
        stack = self.desk.week.undo_stack
        if text := stack.redoText():
            stack.redo()
            self.desk.tell(f"Đã làm lại: {text}")
        else:
            self.desk.tell("Không có gì để làm lại.")

    def _on_change_area(self, by: int) -> None:
        """Take the keyboard round: the list at the left, the page, what stands over it."""
        areas = (self.sidebar, self.stack, self.header)
        here = self.window().focusWidget()
        at = next((n for n, area in enumerate(areas) if area.isAncestorOf(here)), -1)
        area = areas[(at + by) % len(areas)]
        if area is self.stack:
            self._focus_page()
        elif area is self.sidebar:
            self.sidebar.setFocus()
        elif stop := next(stops(self.header), None):
            reach(stop)

    def _focus_page(self) -> None:
        """Take the keyboard to where it was on the page, or to the first thing there."""
        before, order = self.page.focusWidget(), list(stops(self.page))
        if stop := before if before in order else next(iter(order), None):
            reach(stop)

    def _on_books(self, paths: list[Path]) -> None:
        from desktop.ui.activities.exchange import bring_in

        bring_in(self.desk, self.window(), paths)

    def _on_search(self) -> None:
        if self._finder is None:
            from desktop.ui.window.finder import Finder  # with what it needs; many never search

            self._finder = Finder(self.desk, self._add_own, self)
            self._finder.arrived.connect(self._on_arrived)
        self._finder.open()

    def _add_own(self, own: "OwnEntries") -> None:
        """Have found what the window itself offers."""
        own.add_places(self.sidebar.places(), self.go)
        own.add_menu(self.menu)
        for screen in (Screen.WEEK, Screen.SETTINGS):
            own.add_page(self._page(Place(screen=screen)), self.go)

    def _on_arrived(self) -> None:
        """Have the keyboard on the page that was searched for, unless it is there already."""
        if not self.page.isAncestorOf(self.window().focusWidget()):
            self._focus_page()

    def _on_help(self) -> None:
        from desktop.ui.help.window import show_help

        show_help(self, self.place)

    def _on_about(self) -> None:
        from desktop.ui.window.about import show_about

        show_about(self, self.desk)

    def _on_headed(self) -> None:
        if self.sender() is self.page:
            self.header.reread(self.page)

    def _on_refused(self, error: AppError) -> None:
        self.notices.show_notice(Notice(f"Chưa lưu được, sẽ thử lại. {error}"))

    def _on_changed(self, changes: Changes) -> None:
        self._put_off_building()
        if changes.week is not None and self.place.screen is Screen.OVERVIEW:
            self.header.reread(self.page)
