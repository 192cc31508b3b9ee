# SPDX-License-Identifier: MIT
"""Takes the attachments out of mails (.eml) and mailboxes (.mbox)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr
from mimetypes import guess_extension
from pathlib import Path
from typing import IO

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import line, nfc
from desktop.intake.received import limits
from desktop.intake.received.found import Origin
from desktop.intake.received.limits import LARGEST_MAIL, MOST_INSIDE

MAIL_NUMBER = "thư "
"""Begins the name of a mail in a mailbox, which has none of its own."""

Attachment = tuple[str, bytes | AppError]
"""The name of an attachment and what it holds, or why it cannot be had."""

_LONGEST_LINE = 1 << 16
_UNREADABLE = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)
"""What the reader of mails raises for what some bytes lead it into."""


def attachments_of(content: bytes, name: str, origin: Origin) -> tuple[Origin, list[Attachment]]:
    """Return who sent a mail and when, and its attachments; a forwarded mail is one of them.

    Raises:
        BadData: it cannot be read.
    """
    try:
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes no other
        by = origin.by_mail(_sender(message), _sent_at(message))
        return by, list(_attachments(message))
    except _UNREADABLE as error:
        raise limits.damaged(name) from error


def mails_in(path: Path, name: str) -> Iterator[tuple[str, bytes | AppError]]:
    """Yield the mails of a mailbox, each under a name of ours, or why it cannot be had.

    The file is only read: Python's own reader of mailboxes would open it for writing too.

    Raises:
        BadData: it has too many.
    """
    with path.open("rb") as file:
        for number, content in enumerate(_parted(file), 1):
            if number > MOST_INSIDE:
                raise limits.too_many(name)
            mail = f"{MAIL_NUMBER}{number}"
            yield mail, limits.too_much(mail) if len(content) > LARGEST_MAIL else content


def _parted(file: IO[bytes]) -> Iterator[bytes]:
    """Yield what stands between the lines that begin a mail, of each not much more than allowed."""
    mail, has_begun, is_after_blank = bytearray(), False, True
    while part := file.readline(_LONGEST_LINE):
        if is_after_blank and part.startswith(b"From "):
            if has_begun:
                yield bytes(mail)
            mail.clear()
            has_begun, is_after_blank = True, False
            continue
        if has_begun and len(mail) <= LARGEST_MAIL:
            mail += part
        is_after_blank = part in (b"\n", b"\r\n")
    if has_begun:
        yield bytes(mail)


def _sender(message: EmailMessage) -> str:
    return line(parseaddr(str(message["From"] or ""))[1])


def _sent_at(message: EmailMessage) -> datetime | None:
    """Return the mail's own date; one without a zone is taken for UTC, one that cannot be none."""
    given = getattr(message["Date"], "datetime", None)
    if not isinstance(given, datetime):
        return None
    try:
        return (given if given.tzinfo else given.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def _attachments(message: EmailMessage) -> Iterator[Attachment]:
    for number, part in enumerate(_parts(message), 1):
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            assert isinstance(inner, Message)  # noqa: S101 - what such a part holds
            yield f"thư kèm {number}.eml", inner.as_bytes()
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and (name := _name(part, number)):
            yield name, content


def _name(part: Message, number: int) -> str:
    """Return the name of an attachment, one of ours if it has none; blank for the mail's own words.

    A text is the mail's own unless it is said to be attached.
    """
    if name := line(nfc(part.get_filename() or "")):
        return name
    is_text = part.get_content_maintype() in ("text", "multipart")
    if is_text and part.get_content_disposition() != "attachment":
        return ""
    return f"tệp kèm {number}{guess_extension(part.get_content_type()) or ''}"


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts that are no wrapping; what a forwarded mail carries stays in it."""
    if message.get_content_maintype() != "multipart" or not message.is_multipart():
        yield message
        return
    for part in message.iter_parts() if isinstance(message, EmailMessage) else ():
        yield from _parts(part)
