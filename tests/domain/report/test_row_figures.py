# SPDX-License-Identifier: MIT
from collections.abc import Collection, Mapping
from dataclasses import replace

import pytest

from desktop.domain.form.form import Category, Column, Form, Quantity, Row
from desktop.domain.form.measures import FigureAt, Measure, Ratio
from desktop.domain.report.annex import Annex, AnnexRow
from desktop.domain.report.cells import Cell
from desktop.domain.report.row_figures import figures_in_words, figures_of, item_in_words
from tests.domain.weeks import QUANG_YEN

SHARE = Measure(percent=Ratio(part=FigureAt(column="done"), whole=FigureAt(column="plan")))
WOMEN_SHARE = Measure(percent=Ratio(part=FigureAt(column="women"), whole=FigureAt(column="all")))
MEASURES: Mapping[str, Measure] = {
    "plan": Measure(sum="quantity"),
    "done": Measure(sum="sessions"),
    "share": SHARE,
    "entries": Measure(sum="entries"),
    "places": Measure(distinct="place"),
    "all": Measure(sum="people"),
    "women": Measure(sum="women"),
    "minority": Measure(sum="ethnic_minority"),
    "women_share": WOMEN_SHARE,
    "hours": Measure(sum="hours"),
    "money": Measure(sum="amount"),
    "given": Measure(sum="copies"),
}
"""What the columns of these tests add up, by their keys."""


def a_form(columns: Mapping[str, str], *rows: Row) -> Form:
    """Return a form with columns by key; "Thực hiện|Lớp" has a heading above it."""
    parts = {key: label.rpartition("|") for key, label in columns.items()}
    made = [Column(key=key, label=label, group=group) for key, (group, _, label) in parts.items()]
    entries = Quantity(key="entries", label="Số bài dự thi", kinds=("training_class",))
    return replace(QUANG_YEN, columns=tuple(made), rows=rows, quantities=(entries,))


def a_row(columns: Collection[str], unit: str = "", kind: str = "training_class") -> Row:
    categories = (Category(key="c", kind=kind),)
    cells = {key: MEASURES[key] for key in columns}
    return Row(code="1", label="Dòng", unit=unit, categories=categories, cells=cells)


def an_annex(form: Form, *values: Mapping[str, int | None]) -> Annex:
    rows = (
        AnnexRow(row, {column: Cell(found.get(column)) for column in row.cells})
        for row, found in zip(form.rows, values, strict=True)
    )
    return Annex(form.columns, tuple(rows))


def told(
    columns: Mapping[str, str],
    unit: str,
    *values: int | None,
    kind: str = "training_class",
    gaps: Collection[str] = (),
) -> str:
    form = a_form(columns, a_row(columns, unit, kind))
    annex = an_annex(form, dict(zip(columns, values, strict=True)))
    return figures_in_words(figures_of(form, annex, "1", [("1", column) for column in gaps]))


PLAN = {"plan": "Kế hoạch", "done": "Thực hiện", "share": "Tỷ lệ %"}
OFFICIAL = {"done": "Số lớp/số cuộc thi", "all": "Người"}


@pytest.mark.parametrize(
    ("unit", "values", "words"),
    [
        ("lớp/người", (2, 1548), "02 lớp, 1.548 người"),
        ("Số cuộc/người", (5, 0), "05 cuộc, 0 người"),
        ("lớp/người", (None, 20), "20 người"),
        ("LỚP/NGƯỜI", (2, 20), "02 lớp, 20 người"),
        ("lớp", (8, 60), "08 lớp, 60 người"),
        ("", (14, None), "14 lớp"),
        ("buổi", (16, None), "16 buổi"),
        ("Tập thể/cá nhân", (6, 43), "06 tập thể, 43 cá nhân"),
        ("lớp/người", (None, None), ""),
    ],
)
def test_figures_are_told_in_the_rows_own_units(
    unit: str, values: tuple[int | None, ...], words: str
) -> None:
    assert told(OFFICIAL, unit, *values) == words


def test_columns_of_one_unit_are_told_by_their_labels() -> None:
    assert told(PLAN, "lớp", 80, 37, 46) == "kế hoạch 80 lớp, thực hiện 37 lớp, đạt 46 %"
    named = {"plan": "Số lớp kế hoạch", "done": "Số lớp đã mở"}
    assert told(named, "lớp", 80, 37) == "80 lớp kế hoạch, 37 lớp đã mở"


def test_columns_under_one_heading_are_told_together() -> None:
    grouped = {"plan": "Kế hoạch|Lớp", "done": "Thực hiện|Lớp", "all": "Thực hiện|Người"}
    words = "kế hoạch 80 lớp; thực hiện 37 lớp, 740 người"
    assert told(grouped, "lớp/người", 80, 37, 740) == words


def test_a_heading_is_left_out_where_the_labels_below_say_enough() -> None:
    targets = {"plan": "Chỉ tiêu|Kế hoạch", "done": "Chỉ tiêu|Thực hiện", "share": "Chỉ tiêu|Tỷ lệ"}
    assert told(targets, "lớp", 80, 37, 46) == "kế hoạch 80 lớp, thực hiện 37 lớp, đạt 46 %"
    learners = {
        "entries": "Người học|Học sinh",
        "all": "Người học|Cộng",
        "women": "Người học|Trong đó nữ",
    }
    assert told(learners, "", 9, 60, 31) == (
        "học sinh 09 bài dự thi, cộng 60 người học, trong đó nữ 31 người"
    )
    assert told(learners, "", None, 60, None) == "60 người học"
    planned = {"plan": "Kế hoạch|Tổng số", "done": "Thực hiện|Lớp đã mở"}
    assert told(planned, "lớp", 80, 37) == "kế hoạch 80 lớp; thực hiện 37 lớp đã mở"


