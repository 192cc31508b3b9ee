# SPDX-License-Identifier: MIT
"""Where a date is written down, as people do ("3/10", "thứ bảy") or chosen from a calendar."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidgetAction

from desktop.domain.vietnamese import short_date, weekday_name
from desktop.domain.vietnamese.entries import Calendar, Reading, read_day, read_days
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.records.entries import LineEntry
from desktop.ui.widgets.line_sign import LineSign
from desktop.ui.widgets.theme import colours


class DateEntry(LineEntry):
    """A day, blank for none; weekdays are those of the Week.

    With `until` a span can be written ("5-6/10"), whose last day is for that field.
    """

    def __init__(self, week: OpenWeek, until: str = "") -> None:
        super().__init__(self._day, _written)
        self._week, self._until = week, until
        self.sign = LineSign(
            self.line_edit,
            "calendar",
            self._show_calendar,
            colour=colours().muted,
            tip="Chọn ngày trên lịch (phím mũi tên xuống)",
        )
        self.line_edit.opened.connect(self._show_calendar)

    def aside(self) -> str:
        try:
            day = self.value()
        except ValueError:
            return ""
        name = "" if day is None else weekday_name(day)
        return f"{name[:1].lower()}{name[1:]}"

    def beyond(self) -> Mapping[str, Any]:
        last = self._days(self.line_edit.text()).value[1]
        return {} if last is None else {self._until: last}

    def _day(self, text: str) -> Reading[date | None]:
        days = self._days(text)
        return Reading(days.value[0], days.remark)

    def _days(self, text: str) -> Reading[tuple[date | None, date | None]]:
        week = self._week.week
        calendar = Calendar(week.year, week.starts, week.ends)
        if not text.strip():
            return Reading((None, None))
        if self._until:
            return read_days(text, calendar)
        one = read_day(text, calendar)
        return Reading((one.value, None), one.remark)

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


def _written(day: date | None) -> str:
    return "" if day is None else short_date(day)
