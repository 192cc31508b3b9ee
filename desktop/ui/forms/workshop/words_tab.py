# SPDX-License-Identifier: MIT
"""The words of a form and where its report goes."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadData
from desktop.ui.forms.workshop.field_panel import same_words
from desktop.ui.forms.workshop.session import FormSession
from desktop.ui.forms.workshop.words import SENDING, WORDS, changed_words, words_of
from desktop.ui.widgets.fields import FieldBox, FieldGroup
from desktop.ui.widgets.parts import column, frame, label, scrolled

_WIDTH = 860


class WordsTab(QWidget):
    """Two cards of fields; each says below it why what was typed is refused."""

    def __init__(self, session: FormSession) -> None:
        super().__init__()
        self._session = session
        self._is_behind = False
        """Whether the form was edited while a list was in front."""
        self.groups = [FieldGroup(rows, self._read) for rows in (WORDS, SENDING)]
        names = ("Lời của mẫu", "Nơi nhận, điền sẵn khi mở Tuần lễ mới")
        cards = [
            frame("card", column(label(name, "heading"), group, spacing=12, margins=16))
            for name, group in zip(names, self.groups, strict=True)
        ]
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        inner.setLayout(column(*cards, 1, spacing=14, margins=(16, 12, 10, 12)))
        self.setLayout(column(scrolled(inner)))
        for group in self.groups:
            group.typed.connect(self._on_typed)
        session.changed.connect(self._on_changed)
        self._follow()

    def show_anew(self) -> None:
        """Show what stands in the form, in place of what was typed and refused too."""
        for group in self.groups:
            for key, box in group.boxes.items():
                box.show_problem("")
                box.show_entry(words_of(self._session.form, key))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._follow()

    def _on_changed(self) -> None:
        self._is_behind = not self.isVisible()
        if not self._is_behind:
            self._follow()

    def _follow(self) -> None:
        self._is_behind = False
        text_of = partial(words_of, self._session.form)
        for group in self.groups:
            group.show_texts(text_of)

    def _read(self, key: str, text: str) -> str:
        return same_words(text, words_of(self._session.form, key))

    def _on_typed(self, key: str, text: str) -> None:
        box = self._box(key)
        merge = f"words/{key}"
        try:
            self._session.do(f"Sửa “{box.field.label}”", changed_words(key, text), merge)
        except BadData as error:
            box.show_problem(str(error))
        else:
            box.show_problem("")

    def _box(self, key: str) -> FieldBox:
        return next(group.boxes[key] for group in self.groups if key in group.boxes)
