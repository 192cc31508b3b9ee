# SPDX-License-Identifier: MIT
"""What is shown as long as there is no photo: where to drop them, and what may be dropped."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.parts import button, column, frame, label, row
from desktop.ui.widgets.theme import colours


class EmptyGallery(QWidget):
    """A large ground to drop photos on, with two buttons that do the same."""

    def __init__(self, on_files: Callable[[], object], on_folder: Callable[[], object]) -> None:
        super().__init__()
        sign = Sign(64, "images", colours().muted)
        title = label("Thả ảnh hoặc cả thư mục vào đây", "title", wraps=True)
        words = label(
            "Nhận ảnh JPG, PNG, HEIC (iPhone), WebP, BMP, TIFF. Ảnh gốc được giữ nguyên; "
            "bản gửi đi được thu nhỏ và bỏ vị trí chụp. "
            "Ảnh sao chép từ Zalo có thể dán bằng Ctrl+V.",
            "muted",
            wraps=True,
        )
        for part in (sign, title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = row(
            1,
            button("Chọn ảnh…", on_files, role="primary", sign="image-plus"),
            button("Chọn cả thư mục…", on_folder, sign="folder-open"),
            1,
        )
        inner = column(1, sign, title, words, buttons, 1, spacing=14, margins=32)
        self.setLayout(column(frame("dropzone", inner), margins=18))
