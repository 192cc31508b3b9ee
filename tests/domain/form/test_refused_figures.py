# SPDX-License-Identifier: MIT
"""Of a form from outside, the figures that cannot be computed are left blank, all else stays."""

from dataclasses import replace

from desktop.domain.form.figure_rules import without_refused
from desktop.domain.form.form import Form
from desktop.domain.form.measures import Measure
from desktop.domain.form.rules import check_form
from tests.domain.weeks import shipped_form

COMMON = shipped_form("chung")


def having(**cells: Measure) -> Form:
    """Return the common form with other figures in its column of sessions, by rows `r1`, `r2`."""
    rows = (
        replace(row, cells={"sessions": cells[f"r{row.code}"]}) if f"r{row.code}" in cells else row
        for row in COMMON.rows
    )
    return replace(COMMON, rows=tuple(rows))


def test_a_form_whose_figures_are_sound_stays() -> None:
    assert without_refused(COMMON) == (COMMON, [])


def test_figures_in_a_circle_go_with_all_that_is_made_of_them() -> None:
    one, two = Measure(total_of=("3",)), Measure(total_of=("2",))
    form, gone = without_refused(having(r2=one, r3=two, r7=Measure(total_of=("3", "1"))))
    assert sorted(set(gone)) == [("2", "sessions"), ("3", "sessions"), ("7", "sessions")]
    check_form(form, "")
    assert form.row("1") == COMMON.row("1")


def test_money_in_two_units_and_a_row_that_is_not_there_go() -> None:
    money = next(row for row in COMMON.rows if row.unit == "đồng")
    heads = (replace(COMMON.columns[0], group="Triệu đồng"), *COMMON.columns[1:])
    form, gone = without_refused(replace(having(r2=Measure(total_of=("99",))), columns=heads))
    assert ("2", "sessions") in gone
    assert (money.code, "sessions") in gone
    check_form(form, "")
