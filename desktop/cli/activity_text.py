# SPDX-License-Identifier: MIT
"""Says what came of workbooks of activities: what was taken, and each row that was not."""

from collections.abc import Iterator, Mapping

from desktop.cli.account_text import account_lines
from desktop.domain.entry.activity_book import count_by_kind
from desktop.domain.vietnamese import grouped
from desktop.intake.sheets.fates import Fate, balance
from desktop.services.activities.incoming import Incoming, IncomingRow


def incoming_lines(
    incoming: Incoming, *, with_twins: bool, with_hidden: bool = False, is_stored: bool
) -> Iterator[str]:
    """Yield the lines: the sum of it first, then what is to be looked at, row by row."""
    wanted = {"with_twins": with_twins, "with_hidden": with_hidden}
    records = incoming.records(**wanted)
    counts = "; ".join(f"{kind.name}: {grouped(count)}" for kind, count in count_by_kind(records))
    done = "Đã nhập" if is_stored else "Có thể nhập"
    into = f"Tuần lễ năm {incoming.week.year}"
    yield f"{done} {grouped(len(records))} hoạt động vào {into}{f' ({counts})' if counts else ''}."
    fates = incoming.fates(**wanted)
    if fates:
        yield f"{balance(fates, 'hoạt động')}."
        yield from account_lines(fates)
    if known := sum(row.is_known for row in incoming.rows):
        yield f"{grouped(known)} dòng đã có đúng như vậy trong sổ, không nhập lại."
    for error in incoming.refused:
        yield f"Không đọc được: {error}"
    for book in incoming.books:
        for note in book.notes:
            yield f"Lưu ý: {note}"
    for row in incoming.rows:
        yield from _row_lines(row, wanted)


def _row_lines(row: IncomingRow, wanted: Mapping[str, bool]) -> Iterator[str]:
    """Yield what is to be looked at in a row."""
    if row.fate(**wanted) is Fate.HIDDEN:
        yield f"Đang ẩn: {row.where}: không nhập (chọn --with-hidden nếu muốn nhập)."
    elif row.is_faulty:
        yield f"Cần sửa: {row.where}: {' '.join(row.read.faults)}"
    elif row.twin and not row.is_known:
        yield f"{'Lưu ý' if wanted['with_twins'] else 'Có thể trùng'}: {row.where}: {row.twin}"
    if row.is_taken(**wanted):
        for remark in row.read.remarks:
            yield f"Nên xem: {row.where}: {remark}"
