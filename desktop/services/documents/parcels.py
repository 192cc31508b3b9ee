# SPDX-License-Identifier: MIT
"""A form and the documents around it as one small file for mail: written, looked at, taken in."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Never
from zipfile import ZIP_DEFLATED, ZipFile

from desktop.domain.documents.reading import read_template
from desktop.domain.documents.template import Template
from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange import week_file
from desktop.domain.exchange.manifest import WEEK_DATA
from desktop.domain.form.comparing import differences
from desktop.domain.form.reading import LARGEST, read_form
from desktop.domain.vietnamese import quoted, slug
from desktop.export.bundle.reader import read_bundle
from desktop.export.packing import timeless_entry, write_whole
from desktop.intake.received.archives import is_archive, members, names_in
from desktop.intake.received.limits import Allowance
from desktop.paths import DataFolder
from desktop.services.documents.library import document_library, own_documents
from desktop.services.forms.library import FormFile
from desktop.services.forms.own_forms import copied
from desktop.services.forms.text_files import read_text
from desktop.services.workspace import Workspace
from desktop.storage.aside import set_aside
from desktop.storage.faults import explained

_OF_DOCUMENTS = re.compile(r"^\s*\[\[\s*(?:parts|lists|fields)\s*\]\]", re.MULTILINE)
_LARGEST_FILE = 2 * LARGEST
_LARGEST_PARCEL = 5_000_000
"""Bytes of all texts in a parcel: ten times what a form and its documents take."""


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A template of a document with the text it was read from."""

    template: Template
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What a file brings that is not here yet.

    `told` says, a sentence each, what taking it in changes, and what of the file is of no use.
    """

    forms: tuple[FormFile, ...]
    documents: tuple[DocumentFile, ...]
    told: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.forms or self.documents)


def write_parcel(workspace: Workspace, file: FormFile, target: Path) -> int:
    """Write a form and the clerk's own templates into a file; return how many templates there are.

    Raises:
        AppError: it cannot be written there; whatever stood there before is untouched.
    """
    texts = {f"{file.form.id}.toml": file.text}
    paths = sorted(workspace.folder.documents.glob("*.toml"))
    texts |= {f"van-ban/{path.name}": read_text(path, _LARGEST_FILE) for path in paths}
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, text in texts.items():
            archive.writestr(timeless_entry(name), text.encode(), ZIP_DEFLATED)
    write_whole(target, buffer.getvalue())
    return len(paths)


def open_parcel(workspace: Workspace, path: Path) -> Parcel:
    """Return what a form file, a parcel or the bundle of a report brings; nothing is kept yet.

    Raises:
        AppError: the file cannot be read, is none of these, or is far too large.
    """
    look, faults = _Look(workspace), list[AppError]()
    for name, text in _texts(path):
        try:
            look.at(name, text if isinstance(text, str) else _raised(text))
        except AppError as error:
            faults.append(error)
    if not look.told:
        message = f"Trong tệp {quoted(path.name)} không có mẫu báo cáo nào."
        advice = "Hãy chọn tệp mẫu (.toml), tệp mẫu gửi qua thư hoặc gói nộp (.zip)."
        raise faults[0] if faults else BadData(message, advice)
    told = (*look.told, *(f"Không dùng được: {fault}" for fault in faults))
    return Parcel(forms=tuple(look.forms), documents=tuple(look.documents), told=told)


def keep_parcel(workspace: Workspace, parcel: Parcel) -> None:
    """Keep what a parcel brings; own templates that it replaces are put aside, not lost.

    Raises:
        AppError: the data folder cannot be written to.
    """
    for file in parcel.forms:
        workspace.forms.keep(file)
    for document in parcel.documents:
        _keep_document(workspace.folder, document)


def _keep_document(folder: DataFolder, document: DocumentFile) -> None:
    template = document.template
    for path, own in [*own_documents(folder)]:
        if isinstance(own, Template) and own.id == template.id:
            set_aside(folder, path)
    for place in (folder.forms, folder.documents):
        place.mkdir(mode=0o700, exist_ok=True)
    name = f"{slug(template.id)}-v{template.version}.toml"
    write_whole(folder.documents / name, document.text.encode())


class _Look:
    """Compares what came with what is here."""

    def __init__(self, workspace: Workspace) -> None:
        self._forms = workspace.forms
        self._used = {week.form for week in workspace.store.weeks()}
        self._here = document_library(workspace.folder)
        self.forms: list[FormFile] = []
        self.documents: list[DocumentFile] = []
        self.told: list[str] = []

    def at(self, name: str, text: str) -> None:
        """Look at one text of a file: a form, or the template of a document.

        Raises:
            BadData: it is neither.
        """
        if _OF_DOCUMENTS.search(text):
            template = read_template(text, name, self._here.shared)
            self._document(DocumentFile(template, text))
        else:
            self._form(FormFile(read_form(text, name), text))

    def _form(self, file: FormFile) -> None:
        form = file.form
        if form.id not in self._forms.ids():
            parts = f"{len(form.rows)} dòng, {len(form.columns)} cột, {len(form.sections)} mục"
            self.told.append(f"Mẫu mới {quoted(form.name)}: {parts}.")
            self.forms.append(file)
            return
        here = self._forms.get(form.id).form
        if here == form:
            self.told.append(f"Đã có mẫu {quoted(form.name)}, giống hệt.")
            return
        is_newer = form.version > here.version and form.id not in self._used
        if not is_newer:  # beside the one here: no Week may find another form under its own
            file = copied(file, self._forms, f"{form.name} (nhận về)")
        how = "thay bản đang có" if is_newer else f"thêm thành {quoted(file.form.name)}"
        self.told.append(f"Mẫu {quoted(form.name)} khác bản đang có, {how}:")
        self.told += [f"– {sentence}" for sentence in differences(here, form)]
        self.forms.append(file)

    def _document(self, file: DocumentFile) -> None:
        template = file.template
        here = next((t for t in self._here.templates if t.id == template.id), None)
        if here == template:
            self.told.append(f"Đã có văn bản {quoted(template.name)}, giống hệt.")
        elif here is not None and here.version > template.version:
            self.told.append(f"Văn bản {quoted(template.name)} cũ hơn bản đang có, không lấy.")
        else:
            how = "thay bản đang có" if here is not None else "mới"
            self.told.append(f"Văn bản {quoted(template.name)}: {how}.")
            self.documents.append(file)


def _texts(path: Path) -> Iterator[tuple[str, str | AppError]]:
    """Yield the names and texts in a file, or why one cannot be read."""
    if not is_archive(_beginning(path)):
        yield path.name, read_text(path, _LARGEST_FILE)
    elif any(Path(name).name == WEEK_DATA for name in names_in(path, path.name)):
        data = week_file.load(read_bundle([path]).data(), WEEK_DATA)
        yield f"{data.notebook.week.form}.toml", data.form_text
    else:
        with tempfile.TemporaryDirectory() as scratch:
            inside = members(path, path.name, Path(scratch), Allowance(_LARGEST_PARCEL))
            yield from (_text(name, found) for name, found in inside)


def _beginning(path: Path) -> bytes:
    if not path.is_file():
        raise AppError(f"“{path}” không phải là một tệp.", "Hãy chọn đúng tệp.")
    with explained(path), path.open("rb") as file:
        return file.read(4)


def _raised(error: AppError) -> Never:
    raise error


def _text(name: str, found: Path | AppError) -> tuple[str, str | AppError]:
    if isinstance(found, AppError):
        return name, found
    try:
        return name, read_text(found, _LARGEST_FILE)
    except AppError as error:
        return name, error
