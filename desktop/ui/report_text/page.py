# SPDX-License-Identifier: MIT
"""The report's words: every section as it will be printed, drafted, written and edited by hand."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from desktop.domain.form.form import Section, SectionSource
from desktop.domain.report.building import filled
from desktop.domain.report.draft import WrittenSection, written_section
from desktop.domain.report.numbering import printed_titles
from desktop.domain.report.section_edits import (
    WRITTEN,
    SectionState,
    left_as_edited,
    rewritten,
    state_of,
    taken_over,
    word_count,
)
from desktop.domain.vietnamese import grouped, quoted
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook, SectionText
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place, Screen
from desktop.ui.report_text.outline import OutlineList
from desktop.ui.report_text.section_view import FixedSection, SectionView
from desktop.ui.report_text.sheet import ReportSheet
from desktop.ui.report_text.stray_texts import StrayTexts
from desktop.ui.widgets.parts import button, column, frame, label, row

_LINKS = {
    SectionSource.ANNEX: ("Xem phụ lục số liệu", Screen.ANNEX),
    SectionSource.EVIDENCE: ("Xem ảnh và đường link", Screen.PHOTOS),
}


class ReportPage(Page):
    """One sheet to read from top to bottom, with its outline at the left."""

    title = "Lời báo cáo"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._sections = {section.key: section for section in desk.week.form.sections}
        self._written: dict[str, WrittenSection] = {}
        self._shown: set[str] = set()
        self._titles: dict[str, str] = {}
        self._seeds: dict[str, object] = {}
        self._pending: set[str] = set()
        self.views: dict[str, SectionView] = {}
        self._fixed: dict[str, FixedSection] = {}
        self._places = {key: self._place(section) for key, section in self._sections.items()}
        self._opening, self._stray = label(role="muted", wraps=True), StrayTexts(desk)
        self._sheet = ReportSheet(self._opening, self._places, self._stray)
        self.outline = OutlineList(desk.week.form.sections)
        self.outline.setFixedWidth(min(self.fontMetrics().averageCharWidth() * 26, 250))
        self.outline.chosen.connect(lambda key: self._sheet.go_to(self._places[key]))
        self.outline.opened.connect(self._open)
        self._sheet.reading.connect(self._on_reading)
        side = frame("sidebar", column(self.outline, margins=(0, 8, 0, 8)))
        layout = row(side, self._sheet, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def refresh(self) -> None:
        """Bring every section up to date, but for what is being typed."""
        week = self.desk.week
        self._opening.setText(filled(week.form.report.opening, week.week))
        for section in self._sections.values():
            self._show(section, week.notebook)
        self._number()
        self._stray.refresh()
        self._judge()
        self._entitle()

    def prepare(self) -> bool:
        sections, notebook = self._sections.values(), self.desk.week.notebook
        for make, made in ((self._draft, self._written), (self._show, self._shown)):
            if missing := next((s for s in sections if s.key not in made), None):
                make(missing, notebook)
                return True
        return False

    def show_place(self, place: Place) -> None:
        """Go to a section, ready to write there."""
        if place.section:
            QTimer.singleShot(0, self, partial(self._open, place.section))  # when it is laid out

    def settle(self) -> None:
        """Make what was typed part of the Week."""
        self.desk.week.pending.drop(self.settle)
        for key in sorted(self._pending):
            self._keep_typed(key)

    def _open(self, key: str) -> None:
        self._sheet.go_to(self._places.get(key, self._stray))
        self.outline.mark(key)
        if view := self.views.get(key):
            view.writing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, key: str) -> None:
        self._pending.add(key)
        self.desk.week.pending.note(self.settle)
        self._entitle()

    def _on_reading(self, key: str) -> None:
        if not self.outline.hasFocus():
            self.outline.mark(key)

    def _on_cursor_moved(self, view: SectionView) -> None:
        if view.writing.hasFocus():
            self._sheet.follow_cursor(view.writing)

    def _on_draft_wanted(self, key: str) -> None:
        self._pending.discard(key)
        what = f"Theo lại bản nháp của {self._named(key)}"
        self.desk.do(what, Changes(sections={key: None}), tell=True)

    def _on_line(
        self,
        key: str,
        what: str,
        settled: Callable[[SectionText | None, WrittenSection, str], SectionText | None],
        line: str,
    ) -> None:
        self.settle()
        self.refresh()  # The text as of just now is what the line goes into.
        own = self.desk.week.notebook.sections.get(key)
        kept = settled(own, self._written[key], line)
        self.desk.do(f"{what} {self._named(key)}", Changes(sections={key: kept}), tell=True)

    def _keep_typed(self, key: str) -> None:
        self._pending.discard(key)
        written, view = self._written[key], self.views[key]
        if view.text != written.text:
            own = self.desk.week.notebook.sections.get(key)
            kept = rewritten(own, written, view.text)
            # One step of undo for each paragraph, lest it take a whole page back at once.
            paragraph = view.writing.textCursor().blockNumber()
            self.desk.do(
                f"Sửa {self._named(key)}",
                Changes(sections={key: kept}),
                merge=f"section/{key}/{paragraph}",
            )

    def _draft(self, section: Section, notebook: Notebook) -> None:
        """Have a section say what its records do now; drafting a long one takes a while."""
        week, key = self.desk.week, section.key
        seed = notebook.sections.get(key), notebook.week, notebook.records
        if key not in self._written or seed != self._seeds[key]:
            self._seeds[key] = seed
            self._written[key] = written_section(section, notebook, week.form, week.annex)

    def _show(self, section: Section, notebook: Notebook) -> None:
        key = section.key
        own = notebook.sections.get(key)
        self._shown.add(key)
        self._draft(section, notebook)
        if view := self.views.get(key):
            if key not in self._pending:
                view.show_written(self._written[key], is_own=own is not None)
        else:
            self._fixed[key].show_text(self._written[key].text)

    def _number(self) -> None:
        """Number the sections as the report does, which leaves out what is empty and may be."""
        texts = {key: written.text for key, written in self._written.items()}
        self._titles = printed_titles(self.desk.week.form.sections, texts)
        self.outline.show_titles(self._titles)
        for key, title in self._titles.items():
            (self.views.get(key) or self._fixed[key]).show_title(title)

    def _judge(self) -> None:
        about = self.desk.week.judgement.about
        states: dict[str, SectionState] = {}
        for key, section in self._sections.items():
            if section.source is not SectionSource.HEADING:
                states[key] = state_of(section, self._written[key])
            if view := self.views.get(key):
                view.show_problems(about.get(key, ()), states[key])
        self.outline.show_states(states)

    def _entitle(self) -> None:
        fixed = sum(word_count(self._written[key].text) for key in self._fixed)
        total = fixed + sum(view.words for view in self.views.values())
        self.set_title(self.title, f"{grouped(total)} chữ")

    def _named(self, key: str) -> str:
        return f"mục {quoted(self._titles[key])}"

    def _place(self, section: Section) -> QWidget:
        if section.source not in WRITTEN:
            link = self._link(section)
            self._fixed[section.key] = FixedSection(section, link)
            return self._fixed[section.key]
        key, view = section.key, SectionView(section)
        view.typed.connect(partial(self._on_typed, key))
        view.writing.left.connect(self.settle)
        view.writing.cursor_moved.connect(partial(self._on_cursor_moved, view))
        view.draft_wanted.connect(partial(self._on_draft_wanted, key))
        take, leave = "Đưa câu mới vào", "Giữ câu đã sửa trong"
        view.line_wanted.connect(partial(self._on_line, key, take, taken_over))
        view.line_declined.connect(partial(self._on_line, key, leave, left_as_edited))
        self.views[key] = view
        return view

    def _link(self, section: Section) -> QWidget | None:
        if section.source not in _LINKS:
            return None
        words, screen = _LINKS[section.source]
        return button(words, lambda: self.desk.go(Place(screen=screen)), role="link")
