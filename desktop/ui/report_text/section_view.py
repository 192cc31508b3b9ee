# SPDX-License-Identifier: MIT
"""One section of the report on the page: its title, its text to write in, and what to say of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.checks import Problem, Severity
from desktop.domain.form.form import Section, SectionSource
from desktop.domain.report.draft import WrittenSection
from desktop.domain.report.section_edits import DRAFTED, SectionState, tidied, word_count
from desktop.domain.vietnamese import grouped
from desktop.ui.language.plain_text import set_tip
from desktop.ui.report_text.writing import SectionInput
from desktop.ui.widgets.parts import button, column, empty, frame, label, row, set_property

_TOLD_OTHERWISE = "outdated_section"
"""The problem of which the warnings above the text tell more."""


class SectionView(QWidget):
    """A section that the clerk may write in.

    `typed` says that the text was changed by hand. `draft_wanted` asks to follow the draft again,
    `line_wanted` to take over a line of the newest draft, `line_declined` to leave it be.
    """

    typed = Signal()
    draft_wanted = Signal()
    line_wanted = Signal(str)
    line_declined = Signal(str)

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.section = section
        self.writing = SectionInput()
        self.writing.setAccessibleDescription(section.hint)
        self.writing.textChanged.connect(self._on_text_changed)
        self._outdated: tuple[str, ...] = ()
        self._counted = 0
        self._words = label(role="small")
        self.chip = label(role="chip")
        self.follow = button("Theo lại bản nháp", self.draft_wanted.emit, role="link")
        set_tip(self.follow, "Bỏ những chỗ đã sửa tay; có thể hoàn tác")
        self._warnings, self._problems = QVBoxLayout(), label(wraps=True)
        self._warnings.setSpacing(6)
        self._title = label(role="heading", wraps=True)
        state = row(self.chip, self.follow, 1)
        hint = label(section.hint, "small", wraps=True)
        foot = row(self._problems, self._words, spacing=12)
        foot.setStretch(0, 1)
        parts = (self._title, hint, state, self._warnings, self.writing, foot)
        self.setLayout(column(*parts, spacing=5))
        hint.setVisible(bool(section.hint))

    @property
    def words(self) -> int:
        """How many words the text has."""
        return self._counted

    @property
    def text(self) -> str:
        """The text as it would be kept."""
        return tidied(self.writing.toPlainText())

    def show_title(self, title: str) -> None:
        """Show the title as the report has it."""
        self._title.setText(title)
        self.writing.setAccessibleName(title)

    def show_written(self, written: WrittenSection, *, is_own: bool) -> None:
        """Show the section as it stands; `is_own` if the clerk has written in it."""
        if self.text != written.text:
            self.writing.show_text(written.text)
        is_drafted = self.section.source in DRAFTED
        self.chip.setVisible(is_drafted and bool(written.text))
        self.chip.setText("Đã sửa tay" if written.is_edited else "Theo bản nháp")
        set_property(self.chip, "tone", "warn" if written.is_edited else "good")
        self.follow.setVisible(is_drafted and is_own)
        self._count()
        self._warn(written.outdated)

    def show_problems(self, problems: Sequence[Problem], state: SectionState) -> None:
        """Show what is to be looked at, as far as it is not said otherwise."""
        told = [p for p in problems if p.code != _TOLD_OTHERWISE]
        if state is not SectionState.EMPTY:
            told = [p for p in told if p.code != "empty_section"]  # mended a moment ago
        grave = any(p.severity is Severity.MUST_MEND for p in told)
        self._problems.setText("\n".join(p.message for p in told))
        set_property(self._problems, "role", "bad" if grave else "warn")

    def _on_text_changed(self) -> None:
        self._count()
        self.typed.emit()

    def _count(self) -> None:
        self._counted = word_count(self.writing.toPlainText())
        self._words.setText(f"{grouped(self._counted)} chữ")

    def _warn(self, outdated: tuple[str, ...]) -> None:
        if outdated != self._outdated:
            self._outdated = outdated
            empty(self._warnings)
            for line in outdated:
                self._warnings.addWidget(self._warning(line))

    def _warning(self, line: str) -> QWidget:
        words = label(f"Bản nháp mới có thêm: “{line}”", wraps=True)
        take = button("Đưa vào", lambda: self.line_wanted.emit(line), role="link")
        set_tip(take, "Thay câu đã sửa tay bằng câu này")
        leave = button("Giữ câu đã sửa", lambda: self.line_declined.emit(line), role="link")
        set_tip(leave, "Câu đã sửa đã khớp số liệu mới, không cần nhắc nữa")
        return frame("warning", column(words, row(take, leave, 1), spacing=2, margins=10))


class FixedSection(QWidget):
    """A section that only shows what the form prints there; a heading prints its title alone."""

    def __init__(self, section: Section, link: QWidget | None = None) -> None:
        super().__init__()
        self._title = label(role="heading", wraps=True)
        self._words = label(role="muted", wraps=True)
        shown = column(self._title, self._words, spacing=5)
        if link is not None:
            shown.addLayout(row(link, 1))
        self.setLayout(shown)
        self._words.setVisible(section.source is not SectionSource.HEADING)

    def show_title(self, title: str) -> None:
        """Show the title as the report has it."""
        self._title.setText(title)

    def show_text(self, text: str) -> None:
        """Show what will be printed."""
        self._words.setText(text)
