# SPDX-License-Identifier: MIT
"""Recognises people in text from the clipboard, in one go."""

from desktop.domain.records import Attendee
from desktop.intake.people_list import pasted_sheet, read_people


def pasted_people(text: str) -> tuple[Attendee, ...]:
    """Return the people in a text, in its order; what names nobody is left out."""
    return tuple(person.attendee for person in read_people(pasted_sheet(text)).people)
