# SPDX-License-Identifier: MIT
"""Recognises people in text from the clipboard: cells of Excel or Word, or lines of a message."""

from collections.abc import Sequence

from desktop.domain.records import Attendee
from desktop.intake.pasted_cells import rows_of
from desktop.intake.people_columns import people_in_table
from desktop.intake.people_lines import people_in_lines


def pasted_people(text: str) -> tuple[Attendee, ...]:
    """Return the people in a text, in its order; what names nobody is left out.

    Text with tabs is a table, with or without headings; any other text has a person on each line.
    """
    return people_in(rows_of(text))


def people_in(rows: Sequence[Sequence[str]]) -> tuple[Attendee, ...]:
    """Return the people in rows of cells, which are clean lines."""
    if any(len(row) > 1 for row in rows):
        return tuple(people_in_table(rows))
    return tuple(people_in_lines([row[0] for row in rows]))
