# SPDX-License-Identifier: MIT
"""Where one of a few is chosen: by a row of buttons, or by typing part of a row's name."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy

from desktop.domain.form.categories import Options, chosen_category
from desktop.domain.vietnamese import line
from desktop.domain.vietnamese.entries import Reading
from desktop.ui.records.entries import Entry, LineEntry
from desktop.ui.widgets.line_sign import LineSign
from desktop.ui.widgets.parts import row


class ChoiceEntry(Entry):
    """A few values side by side; arrows go from one to the next."""

    def __init__(self, choices: Sequence[tuple[StrEnum, str]]) -> None:
        super().__init__()
        self._values = [value for value, _name in choices]
        self._group = QButtonGroup(self)
        layout = row(spacing=0)
        for at, (_value, name) in enumerate(choices):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("role", "segment")
            button.setProperty("edge", _edge(at, len(choices)))
            button.setMinimumWidth(_room(button))
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, at)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_chosen)
        self.setLayout(layout)

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        button = self._group.button(self._values.index(value))
        button.setChecked(True)
        self.setFocusProxy(button)

    def describe(self, name: str, sentence: str, _state: str) -> None:
        for button in self._group.buttons():
            button.setAccessibleName(f"{name} {button.text()}")
            button.setAccessibleDescription(sentence)

    def value(self) -> StrEnum:
        return self._values[self._group.checkedId()]

    def _on_chosen(self) -> None:
        self.edited.emit()
        self.left.emit()  # at once: other fields come and go with it, before Tab leads on


class RowEntry(LineEntry):
    """The row of the annex a record counts in, found by its number or a part of its name.

    `options` returns the rows there are, each by category and name; `wording` how the form words
    one in full, which stands below. `is_guessed` tells whether the program chose the row.
    """

    def __init__(
        self,
        options: Callable[[], Options],
        wording: Callable[[str], str] = lambda _category: "",
        *,
        is_guessed: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(self._chosen_category, self._name, self._names)
        self._options, self._wording, self._is_guessed = options, wording, is_guessed
        self._shown = ""
        LineSign(self.line_edit, "chevron-down", self._show_all, tip="Xem tất cả các dòng")

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        self._shown = value
        super().show_value(value)

    def aside(self) -> str:
        return "theo tên vừa ghi" if self._is_guessed() else ""

    def below(self) -> str:
        wording = self._wording(self._shown)
        return "" if self._name(self._shown).endswith(f" · {wording}") else wording

    def _show_all(self) -> None:
        self.line_edit.setFocus()
        self.line_edit.offer_all()

    def _names(self) -> list[str]:
        return [name for _category, name in self._options()]

    def _name(self, category: str) -> str:
        return dict(self._options()).get(category, "")

    def _chosen_category(self, text: str) -> Reading[str]:
        entry = line(text)
        if entry == self._name(self._shown):  # blank for a row that the form does not have
            return Reading(self._shown)
        return Reading(chosen_category(self._options(), entry))


def _room(button: QPushButton) -> int:
    """Return the width with the bold letters of what is chosen."""
    bold = QFont(button.font())
    bold.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(bold).horizontalAdvance(button.text()) + 28


def _edge(at: int, count: int) -> str:
    if at == 0:
        return "first"
    return "last" if at == count - 1 else "inner"
