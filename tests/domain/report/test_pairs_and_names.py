# SPDX-License-Identifier: MIT
"""Two figures in one cell, and a column of names: what stands there and what the text tells."""

from pathlib import Path

import pytest

from desktop.cli.annex_text import as_table, as_tsv
from desktop.domain.errors import BadData
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import Annex, compute
from desktop.domain.report.annex_boxes import Box, head_of, line_of
from desktop.domain.report.draft import draft_section
from desktop.domain.report.facts import facts_of
from desktop.domain.week.records import BookDonation, Record, State, TrainingClass
from desktop.services.checks.behind_figure import behind
from tests.domain.weeks import a_notebook

TEXT = (Path(__file__).parents[1] / "data" / "van-giang-2027.toml").read_text(encoding="utf-8")
FORM = read_form(TEXT, "van-giang-2027.toml")
KHU_5 = TrainingClass(
    id="a", category="class", title="Tin học", sessions=16, people=1200, women=800, place="Khu 5"
)
PLANNED = TrainingClass(
    id="b", category="class", title="Hàn", sessions=4, place="Khu 6", state=State.PLANNED
)
AGAIN = TrainingClass(
    id="c", category="class", title="May", sessions=0, people=0, women=0, place="khu  5"
)


def annex_of(*records: Record) -> Annex:
    return compute(FORM, facts_of(records))


def boxes(*records: Record) -> list[Box]:
    annex = annex_of(*records)
    return list(line_of(annex.rows[0], annex.columns)[3:-1])


def test_a_column_within_another_has_its_figure_in_the_same_cell() -> None:
    heads = [box.content for box in head_of(FORM.columns, FORM.annex)]
    assert heads[3:-1] == ["Thực hiện", "Người (nữ)", "Nơi tổ chức"]
    found = boxes(KHU_5, PLANNED, AGAIN)
    assert [(box.text, box.column, box.is_figure) for box in found] == [
        ("16/20", 3, True),
        ("1.200 (800)", 4, True),
        ("Khu 5", 5, False),
    ]


def test_dots_stand_for_the_figure_that_nobody_knows() -> None:
    assert [box.text for box in boxes(PLANNED)] == ["…/4", "", ""]
    unknown = TrainingClass(id="a", category="class", people=30, sessions=None)
    assert [box.text for box in boxes(unknown)] == ["", "30", ""]


def test_a_row_without_the_second_figure_shows_the_first_alone() -> None:
    annex = annex_of(BookDonation(id="d", category="books", copies=7))
    assert [box.content for box in line_of(annex.rows[1], annex.columns)[3:4]] == [7]


def test_the_text_tells_both_figures_with_their_words_and_names_with_the_records() -> None:
    text = draft_section(FORM.sections[0], a_notebook(KHU_5, PLANNED, AGAIN), FORM)
    assert "kế hoạch 20 lớp, thực hiện 16 lớp, 1.200 người, trong đó nữ 800 người" in text
    assert text.count("Khu 5") == 1


def test_behind_a_cell_are_the_records_of_both_its_figures() -> None:
    notebook = a_notebook(KHU_5, PLANNED)
    annex = compute(FORM, facts_of(notebook.records))
    found = behind(notebook, FORM, annex, "1", "done")
    assert [record.id for record in found.records] == ["a", "b"]


def test_the_command_line_gives_every_column_its_own_field() -> None:
    head, row, _books = as_tsv(annex_of(KHU_5, PLANNED))
    assert head.split("\t") == ["row", "sessions_or_quantity", "people", "done", "women", "places"]
    assert row.split("\t") == ["1", "20", "1200", "16", "800", "Khu 5"]
    assert "Khu 5" in "\n".join(as_table(FORM, annex_of(KHU_5)))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('within = "done"', 'within = "nữ"', "cột “plan”: không có cột để in chung (within) “nữ”"),
        ('within = "done"', 'within = "women"', "không có cột để in chung (within) “women”"),
        ('within = "done"', 'within = "people"', "ô của cột “people” đã có hai số"),
        ('within = "done"', "brackets = true", "cột “plan”: brackets chỉ đi cùng within"),
        ('within = "done"', 'within = "places"', "cột chữ (names) không in chung ô"),
        ('names = "place"', 'names = "notes"', "không có giá trị của names “notes”"),
        ('{ sum = "women" }', '{ sum = "women", span = 2 }', "cột “women”: span = 2"),
        ('{ sum = "women" }', '{ total_of = ["1"], column = "places" }', "cột “places” là chữ"),
    ],
)
def test_what_makes_no_sense_is_refused_where_it_stands(old: str, new: str, fault: str) -> None:
    assert old in TEXT
    with pytest.raises(BadData) as caught:
        read_form(TEXT.replace(old, new), "a.toml")
    assert fault in caught.value.message
