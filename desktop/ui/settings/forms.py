# SPDX-License-Identifier: MIT
"""The forms there are to report on, and how a new one comes in."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QMenu
from shiboken6 import isValid

from desktop.domain.form.form import Form
from desktop.services.forms.library import FormLibrary
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.parts import button, column, label, row

if TYPE_CHECKING:
    from desktop.ui.forms.taking import CircularTaking
    from desktop.ui.forms.workshop.opening import WorkshopOpening


class FormsCard(QFrame):
    """Names the forms; a file with a new one is looked at before it is taken in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._desk = desk
        self.taking: CircularTaking | None = None
        self.opening: WorkshopOpening | None = None
        self.names = label(wraps=True)
        self.add = button("&Thêm mẫu mới…", self._on_add, sign="plus")
        self.edit = button("&Sửa, làm mẫu…", lambda: None, sign="pencil")
        self._choices = QMenu(self)
        self.edit.setMenu(self._choices)
        words = column(
            label("Mẫu báo cáo", "heading"), label(_HINT, "small", wraps=True), spacing=2
        )
        self.setLayout(column(words, self.names, row(self.add, self.edit, 1), margins=16))

    def refresh(self) -> None:
        """Read anew which forms there are."""
        library = self._desk.workspace.forms
        self._desk.jobs.submit(
            "", lambda _progress: _forms(library), self._show, lambda error: self._say(str(error))
        )

    def _show(self, forms: tuple[Form, ...]) -> None:
        self._say("\n".join(f"{f.name} (bản {f.version})" for f in forms))
        if isValid(self):
            self._choices.clear()
            for form in forms:
                name = f"{form.name} (bản {form.version})".replace("&", "&&")
                self._choices.addAction(name, partial(self._on_edit, form.id))

    def _say(self, words: str) -> None:
        if isValid(self):  # the window may have been dressed anew meanwhile
            self.names.setText(words)

    def _on_edit(self, form_id: str) -> None:
        from desktop.ui.forms.workshop.opening import WorkshopOpening

        self.opening = WorkshopOpening(self._desk, self, self._on_used)
        self.opening.open(form_id)

    def _on_add(self) -> None:
        chosen = self._desk.prompts.choose_files("Chọn tệp mẫu hoặc công văn", _KINDS)
        if not chosen:
            return
        path = chosen[0]
        if path.suffix.lower() in (".toml", ".zip"):
            from desktop.ui.forms.parcels import look_into

            look_into(self._desk, path, self._on_used)
        else:
            from desktop.ui.forms.taking import CircularTaking

            self.taking = CircularTaking(self._desk, self, self._on_used)
            self.taking.bring_in(path)

    def _on_used(self, _form_id: str = "") -> None:
        if isValid(self):
            self.refresh()


def _forms(library: FormLibrary) -> tuple[Form, ...]:
    return tuple(library.get(id_).form for id_ in library.ids())


_KINDS = "Công văn hoặc tệp mẫu (*.docx *.doc *.odt *.rtf *.xlsx *.xls *.ods *.toml *.zip)"
_HINT = (
    "Nơi nhận đổi mẫu thì thêm mẫu mới ở đây: từ chính công văn (Word, Excel), từ tệp mẫu gửi qua "
    "thư, hay từ gói nộp của đơn vị khác. Tuần lễ cũ vẫn theo mẫu cũ của nó."
)
