# SPDX-License-Identifier: MIT
"""The reference week from an empty folder to the sent report, typed by one clerk."""

import tomllib
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView

from desktop.domain.checks.items import item_of
from desktop.domain.exchange import week_file
from desktop.domain.exchange.manifest import REPORT
from desktop.domain.vietnamese import short_date
from desktop.domain.week.notebook import Notebook, Photo
from desktop.paths import DataFolder, resources
from desktop.ui.annex.page import AnnexPage
from desktop.ui.annex.sheet import AnnexSheet
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.frame.page import Page
from desktop.ui.guide import Guide
from desktop.ui.photos.gallery import Gallery
from desktop.ui.photos.page import PhotosPage
from desktop.ui.records.page import RecordPage
from desktop.ui.report_text.page import ReportPage
from desktop.ui.submit.page import SubmitPage
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.work_view import WorkView
from tests.end_to_end.clerk import Clerk
from tests.end_to_end.record_writing import RecordWriting
from tests.scans import last_page_scanned
from tests.ui.fakes import FakePrompts

SAMPLE = resources() / "sample"
AFTERWARDS = date(2026, 10, 8)
"""The day on which the clerk sits down to write, so that every activity was held."""

ACTIONS_A_RECORD = 6.6
"""What must not be reached on average; for a clerk to be faster here than in Excel, 8 would do."""

ACTIONS_IN_ALL = 385
"""What must not be reached from the first start to the sent mail."""

_P = TypeVar("_P", bound=Page)
_KEY = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
_FORM = "Mẫu Quảng Yên 2020"
_POSITION = "Chức danh khác, in trên họ tên"


def reference() -> Notebook:
    """Return what the paper notebook of the office holds."""
    text = (SAMPLE / "tuan-le.json").read_text(encoding="utf-8")
    return week_file.load(text, "tuan-le.json").notebook


def photos_of_sample() -> list[dict[str, str]]:
    """Return by file name where photos belong."""
    raw = tomllib.loads((SAMPLE / "anh.toml").read_text(encoding="utf-8"))
    return list(raw["photo"])


