# SPDX-License-Identifier: MIT
"""The lists that documents share, as they stand: what was written, else what is known of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.documents.hours import timed
from desktop.domain.documents.keys import shared_key
from desktop.domain.documents.template import ListColumn, Reads, SharedList
from desktop.domain.documents.words import Material
from desktop.domain.vietnamese import grouped, with_capitals
from desktop.domain.vietnamese.entries import read_money, read_number
from desktop.domain.week.kinds import kind_of

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a list as they are printed; `faults` name what cannot be so, row by row."""

    cells: tuple[Cells, ...]
    faults: tuple[str, ...] = ()


def written_rows(text: str, width: int) -> tuple[Cells, ...]:
    """Return the rows of a list as it is kept: a line each, its cells parted by tabs.

    More cells than the list has columns stay together in the last one, so that none is lost.
    """
    return tuple(_cells(line, width) for line in text.split("\n") if line.strip())


def in_columns(line: str, width: int) -> Cells:
    """Return the cells of a line for so many columns at most; the last takes all that is left."""
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) <= width:
        return tuple(cells)
    return (*cells[: width - 1], " ".join(filter(None, cells[width - 1 :])))


def kept_text(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a list is kept; blank rows at the end are none."""
    lines = ["\t".join(" ".join(cell.split()) for cell in row).rstrip() for row in rows]
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)


def draft_rows(shared: SharedList, material: Material) -> tuple[Cells, ...]:
    """Return what is known of a list before anybody wrote in it."""
    if shared.slogans:
        spare = ("",) * (len(shared.columns) - 1)
        return tuple((slogan.strip(), *spare) for slogan in material.week.slogans)
    if not shared.records:
        return shared.rows
    records = (r for r in material.planned.records if kind_of(r).key == shared.records)
    names = [shared.attributes.get(column.key, "") for column in shared.columns]
    return tuple(
        tuple(str(getattr(record, name, "") or "") if name else "" for name in names)
        for record in records
    )


def current_rows(shared: SharedList, material: Material) -> tuple[Cells, ...]:
    """Return the rows of a list: those written, else its draft."""
    own = material.notebook.document_texts.get(shared_key(shared.key))
    if own is None:
        return draft_rows(shared, material)
    return written_rows(own.text, len(shared.columns))


def printed_rows(shared: SharedList, material: Material) -> Rows:
    """Return the rows of a list with hours worked out and figures grouped."""
    rows = current_rows(shared, material)
    columns = [tuple(row[at] for row in rows) for at in range(len(shared.columns))]
    faults: list[str] = []
    for at, column in enumerate(shared.columns):
        columns[at] = tuple(_printed(shared, column, columns, faults))
    return Rows(tuple(zip(*columns, strict=True)), tuple(faults))


def total(shared: SharedList, column: str, material: Material) -> int | None:
    """Return what the figures of a column come to, `None` if there are none."""
    at = shared.at(column)
    reads = shared.columns[at].reads
    figures = [_figure(row[at], reads) for row in current_rows(shared, material)]
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def _cells(line: str, width: int) -> Cells:
    cells = in_columns(line, width)
    return (*cells, *[""] * (width - len(cells)))


def _printed(
    shared: SharedList, column: ListColumn, columns: Sequence[Cells], faults: list[str]
) -> Iterator[str]:
    at = shared.at(column.key)
    if column.reads is Reads.HOUR:
        lasting = next((c for c in shared.columns if c.reads is Reads.MINUTES), None)
        minutes = columns[shared.at(lasting.key)] if lasting else ("",) * len(columns[at])
        for number, item in enumerate(timed([*zip(columns[at], minutes, strict=True)]), 1):
            faults += [f"{shared.label}, dòng {number}: {item.fault}"] if item.fault else []
            yield item.hour
        return
    for number, cell in enumerate(columns[at], 1):
        figure = _figure(cell, column.reads)
        if cell.strip() and figure is None and column.reads in (Reads.MONEY, Reads.NUMBER):
            what = "số tiền" if column.reads is Reads.MONEY else "con số"
            faults.append(f"{shared.label}, dòng {number}: “{cell}” không phải {what}.")
        if column.reads is Reads.NAME and (cell.isupper() or cell.islower()):
            yield with_capitals(cell)
            continue
        yield cell if figure is None else grouped(figure)


def _figure(cell: str, reads: Reads) -> int | None:
    try:
        if reads is Reads.MONEY:
            return read_money(cell).value
        return read_number(cell).value if reads is Reads.NUMBER else None
    except ValueError:
        return None
