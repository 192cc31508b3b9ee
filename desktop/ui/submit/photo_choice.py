# SPDX-License-Identifier: MIT
"""Which photos go along and how large, with what the mails would come to."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QButtonGroup,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import grouped
from desktop.domain.vietnamese.entries import read_number
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Photo
from desktop.domain.week.week import with_typed
from desktop.export.mail.split import MEGABYTE, megabytes
from desktop.services.photos.photos import SIZES, Size
from desktop.services.submission.mail_planning import Estimate, Wish, photos_to_send, typical_of
from desktop.ui.language.plain_text import set_tip
from desktop.ui.submit.dispatching import Dispatching
from desktop.ui.submit.photo_strip import PhotoStrip
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.inputs import ChoiceInput
from desktop.ui.widgets.parts import column, label, set_property
from desktop.ui.widgets.row_button import lined_up
from desktop.ui.widgets.text_entries import TextLine

_LARGEST_MAILBOX = 1000
_MAILBOX = "mailbox_mb"
_UNREAD = f"Hãy ghi số MB từ 1 đến {grouped(_LARGEST_MAILBOX)}, ví dụ 20."
_HINT = (
    "Bấm vào ảnh, hoặc phím cách, để chọn ảnh tiêu biểu (có ngôi sao). Hồ sơ lưu ở máy luôn đủ ảnh."
)


class PhotoChoice(QVBoxLayout):
    """The body of the step; what is chosen is remembered, stars are changes of the Week."""

    def __init__(self, dispatching: Dispatching) -> None:
        super().__init__()
        self._dispatching, self._desk = dispatching, dispatching.desk
        self._count = 0
        self._is_showing = False
        self.all, self.typical = QRadioButton(), QRadioButton()
        group = QButtonGroup(self)
        for choice in (self.all, self.typical):
            group.addButton(choice)
        self.size = ChoiceInput([("", "Tự chọn cho vừa"), *map(_choice, SIZES)])
        self.mailbox = _mailbox()
        self.strip = PhotoStrip(self._desk.thumbnails, self._on_star)
        self.bar, self.words = QProgressBar(), label(wraps=True)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Dung lượng thư so với hộp thư nhận")
        self._hint = label(_HINT, "small", wraps=True)
        self._none = label(
            "Chưa có ảnh nào được xếp vào hoạt động; báo cáo vẫn gửi được.", "muted", wraps=True
        )
        self._fault = label(_UNREAD, "bad", wraps=True)
        self._fault.hide()
        self._arrange()
        self.all.toggled.connect(self._on_chosen)
        self.size.typed.connect(self._on_chosen)
        self.mailbox.textEdited.connect(lambda _text: self._desk.week.pending.note(self._hand_over))
        self.mailbox.editingFinished.connect(self.settle)

    @property
    def summary(self) -> str:
        """The choice in a few words."""
        count = grouped(self._count)
        return (
            f"{count} ảnh{' tiêu biểu' if self.typical.isChecked() else ''} · {self.words.text()}"
        )

    def show(self) -> None:
        """Show the Week and the choice as they stand now."""
        week, wish = self._desk.week, self._dispatching.wish
        photos = photos_to_send(week.notebook, week.form)
        chosen = typical_of(photos)
        self._count = len(chosen if wish.typical_only else photos)
        self.all.setText(f"Tất cả {grouped(len(photos))} ảnh")
        stars = sum(photo.typical for photo in photos)
        self.typical.setText(
            f"Chỉ {grouped(stars)} ảnh tiêu biểu" if stars else "Chỉ ảnh tiêu biểu"
        )
        self._show_wish(wish)
        lined_up(self._fields)
        self.strip.show_photos(photos, typical_only=wish.typical_only and stars > 0)
        for widget in (self.strip, self._hint):
            widget.setVisible(bool(photos))
        self._none.setVisible(not photos)
        self._show_estimate()

    def _arrange(self) -> None:
        self.setSpacing(10)
        self.addLayout(FlowLayout(self.all, self.typical, spacing=22))
        self.addWidget(self._none)
        self.addWidget(self.strip)
        self.addWidget(self._hint)
        self._fields: list[QWidget] = [
            _field("Cỡ ảnh gửi &thư", self.size),
            _field("Hộp thư nhận &tối đa, MB một thư", self.mailbox),
        ]
        self.addLayout(FlowLayout(*self._fields, spacing=18))
        self.addWidget(self._fault)
        self.addLayout(column(self.words, self.bar, spacing=6))

    def _show_wish(self, wish: Wish) -> None:
        side = str(wish.sizes[0].side) if len(wish.sizes) == 1 else ""
        self._is_showing = True  # what is only shown is no choice of the clerk's
        self.all.setChecked(not wish.typical_only)
        self.typical.setChecked(wish.typical_only)
        self.size.show_entry(side)
        if not self.mailbox.hasFocus():
            week = self._desk.week.week
            self.mailbox.setText(week.as_typed.get(_MAILBOX, str(week.mailbox_mb)))
        self._say_unread()
        self._is_showing = False

    def _show_estimate(self) -> None:
        found, most = self._dispatching.sight.estimate, self._desk.week.week.mailbox_mb
        if found is None:
            self.words.setText("Đang tính dung lượng thư…")
            return
        is_error = isinstance(found, AppError)
        set_property(self.words, "role", "bad" if is_error else "")
        self.words.setText(str(found) if isinstance(found, AppError) else meter_text(found, most))
        self.bar.setRange(0, most * MEGABYTE)
        largest = most * MEGABYTE if isinstance(found, AppError) else max(found.mails)
        self.bar.setValue(min(largest, most * MEGABYTE))

    def _on_chosen(self) -> None:
        if self._is_showing:
            return
        side = self.size.entry()
        sizes = tuple(size for size in SIZES if str(size.side) == side) or SIZES
        self._dispatching.wish = Wish(self.typical.isChecked(), sizes)
        self.show()

    def _on_star(self, photo: Photo) -> None:
        name = photo.caption or photo.file_name
        word = "Bỏ chọn" if photo.typical else "Chọn"
        changed = replace(photo, typical=not photo.typical)
        self._desk.do(f"{word} ảnh tiêu biểu “{name}”", Changes(photos={photo.id: changed}))

    def settle(self) -> None:
        """Take over the mailbox's limit; what can be none is kept as typed, to be mended."""
        self._desk.week.pending.drop(self._hand_over)
        self._hand_over()

    def _hand_over(self) -> None:
        week, text = self._desk.week.week, self.mailbox.text()
        most = _limit(text)
        if most is None:
            changed = with_typed(week, _MAILBOX, text.strip())
        else:
            changed = replace(with_typed(week, _MAILBOX, ""), mailbox_mb=most)
        if changed != week:
            what = "Sửa mức nhận của hộp thư"
            self._desk.do(what, Changes(week=changed), merge=f"week/{_MAILBOX}")
        self._say_unread()

    def _say_unread(self) -> None:
        is_unread = _MAILBOX in self._desk.week.week.as_typed
        set_property(self.mailbox, "state", "bad" if is_unread else "")
        self.mailbox.setAccessibleDescription(_UNREAD if is_unread else "")
        self._fault.setVisible(is_unread)


