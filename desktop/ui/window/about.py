# SPDX-License-Identifier: MIT
"""Says what the program is, which version, under which licences, and where its log lies."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QWidget

from desktop import __version__
from desktop.ui.background.log import versions
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.folders import path_line
from desktop.ui.widgets.icons import grown
from desktop.ui.widgets.parts import button, column, frame, label, row, scrolled

_WIDTH, _EDGE = 480, 40
_LICENCES = (
    ("Sổ Tuần Lễ", "MIT"),
    ("Qt, PySide6", "LGPL 3"),
    ("Phông chữ Be Vietnam Pro, Liberation", "SIL OFL 1.1"),
    ("Biểu tượng Lucide", "ISC"),
)


class About(QDialog):
    """A short dialog; `facts` is what a helper on the telephone will ask for, ready to copy."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Giới thiệu Sổ Tuần Lễ")
        self.setMinimumWidth(grown(_WIDTH))
        self._over = parent.window()
        logs = desk.workspace.folder.logs
        self.facts = "\n".join(f"{name}: {number}" for name, number in versions())
        self.copied = label(role="good")
        copy = button("&Sao chép thông tin", self._on_copy, sign="copy")
        log = column(
            label("Nhật ký", "heading"), path_line(logs, "Nhật ký", "&Mở nhật ký"), margins=14
        )
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        content = QWidget()
        self._words = column(
            label(f"Sổ Tuần Lễ {__version__}", "title"),
            label(_PURPOSE, "muted", wraps=True),
            _card("Phiên bản", tuple(versions())[1:]),
            _card("Giấy phép", _LICENCES),
            frame("card", log),
            spacing=12,
            margins=(18, 18, 6, 4),
        )
        content.setLayout(self._words)
        self._foot = column(self.copied, row(copy, 1, close), spacing=12, margins=(18, 8, 18, 18))
        self._area = scrolled(content)
        self.setLayout(column(self._area, self._foot, spacing=0))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words are, but no higher than the window over which it opens."""
        super().showEvent(event)
        words = self._words.totalHeightForWidth(self._area.viewport().width())
        most = self._over.height() - _EDGE
        self.resize(self.width(), min(words + self._foot.totalSizeHint().height(), most))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.facts)
        self.copied.setText("Đã sao chép, có thể dán vào thư hoặc tin nhắn.")


def show_about(parent: QWidget, desk: Desk) -> None:
    """Open the dialog over a window."""
    About(parent, desk).open()


def _card(heading: str, lines: tuple[tuple[str, str], ...]) -> QWidget:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(1, 1)
    for at, (name, value) in enumerate(lines):
        grid.addWidget(label(name, "muted"), at, 0)
        grid.addWidget(label(value, wraps=True), at, 1)
    return frame("card", column(label(heading, "heading"), grid, margins=14))


_PURPOSE = (
    "Ghi chép và báo cáo Tuần lễ hưởng ứng học tập suốt đời. Chương trình chạy hoàn toàn trên máy "
    "này, không gửi gì qua mạng."
)
