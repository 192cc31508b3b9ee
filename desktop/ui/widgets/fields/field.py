# SPDX-License-Identifier: MIT
"""What a field is: its key, its words and what may stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryField:
    """One field; `key` names it to whoever shows it.

    `lines` above one takes one entry a line. `choices` are keys with the words shown for them.
    `wide` is the field's share of its row.
    """

    key: str
    label: str
    hint: str = ""
    lines: int = 1
    is_date: bool = False
    wide: int = 1
    choices: Sequence[tuple[str, str]] = ()


Rows = Sequence[Sequence[EntryField]]
