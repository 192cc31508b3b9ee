# SPDX-License-Identifier: MIT
"""A step of the way: its number or a tick, its name, what came of it, and what there is to do."""

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QWidget

from desktop.ui.widgets.fonts import headroom
from desktop.ui.widgets.icons import Sign, grown, pixmap
from desktop.ui.widgets.parts import column, label, row, set_property
from desktop.ui.widgets.row_button import RowButton
from desktop.ui.widgets.theme import colours

_SIDE = 26


class StepState(StrEnum):
    """How far a step is; its words are for those who do not see the sign."""

    LATER = "chưa đến"
    NOW = "bước này"
    DONE = "đã xong"


class StepCard(QFrame):
    """Folded to one line, or open with its body; pressing the line changes that."""

    toggled = Signal()

    def __init__(self, number: int, title: str, body: QLayout) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._number, self._title = number, title
        self._badge, self._fold = label(), Sign(18)
        self._summary = label(role="small", wraps=True)
        words = column(label(title, "heading", wraps=True), self._summary, spacing=1)
        parts = row(self._badge, words, self._fold, spacing=12, margins=(14, 10, 14, 10))
        parts.setStretch(1, 1)
        parts.setAlignment(self._badge, Qt.AlignmentFlag.AlignTop)
        self.head = RowButton(parts, self._on_pressed)
        set_property(self.head, "role", "step")
        self.body = QWidget()
        body.setContentsMargins(52, 0, 16, 16)
        self.body.setLayout(body)
        self.setLayout(column(self.head, self.body, spacing=0))
        self.body.hide()
        self.show_stage(StepState.LATER, "")
        self.open(is_open=False)

    @property
    def is_open(self) -> bool:
        """Whether the body is to be seen."""
        return not self.body.isHidden()

    def show_stage(self, stage: StepState, summary: str) -> None:
        """Show how far the step is, and in a few words what came of it."""
        self._badge.setPixmap(_badge(self._number, stage, self.devicePixelRatioF()))
        self._summary.setText(summary)
        self._summary.setVisible(bool(summary) and not self.is_open)
        self.head.setAccessibleName(f"Bước {self._number}, {self._title}, {stage}. {summary}")

    def open(self, *, is_open: bool) -> None:
        """Open or fold the body."""
        self.body.setVisible(is_open)
        self._summary.setVisible(bool(self._summary.text()) and not is_open)
        sign = "chevron-down" if is_open else "chevron-right"
        self._fold.show_sign(sign, colours().muted)

    def _on_pressed(self) -> None:
        self.open(is_open=not self.is_open)
        self.toggled.emit()


def _badge(number: int, stage: StepState, ratio: float) -> QPixmap:
    use, side = colours(), grown(_SIDE)
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = QRectF(1.5, 1.5, side - 3, side - 3)
    painter.setPen(QPen(QColor(use.edge if stage is StepState.LATER else use.accent), 1.5))
    painter.setBrush(QColor(use.accent if stage is StepState.DONE else use.surface))
    painter.drawEllipse(circle)
    if stage is StepState.DONE:
        inner = grown(16)
        at = (side - inner) // 2
        painter.drawPixmap(at, at, pixmap("check", inner, use.on_accent, ratio))
    else:
        painter.setPen(QColor(use.muted if stage is StepState.LATER else use.accent_text))
        font = QFont(QApplication.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        room = circle.adjusted(0, -headroom(font), 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()
    return drawn
