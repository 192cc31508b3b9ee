# SPDX-License-Identifier: MIT
"""The documents around the Week: which there are, writing one beside what it will look like."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.documents import keys
from desktop.domain.documents.lacks import DocumentStage
from desktop.domain.documents.template import Layout, PaperSize, Template
from desktop.domain.documents.values import Values
from desktop.domain.errors import AppError
from desktop.domain.vietnamese import quoted, short_date
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import SectionText
from desktop.services.documents.looking import (
    pdf_to_print,
    preview_of,
    seen_in_words,
    word_copy_of,
    write_pdf_of,
)
from desktop.services.documents.writing import DocumentStanding, standing_of
from desktop.ui.documents.documents import Documents
from desktop.ui.documents.editor import Editor
from desktop.ui.documents.list_view import DocumentList, state_in_words
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.handing_over import open_file
from desktop.ui.widgets.icons import grown
from desktop.ui.widgets.inputs import ChoiceInput
from desktop.ui.widgets.panes import Panes
from desktop.ui.widgets.parts import button, column, empty, frame, label, scrolled
from desktop.ui.widgets.pdf_preview import Preview
from desktop.ui.widgets.printing import print_pdf
from desktop.ui.widgets.tab_order import reach

_T = TypeVar("_T")
_PAUSE_MS = 400
_WIDTHS = [190, 290, 260]
"""Of the list, the places to write in and the preview, at a first start."""

_NARROWEST = 230
"""How wide, at 11 points, the places to write in are at least."""

_FOLDER = "documents_folder"
_MARKS = ((DocumentStage.PRINTED, keys.PRINTED), (DocumentStage.SENT, keys.SENT))


class DocumentsPage(Page):
    """A list at the left; the document chosen is written in the middle and shown at the right."""

    title = "Văn bản"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._documents = Documents(desk, self)
        self._documents.stood.connect(self._on_stood)
        self._key = self._documents.library.templates[0].id
        self._listed: tuple[DocumentStanding, ...] | None = None
        self._is_outdated, self._is_drawing = True, False
        self._pausing = QTimer(self)
        self._pausing.setSingleShot(True)
        self._pausing.timeout.connect(self._draw)
        self.list, self.preview = DocumentList(), Preview()
        self.preview.view.setAccessibleName("Văn bản như khi in")
        self.list.chosen.connect(self.choose)
        self.editor: Editor | None = None
        self._place = column(spacing=0)
        self.state = label(role="muted", wraps=True)
        self.word = button("Mở bằng &Word", self.open_word, sign="file-text")
        self.sizes = ChoiceInput(())
        self.sizes.setAccessibleName("Khổ giấy")
        self.marks = {
            stage: button(_words_of_mark(stage), partial(self._mark, key)) for stage, key in _MARKS
        }
        layout = column(self._bar(), self._parts(), spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._offer_sizes()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print)
        desk.week.changed.connect(self._on_content_changed)

    @property
    def template(self) -> Template:
        """The document that is written just now."""
        return self._documents.library.get(self._key)

    def choose(self, key: str) -> None:
        """Go to another document."""
        if key != self._key or self.editor is None:
            self.settle()
            self._key = key
            self._is_outdated = True
            self._discard_editor()
            self._offer_sizes()
            self.refresh()

    def show_place(self, place: Place) -> None:
        if any(one.id == place.section for one in self._documents.library.templates):
            self.choose(place.section)
            if place.field:  # the page comes to be seen after this
                QTimer.singleShot(0, self, lambda: self._go_to(place.field))

    def prepare(self) -> bool:
        if self._documents.find_standings() or self._list_documents():
            return True
        if self.editor is None:
            self._open_editor(self._values())
            return True
        return False

    def settle(self) -> None:
        if self.editor is not None:
            self.editor.settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the templates again: others may have been taken in since."""
        if self._documents.read_again():
            self._is_outdated, self._is_stale = True, True
            templates = self._documents.library.templates
            if all(one.id != self._key for one in templates):
                self._key = templates[0].id
            self._discard_editor()
            self._offer_sizes()
        super().showEvent(event)

    def refresh(self) -> None:
        """Show how all documents stand, and the one that is written as it is now.

        Both come a little later where the plan has changed.
        """
        values = self._values()
        if values.material.planned.is_worked_out:
            self._show_document(values)
        if self._documents.find_standings():
            self.list.show_templates(self._documents.library.templates)
        else:
            self._list_documents()
        self.list.mark(self._key)

    def _list_documents(self) -> bool:
        """Show how the documents stand; whether that was not shown already."""
        standings = self._documents.standings
        if standings is None or standings is self._listed:
            return False
        self._listed = standings
        self.list.show_standings(standings)
        return True

    def _show_document(self, values: Values) -> None:
        if self.editor is None or not self.editor.fits(values):
            self._open_editor(values)
        elif not self.editor.shows(values):
            self.editor.show_values(values)
        self._tell(standing_of(values))
        if self._is_outdated:
            self._pausing.start(_PAUSE_MS if self.preview.page_count else 0)

    def _on_stood(self) -> None:
        if self.isVisible():
            self.refresh()

    def print(self) -> None:
        """Print all of the document, and note the day on which it was."""
        size, folder = self._size(), self.desk.workspace.folder
        work = self._writing(partial(pdf_to_print, folder=folder, size=size))
        self.desk.run("Đang dựng văn bản để in", work, self._on_ready_to_print)

    def save(self) -> None:
        """Save the document as a PDF."""
        folder = Path(self.desk.preferences.last(_FOLDER) or _documents())
        suggested = folder / f"{self.template.name} {self.desk.week.week.year}.pdf"
        target = self.desk.prompts.choose_save_path("Lưu văn bản", suggested, "Tệp PDF (*.pdf)")
        if target is None:
            return
        self.desk.preferences.keep(_FOLDER, str(target.parent))
        work = self._writing(partial(write_pdf_of, target=target, size=self._size()))
        self.desk.run(
            "Đang lưu văn bản", work, lambda path: self.desk.tell(f"Đã lưu “{path.name}”.")
        )

    def open_word(self) -> None:
        """Open a copy in Word."""
        work = self._writing(partial(word_copy_of, folder=self.desk.workspace.folder))
        advice = "Hãy cài Word hoặc LibreOffice."
        self.desk.run("Đang dựng bản Word", work, lambda path: open_file(self.desk, path, advice))

    def _values(self) -> Values:
        return self._documents.values(self.template)

    def _writing(self, write: Callable[..., _T]) -> Callable[[object], _T]:
        """Return the work that writes the document as it is when it begins."""
        self.settle()
        documents, template = self._documents, self.template
        library, material = documents.library, documents.material
        return lambda _progress: write(template, library, material)

    def _on_ready_to_print(self, path: Path) -> None:
        template = self.template
        print_pdf(self, path, "văn bản", lambda: self._on_printed(template))

    def _on_printed(self, template: Template) -> None:
        if not self._documents.values(template).own(keys.PRINTED):
            self._keep_mark(template, keys.PRINTED)

    def _mark(self, name: str) -> None:
        """Note that the document was printed or sent, or that it was not."""
        self._keep_mark(self.template, name)

    def _keep_mark(self, template: Template, name: str) -> None:
        is_marked = bool(self._documents.values(template).own(name))
        kept = None if is_marked else SectionText(text=short_date(_today()))
        what = "đã in" if name == keys.PRINTED else "đã gửi"
        label_ = f"{'Bỏ' if is_marked else 'Ghi'} dấu {what}: {quoted(template.name)}"
        changes = Changes(document_texts={keys.own_key(template.id, name): kept})
        self.desk.do(label_, changes, tell=True)

    def _on_content_changed(self, _changes: Changes) -> None:
        self._is_outdated = True

    def _draw(self) -> None:
        if self._is_drawing:
            self._pausing.start(_PAUSE_MS)
            return
        self._is_outdated, self._is_drawing = False, True
        work = self._writing(partial(preview_of, folder=self.desk.workspace.folder))
        job = self.desk.jobs.submit("", work, self.preview.show_pdf, self._on_refused)
        job.finished.connect(self._on_drawn)

    def _on_drawn(self) -> None:
        self._is_drawing = False
        if self._is_outdated and self.isVisible():
            self._pausing.start(_PAUSE_MS)

    def _on_refused(self, error: AppError) -> None:
        self._is_outdated = True
        self.preview.say(str(error))

    def _tell(self, standing: DocumentStanding) -> None:
        lacks = f"Còn thiếu: {'; '.join(standing.lacks)}." if standing.lacks else "Đã đủ."
        refused = "".join(f" {error}" for error in self._documents.library.refused)
        values = self._values()
        seen = seen_in_words(values)
        self.state.setText(" ".join(filter(None, (f"{lacks}{refused}", seen))))
        for stage, key in _MARKS:
            self.marks[stage].setText(_words_of_mark(stage, is_set=bool(values.own(key))))
        self.set_title(self.title, f"{standing.template.name} · {state_in_words(standing)}")

    def _open_editor(self, values: Values) -> None:
        self._discard_editor()
        self.editor = Editor(self.desk, values)
        self._place.addWidget(scrolled(self.editor))

    def _go_to(self, key: str) -> None:
        if self.editor is not None and (stop := self.editor.place_of(key)) is not None:
            reach(stop)

    def _discard_editor(self) -> None:
        empty(self._place)
        self.editor = None

    def _offer_sizes(self) -> None:
        self.sizes.clear()
        for size in self.template.sizes:
            self.sizes.addItem(f"Khổ {size}", str(size))
        self.sizes.setVisible(len(self.template.sizes) > 1)
        self.word.setVisible(self.template.layout is not Layout.POSTER)

    def _size(self) -> PaperSize:
        return PaperSize(self.sizes.entry())

    def _bar(self) -> QWidget:
        actions = FlowLayout(
            button("&In…", self.print, role="primary", sign="printer", tip="Ctrl+P"),
            button("Lưu &PDF…", self.save, sign="download"),
            self.word,
            self.sizes,
            *self.marks.values(),
        )
        return frame("header", column(actions, self.state, spacing=4, margins=(12, 8, 12, 6)))

    def _parts(self) -> Panes:
        middle = QWidget()
        middle.setLayout(self._place)
        middle.setMinimumWidth(grown(_NARROWEST))
        side = frame("sidebar", column(self.list, margins=(0, 6, 0, 6)))
        side.setMinimumWidth(170)
        parts = Panes(self.desk.preferences, "documents", _WIDTHS, 1, 2)
        parts.fill(side, middle, self.preview)
        return parts


def _words_of_mark(stage: DocumentStage, *, is_set: bool = False) -> str:
    done = "in" if stage is DocumentStage.PRINTED else "gửi"
    return f"Bỏ dấu đã {done}" if is_set else f"Ghi đã {done}"


def _today() -> date:
    return datetime.now().astimezone().date()


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
