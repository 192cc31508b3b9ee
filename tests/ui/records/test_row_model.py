# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop.domain.week.records import State
from desktop.ui.records.row_model import DAY, TITLE, RecordModel, RecordRow
from tests.builders import a_record

DOWN = Qt.SortOrder.DescendingOrder


def a_row(
    title: str,
    day: int | None = None,
    people: int | None = None,
    **more: Any,  # noqa: ANN401 - the fields of Record
) -> RecordRow:
    starts = date(2026, 10, day) if day else None
    record = a_record(id=title, title=title, starts=starts, links=(), **more)
    return RecordRow(record=record, detail="Tin học", amounts=(people,), photos=0, questions=0)


@pytest.fixture
def model(qapp: object) -> RecordModel:
    assert qapp
    model = RecordModel({"people": "Người"})
    model.show_rows(
        [a_row("Ổi", 2, 9), a_row("Ông", None, None), a_row("Án", 1, 30), a_row("An", 2)]
    )
    return model


def titles(model: RecordModel) -> list[str]:
    return [row.record.title for row in model.rows]


def test_it_is_a_sound_model(model: RecordModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types for it


def test_days_come_in_order_and_then_the_order_of_entry(model: RecordModel) -> None:
    assert titles(model) == ["Án", "Ổi", "An", "Ông"]


def test_titles_are_sorted_as_in_a_vietnamese_dictionary(model: RecordModel) -> None:
    model.sort(TITLE)
    assert titles(model) == ["An", "Án", "Ổi", "Ông"]
    model.sort(TITLE, DOWN)
    assert titles(model) == ["Ông", "Ổi", "Án", "An"]


def test_a_blank_number_is_less_than_nought(model: RecordModel) -> None:
    model.show_rows([a_row("không", people=0), a_row("trống"), a_row("một", people=1)])
    model.sort(TITLE + 1)
    assert titles(model) == ["trống", "không", "một"]


def test_a_search_needs_every_word_wherever_it_stands(model: RecordModel) -> None:
    model.show_rows([a_row("Lớp thêu", 3, place="Nhà văn hóa khu 5"), a_row("Lớp vẽ")])
    for text, found in (("khu theu", 1), ("LỚP", 2), ("03/10", 1), ("tin hoc", 2), ("múa", 0)):
        model.search(text)
        assert len(model.rows) == found


def test_a_changed_record_keeps_its_place_without_a_reset(model: RecordModel) -> None:
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    rows = list(model.rows)
    changed = replace(rows[1].record, notes="mới")
    rows[1] = replace(rows[1], record=changed)
    model.show_rows(rows)
    assert (resets, model.rows[1].record) == ([], changed)


def test_a_cell_says_its_state_in_words(model: RecordModel) -> None:
    model.show_rows([a_row("Lớp thêu", 3, state=State.CANCELLED)])
    spoken = model.index(0, TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "đã hủy · Tin học" in spoken
    assert model.index(0, DAY).data() == "03/10"
    assert model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole) == "Chưa có minh chứng"


def test_the_longest_text_of_a_column_decides_its_width(model: RecordModel) -> None:
    model.show_rows([a_row("a", 3, 1500), a_row("b", 3, 20)])
    assert [model.longest(column) for column in (DAY, 2, 3)] == ["03/10", "1.500", "0"]
