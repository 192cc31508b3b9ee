# SPDX-License-Identifier: MIT
"""Makes the revision: where it goes, why it goes again, and what lies there then."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.submission.dispatch import Standing
from desktop.ui.submit.dispatching import Dispatching
from desktop.ui.widgets.file_names import breakable
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.handing_over import open_folder
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.kept_line import KeptLine
from desktop.ui.widgets.parts import button, column, empty, label, row, set_property
from desktop.ui.widgets.theme import colours

_ASK_REASON = (
    "Nên ghi lý do để nơi nhận biết vì sao nộp lại. Bấm lần nữa nếu muốn lập mà không ghi lý do."
)


class Making(QVBoxLayout):
    """The body of the step."""

    def __init__(self, dispatching: Dispatching) -> None:
        super().__init__()
        self._dispatching = dispatching
        self.setSpacing(10)
        self._state = label(wraps=True)
        self.reason = KeptLine(dispatching.desk, "reason", "lý do nộp lại", most=300)
        self.reason.textEdited.connect(lambda _text: self._ask(is_asked=False))
        self._last = self._given = 0
        self._reason_words, self._asked = (
            label("Lý do nộp lại", "small"),
            label(role="warn", wraps=True),
        )
        self._asked.setText(_ASK_REASON)
        self._reason_words.setBuddy(self.reason)
        self._why = QWidget()
        self._why.setLayout(column(self._reason_words, self.reason, self._asked, spacing=4))
        self._where = label(role="small", wraps=True)
        self.make = button("", self._on_make, role="primary", sign="file-text")
        self.change = button("Đổi thư mục…", self._on_change, sign="folder-open")
        self.open = button("Mở thư mục hồ sơ", self._on_open, sign="external-link")
        self._contents = QVBoxLayout()
        self._contents.setSpacing(3)
        for part in (self._state, self._why, self._where):
            self.addWidget(part)
        self.addLayout(FlowLayout(self.make, self.open, self.change))
        self.addLayout(self._contents)
        self._shown: object = None
        self._ask(is_asked=False)

    def show(self) -> None:
        """Show how the last revision stands to the Week."""
        dispatching = self._dispatching
        standing = dispatching.sight.standing or Standing()
        last = standing.revision.number if standing.revision else 0
        is_next = standing.is_changed or not last
        self.reason.follow()
        if self._given and last > self._given:
            self._given = 0
            self.reason.write("")  # it went into the revision
        self._last = last
        self._state.setText(_state(standing, last))
        self._why.setVisible(bool(last) and is_next)
        verb = f"Lập bản nộp lần {last + 1}" if is_next else f"Ghi lại bản nộp lần {last}"
        self.make.setText("Đang lập…" if dispatching.is_busy else verb)
        self.make.setEnabled(not dispatching.is_busy)
        set_property(self.make, "role", "primary" if is_next else "")
        self.make.setIcon(icon("file-text", colours().on_accent if is_next else ""))
        self._where.setText(f"Thư mục lưu: {breakable(str(dispatching.out))}")
        self.open.setVisible(dispatching.sight.folder is not None)
        self._show_contents()

    def _show_contents(self) -> None:
        now = (self._dispatching.sight.contents, self._dispatching.notes)
        if now == self._shown:
            return
        self._shown = now
        empty(self._contents)
        for name, title in now[0]:
            line = row(label(title, wraps=True), label(name, "small"), spacing=10)
            line.setStretch(0, 1)
            self._contents.addLayout(line)
        for note in now[1]:
            self._contents.addWidget(label(note, "warn", wraps=True))

    def _ask(self, *, is_asked: bool) -> None:
        self._asked.setVisible(is_asked)
        set_property(self.reason, "state", "warn" if is_asked else "")

    def _on_make(self) -> None:
        reason = self.reason.text().strip()
        is_again = not self._why.isHidden()
        if is_again and not reason and self._asked.isHidden():
            self._ask(is_asked=True)
            self.reason.setFocus()
            return
        self._ask(is_asked=False)
        self.reason.settle()
        self._given = self._last if is_again else 0
        self._dispatching.make(reason if is_again else "")

    def _on_change(self) -> None:
        if folder := self._dispatching.desk.prompts.choose_folder("Chọn thư mục lưu hồ sơ nộp"):
            self._dispatching.out = folder

    def _on_open(self) -> None:
        if folder := self._dispatching.sight.folder:
            open_folder(folder)


def _state(standing: Standing, last: int) -> str:
    if not last:
        return (
            "Chương trình ghi báo cáo PDF và Word, phụ lục Excel, minh chứng, gói gửi thư vào một "
            "thư mục; nội dung lần nộp được giữ lại nguyên vẹn trong sổ."
        )
    if standing.is_changed:
        return f"Nội dung đã khác lần nộp {last}; lần nộp {last} vẫn được giữ nguyên."
    return f"Nội dung chưa thay đổi từ lần nộp {last}."
