# SPDX-License-Identifier: MIT
"""The column beside the guide: other ways to come to a Week than writing it down."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.ui.widgets.parts import button, column, label

_NARROWEST = 250
_MARGIN = 22
_LINE = 1
"""How wide the line at the left is, in pixels."""


class OtherWays(QFrame):
    """Offers the sample, a backup and a bundle at the first start; later a bundle and a way back.

    Who already has Weeks restores a backup from the settings, where it says what that replaces.
    """

    sample_wanted = Signal()
    restore_wanted = Signal()
    bundle_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, *, is_first: bool) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.buttons: list[QPushButton] = []
        layout = column(
            label("Hoặc", "heading"), spacing=20, margins=(_MARGIN, 48, _MARGIN, _MARGIN)
        )
        if is_first:
            self._offer(
                layout,
                ("Mở Tuần lễ mẫu để xem thử", "eye"),
                "Một Tuần lễ điền sẵn, có ảnh, để xem chương trình làm được gì.",
                self.sample_wanted.emit,
            )
            self._offer(
                layout,
                ("Khôi phục từ bản sao lưu…", "archive-restore"),
                "Khi đổi máy hoặc cài lại máy: chọn thư mục sao lưu trên USB.",
                self.restore_wanted.emit,
            )
        self._offer(
            layout,
            ("Lấy dữ liệu từ gói đã xuất…", "download"),
            "Gói .zip hoặc tệp .json do Sổ Tuần Lễ trên máy khác xuất ra.",
            self.bundle_wanted.emit,
        )
        if not is_first:
            self._offer(
                layout,
                ("Về sổ đang có", "arrow-left"),
                "Những gì đã ghi ở đây được giữ lại cho lần sau.",
                self.back_wanted.emit,
            )
        layout.addStretch(1)
        self.setLayout(layout)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        widest = max(made.sizeHint().width() for made in self.buttons)
        self.setFixedWidth(max(widest, _NARROWEST) + 2 * _MARGIN + _LINE)

    def _offer(
        self, layout: QVBoxLayout, name: tuple[str, str], words: str, on_click: Callable[[], None]
    ) -> None:
        text, sign = name
        made = button(text, on_click, role="link", sign=sign)
        made.setAccessibleDescription(words)
        self.buttons.append(made)
        layout.addLayout(column(made, label(words, "small", wraps=True), spacing=4))
