# SPDX-License-Identifier: MIT
"""What a form read from a circular is worth: the form, and how sure each part of it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from desktop.domain.form.form import Form


class Sureness(IntEnum):
    """How sure the program is of something it read, the least sure first."""

    UNKNOWN = 0
    LIKELY = 1
    CERTAIN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that a person has to look at: where it stands in the form, and a sentence.

    `row` is the code of the row it is about, blank if it is about none.
    """

    place: str
    sureness: Sureness
    sentence: str
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraft:
    """A form as read from a circular; what is not named by `doubts` is certain.

    `tables` has the rows of each annex there is in it, of which the one at `table` was read.
    """

    form: Form
    doubts: Sequence[Doubt]
    tables: Sequence[int]
    table: int
