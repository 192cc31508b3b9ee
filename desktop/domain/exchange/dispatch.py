# SPDX-License-Identifier: MIT
"""What became of a revision once it was made: printed, signed, scanned, sent, and when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PAGE_SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".bmp", ".webp")
"""What the picture of a signed page may be; a whole scan is one ".pdf"."""


class Method(StrEnum):
    """How a report went to the office above."""

    EMAIL = "email"
    HAND = "hand"
    POST = "post"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """The way of one revision from the program to its recipient, as the clerk ticks it off.

    `number` is the revision's. `folder` is where it was last written, blank as long as that is
    unknown. Days are `None` until the thing was done. The signed scan lies in the data folder
    under `scan_sha256`; `scan_name` is what the clerk's own file was called. `mails_sent` are the
    parts already sent of a submission that takes several mails.
    """

    number: int
    folder: str = ""
    printed_on: date | None = None
    signed_on: date | None = None
    scan_name: str = ""
    scan_sha256: str | None = None
    mails_sent: tuple[int, ...] = ()
    sent_on: date | None = None
    method: Method | None = None
