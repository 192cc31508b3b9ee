# SPDX-License-Identifier: MIT
"""A file that came from a unit: whose it is, where it came from, and when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """A file as it came, kept unaltered under its SHA-256.

    `report` is the id of the report that it belongs to, of which it is part `part` of `parts`.
    `came_from` names the mails and archives that it was taken out of, the outermost first;
    `sender` and `sent_at` are the mail's own.
    """

    sha256: str
    report: str
    part: int
    parts: int
    file_name: str
    came_from: str
    sender: str
    sent_at: datetime | None
    taken_at: datetime
