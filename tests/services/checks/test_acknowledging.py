# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.checks import Severity, find_problems
from desktop.domain.exchange.week_file import dump, load
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Acknowledgement, Notebook
from desktop.paths import DataFolder
from desktop.services.checks.checking import Finding, findings_in
from desktop.services.checks.judging import judge
from desktop.services.submission.report_content import content_now, is_same_report
from desktop.services.workspace import Workspace, open_workspace
from tests.cli.running import sotuanle

REASON = "treo từ 30/9"


@pytest.fixture
def workspace(data: Path) -> Iterator[Workspace]:
    with open_workspace(DataFolder(data)) as workspace:
        yield workspace


@pytest.fixture
def notebook(workspace: Workspace) -> Notebook:
    return workspace.store.notebook(workspace.store.week().id)


def acknowledged(notebook: Notebook, *found: Finding) -> Notebook:
    known = {
        one.problem.key: Acknowledgement(reason=REASON, said=one.problem.message) for one in found
    }
    return replace(notebook, acknowledged=known)


def test_every_doubt_of_the_sample_can_be_acknowledged_by_itself(
    workspace: Workspace, notebook: Notebook
) -> None:
    form = workspace.form_of(notebook.week)
    before = judge(notebook, form)
    doubts = [finding for finding in before.findings if finding.problem.is_doubt]
    assert len(doubts) > 3
    for doubt in doubts:
        after = judge(acknowledged(notebook, doubt), form)
        assert [replace(one, reason="") for one in after.settled] == [doubt]
        assert set(after.findings) == set(before.findings) - {doubt}
        assert after.count.lesser == before.count.lesser - 1
        assert (after.count.grave, after.count.settled) == (before.count.grave, 1)


def test_what_makes_the_report_wrong_stays_open_whatever_is_said(
    workspace: Workspace, notebook: Notebook
) -> None:
    form = workspace.form_of(notebook.week)
    record = replace(notebook.records[0], title="")
    notebook = replace(notebook, records=(record, *notebook.records[1:]))
    grave = [f for f in findings_in(notebook, form) if f.problem.severity is Severity.MUST_MEND]
    assert grave
    assert all(f.is_open for f in findings_in(acknowledged(notebook, *grave), form) if f in grave)
    assert judge(acknowledged(notebook, *grave), form).count.grave == len(grave)


def test_it_is_asked_again_once_it_says_something_else_and_not_for_another_name(
    workspace: Workspace, notebook: Notebook
) -> None:
    form = workspace.form_of(notebook.week)
    early = notebook.week.starts - timedelta(days=1)
    record = replace(notebook.records[0], starts=early, ends=None)

    def open_codes(record: object, known: Notebook) -> set[str]:
        now = replace(known, records=(record, *notebook.records[1:]))  # type: ignore[arg-type]
        about = judge(now, form).about.get(notebook.records[0].id, ())
        return {problem.code for problem in about}

    first = replace(notebook, records=(record, *notebook.records[1:]))
    doubt = next(f for f in findings_in(first, form) if f.problem.code == "outside_week")
    known = acknowledged(first, doubt)
    assert "outside_week" not in open_codes(record, known)
    assert "outside_week" not in open_codes(replace(record, title="Tên khác hẳn"), known)
    assert "outside_week" in open_codes(replace(record, starts=early - timedelta(days=1)), known)
    assert "outside_week" not in open_codes(record, known)


def test_it_is_stored_undone_and_goes_into_the_submission_but_on_no_paper(
    workspace: Workspace, notebook: Notebook
) -> None:
    week, form = notebook.week, workspace.form_of(notebook.week)
    doubt = next(f for f in findings_in(notebook, form) if f.problem.is_doubt)
    known = acknowledged(notebook, doubt).acknowledged
    before = content_now(workspace, week)
    workspace.store.write(week.id, Changes(acknowledged=known))
    assert workspace.store.notebook(week.id).acknowledged == known
    after = content_now(workspace, week)
    assert is_same_report(before.text, after.text)

    assert load(dump(after.text), "x").notebook.acknowledged == known
    workspace.store.write(week.id, Changes(acknowledged=dict.fromkeys(known)))
    assert workspace.store.notebook(week.id).acknowledged == {}
    assert content_now(workspace, week).text == before.text


def test_the_command_line_tells_the_reason(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        notebook = workspace.store.notebook(workspace.store.week().id)
        form = workspace.form_of(notebook.week)
        doubt = next(f for f in findings_in(notebook, form) if f.problem.is_doubt)
        known = acknowledged(notebook, doubt).acknowledged
        workspace.store.write(notebook.week.id, Changes(acknowledged=known))
    sotuanle("check", "--data", data)
    said = capsys.readouterr().out
    assert f"Lý do: {REASON}" in said
    assert "1 điều đã xem" in said


def test_no_two_findings_of_the_sample_share_a_key(
    workspace: Workspace, notebook: Notebook
) -> None:
    problems = find_problems(notebook, workspace.form_of(notebook.week))
    keys = [problem.key for problem in problems]
    assert len(keys) == len(set(keys))
