# SPDX-License-Identifier: MIT
"""What can be done with the photos that are chosen: put away, caption, turn, mark, delete."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.checks import Problem
from desktop.domain.checks.items import item_of
from desktop.domain.vietnamese import grouped, short_date
from desktop.domain.week.notebook import Photo
from desktop.domain.week.photo_days import day_remark
from desktop.domain.week.week import Week
from desktop.services.photos.matching import PhotoMatching, Suggestion
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.photos import actions
from desktop.ui.photos.record_picker import RecordPicker
from desktop.ui.photos.wrapped_button import WrappedButton, suggestion
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.parts import button, column, empty, frame, label, row, sign_button


class Selection(QWidget):
    """Shown while photos are chosen; `opened` asks to see one large."""

    opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._photos: Sequence[Photo] = ()
        self._suggested: Sequence[Suggestion] = ()
        self._title, self._about = label(role="heading"), label(role="small", wraps=True)
        self._problem = label(wraps=True)
        for words in (self._about, self._problem):
            words.setMinimumWidth(1)  # else one endless word would widen the whole panel
        self._warning = frame("warning", column(self._problem, margins=8))
        self._suggestions = QVBoxLayout()
        self._suggestions.setSpacing(6)
        self._typical = sign_button("star", "Tiêu biểu: gửi trước tiên (T)", self._on_typical)
        self._typical.setCheckable(True)
        self.caption = LineEdit()
        self.caption.setAcceptDrops(False)
        self.picker = RecordPicker("&Xếp vào hoạt động")
        self._record = WrappedButton("", self._on_record, role="link")
        self._out = button("Bỏ khỏi hoạt động", self._on_out)
        self.caption.textEdited.connect(self._on_typed)
        self.caption.left.connect(self.settle)
        self.caption.entered.connect(lambda _shift: self.settle())
        self.picker.picked.connect(self._on_picked)
        self.setLayout(self._arranged())

    def follow(
        self,
        photos: Sequence[Photo],
        matching: PhotoMatching,
        problems: Sequence[Problem] = (),
    ) -> None:
        """Show the photos that are chosen, and the problems of a single one."""
        others = [p.id for p in photos] != [p.id for p in self._photos]
        if others:
            self.settle()
        self._photos = photos
        self._show_words(problems)
        self._show_caption(is_other=others)
        self.picker.follow(self._desk.week.notebook.records)
        suggested = matching.suggest(photos)
        if suggested != self._suggested:
            self._suggested = suggested
            self._show_suggestions()

    def settle(self) -> None:
        """Hand over the caption that is being typed."""
        if self._is_typed:
            self._desk.week.pending.drop(self._hand_over)
            self._hand_over()

    @property
    def _is_typed(self) -> bool:
        """Whether a caption is typed that is not handed over."""
        return self._desk.week.pending.holds(self._hand_over)

    def _on_typed(self) -> None:
        self._desk.week.pending.note(self._hand_over)

    def _hand_over(self) -> None:
        actions.caption(self._desk, self._photos, self.caption.text())

    def _arranged(self) -> QVBoxLayout:
        title = label("&Chú thích")
        title.setBuddy(self.caption)
        tools = row(
            sign_button("rotate-ccw", "Xoay trái (Ctrl+L)", lambda: self._turn(-90)),
            sign_button("rotate-cw", "Xoay phải (Ctrl+R)", lambda: self._turn(90)),
            self._typical,
            sign_button("maximize", "Xem lớn (Enter)", self._on_open),
            1,
            sign_button("trash-2", "Xóa (Del)", self._on_remove),
            spacing=2,
        )
        made = column(
            column(self._title, self._about, spacing=2),
            self._warning,
            tools,
            column(title, self.caption, spacing=4),
            column(self._record, self._out, spacing=4),
            self._suggestions,
            self.picker,
            spacing=12,
            margins=14,
        )
        made.setStretch(6, 1)
        return made

    def _show_words(self, problems: Sequence[Problem]) -> None:
        count = len(self._photos)
        single = self._photos[0] if count == 1 else None
        self._title.setText("1 ảnh đang chọn" if single else f"{grouped(count)} ảnh đang chọn")
        self._about.setText(_about(single, self._desk.week.week) if single else "")
        self._about.setVisible(single is not None)
        self._typical.setChecked(all(photo.typical for photo in self._photos))
        self._problem.setText("\n".join(f"{p.message} {p.advice}".strip() for p in problems))
        self._warning.setVisible(bool(problems))
        owners = {photo.record for photo in self._photos}
        owner = self._desk.week.record(next(iter(owners)) or "") if len(owners) == 1 else None
        self._out.setVisible(any(owners))
        self._record.setVisible(owner is not None)
        if owner:
            self._record.set_words(f"Đang ở: {actions.title_of(owner)}")

    def _show_caption(self, *, is_other: bool) -> None:
        captions = {photo.caption for photo in self._photos}
        if self._is_typed or (self.caption.hasFocus() and not is_other):
            return
        self.caption.setText(captions.pop() if len(captions) == 1 else "")
        if not self.caption.hasFocus():
            self.caption.setCursorPosition(0)  # so that its beginning is seen
        many = "Chú thích khác nhau" if captions else "Ảnh chụp gì, ở đâu"
        self.caption.setPlaceholderText(many)

    def _show_suggestions(self) -> None:
        empty(self._suggestions)
        if self._suggested:
            words = f"Gợi ý: {self._suggested[0].reason}"
            self._suggestions.addWidget(label(words, "small", wraps=True))
        for one in self._suggested:
            take = partial(self._on_picked, one.record.id)
            self._suggestions.addWidget(suggestion(one, take))

    def _turn(self, degrees: int) -> None:
        actions.turn(self._desk, self._photos, degrees)

    def _on_typical(self) -> None:
        actions.toggle_typical(self._desk, self._photos)

    def _on_open(self) -> None:
        self.opened.emit(self._photos[0].id)

    def _on_remove(self) -> None:
        actions.remove(self._desk, self._photos)

    def _on_out(self) -> None:
        actions.take_out(self._desk, self._photos)

    def _on_picked(self, id_: str) -> None:
        if record := self._desk.week.record(id_):
            actions.assign(self._desk, self._photos, record)

    def _on_record(self) -> None:
        record = self._desk.week.record(self._photos[0].record or "")
        if record:
            item = item_of(self._desk.week.form, record.category)
            self._desk.go(Place(screen=Screen.RECORDS, item=item, record=record.id))


def _about(photo: Photo, week: Week) -> str:
    """Say when a photo was taken and how large it is."""
    if time := photo.taken_at:
        when = f"Chụp {short_date(time.date())} lúc {time.hour}:{time.minute:02}"
    else:
        when = "Không rõ ngày chụp"
    parts = [f"{when}{day_remark(photo, week)}"]
    if photo.width and photo.height:
        parts.append(f"{photo.width} × {photo.height} điểm ảnh")
    return " · ".join([*parts, actions.photo_name(photo)])
