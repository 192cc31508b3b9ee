# SPDX-License-Identifier: MIT
"""The sample Week, submitted where a test asks for its first revision."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.paths import DataFolder
from desktop.services.submission.submission import Submission
from desktop.services.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(
    request: pytest.FixtureRequest, made_sample: Path, tmp_path: Path
) -> Iterator[Workspace]:
    """The sample's data folder, open; a copy of the submitted one for a test that asks for it."""
    book = made_sample
    if "made" in request.fixturenames:
        submission: Submission = request.getfixturevalue("submission")
        book = submission.folder.parents[1] / "dữ liệu"
    with open_workspace(DataFolder(shutil.copytree(book, tmp_path / "dữ liệu"))) as workspace:
        yield workspace


@pytest.fixture
def made(workspace: Workspace, submission: Submission, tmp_path: Path) -> Submission:
    """The first revision of the sample Week."""
    folder = tmp_path / "ra" / submission.folder.name
    shutil.copytree(submission.folder, folder)
    week = workspace.store.week()
    dispatch = workspace.store.dispatches(week.id)[submission.revision.number]
    workspace.store.write_dispatch(week.id, replace(dispatch, folder=str(folder)))
    return replace(submission, folder=folder)
