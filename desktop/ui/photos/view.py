# SPDX-License-Identifier: MIT
"""One photo as large as the window allows, with what is said of it below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QVBoxLayout, QWidget, QWidgetAction

from desktop.domain.vietnamese import grouped, line, short_date
from desktop.domain.week.notebook import Photo
from desktop.domain.week.photo_days import day_remark
from desktop.domain.week.week import Week
from desktop.services.photos.photos import FULL
from desktop.ui.background.thumbnails import Thumbnails
from desktop.ui.frame.desk import Desk
from desktop.ui.photos import actions
from desktop.ui.photos.large_picture import LargePicture
from desktop.ui.photos.record_picker import RecordPicker
from desktop.ui.photos.tile import picture_side
from desktop.ui.photos.wrapped_button import WrappedButton
from desktop.ui.widgets.icons import before_words, icon
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.parts import column, frame, label, row, sign_button


class PhotoView(QDialog):
    """Shows photos one after the other; `left_at` carries the id of the last one seen.

    It has pictures of its own, so that large ones do not push the wall's small ones out of memory.
    """

    left_at = Signal(str)

    def __init__(self, desk: Desk, ids: Sequence[str], id_: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._ids, self._at = desk, list(ids), list(ids).index(id_)
        self._pictures = Thumbnails(desk.workspace, self)
        self._pictures.ready.connect(self._show_picture)
        desk.week.changed.connect(self._on_changed)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Xem ảnh")
        self.picture = LargePicture()
        self._about, self._fault = label(role="small", wraps=True), label(role="bad", wraps=True)
        self.caption = LineEdit()
        self.caption.setPlaceholderText("Ảnh chụp gì, ở đâu")
        self.caption.left.connect(self.settle)
        self.caption.entered.connect(lambda _shift: self.settle())
        self.caption.escaped.connect(self.reject)
        self.caption.textEdited.connect(self._on_typed)
        self._record = WrappedButton("", self._choose_record, sign="folder-input")
        self.typical = QPushButton(icon("star"), "&Tiêu biểu")
        self.typical.setIconSize(before_words())
        self.typical.setCheckable(True)
        self.typical.setAutoDefault(False)
        self.typical.setProperty("role", "filter")
        self.typical.clicked.connect(self._on_typical)
        self.setLayout(self._arranged())
        self.resize(_size_over(parent))
        self._make_shortcuts()
        self._show()
        self.picture.setFocus()

    @property
    def photo(self) -> Photo | None:
        """The photo that is shown."""
        return self._desk.week.photo(self._ids[self._at]) if self._ids else None

    def go(self, step: int) -> None:
        """Show the photo so many further on, or back; the ends are ends."""
        self.settle()
        self._at = min(max(self._at + step, 0), len(self._ids) - 1)
        self._show()

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
        if photo := self.photo:
            actions.caption(self._desk, [photo], self.caption.text())

    def turn(self, degrees: int) -> None:
        """Turn the photo."""
        self._act(lambda photo: actions.turn(self._desk, [photo], degrees))

    def done(self, result: int) -> None:
        self.settle()
        self._desk.week.changed.disconnect(self._on_changed)
        self._pictures.close()
        if photo := self.photo:
            self.left_at.emit(photo.id)
        super().done(result)

    def _arranged(self) -> QVBoxLayout:
        caption = label("&Chú thích")
        caption.setBuddy(self.caption)
        tools = row(
            self._tool("arrow-left", "Ảnh trước (mũi tên trái)", lambda: self.go(-1)),
            self._tool("arrow-right", "Ảnh sau (mũi tên phải)", lambda: self.go(1)),
            self._about,
            self._tool("zoom-in", "Cỡ thật 100 % (Ctrl+1)", self.picture.show_actual),
            self._tool("maximize", "Vừa cửa sổ (Ctrl+0)", self.picture.show_whole),
            self._tool("rotate-ccw", "Xoay trái (Ctrl+L)", lambda: self.turn(-90)),
            self._tool("rotate-cw", "Xoay phải (Ctrl+R)", lambda: self.turn(90)),
            self._tool("trash-2", "Xóa (Del)", self._on_remove),
            self._tool("x", "Đóng (Esc)", self.reject),
            spacing=4,
        )
        tools.setStretch(2, 1)
        words = row(caption, self.caption, self._record, self.typical, spacing=8)
        words.setStretch(1, 3)
        words.setStretch(2, 2)
        below = frame("header", column(tools, self._fault, words, spacing=6, margins=12))
        made = column(self.picture, below, spacing=0)
        made.setStretch(0, 1)
        return made

    def _show(self) -> None:
        photo = self.photo
        if photo is None:
            return
        if line(self.caption.text()) != photo.caption and not self._is_typed:
            self.caption.setText(photo.caption)
            if not self.caption.hasFocus():
                self.caption.setCursorPosition(0)  # so that its beginning is seen
        record = self._desk.week.record(photo.record) if photo.record else None
        self._record.set_words(actions.title_of(record) if record else "Xếp vào hoạt động…")
        self.typical.setChecked(photo.typical)
        self.typical.setEnabled(not photo.fault)
        self._about.setText(_about(photo, self._at, len(self._ids), self._desk.week.week))
        self._fault.setText(photo.fault)
        self._fault.setVisible(bool(photo.fault))
        for beside in (self._at - 1, self._at + 1):
            if 0 <= beside < len(self._ids) and (other := self._desk.week.photo(self._ids[beside])):
                self._pictures.pixmap(other, FULL.side)
        self._show_picture()

    def _show_picture(self) -> None:
        if photo := self.photo:
            large = self._pictures.pixmap(photo, FULL.side)
            self.picture.show_picture(
                large or self._desk.thumbnails.pixmap(photo, picture_side()), photo.id
            )

    def _act(self, act: Callable[[Photo], None]) -> None:
        self.settle()
        if photo := self.photo:
            act(photo)

    def _on_changed(self) -> None:
        """Follow the Week; a photo that was deleted gives way to the next one."""
        self._ids = [id_ for id_ in self._ids if self._desk.week.photo(id_)]
        if not self._ids:
            self.reject()
            return
        self._at = min(self._at, len(self._ids) - 1)
        self._show()

    def _on_typical(self) -> None:
        self._act(lambda photo: actions.toggle_typical(self._desk, [photo]))

    def _on_remove(self) -> None:
        self._act(lambda photo: actions.remove(self._desk, [photo]))

    def _on_undo(self) -> None:
        self.settle()
        self._desk.week.undo_stack.undo()

    def _choose_record(self) -> None:
        """Offer all records over the button."""
        menu, action = QMenu(self), QWidgetAction(self)
        picker = RecordPicker("Xếp vào hoạt động")
        picker.setMinimumSize(QSize(360, 300))
        picker.follow(self._desk.week.notebook.records)
        picker.picked.connect(lambda id_: self._on_picked(menu, id_))
        action.setDefaultWidget(picker)
        menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._record.mapToGlobal(QPoint(0, -picker.minimumHeight())))
        picker.line.setFocus()

    def _on_picked(self, menu: QMenu, id_: str) -> None:
        menu.close()
        if record := self._desk.week.record(id_):
            self._act(lambda photo: actions.assign(self._desk, [photo], record))

    def _tool(self, sign: str, name: str, on_click: Callable[[], object]) -> QWidget:
        return sign_button(sign, name, on_click)

    def _make_shortcuts(self) -> None:
        for keys, act in (
            (("Left", "PgUp"), lambda: self.go(-1)),
            (("Right", "PgDown"), lambda: self.go(1)),
            (("Ctrl+L",), lambda: self.turn(-90)),
            (("Ctrl+R",), lambda: self.turn(90)),
            (("Ctrl+0",), self.picture.show_whole),
            (("Ctrl+1",), self.picture.show_actual),
            (("T",), self._on_typical),
            (("Del",), self._on_remove),
            (("Ctrl+Z",), self._on_undo),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(act)


def _about(photo: Photo, at: int, of: int, week: Week) -> str:
    parts = [f"Ảnh {grouped(at + 1)}/{grouped(of)}"]
    if time := photo.taken_at:
        when = f"chụp {short_date(time.date())} lúc {time.hour}:{time.minute:02}"
    else:
        when = "không rõ ngày chụp"
    parts.append(f"{when}{day_remark(photo, week)}")
    return " · ".join([*parts, actions.photo_name(photo)])


def _size_over(parent: QWidget) -> QSize:
    return parent.window().size() * 0.94
