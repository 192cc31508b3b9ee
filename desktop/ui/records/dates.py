# SPDX-License-Identifier: MIT
"""Where a date is written down, as people do ("3/10", "thứ bảy") or chosen from a calendar."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidgetAction

from desktop.domain.vietnamese import parse_date, short_date, weekday_name
from desktop.domain.vietnamese.day_spans import parse_days
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.records.entries import LineEntry
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.theme import colours


class DateEntry(LineEntry):
    """A day, blank for none; weekdays are those of the Week.

    With `until` a span can be written ("5-6/10"), whose last day is for that field.
    """

    def __init__(self, week: OpenWeek, until: str = "") -> None:
        super().__init__(self._day, _written)
        self._week, self._until = week, until
        action = self.line_edit.addAction(
            icon("calendar", colours().muted), self.line_edit.ActionPosition.TrailingPosition
        )
        action.setToolTip("Chọn ngày trên lịch (phím mũi tên xuống)")
        action.triggered.connect(self._show_calendar)
        self.line_edit.opened.connect(self._show_calendar)

    def aside(self) -> str:
        try:
            day = self.value()
        except ValueError:
            return ""
        name = "" if day is None else weekday_name(day)
        return f"{name[:1].lower()}{name[1:]}"

    def beyond(self) -> Mapping[str, Any]:
        last = self._days(self.line_edit.text())[1]
        return {} if last is None else {self._until: last}

    def _day(self, text: str) -> date | None:
        return self._days(text)[0]

    def _days(self, text: str) -> tuple[date | None, date | None]:
        week = self._week.week
        if not text.strip():
            return None, None
        read = parse_days if self._until else _one_day
        return read(text, year=week.year, week_start=week.starts, week_end=week.ends)

    def _show_calendar(self) -> None:
        menu, action = QMenu(self), QWidgetAction(self)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        week = self._week.week
        _mark(calendar, week.starts, week.ends)
        try:
            day = self.value() or week.starts
        except ValueError:
            day = week.starts
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(self._on_picked)
        calendar.activated.connect(self._on_picked)
        calendar.clicked.connect(menu.close)
        calendar.activated.connect(menu.close)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _on_picked(self, day: QDate) -> None:
        self.show_value(date(day.year(), day.month(), day.day()))
        self.edited.emit()
        self.line_edit.setFocus()


def _mark(calendar: QCalendarWidget, first: date, last: date) -> None:
    """Make the days of the Week stand out, and Sunday the only red one."""
    plain, sunday, ours = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    plain.setForeground(QColor(colours().text))
    sunday.setForeground(QColor(colours().bad))
    ours.setForeground(QColor(colours().accent_text))
    ours.setFontWeight(QFont.Weight.Bold)
    calendar.setWeekdayTextFormat(Qt.DayOfWeek.Saturday, plain)
    calendar.setWeekdayTextFormat(Qt.DayOfWeek.Sunday, sunday)
    for n in range((last - first).days + 1):
        calendar.setDateTextFormat(QDate(first.year, first.month, first.day).addDays(n), ours)


def _one_day(
    text: str, *, year: int, week_start: date | None, week_end: date | None
) -> tuple[date, None]:
    return parse_date(text, year=year, week_start=week_start, week_end=week_end), None


def _written(day: date | None) -> str:
    return "" if day is None else short_date(day)
