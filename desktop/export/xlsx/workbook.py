# SPDX-License-Identifier: MIT
"""Starts a workbook in the letters of the decree, without a sheet yet."""

from typing import Any, cast

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList

from desktop.export.layout import decree

# The order that the standard gives the parts of a font (CT_Font, ECMA-376 part 1). openpyxl's own
# is taken by Excel, and called an error by the Open XML SDK's validator.
Font.__elements__ = (
    "b",
    "i",
    "strike",
    "condense",
    "extend",
    "outline",
    "shadow",
    "u",
    "vertAlign",
    "sz",
    "color",
    "name",
    "family",
    "charset",
    "scheme",
)


def new_workbook() -> Workbook:
    """Return a workbook whose style Normal is Times New Roman 12: its digits measure columns."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    hidden = cast("Any", workbook)  # openpyxl shows only the names of its styles
    normal = Font(name=decree.FONT, size=decree.TABLE.size)
    hidden._fonts = IndexedList([normal])  # noqa: SLF001
    hidden._named_styles["Normal"].font = normal  # noqa: SLF001
    return workbook
