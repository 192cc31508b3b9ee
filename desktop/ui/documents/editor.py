# SPDX-License-Identifier: MIT
"""Everything that can be written of one document, from top to bottom."""

from collections.abc import Callable
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QWidget

from desktop.domain.documents.entries import DocumentEntry, entries_of
from desktop.domain.documents.values import Values
from desktop.domain.report.draft import WrittenSection
from desktop.domain.report.section_edits import left_as_edited, rewritten, taken_over
from desktop.domain.vietnamese import quoted
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import SectionText
from desktop.ui.documents.entry_box import EntryBox
from desktop.ui.documents.rows_model import RowsModel
from desktop.ui.documents.rows_view import RowsView
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.parts import column, label

_Settled = Callable[[SectionText | None, WrittenSection, str], SectionText | None]


class Editor(QWidget):
    """The places of one document; other places mean another editor."""

    def __init__(self, desk: Desk, values: Values) -> None:
        super().__init__()
        self._desk, self._template = desk, values.template
        self._pending: set[str] = set()
        self.boxes: dict[str, EntryBox] = {}
        self.grids: dict[str, RowsView] = {}
        self._models: dict[str, RowsModel] = {}
        shown = column(spacing=14, margins=(16, 12, 16, 16))
        entries = [*entries_of(values)]
        self.keys = tuple(entry.key for entry in entries)
        for group, places in groupby(entries, key=lambda entry: entry.group):
            shown.addWidget(label(group.value, "heading", wraps=True))
            for entry in places:
                shown.addWidget(self._place(entry))
        shown.addStretch(1)
        self.setLayout(shown)
        self.show_values(values)

    def fits(self, values: Values) -> bool:
        """Whether these are the places of a document as it stands."""
        return tuple(entry.key for entry in entries_of(values)) == self.keys

    def show_values(self, values: Values) -> None:
        """Show what stands in every place, but for what is being typed."""
        for model in self._models.values():
            model.show_material(values.material)
        for entry in entries_of(values):
            box = self.boxes.get(entry.key)
            if box is not None and entry.key not in self._pending:
                box.show_entry(entry)

    def place_of(self, key: str) -> QWidget | None:
        """Return where one writes under a key, `None` if this document has no such place."""
        return self.boxes[key].input if key in self.boxes else self.grids.get(key)

    def settle(self) -> None:
        """Make what was typed part of the Week."""
        self._desk.week.pending.drop(self.settle)
        for key in sorted(self._pending):
            self._keep_typed(key)
        for grid in self.grids.values():
            grid.settle()

    def _keep_typed(self, key: str) -> None:
        self._pending.discard(key)
        box = self.boxes[key]
        if box.text != box.entry.written.text.strip():
            kept = rewritten(self._own(key), box.entry.written, box.text)
            changes = Changes(document_texts={key: kept})
            self._desk.do(f"Sửa {self._named(box)}", changes, merge=f"documents/{key}")

    def _on_typed(self, key: str) -> None:
        self._pending.add(key)
        self._desk.week.pending.note(self.settle)

    def _on_draft_wanted(self, key: str) -> None:
        self._pending.discard(key)
        what = f"Theo lại bản nháp của {self._named(self.boxes[key])}"
        self._desk.do(what, Changes(document_texts={key: None}), tell=True)

    def _on_line(self, key: str, settled: _Settled, line: str) -> None:
        self.settle()
        kept = settled(self._own(key), self.boxes[key].entry.written, line)
        what = f"Xem lại {self._named(self.boxes[key])}"
        self._desk.do(what, Changes(document_texts={key: kept}), tell=True)

    def _own(self, key: str) -> SectionText | None:
        return self._desk.week.notebook.document_texts.get(key)

    def _named(self, box: EntryBox) -> str:
        return f"{quoted(box.entry.label)} của văn bản"

    def _place(self, entry: DocumentEntry) -> QWidget:
        return self._grid(entry) if entry.list else self._box(entry)

    def _box(self, entry: DocumentEntry) -> EntryBox:
        key, box = entry.key, EntryBox(entry)
        box.typed.connect(partial(self._on_typed, key))
        box.left.connect(self.settle)
        box.draft_wanted.connect(partial(self._on_draft_wanted, key))
        box.line_wanted.connect(partial(self._on_line, key, taken_over))
        box.line_declined.connect(partial(self._on_line, key, left_as_edited))
        self.boxes[key] = box
        return box

    def _grid(self, entry: DocumentEntry) -> QWidget:
        assert entry.list is not None  # noqa: S101 - asked before
        model = RowsModel(self._desk, entry.list, self)
        grid = RowsView(model, entry.label)
        self._models[entry.key], self.grids[entry.key] = model, grid
        place = QWidget()
        name, hint = label(entry.label, wraps=True), label(entry.hint, "small", wraps=True)
        name.setBuddy(grid)
        place.setLayout(column(name, grid, hint, spacing=4))
        hint.setVisible(bool(entry.hint))
        return place
