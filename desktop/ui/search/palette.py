# SPDX-License-Identifier: MIT
"""A line over the window that finds anything: a few letters, arrows, Enter."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.domain.vietnamese import quoted
from desktop.services.search.findable import Spot
from desktop.services.search.search import FoundGroup, SearchIndex
from desktop.services.search.words import Query
from desktop.ui.background.lanes import Order
from desktop.ui.background.window_thread import lane
from desktop.ui.search.result_list import ResultList
from desktop.ui.widgets.line_edit import SearchLine
from desktop.ui.widgets.line_sign import LineSign
from desktop.ui.widgets.parts import column, frame, label, size_in_lines
from desktop.ui.widgets.theme import colours

HINT = "Tìm hoạt động, người, ảnh, chữ trong báo cáo, việc cần làm"
_HOW = "Mũi tên để chọn, Enter để đi tới, Esc để đóng. Không cần gõ dấu."
_READING = "Đang đọc sổ…"
_READING_LISTS = "Đang đọc các danh sách…"
_MOVING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_TOP = 40


class SearchPalette(QDialog):
    """`chosen` carries where to go; the palette has closed by then.

    It searches away from the window in what `follow` gave it, and shows the answer to what was
    typed last. Enter pressed before that came is not lost.
    """

    chosen = Signal(Spot)

    def __init__(self, parent: QWidget) -> None:
        flags = Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint
        super().__init__(parent, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Tìm khắp nơi")
        self._over = parent.window()
        self._index: SearchIndex | None = None
        self._is_complete = self._is_entered = self._is_left = False
        self._shown = ""
        self._searching = lane(self, Order.LATEST_FIRST)
        self.line = SearchLine()
        self.line.setPlaceholderText(HINT)
        self.line.setAccessibleName("Tìm khắp nơi")
        self.line.setAccessibleDescription(_HOW)
        self.line.setClearButtonEnabled(True)
        LineSign(self.line, "search", colour=colours().muted, leads=True)
        self.list, self.words = ResultList(), label(_HOW, "small", wraps=True)
        self.line.textChanged.connect(self._search)
        self.line.entered.connect(lambda _shift: self._on_entered())
        self.line.escaped.connect(self.reject)
        self.line.installEventFilter(self)
        self.list.chosen.connect(self._on_chosen)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line keeps the keyboard throughout
        parts = column(self.line, self.list, self.words, spacing=8, margins=12)
        parts.setStretch(1, 1)
        self.setLayout(column(frame("palette", parts)))
        size_in_lines(self, parent, 34, 25)
        self._move_over(parent.window())
        self.line.setFocus()

    @property
    def is_ready(self) -> bool:
        """Whether everything there is can be found by now, the people too."""
        return self._is_complete

    @property
    def is_answered(self) -> bool:
        """Whether what is shown answers what is typed."""
        return self._shown == self.line.text()

    def follow(self, index: SearchIndex, *, is_complete: bool) -> None:
        """Search in this from now on; unless it `is_complete`, the people are still to come."""
        self._index, self._is_complete = index, is_complete
        self._shown = ""
        self._search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.line
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _MOVING
        ):
            self.list.keyPressEvent(event)
            self._announce()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Close when another window comes to the front, as a click beside the palette brings it."""
        super().changeEvent(event)
        is_another = event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow()
        if is_another and self.isVisible() and not self._is_left:
            self._is_left = True
            QTimer.singleShot(0, self, self.reject)

    def done(self, result: int) -> None:
        """Give the keyboard back to the window, unless another one has it by now."""
        is_left, self._is_left = self._is_left, True
        super().done(result)
        if not is_left:
            self._over.activateWindow()

    def _search(self) -> None:
        text, index = self.line.text(), self._index
        if index is None or not text.strip():
            self._shown = text
            self.list.show_found((), Query.of(""))
            self.words.setText(_HOW if index is not None or not text.strip() else _READING)
            return

        def work(_progress: Progress) -> tuple[str, tuple[FoundGroup, ...]]:
            return text, index.find(text)

        self._searching.begin(work, self._on_found, _leave, key="search")

    def _on_found(self, answer: tuple[str, tuple[FoundGroup, ...]]) -> None:
        text, found = answer
        if text != self.line.text():
            return
        self._shown = text
        self.list.show_found(found, Query.of(text))
        words = _HOW if found else f"Không có gì khớp với {quoted(text.strip())}."
        self.words.setText(words if self._is_complete else f"{words} {_READING_LISTS}")
        self._announce()
        if self._is_entered:
            self._is_entered = False
            self.list.take()

    def _on_entered(self) -> None:
        if self.is_answered:
            self.list.take()
        else:
            self._is_entered = True

    def _on_chosen(self, spot: Spot) -> None:
        self.accept()
        self.chosen.emit(spot)

    def _announce(self) -> None:
        """Tell those who hear the screen what Enter would take, as the keyboard is elsewhere."""
        said = self.list.spoken() or self.words.text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, said))

    def _move_over(self, window: QWidget) -> None:
        beside = (window.width() - self.width()) // 2
        top = min(_TOP, (window.height() - self.height()) // 2)
        self.move(window.mapToGlobal(QPoint(max(beside, 0), max(top, 0))))


def _leave(_error: AppError) -> None:
    """Say nothing: searching reads no file."""
