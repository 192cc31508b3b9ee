# SPDX-License-Identifier: MIT
"""Says what came of workbooks of activities: what was taken, and each row that was not."""

from collections.abc import Iterator

from desktop.domain.entry.activity_book import count_by_kind
from desktop.domain.vietnamese import grouped
from desktop.services.activities.importing import Incoming


def incoming_lines(incoming: Incoming, *, with_twins: bool, is_stored: bool) -> Iterator[str]:
    """Yield the lines: the sum of it first, then what is to be looked at, row by row."""
    records = incoming.records(with_twins=with_twins)
    counts = "; ".join(f"{kind.name}: {grouped(count)}" for kind, count in count_by_kind(records))
    done = "Đã nhập" if is_stored else "Có thể nhập"
    into = f"Tuần lễ năm {incoming.week.year}"
    yield f"{done} {grouped(len(records))} hoạt động vào {into}{f' ({counts})' if counts else ''}."
    if known := sum(row.is_known for row in incoming.rows):
        yield f"{grouped(known)} dòng đã có đúng như vậy trong sổ, không nhập lại."
    for error in incoming.refused:
        yield f"Không đọc được: {error}"
    for book in incoming.books:
        for note in book.notes:
            yield f"Lưu ý: {note}"
    for row in incoming.rows:
        if row.is_faulty:
            yield f"Cần sửa: {row.where}: {' '.join(row.read.faults)}"
        elif row.twin and not row.is_known:
            yield f"{'Lưu ý' if with_twins else 'Có thể trùng'}: {row.where}: {row.twin}"
        if row.is_taken(with_twins=with_twins):
            for remark in row.read.remarks:
                yield f"Nên xem: {row.where}: {remark}"
