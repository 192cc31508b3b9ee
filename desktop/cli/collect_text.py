# SPDX-License-Identifier: MIT
"""Says what became of files that came, who has reported, and what each unit's share is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desktop.domain.checks.units import is_late
from desktop.domain.report.by_unit import ByUnit, Share
from desktop.domain.vietnamese import grouped, line, short_date
from desktop.domain.week.collected import Collected, ReportingUnit
from desktop.services.collecting.proving import Proof
from desktop.services.collecting.receipts import Receipt
from desktop.services.collecting.words import REVIEWS, VERDICTS


def receipt_line(receipt: Receipt) -> str:
    """Return what became of one file, in one line."""
    where = f" (trong {' > '.join(receipt.came_from)})" if receipt.came_from else ""
    report = f"lần nộp {receipt.revision}" if receipt.revision else ""
    code = f"mã {receipt.report}" if receipt.revision else ""
    whose = ", ".join(filter(None, (receipt.unit, report, code)))
    told = ". ".join(filter(None, (whose, receipt.sentence)))
    said = f"{VERDICTS[receipt.verdict]}: {receipt.name}{where}"
    return line(f"{said}: {told}" if told else said)


def unit_in_report(unit: ReportingUnit) -> str:
    """Return which report of a unit is in a submission, in one line."""
    report = unit.latest
    number = f"lần nộp {report.revision}, mã {report.check_code}" if report else ""
    return line(f"Gồm số liệu của {_called(unit)}: {number}")


def proof_line(proof: Proof) -> str:
    """Return whether the figures of a unit are those of its own report, in one line."""
    words = " ".join(proof.faults) or ("chưa có tệp để đối chiếu" if proof.is_open else "khớp")
    sign = "Sai" if proof.faults else "Chưa rõ" if proof.is_open else "Đúng"
    report = f"lần nộp {proof.report.revision}, mã {proof.report.check_code}"
    indent = "  " * (proof.depth - 1)
    return f"{indent}{line(f'{sign}: {_called(proof.unit)}, {report}: {words}')}"


def _called(unit: ReportingUnit) -> str:
    return f"{unit.code}  {unit.name}" if unit.code else unit.name


def units_as_tsv(collected: Collected, doubts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield a head line and a line a unit."""
    yield "\t".join(("code", "name", "state", "revision", "check_code", "received", "doubts"))
    for unit in collected:
        report = unit.latest
        received = report.received_at.astimezone().isoformat(timespec="seconds") if report else ""
        number = str(report.revision) if report else ""
        code = report.check_code if report else ""
        told = " ".join(doubts.get(unit.id, ()))
        fields = (unit.code, unit.name, unit.review, number, code, received, told)
        yield "\t".join(line(str(field)) for field in fields)


def units_as_text(
    collected: Collected, doubts: Mapping[str, Sequence[str]], due: date | None
) -> Iterator[str]:
    """Yield the units as a person reads them, each with what should be looked at of it."""
    for unit in collected:
        yield line(_unit(unit, due))
        yield from (f"    Cần xem: {line(doubt)}" for doubt in doubts.get(unit.id, ()))


def _unit(unit: ReportingUnit, due: date | None) -> str:
    name = _called(unit)
    report = unit.latest
    if report is None:
        return f"{name}: {REVIEWS[unit.review]}"
    late = ", trễ hạn" if is_late(unit, due) else ""
    came = f"nhận ngày {short_date(report.received_at.astimezone())}{late}"
    number = f"lần nộp {report.revision}" if report.revision else "bảng lập tay"
    code = f", mã {report.check_code}" if report.check_code else ""
    return f"{name}: {REVIEWS[unit.review]}, {number}{code}, {came}"


def shares_as_tsv(table: ByUnit) -> Iterator[str]:
    """Yield a head line, a line a unit, and the sums; a column for each figure, "1.4 people"."""
    yield "\t".join(("code", "name", *(f"{row} {column}" for row, column in table.keys)))
    for share in (*table.shares, table.total):
        figures = (str(share.figures.get(key, "")) for key in table.keys)
        yield "\t".join((line(share.code), line(share.name), *figures))


def shares_as_text(table: ByUnit) -> Iterator[str]:
    """Yield each figure with the units that it is the sum of."""
    for key in table.keys:
        row, column = table.heads[key]
        yield line(f"{row}, {column}: {grouped(table.total.figures[key])}")
        for share in table.shares:
            if key in share.figures:
                yield f"    {line(_named(share))}: {grouped(share.figures[key])}"


def _named(share: Share) -> str:
    return f"{share.code}  {share.name}" if share.code else share.name
