# SPDX-License-Identifier: MIT
"""The Week at a glance: the next step, the figures, what is still missing, and the tasks."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain.checks.items import item_of
from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.domain.report.headlines import headlines
from desktop.domain.week.at_a_glance import people_by_day
from desktop.domain.week.week import Week
from desktop.services.checks.next_step import Goal, NextStep, deadline_words, next_step
from desktop.services.checks.worth_a_look import timely
from desktop.services.weeks.last_year import LastYear, last_year
from desktop.services.workspace import Workspace
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place, Screen
from desktop.ui.overview.call import READING, CallCard
from desktop.ui.overview.day_chart import DayChart
from desktop.ui.overview.figures import FigureCards
from desktop.ui.overview.planning import plan_again
from desktop.ui.overview.sights import SightList
from desktop.ui.overview.tasks import TaskList
from desktop.ui.widgets.parts import column, frame, label, row, scrolled

if TYPE_CHECKING:
    from desktop.services.submission.dispatch import Standing

_T = TypeVar("_T")
_WIDEST = 1080
_SIDE_BY_SIDE, _WITH_UNITS, _FOUR_CARDS = 80, 66, 60
"""The digits for which there must be room if the columns, or all cards, stand side by side, or if
figures have their units."""

_MINUTE = 60_000
"""In milliseconds."""

_NOTHING = "Không có gì cần xem lại."
_PAGES = {
    Goal.CHECK: Screen.CHECK,
    Goal.SUBMIT: Screen.SUBMIT,
    Goal.SEND: Screen.SUBMIT,
    Goal.REST: Screen.SUBMIT,
}


class OverviewPage(Page):
    """Shows what is there, what is missing, and the next step. `today` is asked for the day."""

    title = "Tổng quan"

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(desk, parent)
        self._today = today
        self._shown_on = today()
        self._before: LastYear | None = None
        self._standing: Standing | None = None
        self._is_judged = desk.week.is_judged
        self._is_looked_up = self._has_units = False
        self.call, self.figures, self.sights = CallCard(), FigureCards(), SightList()
        self.tasks = TaskList(desk.week.items, self._open_item)
        self.chart, self._elsewhere = DayChart(), label(role="small")
        self._days = self._chart_card()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.call.taken.connect(self._on_step_taken)
        self.sights.chosen.connect(desk.go_to_problem)
        self.sights.all_wanted.connect(lambda: desk.go(Place(screen=Screen.CHECK)))
        desk.week.judged.connect(self._on_judged)
        self._midnight = QTimer(self)
        self._midnight.timeout.connect(self._on_minute)
        self._midnight.start(_MINUTE)
        self._look_up(lambda: last_year(desk.workspace, desk.week.week), self._on_before_known)

    def refresh(self) -> None:
        """Show the Week as it stands now."""
        week, today = self.desk.week, self._today()
        self._shown_on = today
        is_over = self._standing is not None and self._standing.sent_on is not None
        self.set_title(self.title, "" if is_over else deadline_words(week.week, today))
        step = next_step(
            week.notebook,
            week.judgement,
            self._standing,
            today,
            has_last_year=self._before is not None,
        )
        self.call.show_step(step if self._is_judged and self._is_looked_up else None)
        shown = headlines(week.form, week.annex)
        self.figures.show_headlines(shown, self._before)
        self.tasks.show_items(week.items, self._before, with_units=self._has_units)
        seen = timely(week.judgement.sights, week.notebook, today)
        self.sights.show_sights(seen, none=_NOTHING if self._is_judged else READING)
        behind = next((h.records for h in shown if h.is_people), frozenset())
        records = (r for r in week.notebook.records if r.id in behind)
        days = people_by_day(week.week, records)
        self.chart.show_days(days)
        self._days.setVisible(not days.is_empty)
        self._elsewhere.setText(f"Chưa rõ ngày: {days.elsewhere}" if days.elsewhere else "")

    def showEvent(self, event: QShowEvent) -> None:
        self._is_stale = True  # it may be another day by now
        self._look_up_standing()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        digits = self.width() // self.fontMetrics().horizontalAdvance("0")
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if digits >= _SIDE_BY_SIDE else way.TopToBottom)
        self.figures.arrange(4 if digits >= _FOUR_CARDS else 2)
        if self._has_units is not (digits >= _WITH_UNITS):
            self._has_units = not self._has_units
            self.tasks.show_items(self.desk.week.items, self._before, with_units=self._has_units)

    def _on_minute(self) -> None:
        """Count the days again where another one has begun, also while the PC was asleep."""
        if self._today() != self._shown_on:
            self._on_changed()

    def _on_step_taken(self, step: NextStep) -> None:
        if step.goal is Goal.REPEAT:
            plan_again(self.desk, self.window())
        elif step.goal is Goal.CONFIRM:
            self.desk.due_wanted.emit()
        else:
            self.desk.go(self._place_of(step))

    def _on_judged(self) -> None:
        self._is_judged = True
        self._look_up_standing()

    def _on_before_known(self, before: LastYear | None) -> None:
        self._before = before
        self._on_changed()

    def _on_standing_known(self, standing: "Standing | None") -> None:
        if not self._is_looked_up or standing != self._standing:
            self._is_looked_up, self._standing = True, standing
            self._on_changed()

    def _place_of(self, step: NextStep) -> Place:
        week = self.desk.week
        if step.goal in _PAGES:
            return Place(screen=_PAGES[step.goal])
        record = week.record(step.record)
        item = item_of(week.form, record.category) if record else week.items[0].row.code
        return Place(screen=Screen.RECORDS, item=item, record=step.record)

    def _open_item(self, code: str) -> None:
        self.desk.go(Place(screen=Screen.RECORDS, item=code))

    def _look_up_standing(self) -> None:
        workspace, week = self.desk.workspace, self.desk.week.week
        self._look_up(lambda: _standing(workspace, week), self._on_standing_known)

    def _look_up(self, read: Callable[[], _T], take: Callable[[_T], None]) -> None:
        """Read something behind the clerk's back; what cannot be read stays blank."""

        def work(_progress: Progress) -> _T:
            self.desk.week.flush()
            return read()

        def on_success(value: _T) -> None:
            if isValid(self):  # the window may have been dressed anew meanwhile
                take(value)

        self.desk.jobs.submit("", work, on_success, _leave_blank)

    def _chart_card(self) -> QWidget:
        head = row(label("Lượt người học theo ngày", "heading"), 1, self._elsewhere)
        return frame("card", column(head, self.chart, spacing=6, margins=(14, 9, 14, 10)))

    def _lay_out(self) -> None:
        self._columns.setSpacing(12)
        self._columns.addWidget(self.tasks, 4)
        self._columns.addLayout(column(self.sights, self._days, 1, spacing=12), 3)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        content.setLayout(
            column(self.call, self.figures, self._columns, 1, spacing=12, margins=(18, 12, 18, 10))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))


def _standing(workspace: Workspace, week: Week) -> "Standing | None":
    """Return how far the submission has come; nothing is loaded for it before there is one."""
    if not workspace.store.revisions(week.id):
        return None
    from desktop.services.submission.dispatch import standing

    return standing(workspace, week)


def _leave_blank(_error: AppError) -> None:
    """Say nothing: the header tells when the disk refuses."""
