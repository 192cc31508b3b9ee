# SPDX-License-Identifier: MIT
"""What follows from the records of a Week: computed while it is opened, away from the window."""

from dataclasses import dataclass
from typing import Self

from desktop.domain.checks.items import Item, items_of
from desktop.domain.form.form import Form
from desktop.domain.report.annex import Annex, annex_of
from desktop.domain.report.facts import KnownFacts
from desktop.domain.week.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Computed:
    """The annex of a Week, the facts it was computed from, and the items of its form."""

    annex: Annex
    facts: KnownFacts
    items: tuple[Item, ...]

    @classmethod
    def of(cls, form: Form, notebook: Notebook) -> Self:
        """Compute what a notebook comes to, which nothing was found in yet."""
        facts: KnownFacts = {}
        annex = annex_of(form, notebook, facts)
        return cls(annex, facts, items_of(form, notebook, annex))
