# SPDX-License-Identifier: MIT
"""Makes a data folder with the sample Week, photos included, for learning and for trying out."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.domain.codec import decode
from desktop.domain.errors import AppError
from desktop.domain.exchange import week_file
from desktop.domain.progress import SILENT, Progress
from desktop.domain.week.notebook import Photo
from desktop.domain.week.week import Week
from desktop.paths import resources
from desktop.services.photos.photos import received
from desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class _SamplePhoto:
    file: str
    record: str | None = None
    caption: str = ""
    typical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _SamplePhotos:
    photo: tuple[_SamplePhoto, ...]


def add_sample(workspace: Workspace, progress: Progress = SILENT) -> Week:
    """Put the sample Week into the data folder; one that is there already stays as it is.

    Raises:
        AppError: the folder has another Week of the sample's year.
    """
    folder = resources() / "sample"
    text = (folder / "tuan-le.json").read_text(encoding="utf-8")
    notebook = week_file.load(text, "tuan-le.json").notebook
    week = notebook.week
    here = {w.year: w.id for w in workspace.store.weeks()}
    if here.get(week.year, week.id) != week.id:
        advice = "Hãy chọn một thư mục dữ liệu khác."
        raise AppError(f"Ở đây đã có Tuần lễ năm {week.year} khác Tuần lễ mẫu.", advice)
    if week.year not in here:
        photos = tuple(_photos(workspace, week, progress))
        workspace.store.save_notebook(replace(notebook, photos=photos))
    return week


def _photos(workspace: Workspace, week: Week, progress: Progress) -> Iterator[Photo]:
    """Yield the sample's photos, each picture once, with the record and caption given to it."""
    folder = resources() / "sample"
    raw = tomllib.loads((folder / "anh.toml").read_text(encoding="utf-8"))
    known = {p.file: p for p in decode(_SamplePhotos, raw, "tệp anh.toml").photo}
    seen: set[str] = set()
    paths = [folder / "anh" / name for name in known]
    for photo in received(workspace.folder, week, paths, progress):
        if photo.id not in seen:
            seen.add(photo.id)
            own = known[photo.file_name]
            placed = replace(photo, record=own.record, caption=own.caption, typical=own.typical)
            yield replace(placed, day_doubt=None)  # the sample may be of a Week to come
