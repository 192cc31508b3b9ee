# SPDX-License-Identifier: MIT
"""The sections of the report as printed, each with its state; a press goes to it."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.domain.form.form import Section, SectionSource
from desktop.domain.report.section_edits import SectionState
from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.fonts import headroom
from desktop.ui.widgets.icons import grown, icon
from desktop.ui.widgets.theme import colours

_KEY = Qt.ItemDataRole.UserRole
_STATE = _KEY + 1
_SIGN = 14
_EDGE, _GAP = 12, 6
_SLACK = 6
"""So much less than there is: a title must never turn out a line longer than was thought."""
_WRAPS = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value

STATES = {
    SectionState.EMPTY: "trống",
    SectionState.TO_SEE: "cần xem",
    SectionState.EDITED: "đã sửa tay",
    SectionState.DRAFT: "theo bản nháp",
    SectionState.TYPED: "đã viết",
    SectionState.FIXED: "theo mẫu",
}
_SIGNS = {
    SectionState.EMPTY: "circle-dashed",
    SectionState.TO_SEE: "triangle-alert",
    SectionState.EDITED: "pencil",
    SectionState.DRAFT: "file-text",
    SectionState.TYPED: "check",
    SectionState.FIXED: "check",
}


class OutlineList(QListView):
    """`chosen` carries the key of the section come to, `opened` of one pressed, to write in it."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, sections: tuple[Section, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Các mục của báo cáo")
        self.setProperty("role", "list")
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._sections = sections
        self._entries = QStandardItemModel(self)
        for section in sections:
            self._entries.appendRow(_entry(section))
        self.setModel(self._entries)
        self.setItemDelegate(_Delegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(lambda now: self.chosen.emit(now.data(_KEY)))
        self.clicked.connect(lambda index: self.opened.emit(index.data(_KEY)))
        self.activated.connect(lambda index: self.opened.emit(index.data(_KEY)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # the height of a title depends on the width

    def show_titles(self, titles: Mapping[str, str]) -> None:
        """Show the sections as the report has them, by their keys."""
        for at, section in enumerate(self._sections):
            entry = self._entries.item(at)
            if entry.text() != titles[section.key]:
                entry.setText(titles[section.key])
                _tell(entry)

    def show_states(self, states: Mapping[str, SectionState]) -> None:
        """Show how the sections stand, by their keys; headings have no state."""
        for at, section in enumerate(self._sections):
            if (state := states.get(section.key)) is None:
                continue
            entry = self._entries.item(at)
            if entry.data(_STATE) != state.value:
                entry.setData(state.value, _STATE)
                _tell(entry)

    def room_across(self) -> int:
        """Return how wide an entry may be, be there a scroll bar or not."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return min(self.width(), self.maximumWidth()) - bar - 2 * self.frameWidth() - _SLACK

    def mark(self, key: str) -> None:
        """Show which section is being read, without going there."""
        for at, section in enumerate(self._sections):
            if section.key == key and self.currentIndex().row() != at:
                blocked = self.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own
                self.setCurrentIndex(self._entries.index(at, 0))
                self.selectionModel().blockSignals(blocked)
                self.viewport().update()


def _entry(section: Section) -> QStandardItem:
    entry = QStandardItem(section.title)
    entry.setData(section.key, _KEY)
    if section.source is SectionSource.HEADING:
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        entry.setFont(font)
    return entry


def _tell(entry: QStandardItem) -> None:
    """Say in the tip, and to screen readers, what an entry shows."""
    state = entry.data(_STATE)
    words = "\n".join(
        [entry.text(), *([STATES[SectionState(state)].capitalize()] if state else [])]
    )
    set_tip(entry, words)
    entry.setData(words, Qt.ItemDataRole.AccessibleTextRole)


class _Delegate(QStyledItemDelegate):
    """Draws a title over as many lines as it takes, and its state below with a sign."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        self.initStyleOption(option, index)
        room = QRect(0, 0, self._width(), 10_000)
        title = QFontMetrics(option.font).boundingRect(room, _WRAPS, option.text)
        state = QFontMetrics(_small(option.font)).height() + 2 if index.data(_STATE) else 0
        return QSize(0, title.height() + state + 14)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        use, state = colours(), index.data(_STATE)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = option.rect.adjusted(4, 1, -4, -1)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            has_focus = is_current and option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(use.accent) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(use.accent_soft if is_current else use.raised))
            painter.drawRoundedRect(ground, 6, 6)
        room = option.rect.adjusted(_EDGE, 7, -_EDGE, -7)
        room.setWidth(self._width())  # Wider, a title might take a line less and leave a gap.
        painter.setFont(option.font)
        painter.setPen(QColor(use.accent_text if is_current else use.text))
        painter.drawText(room, _WRAPS, option.text)
        if state:
            _draw_state(painter, option, SectionState(state), room)
        painter.restore()

    def _width(self) -> int:
        """Return how wide words may be."""
        view = self.parent()
        return (view.room_across() if isinstance(view, OutlineList) else 200) - 2 * _EDGE


def _draw_state(
    painter: QPainter, option: QStyleOptionViewItem, state: SectionState, room: QRect
) -> None:
    use = colours()
    loud = {SectionState.TO_SEE: use.warn, SectionState.EMPTY: use.warn}
    colour = loud.get(state, use.muted)
    font = _small(option.font)
    height = QFontMetrics(font).height()
    line = QRect(room.left(), room.bottom() - height + 1, room.width(), height)
    side = grown(_SIGN)
    middle = line.center().y() + headroom(font) // 2
    sign = QRect(line.left(), middle - side // 2 + 1, side, side)
    icon(_SIGNS[state], colour).paint(painter, sign)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(line.adjusted(side + _GAP, 0, 0, 0), _WRAPS, STATES[state])


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - 1, 10))
    small.setWeight(QFont.Weight.Normal)
    return small
