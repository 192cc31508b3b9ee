# SPDX-License-Identifier: MIT
"""Takes a Week's data from a file or a bundle into the data folder, twice without harm."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange import week_file
from desktop.domain.exchange.manifest import WEEK_DATA
from desktop.domain.exchange.week_file import WeekFile, without_names
from desktop.domain.form.reading import read_form
from desktop.domain.progress import SILENT, Progress
from desktop.domain.vietnamese import grouped, quoted
from desktop.domain.week.addresses import safe_address
from desktop.domain.week.bounds import LARGEST_FILE
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import Collected, ReportingUnit
from desktop.domain.week.growth import check_changes
from desktop.domain.week.notebook import Notebook, Photo
from desktop.domain.week.open_notebook import changed
from desktop.domain.week.records import Record
from desktop.domain.week.week import Week
from desktop.paths import DataFolder
from desktop.services.backups.safekeeping import back_up_before
from desktop.services.forms.library import FormFile, FormLibrary
from desktop.services.forms.text_files import read_text
from desktop.services.weeks.differences import fresh_in, only_in, overwritten_by
from desktop.services.workspace import Workspace, open_workspace
from desktop.storage.backups import Occasion

_SHOWN = 3
_NO_PICTURE = "Chưa có tệp ảnh trên máy này."
_ONE_EACH_YEAR = (
    "Mỗi năm sổ chỉ có một Tuần lễ. Muốn dùng Tuần lễ kia ở máy này, hãy khôi phục bản sao lưu của "
    "máy kia."
)


class Outcome(StrEnum):
    """What loading did to the data folder."""

    NEW = "new"
    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The Week that came in, how many records and photos were written for it.

    `lacking` counts those of the photos whose picture neither came along nor was here. `beyond`
    names what is here and not in the file: it stayed, or was deleted when the file replaced all.
    `plain_links` names addresses in the file that no click may open: they are kept as text.
    """

    week: Week
    outcome: Outcome
    records: int
    photos: int
    lacking: int
    beyond: tuple[str, ...]
    plain_links: tuple[str, ...]


class Differs(AppError):
    """The Week here says other things than the one coming in; `replace_mine` would take theirs.

    `conflicts` names what both have and differs, `beyond` what is only here and would be deleted.
    """

    def __init__(self, week: Week, conflicts: Sequence[str], beyond: Sequence[str]) -> None:
        message = f"Tuần lễ năm {week.year} ở đây ghi khác tệp: {first_of(conflicts)}."
        super().__init__(message, "Chưa có gì thay đổi.")
        self.week = week
        self.conflicts, self.beyond = tuple(conflicts), tuple(beyond)


def first_of(things: Sequence[str]) -> str:
    """Return the first of many things, and how many more there are."""
    rest = len(things) - _SHOWN
    return ", ".join(things[:_SHOWN]) + (f" và {grouped(rest)} chỗ khác" if rest > 0 else "")


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A week's data, its form if that is not here yet, and pictures that came along, by photo."""

    notebook: Notebook
    form: FormFile | None
    pictures: Mapping[str, bytes]


def load_week(
    folder: DataFolder,
    paths: Sequence[Path],
    *,
    replace_mine: bool = False,
    progress: Progress = SILENT,
) -> Loaded:
    """Take the Week of a data file, or of a bundle with its photos, into the data folder.

    What is here and not in the file stays, and what is in both and differs is refused, unless
    `replace_mine` says to make the Week here equal to the file. A backup is made before anything
    is written.

    Raises:
        AppError: the file is no data of the program, its form is unknown, or the year belongs to
            another Week here; the records here are as they were.
        TooMuch: both together are more than a Week may hold; so too.
        Differs: it says other things, and `replace_mine` is not given; so too.
        Cancelled: the user stopped; the records here are as they were.
    """
    incoming = _read(paths, FormLibrary(folder))
    theirs = incoming.notebook
    with open_workspace(folder, create=True) as workspace:
        found = _mine(workspace, theirs)
        mine = found or Notebook(week=theirs.week)
        theirs = _with_my_typing(theirs, mine)
        fresh = fresh_in(theirs, mine)
        conflicts = list(overwritten_by(fresh, mine))
        beyond = tuple(only_in(mine, theirs))
        if conflicts and not replace_mine:
            raise Differs(theirs.week, conflicts, beyond)
        fresh = replace(fresh, photos=_to_write(incoming, fresh, mine))
        is_replacing = bool(replace_mine and (conflicts or beyond))
        if not is_replacing:  # what a file alone holds is within bounds
            changes = _changes(fresh)
            check_changes("Nạp dữ liệu", changes, mine, changed(mine, changes))
        outcome = _outcome(fresh, is_new=found is None, is_replacing=is_replacing)
        if outcome is not Outcome.UNCHANGED and workspace.store.weeks():
            back_up_before(folder, Occasion.IMPORT, progress)
        if incoming.form is not None:
            workspace.forms.keep(incoming.form)
        photos = _pictured(folder, fresh.photos, mine, incoming.pictures, progress)
        if outcome is not Outcome.UNCHANGED:
            whole = theirs if is_replacing else None
            workspace.store.save_notebook(replace(fresh, photos=photos), whole=whole)
    lacking = sum(photo.fault == _NO_PICTURE for photo in photos)
    plain = tuple(_plain_links(theirs.records))
    return Loaded(theirs.week, outcome, len(fresh.records), len(photos), lacking, beyond, plain)


