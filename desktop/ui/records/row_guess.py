# SPDX-License-Identifier: MIT
"""Puts a new record into the row that its title speaks of, until somebody chooses one."""

from collections.abc import Callable
from dataclasses import replace

from desktop.domain.form.categories import Options, category_wording
from desktop.domain.form.form import Form
from desktop.domain.form.likely_row import likely_category
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.records import Record
from desktop.ui.records.recollection import Recollection


class RowGuess:
    """Knows whether the row of a new record is still free, and whether it was found by its title.

    Rows of other kinds have other fields: none of them is changed under the cursor.
    """

    def __init__(self, form: Form, options: Callable[[], Options], before: Recollection) -> None:
        self._form, self._options, self._before = form, options, before
        self._is_free = self.is_guessed = False

    def begin(self, *, is_new: bool) -> None:
        """Begin with another record; only the row of a new one is free."""
        self._is_free, self.is_guessed = is_new, False

    def choose(self) -> None:
        """Know that somebody chose the row."""
        self.begin(is_new=False)

    def placed(self, record: Record) -> Record:
        """Return the record in the row that its title speaks of, if one is certain and free."""
        if not self._is_free:
            return record
        before = self._before.titles_by_row(record.id)
        likely = likely_category(record.title, self._wordings(record), before)
        self.is_guessed = bool(likely)
        return replace(record, category=likely) if likely else record

    def _wordings(self, record: Record) -> dict[str, tuple[str, str]]:
        kind = kind_of(record).key
        return {
            key: (category_wording(self._form, key), name)
            for key, name in self._options()
            if (category := self._form.category(key)) and category.kind == kind
        }