class Journey:
    """The way of one Week; each step leaves the window as the next one finds it."""

    def __init__(self, scratch: Path) -> None:
        self.data = DataFolder(scratch / "sổ")
        self.prompts = FakePrompts()
        self.out = self.prompts.folder = scratch / "nộp"
        self.scan = scratch / "bản quét.pdf"
        self.notebook = reference()
        self.steps: dict[str, int] = {}
        window = MainWindow(self.data, prompts=self.prompts)
        self.clerk = Clerk(window)
        window.show()
        window.activateWindow()
        self.clerk.wait(lambda: isinstance(window.centralWidget(), Guide))
        self.clerk.wait(lambda: QApplication.focusWidget() is not None)

    @property
    def work(self) -> WorkView:
        """The window at work."""
        work = self.clerk.window.work
        assert work is not None
        return work

    @property
    def week(self) -> OpenWeek:
        """The Week on the screen."""
        return self.work.desk.week

    @property
    def actions_a_record(self) -> float:
        """What the hands did for a record on average, beyond the letters of the content."""
        return self.clerk.actions.total() / len(self.notebook.records)

    def reopen(self) -> None:
        """Close the window and open another one on the same folder."""
        self.close()
        window = self.clerk.window = MainWindow(self.data, prompts=self.prompts)
        window.show()
        self.clerk.wait(lambda: window.work is not None)

    def close(self) -> None:
        """Close the window, however much is still under way."""
        self.clerk.close()

    def take(self) -> None:
        """Go all the way; `steps` then tells what each step took of the hands."""
        for name, step in (
            ("guide", self.answer_the_guide),
            ("office", self.name_the_office),
            ("records and lists", self.write_records),
            ("photos", self.bring_photos),
            ("remarks", self.write_remarks),
            ("report", self.write_report),
            ("check", self.look_it_over),
            ("submission and mail", self.submit),
        ):
            before = self.clerk.actions.total()
            step()
            self.steps[name] = self.clerk.actions.total() - before

    def answer_the_guide(self) -> None:
        """Write who reports, on which Week and form, and to whom."""
        week, clerk, enter = self.notebook.week, self.clerk, _KEY.Key_Return
        clerk.type(week.centre.name)
        clerk.fill("Họ và tên người ký", week.signers["director"].name)
        clerk.press(enter)
        clerk.fill("Năm", str(week.year))
        clerk.choose("Mẫu báo cáo", _FORM)
        clerk.fill("Từ ngày", "1/10", seen=short_date(week.starts))
        clerk.fill("Đến ngày", "7/10", seen=short_date(week.ends))
        clerk.fill("Chủ đề", week.theme)
        clerk.press(enter)
        clerk.fill("Kính gửi", "\n".join(week.addressees))
        clerk.fill("Hộp thư nhận báo cáo", week.mailbox)
        clerk.fill("Nhận tối đa (MB)", str(week.mailbox_mb))
        clerk.fill("Nơi nhận", "\n".join(week.copies_to))
        clerk.press(_KEY.Key_Tab)
        clerk.press(enter)
        clerk.press(enter)
        clerk.wait(lambda: clerk.window.work is not None)

    def name_the_office(self) -> None:
        """Write the signer's other office, for which the guide did not ask."""
        self.clerk.choose_from_menu(self.work.sidebar.menu_button, "Thông tin Tuần lễ")
        self.clerk.click_on(self.clerk.named(_POSITION))
        self.clerk.type(self.notebook.week.signers["director"].position)

    def write_records(self) -> None:
        """Write every record on the page of its item, with the attendance list if it has one."""
        form = self.week.form
        for code, group in groupby(self.notebook.records, key=lambda r: item_of(form, r.category)):
            self._open(form.row(code).title)
            self._page(RecordPage).editor.today = lambda: AFTERWARDS
            writing, last = RecordWriting(self.clerk, self.week), None
            for record in group:
                writing.begin(record, last)
                writing.write(record)
                if people := self.notebook.attendees.get(record.id):
                    writing.paste_list(people)
                last = record

    def bring_photos(self) -> None:
        """Drop the folder with the photos, and put each where it belongs."""
        self._open("Ảnh, đường link")
        page, work = self._page(PhotosPage), self.work
        self.clerk.drop([SAMPLE / "anh"], page)
        self.clerk.wait(lambda: self.week.notebook.photos and work.desk.jobs.is_idle)
        where = {p["file"]: p["record"] for p in photos_of_sample() if "record" in p}
        titles = {record.id: record.title for record in self.notebook.records}
        mine = [p for p in self.week.notebook.photos if p.file_name in where]
        for photo in sorted(mine, key=lambda p: (p.taken_at is None, p.taken_at)):
            self._put_away(page.gallery, photo, titles[where[photo.file_name]])

    def write_remarks(self) -> None:
        """Write the remarks of the annex."""
        self._open("Phụ lục số liệu")
        sheet = self.clerk.named("Phụ lục số liệu")
        assert isinstance(sheet, AnnexSheet)
        model = self._page(AnnexPage).model
        for code, note in self.notebook.row_notes.items():
            row = model.index_of(code).row()
            self.clerk.click_index(sheet, row, model.notes_column)
            self.clerk.type(note)
            self.clerk.press(_KEY.Key_Return)

    def write_report(self) -> None:
        """Write the sections that nobody can draft."""
        self._open("Lời báo cáo")
        for key, section in self.notebook.sections.items():
            self.clerk.click_on(self._page(ReportPage).views[key].writing)
            self.clerk.type(section.text)

    def look_it_over(self) -> None:
        """Look at what was found."""
        self._open("Kiểm tra và in")
        self.clerk.wait(lambda: self.week.is_judged and self.work.desk.jobs.is_idle)

    def submit(self) -> None:
        """Make the revision, sign it, scan it, send it."""
        clerk = self.clerk
        self._open("Nộp")
        page = self._page(SubmitPage)

        def rest() -> None:
            sight, jobs = page.dispatching, self.work.desk.jobs
            clerk.wait(lambda: sight.sight.standing and jobs.is_idle and not sight.is_busy)

        rest()
        clerk.click("Đổi thư mục…")
        clerk.click("Lập bản nộp lần 1")
        rest()
        clerk.click_on(page.printing.printed)
        clerk.click_on(page.printing.signed)
        rest()
        folder = page.dispatching.sight.folder
        assert folder is not None
        last_page_scanned(folder / REPORT, self.scan)
        clerk.drop([self.scan], page.scanning.box)
        rest()
        clerk.click("Đánh dấu đã gửi")
        rest()

    def _put_away(self, gallery: Gallery, photo: Photo, title: str) -> None:
        """Take the suggestion for a photo where it is right, else pick the record by its name."""
        clerk, taken = self.clerk, photo.taken_at
        if taken is not None:
            group = f"1 ảnh, {taken:%d/%m} {taken.hour}:{taken:%M}"

            def names() -> list[str]:
                return [button.accessibleName() for button in clerk.buttons(gallery.inbox)]

            clerk.wait(lambda: group in names())
            at, buttons = names().index(group), clerk.buttons(gallery.inbox)
            if _clicked(clerk, buttons[at + 1 : at + 3], title):
                return
            clerk.click_on(buttons[at])
            if _clicked(clerk, clerk.buttons(gallery.selection), title):
                return
        else:
            clerk.click_index(gallery.grid, gallery.grid.wall.row_of(photo.id) or 0, 0)
        clerk.press(_KEY.Key_X, _ALT)
        clerk.type(title)
        clerk.press(_KEY.Key_Return)

    def _open(self, name: str) -> None:
        self.clerk.click_entry(self.work.sidebar.findChildren(QListView)[0], name)

    def _page(self, kind: type[_P]) -> _P:
        page = self.work.page
        assert isinstance(page, kind)
        return page


def _clicked(clerk: Clerk, buttons: Sequence[QAbstractButton], name: str) -> bool:
    """Click the button of this name, if there is one among these."""
    for button in buttons:
        if button.accessibleName() == name:
            clerk.click_on(button)
            return True
    return False
