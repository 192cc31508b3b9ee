# SPDX-License-Identifier: MIT
"""Lets nobody but the user read a data folder, also what was there already.

On Windows the folder lies in the user's own profile, which others cannot read.
"""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from desktop.paths import DataFolder
from desktop.storage.side_files import files_of

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep_private(folder: DataFolder) -> None:
    """Take from others what they may do with a data folder: all of it the first time.

    Of the folder itself and of all the program keeps in it; what else lies there is not touched.
    A disk without permissions, as sticks have, is left as it is.
    """
    if os.name == "nt":
        return
    top = [*files_of(folder.database), folder.preferences, folder.lock]
    if _is_open(folder.root) or any(_is_open(path) for path in top):
        for kept in (folder.originals.parent, folder.forms, folder.backups, folder.aside):
            make_private(kept)
        for kept in (folder.logs, folder.sample):
            make_private(kept)
        _close(path for path in top if path.exists())
        if folder.root.absolute() != Path.home():
            _close([folder.root])


def make_private(root: Path) -> None:
    """Take from others what they may do with a folder and all in it; links are not followed."""
    if os.name == "nt" or not root.is_dir() or root.is_symlink():
        return
    for place, _folders, files in os.walk(root):
        _close([Path(place), *(Path(place) / file for file in files)])


def _is_open(path: Path) -> bool:
    try:
        return bool(path.lstat().st_mode & _OTHERS) and not path.is_symlink()
    except OSError:
        return False


def _close(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):  # another user's, or on a disk for reading only
            status = path.lstat()
            is_shared = status.st_mode & stat.S_ISVTX  # a place for everybody, such as /tmp
            is_own = status.st_uid == os.geteuid() and not stat.S_ISLNK(status.st_mode)
            if is_own and not is_shared and status.st_mode & _OTHERS:
                path.chmod(stat.S_IMODE(status.st_mode) & ~_OTHERS)
