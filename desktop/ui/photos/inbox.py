# SPDX-License-Identifier: MIT
"""What is left to be sorted, group by group as taken, each put away by one click."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.vietnamese import grouped
from desktop.services.photos.matching import Group
from desktop.ui.frame.desk import Desk
from desktop.ui.language.plain_text import set_tip
from desktop.ui.photos.actions import assign
from desktop.ui.photos.wrapped_button import WrappedButton, suggestion
from desktop.ui.widgets.parts import column, empty, label

MOST_GROUPS = 8


class Inbox(QWidget):
    """Shown while no photo is chosen; `wanted` carries the ids of photos to be chosen."""

    wanted = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._groups: Sequence[Group] = ()
        self._broken = 0
        self._title, self._words = label(role="heading"), label(role="small", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        hint = label(
            "Bấm một ảnh để xem và sửa. Giữ Ctrl hoặc Shift, hoặc kéo khung, để chọn nhiều ảnh; "
            "bấm vào ngày để chọn cả ngày.",
            "small",
            wraps=True,
        )
        self.setLayout(column(self._title, self._words, self._list, hint, 1, margins=14))
        self._show()

    def follow(self, groups: Sequence[Group], broken: int) -> None:
        """Show the photos that no record has, and how many more of them cannot be read."""
        if (groups, broken) != (self._groups, self._broken):
            self._groups, self._broken = groups, broken
            self._show()

    def _show(self) -> None:
        empty(self._list)
        loose = sum(len(group.photos) for group in self._groups)
        self._title.setText(f"{grouped(loose)} ảnh chờ xếp" if loose else "Đã xếp hết ảnh")
        self._words.setText(
            "Ảnh chụp gần nhau được gom lại. Bấm một gợi ý để xếp cả nhóm."
            if loose
            else "Ảnh mới thêm vào sẽ chờ ở đây cho đến khi thuộc một hoạt động."
        )
        if self._broken:
            words = f"Ngoài ra có {grouped(self._broken)} tệp ảnh hỏng, không đọc được."
            self._list.addWidget(label(words, "small", wraps=True))
        for group in self._groups[:MOST_GROUPS]:
            self._list.addLayout(self._group(group))
        if beyond := len(self._groups[MOST_GROUPS:]):
            self._list.addWidget(label(f"Còn {grouped(beyond)} nhóm nữa.", "small"))

    def _group(self, group: Group) -> QVBoxLayout:
        count, ids = len(group.photos), [photo.id for photo in group.photos]
        words = f"{grouped(count)} ảnh{_when(group)}"
        choose = WrappedButton(words, lambda: self.wanted.emit(ids), role="link")
        set_tip(choose, f"{words}\nChọn các ảnh này")
        made = column(choose, spacing=6)
        for one in group.suggestions[:2]:
            take = partial(assign, self._desk, group.photos, one.record)
            made.addWidget(suggestion(one, take))
        if not group.suggestions:
            words = "Chưa đoán được: bấm để chọn các ảnh này rồi chọn hoạt động."
            made.addWidget(label(words, "small", wraps=True))
        return made


def _when(group: Group) -> str:
    """Return the day and the time of a group, as far as cameras told."""
    times = sorted(photo.taken_at for photo in group.photos if photo.taken_at)
    if not times:
        return ", không rõ giờ chụp"
    first, last = times[0], times[-1]
    begin, end = (f"{time.hour}:{time.minute:02}" for time in (first, last))
    return f", {first:%d/%m} {begin}" + (f"–{end}" if begin != end else "")
