# SPDX-License-Identifier: MIT
"""What was sent on one occasion: kept for good, so that it can always be shown and sent again."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One submission of a Week's report; `number` counts from 1 within the Week.

    `reason` says why it was sent again, blank the first time. `check_code` is printed on the
    papers and tells which revision they belong to. `content` is the machine-readable week as
    sent, `form_text` the form file it was made with. `created_at` is in UTC.
    """

    number: int
    created_at: datetime
    reason: str
    check_code: str
    content: str
    form_text: str

    @property
    def made_on(self) -> date:
        """The day it was made, where the clerk is."""
        return self.created_at.astimezone().date()
