# SPDX-License-Identifier: MIT
"""Proves the figures of a collecting report downward: each unit's against the unit's own report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.domain.errors import AppError
from desktop.domain.exchange import week_file
from desktop.domain.exchange.receiving import changes_in_words
from desktop.domain.exchange.week_file import WeekFile
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.week.bounds import LARGEST_FILE
from desktop.domain.week.collected import ReceivedReport, ReportingUnit
from desktop.export.bundle.reader import examine
from desktop.intake.received.found import Found
from desktop.intake.received.unwrapping import files_in, unwrapped
from desktop.services.collecting.recounting import recounted
from desktop.services.exchange.verification import annex_fault
from desktop.services.forms.text_files import read_text

_DEEPEST = 8
"""Levels that are proven; centre, commune, Sở and Ministry are four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One unit within a report: at which level below it, and what is wrong with its figures.

    A unit `is_open` whose own report is not at hand, or lies too deep; nothing is known of what is
    below it.
    """

    depth: int
    unit: ReportingUnit
    report: ReceivedReport
    is_open: bool = False
    faults: tuple[str, ...] = ()


def proofs(week: WeekFile, paths: Sequence[Path]) -> Iterator[Proof]:
    """Yield each unit whose figures are in a report, and under it those that it collected itself.

    `paths` are files and folders in which the units' own reports are looked for, by check code.

    Raises:
        AppError: the report's own form cannot be read.
    """
    form = read_form(week.form_text, f"{week.notebook.week.form}.toml")
    yield from _proofs(week, form, _reports_in(paths), 1)


def _proofs(
    week: WeekFile, form: Form, known: Mapping[str, WeekFile], depth: int
) -> Iterator[Proof]:
    for unit in week.notebook.collected:
        report = unit.latest
        if report is None:
            continue
        own = known.get(report.check_code) if report.check_code else None
        if own is None or depth > _DEEPEST:
            yield Proof(depth=depth, unit=unit, report=report, is_open=True)
            continue
        theirs = _form_of(own)
        faults = (*_faults(own, theirs, report, form),)
        yield Proof(depth=depth, unit=unit, report=report, faults=faults)
        if theirs is not None:
            yield from _proofs(own, theirs, known, depth + 1)


def _faults(
    own: WeekFile, theirs: Form | None, report: ReceivedReport, form: Form
) -> Iterator[str]:
    """Say where a unit's own report comes to something else than what stands above."""
    if fault := annex_fault(own):
        yield fault
    figures = recounted(own.notebook, theirs, form).figures
    if figures != report.figures:
        columns = {column.key: column.label for column in form.columns}
        told = changes_in_words(figures, report.figures, columns)
        yield f"Số liệu tổng hợp khác báo cáo của đơn vị: {told}."


def _form_of(week: WeekFile) -> Form | None:
    try:
        return read_form(week.form_text, f"{week.notebook.week.form}.toml")
    except AppError:
        return None


def _reports_in(paths: Sequence[Path]) -> Mapping[str, WeekFile]:
    """Return the whole and unaltered reports in files and folders, by check code."""
    found: dict[str, WeekFile] = {}
    with TemporaryDirectory(prefix="so-tuan-le-nhan-") as scratch:
        for path in files_in(paths):
            for item in unwrapped(path, Path(scratch)):
                week = _week_in(item) if isinstance(item, Found) else None
                if week is not None and week.check_code:
                    found[week.check_code] = week
    return found


def _week_in(found: Found) -> WeekFile | None:
    """Return the data in a file, `None` if it has none that can be trusted."""
    try:
        if found.name.lower().endswith(".json"):
            return week_file.load(read_text(found.path, LARGEST_FILE), found.name)
        _bundle, week, faults = examine([found.path])
    except AppError:
        return None
    return None if faults else week
