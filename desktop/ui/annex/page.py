# SPDX-License-Identifier: MIT
"""The annex as printed, live: each figure leads to the records it comes from."""

from collections import Counter
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.checks.items import item_of
from desktop.domain.exchange.manifest import ANNEX
from desktop.domain.progress import Progress
from desktop.domain.report.building import annex_title, filled, reference
from desktop.domain.week.changes import Changes
from desktop.domain.week.records import Record
from desktop.services.checks.behind_figure import behind
from desktop.ui.annex.panel import Panel
from desktop.ui.annex.sheet import AnnexSheet
from desktop.ui.annex.sheet_model import SheetModel
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place, Screen
from desktop.ui.widgets.handing_over import open_file
from desktop.ui.widgets.parts import button, column, frame, row

_NO_EVIDENCE = frozenset({"no_evidence", "no_link"})
_WIDEST = 760
_PANEL_SHARE = 0.36


class AnnexPage(Page):
    """Shows the table of figures, and beside it what is behind the figure chosen."""

    title = "Phụ lục số liệu"
    subtitle = "Bấm vào số để xem nguồn"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._row, self._column = "", ""
        self.model = SheetModel(desk.week.annex, desk.week.form.annex, self)
        self.sheet, self.panel = AnnexSheet(self.model, desk.week.pending), Panel()
        paper = frame("paper", column(self.sheet, margins=(12, 10, 4, 4)))
        paper.setMaximumWidth(_WIDEST)
        ground = row(paper, margins=(14, 14, 14, 14))
        parts = row(ground, self.panel, spacing=0)
        parts.setStretch(0, 1)
        self.setLayout(parts)
        self.model.note_written.connect(self._on_note_written)
        self.sheet.chosen.connect(self._on_chosen)
        self.sheet.entered.connect(self.panel.focus_first)
        self.panel.record_wanted.connect(self._on_record_wanted)
        self.panel.item_wanted.connect(self._on_item_wanted)

    def refresh(self) -> None:
        """Show the annex as it stands now."""
        week = self.desk.week
        title = filled(annex_title(week.form), week.week).upper()
        notes = week.notebook.row_notes
        today = datetime.now().astimezone().date()
        self.model.show_annex(week.annex, title, reference(week.form, week.week, today), notes)
        self.sheet.fit()
        self._show_behind()

    def show_place(self, place: Place) -> None:
        """Choose the figure a place names."""
        if place.row:
            self.sheet.choose(place.row, place.column)

    def settle(self) -> None:
        """Hand over a remark that is being typed."""
        self.sheet.settle()

    def header_actions(self) -> list[QWidget]:
        """Return the button that opens the annex in Excel."""
        tip = "Mở bảng số liệu như lúc này; sửa trong Excel không đổi số trong sổ"
        return [button("Mở bằng Excel", self._on_excel_wanted, sign="file-spreadsheet", tip=tip)]

    def _on_chosen(self, code: str, column_key: str) -> None:
        self._row, self._column = code, column_key
        self._show_behind()

    def _on_note_written(self, code: str, note: str) -> None:
        changes = Changes(row_notes={code: note})
        self.desk.do(f"Sửa ghi chú dòng {code}", changes, merge=f"row_note/{code}")

    def _on_record_wanted(self, record: Record) -> None:
        item = item_of(self.desk.week.form, record.category)
        self.desk.go(Place(screen=Screen.RECORDS, item=item, record=record.id))

    def _on_item_wanted(self) -> None:
        item = self._row.partition(".")[0]
        self.desk.go(Place(screen=Screen.RECORDS, item=item, row=self._row))

    def _on_excel_wanted(self) -> None:
        self.settle()
        workspace, week = self.desk.workspace, self.desk.week.week

        def work(_progress: Progress) -> Path:
            from desktop.services.submission.preview import copy_to_open

            return copy_to_open(workspace, week, ANNEX)

        self.desk.run("Đang lập bảng Excel", work, self._on_copied)

    def _on_copied(self, file: Path) -> None:
        open_file(self.desk, file, "Hãy cài Excel hoặc LibreOffice rồi thử lại.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setMaximumWidth(int(self.width() * _PANEL_SHARE))

    def _show_behind(self) -> None:
        if not self._row:
            return
        week = self.desk.week
        found = behind(week.notebook, week.form, week.annex, self._row, self._column)
        photos = Counter(p.record for p in week.notebook.photos if not p.fault)
        problems = (finding.problem for finding in week.findings)
        bare = {p.record for p in problems if p.record and p.code in _NO_EVIDENCE}
        self.panel.show_behind(found, lambda record: photos[record.id], bare)
