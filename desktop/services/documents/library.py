# SPDX-License-Identifier: MIT
"""Finds the templates of documents: those the program carries and those in the data folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from desktop.domain.documents.reading import LARGEST, read_shared, read_template
from desktop.domain.documents.template import Shared, Template
from desktop.domain.errors import AppError
from desktop.paths import DataFolder, resources
from desktop.services.forms.text_files import read_text

_LARGEST = 2 * LARGEST
"""In bytes: nearly all letters have one or two."""

SHARED = "chung.toml"
"""The file of what all documents share; only the program carries one."""


@dataclass(frozen=True, slots=True)
class DocumentLibrary:
    """The templates at hand in their order, and what they share.

    Of several versions the newest counts, of two files of one version the clerk's own. `refused`
    are files of the clerk's that cannot be used, each with the reason; they hide no other.
    """

    shared: Shared
    templates: tuple[Template, ...]
    refused: tuple[AppError, ...] = ()

    def get(self, key: str) -> Template:
        """Return a template by its id.

        Raises:
            AppError: there is none.
        """
        found = next((one for one in self.templates if one.id == key), None)
        if found is None:
            known = ", ".join(one.id for one in self.templates)
            raise AppError(f"Không có văn bản “{key}”.", f"Các văn bản: {known}.")
        return found


def document_library(folder: DataFolder) -> DocumentLibrary:
    """Return the documents at hand in a data folder."""
    shipped = _shipped()
    newest = {one.id: one for one in shipped.templates}
    refused: list[AppError] = []
    for _path, own in own_documents(folder):
        if isinstance(own, AppError):
            refused.append(own)
        elif own.id not in newest or own.version >= newest[own.id].version:
            newest[own.id] = own
    return DocumentLibrary(shipped.shared, _in_order(newest.values()), tuple(refused))


def own_documents(folder: DataFolder) -> Iterator[tuple[Path, Template | AppError]]:
    """Yield the clerk's own files, each with its template or the reason why it cannot be used."""
    shared = _shipped().shared
    for path in sorted(folder.documents.glob("*.toml")):
        try:
            yield path, read_template(read_text(path, _LARGEST), path.name, shared)
        except AppError as error:
            yield path, error


@lru_cache(maxsize=1)
def _shipped() -> DocumentLibrary:
    """Return what the program carries; it does not change while it runs."""
    folder = resources() / "documents"
    shared = read_shared(_text(folder / SHARED), SHARED)
    files = (path for path in sorted(folder.glob("*.toml")) if path.name != SHARED)
    read = (read_template(_text(path), path.name, shared) for path in files)
    return DocumentLibrary(shared, _in_order(read))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _in_order(templates: Iterable[Template]) -> tuple[Template, ...]:
    return tuple(sorted(templates, key=lambda one: (one.order, one.id)))
