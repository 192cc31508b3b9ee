# SPDX-License-Identifier: MIT
"""Gives Qt's own buttons, menus and dialogs their Vietnamese words: Qt ships none."""

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.language.qt_words import WORDS

_KEYS = "QShortcut"
_PAPER, _ENVELOPE = "QPageSize", "Envelope "


def speak_vietnamese(app: QApplication) -> None:
    """Have numbers, dates and all that Qt says by itself in Vietnamese."""
    QLocale.setDefault(QLocale("vi_VN"))
    app.installTranslator(_Vietnamese(app))


class _Vietnamese(QTranslator):
    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        source: str,
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str:
        if context == _KEYS:  # what is printed on keyboards here
            return source
        if context == _PAPER:
            return source.replace(_ENVELOPE, "Phong bì ")
        return WORDS.get(source, source)
