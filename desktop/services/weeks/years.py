# SPDX-License-Identifier: MIT
"""Says what the ministry announced for each year's Week, to begin a new one with."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from desktop.domain.codec import decode
from desktop.domain.week.week import YearFacts
from desktop.paths import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class _Years:
    year: tuple[YearFacts, ...]


@cache
def year_facts() -> Mapping[int, YearFacts]:
    """Return what is known of each year's Week; it does not change while the program runs."""
    text = (resources() / "years.toml").read_text(encoding="utf-8")
    years = decode(_Years, tomllib.loads(text), "tệp years.toml").year
    return MappingProxyType({facts.year: facts for facts in years})
