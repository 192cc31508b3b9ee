# SPDX-License-Identifier: MIT
from pathlib import Path

from desktop.paths import DataFolder
from desktop.services.checks.checking import findings
from desktop.services.checks.judging import judge
from desktop.services.workspace import open_workspace


def test_the_same_is_found_whether_names_are_in_memory_or_only_counted(data: Path) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        week = workspace.store.week()
        form = workspace.form_of(week)
        found = [
            judge(workspace.store.notebook(week.id, names=names), form).findings
            for names in (True, False)
        ]
        assert found[0] == found[1] == findings(workspace, week)
    assert "listed_twice" in {finding.problem.code for finding in found[0]}
