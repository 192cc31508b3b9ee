# SPDX-License-Identifier: MIT
"""What is done with paper: printing, signing and stamping, and the scan that comes back."""

from datetime import date
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from desktop.domain.errors import AppError
from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.exchange.manifest import REPORT, SIGNED
from desktop.domain.vietnamese import short_date
from desktop.ui.frame.page import Page
from desktop.ui.submit.dispatching import Dispatching, today
from desktop.ui.submit.paper_check import KINDS
from desktop.ui.widgets.file_names import breakable
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.handing_over import open_file
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.parts import button, column, label, set_property
from desktop.ui.widgets.theme import colours

_SIGNING = (
    "Người có thẩm quyền ghi số, ngày, ký và đóng dấu bản in. In một mặt hoặc hai mặt đều được; "
    "mã kiểm tra ở cuối báo cáo phải còn đọc rõ."
)
_SCANNING = (
    "Quét bản đã ký thành PDF (đen trắng hoặc màu, 200 dpi), hoặc chụp từng trang bằng điện thoại. "
    "Chương trình đọc mã vuông ở trang cuối để biết đúng là bản của lần nộp này, rồi đưa bản quét "
    "vào gói gửi; số lần nộp và mã kiểm tra giữ nguyên."
)


class PrintAndSign(QVBoxLayout):
    """The body of the step: two ticks and the way to the printer."""

    def __init__(self, dispatching: Dispatching, page: Page) -> None:
        super().__init__()
        self._dispatching, self._page = dispatching, page
        self.setSpacing(10)
        self.print = button(
            "In báo cáo…", self._on_print, role="primary", sign="printer", tip="Ctrl+P"
        )
        self.view = button("Xem bản PDF", self._on_view, sign="eye")
        self.printed, self.signed = QCheckBox(), QCheckBox()
        self.addLayout(FlowLayout(self.print, self.view))
        self.addWidget(self.printed)
        self.addWidget(label(_SIGNING, "small", wraps=True))
        self.addWidget(self.signed)
        self.printed.clicked.connect(
            lambda is_so: dispatching.mark(printed_on=today() if is_so else None)
        )
        self.signed.clicked.connect(self._on_signed)

    def show(self, dispatch: Dispatch) -> None:
        """Show what is ticked off."""
        _show_tick(self.printed, "Đã in", dispatch.printed_on)
        _show_tick(self.signed, "Đã ký và đóng dấu", dispatch.signed_on)

    def _on_signed(self, is_signed: bool) -> None:  # noqa: FBT001 - Qt hands it over so
        dispatch = self._dispatching.sight.dispatch
        printed = (dispatch.printed_on if dispatch else None) or (today() if is_signed else None)
        self._dispatching.mark(signed_on=today() if is_signed else None, printed_on=printed)

    def _on_print(self) -> None:
        if report := self._report():
            from desktop.ui.widgets.printing import print_pdf

            print_pdf(self._page, report)

    def _on_view(self) -> None:
        if report := self._report():
            open_file(self._dispatching.desk, report)

    def _report(self) -> Path | None:
        folder = self._dispatching.sight.folder
        if folder is None or not (folder / REPORT).is_file():
            self._dispatching.desk.prompts.show_error(folder_is_gone())
            return None
        return folder / REPORT


class ScanBox(QFrame):
    """Where a scan is dropped, or chosen."""

    def __init__(self, dispatching: Dispatching) -> None:
        super().__init__()
        self._dispatching = dispatching
        self.setProperty("role", "dropzone")
        self.setAcceptDrops(True)
        self.name = label(wraps=True)
        self.choose = button("Chọn tệp quét…", self._on_choose, role="primary", sign="scan")
        self.view = button("Xem bản quét", self._on_view, sign="eye")
        self.remove = button("Bỏ bản quét này", dispatching.unscan)
        self.setLayout(
            column(
                self.name, FlowLayout(self.choose, self.view, self.remove), spacing=8, margins=14
            )
        )

    def show_scan(self, dispatch: Dispatch) -> None:
        """Show whether a scan is there."""
        is_there = dispatch.scan_sha256 is not None
        name = f"Bản quét: {breakable(dispatch.scan_name)}"
        self.name.setText(name if is_there else "Thả tệp PDF hoặc ảnh JPG vào đây")
        self.choose.setText("Thay bản quét…" if is_there else "Chọn tệp quét…")
        set_property(self.choose, "role", "" if is_there else "primary")
        self.choose.setIcon(icon("scan", "" if is_there else colours().on_accent))
        self.choose.setEnabled(not self._dispatching.is_busy)
        self.view.setVisible(is_there)
        self.remove.setVisible(is_there)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            set_property(self, "state", "over")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        set_property(self, "state", "")

    def dropEvent(self, event: QDropEvent) -> None:
        set_property(self, "state", "")
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self._dispatching.scan(paths)

    def _on_choose(self) -> None:
        title = "Chọn bản quét của báo cáo đã ký"
        prompts = self._dispatching.desk.prompts
        if paths := prompts.choose_files(title, KINDS):
            self._dispatching.scan(paths)

    def _on_view(self) -> None:
        folder = self._dispatching.sight.folder
        if folder is None:
            self._dispatching.desk.prompts.show_error(folder_is_gone())
        else:
            open_file(self._dispatching.desk, folder / SIGNED)


class Scanning(QVBoxLayout):
    """The body of the step."""

    def __init__(self, dispatching: Dispatching) -> None:
        super().__init__()
        self.setSpacing(10)
        self.box = ScanBox(dispatching)
        self.addWidget(label(_SCANNING, "small", wraps=True))
        self.addWidget(self.box)

    def show(self, dispatch: Dispatch) -> None:
        """Show whether a scan is there."""
        self.box.show_scan(dispatch)


def folder_is_gone() -> AppError:
    """Return what to say when the folder of the revision was moved or deleted."""
    return AppError(
        "Thư mục hồ sơ không còn ở chỗ cũ.",
        "Bấm “Ghi lại bản nộp” ở bước 2; nội dung và mã kiểm tra vẫn như lần nộp đó.",
    )


def _show_tick(box: QCheckBox, name: str, day: date | None) -> None:
    box.setChecked(day is not None)
    box.setText(f"{name} ngày {short_date(day)}" if day else name)
