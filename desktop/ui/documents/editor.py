# SPDX-License-Identifier: MIT
"""Everything that can be written of one document, from top to bottom."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby, islice

from PySide6.QtCore import QTimer
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

_BREATH_MS, _AT_FIRST, _AT_A_TIME = 10, 8, 4
"""How many places are made at once: those in sight, then a few after each breath."""

_Settled = Callable[[SectionText | None, WrittenSection, str], SectionText | None]


class Editor(QWidget):
    """The places of one document; other places mean another editor."""

    def __init__(self, desk: Desk, values: Values) -> None:
        super().__init__()
        self._desk, self._template = desk, values.template
        self._pending: set[str] = set()
        self._boxes: dict[str, EntryBox] = {}
        self._grids: dict[str, RowsView] = {}
        self._models: dict[str, RowsModel] = {}
        shown = column(spacing=14, margins=(16, 12, 16, 16))
        self._shown, self._values = shown, values
        self._entries = {entry.key: entry for entry in entries_of(values)}
        self.keys = tuple(self._entries)
        self.setLayout(shown)
        self._coming = self._made_one_by_one()
        self._making = QTimer(self, interval=_BREATH_MS)
        self._making.timeout.connect(lambda: self._make(_AT_A_TIME))
        self._making.start()
        self._make(_AT_FIRST)

    @property
    def boxes(self) -> Mapping[str, EntryBox]:
        """All places but the lists, each by its key."""
        self._make(len(self.keys))
        return self._boxes

    @property
    def grids(self) -> Mapping[str, RowsView]:
        """All lists, each by its key."""
        self._make(len(self.keys))
        return self._grids

    def shows(self, values: Values) -> bool:
        """Whether this is what stands in the places already."""
        shown = self._values
        return shown.template is values.template and shown.material is values.material

    def fits(self, values: Values) -> bool:
        """Whether these are the places of a document as it stands."""
        return self.shows(values) or tuple(entry.key for entry in entries_of(values)) == self.keys

    def show_values(self, values: Values) -> None:
        """Show what stands in every place, but for what is being typed."""
        self._values = values
        self._entries = {entry.key: entry for entry in entries_of(values)}
        for model in self._models.values():
            model.show_material(values.material)
        for key, box in self._boxes.items():
            if key not in self._pending:
                box.show_entry(self._entries[key])

    def _make(self, count: int) -> None:
        """Make that many places more: all at once would keep the window from answering."""
        made = sum(1 for _place in islice(self._coming, count))
        if made < count:
            self._making.stop()

    def _made_one_by_one(self) -> Iterator[None]:
        for group, keys in groupby(self.keys, key=lambda key: self._entries[key].group):
            self._shown.addWidget(label(group.value, "heading", wraps=True))
            for key in keys:
                self._shown.addWidget(self._place(self._entries[key]))
                yield
        self._shown.addStretch(1)

    def place_of(self, key: str) -> QWidget | None:
        """Return where one writes under a key, `None` if this document has no such place."""
        return self.boxes[key].input if key in self.boxes else self.grids.get(key)

    def settle(self) -> None:
        """Make what was typed part of the Week."""
        self._desk.week.pending.drop(self.settle)
        for key in sorted(self._pending):
            self._keep_typed(key)
        for grid in self._grids.values():
            grid.settle()

    def _keep_typed(self, key: str) -> None:
        self._pending.discard(key)
        box = self._boxes[key]
        if box.text != box.entry.written.text.strip():
            kept = rewritten(self._own(key), box.entry.written, box.text)
            changes = Changes(document_texts={key: kept})
            self._desk.do(f"Sửa {self._named(box)}", changes, merge=f"documents/{key}")

    def _on_typed(self, key: str) -> None:
        self._pending.add(key)
        self._desk.week.pending.note(self.settle)

    def _on_draft_wanted(self, key: str) -> None:
        self._pending.discard(key)
        what = f"Theo lại bản nháp của {self._named(self._boxes[key])}"
        self._desk.do(what, Changes(document_texts={key: None}), tell=True)

    def _on_line(self, key: str, settled: _Settled, line: str) -> None:
        self.settle()
        kept = settled(self._own(key), self._boxes[key].entry.written, line)
        what = f"Xem lại {self._named(self._boxes[key])}"
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
        self._boxes[key] = box
        box.show_entry(entry)
        return box

    def _grid(self, entry: DocumentEntry) -> QWidget:
        assert entry.list is not None  # noqa: S101 - asked before
        model = RowsModel(self._desk, entry.list, self)
        grid = RowsView(model, entry.label)
        model.show_material(self._values.material)
        self._models[entry.key], self._grids[entry.key] = model, grid
        place = QWidget()
        name, hint = label(entry.label, wraps=True), label(entry.hint, "small", wraps=True)
        name.setBuddy(grid)
        place.setLayout(column(name, grid, hint, spacing=4))
        hint.setVisible(bool(entry.hint))
        return place
