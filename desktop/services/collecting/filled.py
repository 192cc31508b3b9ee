# SPDX-License-Identifier: MIT
"""Reads annexes that units filled in themselves, and tells whose they are."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange.filled_table import read_filled
from desktop.domain.exchange.receiving import Came, Directory, bounded, is_mailbox_of
from desktop.domain.form.form import Form
from desktop.domain.report.building import filled as worded
from desktop.domain.vietnamese import quoted
from desktop.domain.week.collected import How, ReceivedReport
from desktop.domain.week.unit_names import mentions
from desktop.domain.week.week import Week
from desktop.intake.received.filled_annex import FilledAnnex, read_filled_annex


class Nobodys(AppError):
    """An annex that does not say whose it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How a file came: its name, its content's SHA-256, who sent it and when."""

    name: str
    sha256: str
    sender: str
    received_at: datetime


def read_annex(
    path: Path, delivery: Delivery, week: Week, form: Form, directory: Directory
) -> Came:
    """Read an annex that a unit filled in, under the form of the Week.

    One that has a doubt about it, or is laid out otherwise than the program's own, is marked as
    made by hand: it counts only when somebody has approved it.

    Raises:
        Nobodys: it does not say whose it is.
        AppError: it cannot be read, or is of another year.
    """
    annex = read_filled_annex(path)
    if annex.years and week.year not in annex.years:
        years = ", ".join(map(str, sorted(annex.years)))
        message = f"{quoted(delivery.name)} ghi năm {years}, không phải năm {week.year}."
        raise BadData(message, "Hãy hỏi lại đơn vị.")
    name, unit = _whose(annex, delivery, directory)
    made = read_filled(form, annex.heads, annex.rows)
    doubts = [*annex.doubts, *made.doubts]
    if not made.figures:
        doubts.append("Bảng không có số liệu nào.")
    is_ours = not doubts and len(annex.heads) == len(form.columns)
    report = ReceivedReport(
        id=delivery.sha256,
        form=form.id,
        revision=0,
        check_code="",
        how=How.WORKBOOK if is_ours else How.TABLE,
        under=form.identity,
        received_at=delivery.received_at,
        figures=made.figures,
        doubts=bounded(doubts),
    )
    return Came(name=name, week="", report=report, unit=unit, sender=delivery.sender)


def _whose(annex: FilledAnnex, delivery: Delivery, directory: Directory) -> tuple[str, str]:
    """Return the name and id of the unit, the id blank where the name alone does not tell.

    What the file itself says comes first, then a whole name anywhere in it or in the file's own
    name, then the mailbox that it came from; of two that fit none is taken.
    """
    if annex.name:
        same = directory.named(annex.name, delivery.sender)
        return annex.name, same[0].id if len(same) == 1 else ""
    known = directory.by_id.values()
    file_name = Path(delivery.name).stem.replace("-", " ").replace("_", " ")
    texts = [*annex.texts, file_name]
    named = [unit for unit in known if any(mentions(text, unit.name) for text in texts)]
    by_mail = [unit for unit in known if is_mailbox_of(unit, delivery.sender)]
    for found in (named, by_mail):
        if len(found) == 1:
            return found[0].name, found[0].id
    message = f"Chưa rõ {quoted(delivery.name)} là của đơn vị nào."
    advice = "Hãy ghi tên đơn vị vào tệp (Đơn vị nộp: …), hoặc thêm đơn vị vào danh sách."
    raise Nobodys(message, advice)


def template_title(form: Form, week: Week) -> str:
    """Return the title of the annex of a Week."""
    return worded(form.annex.title, week)
