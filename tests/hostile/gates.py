# SPDX-License-Identifier: MIT
"""The gates through which files come in, each tried with one file: it is taken, or refused.

What a gate does besides is watched: a socket, another program, a file elsewhere is a fault, and so
is a refusal that a clerk could not understand.
"""

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from desktop.domain.entry.activity_book import book_sheets
from desktop.domain.errors import AppError
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.export.bundle.reader import verify
from desktop.intake.activities.rows import read_activities
from desktop.intake.photos.photos import inspect, make_copy
from desktop.intake.received.filled_annex import read_filled_annex
from desktop.intake.received.found import NotHad
from desktop.intake.received.unwrapping import is_annex, unwrapped
from desktop.intake.sheets.gate import read_sheets
from desktop.paths import resources
from desktop.services.lists.people import read_list
from tests.builders import a_week
from tests.hostile.texts import faults

COPY = "copy.jpg"
_SIDE = 1600
_PROGRAM = Path(__file__).parents[2]
_READABLE = tuple(
    str(Path(place).resolve()) + os.sep
    for place in (sys.prefix, sys.base_prefix, str(_PROGRAM), "/usr", "/lib", "/proc", "/sys")
)
_AT_NETWORK = ("socket.", "ftplib.", "urllib.", "http.", "smtplib.", "ssl.")
_AT_PROGRAMS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile")
_VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]")
_TECHNICAL = re.compile(
    r"Traceback|Exception|Error\b|errno|\bNone\b|openpyxl|calamine|Pillow|zipfile|zlib|0x[0-9a-f]",
    re.IGNORECASE,
)
_QUOTED = re.compile("“[^”]*”")
"""Names of files and what stands in them, which may be anything."""

_LONGEST_SENTENCE = 400
_MOST_LINES, _AT_ONCE = 5000, 50


class Fault(Exception):
    """What a gate must not do."""


def photo(path: Path, scratch: Path) -> None:
    """Look at a photo, and make the copy that goes out."""
    inspect(path)
    make_copy(path, scratch / COPY)
    with Image.open(scratch / COPY) as copy:
        copy.load()
        kind = copy.format, copy.mode, max(copy.size) <= _SIDE
        beside = set(copy.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        if kind != ("JPEG", "RGB", True) or beside or dict(copy.getexif()):
            raise Fault(f"the copy is {kind} with {sorted(map(str, beside))}")


def table(path: Path, _scratch: Path) -> None:
    """Open a workbook or a text table."""
    read_sheets(path)


def activities(path: Path, _scratch: Path) -> None:
    """Read the activities of a workbook."""
    read_activities(path, book_sheets(the_form()), a_week(), date(2026, 10, 20))


def people(path: Path, _scratch: Path) -> None:
    """Read the people in a file."""
    read_list(path)


def bundle(path: Path, _scratch: Path) -> None:
    """Verify a bundle; one with faults counts as refused with the first of them."""
    if faults := verify([path]).faults:
        raise AppError(faults[0], "Hãy xin gói khác.")


def delivery(path: Path, scratch: Path) -> None:
    """Open what a unit may have sent, and the annexes in it; the first that fails is told."""
    for item in unwrapped(path, scratch):
        if isinstance(item, NotHad):
            raise item.reason
        if is_annex(item.name):
            read_filled_annex(item.path)


def text(path: Path, scratch: Path) -> None:
    """Put each line of a text wherever one can be typed, a few at a time."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()[:_MOST_LINES]
    except UnicodeDecodeError as error:
        raise AppError("Tệp không phải văn bản UTF-8.", "Hãy chọn tệp khác.") from error
    for at in range(0, len(lines), _AT_ONCE):
        with TemporaryDirectory(dir=scratch) as folder:
            tempfile.tempdir = folder  # where openpyxl keeps what it has not finished
            try:
                found = list(faults(lines[at : at + _AT_ONCE], Path(folder)))
            finally:
                tempfile.tempdir = None
        if found:
            raise Fault("; ".join(found))


Gate = Callable[[Path, Path], None]
GATES: Mapping[str, Gate] = {
    g.__name__: g for g in (photo, table, people, activities, bundle, delivery, text)
}


def refusal(gate: Gate, path: Path, scratch: Path) -> str:
    """Return with which sentence a gate refuses a file, blank if it takes it.

    Raises:
        Fault: it does what it must not do, or leaves something behind. Whatever else is raised is
            a fault too.
    """
    said = ""
    with watched(path, scratch) as seen:
        try:
            gate(path, scratch)
        except AppError as error:
            said = str(error)
            if fault := unclear(error):
                raise Fault(f"{fault}: {error}") from error
    if seen:
        raise Fault("; ".join(seen))
    left = {file.name for file in scratch.iterdir()} - ({COPY} if not said else set())
    if left:
        raise Fault(f"left behind: {sorted(left)}")
    return said


def unclear(error: AppError) -> str:
    """Return why a clerk could not understand a refusal, blank if one could."""
    text = _QUOTED.sub("", str(error))
    if not error.message.rstrip("”").endswith((".", "…", "!", "?")) or "\n" in error.message:
        return "no sentence"
    if not _VIETNAMESE.search(error.message.lower()):
        return "not Vietnamese"
    if (
        _TECHNICAL.search(_QUOTED.sub("", text))
        or len(text) > _LONGEST_SENTENCE
        or not text.isprintable()
    ):
        return "not for a clerk"
    return "" if error.advice else "does not say what to do"


@contextmanager
def watched(path: Path, scratch: Path) -> Iterator[list[str]]:
    """Note what is done on the network, with other programs, and with files elsewhere."""
    seen: list[str] = []
    # A module that is only now imported would be compiled beside its source.
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    _WATCHING.append((str(path.resolve()), str(scratch.resolve()) + os.sep, seen))
    try:
        yield seen
    finally:
        _WATCHING.pop()
        sys.dont_write_bytecode = before


_WATCHING: list[tuple[str, str, list[str]]] = []


def _on_event(event: str, args: tuple[Any, ...]) -> None:
    if not _WATCHING:
        return
    own, scratch, seen = _WATCHING[-1]
    if event.startswith((*_AT_NETWORK, *_AT_PROGRAMS)):
        seen.append(f"{event}{args}")
    elif event == "open" and isinstance(args[0], str | bytes):
        place = os.path.realpath(os.fsdecode(args[0]))
        is_written = bool((args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        is_ours = f"{place}{os.sep}".startswith(scratch) or (not is_written and place == own)
        if not is_ours and (is_written or not place.startswith(_READABLE)):
            seen.append(f"{'wrote' if is_written else 'read'} {place}")


sys.addaudithook(_on_event)


def the_form() -> Form:
    """Return the form by which activities are read."""
    name = "quang-yen-2020.toml"
    return read_form((resources() / "forms" / name).read_text(encoding="utf-8"), name)
