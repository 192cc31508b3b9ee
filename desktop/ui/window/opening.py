# SPDX-License-Identifier: MIT
"""Opens a data folder for the window: what takes time, and so runs on another thread."""

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.progress import SILENT, Progress
from desktop.paths import DataFolder

if TYPE_CHECKING:
    # SQLAlchemy comes with these, which the first look at the window shall not wait for.
    from desktop.domain.form.form import Form
    from desktop.domain.week.notebook import Notebook
    from desktop.services.workspace import Workspace
    from desktop.ui.frame.computed import Computed


@dataclass(frozen=True, slots=True)
class Opened:
    """An open data folder, with the Week to show; without one when there is none yet.

    `computed` is what the Week comes to.
    """

    workspace: "Workspace"
    notebook: "Notebook | None" = None
    form: "Form | None" = None
    computed: "Computed | None" = None


def open_data(
    folder: DataFolder, week: str = "", *, with_sample: bool = False, progress: Progress = SILENT
) -> Opened:
    """Open a data folder, made if it is not there, and one Week, as `open_week` does.

    `with_sample` puts the sample in first if there is no Week at all.

    Raises:
        AppError: the data cannot be used.
    """
    from desktop.services.forms.library import FormLibrary
    from desktop.services.workspace import Workspace
    from desktop.storage.store import Store

    with ExitStack() as opened:
        store = opened.enter_context(Store.open(folder, create=True))
        workspace = Workspace(folder, store, FormLibrary(folder))
        if with_sample and not store.weeks():
            from desktop.services.exchange.sample import add_sample

            add_sample(workspace, progress)
        found = open_week(workspace, week)
        opened.pop_all()  # it stays open, now that nothing failed
        return found


def open_week(workspace: "Workspace", id_: str = "") -> Opened:
    """Read one Week, the newest if none is named or that one is gone.

    Raises:
        AppError: it cannot be read, or its form is gone.
    """
    from desktop.ui.frame.computed import Computed

    weeks = workspace.store.weeks()
    if not weeks:
        return Opened(workspace)
    is_there = id_ in {week.id for week in weeks}
    notebook = workspace.store.notebook(id_ if is_there else weeks[0].id)
    form = workspace.form_of(notebook.week)
    return Opened(workspace, notebook, form, Computed.of(form, notebook))
