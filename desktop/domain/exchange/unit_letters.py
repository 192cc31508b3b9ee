# SPDX-License-Identifier: MIT
"""What an office writes to its units: reminders, receipts, and why a report goes back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.vietnamese import grouped, line, short_date
from desktop.domain.week.addresses import mail_addresses
from desktop.domain.week.collected import Collected, ReceivedReport, ReportingUnit, Review
from desktop.domain.week.week import Week, short_centre

_CLOSING = "Trân trọng./."
_MOST_ADDRESSES = 50
"""To how many a mail goes at most: many mail services refuse more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter to one unit or several; `to` are their mailboxes, `name` is that of its file."""

    name: str
    to: tuple[str, ...]
    subject: str
    body: str


def awaited_units(collected: Collected) -> Sequence[ReportingUnit]:
    """Return who is to be reminded: no report came, nor one that may be theirs."""
    perhaps = {unit.resembles for unit in collected}
    return [unit for unit in collected if unit.latest is None and unit.id not in perhaps]


def reminder(week: Week, units: Sequence[ReportingUnit]) -> str:
    """Return the reminder as it is sent by Zalo, with the list of those that are missing."""
    centre = line(week.centre.name)
    several = f"{grouped(len(units))} đơn vị sau" if len(units) > 1 else "đơn vị sau"
    listed = [_named(at, unit, week.units_due) for at, unit in enumerate(units, 1)]
    due = f" Hạn nộp: ngày {short_date(week.units_due)}." if week.units_due else ""
    return "\n".join(
        (
            f"{centre} chưa nhận được {_report(week)} của {several}:",
            *listed,
            f"Đề nghị các đơn vị sớm nộp báo cáo.{due} Đơn vị nào đã gửi, xin báo lại để kiểm tra.",
            _CLOSING,
        )
    )


def letters(week: Week, collected: Collected) -> Iterator[Letter]:
    """Yield all letters that are due now: reminders, receipts, and reports that go back.

    Units without a mailbox get none; they are in the text of the reminder all the same.
    """
    yield from _reminders(week, awaited_units(collected))
    for unit in collected:
        to = tuple(mail_addresses(unit.mailbox)[0])
        report = unit.latest
        if report is None or not to:
            continue
        if unit.review is Review.RETURNED:
            yield _returned(week, unit, report, to)
        elif unit.counted:
            yield _receipt(week, unit, report, to)


def _reminders(week: Week, units: Sequence[ReportingUnit]) -> Iterator[Letter]:
    addresses = [a for unit in units for a in mail_addresses(unit.mailbox)[0]]
    whole = list(dict.fromkeys(addresses))
    for number, at in enumerate(range(0, len(whole), _MOST_ADDRESSES), 1):
        yield Letter(
            name="nhac-nop" if len(whole) <= _MOST_ADDRESSES else f"nhac-nop-{number}",
            to=tuple(whole[at : at + _MOST_ADDRESSES]),
            subject=_subject(week, "Nhắc nộp báo cáo"),
            body=f"Kính gửi: các đơn vị có tên dưới đây.\n\n{reminder(week, units)}\n",
        )


def _receipt(
    week: Week, unit: ReportingUnit, report: ReceivedReport, to: tuple[str, ...]
) -> Letter:
    approved = " và đã duyệt" if unit.review is Review.APPROVED else ""
    said = f"đã nhận{approved} {_which(week, report)}"
    return _letter(week, unit, to, "bien-nhan", "Đã nhận báo cáo", [f"{_centre(week)} {said}."])


def _returned(
    week: Week, unit: ReportingUnit, report: ReceivedReport, to: tuple[str, ...]
) -> Letter:
    until = unit.due or week.units_due
    paragraphs = [
        f"{_centre(week)} gửi trả {_which(week, report)}.",
        f"Lý do: {line(unit.note)}" if unit.note else "",
        f"Đề nghị đơn vị sửa và nộp lại trước hết ngày {short_date(until)}."
        if until
        else "Đề nghị đơn vị sửa và nộp lại.",
    ]
    return _letter(week, unit, to, "gui-tra", "Đề nghị nộp lại báo cáo", paragraphs)


def _letter(
    week: Week,
    unit: ReportingUnit,
    to: tuple[str, ...],
    kind: str,
    about: str,
    paragraphs: Sequence[str],
) -> Letter:
    whole = (f"Kính gửi: {line(unit.name)}.", *paragraphs, _CLOSING, _centre(week))
    return Letter(
        name=f"{kind} {unit.code} {unit.name}",
        to=to,
        subject=_subject(week, about),
        body="\n\n".join(filter(None, whole)) + "\n",
    )


def _which(week: Week, report: ReceivedReport) -> str:
    came = f"nhận ngày {short_date(report.received_at.astimezone())}"
    if not report.revision:
        return f"bảng số liệu {_name(week)} của đơn vị, {came}"
    code = f", mã kiểm tra {report.check_code}" if report.check_code else ""
    return f"{_report(week)} của đơn vị, lần nộp {report.revision}{code}, {came}"


def _named(at: int, unit: ReportingUnit, due: date | None) -> str:
    own = f" (hạn riêng {short_date(unit.due)})" if unit.due and unit.due != due else ""
    return f"{at}. {line(unit.name)}{own}"


def _subject(week: Week, about: str) -> str:
    return line(f"[BC TLHTSĐ {week.year}] {short_centre(week.centre)} – {about}")


def _centre(week: Week) -> str:
    return line(week.centre.name)


def _name(week: Week) -> str:
    return f"Tuần lễ hưởng ứng học tập suốt đời năm {week.year}"


def _report(week: Week) -> str:
    return f"báo cáo {_name(week)}"
