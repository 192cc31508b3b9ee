# SPDX-License-Identifier: MIT
"""Edits of rows and parts: addresses, numbers and figures follow, and what is lost is told."""

from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.errors import BadData
from desktop.domain.form.edits.parts import add_part, delete_parts, move_parts, set_part, set_words
from desktop.domain.form.edits.rows import (
    add_rows,
    delete_rows,
    fold_rows,
    indent_rows,
    move_rows,
    outdent_rows,
    set_cell,
    set_row,
    step_rows,
)
from desktop.domain.form.edits.tree import Line, arranged, lines_of
from desktop.domain.form.edits.ways import ways_to_count
from desktop.domain.form.form import Category, Column, Form, Row, Section, SectionSource
from desktop.domain.form.measures import Measure
from desktop.domain.form.new_parts import new_quantity
from tests.domain.weeks import shipped_form

COMMON = shipped_form("chung")
SHIPPED = ("chung", "gia-lam-2022", "quang-yen-2020")


def a_form(*codes: str, **rows: Row) -> Form:
    """Return a form with a class row of each code, printed with the last part of its code."""
    made = [rows.get(f"r{code}") or a_row(code) for code in codes]
    sections = (Section(key="all", title="Kết quả", source=SectionSource.ACCOUNT),)
    columns = (Column(key="sessions", label="Lớp"), Column(key="people", label="Người"))
    return replace(COMMON, columns=columns, rows=tuple(made), sections=sections)


def a_row(code: str, **changes: Any) -> Row:  # noqa: ANN401 - any of its values
    category = Category(key=f"class.r{code.replace('.', '_').lower()}", kind="training_class")
    row = Row(
        code=code,
        number=code.rpartition(".")[2],
        label=f"Dòng {code}",
        unit="lớp",
        categories=(category,),
        cells={"sessions": Measure(sum="sessions")},
    )
    return replace(row, **changes)


def with_row_added(form: Form, after: int | None, row: Row) -> Form:
    new = Line(replace(row, code="?0"), 0, is_fixed=bool(row.number))
    return add_rows(form, after, [new]).form


def shown(form: Form) -> list[tuple[str, str, str]]:
    return [(row.code, row.number, row.label.removeprefix("Dòng ")) for row in form.rows]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_form_of_which_nothing_is_moved_stays_as_it_is(name: str) -> None:
    form = shipped_form(name)
    assert arranged(form, lines_of(form)).form == form


def test_a_row_moved_up_counts_on_and_takes_its_address_along() -> None:
    made = step_rows(a_form("1", "2", "2.1", "3"), [1], -1)
    assert shown(made.form) == [
        ("1", "1", "2"), ("1.1", "1", "2.1"), ("2", "2", "1"), ("3", "3", "3")
    ]  # fmt: skip
    assert made.codes == {"1": "2", "2": "1", "2.1": "1.1", "3": "3"}
    assert made.chosen == [0]


def test_the_first_row_does_not_go_further_up_nor_the_last_further_down() -> None:
    form = a_form("1", "2")
    assert step_rows(form, [0], -1).form == form == step_rows(form, [1], 1).form


def test_several_rows_are_dropped_between_others() -> None:
    made = move_rows(a_form("1", "2", "3", "4"), [0, 2], 4)
    assert [label for _code, _number, label in shown(made.form)] == ["2", "4", "1", "3"]
    assert made.chosen == [2, 3]


def test_a_row_is_not_dropped_into_itself() -> None:
    with pytest.raises(BadData, match="chính nó"):
        move_rows(a_form("1", "1.1", "2"), [0], 1)


def test_an_indented_row_lies_under_the_one_above_with_what_is_beneath_it() -> None:
    made = indent_rows(a_form("1", "2", "2.1", "3"), [1])
    assert shown(made.form) == [
        ("1", "1", "1"), ("1.1", "1", "2"), ("1.1.1", "1.1", "2.1"), ("2", "2", "3")
    ]  # fmt: skip


