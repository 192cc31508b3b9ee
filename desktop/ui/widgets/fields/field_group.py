# SPDX-License-Identifier: MIT
"""Several fields, row by row."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop.ui.widgets.fields.field import Rows
from desktop.ui.widgets.fields.field_box import FieldBox
from desktop.ui.widgets.parts import column

_GAP = 14


class FieldGroup(QWidget):
    """Shows some fields, and tells by their keys what is typed in them and when one is left.

    Fields of one row stand below one another where there is no room for them side by side.
    """

    typed = Signal(str, str)
    left = Signal(str)

    def __init__(self, rows: Rows, read: Callable[[str, str], str]) -> None:
        super().__init__()
        self.boxes: dict[str, FieldBox] = {}
        self._rows: list[tuple[QHBoxLayout, list[FieldBox]]] = []
        lines = column(spacing=_GAP)
        for fields in rows:
            line = QHBoxLayout()
            line.setSpacing(_GAP)
            boxes = [FieldBox(field, read) for field in fields]
            self._rows.append((line, boxes))
            for field, box in zip(fields, boxes, strict=True):
                self.boxes[field.key] = box
                box.typed.connect(self.typed)
                box.left.connect(self.left)
                line.addWidget(box, field.wide)
            lines.addLayout(line)
        self.setLayout(lines)

    def show_texts(self, text_of: Callable[[str], str]) -> None:
        """Show what stands in each."""
        for key, box in self.boxes.items():
            box.show_text(text_of(key))

    def show_problems(self, problems: Mapping[str, tuple[str, bool]]) -> None:
        """Show what is wrong with each field, in words, and whether it is grave."""
        for key, box in self.boxes.items():
            sentence, is_grave = problems.get(key, ("", False))
            box.show_problem(sentence, is_grave=is_grave)

    def focus(self, key: str) -> bool:
        """Go to a field; return whether it is one of these."""
        if (box := self.boxes.get(key)) is None:
            return False
        box.input.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def minimumSizeHint(self) -> QSize:
        widest = max(box.minimumSizeHint().width() for box in self.boxes.values())
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for line, boxes in self._rows:
            needed = sum(box.minimumSizeHint().width() for box in boxes) + _GAP * (len(boxes) - 1)
            is_narrow = needed > self.width()
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            line.setDirection(down if is_narrow else across)
