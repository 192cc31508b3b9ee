# SPDX-License-Identifier: MIT
"""Does one thing with a data folder and dies on the way: at the n-th call that reaches the disk.

Run as a program, so that death is the process's own and nothing is tidied up after it:
`python -m tests.storage.dying ACTION SOURCE WORK` copies SOURCE for every n, carries the action
out on the copy until it dies there, and goes on until the action lives. It prints n each time.
"""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import count
from pathlib import Path

from desktop.paths import DataFolder
from desktop.storage.backups import back_up, list_backups, restore
from desktop.storage.photo_files import PhotoFiles
from desktop.storage.store import Store

EVENTS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.utime", "sqlite3.connect"}
PICTURE = b"\xff\xd8 third " * 99


def place_of(folder: DataFolder) -> Path:
    """Return where the backups of the examples lie."""
    return folder.root / "USB"


def _restore(folder: DataFolder) -> None:
    restore(list_backups(place_of(folder))[-1].path, folder)


def _back_up(folder: DataFolder) -> None:
    back_up(folder, place_of(folder))


def _keep(folder: DataFolder) -> None:
    PhotoFiles(folder).keep(PICTURE, "c.jpg")


def _create(folder: DataFolder) -> None:
    Store.open(folder, create=True).close()


ACTIONS: Mapping[str, Callable[[DataFolder], None]] = {
    "restore": _restore,
    "back_up": _back_up,
    "keep": _keep,
    "create": _create,
}


def _die_at(number: int, root: Path) -> None:
    """Make this process end itself, without any tidying up, at the n-th event under `root`."""
    left = [number]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in EVENTS and str(root) in str(arguments[0]):
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)

    sys.addaudithook(hook)


def main(action: str, source: Path, work: Path) -> None:
    """Leave in `work` one folder per death, by number, and the last where the action lived."""
    import_module("desktop.storage.migrations")  # once, not in every child
    for number in count(1):
        folder = DataFolder(work / str(number))
        shutil.copytree(source, folder.root)
        child = os.fork()
        if child == 0:
            _die_at(number, folder.root)
            ACTIONS[action](folder)
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            break


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
