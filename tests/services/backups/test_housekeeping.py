# SPDX-License-Identifier: MIT
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Photo
from desktop.domain.week.records import Record
from desktop.paths import DataFolder
from desktop.services.backups import housekeeping
from desktop.services.backups.housekeeping import LostPhoto, Upkeep, look_after, loss_of
from desktop.services.backups.recycling import RecycleBin, read_bin
from desktop.services.backups.safekeeping import back_up_all
from desktop.services.submission.submission import submit, write_again
from desktop.services.workspace import Workspace, open_workspace
from desktop.storage.backups import list_backups
from desktop.storage.database_file import examine
from desktop.storage.emptying import Emptied
from desktop.storage.faults import Damaged
from desktop.storage.photo_files import PhotoFiles


@pytest.fixture(autouse=True)
def breathless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "_BREATH_S", 0)


@pytest.fixture
def workspace(data: Path) -> Iterator[Workspace]:
    with open_workspace(DataFolder(data)) as workspace:
        yield workspace


def originals(workspace: Workspace) -> list[Path]:
    """Return the originals of two photos, the first of a record, and name them."""
    notebook = workspace.store.notebook(workspace.store.week().id)
    photos = [photo for photo in notebook.photos if photo.record][:2]
    return [PhotoFiles(workspace.folder).original(photo.sha256) for photo in photos]


def test_where_all_is_well_there_is_nothing_to_tell(workspace: Workspace) -> None:
    found = look_after(workspace, [])
    assert found == Upkeep()
    assert loss_of(found) is None


def test_lost_and_damaged_originals_are_told_with_their_records(workspace: Workspace) -> None:
    lost, damaged = originals(workspace)
    lost.unlink()
    damaged.write_bytes(damaged.read_bytes()[:-1])
    notebook = workspace.store.notebook(workspace.store.week().id)
    of = {p.sha256: p for p in notebook.photos}
    titles = {r.id: r.title for r in notebook.records}
    expected = {
        LostPhoto(of[f.stem].file_name, titles[of[f.stem].record or ""], is_damaged)
        for f, is_damaged in ((lost, False), (damaged, True))
    }
    found = look_after(workspace, [])
    assert set(found.lost) == expected
    loss = loss_of(found)
    assert loss is not None
    assert titles[of[lost.stem].record or ""] in loss.message
    assert damaged.exists(), "what is left of it may still be of use"


def test_originals_are_mended_from_the_first_place_that_has_them_whole(
    workspace: Workspace, tmp_path: Path
) -> None:
    before = [path.read_bytes() for path in originals(workspace)]
    places = [tmp_path / "đã rút", tmp_path / "hỏng", tmp_path / "USB"]
    for place in places[1:]:
        back_up_all(workspace.folder, place)
    lost, damaged = originals(workspace)
    for pooled in (places[1] / "anh").rglob(f"{lost.stem}*"):
        pooled.write_bytes(b"hong")
    lost.unlink()
    damaged.write_bytes(b"hong")
    assert look_after(workspace, places) == Upkeep(mended=2)
    assert [path.read_bytes() for path in (lost, damaged)] == before
    assert [path.read_bytes() for path in workspace.folder.aside.iterdir()] == [b"hong"]


