# SPDX-License-Identifier: MIT
"""The window in which a form is edited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from desktop.domain.errors import AppError
from desktop.domain.form.form import Form
from desktop.domain.vietnamese import quoted
from desktop.services.forms.library import FormFile
from desktop.services.help_pages import page_named
from desktop.ui.forms.taking import CIRCULARS, CircularTaking
from desktop.ui.forms.workshop.list_parts import (
    column_part,
    quantity_part,
    signer_part,
)
from desktop.ui.forms.workshop.part_tab import PartTab
from desktop.ui.forms.workshop.printed import PrintedForm
from desktop.ui.forms.workshop.row_part import row_part
from desktop.ui.forms.workshop.section_part import section_part
from desktop.ui.forms.workshop.session import FormSession
from desktop.ui.forms.workshop.words_tab import WordsTab
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.drop_place import DropPlace
from desktop.ui.widgets.parts import button, column, elided, label, row, set_property, sign_button

_EDGE = 24
_HELP = "nam-sau-co-mau-moi"
_HINT = "Mọi sửa đổi được lưu ngay. Tuần lễ chỉ đổi mẫu khi bấm “Dùng mẫu này”."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the window asks of who opened it: another form, or to report on this one."""

    other: Callable[[str], None]
    use: Callable[[FormFile], None]


