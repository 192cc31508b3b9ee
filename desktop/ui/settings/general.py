# SPDX-License-Identifier: MIT
"""Text size, colours, and how numbers are read out."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QSlider, QWidget

from desktop.domain.vietnamese import Region, grouped, money_in_words
from desktop.domain.week.changes import Changes
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.preferences import LARGEST, SMALLEST, Look
from desktop.ui.widgets.parts import column, frame, label, row

_PAUSE_MS = 400
_LOOKS = {
    Look.SYSTEM: "&Theo máy tính",
    Look.LIGHT: "&Sáng",
    Look.DARK: "Tố&i, đỡ chói khi làm buổi tối",
}
_REGIONS = {Region.NORTH: "Miền &Bắc", Region.SOUTH: "Miền &Nam"}
_SUM = 21_405_000


class GeneralTab(QWidget):
    """Everything here takes effect at once; the window is dressed anew after a short pause."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.size_slider = _slider(desk.preferences.text_size)
        self._size, self._sample = label(role="small"), label(_SAMPLE, wraps=True)
        self.looks = {
            look: _radio(words, is_on=desk.preferences.look is look)
            for look, words in _LOOKS.items()
        }
        self.regions = {region: _radio(name) for region, name in _REGIONS.items()}
        self._groups = [_group(self, self.looks.values()), _group(self, self.regions.values())]
        self._changed_last = ""
        self._dressing = QTimer(self)
        self._dressing.setSingleShot(True)
        self._dressing.setInterval(_PAUSE_MS)
        self._dressing.timeout.connect(self._dress)
        self.setLayout(
            column(self._size_card(), self._look_card(), self._region_card(), 1, spacing=12)
        )
        self._show_size()
        self.refresh()
        self.size_slider.valueChanged.connect(self._on_size)
        for look, radio in self.looks.items():
            radio.toggled.connect(lambda on, look=look: self._on_look(look) if on else None)
        for region, radio in self.regions.items():
            radio.toggled.connect(lambda on, region=region: self._on_region(region) if on else None)

    def refresh(self) -> None:
        """Show how this Week's numbers are read."""
        self.regions[self._desk.week.week.number_words].setChecked(True)

    def focus_on(self, field: str) -> None:
        """Give the keyboard to one choice: "text_size", "look" or "number_words"."""
        choices: dict[str, QWidget] = {
            "text_size": self.size_slider,
            "look": self.looks[self._desk.preferences.look],
            "number_words": self.regions[self._desk.week.week.number_words],
        }
        if field in choices:
            choices[field].setFocus()

    def _size_card(self) -> QWidget:
        name = label("Cỡ c&hữ", "heading")
        name.setBuddy(self.size_slider)
        line = row(label("A", "small"), self.size_slider, label("A", "title"), spacing=12)
        line.setStretch(1, 1)
        head = row(name, 1, self._size)
        sample = frame("sample", column(self._sample, margins=12))
        return frame("card", column(head, line, sample, spacing=10, margins=16))

    def _look_card(self) -> QWidget:
        parts = column(label("Màu màn hình", "heading"), *self.looks.values(), margins=16)
        return frame("card", parts)

    def _region_card(self) -> QWidget:
        hint = label("Cho báo cáo của Tuần lễ này.", "small", wraps=True)
        head = column(label("Cách đọc số tiền bằng chữ", "heading"), hint, spacing=2)
        choices = [part for region in Region for part in (self.regions[region], _example(region))]
        return frame("card", column(head, *choices, margins=16))

    def _on_size(self, points: int) -> None:
        self._desk.preferences.text_size = points
        self._show_size()
        self._dress_soon("text_size")

    def _on_look(self, look: Look) -> None:
        self._desk.preferences.look = look
        self._dress_soon("look")

    def _on_region(self, region: Region) -> None:
        week = self._desk.week.week
        if week.number_words is not region:
            changed = replace(week, number_words=region)
            self._desk.do("Đổi cách đọc số", Changes(week=changed), tell=True)

    def _show_size(self) -> None:
        points = self.size_slider.value()
        self._size.setText(f"{points} điểm")
        self._sample.setStyleSheet(f"font-size: {points}pt")

    def _dress_soon(self, field: str) -> None:
        self._changed_last = field
        self._dressing.start()

    def _dress(self) -> None:
        if self.isVisible():  # the window is made anew, and comes back to this very choice
            self._desk.go(
                Place(screen=Screen.SETTINGS, section="general", field=self._changed_last)
            )
        self._desk.look_changed.emit()


def _slider(points: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(SMALLEST, LARGEST)
    slider.setPageStep(1)
    slider.setTickPosition(QSlider.TickPosition.TicksBelow)
    slider.setValue(points)
    slider.setAccessibleName("Cỡ chữ")
    return slider


def _example(region: Region) -> QLabel:
    example = label(
        f"{grouped(_SUM)} đồng: {money_in_words(_SUM, region).lower()}", "small", wraps=True
    )
    example.setContentsMargins(22, 0, 0, 0)
    return example


def _radio(words: str, *, is_on: bool = False) -> QRadioButton:
    radio = QRadioButton(words)
    radio.setChecked(is_on)
    return radio


def _group(parent: QWidget, radios: Iterable[QRadioButton]) -> QButtonGroup:
    group = QButtonGroup(parent)
    for radio in radios:
        group.addButton(radio)
    return group


_SAMPLE = "Lớp kỹ năng sống cho người cao tuổi, nhà văn hóa khu 5, 42 lượt người"
