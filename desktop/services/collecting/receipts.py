# SPDX-License-Identifier: MIT
"""The verdicts on a delivery, once all of it is known: what lacks a part, what lay beside."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.exchange.received_file import ReceivedFile
from desktop.domain.exchange.receiving import Verdict
from desktop.domain.week.wording import listed
from desktop.intake.received.mails import MAIL_NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of one file: in which wrappings it came, whose it is, and what to say.

    `report` is the id of the report it belongs to, blank where it is of none.
    """

    name: str
    verdict: Verdict
    came_from: tuple[str, ...] = ()
    unit: str = ""
    revision: int = 0
    report: str = ""
    sentence: str = ""


def completed(receipts: Sequence[Receipt], files: Iterable[ReceivedFile]) -> list[Receipt]:
    """Return the verdicts with what only the whole delivery tells."""
    missing = missing_parts(files)
    mails = {r.came_from for r in receipts if r.report and _is_mail(r.came_from)}
    return [_beside(_lacking(receipt, missing), mails) for receipt in receipts]


def missing_parts(files: Iterable[ReceivedFile]) -> Mapping[str, Sequence[int]]:
    """Return which parts of which reports are missing; a whole one is not among them.

    One report may have come twice, in more parts the one time than the other.
    """
    came: defaultdict[str, defaultdict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for file in files:
        came[file.report][file.parts].add(file.part)
    lacking = {}
    for report, ways in came.items():
        gaps = [[n for n in range(1, parts + 1) if n not in here] for parts, here in ways.items()]
        if all(gaps):
            lacking[report] = min(gaps, key=len)
    return lacking


def _lacking(receipt: Receipt, missing: Mapping[str, Sequence[int]]) -> Receipt:
    numbers = missing.get(receipt.report)
    if not numbers or receipt.verdict is Verdict.REFUSED:
        return receipt
    words = said_of_missing(numbers)
    sentence = f"{words} {receipt.sentence}".strip()
    return replace(receipt, verdict=Verdict.PART_MISSING, sentence=sentence)


def said_of_missing(numbers: Sequence[int]) -> str:
    """Say which parts of a report did not come; without the first there are no figures."""
    words = f"Còn thiếu phần {listed([str(n) for n in numbers])}"
    return f"{words}; chưa có số liệu vì số liệu ở phần 1." if 1 in numbers else f"{words}."


def _is_mail(wrappings: tuple[str, ...]) -> bool:
    """Whether files lie in a mail, where all is of one unit, and not in an archive of many."""
    innermost = wrappings[-1].lower() if wrappings else ""
    return innermost.endswith((".eml", ".msg")) or innermost.startswith(MAIL_NUMBER)


def _beside(receipt: Receipt, mails: set[tuple[str, ...]]) -> Receipt:
    """Set aside what only accompanies a report in one mail: its printed copy, a signature."""
    is_unread = receipt.verdict is Verdict.LOOK and not receipt.report
    if is_unread and receipt.came_from in mails:
        return replace(receipt, verdict=Verdict.BESIDE, sentence="")
    return receipt
