# SPDX-License-Identifier: MIT
"""The attendance list of one record in a window of its own."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.vietnamese import grouped, line, quoted
from desktop.ui.frame.desk import Desk, Notice
from desktop.ui.people.taking import ListDrop, PeopleTaking
from desktop.ui.records.attendance.model import AttendanceModel
from desktop.ui.records.attendance.view import AttendanceView
from desktop.ui.records.attendance.words import difference, summary
from desktop.ui.widgets.notice_bar import NoticeBar
from desktop.ui.widgets.parts import button, label, row, sign_button, size_in_lines
from desktop.ui.widgets.parts import column as upright

_HOW = "Sao chép từ Excel, Word hay Zalo rồi Ctrl+V; thả tệp vào đây; hoặc gõ vào dòng trống cuối."


class AttendanceDialog(QDialog):
    """Shows who took part; steps taken here can be undone here, those before it stay."""

    def __init__(
        self, parent: QWidget, desk: Desk, record_id: str, on_print: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Danh sách người tham dự")
        self._desk, self._record_id = desk, record_id
        self.taking = PeopleTaking(desk, self, record_id, self._tell)
        self.model = AttendanceModel(desk, record_id, self)
        self.view = AttendanceView(self.model)
        self._stack = desk.week.undo_stack
        self._opened_at = self._stack.index()
        record = desk.week.record(record_id)
        self.title = label(record.title if record else "", "title", wraps=True)
        self.summary = label(role="heading", wraps=True)
        self.difference = label(role="warn", wraps=True)
        self.undo_button = sign_button("undo-2", "Hoàn tác (Ctrl+Z)", self.undo)
        self.redo_button = sign_button("redo-2", "Làm lại (Ctrl+Y)", self.redo)
        self.delete_button = button("&Xóa dòng", self.delete_rows, sign="trash-2")
        self.sort_button = button("Xếp theo &tên", self.model.sort_by_name, sign="arrow-down-a-z")
        printing = button("&In điểm danh", lambda: on_print(record_id), sign="printer")
        closing = button("Đón&g", self.close, role="primary")
        bring = button("&Nhập danh sách…", self.taking.choose, sign="file-spreadsheet")
        paste = button("&Dán", self.paste_at_end, sign="clipboard-paste", tip="Dán danh sách")
        others = (paste, self.sort_button, self.delete_button)
        tools = row(bring, *others, 1, self.undo_button, self.redo_button)
        foot = row(label(_HOW, "small", wraps=True), printing, closing)
        foot.setStretch(0, 1)
        told = upright(self.title, self.summary, self.difference, spacing=2)
        parts = upright(told, tools, self.view, foot, spacing=12, margins=(20, 16, 20, 16))
        parts.setStretchFactor(self.view, 1)
        self.setLayout(parts)
        self.notices = NoticeBar(self)
        self.notices.undo_wanted.connect(self.undo)
        self.view.pasted.connect(self.taking.paste)
        self.view.old_pasted.connect(self._on_old_text)
        ListDrop(self, self.taking.bring_in)
        for keys, act in ((QKeySequence.StandardKey.Undo, self.undo), ("Ctrl+Y", self.redo)):
            QShortcut(QKeySequence(keys), self, act)
        desk.week.changed.connect(self._on_changed)
        self.view.selectionModel().selectionChanged.connect(self._on_step)
        size_in_lines(self, parent, 44, 31)
        self.view.go_to(len(self.model.attendees))
        self.view.setFocus()
        self._on_changed()
        self._on_step()

    def _tell(self, notice: Notice) -> None:
        self.view.go_to(len(self.model.attendees))
        self.notices.show_notice(notice)

    def _on_old_text(self, text: str) -> None:
        """Ask whether text in an old encoding is to be turned into Unicode, and write it so."""
        from desktop.intake.sheets.old_encodings import suspected, to_unicode
        from desktop.ui.people.words import ENCODINGS

        encoding = suspected([text])
        meant = to_unicode(text, encoding)
        self._desk.prompts.confirm(
            f"Chữ vừa dán gõ bằng bảng mã {ENCODINGS[encoding]}. Chuyển sang Unicode?",
            f"{quoted(line(text))} thành {quoted(line(meant))}.",
            "Chuyển và dán",
            lambda: self.view.write_at_cursor(meant),
        )

    def paste_at_end(self) -> None:
        """Paste as Ctrl+V at the end of the list does."""
        self.view.go_to(len(self.model.attendees))
        self.view.setFocus()
        self.view.paste()

    def delete_rows(self) -> None:
        """Delete the lines in which something is selected."""
        before = len(self.model.attendees)
        self.model.delete(self.view.chosen_rows)
        gone = before - len(self.model.attendees)
        self.notices.show_notice(Notice(f"Đã xóa {grouped(gone)} dòng", undo=True))

    def undo(self) -> None:
        """Take the last step in this window back."""
        if self._stack.canUndo() and self._stack.index() > self._opened_at:
            self._stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._stack.redo()

    def done(self, result: int) -> None:
        self.view.settle()
        super().done(result)

    def _on_changed(self) -> None:
        record = self._desk.week.record(self._record_id)
        self.summary.setText(summary(len(self.model.attendees), self.model.again))
        self.difference.setText(difference(record) if record else "")
        self.difference.setVisible(bool(self.difference.text()))
        self.sort_button.setEnabled(len(self.model.attendees) > 1)
        QTimer.singleShot(0, self, self._on_step)  # By then the stack knows of the step.

    def _on_step(self) -> None:
        can_undo = self._stack.canUndo() and self._stack.index() > self._opened_at
        self.undo_button.setEnabled(can_undo)
        self.redo_button.setEnabled(self._stack.canRedo())
        rows = self.view.chosen_rows
        self.delete_button.setEnabled(bool(rows) and rows[0] < len(self.model.attendees))
