# SPDX-License-Identifier: MIT
"""The list of contents that makes a folder a backup: every file with its size and SHA-256."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from pathlib import Path, PurePosixPath

from desktop.domain.codec import decode, encode
from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange.json_text import parse_object
from desktop.paths import DataFolder
from desktop.storage.durable import copy_hashed, sha256_of
from desktop.storage.faults import explained
from desktop.storage.reading import read_at_most

POOL = "anh"
"""Where the pictures of all backups in one place lie, beside them."""

_NAME = "ban-ke.json"
_FORMAT = "so-tuan-le-sao-luu"
_VERSION = 1
_LARGEST = 32_000_000
"""In bytes, which are 150,000 pictures."""

_SHA256 = re.compile("[0-9a-f]{64}")
_YEAR_3000 = 32_503_680_000
"""In seconds since 1970."""

MOST_BACKUPS = 10**9
"""How far the backups of one place are counted."""


class Occasion(StrEnum):
    """What a backup was made for. All but those asked for are thinned out as they grow older."""

    ASKED = "asked"
    WORK = "work"
    CLOSING = "closing"
    START = "start"
    UPGRADE = "upgrade"
    IMPORT = "import"
    RESTORE = "restore"
    SUBMISSION = "submission"

    @property
    def copies_photos(self) -> bool:
        """Whether pictures are copied too: not before something risky that leaves them alone."""
        before = (Occasion.UPGRADE, Occasion.IMPORT, Occasion.RESTORE, Occasion.SUBMISSION)
        return self not in before


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """One file; `path` with slashes, within the backup or the pool; `size` in bytes."""

    path: str
    size: int
    sha256: str

    def check(self, root: Path) -> None:
        """Make sure that the file is there as it was written.

        Raises:
            AppError: it is missing or altered.
        """
        file = root / self.path
        with explained(file):
            if not file.is_file():
                raise AppError(f"Bản sao lưu thiếu tệp “{file}”.", _TAKE_ANOTHER)
            if file.stat().st_size != self.size or sha256_of(file) != self.sha256:
                raise AppError(f"Tệp “{file}” của bản sao lưu đã bị thay đổi.", _TAKE_ANOTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupManifest:
    """What a backup holds. `rows` counts the rows of each table.

    `missing_photos` are the SHA-256 of pictures that were lost before the backup was made.
    `number` counts on with every backup in one place, so that the order does not depend on the
    clock; `origin` tells the data folder it was made of from others that use the same place.
    """

    format: str = _FORMAT
    version: int = _VERSION
    number: int = 0
    made_at: datetime
    occasion: Occasion = Occasion.ASKED
    origin: str = ""
    rows: Mapping[str, int]
    files: tuple[ListedFile, ...]
    photos: tuple[ListedFile, ...]
    missing_photos: tuple[str, ...] = ()


def entry_of(file: Path, root: Path) -> ListedFile:
    """Return what the list of contents says of a file."""
    path = file.relative_to(root).as_posix()
    return ListedFile(path=path, size=file.stat().st_size, sha256=sha256_of(file))


def write_manifest(backup: Path, manifest: BackupManifest) -> None:
    """Write the list of contents, the last file of a backup."""
    text = json.dumps(encode(manifest), ensure_ascii=False, indent=1) + "\n"
    with (backup / _NAME).open("wb") as file:
        copy_hashed(BytesIO(text.encode()), file)


def read_manifest(backup: Path) -> BackupManifest:
    """Read the list of contents of a backup.

    Raises:
        AppError: the folder is no backup, or its list is damaged or of a newer program.
    """
    file = backup / _NAME
    where = f"bản kê “{file}”"
    with explained(file):
        if not file.is_file():
            raise AppError(
                f"Thư mục “{backup}” không phải là bản sao lưu của Sổ Tuần Lễ.",
                "Hãy chọn thư mục có tên bắt đầu bằng “sao-luu-”.",
            )
    raw = read_at_most(file, _LARGEST)
    try:
        content = parse_object(raw.decode(), f"“{file}”")
    except (UnicodeDecodeError, BadData):
        content = None
    if content is None:
        raise BadData(f"Không đọc được {where}: tệp bị hư hỏng.", _TAKE_ANOTHER)
    if content.get("version", _VERSION) != _VERSION:
        advice = "Hãy cài bản Sổ Tuần Lễ mới nhất rồi khôi phục lại."
        raise BadData(f"Bản sao lưu “{backup}” do bản khác của chương trình tạo ra.", advice)
    manifest = decode(BackupManifest, content, where)
    if not _is_plausible(manifest):
        raise BadData(f"Không dùng được {where}: có số hoặc ngày giờ vô lý.", _TAKE_ANOTHER)
    if strange := _strange_paths(manifest):
        raise BadData(
            f"Không dùng được {where}: có đường dẫn lạ “{strange[0][:80]}”.", _TAKE_ANOTHER
        )
    return manifest


def _is_plausible(manifest: BackupManifest) -> bool:
    """Whether the numbers and the moment are such as the program writes, whatever its clock says.

    Before 1970 Windows cannot turn a moment into local time, nor anybody beyond the year 9999.
    """
    made_at, entries = manifest.made_at, (*manifest.files, *manifest.photos)
    counts = (*manifest.rows.values(), *(entry.size for entry in entries))
    return (
        made_at.tzinfo is not None
        and 0 <= made_at.timestamp() < _YEAR_3000
        and 0 <= manifest.number <= MOST_BACKUPS
        and min(counts, default=0) >= 0
    )


def _strange_paths(manifest: BackupManifest) -> list[str]:
    """Return the paths that a backup does not have: someone may have written the list by hand."""
    here = DataFolder(Path())
    known = {here.database.as_posix(), *(e.path for e in manifest.photos if _is_hashed(e))}
    paths = [entry.path for entry in (*manifest.files, *manifest.photos)]
    folders = "|".join(re.escape(own.as_posix()) for own in (here.forms, here.documents))
    own = re.compile(rf"({folders})/[^/\\:\0]*[^/\\:\0.]")
    return [path for path in paths if path not in known and not own.fullmatch(path)]


def _is_hashed(photo: ListedFile) -> bool:
    name = PurePosixPath(photo.path)
    if not _SHA256.fullmatch(photo.sha256):
        return False
    return name == PurePosixPath(photo.sha256[:2], photo.sha256).with_suffix(name.suffix)


_TAKE_ANOTHER = "Hãy dùng một bản sao lưu khác."
