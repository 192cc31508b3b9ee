# SPDX-License-Identifier: MIT
"""Hands the merged figures of a Week on to other programs."""

from pathlib import Path

from desktop.domain.report.open_figures import open_figures
from desktop.domain.week.week import Week
from desktop.services.workspace import Workspace


def write_figures(workspace: Workspace, week: Week, target: Path) -> int:
    """Write the figures of a Week and its units; return how many counted units have no code.

    Other programs know a unit by its code; one without goes by an id of ours.

    Raises:
        AppError: the kind of file is unknown, or it cannot be written there.
    """
    from desktop.export.open_data import write_open_data

    notebook = workspace.store.notebook(week.id)
    form = workspace.form_of(week)
    write_open_data(open_figures(form, workspace.annex(week), notebook), target)
    return sum(not unit.code for unit in notebook.collected if unit.counted)
