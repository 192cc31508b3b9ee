# SPDX-License-Identifier: MIT
"""Opens a circular of any kind: a document of Word, a workbook, or a pasted table."""

from pathlib import Path

from desktop.domain.vietnamese import line
from desktop.intake.circulars.document import Circular
from desktop.intake.circulars.old_documents import as_docx, old_kind
from desktop.intake.circulars.word import is_word, read_docx
from desktop.intake.sheets import faults
from desktop.intake.sheets.gate import file_content, read_sheets
from desktop.intake.sheets.sheet import Sheet
from desktop.intake.sheets.text_tables import rows_in_text
from desktop.intake.sheets.unicode_sheets import in_unicode

PASTED = "bảng vừa dán"
"""What a table from the clipboard is called, as a file is by its name."""


def read_circular(path: Path) -> Circular:
    """Return what a file from above says.

    Raises:
        UnreadableTable: it is no document of Word and no workbook, or is harmful, damaged,
            encrypted, too large.
    """
    content = file_content(path)
    if kind := old_kind(content):
        made = as_docx(content, kind)
        if made is None:
            raise faults.old_document(path.name, kind)
        return read_docx(path.name, made)
    if is_word(content):
        return read_docx(path.name, content)
    return _of_sheets(read_sheets(path))


def read_pasted(text: str) -> Circular:
    """Return a table that was copied from Word, Excel or a web page.

    Raises:
        UnreadableTable: it has far more lines or cells than a form.
    """
    rows = rows_in_text(PASTED, text.encode(), "\t")
    return _of_sheets((Sheet(name="", rows=rows),))


def _of_sheets(sheets: tuple[Sheet, ...]) -> Circular:
    """Return the sheets that are shown; what is hidden is named."""
    shown = [in_unicode(sheet)[0] for sheet in sheets if not sheet.is_hidden]
    unread = [f"Trang ẩn “{line(s.name)}” không được đọc." for s in sheets if s.is_hidden]
    return Circular(blocks=shown, unread=unread)