def test_a_row_taken_out_comes_behind_the_one_it_lay_under() -> None:
    made = outdent_rows(a_form("1", "1.1", "1.2", "2"), [1])
    assert shown(made.form) == [
        ("1", "1", "1"),
        ("1.1", "1", "1.2"),
        ("2", "2", "1.1"),
        ("3", "3", "2"),
    ]


@pytest.mark.parametrize(
    ("edit", "sentence"), [(indent_rows, "không có dòng cùng cấp"), (outdent_rows, "ngoài cùng")]
)
def test_where_a_row_cannot_go_it_is_named(edit: object, sentence: str) -> None:
    assert callable(edit)
    with pytest.raises(BadData, match=f"“Dòng 1”.*{sentence}|{sentence}") as refused:
        edit(a_form("1", "2"), [0])
    assert "Dòng 1" in str(refused.value)


def test_sums_scopes_shares_and_sections_follow_a_row_that_moves() -> None:
    total = a_row("3", categories=(), cells={"sessions": Measure(total_of=("1", "2"))})
    inner = a_row("2.1", categories=(), cells={"people": Measure(sum="people", scope="2")})
    form = a_form("1", "2", "2.1", "3", r3=total, **{"r2.1": inner})
    form = replace(form, sections=(replace(form.sections[0], rows=("2",)),))
    made = step_rows(form, [1], -1).form
    assert made.rows[1].cells["people"].scope == "1"
    assert made.row("3").cells["sessions"].total_of == ("2", "1")
    assert made.sections[0].rows == ("1",)


def test_deleting_a_row_tells_which_others_count_less() -> None:
    total = a_row("3", categories=(), cells={"sessions": Measure(total_of=("1", "2"))})
    alone = a_row("4", categories=(), cells={"people": Measure(sum="people", scope="1")})
    made = delete_rows(a_form("1", "2", "3", "4", r3=total, r4=alone), [0])
    assert shown(made.form) == [("1", "1", "2"), ("2", "2", "3"), ("3", "3", "4")]
    assert made.form.row("2").cells["sessions"].total_of == ("1",)
    assert not made.form.row("3").cells
    assert made.lost == [
        "Dòng “Dòng 3” không còn cộng dòng đã xóa.",
        "Dòng 3 “Dòng 4”, cột “Người”: không còn gì để tính nên để trống.",
    ]


def test_the_last_row_column_section_and_signer_stay() -> None:
    form = a_form("1")
    with pytest.raises(BadData, match="ít nhất một dòng"):
        delete_rows(form, [0])
    with pytest.raises(BadData, match="ít nhất một cột số"):
        delete_parts(form, "columns", [0, 1])
    with pytest.raises(BadData, match="ít nhất một mục"):
        delete_parts(form, "sections", [0])
    with pytest.raises(BadData, match="ít nhất một người ký"):
        delete_parts(form, "signers", range(len(form.signers)))


def test_a_folded_row_leaves_its_records_to_the_one_above() -> None:
    made = fold_rows(a_form("1", "1.1", "1.2"), [1]).form
    assert shown(made) == [("1", "1", "1"), ("1.1", "1", "1.2")]
    assert [(c.key, c.label) for c in made.rows[0].categories] == [
        ("class.r1", ""), ("class.r1_1", "Dòng 1.1")
    ]  # fmt: skip
    with pytest.raises(BadData, match="không có dòng mẹ"):
        fold_rows(a_form("1"), [0])


def test_a_new_row_is_numbered_on_and_an_own_number_stays() -> None:
    row = a_row("1", number="", categories=())
    plain = replace(row, cells={})
    assert with_row_added(a_form("1", "2"), 0, plain).rows[1].number == "2"
    skipping = with_row_added(a_form("1", "2"), 1, replace(plain, number="5"))
    assert [r.number for r in skipping.rows] == ["1", "2", "5"]
    assert [r.number for r in with_row_added(skipping, 0, plain).rows] == ["1", "", "2", "5"]


@pytest.mark.parametrize("first", [("I", "II"), ("a)", "b)"), ("A.", "B."), ("-", "-"), ("", "")])
def test_numbers_count_on_as_they_are_written(first: tuple[str, str]) -> None:
    rows = {f"r{n}": a_row(str(n), number=number) for n, number in enumerate(first, 1)}
    made = delete_rows(a_form("1", "2", **rows), [0])
    assert [row.number for row in made.form.rows] == [first[0]]