def test_reading_stops_after_a_while_but_what_is_gone_is_always_seen(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost, damaged = originals(workspace)
    lost.unlink()
    damaged.write_bytes(b"hong")
    monkeypatch.setattr(housekeeping, "_READING_S", 0)
    assert [photo.is_damaged for photo in look_after(workspace, []).lost] == [False]


def test_leftovers_are_moved_aside(workspace: Workspace) -> None:
    half = workspace.folder.originals / "abc.tam"
    half.write_bytes(b"half a picture")
    os.utime(half, (0, 0))
    found = look_after(workspace, [])
    assert [path.read_bytes() for path in found.swept] == [b"half a picture"]
    assert not half.exists()


def test_damage_that_nobody_read_yet_is_found(workspace: Workspace) -> None:
    workspace.store.close()
    with closing(sqlite3.connect(workspace.folder.database)) as raw:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_attendees_record_counts'"
        (page,) = raw.execute(query).fetchone()
    whole = bytearray(workspace.folder.database.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = bytes(4096)
    workspace.folder.database.write_bytes(whole)
    assert workspace.store.weeks()
    with pytest.raises(Damaged):
        look_after(workspace, [])


def in_days(days: int) -> datetime:
    return datetime.now().astimezone() + timedelta(days=days)


def use(workspace: Workspace, *days: int) -> None:
    """Use the program on some days from today, each of which leaves a backup."""
    for day in days:
        moment = in_days(day)

        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> Self:
                return cls.fromtimestamp(moment.timestamp(), tz)  # noqa: B023 - used at once

        with pytest.MonkeyPatch.context() as clock:
            clock.setattr("desktop.storage.backups.making.datetime", Clock)
            back_up_all(workspace.folder)


def delete(workspace: Workspace) -> tuple[Record, Photo]:
    """Delete a record with photos, and a photo by itself."""
    notebook = workspace.store.notebook(workspace.store.week().id)
    owners = [photo.record for photo in notebook.photos if photo.record]
    record = next(r for r in notebook.records if r.id == owners[0])
    photo = next(p for p in notebook.photos if p.record != record.id)
    gone = Changes(records={record.id: None}, photos={photo.id: None})
    workspace.store.write(notebook.week.id, gone)
    return record, photo


def in_the_bin(workspace: Workspace) -> RecycleBin:
    return read_bin(workspace.store, workspace.store.week().id)


def emptied(workspace: Workspace, day: int) -> Emptied:
    """Look after the book on a day from today; what goes from the bin is returned."""
    return look_after(workspace, [], now=in_days(day)).emptied


def test_what_was_deleted_is_kept_for_90_days_of_use_and_then_gone(workspace: Workspace) -> None:
    record, _photo = delete(workspace)
    with_record = len(in_the_bin(workspace).photos_of[record.id])
    use(workspace, 0, 25, 50, 75)
    assert emptied(workspace, 89) == Emptied()
    assert len(in_the_bin(workspace)) == 2
    assert emptied(workspace, 91) == Emptied(1, 1 + with_record)
    assert len(in_the_bin(workspace)) == 0
    assert workspace.store.notebook(workspace.store.week().id).records
    examine(workspace.folder.database)


@pytest.mark.parametrize(
    "days",
    [
        pytest.param((0, 3650), id="ten years ahead, used once"),
        pytest.param((0, 3650, 3650), id="ten years ahead, used twice on a day"),
        pytest.param((0, 3650, 3651, 3652, 3653, 3654, 3655), id="ten years ahead for a week"),
        pytest.param((0, 365, 366, 367, 368, 369, 370), id="a year ahead for a week"),
        pytest.param((0, 3650, 1, 3651, 2, 3652, 3), id="ahead every other day"),
        pytest.param((0, -4000, 5, -4000, 10, -4000, 95), id="fallen back every other day"),
        pytest.param((0, 91), id="used on two days alone"),
        pytest.param((91,) * 6, id="never used before"),
        pytest.param((0, 25, 50, 75, 40), id="fallen back at last"),
    ],
)
def test_a_clock_that_jumped_empties_nothing(workspace: Workspace, days: tuple[int, ...]) -> None:
    delete(workspace)
    use(workspace, *days)
    assert emptied(workspace, days[-1]) == emptied(workspace, days[-1] + 1) == Emptied()
    assert len(in_the_bin(workspace)) == 2


def test_after_a_jump_of_the_clock_time_begins_again(workspace: Workspace) -> None:
    delete(workspace)
    use(workspace, 0, 3650, 3670, 3690, 3710, 3730)
    assert emptied(workspace, 3739) == Emptied()
    assert emptied(workspace, 3741) != Emptied()


def test_what_no_backup_of_that_time_has_in_its_bin_stays(workspace: Workspace) -> None:
    use(workspace, 0, 25)
    delete(workspace)
    use(workspace, 50, 75, 100)
    assert emptied(workspace, 120) == Emptied()
    use(workspace, 125)
    assert emptied(workspace, 141) != Emptied()


def test_what_was_brought_back_and_deleted_again_begins_again(workspace: Workspace) -> None:
    record, photo = delete(workspace)
    use(workspace, 0, 25, 50, 75)
    kept = in_the_bin(workspace)
    back = kept.restoring({record.id, photo.id}, workspace.store.attendees)
    workspace.store.write(workspace.store.week().id, back)
    delete(workspace)
    assert emptied(workspace, 95) == Emptied()


def test_a_backup_that_was_altered_proves_nothing(workspace: Workspace) -> None:
    delete(workspace)
    use(workspace, 0, 25, 50, 75)
    oldest = DataFolder(list_backups(workspace.folder.backups)[0].path).database
    oldest.write_bytes(oldest.read_bytes() + b"x")
    assert emptied(workspace, 95) == Emptied()


def test_without_a_backup_nothing_goes_for_good(workspace: Workspace) -> None:
    delete(workspace)
    assert emptied(workspace, 400) == Emptied()
    assert len(in_the_bin(workspace)) == 2


def test_what_a_revision_was_sent_with_stays(workspace: Workspace, tmp_path: Path) -> None:
    week = workspace.store.week()
    sent = submit(workspace, week, tmp_path / "ra").revision
    record, photo = delete(workspace)
    with_record = in_the_bin(workspace).photos_of[record.id]
    use(workspace, 0, 25, 50, 75)
    assert emptied(workspace, 91) == Emptied(1, 0)
    kept = in_the_bin(workspace)
    assert kept.records == ()
    assert {p.id for p in kept.photos} == {photo.id, *(p.id for p in with_record)}
    again = write_again(workspace, week, Dispatch(number=sent.number), tmp_path / "lần nữa")
    assert not [note for note in again.notes if "không đọc được" in note]


def test_emptying_is_noted_with_counts_alone(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    record, _photo = delete(workspace)
    use(workspace, 0, 25, 50, 75)
    with caplog.at_level("INFO", "sotuanle"):
        emptied(workspace, 91)
    assert "bỏ hẳn khỏi thùng rác: 1 hoạt động" in caplog.text
    assert record.title not in caplog.text
