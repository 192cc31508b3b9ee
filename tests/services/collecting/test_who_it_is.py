# SPDX-License-Identifier: MIT
"""Who sent a report: known again where that is sure, asked where it is likely, counted once."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.checks.units import unit_problems
from desktop.domain.exchange.receiving import Verdict
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import ReportingUnit, Review
from desktop.intake.received.unit_list import ListedUnit
from desktop.services.collecting.expected import set_review, settle, with_listed
from desktop.services.workspace import Workspace
from tests.builders import a_record
from tests.services.collecting.deliveries import (
    a_data_file,
    a_package,
    a_unit,
    an_office,
    figures,
    taken,
)
from tests.services.collecting.test_filled_annexes import LITERACY, a_workbook
from tests.services.collecting.test_taking_in import a_mail

AWAITED = "Trung tâm học tập cộng đồng xã Hòa Bình"
LIKELY = "TTHTCĐ xã Hóa Bình"
_PEOPLE = "1.13", "people"


def awaits(office: Workspace, *listed: str | ListedUnit) -> None:
    """Bring a list of units into the book."""
    units = [ListedUnit(name=one) if isinstance(one, str) else one for one in listed]
    changes = with_listed(office.store.collected("office"), units)
    office.store.write("office", Changes(units=changes))


def names(office: Workspace) -> list[str]:
    return sorted(unit.name for unit in office.store.collected("office"))


def problems(office: Workspace) -> list[str]:
    notebook = office.store.notebook("office")
    return [problem.code for problem in unit_problems(notebook, office.form_of(notebook.week))]


@pytest.mark.parametrize(
    "name",
    ["TTHTCĐ xã Hòa Bình", "TT HTCĐ  XÃ HOÀ BÌNH", "tthtcd xa hoa binh", "TTHTCĐ - xã Hòa Bình."],
)
def test_an_awaited_unit_is_known_however_its_name_is_spelt(tmp_path: Path, name: str) -> None:
    with an_office(tmp_path / "d") as office:
        awaits(office, AWAITED, "TTHTCĐ xã Hòa", "TTHTCĐ xã Bình")
        (receipt,) = taken(office, a_package(tmp_path, a_unit(3, name=name)))
        assert (receipt.verdict, receipt.unit) == (Verdict.TAKEN, AWAITED)
        assert len(names(office)) == 3


def test_what_may_be_an_awaited_unit_is_asked_and_counts_once_that_is_settled(
    tmp_path: Path,
) -> None:
    first, again = a_unit(3, name=LIKELY), a_unit(3, a_record(people=5), name=LIKELY)
    for are_one, known in ((True, [AWAITED]), (False, sorted([AWAITED, LIKELY]))):
        with an_office(tmp_path / f"d{are_one}") as office:
            awaits(office, ListedUnit(name=AWAITED, code="D01"))
            (receipt,) = taken(office, a_package(tmp_path / str(are_one), first))
            assert receipt.verdict is Verdict.LOOK
            assert f"Có thể là “{AWAITED}”; chưa tính" in receipt.sentence
            assert figures(office) == {}
            assert "unit_in_question" in problems(office)
            settle(office, office.store.week(), [LIKELY], are_one=are_one)
            assert names(office) == known
            assert figures(office)[_PEOPLE] == 3
            assert "unit_in_question" not in problems(office)
            newer = a_package(tmp_path / str(are_one), again, revision=2)
            assert taken(office, newer)[0].verdict is Verdict.NEWER
            assert names(office) == known


def test_two_reports_of_one_name_count_only_once_somebody_has_said_whose_they_are(
    tmp_path: Path,
) -> None:
    one, other = a_unit(3), a_unit(4, name="Trung tâm học tập cộng đồng phường  Số 3")
    files = [a_package(tmp_path, one), a_package(tmp_path, other)]
    for order in (files, files[::-1]):
        with an_office(tmp_path / f"d{order[0].name}") as office:
            receipts = taken(office, *order)
            assert [r.verdict for r in receipts] == [Verdict.TAKEN, Verdict.LOOK]
            assert "chưa tính đơn vị nào" in receipts[1].sentence
            assert figures(office) == {}
            assert [r.verdict for r in taken(office, *order)] == [Verdict.ALREADY] * 2
            settle(office, office.store.week(), ["TTHTCĐ phường Số 3"], are_one=False)
            assert figures(office)[_PEOPLE] == 7
    with an_office(tmp_path / "e") as office:
        taken(office, *files)
        settle(office, office.store.week(), ["TTHTCĐ phường Số 3"], are_one=True)
        (unit,) = office.store.collected("office")
        assert len(unit.reports) == 2
        assert figures(office)[_PEOPLE] in (3, 4)


def test_an_approved_unit_counts_on_when_another_takes_its_name(tmp_path: Path) -> None:
    with an_office(tmp_path / "d") as office:
        taken(office, a_package(tmp_path, a_unit(3)))
        set_review(office, office.store.week(), ["TTHTCĐ phường Số 3"], Review.APPROVED)
        taken(office, a_package(tmp_path, a_unit(4, name="TTHTCĐ phường 3")))
        assert figures(office)[_PEOPLE] == 3


def test_of_two_awaited_units_of_one_name_the_mailbox_tells(tmp_path: Path) -> None:
    name = "TTHTCĐ xã Tân Lập"
    listed = [ListedUnit(name=name, code=f"D{n}", mailbox=f"so{n}@example.vn") for n in (1, 2)]
    with an_office(tmp_path / "d") as office:
        awaits(office, *listed)
        package = a_package(tmp_path, a_unit(3, name=name))
        mail = a_mail(tmp_path / "a.eml", package, sender="so2@example.vn")
        assert taken(office, mail)[0].verdict is Verdict.TAKEN
        came = [unit.code for unit in office.store.collected("office") if unit.reports]
        assert came == ["D2"]


def test_a_list_that_comes_later_asks_of_the_same_units(tmp_path: Path) -> None:
    with an_office(tmp_path / "d") as office:
        taken(office, a_data_file(tmp_path, a_unit(3, name=LIKELY)))
        assert figures(office)[_PEOPLE] == 3
        awaits(office, ListedUnit(name=AWAITED, code="D01"), "TTHTCĐ xã Hòa", "TTHTCĐ xã Hóa")
        assert names(office) == sorted([LIKELY, AWAITED, "TTHTCĐ xã Hòa", "TTHTCĐ xã Hóa"])
        assert figures(office) == {}
        settle(office, office.store.week(), [LIKELY], are_one=True)
        unit = next(u for u in office.store.collected("office") if u.reports)
        assert (unit.name, unit.code) == (AWAITED, "D01")
        assert figures(office)[_PEOPLE] == 3


def test_a_table_of_a_longer_name_is_not_given_to_a_shorter_one(tmp_path: Path) -> None:
    made = a_workbook(tmp_path / "TTHTCĐ xã Hòa Bình.xlsx", ["1.13", LITERACY, "", 15, 300, ""])
    with an_office(tmp_path / "d") as office:
        awaits(office, "TTHTCĐ xã Hòa")
        _without_its_unit(made)
        (receipt,) = taken(office, made)
        assert (receipt.verdict, receipt.unit) == (Verdict.LOOK, "")
        assert "Chưa rõ" in receipt.sentence
        awaits(office, AWAITED)
        (receipt,) = taken(office, made)
        assert receipt.unit == AWAITED


def _without_its_unit(path: Path) -> None:
    book = load_workbook(path)
    book.worksheets[0]["A2"] = ""
    book.save(path)


def test_what_is_asked_is_kept_and_goes_with_the_unit(tmp_path: Path) -> None:
    unit = ReportingUnit(id="a", name="A", resembles="b")
    with an_office(tmp_path / "d") as office:
        office.store.write("office", Changes(units={"a": unit, "b": replace(unit, id="b")}))
        assert [u.resembles for u in office.store.collected("office")] == ["b", "b"]
        office.store.write("office", Changes(units={"a": replace(unit, resembles=""), "b": None}))
        assert [u.resembles for u in office.store.collected("office")] == [""]
