# SPDX-License-Identifier: MIT
"""The calls that change what is on a disk, and who decides what becomes of them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """What a call does; `SAID` is no call but the promise to the clerk that something is kept."""

    CREATE = "create"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    RENAME = "rename"
    LINK = "link"
    REMOVE = "remove"
    MAKE_FOLDER = "make folder"
    REMOVE_FOLDER = "remove folder"
    TOUCH = "touch"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `to` is the new name, `offset` where data go or the new length, both in bytes."""

    kind: Kind
    path: str
    to: str = ""
    offset: int = 0
    data: bytes = b""


class Fate(Protocol):
    """Decides what becomes of each call."""

    def meet(self, call: Call, tear: Callable[[bytes], object]) -> None:
        """Return to let a call be; raise an `OSError` to refuse it; or end the process.

        `tear` writes the bytes it is given in the place of a write's own.
        """
