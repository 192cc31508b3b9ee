# SPDX-License-Identifier: MIT
"""Who has reported, what came of the last delivery, and what the office decides of each unit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSignalBlocker
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.domain.checks.units import is_late
from desktop.domain.exchange.settling import settled
from desktop.domain.exchange.unit_letters import awaited_units, reminder
from desktop.domain.progress import Progress
from desktop.domain.vietnamese import grouped
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import ReportingUnit, Review
from desktop.services.collecting.letters import LettersWritten, write_letters
from desktop.services.collecting.words import (
    count_line,
    letters_line,
    receipts_summary,
)
from desktop.ui.collecting.deliveries import Deliveries
from desktop.ui.collecting.returning import ReturnNote
from desktop.ui.collecting.rows import receipt_row, reviews, unit_row
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place
from desktop.ui.widgets.drop_place import DropPlace
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.parts import button, column, frame, label
from desktop.ui.widgets.table import fill, select_rows, selected_rows, table

if TYPE_CHECKING:
    from desktop.services.collecting.receipts import Receipt

_MOST = 200
"""Units and files listed at most; what needs a look comes first."""

_FEW = 4
"""Doubts of one unit told at most; each is a sentence or several."""

_UNITS = ("Đơn vị", "Trạng thái", "Cần xem")
_FILES = ("Tệp", "Kết quả", "Nói rõ")
_SUFFIXES = (".zip", ".json", ".eml", ".msg", ".mbox", ".xlsx", ".xls", ".ods", ".docx", ".doc")
_KINDS = f"Báo cáo của đơn vị ({' '.join(f'*{suffix}' for suffix in _SUFFIXES)});;Mọi tệp (*)"
_LISTS = "Danh sách (*.xlsx *.xlsm *.xls *.ods *.csv)"
_OPEN = "Bảng CSV (*.csv);;SQLite (*.sqlite);;DHIS2 (*.json)"
_EMPTY = (
    "Chưa có đơn vị nào. Thả vào đây thư, gói .zip hay bảng của các đơn vị, hoặc thêm danh sách "
    "các đơn vị phải nộp."
)


class CollectingPage(Page):
    """The units of a Week that collects; files may be dropped anywhere on it."""

    title = "Thu thập"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: list[ReportingUnit] = []
        self._receipts: Sequence[Receipt] = ()
        self.deliveries = Deliveries(desk, self)
        self.deliveries.changed.connect(self._on_selected)
        self.deliveries.came.connect(self._on_came)
        self.files = button("Thu nhận tệp…", self._on_files_wanted, role="primary")
        self.folder = button("Thu nhận thư mục…", self._on_folder_wanted)
        self.listed = button("Thêm danh sách…", self._on_list_wanted)
        self.written = button("Ghi số liệu ra tệp…", self._on_figures_wanted)
        self.again = button("Tính lại theo mẫu này", self.deliveries.count_again)
        self.remind = button("Chép lời nhắc", self._on_reminder_wanted)
        self.letters = button("Soạn thư…", self._on_letters_wanted)
        self.approve = button("Duyệt", lambda: self._review(Review.APPROVED))
        self.give_back = button("Gửi trả", lambda: self._review(Review.RETURNED))
        self.one = button("Là cùng một đơn vị", lambda: self._settle(are_one=True))
        self.two = button("Là hai đơn vị khác nhau", lambda: self._settle(are_one=False))
        self.note = ReturnNote(desk)
        self.units = table("Các đơn vị", _UNITS, stretched=0, several=True)
        self.verdicts = table("Kết quả lần thu nhận", _FILES, stretched=2)
        self.verdicts.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._none = frame("dropzone", column(label(_EMPTY, "muted", wraps=True), margins=28))
        self._rest, self._came = label(role="small", wraps=True), label(role="heading", wraps=True)
        self._told = label(wraps=True)
        self._doubts: Mapping[str, Sequence[str]] = {}
        self.units.itemSelectionChanged.connect(self._on_selected)
        self._came.hide()
        self.verdicts.hide()
        shown = column(
            FlowLayout(self.files, self.folder, self.listed, self.written, self.again),
            self._none,
            self.units,
            self._rest,
            self._told,
            FlowLayout(self.approve, self.give_back, self.one, self.two, self.remind, self.letters),
            self.note,
            self._came,
            self.verdicts,
            0,
            spacing=10,
            margins=18,
        )
        for listed in (self.units, self.verdicts):
            shown.setStretchFactor(listed, 1)
        self.setLayout(shown)
        _Drop(self)
        self._on_selected()

    def show_place(self, place: Place) -> None:
        """Choose the unit that a place names."""
        if place.unit:
            self.refresh()
            at = next((n for n, unit in enumerate(self._shown) if unit.id == place.unit), None)
            if at is not None:
                self.units.selectRow(at)
                self.units.setFocus()

    def settle(self) -> None:
        """Keep the reason that is being typed."""
        self.note.settle()

    def refresh(self) -> None:
        """Show the units as they stand now, those that need a look first."""
        collected, due = self.desk.week.notebook.collected, self.desk.week.week.units_due
        doubts: dict[str, list[str]] = {}
        for finding in self.desk.week.findings:
            if finding.problem.unit:
                doubts.setdefault(finding.problem.unit, []).append(finding.problem.message)
        order = {Review.RECEIVED: 1, Review.AWAITED: 2, Review.RETURNED: 3, Review.APPROVED: 4}
        units = sorted(collected, key=lambda u: 0 if u.id in doubts else order[u.review])
        chosen = {unit.id for unit in self._chosen()}
        self._shown, self._doubts = units[:_MOST], doubts
        self._none.setVisible(not units)
        for made in (self.units, self.written, self.letters, self.approve, self.give_back):
            made.setVisible(bool(units))
        under = self.desk.week.form.identity
        self.again.setVisible(any(u.counted and u.counted.under != under for u in collected))
        self.remind.setVisible(bool(awaited_units(collected)))
        with QSignalBlocker(self.units):
            fill(self.units, [unit_row(unit, doubts, self._is_late(unit)) for unit in self._shown])
            select_rows(self.units, [n for n, u in enumerate(self._shown) if u.id in chosen])
        more = len(units) - len(self._shown)
        self._rest.setText(f"và {grouped(more)} đơn vị khác" if more else "")
        self._rest.setVisible(bool(more))
        self.set_title(self.title, count_line(collected, due) if units else "")
        self._show_receipts()
        self._on_selected()

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files in, in the background; until that is done nothing is decided of any unit."""
        self.deliveries.take_in(paths)

    def _on_came(self, came: Sequence["Receipt"]) -> None:
        receipts = sorted(came, key=lambda receipt: receipt.verdict.is_done)
        self._came.setText(receipts_summary(receipts) if receipts else "")
        self._came.setVisible(bool(receipts))
        self.verdicts.setVisible(bool(receipts))
        self._receipts = receipts[:_MOST]
        self._show_receipts()

    def _show_receipts(self) -> None:
        """Show what became of each file, as far as that still waits for somebody."""
        decided = reviews(self.desk.week.notebook.collected)
        fill(self.verdicts, [receipt_row(r, decided.get(r.report)) for r in self._receipts])

    def _on_files_wanted(self) -> None:
        if paths := self.desk.prompts.choose_files("Chọn tệp của các đơn vị", _KINDS):
            self.take_in(paths)

    def _on_folder_wanted(self) -> None:
        if folder := self.desk.prompts.choose_folder("Chọn thư mục có tệp của các đơn vị"):
            self.take_in([folder])

    def _on_list_wanted(self) -> None:
        paths = self.desk.prompts.choose_files("Chọn danh sách đơn vị phải nộp", _LISTS)
        collected = self.desk.week.notebook.collected

        def work(_progress: Progress) -> Mapping[str, ReportingUnit | None]:
            from desktop.intake.received.unit_list import read_unit_list
            from desktop.services.collecting.expected import with_listed

            return with_listed(collected, (unit for path in paths for unit in read_unit_list(path)))

        def on_read(units: Mapping[str, ReportingUnit | None]) -> None:
            if units:
                self.desk.do("Thêm danh sách đơn vị", Changes(units=units), tell=True)
            else:
                self.desk.tell("Danh sách không có đơn vị nào mới.")

        if paths:
            self.desk.run("Đang đọc danh sách", work, on_read)

    def _on_figures_wanted(self) -> None:
        workspace, week = self.desk.workspace, self.desk.week.week
        suggested = Path.home() / f"so-lieu-{week.year}.csv"
        target = self.desk.prompts.choose_save_path("Ghi số liệu ra tệp", suggested, _OPEN)
        if target is None:
            return

        def work(_progress: Progress) -> int:
            from desktop.services.collecting.open_ends import write_figures

            return write_figures(workspace, week, target)

        def on_written(uncoded: int) -> None:
            more = f" {grouped(uncoded)} đơn vị chưa có mã." if uncoded else ""
            self.desk.tell(f"Đã ghi số liệu ra “{target.name}”.{more}")

        self.desk.run("Đang ghi số liệu", work, on_written)

    def _on_reminder_wanted(self) -> None:
        week = self.desk.week
        missing = awaited_units(week.notebook.collected)
        QGuiApplication.clipboard().setText(reminder(week.week, missing))
        many = grouped(len(missing))
        self.desk.tell(f"Đã chép lời nhắc {many} đơn vị; dán vào Zalo hoặc thư.")

    def _on_letters_wanted(self) -> None:
        folder = self.desk.prompts.choose_folder("Chọn thư mục để soạn thư vào")
        week, collected = self.desk.week.week, self.desk.week.notebook.collected
        if folder is None:
            return

        def work(_progress: Progress) -> LettersWritten:
            return write_letters(week, collected, folder)

        def on_written(written: LettersWritten) -> None:
            self.desk.tell(letters_line(written, folder))

        self.desk.run("Đang soạn thư", work, on_written)

    def _chosen(self) -> list[ReportingUnit]:
        """Return the units selected as they are now, which the table may not show yet."""
        now = self.desk.week.notebook.collected.units
        rows = [at for at in selected_rows(self.units) if at < len(self._shown)]
        return [now[self._shown[at].id] for at in rows if self._shown[at].id in now]

    def _review(self, review: Review) -> None:
        units = [unit for unit in self._chosen() if unit.latest and unit.review is not review]
        if units:
            words = "Duyệt" if review is Review.APPROVED else "Gửi trả"
            name = units[0].name if len(units) == 1 else f"{grouped(len(units))} đơn vị"
            changes = Changes(units={unit.id: replace(unit, review=review) for unit in units})
            self.desk.do(f"{words} {name}", changes, tell=True)
            if self.note.isVisible():
                self.note.reason.setFocus()

    def _settle(self, *, are_one: bool) -> None:
        collected = self.desk.week.notebook.collected
        units = [unit for unit in self._chosen() if unit.resembles]
        if units:
            changes = Changes(units=settled(collected, (u.id for u in units), are_one=are_one))
            words = "Gộp làm một" if are_one else "Tính riêng"
            name = units[0].name if len(units) == 1 else f"{grouped(len(units))} đơn vị"
            self.desk.do(f"{words}: {name}", changes, tell=True)

    def _on_selected(self) -> None:
        chosen = self._chosen()
        told = [doubt for unit in chosen[:1] for doubt in self._doubts.get(unit.id, ())]
        more = [f"và {grouped(len(told) - _FEW)} điều khác"] if len(told) > _FEW else []
        self._told.setText("\n".join((*told[:_FEW], *more)))
        self._told.setVisible(bool(told))
        is_free = not self.deliveries.are_under_way
        for decision in (self.approve, self.give_back):
            decision.setEnabled(is_free and any(unit.latest for unit in chosen))
        for choice in (self.one, self.two):
            choice.setVisible(any(unit.resembles for unit in chosen))
            choice.setEnabled(is_free)
        self.listed.setEnabled(is_free)
        self.note.setEnabled(is_free)
        self.note.follow(chosen[0] if len(chosen) == 1 else None)

    def _is_late(self, unit: ReportingUnit) -> bool:
        return is_late(unit, self.desk.week.week.units_due)


class _Drop(DropPlace):
    """Takes files and folders that are dropped on the page."""

    def __init__(self, page: CollectingPage) -> None:
        super().__init__(page)
        self._page = page

    def words(self, data: QMimeData) -> str:
        return "Thả vào đây để thu nhận báo cáo của đơn vị" if _files_in(data) else ""

    def take(self, data: QMimeData) -> None:
        self._page.take_in(_files_in(data))


def _files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
