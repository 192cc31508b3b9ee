# SPDX-License-Identifier: MIT
"""How Vietnamese is written and sorted: text, numbers, money and dates; `entries` reads it."""

from desktop.domain.vietnamese.capitals import at_the_start, from_capitals, in_phrase
from desktop.domain.vietnamese.counted import Counted
from desktop.domain.vietnamese.dates import (
    date_span,
    decree_date,
    short_date,
    short_span,
    weekday_name,
)
from desktop.domain.vietnamese.names import with_capitals
from desktop.domain.vietnamese.number_words import Region, in_words, money_in_words
from desktop.domain.vietnamese.numbers import (
    grouped,
    padded,
    rounded,
    short_money,
)
from desktop.domain.vietnamese.sorting import alphabetical_key, name_key
from desktop.domain.vietnamese.syllables import is_syllable
from desktop.domain.vietnamese.text import fold, line, nfc, quoted, same_spelling_key, slug

__all__ = [
    "Counted",
    "Region",
    "alphabetical_key",
    "at_the_start",
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
    "rounded",
    "same_spelling_key",
    "short_date",
    "short_money",
    "short_span",
    "slug",
    "weekday_name",
    "with_capitals",
]
