# SPDX-License-Identifier: MIT
"""The report on the form under work, as it would be printed today."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.ui.forms.workshop.session import FormSession
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.parts import column
from desktop.ui.widgets.pdf_preview import Preview


class PrintedForm(QWidget):
    """Sets the report anew each time it comes to be seen on another form."""

    def __init__(self, desk: Desk, session: FormSession) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._shown: object = None
        self.preview = Preview()
        self.setLayout(column(self.preview))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shown is not self._session.form:
            self._shown = self._session.form
            self._set()

    def _set(self) -> None:
        workspace, week, form = self._desk.workspace, self._desk.week.week, self._session.form
        self.preview.say("Đang dựng trang in…")

        def work(_progress: Progress) -> bytes:
            from desktop.services.submission.preview import preview_on

            return preview_on(workspace, week, form).read_bytes()

        self._desk.run("", work, self.preview.show_pdf, self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self._shown = None
        self.preview.say(str(error))
