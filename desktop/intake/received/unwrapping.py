# SPDX-License-Identifier: MIT
"""Opens whatever was received, wrapping by wrapping, and hands over one file after another."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.domain.errors import AppError, readable, why
from desktop.domain.exchange.leftovers import is_leftover
from desktop.domain.exchange.manifest import MANIFEST, SENDING_FOLDER
from desktop.domain.vietnamese import nfc, quoted
from desktop.intake.received import archives, limits, mails, outlook
from desktop.intake.received.found import Found, NotHad, Origin
from desktop.intake.received.limits import DEEPEST, LARGEST_MAIL, Allowance

_BEGINNING = 8
_MAILS = (".eml", ".mht")
_MAILBOXES = (".mbox", ".mbx")
_ANNEXES = (".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".doc", ".odt", ".rtf")

Item = Found | NotHad


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Return the files that were given and those in given folders, in a fixed order.

    Of the folder of a submission, which holds it several times over, the packages ready to send
    are taken; where there are none, its data file is.
    """
    return [file for path in paths for file in (_in_folder(path) if path.is_dir() else [path])]


def _in_folder(folder: Path) -> Iterator[Path]:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    if folder.joinpath(MANIFEST).is_file():
        packages = sorted(folder.joinpath(SENDING_FOLDER).glob("*.zip"))
        yield from packages or [e for e in entries if e.suffix == ".json" and e.name != MANIFEST]
        return
    for entry in entries:
        if entry.is_symlink() or is_leftover(Path(entry.name)):
            continue
        yield from _in_folder(entry) if entry.is_dir() else [entry]


def unwrapped(path: Path, scratch: Path) -> Iterator[Item]:
    """Yield the files in a file, or the file itself where it wraps none.

    Nothing is written but to folders made in `scratch`, and nothing of it stays.
    """
    name = readable(nfc(path.name))
    yield from _opened(Found(name, path), scratch, Allowance(), 0)


def packages_first(items: Iterable[Item], scratch: Path) -> Iterator[Item]:
    """Yield annexes that lie beside other files after those: a package tells more of the same."""
    waiting: list[Found] = []
    with ExitStack() as stack:
        for item in items:
            if isinstance(item, Found) and item.origin.wrappings and is_annex(item.name):
                own = Path(stack.enter_context(TemporaryDirectory(dir=scratch)))
                kept = own / item.path.name
                shutil.copyfile(item.path, kept)
                waiting.append(replace(item, path=kept))
            else:
                yield item
        yield from waiting


def is_annex(name: str) -> bool:
    """Whether a file may be an annex that was filled in, by its name."""
    return name.lower().endswith(_ANNEXES)


def _opened(found: Found, scratch: Path, allowance: Allowance, depth: int) -> Iterator[Item]:
    """Yield what is in a file; whatever is wrong with it is told and ends with it."""
    try:
        inside = _wrapped_in(found, scratch, allowance)
        if inside is None:
            yield found
            return
        if depth >= DEEPEST:
            raise limits.too_deep(found.name)
        is_empty = True
        for item in inside:
            is_empty = False
            if isinstance(item, NotHad):
                yield item
            else:
                yield from _opened(item, scratch, allowance, depth + 1)
        if is_empty:
            message = f"Trong {quoted(found.name)} không có tệp nào."
            yield NotHad(found.name, AppError(message, limits.ASK_AGAIN), found.origin)
    except AppError as error:
        yield NotHad(found.name, error, found.origin)
    except OSError as error:
        message = f"Không đọc được {quoted(found.name)}: {why(error)}."
        advice = "Hãy xem lại đường dẫn, quyền đọc và ổ đĩa hoặc USB."
        yield NotHad(found.name, AppError(message, advice), found.origin)


def _wrapped_in(found: Found, scratch: Path, allowance: Allowance) -> Iterator[Item] | None:
    """Return what a file wraps, `None` if it is no wrapping."""
    beginning, suffix = _beginning(found.path), Path(found.name).suffix.lower()
    if archives.is_archive(beginning):
        names = archives.names_in(found.path, found.name)
        if MANIFEST in names or not archives.OFFICE_FILES.isdisjoint(map(str.lower, names)):
            return None
        return _in_archive(found, scratch, allowance)
    if suffix in _MAILBOXES or beginning.startswith(b"From "):
        return _in_mailbox(found, scratch, allowance)
    if suffix in _MAILS:
        return _in_mail(found, scratch, allowance)
    if outlook.is_outlook_mail(found.path, beginning):
        within = outlook.mails_within(found.path, found.name, found.origin)
        return (item for by, those in within for item in _spooled(those, by, scratch, allowance))
    return None


def _beginning(path: Path) -> bytes:
    """Return the first bytes; a pipe that nobody writes into must not keep us waiting."""
    if not path.is_file():
        raise AppError(f"Không tìm thấy tệp {quoted(readable(str(path)))}.", "Hãy xem lại tên tệp.")
    with path.open("rb") as file:
        return file.read(_BEGINNING)


def _in_archive(found: Found, scratch: Path, allowance: Allowance) -> Iterator[Item]:
    origin = found.origin.inside(found.name)
    with TemporaryDirectory(dir=scratch) as own:
        for name, had in archives.members(found.path, found.name, Path(own), allowance):
            readable_name = readable(name)
            if isinstance(had, AppError):
                yield NotHad(readable_name, had, origin)
            else:
                yield Found(readable_name, had, origin)


def _in_mailbox(found: Found, scratch: Path, allowance: Allowance) -> Iterator[Item]:
    origin = found.origin.inside(found.name)
    for name, mail in mails.mails_in(found.path, found.name):
        if isinstance(mail, AppError):
            yield NotHad(name, mail, origin)
            continue
        try:
            by, attached = mails.attachments_of(mail, name, origin)
        except AppError as error:
            yield NotHad(name, error, origin)
        else:
            yield from _spooled(attached, by.inside(name), scratch, allowance)


def _in_mail(found: Found, scratch: Path, allowance: Allowance) -> Iterator[Item]:
    if found.path.stat().st_size > LARGEST_MAIL:
        raise limits.too_much(found.name)
    by, attached = mails.attachments_of(found.path.read_bytes(), found.name, found.origin)
    return _spooled(attached, by.inside(found.name), scratch, allowance)


def _spooled(
    attached: Sequence[mails.Attachment], origin: Origin, scratch: Path, allowance: Allowance
) -> Iterator[Item]:
    """Yield attachments as files of our own names."""
    with TemporaryDirectory(dir=scratch) as own:
        for number, (name, content) in enumerate(attached):
            if isinstance(content, AppError):
                yield NotHad(name, content, origin)
                continue
            target = Path(own) / str(number) / limits.safe_name(name)
            target.parent.mkdir()
            try:
                limits.require_room_for(len(content), Path(own), name)
                allowance.write(content, target, name)
            except AppError as error:
                yield NotHad(name, error, origin)
            else:
                yield Found(name, target, origin)
                target.unlink()
