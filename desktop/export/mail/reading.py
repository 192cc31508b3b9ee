# SPDX-License-Identifier: MIT
"""Reads a drafted mail back, as far as a clerk needs it to send the same from webmail."""

import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from desktop.domain.errors import AppError, why
from desktop.domain.exchange.manifest import SENDING_FOLDER
from desktop.export.mail.mail import MailDraft

_BEGINNING = 1 << 16
"""In bytes: heads and text of a draft are a tenth of this; attachments need not be read."""

_ATTACHED = re.compile(r"^\d+\. (\S+) \(", re.MULTILINE)


def read_mail(file: Path) -> MailDraft:
    """Return a draft that `write_mail` wrote into the sending folder of a submission.

    Its attachments are named where they lie: beside it, or in the submission's own folder.

    Raises:
        AppError: it cannot be read.
    """
    try:
        with file.open("rb") as source:
            message = message_from_bytes(source.read(_BEGINNING), policy=default)
    except OSError as error:
        advice = f"Hãy xem lại thư mục “{SENDING_FOLDER}” của hồ sơ, hoặc lập lại bản nộp."
        raise AppError(f"Không đọc được thư soạn sẵn “{file}”: {why(error)}.", advice) from error
    part = message.get_body(("plain",))
    body = "" if part is None else part.get_content().replace("\r\n", "\n")
    return MailDraft(
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        body=body,
        attachments=tuple(_found(file.parent, name) for name in _ATTACHED.findall(body)),
    )


def _found(sending: Path, name: str) -> Path:
    beside = sending / name
    return beside if beside.exists() else sending.parent / name
