# SPDX-License-Identifier: MIT
"""Shows what was written in sections that the form does not have (any more), so that it is seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.week.changes import Changes
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.parts import button, column, empty, frame, label, row


class StrayTexts(QWidget):
    """Hidden when there are none; the texts can be copied to where they belong, then dropped."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: dict[str, str] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def refresh(self) -> None:
        """Show what is without a place now."""
        sections = {section.key for section in self._desk.week.form.sections}
        own = self._desk.week.notebook.sections.items()
        stray = {key: kept.text for key, kept in own if key not in sections and kept.text.strip()}
        if stray != self._shown:
            self._shown = stray
            empty(self._lines)
            for key, text in stray.items():
                self._lines.addWidget(self._card(key, text))
        self.setVisible(bool(stray))

    def _card(self, key: str, text: str) -> QWidget:
        title = f"Mẫu này không có mục “{key}”; nội dung dưới đây không được in"
        words = label(text, wraps=True)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        drop = button("Bỏ nội dung này", lambda: self._drop(key), role="link")
        head = label(title, "heading", wraps=True)
        return frame("warning", column(head, words, row(drop, 1), spacing=5, margins=12))

    def _drop(self, key: str) -> None:
        label_ = f"Bỏ nội dung của mục “{key}”"
        self._desk.do(label_, Changes(sections={key: None}), tell=True)
