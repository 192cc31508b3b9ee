# SPDX-License-Identifier: MIT
"""The attendance list of a record, in one line of the editor."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from desktop.domain.entry.editing import record_name
from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.domain.vietnamese import grouped, slug
from desktop.domain.week.changes import Changes
from desktop.ui.frame.desk import Desk
from desktop.ui.people.taking import PeopleTaking
from desktop.ui.records.attendance.words import difference
from desktop.ui.records.section import RecordSection
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.handing_over import open_file
from desktop.ui.widgets.parts import button, label, open_presently, set_property


class AttendanceSection(RecordSection):
    """Says how many people are on the list, opens it, and prints it to be signed."""

    def __init__(self, desk: Desk, store_record: Callable[[], str]) -> None:
        super().__init__(desk, store_record)
        self._record_id = ""
        self._scratch, self._printed = QTemporaryDir(), 0
        self.words = label(role="small")
        self.open_button = button("Mở danh sách", self.open_list, role="link")
        self.print_button = button("In điểm danh", self.print_list, role="link")
        self.follow_button = button("Lấy theo danh sách", self.follow_list, role="link")
        self.import_button = button("Nhập từ tệp…", self.choose_file, role="link")
        links = (self.open_button, self.import_button, self.print_button, self.follow_button)
        for link in links:
            link.setProperty("tone", "small")
        self.setLayout(FlowLayout(self.words, *links, spacing=2))
        self.show_record("")

    def show_record(self, id_: str) -> None:
        """Show how many people are on the list of a record, and whether that is what was typed."""
        self._record_id = id_
        record = self.desk.week.record(id_)
        listed = record.listed if record else None
        words = "Chưa có danh sách" if listed is None else f"Danh sách: {grouped(listed)} người"
        differs = record is not None and bool(difference(record))
        self.words.setText(f"{words}, khác số đã ghi" if differs else words)
        set_property(self.words, "role", "warn" if differs else "small")
        self.follow_button.setVisible(differs)

    def open_list(self, line: int | None = None) -> None:
        """Show the list in a window of its own, by default at its end."""
        record_id = self.store_record()
        try:
            self.desk.week.attendees(record_id)
        except AppError as error:
            self.desk.prompts.show_error(error)
        else:
            from desktop.ui.records.attendance.dialog import AttendanceDialog

            dialog = AttendanceDialog(self.window(), self.desk, record_id, self.print_record)
            if line is not None:
                dialog.view.go_to(line)
            open_presently(dialog)

    def choose_file(self) -> None:
        """Let a file of people be chosen, and show who is in it."""
        self._taking().choose()

    def bring_in(self, path: Path) -> None:
        """Show who is in a file of people."""
        self._taking().bring_in(path)

    def print_list(self) -> None:
        """Make a sheet to be signed, with the names on the list or blank lines."""
        self.print_record(self.store_record())

    def print_record(self, record_id: str) -> None:
        """Make the sheet of a record and open it where PDFs are read and printed."""
        record, week = self.desk.week.record(record_id), self.desk.week.week
        if record is None:
            return
        try:
            attendees = self.desk.week.attendees(record_id)
        except AppError as error:
            self.desk.prompts.show_error(error)
            return
        self._printed += 1  # What a viewer holds open cannot be written anew on Windows.
        name = f"diem-danh-{slug(record.title, 40)}-{self._printed}.pdf"
        target = Path(self._scratch.filePath(name))

        def work(_progress: Progress) -> None:
            from desktop.services.lists.sign_in_sheet import (
                write_sign_in_sheet,  # with what makes PDFs
            )

            write_sign_in_sheet(week, record, attendees, target)

        self.desk.run(
            "Đang làm danh sách điểm danh", work, lambda _nothing: self._on_written(target)
        )

    def follow_list(self) -> None:
        """Take the typed number out, so that the list counts."""
        if record := self.desk.week.record(self._record_id):
            label_ = f"Lấy số người theo danh sách của {record_name(record)}"
            self.desk.do(label_, Changes(records={record.id: replace(record, people=None)}))

    def _on_written(self, file: Path) -> None:
        open_file(self.desk, file, "Hãy cài một chương trình đọc tệp PDF rồi thử lại.")

    def _taking(self) -> PeopleTaking:
        return PeopleTaking(self.desk, self.window(), self.store_record(), self.desk.noticed.emit)
