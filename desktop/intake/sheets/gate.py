# SPDX-License-Identifier: MIT
"""Opens workbooks and text tables of unknown origin: the one gate to them, plain cells behind it.

Nothing is run, followed or fetched: no macro, no formula, no link. What a library reads has been
measured and copied into a plain container first, so that no file can make it take more than the
few seconds and the memory that a long list takes.
"""

from pathlib import Path

from desktop.intake.sheets import faults
from desktop.intake.sheets.faults import UnreadableTable
from desktop.intake.sheets.sheet import Sheet

__all__ = ["UnreadableTable", "file_content", "read_sheets"]

_MOST_BYTES = 40_000_000
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEPARATORS = {".csv": "\t;,|", ".tsv": "\t", ".tab": "\t", ".txt": "\t"}
"""What may part the cells of a text table: of a message saved as .txt no commas, for example."""


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of a .xlsx, .xlsm, .xls, .ods or text table, in their order.

    What a file is, its content says, not its name. A text table is one sheet without a name.

    Raises:
        UnreadableTable: the file is none of these, or is harmful, damaged, encrypted, too large.
    """
    content = file_content(path)
    try:
        if content.startswith(_ZIP):
            from desktop.intake.sheets.archive import sheets_in_archive

            return sheets_in_archive(path.name, content)
        if content.startswith(_COMPOUND):
            from desktop.intake.sheets.compound import sheets_in_compound

            return sheets_in_compound(path.name, content)
    except MemoryError as error:
        raise faults.no_memory(path.name) from error
    from desktop.intake.sheets.text_tables import is_text, rows_in_text

    separators = _SEPARATORS.get(path.suffix.lower())
    if content and separators and is_text(content):
        return (Sheet(name="", rows=rows_in_text(path.name, content, separators)),)
    raise faults.unrecognised(path.name, content)


def file_content(path: Path) -> bytes:
    """Return the bytes of a file that may be a workbook or a document.

    Raises:
        UnreadableTable: it cannot be read, or is too large for one.
    """
    if path.name.startswith("~$"):
        raise faults.left_open(path.name)
    try:
        # A folder is asked to be read as well, since Windows would call it a lack of permission.
        if path.is_dir():
            raise IsADirectoryError
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise faults.too_many_bytes(path.name, size)
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise faults.unavailable(path.name, error) from error
