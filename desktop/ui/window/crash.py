# SPDX-License-Identifier: MIT
"""What happens when the program itself is at fault: it is noted down, and told in plain words."""

import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import NAME
from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.ui.background.log import error_origin, note_fault
from desktop.ui.language.plain_text import message
from desktop.ui.widgets import handing_over
from desktop.ui.widgets.handing_over import open_folder
from desktop.ui.window.main_window import MainWindow

_QUIET_SECONDS = 30


class Crashes(QObject):
    """Takes every error that nobody expected, from any thread, for as long as it lives.

    An `AppError` is a sentence for the user, and shown as one. Any other error is noted in the log,
    and the user told once: not again while the dialog is open, nor as
    long as the same error keeps coming. `unsaved` puts on the disk what is typed, and returns why
    that cannot be done.
    """

    _happened = Signal(str)
    _refused = Signal(AppError)

    def __init__(
        self,
        app: QApplication,
        folder: DataFolder,
        unsaved: Callable[[], AppError | None] = lambda: None,
    ) -> None:
        super().__init__(app)
        self._folder, self._unsaved = folder, unsaved
        self._box: QMessageBox | None = None
        self._last_seen: dict[str, float] = {}
        # Queued: the dialog opens in the window's thread, and never while something is painted.
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._say, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, AppError):  # what cannot be done, refused in the middle of doing it
            self._refused.emit(error)
            return
        if sys.stderr is not None:
            sys.__excepthook__(kind, error, trace)
        if not isinstance(error, Exception):
            return  # Ctrl+C, or the program is to end
        details = error_origin(error)
        if self._is_new(details):
            note_fault(details)
            self._happened.emit(details)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_error(args.exc_type, args.exc_value, args.exc_traceback)

    def _is_new(self, details: str) -> bool:
        now = time.monotonic()
        before = self._last_seen.get(details)
        self._last_seen[details] = now
        return before is None or now - before > _QUIET_SECONDS

    def _tell(self, details: str) -> None:
        if self._box is None and not QApplication.closingDown():
            self._box = dialog(self._folder, details, self._state())
            self._box.finished.connect(self._on_answered)
            self._box.open()

    def _say(self, error: AppError) -> None:
        if self._box is None and not QApplication.closingDown():
            over, icon = QApplication.activeWindow(), QMessageBox.Icon.Warning
            self._box = message(over, icon, NAME, error.message, error.advice)
            self._box.finished.connect(self._on_answered)
            self._box.open()

    def _state(self) -> str:
        """Say whether all that was typed is on the disk, having tried to put it there."""
        try:
            error = self._unsaved()
        except Exception as bug:  # noqa: BLE001 - the error that is told may come back at once
            note_fault(error_origin(bug))
            return "Chưa rõ chữ vừa gõ đã được lưu hết chưa. Hãy xem lại chỗ đang ghi dở."
        if error is not None:
            return f"Còn chữ vừa gõ chưa lưu được. {error}"
        return "Mọi thứ đã ghi đều an toàn trên đĩa."

    def _on_answered(self) -> None:
        self._box = None


def restart() -> None:
    """Close the window, which puts everything on the disk, and start the program again.

    A window that still backs up is waited for. One that stays, because something would be lost,
    asks what shall become of it.
    """
    try:
        QApplication.closeAllWindows()
    finally:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        staying = [window for window in windows if window.isVisible()]
        for window in staying:
            if window.is_leaving:
                window.left.connect(start_again)
        if not staying:
            start_again()


def start_again(*arguments: str) -> None:
    """Start the program once more, with other arguments if any are given, and end this one."""
    handing_over.start_again(*arguments)
    QApplication.exit(0)


def dialog(folder: DataFolder, details: str, state: str) -> QMessageBox:
    """Return what tells of an error, and how the data stand, ready to be opened."""
    box = message(
        QApplication.activeWindow(),
        QMessageBox.Icon.Critical,
        "Sổ Tuần Lễ gặp lỗi",
        f"Chương trình vừa gặp lỗi. {state}",
        "Nên khởi động lại rồi làm tiếp. Nếu lỗi lặp lại, hãy gửi nhật ký cho người hỗ trợ; trong "
        f"đó không có họ tên hay số liệu.\n\nNhật ký ở: {folder.logs}",
    )
    box.setDetailedText(details)
    again = box.addButton("&Khởi động lại", QMessageBox.ButtonRole.AcceptRole)
    again.clicked.connect(restart)
    _staying(box, "&Sao chép chi tiết", lambda: QGuiApplication.clipboard().setText(details))
    _staying(box, "&Mở nhật ký", lambda: open_folder(folder.logs))
    on = box.addButton("&Tiếp tục", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(again)
    box.setEscapeButton(on)
    return box


def _staying(box: QMessageBox, words: str, on_click: Callable[[], object]) -> None:
    """Add a button that does something and leaves the dialog open."""
    button = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
    button.clicked.disconnect()
    button.clicked.connect(lambda _checked=False: on_click())
