# SPDX-License-Identifier: MIT
"""How Vietnamese is written, read and sorted: text, numbers, money and dates."""

from desktop.domain.vietnamese.births import read_birth
from desktop.domain.vietnamese.capitals import from_capitals, in_phrase
from desktop.domain.vietnamese.counts import read_number
from desktop.domain.vietnamese.dates import (
    date_span,
    decree_date,
    short_date,
    short_span,
    weekday_name,
)
from desktop.domain.vietnamese.days import Calendar, read_day, read_days
from desktop.domain.vietnamese.money import read_money
from desktop.domain.vietnamese.names import with_capitals
from desktop.domain.vietnamese.number_words import Region, in_words, money_in_words
from desktop.domain.vietnamese.numbers import (
    grouped,
    padded,
    rounded,
    short_money,
)
from desktop.domain.vietnamese.reading import Reading
from desktop.domain.vietnamese.sorting import alphabetical_key, name_key
from desktop.domain.vietnamese.syllables import is_syllable
from desktop.domain.vietnamese.text import fold, line, nfc, quoted, same_spelling_key, slug
from desktop.domain.vietnamese.units import Counted

__all__ = [
    "Calendar",
    "Counted",
    "Reading",
    "Region",
    "alphabetical_key",
    "date_span",
    "decree_date",
    "fold",
    "from_capitals",
    "grouped",
    "in_phrase",
    "in_words",
    "is_syllable",
    "line",
    "money_in_words",
    "name_key",
    "nfc",
    "padded",
    "quoted",
    "read_birth",
    "read_day",
    "read_days",
    "read_money",
    "read_number",
    "rounded",
    "same_spelling_key",
    "short_date",
    "short_money",
    "short_span",
    "slug",
    "weekday_name",
    "with_capitals",
]
