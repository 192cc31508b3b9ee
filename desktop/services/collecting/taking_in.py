# SPDX-License-Identifier: MIT
"""Takes in what units sent, each file once, whatever the order, with one verdict a file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.domain.errors import AppError
from desktop.domain.exchange.received_file import ReceivedFile
from desktop.domain.progress import SILENT, Progress
from desktop.domain.week.week import Week
from desktop.intake.received.found import Found, NotHad, Origin
from desktop.intake.received.unwrapping import files_in, packages_first, unwrapped
from desktop.services.backups.safekeeping import back_up_before
from desktop.services.collecting.receipts import Receipt
from desktop.services.collecting.taking import WITHIN, Taking
from desktop.services.workspace import Workspace
from desktop.storage.backups import Occasion
from desktop.storage.incoming_files import IncomingFiles
from desktop.storage.photo_files import PhotoFiles


def take_in(
    workspace: Workspace,
    week: Week,
    paths: Sequence[Path],
    progress: Progress = SILENT,
    back_up: Callable[[], object] | None = None,
) -> list[Receipt]:
    """Take in files, folders, archives, mails and mailboxes; return a verdict for each file.

    What is taken in is on the disk after every few files: cut off at any point and begun again,
    it comes to the same. Before the first of it `back_up` is called, if not given for a backup.

    Raises:
        AppError: the data folder cannot be written to; what was taken in before that stays.
        Cancelled: the user stopped; so too, and it says how much that is.
    """
    files = files_in(paths)
    with _taking(workspace, week, back_up) as (taking, scratch):
        for done, path in enumerate(files, 1):
            for item in packages_first(unwrapped(path, scratch), scratch):
                taking.take(item)
                taking.check(progress)
            progress.step(done, len(files), path.name)
        taking.write()
    return taking.receipts()


def count_again(
    workspace: Workspace,
    week: Week,
    progress: Progress = SILENT,
    back_up: Callable[[], object] | None = None,
) -> list[Receipt]:
    """Compute again what was received, under the form of the Week as it is by now.

    All that is needed is in the files that were kept; `back_up` and errors are as for `take_in`.
    """
    files = workspace.store.received_files(week.id)
    with _taking(workspace, week, back_up) as (taking, _scratch):
        for done, file in enumerate(files, 1):
            taking.take(_kept(workspace, file))
            taking.check(progress)
            progress.step(done, len(files), file.file_name)
        taking.write()
    return taking.receipts()


def _kept(workspace: Workspace, file: ReceivedFile) -> Found | NotHad:
    """Return a file that was received as if it came once more, from where it came."""
    wrappings = tuple(filter(None, file.came_from.split(WITHIN)))
    origin = Origin(wrappings, file.sender, file.sent_at)
    try:
        path = PhotoFiles(workspace.folder).original(file.sha256)
    except AppError as error:
        return NotHad(file.file_name, error, origin)
    return Found(file.file_name, path, origin)


@contextmanager
def _taking(
    workspace: Workspace, week: Week, back_up: Callable[[], object] | None
) -> Iterator[tuple[Taking, Path]]:
    with (
        TemporaryDirectory(prefix="so-tuan-le-nhan-") as scratch,
        IncomingFiles(workspace.folder) as incoming,
    ):
        done_first = back_up or partial(_back_up, workspace)
        yield Taking(workspace, week, incoming, done_first), Path(scratch)


def _back_up(workspace: Workspace) -> None:
    back_up_before(workspace.folder, Occasion.IMPORT)
