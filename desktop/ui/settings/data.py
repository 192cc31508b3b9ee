# SPDX-License-Identifier: MIT
"""Where the data lie, how much room they take, the forms, and where faults are noted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from shiboken6 import isValid

from desktop.domain.vietnamese import grouped
from desktop.export.mail.split import megabytes
from desktop.services.backups.kept_backups import Usage, usage
from desktop.ui.frame.desk import Desk
from desktop.ui.settings.forms import FormsCard
from desktop.ui.widgets.folders import path_line
from desktop.ui.widgets.parts import Part, column, frame, label

_ROWS = {
    "records": "Sổ (các hoạt động, danh sách, lời báo cáo)",
    "originals": "Ảnh gốc",
    "copies": "Ảnh thu nhỏ để gửi",
    "backups": "Bản sao lưu trên máy này",
}


class DataTab(QWidget):
    """Paths to be copied or opened, and sizes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._folder = desk, desk.workspace.folder
        self.sizes = {key: label() for key in _ROWS}
        self._counts = {key: label(role="small") for key in _ROWS}
        self.forms = FormsCard(desk)
        self.setLayout(
            column(
                _card(_DATA, _DATA_HINT, path_line(self._folder.root, _DATA, "&Mở thư mục")),
                frame("card", column(label("Chỗ đã dùng", "heading"), self._grid(), margins=16)),
                self.forms,
                _card(_LOG, _LOG_HINT, path_line(self._folder.logs, _LOG, "Mở nhật &ký")),
                1,
                spacing=12,
            )
        )

    def refresh(self) -> None:
        """Measure and read anew."""
        self.forms.refresh()
        folder = self._folder
        self._desk.jobs.submit("", lambda _progress: usage(folder), self._on_measured)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(24)
        for at, (key, words) in enumerate(_ROWS.items()):
            grid.addWidget(label(words, wraps=True), at, 0)
            for column_, amount in enumerate((self._counts[key], self.sizes[key]), 1):
                grid.addWidget(amount, at, column_, Qt.AlignmentFlag.AlignRight)
        return grid

    def _on_measured(self, used: Usage) -> None:
        if not isValid(self):  # the window was dressed anew meanwhile
            return
        for key in _ROWS:
            room = getattr(used, key)
            self.sizes[key].setText(megabytes(room.size))
        for key in ("originals", "copies"):
            self._counts[key].setText(f"{grouped(getattr(used, key).files)} ảnh")


def _card(heading: str, hint: str, line: Part) -> QWidget:
    words = column(label(heading, "heading"), label(hint, "small", wraps=True), spacing=2)
    return frame("card", column(words, line, margins=16))


_DATA, _LOG = "Thư mục dữ liệu", "Nhật ký chương trình"
_DATA_HINT = (
    "Sổ, ảnh gốc, mẫu báo cáo và bản sao lưu đều nằm ở đây. Muốn chuyển sang máy khác, hãy sao lưu "
    "ra USB rồi khôi phục ở máy mới."
)
_LOG_HINT = (
    "Lúc nào đã làm loại việc gì, bao nhiêu, và lỗi nếu có. Nhật ký không có họ tên hay nội dung."
)
