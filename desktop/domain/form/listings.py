# SPDX-License-Identifier: MIT
"""The annexes of a form that list the activities instead of counting them."""

from dataclasses import dataclass

DAYS = "days"
"""The key of the column in which the days of an activity stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedColumn:
    """A column of a list: what of an activity stands in it, and its head.

    `key` is "title", "days", any other text of a record ("place", "speaker", "notes"), or a
    quantity.
    """

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An annex with a line for each activity held, of the rows named or of all."""

    key: str
    title: str
    columns: tuple[ListedColumn, ...]
    rows: tuple[str, ...] = ()
