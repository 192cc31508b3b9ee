# SPDX-License-Identifier: MIT
from dataclasses import replace

from desktop.domain.form.edits.rows import delete_rows, fold_rows, step_rows
from desktop.domain.week.open_notebook import changed
from desktop.services.weeks.moving import homeless, moved
from tests.builders import a_notebook, a_record
from tests.domain.weeks import shipped_form

FORM = shipped_form("quang-yen-2020")
AT = [row.code for row in FORM.rows].index("1.13")
LITERACY = a_record(category="class.literacy")


def test_what_loses_its_row_is_named_with_the_rows_that_may_take_it() -> None:
    without = delete_rows(FORM, [AT]).form
    book = a_notebook(records=(replace(LITERACY, id="a"), replace(LITERACY, id="b")))
    (lost,) = homeless(book, FORM, without)
    assert (lost.category, lost.kind, lost.name, lost.count) == (
        "class.literacy", "training_class", "Xóa mù chữ", 2
    )  # fmt: skip
    kinds = {category.kind for key, _name in lost.options if (category := without.category(key))}
    assert kinds == {"training_class"}
    assert lost.likely in {"", *(key for key, _name in lost.options)}


def test_the_likely_row_is_the_one_of_that_name() -> None:
    form = shipped_form("chung")
    key = "class.literacy_again"
    renamed = tuple(replace(c, key=key) for c in form.rows[AT].categories)
    rows = (*form.rows[:AT], replace(form.rows[AT], categories=renamed), *form.rows[AT + 1 :])
    (lost,) = homeless(a_notebook(records=(LITERACY,)), FORM, replace(form, rows=rows))
    assert lost.likely == key


def test_records_go_where_was_chosen_and_the_others_stay() -> None:
    without = delete_rows(FORM, [AT]).form
    other = a_record(id="c", category="class.life_skills")
    book = a_notebook(records=(replace(LITERACY, id="a"), other))
    rows = {("class.literacy", "training_class"): "class.other"}
    changes = moved(book, FORM, without, rows)
    assert changes.week is not None
    assert changes.week.form == without.id
    assert {id_: r and r.category for id_, r in changes.records.items()} == {"a": "class.other"}
    assert not moved(book, FORM, without, {}).records


def test_remarks_go_with_their_rows() -> None:
    form = shipped_form("chung")
    book = a_notebook(row_notes={"2": "Tin", "3": "Ấn phẩm", "9.1": "Nguồn"})
    swapped = step_rows(form, [[r.code for r in form.rows].index("3")], -1).form
    notes = moved(book, form, swapped, {}).row_notes
    assert notes == {"2": "Ấn phẩm", "3": "Tin", "9.1": "Nguồn"}
    shifted = delete_rows(form, [0]).form
    assert moved(book, form, shifted, {}).row_notes == {
        "1": "Tin", "2": "Ấn phẩm", "8.1": "Nguồn", "3": "", "9.1": ""
    }  # fmt: skip


def test_a_remark_whose_row_is_gone_stands_at_no_other_row_and_comes_back() -> None:
    form = shipped_form("chung")
    book = a_notebook(row_notes={"2": "Tin", "3": "Ấn phẩm"})
    without = replace(delete_rows(form, [[r.code for r in form.rows].index("2")]).form, id="khac")
    assert "2" in [row.code for row in without.rows]
    there = changed(book, moved(book, form, without, {}))
    assert there.row_notes == {"chung/2": "Tin", "2": "Ấn phẩm"}
    again = changed(there, moved(there, without, replace(without, id="nua"), {}))
    assert again.row_notes == there.row_notes
    assert changed(again, moved(again, without, form, {})).row_notes == book.row_notes


def test_remarks_that_meet_are_joined() -> None:
    form = shipped_form("chung")
    book = a_notebook(row_notes={"1": "Hai nơi", "1.13": "Lớp đêm"})
    folded = fold_rows(form, [AT]).form
    assert changed(book, moved(book, form, folded, {})).row_notes == {"1": "Hai nơi; Lớp đêm"}


def test_rows_of_one_name_keep_their_own_remarks() -> None:
    """Those that take nothing are told apart by what they lie under."""
    form = shipped_form("chung")
    plain = replace(form.rows[0], label="Tập thể", number="", categories=(), cells={})
    rows = [r for r in form.rows if r.code in ("1", "2")]
    twice = [rows[0], replace(plain, code="1.1"), rows[1], replace(plain, code="2.1")]
    before = replace(form, rows=tuple(twice))
    after = step_rows(before, [0], 1).form
    book = a_notebook(row_notes={"1.1": "của một", "2.1": "của hai"})
    assert after.rows[0].label == rows[1].label
    found = changed(book, moved(book, before, after, {})).row_notes
    assert found == {after.rows[1].code: "của hai", after.rows[3].code: "của một"}
