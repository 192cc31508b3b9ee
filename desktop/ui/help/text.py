# SPDX-License-Identifier: MIT
"""Shows one page of the help: Markdown, set for reading, with its pictures."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from desktop.services.help_pages import spots
from desktop.ui.widgets.theme import colours

_MARGIN = 28.0
_FIT_AFTER_MS = 100
_LEADING = 122.0
_AFTER = {0: 8.0, 1: 12.0, 2: 6.0}
_BEFORE = {0: 0.0, 1: 0.0, 2: 14.0}
"""Room in pixels by level of heading, 0 for plain text."""


class HelpText(QTextBrowser):
    """A page and its links to others, with the way back; nothing is ever fetched from elsewhere."""

    shown = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Nội dung trợ giúp")
        self.setProperty("role", "help")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._on_link)
        # A bar that comes and goes would have the page shown anew while it is being shown.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(_FIT_AFTER_MS)
        self._fitting.timeout.connect(self._fit)
        self._trail: list[Path] = []
        self._at = -1

    @property
    def path(self) -> Path | None:
        """The page that is open."""
        return self._trail[self._at] if self._trail else None

    def open(self, path: Path) -> None:
        """Open a page; those gone back from are forgotten."""
        if path != self.path:
            del self._trail[self._at + 1 :]
            self._trail.append(path)
            self._go(self._at + 1)

    def mark(self, words: str) -> None:
        """Mark the words that were looked for, and scroll to the first."""
        marks = [
            self._marked(block, *span)
            for block in _blocks(self.document())
            for span in spots(block.text(), words)
        ]
        self.setExtraSelections(marks)
        if marks:
            cursor = QTextCursor(marks[0].cursor)
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def backward(self) -> None:
        if self._at > 0:
            self._go(self._at - 1)

    def forward(self) -> None:
        if self._at + 1 < len(self._trail):
            self._go(self._at + 1)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value or self.path is None:
            return None
        image = QImage(str(self.path.parent / QUrl(name).path()))
        return image if image.isNull() else self._fitted(image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fitting.start()

    def _fit(self) -> None:
        """Show the page again, with its pictures as wide as there is room now."""
        if self.path is not None:
            place = self.verticalScrollBar().value()
            self._show(self.path)
            self.verticalScrollBar().setValue(place)

    def _on_link(self, url: QUrl) -> None:
        if self.path is not None:
            self.open(self.path.parent / url.path())

    def _go(self, at: int) -> None:
        self._at = at
        self._show(self._trail[at])
        self.backwardAvailable.emit(at > 0)
        self.forwardAvailable.emit(at + 1 < len(self._trail))
        self.shown.emit(self._trail[at])

    def _show(self, path: Path) -> None:
        self.document().clear()  # with the pictures it keeps, of another width
        self.setHtml(_html(path.read_text(encoding="utf-8")))

    def _fitted(self, image: QImage) -> QImage:
        """Return a picture as wide as there is room, sharp on this screen, with an edge."""
        ratio = self.devicePixelRatioF()
        room = round((self.viewport().width() - 2 * _MARGIN) * ratio)
        if image.width() > room > 0:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        image = image.convertToFormat(QImage.Format.Format_RGB32)  # one that can be drawn on
        painter = QPainter(image)
        painter.setPen(QColor(colours().faint))
        painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image

    def _marked(self, block: QTextBlock, start: int, end: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(colours().warn_soft))
        look.setForeground(QColor(colours().warn))
        mark.cursor, mark.format = cursor, look
        return mark


def _html(markdown: str) -> str:
    """Set a page for reading: lines and paragraphs apart."""
    document = QTextDocument()
    document.setMarkdown(markdown)
    for block in _blocks(document):
        _set_block(block)
    return document.toHtml()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _set_block(block: QTextBlock) -> None:
    level = min(block.blockFormat().headingLevel(), 2)
    cursor = QTextCursor(block)
    room = QTextBlockFormat()
    room.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    room.setTopMargin(_BEFORE[level])
    room.setBottomMargin(_AFTER[level])
    cursor.mergeBlockFormat(room)
