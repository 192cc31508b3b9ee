# SPDX-License-Identifier: MIT
"""Writes the documents around the Week as PDF and DOCX, and says what each still lacks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.documents.building import build_documents
from desktop.domain.documents.lacks import DocumentStage, lacks_of, stage_of
from desktop.domain.documents.posters import build_posters, poster_look, poster_sheet
from desktop.domain.documents.template import Layout, PaperSize, Template
from desktop.domain.documents.values import Values
from desktop.domain.documents.words import Material
from desktop.domain.progress import SILENT, Progress
from desktop.domain.week.week import Week
from desktop.services.documents.library import DocumentLibrary, document_library
from desktop.services.weeks.years import year_facts
from desktop.services.workspace import Workspace
from desktop.storage.faults import explained

SCALES: Mapping[PaperSize, float] = {PaperSize.A3: 2**0.5, PaperSize.A4: 1, PaperSize.A5: 0.5**0.5}
"""How large a sheet is against A4, along a side."""


@dataclass(frozen=True, slots=True)
class DocumentStanding:
    """How a document stands: how far it has come, and what it lacks."""

    template: Template
    stage: DocumentStage
    lacks: tuple[str, ...]


def material_of(workspace: Workspace, week: Week) -> tuple[DocumentLibrary, Material]:
    """Return the documents at hand, and what they are made of for a Week."""
    library = document_library(workspace.folder)
    notebook, form = workspace.store.notebook(week.id), workspace.form_of(week)
    return library, Material(notebook, form, library.shared, ministry_letter(week.year))


def ministry_letter(year: int) -> str:
    """Return the Ministry's letter on the Week of a year, blank where nobody knows it."""
    facts = year_facts().get(year)
    return facts.document if facts else ""


def standings(library: DocumentLibrary, material: Material) -> Iterator[DocumentStanding]:
    """Yield how each document stands, in their order."""
    material.planned.work_out()
    for template in library.templates:
        yield standing_of(Values(template, material))


def standing_of(values: Values) -> DocumentStanding:
    """Return how a document stands."""
    return DocumentStanding(values.template, stage_of(values), lacks_of(values))


def write_documents(
    workspace: Workspace,
    week: Week,
    out: Path,
    keys: Sequence[str] = (),
    progress: Progress = SILENT,
) -> tuple[Path, ...]:
    """Write the documents named, all if none is, into a folder; return the files.

    Raises:
        AppError: there is no such document, or a file cannot be written.
        Cancelled: the user stopped it between two documents.
    """
    library, material = material_of(workspace, week)
    chosen = [library.get(key) for key in keys] if keys else library.templates
    with explained(out):
        out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for at, template in enumerate(chosen):
        progress.check()
        progress.step(at, len(chosen), template.name)
        written += write_document(template, library, material, out)
    return tuple(written)


def write_document(
    template: Template, library: DocumentLibrary, material: Material, out: Path
) -> Iterator[Path]:
    """Write one document in every size it is made for, and as DOCX; yield the files.

    Posters are PDFs alone, those whose sheet is not known yet none.

    Raises:
        AppError: a file cannot be written.
    """
    for size in template.sizes:
        target = out / _named(template, size)
        if write_sized_pdf(template, library, material, target, size):
            yield target
    if template.layout is not Layout.POSTER:
        from desktop.export.docx.official import write_official_docx

        target = out / f"{template.id}.docx"
        write_official_docx(build_documents(template, material, library.templates), target)
        yield target


def write_sized_pdf(
    template: Template,
    library: DocumentLibrary,
    material: Material,
    target: Path,
    size: PaperSize,
    most: int | None = None,
) -> bool:
    """Write a document on sheets of one size, `most` of many; return whether that can be.

    Raises:
        AppError: the file cannot be written.
    """
    if template.layout is Layout.POSTER:
        return _write_posters(Values(template, material), target, size, most)
    from desktop.export.pdf.official import write_official_pdf

    documents = build_documents(template, material, library.templates)
    write_official_pdf(documents[:most], target, scale=SCALES[size])
    return True


def _write_posters(values: Values, target: Path, size: PaperSize, most: int | None) -> bool:
    from desktop.export.pdf.poster import write_posters_pdf

    sheet = poster_sheet(values, size)
    if sheet is None or sheet.is_too_large:
        return False
    posters, dated = build_posters(values)[:most], values.material.week.starts
    write_posters_pdf(posters, sheet, target, dated, poster_look(values))
    return True


def _named(template: Template, size: PaperSize) -> str:
    """Return the name of a PDF; the size stands in it where there are several."""
    return f"{template.id}-{size.lower()}.pdf" if len(template.sizes) > 1 else f"{template.id}.pdf"