class FormWorkshop(QDialog):
    """Shows one form, part by part, and how it will be printed."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        opened: FormFile,
        known: Sequence[Form],
        wishes: Wishes,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Sửa mẫu báo cáo")
        self._desk, self._wishes = desk, wishes
        self.session = FormSession(desk, opened, self)
        self.taking = CircularTaking(desk, self, wishes.other)
        self.name, self.saved = elided("title"), label(role="saved")
        self.said = label(_HINT, "small", wraps=True)
        self.undo_button = sign_button("undo-2", "Hoàn tác (Ctrl+Z)", self.undo)
        self.redo_button = sign_button("redo-2", "Làm lại (Ctrl+Y)", self.redo)
        self.mail_button = sign_button("mail", "Ghi mẫu ra tệp để gửi", self.send)
        self.delete_button = sign_button("trash-2", "Xóa mẫu này", self.delete)
        parts = (row_part(known), column_part(), quantity_part(), section_part(), signer_part())
        self.lists = [PartTab(part, self.session) for part in parts]
        self.words, self.printed = WordsTab(self.session), PrintedForm(desk, self.session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for tab, name in zip((*self.lists, self.words, self.printed), _TABS, strict=True):
            self.tabs.addTab(tab, name)
        self._arrange(parent)
        self._connect()
        self._follow()
        self.lists[0].focus_first()

    def undo(self) -> None:
        """Take the last step back."""
        if label_ := self.session.undo():
            self._show_anew()
            self._say(f"Đã hoàn tác: {label_}.")

    def redo(self) -> None:
        """Do again what was taken back."""
        if label_ := self.session.redo():
            self._show_anew()
            self._say(f"Đã làm lại: {label_}.")

    def _show_anew(self) -> None:
        for tab in self.lists:
            tab.show_anew()
        self.words.show_anew()

    def send(self) -> None:
        """Write the form as it stands into a file for mail."""
        from desktop.ui.forms.parcels import send_form

        send_form(self._desk, self.session.file(), self._say)

    def help(self) -> None:
        """Show how a form is edited."""
        from desktop.ui.help.window import show_help_page

        show_help_page(self, page_named(_HELP))

    def delete(self) -> None:
        """Ask, and delete the form; no Week is reported on it, for then it would be a copy."""
        name, session = quoted(self.session.form.name), self.session

        def gone() -> None:
            try:
                session.discard()
            except AppError as error:
                self._desk.prompts.show_error(error)
            else:
                self.accept()

        detail = "Không Tuần lễ nào dùng mẫu này. Đã xóa thì không lấy lại được."
        self._desk.prompts.confirm(f"Xóa mẫu {name}?", detail, "&Xóa mẫu", gone)

    def use(self) -> None:
        """Have the open Week reported on this form."""
        try:
            file = self.session.for_use()
        except AppError as error:
            self._desk.prompts.show_error(error)
            return
        self.accept()
        self._wishes.use(file)

    def done(self, result: int) -> None:
        """Close once all is kept; where the disk refuses, only if the clerk lets it go."""
        try:
            self.session.finish()
        except AppError as error:
            detail = f"{error} Đóng bây giờ thì mất những sửa đổi cuối."
            close = partial(super().done, result)
            self._desk.prompts.confirm("Chưa lưu được mẫu. Vẫn đóng?", detail, "&Vẫn đóng", close)
        else:
            super().done(result)

    def _arrange(self, parent: QWidget) -> None:
        own = (self.mail_button, self.delete_button)
        tools = (self.saved, self.undo_button, self.redo_button, *own)
        head = row(self.name, 1, *tools, margins=(20, 12, 16, 0))
        head.setStretch(0, 1000)
        self.from_file = button("Từ &công văn…", self._on_file, sign="file-text")
        self.paste = button("&Dán bảng", self.taking.paste, sign="clipboard-paste")
        self.take = button("Dùng &mẫu này", self.use, role="primary")
        close = button("Đón&g", self.close)
        foot = row(self.said, self.from_file, self.paste, self.take, close)
        foot.setContentsMargins(20, 8, 16, 14)
        foot.setStretch(0, 1)
        whole = column(head, self.tabs, foot, spacing=6)
        whole.setStretchFactor(self.tabs, 1)
        self.setLayout(whole)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(parent.window().size() - QSize(_EDGE, _EDGE))

    def _connect(self) -> None:
        for tab in self.lists:
            tab.said.connect(self._say)
        self.session.changed.connect(self._follow)
        self.session.kept.connect(self._follow)
        self.session.refused.connect(self._on_refused)
        keys = QKeySequence.StandardKey
        acts = ((keys.Undo, self.undo), ("Ctrl+Y", self.redo), (keys.HelpContents, self.help))
        for key, act in acts:
            QShortcut(QKeySequence(key), self, act)
        _CircularDrop(self, self.taking)

    def _follow(self) -> None:
        session = self.session
        self.name.setText(session.form.name)
        self.undo_button.setEnabled(bool(session.undo_label))
        self.redo_button.setEnabled(bool(session.redo_label))
        self._show_saved("Đã lưu" if session.is_kept else "Chưa lưu", "")
        if not session.is_edited and session.is_kept:
            self._show_saved("", "")

    def _show_saved(self, words: str, tone: str) -> None:
        self.saved.setText(words)
        set_property(self.saved, "tone", tone)

    def _on_refused(self, error: AppError) -> None:
        self._show_saved("Chưa lưu được", "bad")
        self._say(str(error))

    def _say(self, words: str) -> None:
        self.said.setText(words or _HINT)

    def _on_file(self) -> None:
        kinds = f"Công văn ({' '.join(f'*.{kind}' for kind in CIRCULARS)})"
        if chosen := self._desk.prompts.choose_files("Chọn công văn", kinds):
            self.taking.bring_in(chosen[0])


_TABS = (
    "Dòng",
    "Cột",
    "Số lượng riêng",
    "Đề cương",
    "Người ký",
    "Lời, nơi nhận",
    "Xem bản in",
)


class _CircularDrop(DropPlace):
    """Takes one circular that is dropped on the window."""

    def __init__(self, window: QWidget, taking: CircularTaking) -> None:
        super().__init__(window)
        self._taking = taking

    def words(self, data: QMimeData) -> str:
        return "Thả công văn vào đây để đọc mẫu" if _circulars(data) else ""

    def take(self, data: QMimeData) -> None:
        self._taking.bring_in(_circulars(data)[0])


def _circulars(data: QMimeData) -> list[Path]:
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower().removeprefix(".") in CIRCULARS]
