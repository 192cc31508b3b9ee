# SPDX-License-Identifier: MIT
"""Finds the data folder that a command is about."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress

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


_WRITING = frozenset({"sample", "import", "export", "load", "collect", "restore"})


@contextmanager
def alone(args: Namespace) -> Iterator[None]:
    """Keep others from using the data while a command changes them; others may still read.

    Raises:
        AppError: the window or another command uses the data.
    """
    from desktop.storage.holding import held

    what = getattr(args, "what", None) if args.command == "backup" else args.command
    is_changing = what in _WRITING or (what == "units" and _changes_units(args))
    if what is None or not is_changing:
        yield
        return
    folder = folder_of(args)
    with held(folder):
        _take_notes(folder, what)
        yield


def _changes_units(args: Namespace) -> bool:
    return bool(args.add or args.due or args.approve or args.returned)


def _take_notes(folder: DataFolder, command: str) -> None:
    """Note down what the command does, where there are data and the log can be written."""
    import logging

    from desktop.storage.journal import log_file, note

    if not folder.root.is_dir():
        return
    program = logging.getLogger("sotuanle")
    for former in program.handlers[:]:
        program.removeHandler(former)
        former.close()
    with suppress(OSError):
        program.addHandler(log_file(folder))
    program.setLevel(logging.INFO)
    program.propagate = False  # the terminal is for what the command itself says
    note(f"lệnh {command}")
