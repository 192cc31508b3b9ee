# SPDX-License-Identifier: MIT
"""What was written before in this Week and in others, to complete what is typed now."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject

from desktop.domain.entry.editing import distinct_texts
from desktop.domain.form.asked import told_apart_by
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.records import Record
from desktop.services.weeks.suggestions import records_of_other_years
from desktop.ui.frame.desk import Desk


class Recollection(QObject):
    """Reads the other Weeks once, on another thread; until then it knows this Week."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._earlier: tuple[Record, ...] = ()
        self._is_asked = False

    @classmethod
    def of(cls, desk: Desk) -> "Recollection":
        """Return the one that all pages of an open Week share."""
        return desk.findChild(cls) or cls(desk)

    def read(self) -> None:
        """Have the other Weeks read, if they are not yet."""
        if not self._is_asked:
            self._is_asked = True
            store, id_ = self._desk.workspace.store, self._desk.week.week.id
            self._desk.jobs.submit(
                "", lambda progress: records_of_other_years(store, id_, progress), self._on_read
            )

    def texts(self, kind: str, name: str) -> list[str]:
        """Return what the form counts by, then what was written in a field, the latest first.

        Titles are only those of this kind.
        """
        records = self._records(kind) if name == "title" else self._all()
        asked = told_apart_by(self._desk.week.form, name)
        return list(dict.fromkeys([*asked, *distinct_texts(records, name)]))

    def titles_by_row(self, but: str) -> Mapping[str, Collection[str]]:
        """Return the titles by category, those of the record with the id `but` left out."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for record in self._all():
            if record.title and record.id != but:
                found[record.category].add(record.title)
        return found

    def latest(self, kind: str, title: str, but: str) -> Record | None:
        """Return the latest record of a title, other than the one with the id `but`."""
        found = (r for r in reversed(self._records(kind)) if r.title == title and r.id != but)
        return next(found, None)

    def _all(self) -> list[Record]:
        return [*self._earlier, *self._desk.week.notebook.records]

    def _records(self, kind: str) -> list[Record]:
        return [r for r in self._all() if type(r) is KINDS[kind].record]

    def _on_read(self, records: tuple[Record, ...]) -> None:
        self._earlier = records
