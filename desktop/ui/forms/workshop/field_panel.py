# SPDX-License-Identifier: MIT
"""The fields of one entry, one below another; they follow the form without being made again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.fields import EntryField, FieldBox
from desktop.ui.widgets.parts import column, empty


class FieldPanel(QWidget):
    """Shows fields; `typed` tells the key of one and what stands in it, `left` that it is left."""

    typed = Signal(str, str)
    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, FieldBox] = {}
        self._text_of: Callable[[str], str] = str
        self._column = column(spacing=12)
        self.setLayout(self._column)

    def show_fields(
        self, fields: Sequence[EntryField], text_of: Callable[[str], str], *, anew: bool
    ) -> None:
        """Show fields and what stands in them; what is being typed stays, unless shown `anew`."""
        self._text_of = text_of
        if [_shape(field) for field in fields] != [_shape(b.field) for b in self.boxes.values()]:
            self._make(fields)
        for field in fields:
            box = self.boxes[field.key]
            if box.field != field:
                box.follow(field)
            box.show_text(text_of(field.key))
            if anew:
                box.show_problem("")
                box.show_entry(text_of(field.key))

    def focus(self, key: str = "") -> None:
        """Go to a field, to the first if none is named."""
        box = self.boxes.get(key) or next(iter(self.boxes.values()), None)
        if box is not None:
            box.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, fields: Sequence[EntryField]) -> None:
        empty(self._column)
        self.boxes = {field.key: FieldBox(field, self._read) for field in fields}
        for box in self.boxes.values():
            box.label.setWordWrap(True)
            box.typed.connect(self.typed)
            box.left.connect(self.left)
            self._column.addWidget(box)

    def _read(self, key: str, text: str) -> str:
        return same_words(text, self._text_of(key))


def same_words(text: str, kept: str) -> str:
    """Return what stands in the form for what is typed, if only blanks tell them apart."""
    return kept if text.split() == kept.split() else text


def _shape(field: EntryField) -> tuple[str, int, bool]:
    return field.key, field.lines, bool(field.choices)
