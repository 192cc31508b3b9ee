# SPDX-License-Identifier: MIT
"""Addresses within the window: which page, and what on it."""

from dataclasses import dataclass
from enum import StrEnum


class Screen(StrEnum):
    """The pages there are; `RECORDS` is one for each numbered item of the form."""

    OVERVIEW = "overview"
    DOCUMENTS = "documents"
    RECORDS = "records"
    PHOTOS = "photos"
    ANNEX = "annex"
    REPORT = "report"
    CHECK = "check"
    SUBMIT = "submit"
    COLLECTING = "collecting"
    WEEK = "week"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where to go; what is blank is left to the page.

    `item` is the code of a numbered item of the form (for `RECORDS`), `row` of any row of the
    annex. `field` names an attribute of the record, or of the Week, or the key of a place to write
    in a document (for `DOCUMENTS`, whose `section` is the document). `person` is a line of the
    record's attendance list, `unit` one of those that report to the Week.
    """

    screen: Screen
    item: str = ""
    record: str = ""
    photo: str = ""
    section: str = ""
    row: str = ""
    column: str = ""
    field: str = ""
    person: int | None = None
    unit: str = ""
