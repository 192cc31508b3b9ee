# SPDX-License-Identifier: MIT
"""The form as a list at the left: each item with its state and figures, and the other pages."""

from itertools import cycle

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
)

from desktop.domain.checks.items import Item, ItemState
from desktop.domain.vietnamese import short_span
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.fonts import headroom
from desktop.ui.widgets.icons import grown, icon
from desktop.ui.widgets.item_words import STATES, figures_text
from desktop.ui.widgets.parts import column, frame, label, row, set_property
from desktop.ui.widgets.theme import colours

_PLACE, _FIGURES, _STATE = (Qt.ItemDataRole.UserRole + n for n in range(3))
_INSET, _DOT, _SIGN, _GAP = 8, 8, 18, 9
_LEAST, _MOST = 264, 350
_MOST_LINES, _BESIDE_NAME = 6, 70
_PAGE = 660
"""How wide a page shall be, in pixels at 11 points, before the names in the sidebar give way."""

_WRAPS = Qt.TextFlag.TextWordWrap.value

_SIGNS = {
    "training_class": ("graduation-cap",),
    "news_item": ("newspaper",),
    "publication": ("printer",),
    "book_donation": ("book-open",),
    "event": ("trophy", "music", "messages-square"),
    "commendation": ("medal",),
    "funding": ("wallet",),
    "other_item": ("list-plus",),
}
"""The signs of each kind; items of one kind take them in turns."""


