# SPDX-License-Identifier: MIT
"""Hands files over to the system: opens one in its program, or points at it in its folder."""

import re
import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.domain.errors import AppError
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.folders import open_folder

_BREAKS = re.compile(r"[\\/_.-]|\w{16}(?=\w)")


def open_file(desk: Desk, file: Path, advice: str = "Hãy mở tệp từ thư mục hồ sơ.") -> None:
    """Open a file in the program the PC has for it; say so where there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        message = f"Máy này chưa có chương trình mở tệp “{file.name}”."
        desk.prompts.show_error(AppError(message, advice))


def point_at(file: Path) -> None:
    """Show a file in its folder, marked where the system can do that."""
    if sys.platform == "win32" and file.exists():
        path = QDir.toNativeSeparators(str(file))
        QProcess.startDetached("explorer.exe", ["/select,", path])
    else:
        open_folder(file.parent)


def breakable(name: str) -> str:
    """Return a path or file name to be shown, which may go on in the next line in many places.

    That is after its marks, and within what is longer than any word.
    """
    return _BREAKS.sub("\\g<0>\u200b", name)
