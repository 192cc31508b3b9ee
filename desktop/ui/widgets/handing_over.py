# SPDX-License-Identifier: MIT
"""The one gate to other programs: a folder, a document, a page of the web, this program again.

Nothing else in the program starts anything. What strangers name goes no further than `open_address`
lets it; files are those that the program has written or keeps, and documents by their names.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.domain.errors import AppError
from desktop.domain.week.addresses import safe_address
from desktop.ui.frame.desk import Desk

_DOCUMENTS = frozenset({".pdf", ".docx", ".xlsx", ".eml"})


def open_address(text: str) -> None:
    """Open a page of the web, or a new mail; any other address opens nothing, whoever wrote it."""
    if address := safe_address(text):
        QDesktopServices.openUrl(QUrl(address))


def open_folder(folder: Path) -> None:
    """Open a folder; where it is not there yet, the nearest one above it."""
    there = next(path for path in (folder, *folder.parents) if path.is_dir())
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))


def open_file(desk: Desk, file: Path, advice: str = "Hãy mở tệp từ thư mục hồ sơ.") -> None:
    """Open a document in the program the PC has for it; say so where there is none."""
    is_document = file.suffix.lower() in _DOCUMENTS and file.is_file()
    if not is_document or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        message = f"Máy này chưa có chương trình mở tệp “{file.name}”."
        if not file.is_file():
            message = f"Không còn tệp “{file}”."
        desk.prompts.show_error(AppError(message, advice))


def point_at(file: Path) -> None:
    """Show a file in its folder, marked where the system can do that."""
    if sys.platform == "win32" and file.exists():
        explorer = Path(os.environ.get("SYSTEMROOT", "C:\\Windows")) / "explorer.exe"
        QProcess.startDetached(str(explorer), ["/select,", QDir.toNativeSeparators(str(file))])
    else:
        open_folder(file.parent)


def start_again(*arguments: str) -> None:
    """Start this program once more, with other arguments if any are given."""
    own = sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:]
    QProcess.startDetached(sys.executable, [*own, *arguments])
