# SPDX-License-Identifier: MIT
"""Leads to a Week in four short steps; nothing in them is final."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QProgressBar, QPushButton, QWidget

from desktop.domain.errors import AppError
from desktop.domain.week.week import Week
from desktop.services.weeks.beginning import begin
from desktop.services.workspace import Workspace
from desktop.ui.background.jobs import Jobs
from desktop.ui.frame.place import Place, Screen
from desktop.ui.frame.prompts import Prompts
from desktop.ui.guide.draft import Draft
from desktop.ui.guide.other_ways import OtherWays
from desktop.ui.guide.steps import NAMES, Summary, field_steps, heading
from desktop.ui.help.window import show_help
from desktop.ui.widgets.parts import button, column, elided, frame, label, row, scrolled
from desktop.ui.widgets.progress_bar import WorkStrip

_WIDTH = 640
_LAST = len(NAMES) - 1


class Guide(QWidget):
    """The way to a first Week, or to the next year's.

    `finished` carries the id of the Week to open, by then stored. Other ways to come to one than
    writing it down are in `ways`, and are not gone here.
    """

    finished = Signal(str)

    def __init__(self, workspace: Workspace, prompts: Prompts, jobs: Jobs) -> None:
        super().__init__()
        self._workspace, self._prompts, self._jobs = workspace, prompts, jobs
        self.draft = Draft(workspace)
        self.step = 0
        self._is_begun = False
        self._told: set[tuple[str, str]] = set()
        self.groups = field_steps(self.draft)
        self.summary = Summary()
        self._where, self._bar = label(role="small"), QProgressBar()
        self._title, self._words = label(role="figure", wraps=True), label(role="muted", wraps=True)
        self.back = button("&Quay lại", self.go_back)
        self._enter = elided("small")
        self.next = button("", self.go_on, role="primary")
        self.ways = OtherWays(is_first=self.draft.previous is None)
        self._lay_out()
        self._connect()
        keys = QKeySequence(QKeySequence.StandardKey.HelpContents)
        QShortcut(keys, self, lambda: show_help(self, Place(screen=Screen.OVERVIEW)))
        self._show_typed()
        self.show_step(0)

    def show_step(self, step: int, key: str = "") -> None:
        """Show a step, and go to one of its fields."""
        self.step = step
        for at, part in enumerate((*self.groups, self.summary)):
            part.setVisible(at == step)
        if step == _LAST:
            self.summary.show_draft(self.draft)
        self._where.setText(f"Bước {step + 1}/{len(NAMES)} · {NAMES[step]}")
        self._bar.setValue(step + 1)
        self._area.verticalScrollBar().setValue(0)
        self.next.setText("&Bắt đầu" if step == _LAST else "&Tiếp tục")
        self._enter.setText("Enter để bắt đầu" if step == _LAST else "Enter để đi tiếp")
        self.back.setVisible(step > 0)
        self._show_heading()
        self._focus(key)

    def go_on(self) -> None:
        """Go on to the next step unless something here cannot be so; from the last one, begin."""
        if self._is_held_up():
            return
        if self.step < _LAST:
            self.show_step(self.step + 1)
        else:
            self._begin()

    def go_back(self) -> None:
        """Go to the step before; nothing typed is lost."""
        if self.step > 0:
            self.show_step(self.step - 1)

    def _on_typed(self, key: str, text: str) -> None:
        self.draft.type(key, text)
        problems = self._problems()
        for group in self.groups:
            group.show_texts(self.draft.text_of)
            for other, box in group.boxes.items():
                if box.problem and other not in problems:
                    box.show_problem("")
        self._show_heading()

    def _on_left(self, key: str) -> None:
        if key in self.draft.typed:
            self._tell(key)

    def _on_begun(self, week: Week) -> None:
        self._is_begun = True
        self.draft.forget()
        self.finished.emit(week.id)

    def _on_ended(self) -> None:
        """Let it be tried again, whether it was refused or ended in a bug."""
        if not self._is_begun:
            self._body.setEnabled(True)
            self._focus()

    def _on_failed(self, error: AppError) -> None:
        self._prompts.show_error(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focus, QPushButton):
            focus.click()
        else:
            self.go_on()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._focus)  # a window takes the focus once it is shown

    def _begin(self) -> None:
        """Store the Week, and nothing else meanwhile: a second Enter must not begin a second."""
        workspace, week = self._workspace, self.draft.week
        self._body.setEnabled(False)
        job = self._jobs.submit(
            "Đang mở Tuần lễ",
            lambda _progress: begin(workspace, week),
            self._on_begun,
            self._on_failed,
        )
        job.finished.connect(self._on_ended)

    def _problems(self) -> dict[str, str]:
        return {**self.draft.doubts(), **self.draft.faults}

    def _tell(self, key: str) -> None:
        sentence = self._problems().get(key, "")
        for group in self.groups:
            if key in group.boxes:
                group.boxes[key].show_problem(sentence, is_grave=key in self.draft.faults)

    def _is_held_up(self) -> bool:
        """Show what cannot be so, and once what is odd; whether there was any in this step."""
        steps = range(_LAST) if self.step == _LAST else (self.step,)
        for step in steps:
            keys = self.groups[step].boxes
            news = [
                (key, words)
                for key, words in self._problems().items()
                if key in keys and (key in self.draft.faults or (key, words) not in self._told)
            ]
            for key, _words in news:
                self._tell(key)
            self._told.update(news)
            if news:
                self.show_step(step, news[0][0])
                return True
        return False

    def _focus(self, key: str = "") -> None:
        """Go to a field, by default the first blank one, else to the button that goes on."""
        if self.step == _LAST:
            self.next.setFocus()
            return
        group = self.groups[self.step]
        blank = next((k for k, box in group.boxes.items() if not box.input.entry()), "")
        if group.focus(key or blank):
            self._area.ensureWidgetVisible(group.boxes[key or blank], 0, 0)
        else:
            self.next.setFocus()

    def _show_heading(self) -> None:
        title, words = heading(self.step, self.draft)
        self._title.setText(title)
        self._words.setText(words)

    def _show_typed(self) -> None:
        """Show the fields, and entries left from the last time that cannot be read."""
        for group in self.groups:
            group.show_texts(self.draft.text_of)
            for key in self.draft.faults.keys() & self.draft.typed.keys() & group.boxes.keys():
                group.boxes[key].show_entry(self.draft.typed[key])
                self._tell(key)

    def _connect(self) -> None:
        for group in self.groups:
            group.typed.connect(self._on_typed)
            group.left.connect(self._on_left)
        self.summary.step_wanted.connect(self.show_step)

    def _lay_out(self) -> None:
        self._bar.setRange(0, len(NAMES))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Bước đang làm")
        head = column(self._where, self._bar, spacing=8)
        words = column(self._title, self._words, spacing=6)
        parts = (head, words, *self.groups, self.summary, 1)
        ground = QWidget()
        ground.setLayout(_centred(column(*parts, spacing=22, margins=(24, 36, 24, 24))))
        self._area = scrolled(ground)
        buttons = row(self.next, self.back, self._enter, spacing=12, margins=(24, 12, 24, 12))
        buttons.setStretch(2, 1)
        # Under what scrolls: how to go on is seen in the smallest window, always in one place.
        left = column(self._area, frame("foot", _centred(buttons)), spacing=0)
        self._body = QWidget()
        self._body.setLayout(row(left, self.ways, spacing=0))
        self.setLayout(column(self._body, WorkStrip(self._jobs), spacing=0))


def _centred(content: QLayout) -> QHBoxLayout:
    """Return a layout in the middle, no wider than can be read well."""
    inner = QWidget()
    inner.setMaximumWidth(_WIDTH)
    inner.setLayout(content)
    middle = row(1, inner, 1, spacing=0)
    middle.setStretch(1, 1000)
    return middle
