# SPDX-License-Identifier: MIT
"""Shows a PDF as it will be printed, with its page numbers and zoom."""

from bisect import bisect

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, QTimer
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.parts import button, column, frame, label, row, sign_button
from desktop.ui.widgets.spoken_role import speak_as
from desktop.ui.widgets.theme import colours

_STEP = 1.2
_LEAST, _MOST = 0.25, 4.0
_ANNEX = "Phụ lục"
"""How the outline entry of an annex begins (decree 30/2020, III.1)."""


class Preview(QWidget):
    """Another PDF takes the place of the one before where that was scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        self._document = QPdfDocument(self)
        self._annex_page = -1
        self.view = QPdfView(self)
        self.view.setAccessibleName("Báo cáo như khi in")
        speak_as(self.view, QAccessible.Role.Document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(10)
        self.view.setFrameShape(QPdfView.Shape.NoFrame)
        self._ground()
        bar = self.view.verticalScrollBar()
        bar.valueChanged.connect(self._count)
        bar.rangeChanged.connect(self._count)
        self._pages = label(role="small")
        self.annex = button("Đến phụ lục", self._on_annex, role="link")
        self.annex.hide()
        self._words = label(role="muted", wraps=True)
        self._stack = QStackedLayout()
        tools = row(
            self._pages,
            self.annex,
            1,
            sign_button("zoom-out", "Thu nhỏ (Ctrl+-)", lambda: self.zoom(1 / _STEP)),
            sign_button("zoom-in", "Phóng to (Ctrl++)", lambda: self.zoom(_STEP)),
            sign_button("move-horizontal", "Vừa bề rộng (Ctrl+0)", self.fit_width),
            margins=(12, 4, 8, 4),
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(tools)
        layout.addLayout(self._stack, 1)
        self._stack.addWidget(frame("plain", column(1, self._words, 1, margins=32)))
        self._stack.addWidget(self.view)
        self._count()

    @property
    def page_count(self) -> int:
        """How many pages are shown, 0 before the first PDF."""
        return self._document.pageCount()

    @property
    def page(self) -> int:
        """The page in the middle of what is seen, counted from 0."""
        middle = self.view.verticalScrollBar().value() + self.view.viewport().height() // 2
        return max(bisect(self._tops(), middle) - 1, 0)

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF, as far down and as large as the one before."""
        bars = self.view.horizontalScrollBar(), self.view.verticalScrollBar()
        before = [bar.value() for bar in bars]
        former, self._document = self._document, QPdfDocument(self)
        buffer = QBuffer(self._document)  # No file, which the next PDF could not take the place of.
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(buffer)
        self.view.setDocument(self._document)
        former.deleteLater()
        self._stack.setCurrentWidget(self.view)
        self._annex_page = self._find_annex()
        self.annex.setVisible(self._annex_page > 0)
        self._count()

        def scroll_back() -> None:
            for bar, value in zip(bars, before, strict=True):
                bar.setValue(value)

        scroll_back()
        QTimer.singleShot(0, self, scroll_back)  # The pages may not be laid out yet.

    def say(self, words: str) -> None:
        """Show a sentence in place of the pages."""
        self._words.setText(words)
        self._stack.setCurrentIndex(0)

    def zoom(self, by: float) -> None:
        """Make the pages larger or smaller than they are now."""
        factor = min(max(self._zoom_now() * by, _LEAST), _MOST)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(factor)

    def fit_width(self) -> None:
        """Let a page take the whole width."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _zoom_now(self) -> float:
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom or not self.page_count:
            return self.view.zoomFactor()
        return self._scale(self.page) / self._dots_a_point()

    def _tops(self) -> list[int]:
        """Return where each page begins on the sheet that is scrolled; Qt tells it nowhere."""
        tops, down = [], float(self.view.documentMargins().top())
        for number in range(self.page_count):
            tops.append(round(down))
            height = self._document.pagePointSize(number).height() * self._scale(number)
            down += height + self.view.pageSpacing()
        return tops

    def _scale(self, number: int) -> float:
        """Return how many pixels of the window a point of a page takes."""
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom:
            return self.view.zoomFactor() * self._dots_a_point()
        margins = self.view.documentMargins()
        room = self.view.viewport().width() - margins.left() - margins.right()
        return room / self._document.pagePointSize(number).width()

    def _dots_a_point(self) -> float:
        return self.screen().logicalDotsPerInch() / 72

    def _on_annex(self) -> None:
        goes_back = self.page >= self._annex_page
        top = 0 if goes_back else self._tops()[self._annex_page]
        self.view.verticalScrollBar().setValue(top - self.view.pageSpacing())

    def _count(self) -> None:
        now, count = self.page, self.page_count
        self._pages.setText(f"Trang {now + 1}/{count}" if count else "")
        self.annex.setText("Về đầu báo cáo" if now >= self._annex_page else "Đến phụ lục")

    def _find_annex(self) -> int:
        """Return the first page of the annex, counted from 0; -1 if there is none."""
        marks = QPdfBookmarkModel()
        marks.setDocument(self._document)
        title, page = QPdfBookmarkModel.Role.Title, QPdfBookmarkModel.Role.Page
        for at in range(marks.rowCount(QModelIndex())):
            index = marks.index(at, 0, QModelIndex())
            if str(marks.data(index, title.value)).startswith(_ANNEX):
                return int(marks.data(index, page.value))
        return -1

    def _ground(self) -> None:
        """Let the pages lie on the colour of the window; Qt's own is one for the light only."""
        palette = self.view.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Window):
            palette.setColor(role, QColor(colours().raised))
        self.view.setPalette(palette)
