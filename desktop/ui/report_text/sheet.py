# SPDX-License-Identifier: MIT
"""The report as one sheet that scrolls: every section below the other, as printed."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.report_text.writing import SectionInput
from desktop.ui.widgets.parts import scrolled

_WIDEST = 760
_MARGIN = 18


class ReportSheet(QWidget):
    """Sections by their keys; `reading` carries the key of the one at the top of what is seen."""

    reading = Signal(str)

    def __init__(self, opening: QWidget, places: Mapping[str, QWidget], closing: QWidget) -> None:
        super().__init__()
        self._places = places
        self._lines = QVBoxLayout()
        self._lines.setSpacing(_MARGIN)
        for part in (opening, *places.values(), closing):
            self._lines.addWidget(part)
        self._lines.addStretch(1)
        inner = QWidget()
        inner.setLayout(self._lines)
        inner.setMaximumWidth(_WIDEST)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._ground = QWidget()
        layout = QHBoxLayout(self._ground)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 3 * _MARGIN)
        layout.addWidget(inner)
        self._area = scrolled(self._ground)
        self._area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def go_to(self, place: QWidget) -> None:
        """Scroll a part to the top."""
        self._lines.activate()
        self._area.verticalScrollBar().setValue(max(self._top(place) - _MARGIN, 0))

    def follow_cursor(self, writing: SectionInput) -> None:
        """Scroll so that the line being written is seen."""
        at = writing.cursorRect()
        point = writing.viewport().mapTo(self._ground, at.center())
        self._area.ensureVisible(point.x(), point.y(), 0, at.height() + _MARGIN)

    def _on_scrolled(self, value: int) -> None:
        above = [k for k, place in self._places.items() if self._top(place) <= value + 3 * _MARGIN]
        if above:
            self.reading.emit(above[-1])

    def _top(self, place: QWidget) -> int:
        return place.mapTo(self._ground, place.rect().topLeft()).y()
