# SPDX-License-Identifier: MIT
"""A small chart of how many people came on each day."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.domain.vietnamese import grouped, short_date
from desktop.domain.week.at_a_glance import PeopleByDay
from desktop.ui.widgets.spoken_role import speak_as
from desktop.ui.widgets.theme import colours

_WIDEST_BAR, _BAR_SHARE = 30.0, 0.55
_GAP = 4
_SHORT_NAMES = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


class DayChart(QWidget):
    """Bars with their numbers above and the days below; readers are told the numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = PeopleByDay((), 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        speak_as(self, QAccessible.Role.Chart)

    def show_days(self, shown: PeopleByDay) -> None:
        """Show other numbers."""
        if shown != self._shown:
            self._shown = shown
            said = (f"{_day_name(d)} {short_date(d)}: {grouped(n)} người" for d, n in shown.days)
            self.setAccessibleName(f"Lượt người học theo ngày. {'; '.join(said)}.")
            self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(20 * line, 5 * line)

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(10 * line, 4 * line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPointSizeF(max(small.pointSizeF() - 1, 10))
        painter.setFont(small)
        use, days = colours(), self._shown.days
        if self.hasFocus():
            painter.setPen(QPen(QColor(use.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        most = max((people for _day, people in days), default=0) or 1
        line = painter.fontMetrics().height()
        room = self.rect().adjusted(0, line + _GAP, 0, -(line + _GAP))
        step = self.width() / (len(days) or 1)
        for at, (day, people) in enumerate(days):
            slot = QRectF(at * step, room.top(), step, room.height())
            self._draw_bar(painter, slot, people / most)
            if people:
                top = slot.bottom() - slot.height() * people / most
                self._write(painter, slot, top - line - 1, grouped(people), use.text)
            self._write(painter, slot, self.height() - line, self._label(at, day, step), use.muted)

    def _draw_bar(self, painter: QPainter, slot: QRectF, share: float) -> None:
        width = min(_WIDEST_BAR, slot.width() * _BAR_SHARE)
        height = max(slot.height() * share, 2.0)
        bar = QRectF(slot.center().x() - width / 2, slot.bottom() - height, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().bar if share else colours().line))
        painter.drawRoundedRect(bar, 3, 3)

    def _write(self, painter: QPainter, slot: QRectF, top: float, words: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        line = painter.fontMetrics().height()
        wide = QRectF(slot.left() - slot.width(), top, slot.width() * 3, line)
        if painter.fontMetrics().horizontalAdvance(words) <= slot.width() * 1.15:
            painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, words)

    def _label(self, at: int, day: date, step: float) -> str:
        """Return "T5 1/10" on the first day and "T6 2" on others, less if there is no room."""
        month = f"/{day.month}" if at == 0 or day.day == 1 else ""
        named = f"{_day_name(day)} {day.day}"
        fitting = (words for words in (named + month, named) if self._fits(words, step))
        return next(fitting, str(day.day))

    def _fits(self, words: str, room: float) -> bool:
        return self.fontMetrics().horizontalAdvance(words) <= room * 1.1


def _day_name(day: date) -> str:
    return _SHORT_NAMES[day.weekday()]
