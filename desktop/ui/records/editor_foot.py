# SPDX-License-Identifier: MIT
"""The buttons below the fields of a record."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu

from desktop.ui.widgets.parts import button, row, sign_button


class EditorFoot(QFrame):
    """Asks for another record, a copy of this one, or to have it deleted; `menu` has the rest."""

    next_wanted = Signal()
    copy_wanted = Signal()
    deletion_wanted = Signal()

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        following = button(
            "Lưu và ghi tiếp  ·  Enter",
            self.next_wanted.emit,
            role="primary",
            tip="Mọi thứ đã gõ được lưu ngay; Enter mở dòng mới",
        )
        copy = sign_button("copy", "Nhân bản (Ctrl+D)", self.copy_wanted.emit)
        more = sign_button("ellipsis", "Việc khác", lambda: None)
        more.setMenu(menu)
        more.setPopupMode(more.ToolButtonPopupMode.InstantPopup)
        delete = sign_button("trash-2", "Xóa", self.deletion_wanted.emit)
        self.setLayout(row(following, copy, 1, more, delete, spacing=4, margins=(16, 10, 12, 10)))
