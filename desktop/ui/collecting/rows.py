# SPDX-License-Identifier: MIT
"""The rows of the page's two lists in words: units, and files that came."""

from collections.abc import Iterable, Mapping, Sequence

from desktop.domain.exchange.receiving import Verdict
from desktop.domain.vietnamese import grouped, short_date
from desktop.domain.week.collected import ReportingUnit, Review
from desktop.services.collecting.receipts import Receipt
from desktop.services.collecting.words import REVIEWS, VERDICTS


def unit_row(
    unit: ReportingUnit,
    doubts: Mapping[str, Sequence[str]],
    late: bool,  # noqa: FBT001
) -> tuple[str, str, str]:
    """Return the cells of a unit: its name, how far it is, how much of it needs a look."""
    report = unit.latest
    told = [REVIEWS[unit.review].capitalize()]
    if report is not None:
        told.append(f"lần {report.revision}" if report.revision else "bảng rời")
        told.append(short_date(report.received_at.astimezone()))
        told += ["trễ"] if late else []
    name = f"{unit.code} · {unit.name}" if unit.code else unit.name
    number = len(doubts.get(unit.id, ()))
    return name, " · ".join(told), f"{grouped(number)} điều" if number else ""


def reviews(units: Iterable[ReportingUnit]) -> Mapping[str, Review]:
    """Return what was decided of each report that was decided of, by its id."""
    decided = (Review.APPROVED, Review.RETURNED)
    return {u.latest.id: u.review for u in units if u.latest and u.review in decided}


def receipt_row(receipt: Receipt, review: Review | None) -> tuple[str, str, str]:
    """Return the cells of a file that came: its name, its verdict, and what to say.

    What was to be looked at is not said any more once that led to a decision.
    """
    told = receipt.sentence
    if review is not None and receipt.verdict is Verdict.LOOK:
        told = f"Đã xem: {REVIEWS[review]}."
    whose = f"{receipt.unit}." if receipt.unit else ""
    return receipt.name, VERDICTS[receipt.verdict], f"{whose} {told}".strip()
