# SPDX-License-Identifier: MIT
"""The mails ready to go: opened in the mail program, or copied field by field into webmail."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPushButton, QWidget

from desktop.export.mail.split import megabytes
from desktop.services.submission.dispatch import Mail
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.file_names import breakable
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.handing_over import open_file, point_at
from desktop.ui.widgets.icons import before_words, icon
from desktop.ui.widgets.parts import button, column, frame, label, row, set_property
from desktop.ui.widgets.theme import colours

_COPIED, _COPIED_MS = "Đã sao chép", 2500
_NO_PROGRAM = "Hãy bấm “Gửi bằng trang web” rồi chép từng mục."
_HOW = (
    "Mở trang thư (Gmail…), bấm Soạn thư, dán lần lượt địa chỉ, tiêu đề, nội dung, rồi đính kèm "
    "các tệp dưới đây."
)


class MailBox(QFrame):
    """One mail; with a tick of its own where there are several."""

    def __init__(
        self, desk: Desk, mail: Mail, count: int, on_tick: Callable[[int, bool], None]
    ) -> None:
        super().__init__()
        self._desk, self.mail = desk, mail
        self.setProperty("role", "inset")
        attached = f"{len(mail.draft.attachments)} tệp kèm theo · {megabytes(mail.size)}"
        self.sent = QCheckBox(f"Đã gửi thư {mail.part}/{count}")
        self.sent.clicked.connect(lambda is_so: on_tick(mail.part, is_so))
        self.sent.setVisible(count > 1)
        self.open = button("Mở thư soạn sẵn", self._on_open, role="primary", sign="mail")
        self.web = button("Gửi bằng trang web", self._on_web, sign="copy")
        self.web.setCheckable(True)
        self.by_hand = self._by_hand()
        self.by_hand.hide()
        self.setLayout(
            column(
                FlowLayout(self.sent, label(attached, "small"), spacing=12),
                FlowLayout(self.open, self.web),
                self.by_hand,
                spacing=10,
                margins=12,
            )
        )

    def show_turn(self, *, is_next: bool) -> None:
        """Show whether this is the mail to send next."""
        set_property(self.open, "role", "primary" if is_next else "")
        self.open.setIcon(icon("mail", colours().on_accent if is_next else ""))

    def _by_hand(self) -> QWidget:
        draft, ground = self.mail.draft, QWidget()
        names = (breakable(file.name) for file in draft.attachments)
        files = column(*(label(name, wraps=True) for name in names), spacing=2)
        point = button("Mở thư mục", self._on_point, sign="folder-open")
        ground.setLayout(
            column(
                label(_HOW, "small", wraps=True),
                *_copied("Địa chỉ nhận", draft.to or "(chưa ghi ở Thông tin Tuần lễ)"),
                *_copied("Tiêu đề", draft.subject),
                *_copied("Nội dung", draft.body),
                label("Tệp đính kèm", "small"),
                frame("plain", files),
                FlowLayout(point),
                spacing=4,
            )
        )
        return ground

    def _on_open(self) -> None:
        open_file(self._desk, self.mail.file, _NO_PROGRAM)

    def _on_web(self) -> None:
        self.by_hand.setVisible(self.web.isChecked())

    def _on_point(self) -> None:
        point_at(self.mail.draft.attachments[-1])


class CopyButton(QPushButton):
    """Puts a text on the clipboard and says so."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self._text = text
        self.setAutoDefault(False)
        self.setAccessibleName(f"Sao chép {name.lower()}")
        self.setIconSize(before_words())
        self._calming = QTimer(self)
        self._calming.setSingleShot(True)
        self._calming.setInterval(_COPIED_MS)
        self._calming.timeout.connect(self._calm)
        self.clicked.connect(lambda _checked=False: self._copy())
        self._calm()

    def sizeHint(self) -> QSize:
        """Return room for the longer of its two names, so that nothing moves when it is pressed."""
        width = self.fontMetrics().horizontalAdvance
        return super().sizeHint() + QSize(width(_COPIED) - width(self.text()), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.setText(_COPIED)
        self.setIcon(icon("check"))
        self._calming.start()

    def _calm(self) -> None:
        self.setText("Sao chép")
        self.setIcon(icon("copy"))


def _copied(name: str, text: str) -> tuple[QWidget, QWidget]:
    words, shown = label(name, "small"), QLineEdit(" ".join(text.split()))
    shown.setReadOnly(True)
    shown.setCursorPosition(0)
    words.setBuddy(shown)
    ground = QWidget()
    ground.setLayout(row(shown, CopyButton(name, text), spacing=6))
    return words, ground
