# SPDX-License-Identifier: MIT
"""Says over everything that this is only the sample, with the way back to the clerk's own data."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.parts import button, label, row
from desktop.ui.widgets.theme import colours

WORDS = "Đây là Tuần lễ mẫu để tập; sổ của trung tâm vẫn nguyên."
BACK = "Về sổ của trung tâm"


class SampleBar(QFrame):
    """A quiet line over the sidebar and the page."""

    def __init__(self, go_back: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "sample-bar")
        sign = Sign(18, "eye", colours().accent_text)
        words = label(WORDS, wraps=True)
        self.back = button(BACK, go_back, role="link", sign="arrow-left")
        parts = row(sign, words, self.back, spacing=10, margins=(18, 4, 12, 4))
        parts.setStretch(1, 1)
        self.setLayout(parts)
