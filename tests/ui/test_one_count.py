# SPDX-License-Identifier: MIT
"""A count is one value under one name: every page that tells it tells the same."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, takewhile

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QMainWindow,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.vietnamese import grouped
from desktop.domain.week.changes import Changes
from desktop.ui.frame.desk import Desk
from desktop.ui.window.sidebar_entry import FIGURES
from tests.ui.screens import calm, places, work_in

NUMBER = r"(\d[\d.]*)"
COUNTS = {
    "phải sửa": re.compile(rf"{NUMBER} điều phải sửa"),
    "nên xem": re.compile(rf"{NUMBER} điều nên xem"),
    "chờ xếp": re.compile(rf"{NUMBER} (?:ảnh )?chờ xếp|Chờ xếp \({NUMBER}\)"),
}
_ROLES = Qt.ItemDataRole.DisplayRole, FIGURES
OTHER_NAMES = re.compile(rf"{NUMBER} (?:việc|điều cần|chỗ cần|ảnh chưa xếp|chưa xếp)", re.I)


@pytest.mark.parametrize("is_grave", [False, True])
def test_every_page_tells_the_same_number_under_the_same_name(
    is_grave: bool,
    qtbot: QtBot,
    desk: Desk,
) -> None:
    if is_grave:
        nameless = replace(desk.week.notebook.records[0], title="")
        desk.do("Xóa tên", Changes(records={nameless.id: nameless}))
    window = QMainWindow()
    qtbot.addWidget(window)
    view = work_in(qtbot, window, desk)
    told: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for place in places(desk):
        view.go(place)
        calm(qtbot, desk)
        for words in words_in(view):
            assert not OTHER_NAMES.search(words), words
            for name, pattern in COUNTS.items():
                for found in pattern.finditer(words):
                    told[name][next(filter(None, found.groups()))].add(place.screen)
    right = desk.week.judgement.count
    waiting = sum(photo.is_waiting for photo in desk.week.notebook.photos)
    assert set(told["nên xem"]) == {grouped(right.lesser)}
    assert set(told["chờ xếp"]) == {grouped(waiting)}
    assert set(told["phải sửa"]) == ({grouped(right.grave)} if is_grave else set())
    assert right.grave == is_grave


def words_in(root: QWidget) -> Iterator[str]:
    """Yield what is written in labels, on buttons and in lists."""
    for part in root.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text().replace("&", "")
        elif isinstance(part, QAbstractItemView) and (model := part.model()):
            for row in range(model.rowCount(QModelIndex())):
                cells = takewhile(QModelIndex.isValid, (model.index(row, at) for at in count()))
                told = (cell.data(role) for cell in cells for role in _ROLES)
                yield from (words for words in told if isinstance(words, str))
