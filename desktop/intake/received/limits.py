# SPDX-License-Identifier: MIT
"""How much may be in what was received, far above any real delivery, and what is said beyond."""

import re
import shutil
from pathlib import Path
from typing import IO

from desktop.domain.errors import BadData
from desktop.domain.vietnamese import grouped, quoted

LARGEST_MAIL = 100_000_000
"""Bytes of one mail: no mailbox takes more than half of that."""

LARGEST_INSIDE = 1_000_000_000
"""Bytes of one file in an archive, as for a bundle."""

MOST_INSIDE = 20_000
"""Files in one archive, and mails in one mailbox."""

DEEPEST = 5
"""How far wrappings may lie in one another: a mail in a mailbox in an archive is three."""

ASK_AGAIN = "Hãy xin lại tệp này từ nơi gửi."
_CHUNK = 1 << 20


_NOT_PLAIN = re.compile(r"[^\w.\- ()]")
_OF_A_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST_NAME = 80


def safe_name(name: str) -> str:
    """Return a name that is one on every disk and leads nowhere, much like that of a stranger."""
    plain = _NOT_PLAIN.sub("_", name)[-_LONGEST_NAME:].strip(" .") or "tep"
    return f"_{plain}" if _OF_A_DEVICE.match(plain) else plain


class Allowance:
    """How many bytes may still be taken out of the wrappings of one delivery."""

    def __init__(self, left: int = 20_000_000_000) -> None:
        self._left = left

    def copy(self, source: IO[bytes], target: Path, name: str, size: int) -> None:
        """Copy what says that it has `size` bytes, and no more than that.

        Raises:
            BadData: it lied, or the allowance is used up.
        """
        self._left -= size
        if self._left < 0:
            raise too_much(name)
        with target.open("wb") as file:
            left = size
            while left > 0 and (block := source.read(min(_CHUNK, left))):
                left -= len(block)
                file.write(block)
            if left or source.read(1):
                raise damaged(name)

    def write(self, content: bytes, target: Path, name: str) -> None:
        """Write what is in memory.

        Raises:
            BadData: the allowance is used up.
        """
        self._left -= len(content)
        if self._left < 0:
            raise too_much(name)
        target.write_bytes(content)


def require_room_for(size: int, folder: Path, name: str) -> None:
    """Refuse what the disk has no room for.

    Raises:
        BadData: naming it.
    """
    if size > shutil.disk_usage(folder).free:
        message = f"Không đủ chỗ trên ổ đĩa để mở {quoted(name)}."
        raise BadData(message, "Hãy giải phóng bớt chỗ rồi làm lại.")


def too_much(name: str) -> BadData:
    """Return what to say of a file that unpacks to more than anybody sends."""
    return BadData(f"{quoted(name)} bung ra lớn bất thường nên không mở.", ASK_AGAIN)


def too_deep(name: str) -> BadData:
    """Return what to say of wrappings within wrappings within wrappings."""
    message = f"{quoted(name)} nằm trong quá nhiều lớp tệp nén và thư (trên {DEEPEST})."
    return BadData(message, "Hãy lấy tệp bên trong ra rồi nạp riêng.")


def too_many(name: str) -> BadData:
    """Return what to say of a file with more in it than anybody sends."""
    message = f"{quoted(name)} có quá nhiều tệp hoặc thư (trên {grouped(MOST_INSIDE)})."
    return BadData(message, "Hãy chia ra rồi nạp từng phần.")


def damaged(name: str) -> BadData:
    """Return what to say of a wrapping that cannot be opened."""
    return BadData(f"{quoted(name)} bị hỏng hoặc bị cắt cụt khi chép.", ASK_AGAIN)
