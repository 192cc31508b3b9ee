# SPDX-License-Identifier: MIT
"""A file that was found in what was received, and why another one could not be had."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import AppError


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file was found: `wrappings` are what it was taken out of, the outermost first.

    `sender` and `sent_at` are those of the innermost mail.
    """

    wrappings: tuple[str, ...] = ()
    sender: str = ""
    sent_at: datetime | None = None

    def inside(self, name: str) -> "Origin":
        """Return the origin of what is in a file of that name found here."""
        return replace(self, wrappings=(*self.wrappings, name))

    def by_mail(self, sender: str, sent_at: datetime | None) -> "Origin":
        """Return the origin of what a mail found here carries."""
        return replace(self, sender=sender, sent_at=sent_at or self.sent_at)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is no wrapping; `path` is where it lies until the next one is asked for."""

    name: str
    path: Path
    origin: Origin = field(default_factory=Origin)


@dataclass(frozen=True, slots=True)
class NotHad:
    """A file, or something in one, that could not be had, and why."""

    name: str
    reason: AppError
    origin: Origin = field(default_factory=Origin)
