# SPDX-License-Identifier: MIT
"""The form as a list at the left: each item with its state and figures, and the other pages."""

from collections.abc import Iterator
from itertools import cycle

from PySide6.QtCore import (
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QToolButton,
    QVBoxLayout,
)

from desktop.domain.checks.items import Item
from desktop.domain.vietnamese import grouped, short_span
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.fonts import headroom
from desktop.ui.widgets.icons import grown, icon
from desktop.ui.widgets.item_words import STATES, figures_text
from desktop.ui.widgets.parts import column, frame, label, row, set_property
from desktop.ui.widgets.theme import colours
from desktop.ui.window.sidebar_entry import (
    DOT,
    FIGURES,
    GAP,
    INSET,
    PLACE,
    SIGN,
    STATE,
    EntryDelegate,
    current_font,
    small,
)

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
        self._items: tuple[Item, ...] = ()
        self.menu_button = QToolButton()
        self.menu_button.setObjectName("week-menu")
        self._centre, self._span = label(role="heading", wraps=True), label(role="small")
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setAccessibleName("Các mục của báo cáo")
        self._list.setModel(self._model)
        self._list.setItemDelegate(EntryDelegate(self._list))
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

    def places(self) -> Iterator[tuple[str, Place]]:
        """Yield the places one can go to, with their names."""
        for at in range(self._model.rowCount()):
            entry = self._model.item(at)
            if entry.data(PLACE) is not None and not self._list.isRowHidden(at):
                yield entry.text(), entry.data(PLACE)

    def show_place(self, place: Place) -> None:
        """Mark where the window is; nothing when that is not in the list."""
        rows = (at for at in range(self._model.rowCount()) if not self._list.isRowHidden(at))
        entries = map(self._model.item, rows)
        here = next((e for e in entries if _is_at(e.data(PLACE), place)), None)
        self._is_following = True
        self._list.setCurrentIndex(here.index() if here else QModelIndex())
        self._is_following = False
        self._list.scrollTo(self._list.currentIndex())
        set_property(self._list, "role", "" if here else "list")  # no entry shows the focus

    def step(self, by: int) -> None:
        """Go so many places down, or up; from a place not in the list, to its end."""
        rows = range(self._model.rowCount())
        places = [
            at
            for at in rows
            if self._model.item(at).data(PLACE) is not None and not self._list.isRowHidden(at)
        ]
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
        is_new = self._desk.week.items is not self._items
        self._items = self._desk.week.items
        items = {item.row.code: item for item in self._items}
        waiting = sum(photo.is_waiting for photo in self._desk.week.notebook.photos)
        for at in range(self._model.rowCount()):
            entry = self._model.item(at)
            place = entry.data(PLACE)
            if place is None:
                continue
            if place.screen is Screen.RECORDS and is_new:
                _fill(entry, items[place.item])
            elif place.screen is Screen.COLLECTING:
                self._list.setRowHidden(at, not self._desk.week.week.collects)
            elif place.screen is Screen.PHOTOS:
                entry.setData(f"{grouped(waiting)} chờ xếp" if waiting else "", FIGURES)

        self._widen()

    def _widen(self) -> None:
        """Make room for every name with its figures; once made, it stays, so that nothing jumps."""
        names, figures = QFontMetrics(current_font(self.font())), QFontMetrics(small(self.font()))
        bar = self._list.verticalScrollBar()
        besides = (
            2 * (INSET + 10) + grown(SIGN) + 3 * GAP
        )  # one more than needed: letters are rounded
        besides += bar.sizeHint().width() if bar.maximum() else 0
        widths = [
            names.horizontalAdvance(entry.text())
            + figures.horizontalAdvance(entry.data(FIGURES) or "")
            + (grown(DOT) + GAP if entry.data(STATE) else 0)
            for entry in (self._model.item(at) for at in range(self._model.rowCount()))
        ]
        self._full_width = max(self._full_width, min(max(widths) + besides, _MOST))
        self.setFixedWidth(self._narrow_width() if self._is_narrow else self._full_width)
        self._list.doItemsLayout()

    def _narrow_width(self) -> int:
        bar = self._list.verticalScrollBar().sizeHint().width()
        return 2 * (INSET + 4) + grown(DOT) + GAP + grown(SIGN) + bar

    def _shortened(self, name: str) -> str:
        """Return a name, without its last words if it would take the room of the list."""
        room, metrics = self._full_width - _BESIDE_NAME, QFontMetrics(current_font(self.font()))
        most = _MOST_LINES * metrics.lineSpacing()
        words = name.split()
        while len(words) > 1 and _height(" ".join(words), metrics, room) > most:
            words = [*words[: -2 if words[-1] == "…" else -1], "…"]
        return " ".join(words)

    def _build(self) -> None:
        self._add("Tổng quan", "layout-dashboard", Place(screen=Screen.OVERVIEW))
        self._add("Văn bản", "files", Place(screen=Screen.DOCUMENTS))
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
        self._add("Thu thập", "folder-input", Place(screen=Screen.COLLECTING))

    def _add(self, name: str, sign: str, place: Place) -> None:
        use = colours()
        entry = QStandardItem(icon(sign, use.muted, use.accent_text), name)
        entry.setData(place, PLACE)
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
        if not self._is_following and (place := index.data(PLACE)):
            self.chosen.emit(place)


def _is_at(entry: Place | None, place: Place) -> bool:
    return entry is not None and (entry.screen, entry.item) == (place.screen, place.item)


def _fill(entry: QStandardItem, item: Item) -> None:
    figures = figures_text(item)
    entry.setData(figures, FIGURES)
    entry.setData(item.state, STATE)
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


def _height(words: str, metrics: QFontMetrics, width: int) -> int:
    return metrics.boundingRect(0, 0, width, 10_000, _WRAPS, words).height()