def _changes(fresh: Notebook) -> Changes:
    return Changes(
        week=fresh.week,
        records={record.id: record for record in fresh.records},
        photos={photo.id: photo for photo in fresh.photos},
        attendees=fresh.attendees,
        sections=fresh.sections,
        row_notes=fresh.row_notes,
        document_texts=fresh.document_texts,
        acknowledged=fresh.acknowledged,
        units=fresh.collected.units,
    )


def _plain_links(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        for link in record.links:
            if safe_address(link.url) is None:
                yield f"{quoted(link.url)} của {quoted(record.title)}"


def _read(paths: Sequence[Path], forms: FormLibrary) -> _Incoming:
    """Read all there is to read before anything is written."""
    if len(paths) == 1 and paths[0].suffix.lower() == ".json":
        file = week_file.load(read_text(paths[0], LARGEST_FILE), paths[0].name)
        return _Incoming(file.notebook, _new_form(file, forms), {})
    from desktop.export.bundle.reader import read_bundle

    bundle = read_bundle(paths)
    file = week_file.load(bundle.data(), WEEK_DATA)
    return _Incoming(file.notebook, _new_form(file, forms), bundle.pictures())


def _new_form(file: WeekFile, forms: FormLibrary) -> FormFile | None:
    """Return the form that came along if it is not here yet."""
    wanted = file.notebook.week.form
    if not file.form_text:
        forms.get(wanted)
        return None
    form = read_form(file.form_text, f"{wanted}.toml (kèm trong dữ liệu)")
    if form.id != wanted:
        raise BadData(f"Dữ liệu dùng mẫu “{wanted}” nhưng kèm mẫu “{form.id}”.")
    came = FormFile(form, file.form_text)
    return came if forms.lacks(came) else None


def _mine(workspace: Workspace, theirs: Notebook) -> Notebook | None:
    """Return what is here of the Week, names left out if the other side has none."""
    here = next((w for w in workspace.store.weeks() if w.year == theirs.week.year), None)
    if here is None:
        return None
    if here.id != theirs.week.id:
        message = f"Ở đây đã có Tuần lễ năm {here.year} của {here.centre}, không phải Tuần lễ này."
        raise AppError(message, _ONE_EACH_YEAR)
    mine = workspace.store.notebook(here.id, names=True)
    return mine if theirs.attendees else without_names(mine)


def _with_my_typing(theirs: Notebook, mine: Notebook) -> Notebook:
    """Return theirs with what is typed here and is no value yet: that never comes in a report."""
    as_typed = {**mine.week.as_typed, **theirs.week.as_typed}
    collected = Collected(_with_my_reports(unit, mine) for unit in theirs.collected)
    return replace(theirs, week=replace(theirs.week, as_typed=as_typed), collected=collected)


def _with_my_reports(unit: ReportingUnit, mine: Notebook) -> ReportingUnit:
    """Return a unit as the file has it, with what only this book knows: it never travels.

    It counts, as in the file; approved here, it stays so.
    """
    here = mine.collected.units.get(unit.id)
    if here is None:
        return unit
    review = here.review if here.counted else unit.review
    came = {report.id: report for report in unit.reports}
    reports = (*(r for r in here.reports if r.id not in came), *unit.reports)
    return replace(here, name=unit.name, code=unit.code, reports=reports, review=review)


def _to_write(incoming: _Incoming, fresh: Notebook, mine: Notebook) -> tuple[Photo, ...]:
    """Return the photos that are fresh, and those whose picture was missing here and came now."""
    awaited = {photo.id for photo in mine.photos if photo.fault == _NO_PICTURE}
    wanted = {photo.id for photo in fresh.photos} | (awaited & incoming.pictures.keys())
    return tuple(photo for photo in incoming.notebook.photos if photo.id in wanted)


def _outcome(fresh: Notebook, *, is_new: bool, is_replacing: bool) -> Outcome:
    if is_new:
        return Outcome.NEW
    if is_replacing:
        return Outcome.REPLACED
    return Outcome.UNCHANGED if fresh == Notebook(week=fresh.week) else Outcome.ADDED


def _pictured(
    folder: DataFolder,
    photos: Sequence[Photo],
    mine: Notebook,
    pictures: Mapping[str, bytes],
    progress: Progress,
) -> tuple[Photo, ...]:
    """Give each photo its picture: the one already here, else the one that came along."""
    from desktop.services.photos.photos import find_original, keep_copy

    here = {photo.id: photo for photo in mine.photos if photo.fault != _NO_PICTURE}
    pictured: list[Photo] = []
    for done, photo in enumerate(photos, 1):
        progress.check()
        if own := here.get(photo.id):
            pictured.append(
                replace(own, record=photo.record, caption=photo.caption, typical=photo.typical)
            )
        elif find_original(folder, photo):
            pictured.append(photo)
        elif photo.id in pictures:
            pictured.append(keep_copy(folder, photo, pictures[photo.id]))
        else:
            pictured.append(replace(photo, fault=photo.fault or _NO_PICTURE))
        progress.step(done, len(photos), photo.file_name)
    return tuple(pictured)
