# SPDX-License-Identifier: MIT
"""What an entry was understood to say, and what a clerk should know about that."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value_co]):
    """What an entry says; `remark` is a sentence if it was not written the plain way.

    A remark tells how the entry was understood, so that somebody who meant something else sees it.
    """

    value: Value_co
    remark: str = ""
