# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.records.row_model import TITLE, RecordModel
from desktop.ui.records.table import RecordTable
from tests.ui.records.test_row_model import a_row

LONG = "Lớp tập huấn kỹ năng sử dụng điện thoại thông minh cho hội viên người cao tuổi"
COUNT = 400


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[RecordTable]:
    """A table of many records, of which every other has a title of several lines."""
    model = RecordModel({"people": "Người"})
    table = RecordTable(model)
    qtbot.addWidget(table)
    table.resize(420, 500)
    table.show()
    model.show_rows([a_row(f"{LONG if at % 2 else 'Lớp'} {at}", people=at) for at in range(COUNT)])
    table.show_columns([TITLE + 1])
    yield table
    table.hide()


def heights(table: RecordTable) -> list[int]:
    return [table.rowHeight(at) for at in range(COUNT)]


def are_as_their_titles(table: RecordTable) -> bool:
    """Whether all rows with a long title are higher than those with a short one, and alike."""
    short = {h for h, row in zip(heights(table), _titles(table), strict=True) if LONG not in row}
    long = {h for h, row in zip(heights(table), _titles(table), strict=True) if LONG in row}
    return len(short) == 1 and min(long) > max(short)


def _titles(table: RecordTable) -> list[str]:
    return [table.model().index(at, TITLE).data() for at in range(COUNT)]


def test_rows_in_sight_are_as_high_as_their_words_before_they_are_painted(
    table: RecordTable,
) -> None:
    table.grab()
    first, second = table.rowHeight(0), table.rowHeight(1)
    assert second > first
    assert heights(table)[:6] == [first, second] * 3


def test_rows_out_of_sight_follow_when_nobody_waits(qtbot: QtBot, table: RecordTable) -> None:
    table.grab()
    assert not are_as_their_titles(table)
    qtbot.waitUntil(lambda: are_as_their_titles(table))


def test_what_the_clerk_looks_at_stays_in_its_place(qtbot: QtBot, table: RecordTable) -> None:
    record = f"{LONG} {COUNT - 101}"
    table.select_only(record)
    place = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(place)
    qtbot.waitUntil(lambda: are_as_their_titles(table))
    QApplication.processEvents()
    assert table.visualRect(table.currentIndex()).top() == place.top()


def test_a_new_order_keeps_the_heights(qtbot: QtBot, table: RecordTable) -> None:
    qtbot.waitUntil(lambda: are_as_their_titles(table))
    table.sortByColumn(TITLE, Qt.SortOrder.DescendingOrder)
    assert are_as_their_titles(table)


def test_another_width_measures_again(qtbot: QtBot, table: RecordTable) -> None:
    qtbot.waitUntil(lambda: are_as_their_titles(table))
    before = max(heights(table))
    table.resize(900, 500)
    qtbot.waitUntil(lambda: max(heights(table)) < before)


def test_a_changed_title_has_its_row_follow(qtbot: QtBot, table: RecordTable) -> None:
    qtbot.waitUntil(lambda: are_as_their_titles(table))
    model = table.model()
    assert isinstance(model, RecordModel)
    longer = a_row(f"{LONG} 0", people=0)
    longer = replace(longer, record=replace(longer.record, id="Lớp 0"))
    model.show_rows([longer if row.record.id == "Lớp 0" else row for row in model.rows])
    table.grab()
    assert table.rowHeight(0) == table.rowHeight(1)
