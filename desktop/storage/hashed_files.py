# SPDX-License-Identifier: MIT
"""Names files by the SHA-256 of what they hold, so that one picture is one file for ever."""

import re
from pathlib import Path, PurePath

from desktop.domain.errors import BadData

_SHA256 = re.compile("[0-9a-f]{64}")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def place_for(root: Path, sha256: str, file_name: str) -> Path:
    """Return where a file belongs: `root/ab/abcd….jpg`, with the suffix of its own name."""
    suffix = PurePath(file_name).suffix.lower()
    if not _SUFFIX.fullmatch(suffix):
        suffix = ""
    return _folder(root, sha256) / f"{sha256}{suffix}"


def find_file(root: Path, sha256: str) -> Path | None:
    """Return the file of that content, `None` if there is none."""
    try:
        return min((p for p in _folder(root, sha256).iterdir() if p.stem == sha256), default=None)
    except FileNotFoundError:
        return None


def _folder(root: Path, sha256: str) -> Path:
    if not _SHA256.fullmatch(sha256):  # it may come from a file that someone sent
        raise BadData(f"“{sha256[:80]}” không phải là mã SHA-256 của một ảnh.")
    return root / sha256[:2]
