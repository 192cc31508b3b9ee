# SPDX-License-Identifier: MIT
"""What a problem is: a finding in words, and where in the notebook it lies."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

_OF_KEY = 12
"""Hex digits that tell the sentences of one place apart."""


class Severity(StrEnum):
    """How much a problem matters: the report would be wrong or unsendable, or only odd."""

    MUST_MEND = "must_mend"
    SHOULD_SEE = "should_see"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding. `code` is stable; `record`, `photo`, `section`, `unit`, `field` say where it is.

    A `unit` of "*" stands for all that have not reported. `subject` is what the sentence is about,
    in the clerk's own words.
    """

    code: str
    severity: Severity
    subject: str
    message: str
    advice: str = ""
    record: str | None = None
    photo: str | None = None
    section: str | None = None
    unit: str | None = None
    field: str = ""

    @property
    def key(self) -> str:
        """What it is acknowledged by: where it lies and what it says, but not the subject's name.

        One that says something else by now, of other figures or days, has another key.
        """
        place = self.record or self.photo or self.section or self.unit or ""
        said = hashlib.sha256(self.message.encode("utf-8", "surrogatepass")).hexdigest()
        return "/".join((self.code, place, self.field, said[:_OF_KEY]))

    @property
    def is_doubt(self) -> bool:
        """Whether it may be right as it is, so that it can be acknowledged."""
        return self.severity is Severity.SHOULD_SEE


def must(code: str, message: str, advice: str = "", **place: str) -> Problem:
    """Return a finding that has to be mended; `place` and subject may be set afterwards."""
    subject = place.pop("subject", "")
    return Problem(
        code=code,
        severity=Severity.MUST_MEND,
        subject=subject,
        message=message,
        advice=advice,
        **place,
    )


def see(code: str, message: str, advice: str = "", **place: str) -> Problem:
    """Return a finding that is worth a look."""
    subject = place.pop("subject", "")
    return Problem(
        code=code,
        severity=Severity.SHOULD_SEE,
        subject=subject,
        message=message,
        advice=advice,
        **place,
    )


def unknown_place(key: str, **place: str) -> Problem:
    """Return the finding that something was written under a key that the form does not have."""
    message = f"Mẫu này không có mục “{key}”; nội dung đã ghi ở đó không được in."
    return see("unknown_place", message, "Hãy chuyển nội dung sang mục có trong mẫu.", **place)
