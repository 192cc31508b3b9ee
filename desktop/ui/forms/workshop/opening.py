# SPDX-License-Identifier: MIT
"""Opens the form workshop over the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.domain.form.form import Form
from desktop.domain.progress import Progress
from desktop.services.forms.library import FormFile
from desktop.services.forms.own_forms import to_edit
from desktop.services.weeks.form_change import usable_forms
from desktop.services.workspace import Workspace
from desktop.ui.forms.moving import PlaceChoice, report_on
from desktop.ui.forms.workshop.window import FormWorkshop, Wishes
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.parts import open_presently


@dataclass(frozen=True, slots=True)
class _Opened:
    file: FormFile
    known: tuple[Form, ...]


class WorkshopOpening:
    """Reads a form away from the window and opens the workshop with it, one at a time."""

    def __init__(self, desk: Desk, over: QWidget, on_closed: Callable[[], None]) -> None:
        self._desk, self._over, self._on_closed = desk, over, on_closed
        self.workshop: FormWorkshop | None = None
        self.question: PlaceChoice | None = None

    def open(self, form_id: str) -> None:
        """Open a form, its copy if it is shipped or a Week is reported on it."""
        workspace = self._desk.workspace

        def work(_progress: Progress) -> _Opened:
            return _read(workspace, form_id)

        self._desk.run("", work, self._show)

    def _show(self, opened: _Opened) -> None:
        if not isValid(self._over):  # the window may have been dressed anew meanwhile
            return
        wishes = Wishes(other=self._on_other, use=self._on_use)
        parent = self._over.window()
        self.workshop = FormWorkshop(parent, self._desk, opened.file, opened.known, wishes)
        self.workshop.finished.connect(lambda _result: self._on_closed())
        open_presently(self.workshop)

    def _on_other(self, form_id: str) -> None:
        if self.workshop is not None and isValid(self.workshop):
            self.workshop.close()
        self.open(form_id)

    def _on_use(self, file: FormFile) -> None:
        self.question = report_on(self._desk, self._over, file.form)


def _read(workspace: Workspace, form_id: str) -> _Opened:
    used = {week.form for week in workspace.store.weeks()}
    return _Opened(to_edit(workspace.forms, form_id, used), usable_forms(workspace.forms))
