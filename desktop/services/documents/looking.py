# SPDX-License-Identifier: MIT
"""Writes a document as it stands now, to look at, print, save or open in Word."""

import hashlib
from pathlib import Path

from desktop.domain.documents.building import build_documents
from desktop.domain.documents.template import PaperSize, Template
from desktop.domain.documents.values import Values
from desktop.domain.documents.words import Material
from desktop.domain.errors import AppError
from desktop.domain.vietnamese import grouped
from desktop.export.packing import refusal
from desktop.paths import DataFolder
from desktop.services.documents.library import DocumentLibrary
from desktop.services.documents.writing import write_sized_pdf

FOLDER = "xem-thu"
"""Where such documents lie in the data folder; nothing there is needed again."""

_SEEN = 20
"""So many of the documents of one template are shown before they are printed."""

_SHORT = 6


def seen_in_words(values: Values) -> str:
    """Return how many of a template's documents are shown, blank where all of them are."""
    count = len(values.rows_repeated())
    if count <= _SEEN:
        return ""
    return f"Xem thử {_SEEN} trong {grouped(count)} bản; khi in, khi lưu có đủ."


def preview_of(
    template: Template, library: DocumentLibrary, material: Material, folder: DataFolder
) -> bytes:
    """Return the PDF of a document as it would be printed, of many the first ones.

    Raises:
        AppError: the data folder cannot be written to, or nobody knows how large a poster is.
    """
    target, size = _folder(folder) / "van-ban.pdf", template.sizes[0]
    if not write_sized_pdf(template, library, material, target, size, _SEEN):
        raise _unknown_sheet()
    return target.read_bytes()


def write_pdf_of(
    template: Template, library: DocumentLibrary, material: Material, target: Path, size: PaperSize
) -> Path:
    """Write all of a document on sheets of a size, and return the file.

    Raises:
        AppError: the file cannot be written there.
    """
    if not write_sized_pdf(template, library, material, target, size):
        raise _unknown_sheet()
    return target


def pdf_to_print(
    template: Template,
    library: DocumentLibrary,
    material: Material,
    folder: DataFolder,
    size: PaperSize,
) -> Path:
    """Write all of a document to where it is printed from.

    Raises:
        AppError: the data folder cannot be written to.
    """
    target = _folder(folder) / f"{template.name}.pdf"
    return write_pdf_of(template, library, material, target, size)


def word_copy_of(
    template: Template, library: DocumentLibrary, material: Material, folder: DataFolder
) -> Path:
    """Return the DOCX of a document, written if it says something new.

    The file is named by what it says: one that is there already may be open, or was changed.

    Raises:
        AppError: the data folder cannot be written to.
    """
    from desktop.export.docx.official import write_official_docx

    documents = build_documents(template, material, library.templates)
    digest = hashlib.sha256(repr(documents).encode(errors="surrogatepass")).hexdigest()
    name = f"{template.name} {material.week.year}, bản {digest[:_SHORT]}.docx"
    target = _folder(folder) / name
    if not target.exists():
        write_official_docx(documents, target)
    return target


def _unknown_sheet() -> AppError:
    message = "Chưa dựng được vì chưa rõ khổ giấy, hoặc khổ lớn quá một trang PDF."
    return AppError(message, "Hãy ghi chiều rộng, chiều cao bằng cm và chọn tỉ lệ nhỏ hơn.")


def _folder(folder: DataFolder) -> Path:
    place = folder.root / FOLDER
    try:
        place.mkdir(0o700, exist_ok=True)
    except OSError as error:
        raise refusal(place, error) from error
    return place
