# SPDX-License-Identifier: MIT
"""Gives Qt's own buttons, menus and dialogs their Vietnamese words: Qt ships none.

Keys keep the names that are printed on keyboards: their words are not in the file.
"""

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.paths import resources


def speak_vietnamese(app: QApplication) -> None:
    """Have numbers, dates and all that Qt says by itself in Vietnamese."""
    QLocale.setDefault(QLocale("vi_VN"))
    words = QTranslator(app)
    words.load(str(resources() / "qt" / "qt_vi.qm"))
    app.installTranslator(words)