class Sidebar(QFrame):
    """Lists the places one can go to; `chosen` carries the one that was pressed.

    `entered` says that Enter was: the keyboard is wanted on the page.
    """

    chosen = Signal(Place)
    entered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "sidebar")
        self._full_width, self._is_narrow = _LEAST, False
        self.setFixedWidth(_LEAST)
        self._desk = desk
        self._is_following = False
        self.menu_button = QToolButton()
        self.menu_button.setObjectName("week-menu")
        self._centre, self._span = label(role="heading", wraps=True), label(role="small")
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setAccessibleName("Các mục của báo cáo")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._list.activated.connect(self.entered)
        self._list.verticalScrollBar().rangeChanged.connect(lambda _first, _last: self._widen())
        self.setFocusProxy(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(_head(self._centre, self._span, self.menu_button))
        layout.addWidget(self._list, 1)
        self._build()
        self.refresh()
        desk.week.changed.connect(self.refresh)
        desk.week.judged.connect(self.refresh)

    def show_place(self, place: Place) -> None:
        """Mark where the window is; nothing when that is not in the list."""
        entries = (self._model.item(at) for at in range(self._model.rowCount()))
        here = next((e for e in entries if _is_at(e.data(_PLACE), place)), None)
        self._is_following = True
        self._list.setCurrentIndex(here.index() if here else QModelIndex())
        self._is_following = False
        self._list.scrollTo(self._list.currentIndex())
        set_property(self._list, "role", "" if here else "list")  # no entry shows the focus

    def step(self, by: int) -> None:
        """Go so many places down, or up; from a place not in the list, to its end."""
        rows = range(self._model.rowCount())
        places = [at for at in rows if self._model.item(at).data(_PLACE) is not None]
        at = self._list.currentIndex().row()
        beyond = [other for other in places if (other > at if by > 0 else other < at or at < 0)]
        if beyond:
            self._list.setCurrentIndex(self._model.index(beyond[0 if by > 0 else -1], 0))

    def fit(self, width: int) -> None:
        """Give way where the window is not so wide: only signs are left, their names in the tips.

        That goes by the window and the size of its text alone, not by the page, so that nothing
        jumps from page to page.
        """
        is_narrow = width < self._full_width + grown(_PAGE)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for words in (self._centre, self._span):
                words.setVisible(not is_narrow)
            self._list.setProperty("narrow", is_narrow)
            self._widen()

    def refresh(self) -> None:
        """Show the Week's name, and figures and states as they stand now."""
        week = self._desk.week.week
        self._centre.setText(self._shortened(week.centre.name))
        set_tip(self._centre, week.centre.name)
        self._span.setText(f"Tuần lễ {week.year} · {short_span(week.starts, week.ends)}")
        items = {item.row.code: item for item in self._desk.week.items}
        loose = sum(photo.record is None for photo in self._desk.week.notebook.photos)
        for at in range(self._model.rowCount()):
            entry = self._model.item(at)
            place = entry.data(_PLACE)
            if place is None:
                continue
            if place.screen is Screen.RECORDS:
                _fill(entry, items[place.item])
            elif place.screen is Screen.PHOTOS:
                entry.setData(f"{loose} chưa xếp" if loose else "", _FIGURES)

        self._widen()

    def _widen(self) -> None:
        """Make room for every name with its figures; once made, it stays, so that nothing jumps."""
        names, figures = QFontMetrics(_bold(self.font())), QFontMetrics(_small(self.font()))
        bar = self._list.verticalScrollBar()
        besides = (
            2 * (_INSET + 10) + grown(_SIGN) + 3 * _GAP
        )  # one more than needed: letters are rounded
        besides += bar.sizeHint().width() if bar.maximum() else 0
        widths = [
            names.horizontalAdvance(entry.text())
            + figures.horizontalAdvance(entry.data(_FIGURES) or "")
            + (_DOT + _GAP if entry.data(_STATE) else 0)
            for entry in (self._model.item(at) for at in range(self._model.rowCount()))
        ]
        self._full_width = max(self._full_width, min(max(widths) + besides, _MOST))
        self.setFixedWidth(self._narrow_width() if self._is_narrow else self._full_width)
        self._list.viewport().update()

    def _narrow_width(self) -> int:
        bar = self._list.verticalScrollBar().sizeHint().width()
        return 2 * (_INSET + 4) + _DOT + _GAP + grown(_SIGN) + bar

    def _shortened(self, name: str) -> str:
        """Return a name, without its last words if it would take the room of the list."""
        room, metrics = self._full_width - _BESIDE_NAME, QFontMetrics(_bold(self.font()))
        most = _MOST_LINES * metrics.lineSpacing()
        words = name.split()
        while len(words) > 1 and _height(" ".join(words), metrics, room) > most:
            words = [*words[: -2 if words[-1] == "…" else -1], "…"]
        return " ".join(words)

    def _build(self) -> None:
        self._add("Tổng quan", "layout-dashboard", Place(screen=Screen.OVERVIEW))
        self._add_line()
        signs = {kind: cycle(names) for kind, names in _SIGNS.items()}
        for item in self._desk.week.items:
            place = Place(screen=Screen.RECORDS, item=item.row.code)
            self._add(item.row.title, next(signs[item.kinds[0]]), place)
        self._add_line()
        self._add("Ảnh, đường link", "images", Place(screen=Screen.PHOTOS))
        self._add("Phụ lục số liệu", "table-2", Place(screen=Screen.ANNEX))
        self._add("Lời báo cáo", "file-text", Place(screen=Screen.REPORT))
        self._add("Kiểm tra và in", "clipboard-check", Place(screen=Screen.CHECK))
        self._add("Nộp", "send", Place(screen=Screen.SUBMIT))

    def _add(self, name: str, sign: str, place: Place) -> None:
        use = colours()
        entry = QStandardItem(icon(sign, use.muted, use.accent_text), name)
        entry.setData(place, _PLACE)
        set_tip(entry, name)
        spare = headroom(self.font())
        entry.setSizeHint(QSize(0, self.fontMetrics().height() - spare + 14))
        self._model.appendRow(entry)

    def _add_line(self) -> None:
        entry = QStandardItem()
        entry.setFlags(Qt.ItemFlag.NoItemFlags)
        entry.setSizeHint(QSize(0, 13))
        self._model.appendRow(entry)

    def _on_current(self, index: QModelIndex) -> None:
        if not self._is_following and (place := index.data(_PLACE)):
            self.chosen.emit(place)


def _is_at(entry: Place | None, place: Place) -> bool:
    return entry is not None and (entry.screen, entry.item) == (place.screen, place.item)


def _fill(entry: QStandardItem, item: Item) -> None:
    figures = figures_text(item)
    entry.setData(figures, _FIGURES)
    entry.setData(item.state, _STATE)
    entry.setData(
        f"{entry.text()}, {figures}, {STATES[item.state]}", Qt.ItemDataRole.AccessibleTextRole
    )
    words = [entry.text(), figures, STATES[item.state].capitalize()]
    set_tip(entry, "\n".join(filter(None, words)))


def _head(centre: QLabel, span: QLabel, menu: QToolButton) -> QFrame:
    menu.setIcon(icon("ellipsis"))
    menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    set_tip(menu, "Tuần lễ khác, thông tin Tuần lễ, cài đặt")
    menu.setAccessibleName("Trình đơn")
    words = column(centre, span, spacing=0)
    parts = row(words, menu, spacing=4, margins=(18, 10, 8, 10))
    parts.setStretch(0, 1)
    return frame("plain", parts)


class _Delegate(QStyledItemDelegate):
    """Draws an entry: the dot of its state, its sign, its name, and its figures at the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        use, place = colours(), index.data(_PLACE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place is None:
            painter.fillRect(option.rect.adjusted(12, 6, -12, -6), QColor(use.line))
            painter.restore()
            return
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = option.rect.adjusted(_INSET, 1, -_INSET, -1)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(use.accent_soft if is_current else use.raised))
            painter.drawRoundedRect(ground, 6, 6)
        if is_current and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(use.accent), 1.5))
            painter.drawRoundedRect(ground, 6, 6)
        is_narrow = bool(option.widget.property("narrow"))
        room = ground.adjusted(4, 0, -4, 0) if is_narrow else ground.adjusted(10, 0, -10, 0)
        if place.screen is Screen.RECORDS:
            _draw_dot(painter, room, ItemState(index.data(_STATE)))
            room.setLeft(room.left() + _DOT + _GAP)
        side = grown(_SIGN)
        sign = QRect(room.left(), room.center().y() - side // 2 + 1, side, side)
        mode = QIcon.Mode.Selected if is_current else QIcon.Mode.Normal
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, sign, mode=mode)
        room.setLeft(sign.right() + _GAP)
        if not is_narrow:
            self._draw_words(painter, option, index, room, is_current=is_current)
        painter.restore()

    def _draw_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        room: QRect,
        *,
        is_current: bool,
    ) -> None:
        use, upright = colours(), Qt.AlignmentFlag.AlignVCenter
        small = _small(option.font)
        room = room.adjusted(0, -headroom(option.font), 0, 0)
        figures, name = index.data(_FIGURES) or "", index.data(Qt.ItemDataRole.DisplayRole)
        font = _bold(option.font) if is_current else option.font
        needed = QFontMetrics(_bold(option.font)).horizontalAdvance(name) + _GAP + 2
        if needed + QFontMetrics(small).horizontalAdvance(figures) > room.width():
            figures = ""  # the name goes first; the tip has both
        painter.setFont(small)
        painter.setPen(QColor(use.accent_text if is_current else use.muted))
        painter.drawText(room, upright | Qt.AlignmentFlag.AlignRight, figures)
        if figures:
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(figures) - _GAP)
        painter.setFont(font)
        painter.setPen(QColor(use.accent_text if is_current else use.text))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, upright | Qt.AlignmentFlag.AlignLeft, shown)


def _height(words: str, metrics: QFontMetrics, width: int) -> int:
    return metrics.boundingRect(0, 0, width, 10_000, _WRAPS, words).height()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _small(font: QFont) -> QFont:
    """Return the font of figures beside names in another."""
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - 1, 9))
    return small


def _draw_dot(painter: QPainter, room: QRect, state: ItemState) -> None:
    """Draw the state so that it can be told without colours: hollow, half, struck, full."""
    use = colours()
    dot = QRect(room.left(), room.center().y() - _DOT // 2 + 1, _DOT, _DOT)
    colour = {
        ItemState.EMPTY: use.edge,
        ItemState.IN_PROGRESS: use.accent,
        ItemState.HAS_PROBLEMS: use.warn,
        ItemState.DONE: use.good,
    }[state]
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(QColor(colour) if state in _FULL else Qt.BrushStyle.NoBrush)
    if state is ItemState.HAS_PROBLEMS:
        top = dot.center().toPointF()
        painter.drawPolygon(
            [
                QPointF(top.x() + 0.5, dot.top() - 0.5),
                QPointF(dot.right() + 1.5, dot.bottom() + 0.5),
                QPointF(dot.left() - 0.5, dot.bottom() + 0.5),
            ]
        )
        return
    painter.drawEllipse(dot)
    if state is ItemState.IN_PROGRESS:
        painter.setBrush(QColor(colour))
        painter.drawPie(dot, 90 * 16, 180 * 16)


_FULL = (ItemState.DONE, ItemState.HAS_PROBLEMS)
