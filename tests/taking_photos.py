# SPDX-License-Identifier: MIT
"""Brings photos into a Week as the window does, one change each, without the window."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.progress import SILENT, Progress
from desktop.domain.week.changes import Changes
from desktop.domain.week.week import Week
from desktop.services.photos.incoming import TakenIn, arriving, told_apart
from desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from desktop.domain.week.notebook import Photo


def take_in(
    workspace: Workspace, week: Week, paths: Sequence[Path], progress: Progress = SILENT
) -> TakenIn:
    """Keep photo files as evidence of a Week, in the order given; who stops keeps what came in."""
    mine = {photo.id: photo for photo in workspace.store.notebook(week.id).photos}
    photos: list[Photo] = []
    known: list[str] = []
    for photo in arriving(workspace, week, paths, progress):
        came = told_apart((photo,), mine.get)
        for new in came.photos:
            mine[new.id] = new
            workspace.store.write(week.id, Changes(photos={new.id: new}))
        photos += came.photos
        known += came.known
    return TakenIn(tuple(photos), tuple(known))
