# SPDX-License-Identifier: MIT
"""Brings a form in from a circular: a file, or a table from the clipboard."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.domain.progress import Progress
from desktop.intake.circulars.draft import FormDraft
from desktop.services.forms.drafting import draft_from, draft_pasted
from desktop.ui.forms.draft_preview import DraftPreview, Reading
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.parts import open_presently

CIRCULARS = ("docx", "doc", "odt", "rtf", "xlsx", "xls", "ods")


class CircularTaking:
    """Reads a circular away from the window, and shows what is in it before it is used."""

    def __init__(self, desk: Desk, over: QWidget, on_used: Callable[[str], None]) -> None:
        self._desk, self._over, self._on_used = desk, over, on_used
        self.preview: DraftPreview | None = None

    def bring_in(self, path: Path) -> None:
        """Read a file from above."""
        library = self._desk.workspace.forms
        self._begin(path.name, partial(draft_from, path, library))

    def paste(self) -> None:
        """Read what was copied from a circular."""
        text, library = QGuiApplication.clipboard().text(), self._desk.workspace.forms
        self._begin("bảng vừa dán", partial(draft_pasted, text, library))

    def _begin(self, name: str, read: Reading) -> None:
        def work(_progress: Progress) -> FormDraft:
            return read(None, {})

        self._desk.run("Đang đọc công văn", work, partial(self._show, name, read))

    def _show(self, name: str, read: Reading, draft: FormDraft) -> None:
        if isValid(self._over):
            over = self._over.window()
            self.preview = DraftPreview(over, self._desk, name, draft, read, self._on_used)
            open_presently(self.preview)
