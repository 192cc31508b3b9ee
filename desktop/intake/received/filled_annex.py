# SPDX-License-Identifier: MIT
"""Takes the tables of figures out of a workbook or a document of Word that a unit filled in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.exchange.filled_table import WrittenRow
from desktop.domain.vietnamese import line, quoted
from desktop.intake.circulars.annex_table import AnnexTable, annex_tables
from desktop.intake.circulars.document import Circular
from desktop.intake.circulars.reading import read_circular
from desktop.intake.sheets.sheet import Sheet, address

_OF_UNIT = re.compile(r"^Đơn vị nộp\s*:\s*(?P<name>[^.…_]\S.*)", re.IGNORECASE)
_REFERENCE = re.compile(r"Kèm theo .* của (?P<name>.+?)\)?$", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d\d)\b")
_MOST_TEXTS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledAnnex:
    """A table of figures as a unit filled it in.

    `heads` are those of its columns of figures, `texts` all that stands around it by paragraphs and
    cells, `name` what it says of whose it is. `doubts` are sentences on what of the file could not
    be read.
    """

    heads: tuple[tuple[str, str], ...]
    rows: tuple[WrittenRow, ...]
    name: str
    texts: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def years(self) -> frozenset[int]:
        """The years that are written anywhere around the table."""
        return frozenset(int(year) for text in self.texts for year in _YEAR.findall(text))


def read_filled_annex(path: Path) -> FilledAnnex:
    """Return the table of figures in a file.

    Raises:
        AppError: it cannot be read, or has no table of figures, or several.
    """
    circular = read_circular(path)
    tables = [table for table in annex_tables(circular) if table.head.figures]
    if not tables:
        message = f"Trong {quoted(path.name)} không có bảng số liệu nào."
        raise AppError(message, "Bảng cần có cột tên hoạt động và các cột số như mẫu.")
    if len(tables) > 1:
        message = f"Trong {quoted(path.name)} có {len(tables)} bảng số liệu, không rõ bảng nào."
        raise AppError(message, "Hãy tách bảng phải nộp ra một tệp riêng.")
    table = tables[0]
    texts = [line(text) for text in _paragraphs(circular)]
    return FilledAnnex(
        heads=tuple((column.group, column.label) for column in table.head.figures),
        rows=tuple(_written(table)),
        name=_name(texts),
        texts=tuple(texts[:_MOST_TEXTS]),
        doubts=(*circular.unread, *_unsolved(circular, table), *_beside(table)),
    )


def _written(table: AnnexTable) -> Iterator[WrittenRow]:
    for row in table.rows:
        yield WrittenRow(
            place=f"Dòng {row.at + 1} của bảng",
            number=row.number,
            label=row.label,
            figures=row.figures,
        )


def _beside(table: AnnexTable) -> Iterator[str]:
    """Yield what stands among or below the rows and has figures in it."""
    yield from (told for told in table.beside if any(map(str.isdecimal, told.partition(":")[2])))


def _unsolved(circular: Circular, table: AnnexTable) -> Iterator[str]:
    """Yield the cells whose formula came without a result."""
    sheet = circular.blocks[table.block]
    columns = {column.at for column in table.head.figures}
    if isinstance(sheet, Sheet):
        for row, column in sorted(sheet.unsolved):
            if column in columns:
                yield f"Ô {address(row, column)} là công thức chưa có kết quả."


def _name(texts: Sequence[str]) -> str:
    """Return what the file says of whose it is, blank if nothing."""
    for pattern in (_OF_UNIT, _REFERENCE):
        for text in texts:
            if found := pattern.search(text):
                return line(found["name"])
    return ""


def _paragraphs(circular: Circular) -> Iterator[str]:
    """Yield each paragraph and each cell whole: a long line may be broken anywhere."""
    for block in circular.blocks:
        if isinstance(block, str):
            yield block
        else:
            yield from (str(cell) for row in block.rows for cell in row if cell != "")
