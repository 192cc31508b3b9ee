# SPDX-License-Identifier: MIT
"""Tells what a Week that comes in would add to the one here, and what it would overwrite."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.domain.week.collected import Collected, ReportingUnit
from desktop.domain.week.notebook import Notebook, Photo
from desktop.domain.week.records import Record


def fresh_in(theirs: Notebook, mine: Notebook) -> Notebook:
    """Return of their notebook what does not stand the same in mine."""
    records, photos = _by_id(mine.records), {photo.id: _said(photo) for photo in mine.photos}
    return Notebook(
        week=theirs.week,
        records=tuple(r for r in theirs.records if records.get(r.id) != replace(r, listed=None)),
        photos=tuple(p for p in theirs.photos if photos.get(p.id) != _said(p)),
        sections={k: v for k, v in theirs.sections.items() if mine.sections.get(k) != v},
        row_notes={k: v for k, v in theirs.row_notes.items() if mine.row_notes.get(k) != v},
        document_texts={
            k: v for k, v in theirs.document_texts.items() if mine.document_texts.get(k) != v
        },
        acknowledged={
            k: v for k, v in theirs.acknowledged.items() if mine.acknowledged.get(k) != v
        },
        attendees={k: v for k, v in theirs.attendees.items() if mine.attendees.get(k) != v},
        collected=Collected(u for u in theirs.collected if not _counts_same(u, mine)),
    )


def _counts_same(unit: ReportingUnit, other: Notebook) -> bool:
    """Whether a notebook counts the same report of a unit, under the same name."""
    here = other.collected.units.get(unit.id)
    return here is not None and _counted(here) == _counted(unit)


def _counted(unit: ReportingUnit) -> tuple[object, ...]:
    return unit.name, unit.code, unit.counted and unit.counted.id


def overwritten_by(fresh: Notebook, mine: Notebook) -> Iterator[str]:
    """Name for the clerk what is in mine and would be replaced by what is fresh."""
    if mine.week != fresh.week:
        yield "thông tin của Tuần lễ"
    titles = {record.id: record.title for record in mine.records}
    names = {photo.id: photo.file_name for photo in mine.photos}
    yield from (f"“{titles[r.id]}”" for r in fresh.records if r.id in titles)
    yield from (f"ảnh “{names[p.id]}”" for p in fresh.photos if p.id in names)
    if fresh.sections.keys() & mine.sections.keys():
        yield "lời văn báo cáo"
    if fresh.document_texts.keys() & mine.document_texts.keys():
        yield "lời văn các văn bản"
    if fresh.acknowledged.keys() & mine.acknowledged.keys():
        yield "lý do của những điều đã xem"
    yield from (f"ghi chú dòng {code}" for code in fresh.row_notes if code in mine.row_notes)
    yield from (f"danh sách của “{titles[i]}”" for i in fresh.attendees if i in mine.attendees)
    known = mine.collected.units
    yield from (f"số liệu của {u.name}" for u in fresh.collected if u.id in known)


def only_in(mine: Notebook, theirs: Notebook) -> Iterator[str]:
    """Name for the clerk what is in mine and not in theirs."""
    records, photos = {r.id for r in theirs.records}, {p.id for p in theirs.photos}
    yield from (f"“{r.title}”" for r in mine.records if r.id not in records)
    yield from (f"ảnh “{p.file_name}”" for p in mine.photos if p.id not in photos)
    if mine.sections.keys() - theirs.sections.keys():
        yield "lời văn báo cáo"
    yield from (f"ghi chú dòng {code}" for code in mine.row_notes.keys() - theirs.row_notes.keys())
    counted = {unit.id for unit in theirs.collected if unit.counted}
    yield from (
        f"số liệu của {unit.name}"
        for unit in mine.collected
        if unit.counted and unit.id not in counted
    )


def changed_since(sent: Notebook, now: Notebook) -> Iterator[str]:
    """Say for the clerk what was altered, added and taken out since a notebook was sent."""
    altered = overwritten_by(fresh_in(now, sent), sent)
    for verb, things in (
        ("sửa", altered),
        ("thêm", only_in(now, sent)),
        ("bỏ", only_in(sent, now)),
    ):
        yield from (f"{verb} {thing}" for thing in dict.fromkeys(things))


def _by_id(records: Sequence[Record]) -> Mapping[str, Record]:
    """Return records by id, without what is counted from lists: those are compared themselves."""
    return {record.id: replace(record, listed=None) for record in records}


def _said(photo: Photo) -> tuple[str | None, str, bool]:
    """Return what the clerk said of a photo; the picture differs where only a copy came in."""
    return photo.record, photo.caption, photo.typical
