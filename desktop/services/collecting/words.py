# SPDX-License-Identifier: MIT
"""What is said of deliveries and units, in the window and on the command line alike."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from desktop.domain.checks.units import count_units
from desktop.domain.exchange.receiving import Verdict
from desktop.domain.vietnamese import grouped
from desktop.domain.week.collected import Collected, Review
from desktop.services.collecting.letters import LettersWritten
from desktop.services.collecting.receipts import Receipt

VERDICTS: Mapping[Verdict, str] = {
    Verdict.TAKEN: "Đã nhận",
    Verdict.ALREADY: "Đã có sẵn",
    Verdict.NEWER: "Lần nộp mới",
    Verdict.PART_MISSING: "Thiếu phần",
    Verdict.LOOK: "Cần xem",
    Verdict.REFUSED: "Không nhận",
    Verdict.BESIDE: "Đi kèm",
}
REVIEWS: Mapping[Review, str] = {
    Review.AWAITED: "chưa nộp",
    Review.RECEIVED: "đã nhận",
    Review.RETURNED: "gửi trả",
    Review.APPROVED: "đã duyệt",
}


def receipts_summary(receipts: Sequence[Receipt]) -> str:
    """Return how many files there were of each verdict."""
    numbers = {verdict: sum(r.verdict is verdict for r in receipts) for verdict in Verdict}
    told = (f"{VERDICTS[v].lower()} {grouped(n)}" for v, n in numbers.items() if n)
    return f"{grouped(len(receipts))} tệp: {', '.join(told)}."


def count_line(collected: Collected, due: date | None) -> str:
    """Return how many units have reported: "Đã nhận 57/61, đúng hạn 49, trễ 8, thiếu 4.".

    Those whose report was sent back stand apart: "Đã nhận 1/2, gửi trả 1, thiếu 0."
    """
    count = count_units(collected, due)
    came = f"Đã nhận {grouped(count.received)}/{grouped(count.expected)}"
    times = f", đúng hạn {grouped(count.in_time)}, trễ {grouped(count.late)}" if due else ""
    returned = f", gửi trả {grouped(count.returned)}" if count.returned else ""
    return f"{came}{times}{returned}, thiếu {grouped(count.missing)}."


def letters_line(written: LettersWritten, folder: Path) -> str:
    """Return what was written, and to how many units nothing can be written."""
    without = written.without_mailbox
    more = f" {grouped(without)} đơn vị chưa có hộp thư." if without else ""
    return f"Đã soạn {grouped(written.mails)} thư vào “{folder.name}”.{more}"
