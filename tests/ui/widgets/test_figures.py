# SPDX-License-Identifier: MIT
"""Figures of a table stand under one another: digits of one width, at the right of their column."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMainWindow, QTableView
from pytestqt.qtbot import QtBot

from desktop.ui.frame.desk import Desk
from tests.ui.screens import calm, places, work_in

FIGURE = re.compile(r"\d{1,3}(\.\d{3})*")
_RIGHT, _ALIGNED = Qt.AlignmentFlag.AlignRight, Qt.ItemDataRole.TextAlignmentRole


def test_figures_of_every_table_stand_under_one_another(qtbot: QtBot, desk: Desk) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    view = work_in(qtbot, window, desk)
    seen = 0
    for place in places(desk):
        view.go(place)
        calm(qtbot, desk)
        for table in view.page.findChildren(QTableView):
            metrics = QFontMetrics(table.font())
            assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
            for name, column in columns_of_figures(table):
                seen += 1
                assert all(is_at_the_right(table, row, column) for row in rows_of(table)), (
                    f"{place.screen} {place.item}: {name}"
                )
    assert seen >= 8


def columns_of_figures(table: QTableView) -> list[tuple[str, int]]:
    """Return the columns, each with its heading, in which nothing but whole numbers stands."""
    model = table.model()
    found = []
    for column in range(model.columnCount() if model else 0):
        texts = [str(model.index(row, column).data() or "") for row in rows_of(table)]
        texts = [text for text in texts if text]
        if (
            len(texts) > 1
            and all(map(FIGURE.fullmatch, texts))
            and not table.isColumnHidden(column)
        ):
            found.append((str(model.headerData(column, Qt.Orientation.Horizontal)), column))
    return found


def rows_of(table: QTableView) -> range:
    return range(table.model().rowCount() if table.model() else 0)


def is_at_the_right(table: QTableView, row: int, column: int) -> bool:
    index = table.model().index(row, column)
    aligned = index.data(_ALIGNED)
    return not index.data() or bool(Qt.AlignmentFlag(aligned or 0) & _RIGHT)
