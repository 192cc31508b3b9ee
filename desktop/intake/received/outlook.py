# SPDX-License-Identifier: MIT
"""Takes the attachments out of a mail saved by Outlook (.msg).

Such a mail is a compound file; the names of its streams are told in Microsoft's [MS-OXMSG], the
numbers of properties in [MS-OXPROPS].
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from struct import Struct

import olefile

from desktop.domain.vietnamese import line, nfc
from desktop.intake.received import limits
from desktop.intake.received.found import Origin
from desktop.intake.received.limits import LARGEST_MAIL
from desktop.intake.received.mails import Attachment

PROPERTIES = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_"
_CONTENT, _LONG_NAME, _SHORT_NAME = "37010102", "3707", "3704"
_SENDERS = ("5D01", "0C1F")
_SUBMITTED, _DELIVERED = 0x00390040, 0x0E060040
_HEAD = 32
_PROPERTY = Struct("<2I8s")
_1601 = datetime(1601, 1, 1, tzinfo=UTC)
_MOST_ATTACHMENTS = 1_000


def is_outlook_mail(path: Path, beginning: bytes) -> bool:
    """Whether a file is a mail saved by Outlook."""
    if not beginning.startswith(olefile.MAGIC):
        return False
    try:
        with olefile.OleFileIO(path) as file:
            return bool(file.exists(PROPERTIES))
    except Exception:  # noqa: BLE001 - the reader raises whatever the bytes lead it into
        return False


def attachments_of(path: Path, name: str, origin: Origin) -> tuple[Origin, list[Attachment]]:
    """Return who sent a mail and when, and its attachments.

    A mail within the mail is not opened: Outlook lays it out in pieces, so that there is no file.

    Raises:
        BadData: it cannot be read, or is too large.
    """
    if path.stat().st_size > LARGEST_MAIL:
        raise limits.too_much(name)
    try:
        with olefile.OleFileIO(path) as file:
            by = origin.by_mail(_sender(file), _sent_at(file))
            return by, list(_attachments(file))
    except Exception as error:  # The reader raises whatever the bytes lead it into.
        raise limits.damaged(name) from error


def _attachments(file: olefile.OleFileIO) -> Iterator[Attachment]:
    folders = [e[0] for e in file.listdir(streams=False, storages=True) if len(e) == 1]
    for folder in sorted(f for f in folders if f.startswith(_ATTACHMENT))[:_MOST_ATTACHMENTS]:
        name = _text(file, folder, _LONG_NAME) or _text(file, folder, _SHORT_NAME)
        stream = f"{folder}/__substg1.0_{_CONTENT}"
        if name and file.exists(stream):
            yield line(nfc(name)), file.openstream(stream).read(LARGEST_MAIL)


def _text(file: olefile.OleFileIO, folder: str, number: str) -> str:
    """Return a property that is a text, as Unicode (001F) or in the mail's code page (001E)."""
    prefix = f"{folder}/" if folder else ""
    for kind, encoding in (("001F", "utf-16-le"), ("001E", "cp1258")):
        stream = f"{prefix}__substg1.0_{number}{kind}"
        if file.exists(stream):
            raw: bytes = file.openstream(stream).read(1 << 16)
            return raw.decode(encoding, "replace").strip("\0 ")
    return ""


def _sender(file: olefile.OleFileIO) -> str:
    return next((line(text) for n in _SENDERS if "@" in (text := _text(file, "", n))), "")


def _sent_at(file: olefile.OleFileIO) -> datetime | None:
    raw = file.openstream(PROPERTIES).read(1 << 16)[_HEAD:]
    usable = len(raw) // _PROPERTY.size * _PROPERTY.size
    found = {tag: value for tag, _flags, value in _PROPERTY.iter_unpack(raw[:usable])}
    value = found.get(_SUBMITTED) or found.get(_DELIVERED)
    if value is None:
        return None
    try:
        return _1601 + timedelta(microseconds=int.from_bytes(value, "little") // 10)
    except OverflowError:
        return None
