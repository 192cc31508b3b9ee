# SPDX-License-Identifier: MIT
"""Finds the forms there are: those the program carries and those in the data folder."""

import re
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.form.form import Form
from desktop.domain.form.reading import LARGEST, read_form
from desktop.paths import DataFolder, resources
from desktop.services.forms.text_files import read_text
from desktop.storage.durable import new_file, put_in_place
from desktop.storage.faults import explained
from desktop.storage.reading import read_at_most

_LARGEST = 2 * LARGEST
"""In bytes: nearly all letters have one or two."""

_ID = re.compile(r"""^id\s*=\s*["']([^"']+)["']""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form together with the text it was read from, which travels with the week's data."""

    form: Form
    text: str


def read_form_file(path: Path) -> FormFile:
    """Read one form file.

    Raises:
        AppError: the file cannot be read, is no UTF-8 text, or is not a form.
    """
    text = read_text(path, _LARGEST)
    return FormFile(read_form(text, path.name), text)


class FormLibrary:
    """The forms at hand in one data folder.

    Of several versions of a form the newest counts, of two files of one version the clerk's own.
    """

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder

    def ids(self) -> list[str]:
        """Return the ids of all forms at hand."""
        return sorted({id_ for id_, _path in self._files()})

    def unused_id(self, wanted: str) -> str:
        """Return an id that no form at hand has: the one wanted, or with a number behind it."""
        taken = set(self.ids())
        names = chain([wanted], (f"{wanted}-{n}" for n in count(2)))
        return next(name for name in names if name not in taken)

    def get(self, form_id: str) -> FormFile:
        """Return the newest version of a form.

        Raises:
            AppError: nobody has a form of that id, or its file is broken.
        """
        found = self._versions(form_id)
        if not found:
            known = ", ".join(self.ids())
            advice = f"Hãy chép tệp mẫu vào thư mục {self._folder.forms}. Các mẫu đang có: {known}."
            raise AppError(f"Không có mẫu báo cáo “{form_id}”.", advice)
        return sorted(found, key=lambda file: file.form.version)[-1]

    def lacks(self, file: FormFile) -> bool:
        """Whether a form that came from outside is new here, or newer than what is here.

        Raises:
            AppError: another form has the same id and version.
        """
        here = [own.form for own in self._versions(file.form.id)]
        if any(form == file.form or form.version > file.form.version for form in here):
            return False
        if any(form.version == file.form.version for form in here):
            raise AppError(
                f"Mẫu “{file.form.id}” đã có, cùng phiên bản {file.form.version} mà khác nội dung.",
                "Hãy tăng số version trong tệp mẫu, hoặc đặt id khác.",
            )
        return True

    def keep(self, file: FormFile) -> None:
        """Put a form into the data folder, beside those there.

        Raises:
            AppError: the folder cannot be written to.
        """
        self._write(file, self._unused(file.form))

    def is_own(self, form_id: str) -> bool:
        """Whether a form was brought in or made by the clerk, and not carried by the program."""
        return all(
            path.parent == self._folder.forms for id_, path in self._files() if id_ == form_id
        )

    def put(self, file: FormFile) -> None:
        """Put a form in the place of the clerk's own with the same id and version, or beside all.

        Raises:
            AppError: the folder cannot be written to.
        """
        wanted = file.form.id, file.form.version
        path = next((p for form, p in self._own(file.form.id) if form == wanted), None)
        self._write(file, path or self._unused(file.form))

    def remove(self, form_id: str) -> None:
        """Take away all versions of a form of the clerk's own.

        Raises:
            AppError: the folder cannot be written to.
        """
        with explained(self._folder.forms):
            for _form, path in self._own(form_id):
                path.unlink(missing_ok=True)

    def _own(self, form_id: str) -> list[tuple[tuple[str, int], Path]]:
        """Return id, version and file of the clerk's own forms of an id that can be read."""
        found: list[tuple[tuple[str, int], Path]] = []
        for id_, path in self._files():
            if id_ == form_id and path.parent == self._folder.forms:
                form = read_form_file(path).form
                found.append(((form.id, form.version), path))
        return found

    def _write(self, file: FormFile, path: Path) -> None:
        with explained(self._folder.forms), new_file(self._folder.forms) as (new, draft):
            new.write(file.text.encode())
            new.close()
            put_in_place(draft, path)

    def _unused(self, form: Form) -> Path:
        names = chain([form.id], (f"{form.id}-v{form.version}{'-' * n}" for n in count()))
        paths = (self._folder.forms / f"{name}.toml" for name in names)
        return next(path for path in paths if not path.exists())

    def _versions(self, form_id: str) -> list[FormFile]:
        return [read_form_file(path) for id_, path in self._files() if id_ == form_id]

    def _files(self) -> list[tuple[str, Path]]:
        """Return the form files with their ids; one broken file must not hide the others."""
        shipped = sorted((resources() / "forms").glob("*.toml"))
        own = sorted(path for path in self._folder.forms.glob("*.toml") if path.is_file())
        return [*((path.stem, path) for path in shipped), *((_id_in(path), path) for path in own)]


def _id_in(path: Path) -> str:
    """Return the id a form file declares, its name if that cannot be told."""
    try:
        found = _ID.search(read_at_most(path, _LARGEST).decode("utf-8", "replace"))
    except AppError:  # one that cannot be read must not hide the others
        return path.stem
    return found[1] if found else path.stem
