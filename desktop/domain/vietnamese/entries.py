# SPDX-License-Identifier: MIT
"""How what people type is read: numbers, money, days and births.

Apart from the rest of Vietnamese, as the window opens without it.
"""

from desktop.domain.vietnamese.births import read_birth
from desktop.domain.vietnamese.counts import read_number
from desktop.domain.vietnamese.days import Calendar, read_day, read_days
from desktop.domain.vietnamese.money import read_money
from desktop.domain.vietnamese.reading import Reading

__all__ = [
    "Calendar",
    "Reading",
    "read_birth",
    "read_day",
    "read_days",
    "read_money",
    "read_number",
]
