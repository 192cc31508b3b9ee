# SPDX-License-Identifier: MIT
"""Finds the data folder that a command is about."""

from argparse import Namespace

from desktop.domain.errors import AppError
from desktop.paths import DataFolder, data_folder

DONE = 0


def folder_of(args: Namespace) -> DataFolder:
    """Return the data folder after `--data`, or the user's own.

    Raises:
        AppError: that is a file, or it cannot be looked at.
    """
    from desktop.storage.faults import explained

    root = data_folder(args.data)
    with explained(root):
        is_other = root.exists() and not root.is_dir()
    if is_other:
        advice = "Hãy ghi đường dẫn tới một thư mục sau --data."
        raise AppError(f"“{root}” là một tệp, không phải thư mục dữ liệu.", advice)
    return DataFolder(root)
