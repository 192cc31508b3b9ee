# SPDX-License-Identifier: MIT
"""The place of a trial: a small Week with pictures, and what surrounds a data folder."""

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from desktop.domain.week.notebook import Notebook, Photo
from desktop.paths import DataFolder
from desktop.services.backups import housekeeping
from desktop.services.workspace import open_workspace
from desktop.storage.durable import sha256_of
from desktop.storage.photo_files import PhotoFiles
from desktop.storage.store import Store
from tests.builders import a_notebook, a_photo, a_week
from tests.intake.photos.pictures import crowd, quarters

WEEK = a_week().id

_DAY = 86400.0

vars(housekeeping)["_BREATH_S"] = 0.0  # the disk of a trial needs no rest


def data(place: Path) -> DataFolder:
    """Return the data folder."""
    return DataFolder(place / "dữ liệu")


def stick(place: Path) -> Path:
    """Return where the USB stick is plugged in."""
    return place / "USB"


def out(place: Path) -> Path:
    """Return where submissions are written to."""
    return place / "nộp"


def camera_folder(place: Path) -> Path:
    """Return the card of the camera."""
    return place / "máy ảnh"


def camera(place: Path) -> list[Path]:
    """Return the photos that are still to be taken in."""
    return sorted(camera_folder(place).iterdir())


def furnish(place: Path, *, photos: int = 0, has_photo: bool = True) -> Notebook:
    """Make the data folder with a Week, one photo in it, and so many waiting in the camera."""
    for surrounding in (stick(place), out(place), camera_folder(place)):
        surrounding.mkdir(parents=True)
    for number in range(photos):
        crowd(number, (96, 72)).save(camera_folder(place) / f"IMG_{number:03}.jpg")
    folder = data(place)
    own = [_kept(folder, place / "một.jpg")] if has_photo else []
    with Store.open(folder, create=True) as store:
        store.save_notebook(a_notebook(photos=tuple(own)))
        return store.notebook(WEEK, names=True)


def _kept(folder: DataFolder, picture: Path) -> Photo:
    quarters((64, 48)).save(picture)
    kept = PhotoFiles(folder).keep(picture, picture.name)
    return replace(a_photo("1"), sha256=kept.sha256, turn=0, width=64, height=48)


def opened(folder: DataFolder, *, pictures: bool = True) -> Notebook:
    """Open what a trial left as the next start does, make sure that it is whole, and return it.

    Leftovers among the originals are swept as if they were old: what is left then is named, and
    what was there is kept. Without `pictures` the photos were never more than names.
    """
    originals = _made_old(folder)
    with open_workspace(folder) as workspace:
        notebook = workspace.store.notebook(WEEK, names=True)
        found = housekeeping.look_after(workspace, ())
    with closing(sqlite3.connect(folder.database)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        named = {sha256 for (sha256,) in raw.execute("SELECT sha256 FROM photos")}
    if not pictures:
        return notebook
    left = _files(folder.originals)
    assert {path.stem for path in left} == named
    assert all(sha256_of(path) == path.stem for path in left)
    assert sorted(originals) == sorted(path.read_bytes() for path in (*found.swept, *left))
    assert (found.mended, found.lost) == (0, ())
    return notebook


def _made_old(folder: DataFolder) -> list[bytes]:
    """Make the originals older than what is spared as new, and return what they hold."""
    then = time.time() - _DAY
    for path in _files(folder.originals):
        os.utime(path, (then, then))
    return [path.read_bytes() for path in _files(folder.originals)]


def _files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]