def test_a_heading_that_the_row_is_named_by_is_not_told_again() -> None:
    columns = {"done": "Dòng|Tập thể", "all": "Dòng|Cá nhân"}
    assert told(columns, "tập thể/cá nhân", 2, 3) == "02 tập thể, 03 cá nhân"


def test_people_are_told_with_those_among_them() -> None:
    people = {"all": "Lượt người", "women": "Trong đó nữ", "minority": "Dân tộc thiểu số"}
    assert told(people, "người", 53, 40, 5) == (
        "53 lượt người, trong đó nữ 40 người, dân tộc thiểu số 05 người"
    )
    assert told({"women": "Nữ"}, "người", 12) == "nữ 12 người"


def test_a_share_is_told_as_its_column_calls_it() -> None:
    women = {"all": "Người", "women": "Nữ", "women_share": "Tỷ lệ nữ (%)"}
    assert told(women, "người", 50, 20, 40).endswith(", tỷ lệ nữ 40 %")
    bare = {"all": "Người", "women": "Nữ", "women_share": "%"}
    assert told(bare, "người", 50, 20, 40).endswith(", tỷ lệ 40 %")


def test_what_a_row_does_not_say_its_quantity_says() -> None:
    columns = {"entries": "Bài", "hours": "Số giờ", "money": "Kinh phí (đồng)", "places": "Số nơi"}
    assert told(columns, "", 7, 3, 5, 2) == "07 bài dự thi, 03 giờ, kinh phí 5 đồng, 02 nơi"


@pytest.mark.parametrize(
    ("kind", "unit", "words"),
    [
        ("news_item", "Tin, bài/cuộc", "03 tin, bài"),
        ("event", "Tin, bài/cuộc", "03 cuộc"),
        ("commendation", "lượt/giờ", "03 lượt"),
        ("commendation", "Tin, bài/cuộc", "03 tin, bài/cuộc"),
    ],
)
def test_of_more_units_than_figures_the_one_of_the_kind_is_told(
    kind: str, unit: str, words: str
) -> None:
    assert told({"done": "Số lượng"}, unit, 3, kind=kind) == words


def test_money_alone_needs_no_label_and_no_leading_nought() -> None:
    assert told({"money": "Kinh phí (đồng)"}, "đồng", 5) == "5 đồng"
    assert told({"money": "Số lớp/số cuộc thi"}, "đồng", 19_505_000) == "19.505.000 đồng"


def test_a_total_beside_its_parts_is_told_as_one() -> None:
    columns = {"plan": "Trực tiếp", "done": "Trực tuyến", "given": "Tổng số"}
    assert told(columns, "lớp", 3, 2, 5) == "trực tiếp 03 lớp, trực tuyến 02 lớp, tổng số 05 lớp"


def test_a_heading_in_capitals_is_told_in_small_letters() -> None:
    assert told({"plan": "KẾ HOẠCH CỦA TTHTCĐ"}, "lớp", 8) == "kế hoạch của TTHTCĐ 08 lớp"


def test_a_sum_that_misses_a_number_is_at_least_so_much() -> None:
    assert told(OFFICIAL, "lớp/người", 2, 0, gaps=["all"]) == "02 lớp, ít nhất 0 người"
    assert told(PLAN, "lớp", 80, 37, 46, gaps=["done"]) == (
        "kế hoạch 80 lớp, thực hiện ít nhất 37 lớp, đạt ít nhất 46 %"
    )
    assert told(PLAN, "lớp", 80, 37, 46, gaps=["plan"]).endswith("đạt nhiều nhất 46 %")
    assert told(PLAN, "lớp", 80, 37, 46, gaps=["plan", "done"]).endswith("đạt tạm tính 46 %")


def test_an_item_comes_to_its_own_figures_and_to_those_that_add_it_up() -> None:
    item = a_row(["done"], "lớp")
    people = Row(code="1.1", label="Số người học", unit="người", cells={"all": MEASURES["all"]})
    form = a_form(OFFICIAL, item, replace(people, cells={"all": Measure(sum="people", scope="1")}))
    assert (
        item_in_words(form, an_annex(form, {"done": 15}, {"all": 830}), "1") == "15 lớp; 830 người"
    )


def test_sums_of_one_unit_are_told_by_the_names_of_their_rows() -> None:
    columns = {"money": "Số tiền"}
    rows = [
        Row(
            code=f"1.{n}",
            label=name,
            unit="đồng",
            cells={"money": Measure(sum="amount", scope="1")},
        )
        for n, name in enumerate(("Ngân sách", "Nguồn khác"))
    ]
    form = a_form(columns, replace(a_row([]), cells={}), *rows)
    annex = an_annex(form, {}, {"money": 15}, {"money": 23})
    assert item_in_words(form, annex, "1") == "ngân sách 15 đồng; nguồn khác 23 đồng"
