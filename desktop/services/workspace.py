# SPDX-License-Identifier: MIT
"""Opens a data folder: the records, the forms and the photo files that every task works with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop.domain.form.form import Form
from desktop.domain.report.annex import Annex, compute
from desktop.domain.week.week import Week
from desktop.paths import DataFolder
from desktop.services.forms.library import FormLibrary
from desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class Workspace:
    """One open data folder."""

    folder: DataFolder
    store: Store
    forms: FormLibrary

    def form_of(self, week: Week) -> Form:
        """Return the form a Week is reported on."""
        return self.forms.get(week.form).form

    def annex(self, week: Week) -> Annex:
        """Return the annex as it stands now, reading no more of each record than it needs."""
        notes = self.store.row_notes(week.id)
        collected = self.store.collected(week.id)
        return compute(self.form_of(week), self.store.facts(week.id), notes, collected)


@contextmanager
def open_workspace(folder: DataFolder, *, create: bool = False) -> Iterator[Workspace]:
    """Open a data folder for the length of one task.

    Raises:
        AppError: there are no data and `create` is not asked for, or they cannot be opened.
    """
    with Store.open(folder, create=create) as store:
        yield Workspace(folder, store, FormLibrary(folder))
