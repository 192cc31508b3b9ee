# SPDX-License-Identifier: MIT
"""Hands out the workbook for activities, and takes workbooks that come back."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from desktop.domain.progress import Progress
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.parts import open_presently

if TYPE_CHECKING:
    from desktop.services.activities.incoming import Incoming

_FOLDER = "activities/folder"
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
_KINDS = f"Bảng tính ({' '.join(f'*{suffix}' for suffix in (*SUFFIXES, '.csv'))});;Mọi tệp (*)"

IMPORT, TEMPLATE = "Nhập hoạt động từ Excel…", "Tải mẫu Excel…"
"""What the two are called in menus."""


def save_template(desk: Desk) -> None:
    """Save the workbook to be filled in where the clerk wants it."""
    from desktop.services.activities.template import template_name, write_template

    week, form, records = desk.week.week, desk.week.form, desk.week.notebook.records
    folder = Path(desk.preferences.last(_FOLDER) or _documents())
    suggested = folder / template_name(week)
    target = desk.prompts.choose_save_path("Lưu mẫu Excel", suggested, "Bảng tính (*.xlsx)")
    if target is None:
        return
    path = target if target.suffix else target.with_suffix(".xlsx")
    desk.preferences.keep(_FOLDER, str(path.parent))

    def work(_progress: Progress) -> Path:
        write_template(form, week, records, path)
        return path

    desk.run("Đang ghi mẫu Excel", work, lambda saved: desk.tell(f"Đã lưu “{saved.name}”."))


def choose_books(desk: Desk, window: QWidget) -> None:
    """Let workbooks be chosen, and show what is in them."""
    if paths := desk.prompts.choose_files("Chọn các tệp Excel đã ghi hoạt động", _KINDS):
        bring_in(desk, window, paths)


def bring_in(desk: Desk, window: QWidget, paths: Sequence[Path]) -> None:
    """Read workbooks, and show what is in them before anything is taken over."""
    notebook, form = desk.week.notebook, desk.week.form
    today = datetime.now().astimezone().date()

    def work(progress: Progress) -> "Incoming":
        import desktop.ui.activities.preview  # noqa: F401 - loaded here, not while one waits
        from desktop.services.activities.importing import read_books

        return read_books(paths, form, notebook, today, progress)

    def on_read(incoming: "Incoming") -> None:
        from desktop.ui.activities.preview import ActivitiesPreview

        if incoming.books:
            open_presently(ActivitiesPreview(window, desk, incoming))
        else:
            desk.prompts.show_error(incoming.refused[0])

    desk.run("Đang đọc tệp Excel", work, on_read)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