@pytest.mark.parametrize(
    ("written", "following"),
    [
        ("a) b) c)", "d) đ) e) g) h) i) k) l)"),
        ("A B C D Đ", "E G H I K"),
        ("a b c d e f", "g h i j"),
    ],
)
def test_points_are_lettered_in_the_order_of_the_decree_unless_written_otherwise(
    written: str, following: str
) -> None:
    numbers = written.split()
    rows = {f"r{n}": a_row(str(n), number=number) for n, number in enumerate(numbers, 1)}
    form = a_form(*(str(n) for n, _ in enumerate(numbers, 1)), **rows)
    new = a_row("1", number="", categories=(), cells={})
    for _ in following.split():
        form = with_row_added(form, None, new)
    assert [row.number for row in form.rows] == [*numbers, *following.split()]


def test_a_row_without_a_name_is_refused_by_its_number() -> None:
    with pytest.raises(BadData, match="Dòng 2: tên dòng đang trống"):
        set_row(a_form("1", "2"), 1, "label", "  ")


def test_money_lies_across_all_free_columns_and_gives_way() -> None:
    funding = a_row("2", categories=(Category(key="funding", kind="funding"),), cells={})
    form = set_cell(a_form("1", "2", r2=funding), 1, "sessions", Measure(sum="amount")).form
    assert form.rows[1].cells["sessions"].span == 2
    wider = add_part(form, "columns", None, Column(key="women", label="Nữ")).form
    assert wider.rows[1].cells["sessions"].span == 3
    narrow = set_cell(wider, 1, "people", Measure(count="records")).form
    assert narrow.rows[1].cells["sessions"].span == 1
    assert delete_parts(wider, "columns", [0]).form.rows[1].cells["people"].span == 2


def test_a_figure_that_cannot_be_counted_is_refused_and_the_form_stays() -> None:
    with pytest.raises(BadData, match="dòng “1”"):
        set_cell(a_form("1"), 0, "people", Measure(sum="copies"))


def test_sections_are_numbered_within_their_level() -> None:
    made = delete_parts(COMMON, "sections", [4]).form
    assert [(s.level, s.number) for s in made.sections[:6]] == [
        (1, "I"), (2, "1"), (2, "2"), (2, "3"), (2, "4"), (2, "5")
    ]  # fmt: skip
    moved = move_parts(COMMON, "sections", [3], 1).form
    assert [s.number for s in moved.sections[:4]] == ["I", "1", "2", "3"]


def test_a_quantity_that_goes_takes_its_figures_along() -> None:
    asked = new_quantity("Số bài", "bài", "training_class", set())
    form = add_part(a_form("1"), "quantities", None, asked).form
    form = set_cell(form, 0, "people", Measure(sum="so_bai")).form
    made = delete_parts(form, "quantities", [0])
    assert "people" not in made.form.rows[0].cells
    assert made.lost == ["Dòng 1 “Dòng 1”, cột “Người”: không còn gì để tính nên để trống."]


def test_words_that_must_be_there_are_not_emptied() -> None:
    with pytest.raises(BadData, match="không được để trống"):
        set_words(COMMON, "report.subject", "")
    with pytest.raises(BadData, match="Cột số thứ 1: tên đang trống"):
        set_part(COMMON, "columns", 0, label=" ")
    with pytest.raises(BadData, match="ngày/tháng"):
        set_words(COMMON, "sending.due", "31/2")
    assert set_words(COMMON, "sending.due", "12/10").form.sending.due == "12/10"


def test_every_way_to_count_that_is_offered_can_be_chosen() -> None:
    for at, row in enumerate(COMMON.rows):
        for column in COMMON.columns:
            ways = ways_to_count(COMMON, at, column.key)
            now = row.cells.get(column.key)
            assert now is None or replace(now, span=1) in ways
            for way in ways:
                made = set_cell(COMMON, at, column.key, way).form
                assert replace(made.rows[at].cells[column.key], span=1) == replace(way, span=1)
