# SPDX-License-Identifier: MIT
"""Once the office is on another form, its units are computed again from the files it has kept."""

from dataclasses import replace
from pathlib import Path

from desktop.domain.checks.units import unit_problems
from desktop.domain.exchange.receiving import Verdict
from desktop.domain.week.changes import Changes
from desktop.services.collecting.taking_in import count_again
from desktop.services.workspace import Workspace
from desktop.storage.photo_files import PhotoFiles
from tests.builders import a_record
from tests.services.collecting.deliveries import a_package, a_unit, an_office, figures, taken
from tests.services.collecting.test_taking_in import a_mail


def on_form(office: Workspace, name: str) -> None:
    week = replace(office.store.week(), form=name)
    office.store.write(week.id, Changes(week=week))


def is_outdated(office: Workspace) -> bool:
    notebook = office.store.notebook("office")
    problems = unit_problems(notebook, office.form_of(notebook.week))
    return "unit_outdated" in {problem.code for problem in problems}


def test_all_units_are_computed_again_from_what_was_kept(tmp_path: Path) -> None:
    event = a_record("event", id="e", people=40)
    package = a_package(tmp_path, a_unit(3, a_record(id="c", people=7), event))
    data = a_package(tmp_path, a_unit(4))
    with an_office(tmp_path / "new") as office:
        on_form(office, "gia-lam-2022")
        taken(office, package, data)
        expected = figures(office)
    with an_office(tmp_path / "d") as office:
        taken(office, a_mail(tmp_path / "a.eml", package), data)
        files = office.store.received_files("office")
        on_form(office, "gia-lam-2022")
        assert is_outdated(office)
        receipts = count_again(office, office.store.week())
        assert {receipt.verdict for receipt in receipts} == {Verdict.TAKEN}
        assert not is_outdated(office)
        assert figures(office) == expected
        assert office.store.received_files("office") == files
        again = count_again(office, office.store.week())
        assert {receipt.verdict for receipt in again} == {Verdict.ALREADY}


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with an_office(tmp_path / "d") as office:
        taken(office, a_package(tmp_path, a_unit(3)), a_package(tmp_path, a_unit(4)))
        (one, _other) = office.store.received_files("office")
        PhotoFiles(office.folder).original(one.sha256).unlink()
        on_form(office, "gia-lam-2022")
        verdicts = {r.name: r.verdict for r in count_again(office, office.store.week())}
        assert verdicts.pop(one.file_name) is Verdict.REFUSED
        assert [*verdicts.values()] == [Verdict.TAKEN]
