# SPDX-License-Identifier: MIT
"""Takes the attachments out of a mail saved by Outlook (.msg).

Such a mail is a compound file; the names of its streams are told in Microsoft's [MS-OXMSG], the
numbers of properties in [MS-OXPROPS].
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from struct import Struct

import olefile

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import line, nfc, quoted
from desktop.intake.received import limits
from desktop.intake.received.found import Origin
from desktop.intake.received.limits import LARGEST_MAIL
from desktop.intake.received.mails import Attachment

PROPERTIES = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_"
_CONTENT, _LONG_NAME, _SHORT_NAME, _SUFFIX = "37010102", "3707", "3704", "3703"
_WITHIN = "__substg1.0_3701000D"
"""Where a mail lies that is an attachment itself."""

_SENDERS = ("5D01", "0C1F")
_SUBMITTED, _DELIVERED = 0x00390040, 0x0E060040
_HEAD, _HEAD_WITHIN = 32, 24
"""Bytes before the properties of a mail, and of one within another."""

_PROPERTY = Struct("<2I8s")
_1601 = datetime(1601, 1, 1, tzinfo=UTC)
_MOST_ATTACHMENTS, _DEEPEST = 1_000, 2 * limits.DEEPEST

_Storage = tuple[str, ...]
"""A folder within the compound file, by its path; the mail itself is at ()."""


def is_outlook_mail(path: Path, beginning: bytes) -> bool:
    """Whether a file is a mail saved by Outlook."""
    if not beginning.startswith(olefile.MAGIC):
        return False
    try:
        with olefile.OleFileIO(path) as file:
            return bool(file.exists(PROPERTIES))
    except Exception:  # noqa: BLE001 - the reader raises whatever the bytes lead it into
        return False


def mails_within(path: Path, name: str, origin: Origin) -> list[tuple[Origin, list[Attachment]]]:
    """Return a mail and those forwarded in it: where its attachments are found, and these.

    Outlook lays a forwarded mail out in pieces, so that there is no file to be opened later.

    Raises:
        BadData: it cannot be read, or is too large.
    """
    if path.stat().st_size > LARGEST_MAIL:
        raise limits.too_much(name)
    try:
        with olefile.OleFileIO(path) as file:
            return list(_mails(file, (), name, origin))
    except Exception as error:  # The reader raises whatever the bytes lead it into.
        raise limits.damaged(name) from error


def _mails(
    file: olefile.OleFileIO, at: _Storage, name: str, origin: Origin
) -> Iterator[tuple[Origin, list[Attachment]]]:
    by = origin.by_mail(_sender(file, at), _sent_at(file, at)).inside(name)
    attached, forwarded = list[Attachment](), list[tuple[str, _Storage]]()
    for number, folder in enumerate(_folders(file, at), 1):
        inner = (*folder, _WITHIN)
        if not file.exists("/".join(inner)):
            attached.append(_attachment(file, folder, number))
        elif len(at) < _DEEPEST:
            forwarded.append((f"thư kèm {number}", inner))
        else:
            attached.append((f"thư kèm {number}", limits.too_deep(f"thư kèm {number}")))
    yield by, attached
    for inner_name, inner in forwarded:
        yield from _mails(file, inner, inner_name, by)


def _folders(file: olefile.OleFileIO, at: _Storage) -> Sequence[_Storage]:
    """Return where the attachments of a mail lie, in their order."""
    storages = map(tuple, file.listdir(streams=False, storages=True))
    here = [s for s in storages if s[:-1] == at and s[-1].startswith(_ATTACHMENT)]
    return sorted(here)[:_MOST_ATTACHMENTS]


def _attachment(file: olefile.OleFileIO, folder: _Storage, number: int) -> Attachment:
    name = _text(file, folder, _LONG_NAME) or _text(file, folder, _SHORT_NAME)
    name = line(nfc(name)) or f"tệp kèm {number}{_text(file, folder, _SUFFIX)}"
    stream = "/".join((*folder, f"__substg1.0_{_CONTENT}"))
    if not file.exists(stream):
        message = f"{quoted(name)} chỉ được dẫn tới trong thư, không nằm trong thư."
        return name, AppError(message, limits.ASK_AGAIN)
    return name, file.openstream(stream).read(LARGEST_MAIL)


def _text(file: olefile.OleFileIO, at: _Storage, number: str) -> str:
    """Return a property that is a text, as Unicode (001F) or in the mail's code page (001E)."""
    for kind, encoding in (("001F", "utf-16-le"), ("001E", "cp1258")):
        stream = "/".join((*at, f"__substg1.0_{number}{kind}"))
        if file.exists(stream):
            raw: bytes = file.openstream(stream).read(1 << 16)
            return raw.decode(encoding, "replace").strip("\0 ")
    return ""


def _sender(file: olefile.OleFileIO, at: _Storage) -> str:
    return next((line(text) for n in _SENDERS if "@" in (text := _text(file, at, n))), "")


def _sent_at(file: olefile.OleFileIO, at: _Storage) -> datetime | None:
    stream = "/".join((*at, PROPERTIES))
    head = _HEAD_WITHIN if at else _HEAD
    raw = file.openstream(stream).read(1 << 16)[head:] if file.exists(stream) else b""
    usable = len(raw) // _PROPERTY.size * _PROPERTY.size
    found = {tag: value for tag, _flags, value in _PROPERTY.iter_unpack(raw[:usable])}
    value = found.get(_SUBMITTED) or found.get(_DELIVERED)
    if value is None:
        return None
    try:
        return _1601 + timedelta(microseconds=int.from_bytes(value, "little") // 10)
    except OverflowError:
        return None
