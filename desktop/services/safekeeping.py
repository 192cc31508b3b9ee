# SPDX-License-Identifier: MIT
"""Makes verified backups of a whole data folder, and brings one back."""

from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT, Progress
from desktop.paths import DataFolder
from desktop.storage.backups import Backup, back_up, list_backups, restore


def back_up_all(
    folder: DataFolder, destination: Path | None = None, progress: Progress = SILENT
) -> Backup:
    """Copy everything in the data folder to `destination`, by default its own backup folder.

    Raises:
        AppError: there is nothing to back up, the data are damaged, or there is no room.
    """
    if not folder.database.is_file():
        advice = "Hãy xem lại thư mục dữ liệu."
        raise AppError(f"Không có dữ liệu ở {folder.root} để sao lưu.", advice)
    return back_up(folder, (destination or folder.backups).absolute(), progress)


def restore_all(backup: Path, folder: DataFolder, progress: Progress = SILENT) -> Path | None:
    """Put a backup in the place of the data folder's present state.

    `backup` may be one backup, or a folder of several, of which the newest is taken. Returns
    where the present state is kept, `None` if there was none.

    Raises:
        AppError: it is no backup, it was altered or lacks a photo, or there is no room; the
            data folder is then as it was.
    """
    several = list_backups(backup)
    return restore(several[-1].path if several else backup, folder, progress)
