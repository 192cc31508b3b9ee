# SPDX-License-Identifier: MIT
"""One place of a document to write in: its label, the input, and a way back to the draft."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.documents.entries import DocumentEntry
from desktop.domain.report.section_edits import tidied
from desktop.domain.vietnamese import nfc
from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.inputs import ChoiceInput, DateInput, Input, LineInput, LinesInput
from desktop.ui.widgets.parts import button, column, empty, frame, label, row


class EntryBox(QWidget):
    """`typed` says that the text was changed by hand, `left` that the input was left.

    `draft_wanted` asks to follow the draft again, `line_wanted` to take a line of the newest
    draft over an edited one, `line_declined` to leave that be.
    """

    typed = Signal()
    left = Signal()
    draft_wanted = Signal()
    line_wanted = Signal(str)
    line_declined = Signal(str)

    def __init__(self, entry: DocumentEntry) -> None:
        super().__init__()
        self.entry = entry
        self.input = _input(entry)
        self.input.setAccessibleName(entry.label)
        self.input.setAccessibleDescription(entry.hint)
        name, hint = label(entry.label, wraps=True), label(entry.hint, "small", wraps=True)
        name.setBuddy(self.input)
        self.follow = button("Theo lại bản nháp", self.draft_wanted.emit, role="link")
        set_tip(self.follow, "Bỏ những chỗ đã sửa tay; có thể hoàn tác")
        self._warnings = column(spacing=6)
        self._outdated: tuple[str, ...] = ()
        parts = (name, self._warnings, self.input, hint, row(self.follow, 1))
        self.setLayout(column(*parts, spacing=4))
        hint.setVisible(bool(entry.hint))  # within what it is in, or it would be a window
        self.input.typed.connect(self.typed)
        self.input.left.connect(self.left)

    @property
    def text(self) -> str:
        """The text as it would be kept."""
        text = self.input.entry()
        return tidied(text) if isinstance(self.input, LinesInput) else nfc(text).strip()

    def show_entry(self, entry: DocumentEntry) -> None:
        """Show what stands there now."""
        self.entry = entry
        written = entry.written
        if self.text != written.text.strip():
            self.input.show_entry(written.text.strip())
        is_followed = entry.choices or entry.is_day or not written.draft
        self.follow.setVisible(written.is_edited and not is_followed)
        if written.outdated != self._outdated:
            self._outdated = written.outdated
            self._warn()

    def _warn(self) -> None:
        empty(self._warnings)
        for line in self._outdated:
            self._warnings.addWidget(self._warning(line))

    def _warning(self, line: str) -> QWidget:
        words = label(f"Bản nháp mới có thêm: “{line}”", wraps=True)
        take = button("Đưa vào", lambda: self.line_wanted.emit(line), role="link")
        leave = button("Giữ câu đã sửa", lambda: self.line_declined.emit(line), role="link")
        return frame("warning", column(words, row(take, leave, 1), spacing=2, margins=10))


def _input(entry: DocumentEntry) -> Input:
    if entry.choices:
        return ChoiceInput(entry.choices)
    if entry.is_day:
        return DateInput()
    return LineInput() if entry.lines == 1 else LinesInput(entry.lines)
