# SPDX-License-Identifier: MIT
"""Divides the width of the text among the columns of a document's table."""

from desktop.domain.report.document import Table


def column_widths(table: Table, width: float) -> list[float]:
    """Return the widths of the columns that fill `width` by their shares."""
    shares = sum(column.share for column in table.columns)
    return [width * column.share / shares for column in table.columns]
