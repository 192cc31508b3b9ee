# SPDX-License-Identifier: MIT
"""Lets a folder of many files appear whole or not at all, like a single file."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desktop.disk import make_folder, sync_folder, sync_folders
from desktop.domain.errors import AppError, why
from desktop.export.packing import unfinished

_LONGEST_PATH = 175
"""Windows takes 259 characters; the longest name written inside, with its draft's, has 82."""

_AT_ONCE = 8
"""Files that wait for the disk together: a journal takes them in one go."""


@contextlib.contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Hand out an empty folder to write into; at the end it takes the place of `target`.

    When anything goes wrong in between, nothing of it is left, and a `target` that was there
    before is untouched. What a power cut left behind is cleared away the next time.

    Raises:
        AppError: the path is too long, there is no room or no right to write, or a file in
            `target` is open.
    """
    if len(str(target.absolute())) > _LONGEST_PATH:
        advice = "Hãy chọn một thư mục ở gần gốc ổ đĩa hơn, ví dụ D:\\Bao cao."
        raise AppError(f"Đường dẫn tới thư mục “{target.parent}” quá dài.", advice)
    draft, former = (target.with_name(f"{target.name}.{kind}") for kind in ("tam", "cu"))
    try:
        _bring_back(former, target)
        for leftover in (draft, former):
            if leftover.exists():
                shutil.rmtree(leftover)
        make_folder(draft)
        with unfinished(draft):
            yield draft
        _flush(draft)
        if target.exists():
            target.rename(former)
        draft.rename(target)
        sync_folder(target.parent)  # before the former one goes
    except OSError as error:
        with contextlib.suppress(OSError):  # the next time does it
            _bring_back(former, target)
        raise _refusal(target, former, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    shutil.rmtree(former, ignore_errors=True)


def _bring_back(former: Path, target: Path) -> None:
    """Undo the first of two renamings when the second did not come about."""
    if former.exists() and not target.exists():
        former.rename(target)


def _flush(folder: Path) -> None:
    """Bring all files to the disk before the folder gets its name."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _done in pool.map(_sync_file, files):
            pass
    sync_folders(folder)


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _refusal(target: Path, former: Path, error: OSError) -> AppError:
    if isinstance(error, PermissionError):
        advice = "Hãy đóng các tệp đang mở trong thư mục đó rồi thử lại, hoặc chọn thư mục khác."
    else:
        advice = "Hãy kiểm tra dung lượng và kết nối của ổ đĩa, hoặc chọn thư mục khác."
    if former.exists() and not target.exists():
        advice += f" Bộ hồ sơ trước đó vẫn nguyên vẹn ở “{former}”."
    return AppError(f"Không ghi được bộ hồ sơ vào thư mục “{target}”: {why(error)}.", advice)
