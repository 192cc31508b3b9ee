# SPDX-License-Identifier: MIT
"""Makes what units send, bundles and data files as the program writes them, and who collects."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from desktop.domain.exchange.annex_lines import figures_in
from desktop.domain.exchange.manifest import PHOTO_FOLDER, WEEK_DATA
from desktop.domain.exchange.week_file import check_code, content_of, dump
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.progress import SILENT
from desktop.domain.report.annex import annex_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record
from desktop.export.bundle.files import BundleFile, under_own_names, with_lists, write_zip
from desktop.export.bundle.note import read_me
from desktop.paths import DataFolder, resources
from desktop.services.collecting.receipts import Receipt
from desktop.services.collecting.taking_in import take_in
from desktop.services.workspace import Workspace, open_workspace
from tests.builders import a_record, a_week
from tests.export.bundles import a_manifest


def form_text(name: str) -> str:
    return (resources() / "forms" / f"{name}.toml").read_text(encoding="utf-8")


def form_named(name: str) -> Form:
    return read_form(form_text(name), f"{name}.toml")


def a_unit(
    number: int,
    *records: Record,
    form: str = "quang-yen-2020",
    year: int = 2026,
    name: str = "TTHTCĐ phường Số {}",
) -> Notebook:
    """Return the Week of a unit: the records given, else a class with `number` people."""
    centre = replace(a_week().centre, name=name.format(number))
    week = a_week(id=f"tuan-{number}", centre=centre, form=form, year=year)
    given = records or (a_record(id=f"lop-{number}", people=number, other={}),)
    return Notebook(week=week, records=given)


def data_of(notebook: Notebook, revision: int = 1) -> str:
    """Return the data file of a Week as it was submitted."""
    form = form_named(notebook.week.form)
    content = content_of(notebook, form_text(form.id), annex_of(form, notebook))
    return dump(content, revision=revision)


def a_data_file(folder: Path, notebook: Notebook, revision: int = 1) -> Path:
    path = folder / f"{notebook.week.id}-{revision}.json"
    path.write_text(data_of(notebook, revision), encoding="utf-8", newline="\n")
    return path


def a_package(
    folder: Path,
    notebook: Notebook,
    *,
    revision: int = 1,
    part: int = 1,
    parts: int = 1,
    pictures: Sequence[Path] = (),
) -> Path:
    """Write one part of a submission; the data are in the first, pictures where they are given."""
    name = f"{notebook.week.id}-lan-{revision}-phan-{part}-{parts}"
    scratch = folder / f".{name}"
    scratch.mkdir(parents=True)
    form = form_named(notebook.week.form)
    content = content_of(notebook, form_text(form.id), annex_of(form, notebook))
    head = a_manifest(
        centre=notebook.week.centre.name,
        year=notebook.week.year,
        form=form.id,
        revision=revision,
        check_code=check_code(content),
        part=part,
        parts=parts,
    )
    data = scratch / WEEK_DATA
    data.write_text(dump(content, revision=revision), encoding="utf-8", newline="\n")
    own = under_own_names([data] if part == 1 else ())
    own += [
        BundleFile(path=f"{PHOTO_FOLDER}/a-{at:02}-x.jpg", source=picture, photo=f"p{at}")
        for at, picture in enumerate(pictures, 1)
    ]
    note = read_me(head, "Báo cáo", [file.path for file in own])
    package = folder / f"{name}.zip"
    write_zip(with_lists(own, head, note, scratch), package, SILENT)
    shutil.rmtree(scratch)
    return package


@contextmanager
def an_office(folder: Path, *records: Record) -> Iterator[Workspace]:
    """Open the book of an office with these records of its own."""
    with open_workspace(DataFolder(folder), create=True) as workspace:
        if not workspace.store.weeks():
            centre = replace(a_week().centre, name="UBND phường Trung Tâm")
            week = a_week(id="office", centre=centre)
            workspace.store.save_notebook(Notebook(week=week, records=records))
        yield workspace


def taken(workspace: Workspace, *paths: Path) -> list[Receipt]:
    """Take files in."""
    return take_in(workspace, workspace.store.week(), paths)


def figures(workspace: Workspace) -> dict[tuple[str, str], int]:
    """Return all figures of the merged annex that are not blank."""
    return dict(figures_in(workspace.annex(workspace.store.week())))
