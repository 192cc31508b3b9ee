# SPDX-License-Identifier: MIT
"""A Week being worked on: all of it in memory, changed action by action, each to be undone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Acknowledgement, Notebook, Photo, SectionText
from desktop.domain.week.records import Attendee, Record, count_people

_T = TypeVar("_T")


class OpenNotebook:
    """The values of one Week by their keys.

    Deleted records and photos keep their place in the order of entry, so that undoing a deletion
    puts them where they were. Attendance lists are here only as far as they were asked for
    (`know_attendees`); the names of a whole Week need not be in memory to write down a class.
    What was deleted before the notebook was opened is unknown here, its place too: who brings
    such a thing back opens the notebook again.
    """

    def __init__(self, notebook: Notebook) -> None:
        self.week = notebook.week
        self._records: dict[str, Record | None] = {r.id: r for r in notebook.records}
        self._photos: dict[str, Photo | None] = {p.id: p for p in notebook.photos}
        self._sections: dict[str, SectionText] = dict(notebook.sections)
        self._row_notes: dict[str, str] = dict(notebook.row_notes)
        self._document_texts: dict[str, SectionText] = dict(notebook.document_texts)
        self._acknowledged: dict[str, Acknowledgement] = dict(notebook.acknowledged)
        self._attendees: dict[str, tuple[Attendee, ...]] = dict(notebook.attendees)
        self._lines = notebook.lines
        self._collected = notebook.collected
        # Never what a record says of itself: whoever changes one need not know its list.
        self._listed: dict[str, int | None] = {r.id: r.listed for r in notebook.records}
        self._notebook: Notebook | None = None

    @property
    def notebook(self) -> Notebook:
        """The Week as it stands now; the photos of a deleted record are gone with it."""
        if self._notebook is None:
            self._notebook = Notebook(
                week=self.week,
                records=tuple(r for r in self._records.values() if r),
                photos=tuple(p for p in self._photos.values() if p and self._is_seen(p)),
                sections=dict(self._sections),
                row_notes=dict(self._row_notes),
                document_texts=dict(self._document_texts),
                acknowledged=dict(self._acknowledged),
                attendees={k: v for k, v in self._attendees.items() if v and self._records.get(k)},
                lines={
                    k: n
                    for k, n in self._lines.items()
                    if k not in self._attendees and self._records.get(k)
                },
                collected=self._collected,
            )
        return self._notebook

    def record(self, id_: str) -> Record | None:
        """Return a record, `None` if there is none or it is deleted."""
        return self._records.get(id_)

    def photo(self, id_: str) -> Photo | None:
        """Return a photo, `None` if there is none or it is deleted."""
        photo = self._photos.get(id_)
        return photo if photo and self._is_seen(photo) else None

    def attendees(self, record_id: str) -> tuple[Attendee, ...] | None:
        """Return the attendance list of a record, `None` if it was not made known yet."""
        return self._attendees.get(record_id)

    def know_attendees(self, lists: Mapping[str, tuple[Attendee, ...]]) -> None:
        """Take in lists as they are stored; lists known already stay as they are here."""
        self._attendees = {**lists, **self._attendees}
        self._notebook = None

    def apply(self, changes: Changes) -> Changes:
        """Make the changes and return those that take them back.

        Raises:
            KeyError: a list is replaced that was not made known.
        """
        back = self._now(changes)
        self.week = changes.week or self.week
        self._records.update(changes.records)
        self._photos.update(changes.photos)
        for id_, attendees in changes.attendees.items():
            self._attendees[id_] = attendees
            self._listed[id_] = count_people(attendees) or None
        for id_ in {*changes.attendees, *changes.records}:
            self._follow_list(id_)
        _put(self._sections, changes.sections)
        _put(self._row_notes, {k: note or None for k, note in changes.row_notes.items()})
        _put(self._document_texts, changes.document_texts)
        _put(self._acknowledged, changes.acknowledged)
        if changes.units:
            self._collected = self._collected.changed(changes.units)
        self._notebook = None
        return back

    def _now(self, changes: Changes) -> Changes:
        """Return what stands now where the changes will write."""
        return Changes(
            week=self.week if changes.week else None,
            records={id_: self._records.get(id_) for id_ in changes.records},
            photos={id_: self._photos.get(id_) for id_ in changes.photos},
            attendees={id_: self._attendees[id_] for id_ in changes.attendees},
            sections={key: self._sections.get(key) for key in changes.sections},
            row_notes={code: self._row_notes.get(code, "") for code in changes.row_notes},
            document_texts={k: self._document_texts.get(k) for k in changes.document_texts},
            acknowledged={k: self._acknowledged.get(k) for k in changes.acknowledged},
            units={id_: self._collected.units.get(id_) for id_ in changes.units},
        )

    def _follow_list(self, id_: str) -> None:
        if record := self._records.get(id_):
            self._records[id_] = replace(record, listed=self._listed.get(id_))

    def _is_seen(self, photo: Photo) -> bool:
        return photo.record is None or self._records.get(photo.record) is not None


def changed(notebook: Notebook, changes: Changes) -> Notebook:
    """Return a notebook as it is after changes, the lists in which are all that is to be known."""
    values = OpenNotebook(notebook)
    values.know_attendees(dict.fromkeys(changes.attendees, ()))
    values.apply(changes)
    return values.notebook


def _put(values: dict[str, _T], changed: Mapping[str, _T | None]) -> None:
    for key, value in changed.items():
        if value is None:
            values.pop(key, None)
        else:
            values[key] = value