def meter_text(found: Estimate, most: int) -> str:
    """Say what the mails come to: "8,2 / 10 MB · 1 thư", or in how many parts."""
    side = f"ảnh cạnh dài {grouped(found.size.side)} điểm ảnh" if found.photos else "không kèm ảnh"
    if len(found.mails) == 1:
        taken = megabytes(found.mails[0]).removesuffix(" MB")
        return f"Khoảng {taken} / {most} MB · 1 thư · {side}"
    whole = megabytes(sum(found.mails))
    return f"Khoảng {whole}, hộp thư nhận {most} MB · chia {len(found.mails)} thư · {side}"


def _field(name: str, widget: QWidget) -> QWidget:
    ground = QWidget()
    words = label(name, "small")
    words.setBuddy(widget)
    words.setText(name.replace("&", ""))
    widget.setAccessibleName(name.replace("&", ""))
    ground.setLayout(column(words, widget, spacing=4))
    return ground


def _choice(size: Size) -> tuple[str, str]:
    return str(size.side), f"Cạnh dài {grouped(size.side)} điểm ảnh"


def _limit(text: str) -> int | None:
    """Return the megabytes that were typed, `None` if there can be no such limit."""
    try:
        most = read_number(text).value
    except ValueError:
        return None
    return most if most is not None and 1 <= most <= _LARGEST_MAILBOX else None


def _mailbox() -> TextLine:
    made = TextLine()
    set_tip(made, "Hỏi nơi nhận; Gmail nhận 25 MB, nhiều hộp thư cơ quan chỉ nhận 10 MB.")
    return made
