# SPDX-License-Identifier: MIT
"""Writes the letters of an office to its units as drafts, and the reminder as a text for Zalo."""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.exchange.unit_letters import awaited_units, letters, reminder
from desktop.domain.vietnamese import slug
from desktop.domain.week.collected import Collected
from desktop.domain.week.week import Week

REMINDER = "nhac-nop.txt"
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class LettersWritten:
    """How many mails were written, and how many units have no mailbox to write to."""

    mails: int
    without_mailbox: int


def write_letters(week: Week, collected: Collected, folder: Path) -> LettersWritten:
    """Write all letters that are due now into a folder, one draft a letter.

    Those of an earlier time with the same name are replaced.

    Raises:
        AppError: the folder cannot be written to.
    """
    from desktop.export.mail.mail import MailDraft, write_mail
    from desktop.export.packing import refusal, write_whole

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(folder, error) from error
    missing = awaited_units(collected)
    if missing:
        text = reminder(week, missing).replace("\n", "\r\n")
        write_whole(folder / REMINDER, text.encode("utf-8-sig"))
    names = set[str]()
    for letter in letters(week, collected):
        stem = slug(letter.name, _LONGEST_NAME)
        number = next(n for n in range(1, len(names) + 2) if _file(stem, n) not in names)
        names.add(name := _file(stem, number))
        draft = MailDraft(
            to=", ".join(letter.to), subject=letter.subject, body=letter.body, attachments=()
        )
        write_mail(draft, folder / name)
    asked = [unit for unit in collected if unit.latest or unit in missing]
    return LettersWritten(len(names), sum(not unit.mailbox.strip() for unit in asked))


def _file(stem: str, number: int) -> str:
    return f"{stem}.eml" if number == 1 else f"{stem}-{number}.eml"
