# SPDX-License-Identifier: MIT
"""One list of the form with what can be done to it, and the fields of the entry that is chosen."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import BadData
from desktop.domain.form.edits.edited import Edit
from desktop.ui.forms.workshop.entry_list import EntryList
from desktop.ui.forms.workshop.entry_model import EntryModel
from desktop.ui.forms.workshop.field_panel import FieldPanel
from desktop.ui.forms.workshop.part import FormPart, Step
from desktop.ui.forms.workshop.session import FormSession
from desktop.ui.widgets.inputs import LineInput
from desktop.ui.widgets.parts import button, column, frame, label, row, scrolled, sign_button

_LIST, _FIELDS = 62, 38
"""How the list and the fields share the width, in hundredths."""


class PartTab(QWidget):
    """`said` tells what became of an edit, or why it was refused."""

    said = Signal(str)

    def __init__(self, part: FormPart, session: FormSession) -> None:
        super().__init__()
        self._part, self._session = part, session
        self.model = EntryModel(part, session, self)
        self.list = EntryList(self.model, part.name, part.shares)
        self.line = LineInput()
        self.line.setAccessibleName(f"Thêm vào {part.name.lower()}")
        self.line.installEventFilter(self)
        self.add = button("&Thêm", self._on_add, sign="plus")
        self.steps = [self._step(step) for step in part.steps]
        self.told = label(role="small", wraps=True)
        self.fields = FieldPanel()
        self._shown = -1
        self._is_behind = False
        """Whether the form was edited while another list was in front."""
        self._arrange()
        self.list.chosen.connect(self._show_fields)
        self.list.entered.connect(self.fields.focus)
        self.model.dropped.connect(self._on_dropped)
        self.fields.typed.connect(self._on_typed)
        session.changed.connect(self._on_changed)
        self.list.choose([0])
        self._show_fields()

    def focus_first(self) -> None:
        """Go to where one begins: the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_anew(self) -> None:
        """Show what stands in the form, in place of what was typed and refused too."""
        self._shown = -1
        if not self._is_behind:
            self._show_fields()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a line, or many pasted at once, on Enter and from the clipboard."""
        if watched is self.line and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_add()
                return True
            if is_press and event.matches(QKeySequence.StandardKey.Paste):
                return self._paste_many()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        adding = row(self.line, self.add)
        adding.setStretch(0, 1)
        tools = row(*self.steps, label(self._part.hint, "small", wraps=True), spacing=2)
        tools.setStretch(len(self.steps), 1)
        left = column(adding, tools, self.list, spacing=8, margins=(16, 12, 8, 8))
        left.setStretchFactor(self.list, 1)
        ground = QWidget()
        ground.setLayout(column(self.fields, self.told, 1, spacing=14, margins=(16, 12, 10, 12)))
        side = frame("side", column(scrolled(ground), spacing=0))
        parts = row(left, side, spacing=0)
        parts.setStretch(0, _LIST)
        parts.setStretch(1, _FIELDS)
        self.setLayout(parts)

    def _step(self, step: Step) -> QWidget:
        act = partial(self._on_step, step)
        keys = QShortcut(QKeySequence(step.keys), self.list, act)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        shown = keys.key().toString(QKeySequence.SequenceFormat.NativeText)
        return sign_button(step.sign, f"{step.name} ({shown})", act)

    def _on_step(self, step: Step) -> None:
        if places := self.list.places:
            self._do(step.name, step.edit(self._session.form, places))

    def _on_dropped(self, to: int) -> None:
        if places := self.list.places:
            self._do("Chuyển chỗ", self._part.move(places, to))

    def _on_add(self) -> None:
        if self.line.text().strip():
            self._add(self.line.text())
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paste_many(self) -> bool:
        """Take a table from the clipboard as entries; a single line is pasted into the field."""
        text = QGuiApplication.clipboard().text().strip("\n")
        if "\n" not in text:
            return False
        self._add(text)
        return True

    def _add(self, text: str) -> None:
        places = self.list.places
        if self._do("Thêm", self._part.add(places[-1] if places else None, text)):
            self.line.clear()

    def _do(self, label_: str, edit: Edit) -> bool:
        try:
            made = self._session.do(f"{label_}: {self._part.name.lower()}", edit)
        except BadData as error:
            self.said.emit(str(error))
            return False
        self.list.choose(made.chosen)
        self.said.emit(" ".join(made.lost))
        return True

    def _on_typed(self, key: str, text: str) -> None:
        at, box = self.list.places[0], self.fields.boxes[key]
        try:
            made = self._session.do(
                f"Sửa “{box.field.label}”",
                self._part.change(at, key, text),
                merge=f"{self._part.name}/{at}/{key}",
            )
        except BadData as error:
            box.show_problem(str(error))
            return
        box.show_problem("")
        self.said.emit(" ".join(made.lost))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._follow([])

    def _on_changed(self, chosen: list[int]) -> None:
        self._is_behind = not self.isVisible()
        if not self._is_behind:
            self._follow(chosen)

    def _follow(self, chosen: list[int]) -> None:
        self._is_behind = False
        places = self.list.places
        self.model.follow()
        is_typing = self.fields.isAncestorOf(self.window().focusWidget())
        if not is_typing:
            self._shown, places = -1, chosen or places
        self.list.choose([at for at in places if at < self.model.rowCount()] or [0])
        self._show_fields()

    def _show_fields(self) -> None:
        places, form = self.list.places, self._session.form
        is_one = len(places) == 1
        self.fields.setVisible(is_one)
        if is_one:
            at = places[0]
            text_of = partial(self._part.text, form, at)
            fields, anew = self._part.fields(form, at), at != self._shown
            self.fields.show_fields(fields, text_of, anew=anew)
            self._shown = at
            self.told.setText(self._part.told(form, self._session.annex, at))
        else:
            many = f"Đang chọn {len(places)}: chuyển, thụt vào hay xóa cùng lúc."
            self.told.setText(many if places else "Chưa có gì.")
