# SPDX-License-Identifier: MIT
import dataclasses
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from desktop.domain.errors import AppError
from desktop.domain.progress import Cancelled
from desktop.domain.week.changes import Changes
from desktop.export.bundle.reader import verify
from desktop.paths import DataFolder
from desktop.services.submission.submission import Submission, submit
from desktop.services.workspace import Workspace, open_workspace
from desktop.storage.backups import Occasion, list_backups
from tests.builders import a_record, saving
from tests.taking_photos import take_in


@pytest.fixture
def bare(workspace: Workspace) -> Workspace:
    """The sample without its photos, which makes a submission quick."""
    week = workspace.store.week().id
    photos = workspace.store.notebook(week).photos
    workspace.store.write(week, Changes(photos={photo.id: None for photo in photos}))
    return workspace


def submitted_to(out: Path, workspace: Workspace, limit_mb: int | None = None) -> Submission:
    return submit(workspace, workspace.store.week(), out, limit_mb=limit_mb)


def tree(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def mails(submission: Submission) -> list[Path]:
    return sorted((submission.folder / "gui").glob("*.eml"))


def packages(submission: Submission) -> list[Path]:
    return sorted((submission.folder / "gui").glob("*.zip"))


def add_a_record(workspace: Workspace) -> None:
    record = a_record(id="new", category="class.literacy", other={})
    workspace.store.write(workspace.store.week().id, saving(record))


def test_unchanged_content_is_the_same_revision_to_the_byte(
    bare: Workspace, tmp_path: Path
) -> None:
    first = submitted_to(tmp_path / "1", bare)
    again = submitted_to(tmp_path / "2", bare)
    assert again.revision == first.revision
    assert first.revision.number == 1
    assert tree(again.folder) == tree(first.folder)


def test_changed_content_is_the_next_revision_and_the_first_stays(
    bare: Workspace, tmp_path: Path
) -> None:
    first = submitted_to(tmp_path, bare)
    before = tree(first.folder)
    add_a_record(bare)
    second = submitted_to(tmp_path, bare)
    assert second.revision.number == 2
    assert second.revision.check_code != first.revision.check_code
    assert tree(first.folder) == before
    assert [r.number for r in bare.store.revisions(bare.store.week().id)] == [1, 2]


def test_an_untouched_copy_is_replaced(bare: Workspace, tmp_path: Path) -> None:
    first = submitted_to(tmp_path, bare)
    assert submitted_to(tmp_path, bare, limit_mb=3).folder == first.folder


@pytest.mark.parametrize("name", ["bao-cao.docx", "bao-cao-da-ky.pdf"])
def test_what_the_clerk_changed_or_added_there_is_not_thrown_away(
    name: str, bare: Workspace, tmp_path: Path
) -> None:
    first = submitted_to(tmp_path, bare)
    (first.folder / name).write_bytes(b"mine")
    with pytest.raises(AppError, match=name):
        submitted_to(tmp_path, bare)
    assert (first.folder / name).read_bytes() == b"mine"


def test_another_submission_of_that_number_is_not_overwritten(
    bare: Workspace, tmp_path: Path
) -> None:
    first = submitted_to(tmp_path / "ra", bare)
    fresh = DataFolder(tmp_path / "khác")
    with open_workspace(fresh, create=True) as other:
        week = bare.store.week()
        other.store.write(week.id, Changes(week=week))
        with pytest.raises(AppError, match=first.revision.check_code):
            submitted_to(tmp_path / "ra", other)
    assert verify([first.folder]).faults == ()


def test_a_number_is_only_taken_by_what_was_made(bare: Workspace, tmp_path: Path) -> None:
    (tmp_path / "ra").write_bytes(b"")
    with pytest.raises(AppError):
        submitted_to(tmp_path / "ra", bare)
    assert bare.store.revisions(bare.store.week().id) == ()


class Stopping:
    """Progress of a user who stops when the work has come so far."""

    def __init__(self, after: int) -> None:
        self._left = after

    def step(self, done: int, total: int, message: str = "") -> None:
        pass

    def check(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


@pytest.mark.parametrize("after", [5, 40, 70])
def test_stopping_leaves_nothing_behind(after: int, workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        submit(workspace, workspace.store.week(), tmp_path / "ra", progress=Stopping(after))
    assert list((tmp_path / "ra").iterdir()) == []
    assert workspace.store.revisions(workspace.store.week().id) == ()


def test_what_fits_goes_whole_in_one_mail(workspace: Workspace, tmp_path: Path) -> None:
    submission = submitted_to(tmp_path, workspace)
    assert (len(mails(submission)), submission.notes) == (1, ())
    assert verify(packages(submission)).photos == 21


def test_what_does_not_fit_goes_typical_then_smaller_then_in_parts(
    workspace: Workspace, tmp_path: Path
) -> None:
    tight = submitted_to(tmp_path / "3", workspace, limit_mb=3)
    assert [len(mails(tight)), *(note[:17] for note in tight.notes)] == [1, "Để vừa hộp thư, t"]
    assert verify(packages(tight)).photos == 7
    assert verify([tight.folder]).photos == 21
    parted = submitted_to(tmp_path / "1", workspace, limit_mb=1)
    assert len(mails(parted)) == 3
    assert "1.024" in parted.notes[1]
    assert verify(packages(parted)).faults == ()
    assert [verify([package]).photos for package in packages(parted)] == [2, 4, 1]


@pytest.mark.parametrize("limit_mb", [1, 3])
def test_no_mail_is_larger_than_the_mailbox_takes(
    limit_mb: int, workspace: Workspace, tmp_path: Path
) -> None:
    # Pictures of pure noise are the largest there can be; long links fill the first part.
    chance = Image.effect_noise((1600, 1200), 90).convert("RGB")
    for number in range(3):
        chance.rotate(180 * (number % 2)).crop((number, 0, 1600, 1200)).save(
            tmp_path / f"{number}.jpg", quality=85
        )
    paths = sorted(tmp_path.glob("*.jpg"))
    week = workspace.store.week()
    record = workspace.store.notebook(week.id).records[0]
    for photo in take_in(workspace, week, paths).photos:
        workspace.store.write(week.id, saving(dataclasses.replace(photo, record=record.id)))
    submission = submitted_to(tmp_path / "ra", workspace, limit_mb=limit_mb)
    assert max(mail.stat().st_size for mail in mails(submission)) <= limit_mb * 1_000_000
    assert verify(packages(submission)).faults == ()


def test_texts_larger_than_the_rule_are_planned_for_once_they_are_known(
    bare: Workspace, tmp_path: Path
) -> None:
    week = bare.store.week()
    link = dataclasses.replace(
        a_record(id="long", category="class.literacy", other={}).links[0],
        title="".join(chr(0x1EA0 + n * n % 89) + " " for n in range(60_000)),
    )
    record = a_record(id="long", category="class.literacy", links=(link,), other={})
    bare.store.write(week.id, saving(record))
    submission = submitted_to(tmp_path, bare, limit_mb=1)
    assert max(mail.stat().st_size for mail in mails(submission)) <= 1_000_000


def test_without_photos_and_links_there_is_no_evidence(tmp_path: Path, bare: Workspace) -> None:
    with open_workspace(DataFolder(tmp_path / "trống"), create=True) as empty:
        week = bare.store.week()
        empty.store.write(week.id, Changes(week=week))
        names = {name for name, _title in submitted_to(tmp_path, empty).contents()}
    assert "minh-chung.pdf" not in names
    assert {"bao-cao.pdf", "gui"} <= names


def test_lost_copies_are_made_again_the_same(workspace: Workspace, tmp_path: Path) -> None:
    first = submitted_to(tmp_path / "1", workspace)
    shutil.rmtree(workspace.folder.copies)
    assert tree(submitted_to(tmp_path / "2", workspace).folder) == tree(first.folder)


def test_before_a_revision_is_final_there_is_a_backup_without_it(
    bare: Workspace, tmp_path: Path
) -> None:
    place = bare.folder.backups
    submitted_to(tmp_path, bare)
    submitted_to(tmp_path / "lần nữa", bare)
    (backup,) = list_backups(place)
    assert backup.occasion is Occasion.SUBMISSION
    with closing(sqlite3.connect(DataFolder(backup.path).database)) as old:
        assert old.execute("SELECT count(*) FROM revisions").fetchone() == (0,)


def test_what_cannot_be_backed_up_is_not_final_either(bare: Workspace, tmp_path: Path) -> None:
    bare.folder.backups.write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(AppError, match="sao-luu"):
        submitted_to(tmp_path, bare)
    assert bare.store.revisions(bare.store.week().id) == ()
    assert list(tmp_path.glob("*/gui")) == []
