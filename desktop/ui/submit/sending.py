# SPDX-License-Identifier: MIT
"""The last step: the mails, and the tick that says the report is on its way."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.exchange.dispatch import Dispatch, Method
from desktop.domain.vietnamese import short_date
from desktop.domain.vietnamese.entries import Calendar, read_day
from desktop.services.submission.dispatch import Mail
from desktop.ui.submit.dispatching import Dispatching, today
from desktop.ui.submit.mails import MailBox
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.inputs import ChoiceInput, DateInput
from desktop.ui.widgets.parts import button, column, empty, frame, label

METHODS = {
    Method.EMAIL: "thư điện tử",
    Method.HAND: "nộp trực tiếp",
    Method.POST: "bưu điện",
}
_CHOICES = [(method.value, name.capitalize()) for method, name in METHODS.items()]
_OPENING = (
    "Thư mở ra trong Outlook hoặc Thunderbird với đủ người nhận, nội dung, tệp kèm; đọc lại rồi "
    "bấm Gửi. Nếu thư chỉ mở để đọc, chọn “Sửa như thư mới”."
)


class SendingStep(QVBoxLayout):
    """The body of the step."""

    def __init__(self, dispatching: Dispatching) -> None:
        super().__init__()
        self._dispatching = dispatching
        self._shown: tuple[Mail, ...] | None = None
        self.setSpacing(12)
        self._missing = label(wraps=True)
        self._missing.setText("Thư mục hồ sơ không còn ở chỗ cũ, nên chưa có thư soạn sẵn.")
        self.again = button("Ghi lại bản nộp", dispatching.repeat, sign="refresh-cw")
        self.gone = frame("warning", column(self._missing, FlowLayout(self.again), margins=12))
        self._how = label(_OPENING, "small", wraps=True)
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(8)
        self.boxes: list[MailBox] = []
        self.day, self.method = DateInput(), ChoiceInput(_CHOICES)
        self.day.show_entry(short_date(today()))
        self.mark = button("Đánh dấu đã gửi", self._on_mark, sign="check")
        self._done = label(wraps=True)
        self.unmark = button("Chưa gửi, sửa lại", self._on_unmark)
        self._ask, self._told = QWidget(), QWidget()
        self._unread = label(role="bad", wraps=True)
        self._unread.hide()
        fields = _field("Ngày gửi", self.day), _field("Cách gửi", self.method), self._low()
        self._ask.setLayout(column(FlowLayout(*fields), self._unread, spacing=4))
        self._told.setLayout(column(self._done, FlowLayout(self.unmark), spacing=6))
        for part in (self.gone, self._how):
            self.addWidget(part)
        self.addLayout(self._boxes)
        self.addWidget(self._ask)
        self.addWidget(self._told)

    def show(self, dispatch: Dispatch) -> None:
        """Show the mails there are, and what is ticked off."""
        mails = self._dispatching.sight.mails
        if mails != self._shown:
            self._shown = mails
            self._build(mails)
        next_part = next((m.part for m in mails if m.part not in dispatch.mails_sent), 0)
        for box in self.boxes:
            box.sent.setChecked(box.mail.part in dispatch.mails_sent)
            box.show_turn(is_next=box.mail.part == next_part and dispatch.sent_on is None)
        self.gone.setVisible(not mails)
        self._how.setVisible(bool(mails))
        self._ask.setVisible(dispatch.sent_on is None)
        self._told.setVisible(dispatch.sent_on is not None)
        self._done.setText(sent_text(dispatch))

    def _build(self, mails: tuple[Mail, ...]) -> None:
        empty(self._boxes)
        desk, count = self._dispatching.desk, len(mails)
        self.boxes = [MailBox(desk, mail, count, self._on_tick) for mail in mails]
        for box in self.boxes:
            self._boxes.addWidget(box)

    def _low(self) -> QWidget:
        """Return the button, level with the fields beside it."""
        ground = QWidget()
        ground.setLayout(column(label(" ", "small"), self.mark, spacing=4))
        return ground

    def _on_tick(self, part: int, is_sent: bool) -> None:  # noqa: FBT001 - Qt hands it over so
        if dispatch := self._dispatching.sight.dispatch:
            sent = {*dispatch.mails_sent, part} if is_sent else {*dispatch.mails_sent} - {part}
            self._dispatching.mark(mails_sent=tuple(sorted(sent)))

    def _on_mark(self) -> None:
        self._unread.hide()
        try:
            day = read_day(self.day.text(), Calendar(today().year)).value
        except ValueError as error:
            self._unread.setText(str(error))
            self._unread.show()
            self.day.setFocus()
        else:
            self._dispatching.mark(sent_on=day, method=Method(self.method.entry()))

    def _on_unmark(self) -> None:
        self._dispatching.mark(sent_on=None, method=None)


def sent_text(dispatch: Dispatch) -> str:
    """Say when and how a revision was sent; blank as long as it was not."""
    if dispatch.sent_on is None:
        return ""
    how = f" ({METHODS[dispatch.method]})" if dispatch.method else ""
    return f"Đã gửi ngày {short_date(dispatch.sent_on)}{how}"


def _field(name: str, widget: QWidget) -> QWidget:
    ground, words = QWidget(), label(name, "small")
    words.setBuddy(widget)
    widget.setAccessibleName(name)
    ground.setLayout(column(words, widget, spacing=4))
    return ground
