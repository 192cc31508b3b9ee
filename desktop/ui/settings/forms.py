# SPDX-License-Identifier: MIT
"""The forms there are to report on, and how a new one comes in."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame
from shiboken6 import isValid

from desktop.domain.form.form import Form
from desktop.domain.progress import Progress
from desktop.services.forms.library import FormLibrary, read_form_file
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.parts import button, column, label, open_presently, row

if TYPE_CHECKING:
    from desktop.intake.circulars.draft import FormDraft
    from desktop.ui.forms.draft_preview import DraftPreview


class FormsCard(QFrame):
    """Names the forms; a file with a new one is checked before it is taken in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._desk = desk
        self.preview: DraftPreview | None = None
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
        chosen = self._desk.prompts.choose_files("Chọn tệp mẫu hoặc công văn", _KINDS)
        if not chosen:
            return
        library, path = self._desk.workspace.forms, chosen[0]
        if path.suffix.lower() == ".toml":
            self._desk.jobs.submit("", lambda _progress: _add(library, path), self._on_added)
        else:
            work = partial(_draft, path, library)
            self._desk.run("Đang đọc công văn", work, partial(self._on_drafted, path))

    def _on_drafted(self, path: Path, draft: "FormDraft") -> None:
        from desktop.ui.forms.draft_preview import DraftPreview

        self.preview = DraftPreview(self.window(), self._desk, path, draft, self._on_used)
        open_presently(self.preview)

    def _on_used(self) -> None:
        if isValid(self):
            self.refresh()

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


def _draft(path: Path, library: FormLibrary, _progress: Progress) -> "FormDraft":
    from desktop.services.forms.drafting import draft_from

    return draft_from(path, library)


_KINDS = "Công văn hoặc tệp mẫu (*.docx *.doc *.odt *.rtf *.xlsx *.xls *.ods *.toml)"
_HINT = (
    "Nơi nhận đổi mẫu thì thêm mẫu mới ở đây, từ chính công văn (Word, Excel) hay từ tệp mẫu "
    "(.toml). Tuần lễ cũ vẫn theo mẫu cũ của nó."
)
