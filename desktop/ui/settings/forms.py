# SPDX-License-Identifier: MIT
"""The forms there are to report on, and how a new one comes in."""

from pathlib import Path

from PySide6.QtWidgets import QFrame
from shiboken6 import isValid

from desktop.domain.form.form import Form
from desktop.services.forms.library import FormLibrary, read_form_file
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.parts import button, column, label, row


class FormsCard(QFrame):
    """Names the forms; a file with a new one is checked before it is taken in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._desk = desk
        self.names = label(wraps=True)
        self.add = button("&Thêm mẫu mới…", self._on_add, sign="plus")
        words = column(
            label("Mẫu báo cáo", "heading"), label(_HINT, "small", wraps=True), spacing=2
        )
        self.setLayout(column(words, self.names, row(self.add, 1), margins=16))

    def refresh(self) -> None:
        """Read anew which forms there are."""
        library = self._desk.workspace.forms
        self._desk.jobs.submit(
            "",
            lambda _progress: _forms(library),
            lambda forms: self._say("\n".join(f"{f.name} (bản {f.version})" for f in forms)),
            lambda error: self._say(str(error)),
        )

    def _say(self, words: str) -> None:
        if isValid(self):  # the window may have been dressed anew meanwhile
            self.names.setText(words)

    def _on_add(self) -> None:
        chosen = self._desk.prompts.choose_files("Chọn tệp mẫu báo cáo", "Mẫu báo cáo (*.toml)")
        if chosen:
            library, path = self._desk.workspace.forms, chosen[0]
            self._desk.jobs.submit("", lambda _progress: _add(library, path), self._on_added)

    def _on_added(self, said: str) -> None:
        self._desk.tell(said)
        if isValid(self):
            self.refresh()


def _forms(library: FormLibrary) -> tuple[Form, ...]:
    return tuple(library.get(id_).form for id_ in library.ids())


def _add(library: FormLibrary, path: Path) -> str:
    file = read_form_file(path)
    if not library.lacks(file):
        return f"Đã có mẫu “{file.form.name}” này, hoặc bản mới hơn của nó."
    library.keep(file)
    return f"Đã thêm mẫu “{file.form.name}”. Chọn mẫu ở Thông tin Tuần lễ, hoặc khi mở Tuần lễ mới."


_HINT = (
    "Nơi nhận đổi mẫu thì thêm tệp mẫu mới (đuôi .toml) ở đây. Tuần lễ cũ vẫn theo mẫu cũ của nó."
)
