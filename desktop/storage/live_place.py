# SPDX-License-Identifier: MIT
"""Tells where a database in use must not lie: on a network drive, or where a program synchronises.

SQLite's log does not work over a network, and a program that copies files while they are written
spoils them; users have lost their work in both ways. Backups may lie there: they never change.
"""

import os
import re
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePath, PureWindowsPath

from desktop.domain.errors import AppError
from desktop.paths import DataFolder, data_folder

_NETWORK = "thư mục mạng"

_SYNCED = re.compile(
    r"(onedrive|dropbox|google ?drive|icloud ?drive|megasync|pcloud ?drive|nextcloud|owncloud"
    r"|box sync|yandex\.disk|baidunetdisk|zalo ?pc|zalodata|zalo received files)( ?[-(].*)?"
)
_DRIVES_OF_GOOGLE = frozenset({"my drive", "drive của tôi"})
"""What stands at the root of the drive that Google's program makes up."""

_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google": "Google Drive",
    "icloud": "iCloud Drive",
    "zalo": "Zalo",
}
_TOLD_BY = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Variables by which Windows tells where OneDrive keeps its folders, whatever their names."""

_REMOTE = re.compile(
    r"remote|nfs4?|cifs|smb3|smbfs|smb|afs|ncpfs|ceph|glusterfs|davfs"
    r"|fuse\.(davfs2|sshfs|gvfsd-fuse|rclone|google-drive-ocamlfuse|onedriver)"
)
"""Kinds of file systems on Linux that lie elsewhere."""

_DRIVE_REMOTE = 4


def unfit(path: PurePath, environment: Mapping[str, str], kinds: Mapping[str, str]) -> str | None:
    """Return what kind of unfit place a path is in, in words; `None` if data may live there.

    `kinds` tells of file systems by where they begin, a drive or a mount point: "remote", or what
    Linux calls them.
    """
    if isinstance(path, PureWindowsPath) and path.drive.startswith("\\\\"):
        return None if path.drive.startswith("\\\\?\\") and ":" in path.drive else _NETWORK
    if _REMOTE.fullmatch(_kind_at(path, kinds)):
        return _NETWORK
    for name in _TOLD_BY:
        told = environment.get(name)
        if told and path.is_relative_to(type(path)(told)):
            return "thư mục đồng bộ OneDrive"
    for at, part in enumerate(path.parts):
        if found := _synced(part, is_at_root=at == 1):
            return f"thư mục đồng bộ {found}" if found != "Zalo" else "thư mục của Zalo"
    return None


def require_fit(folder: DataFolder) -> None:
    """Make sure that a data folder lies where a database may be in use.

    Raises:
        AppError: it does not; the sentence names a right place.
    """
    if why := unfit_now(folder.root):
        raise AppError(
            f"Sổ ở “{folder.root}” nằm trong {why}, dễ hỏng và mất dữ liệu nên không mở ở đó.",
            f"Hãy chép cả thư mục này sang ổ đĩa của máy, ví dụ “{data_folder()}”, rồi mở lại ở "
            "đó. Nơi đồng bộ hay thư mục mạng vẫn dùng được để giữ bản sao lưu.",
        )


def unfit_now(root: Path) -> str | None:
    """Return what kind of unfit place a folder is in on this computer, links followed."""
    try:
        real = root.resolve()
    except OSError:
        real = root.absolute()
    kinds = _kinds_here(real)
    return unfit(real, os.environ, kinds) or unfit(root.absolute(), os.environ, kinds)


def mounts_in(table: str) -> dict[str, str]:
    """Return the kinds of file systems by mount point, from the text of Linux' `mounts`."""
    kinds: dict[str, str] = {}
    for entry in table.splitlines():
        fields = entry.split(" ")
        if len(fields) > 2:  # noqa: PLR2004 - device, place, kind
            place = re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), fields[1])
            kinds[place] = fields[2]
    return kinds


def _kind_at(path: PurePath, kinds: Mapping[str, str]) -> str:
    """Return the kind of the file system that a path lies on, blank if nobody knows."""
    for folder in (path, *path.parents):
        if (kind := kinds.get(str(folder))) is not None:
            return kind
    return ""


def _synced(part: str, *, is_at_root: bool) -> str | None:
    name = unicodedata.normalize("NFC", part).strip().lower()
    if is_at_root and name in _DRIVES_OF_GOOGLE:
        return "Google Drive"
    if not _SYNCED.fullmatch(name):
        return None
    return next((known for start, known in _NAMES.items() if name.startswith(start)), part)


if sys.platform == "win32":

    def _kinds_here(path: Path) -> Mapping[str, str]:
        import ctypes

        anchor = path.anchor
        kind = ctypes.windll.kernel32.GetDriveTypeW(anchor)
        return {anchor: "remote"} if kind == _DRIVE_REMOTE else {}

else:

    def _kinds_here(_path: Path) -> Mapping[str, str]:
        try:
            return mounts_in(Path("/proc/self/mounts").read_text("utf-8", "replace"))
        except OSError:  # no Linux
            return {}
