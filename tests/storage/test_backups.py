# SPDX-License-Identifier: MIT
"""A backup is whole or not there, says when it was altered, and brings everything back."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.changes import Changes
from desktop.domain.errors import AppError
from desktop.domain.notebook import Notebook
from desktop.domain.progress import Cancelled
from desktop.paths import DataFolder
from desktop.storage.backups import back_up, check_backup, list_backups, restore
from desktop.storage.database_file import SCHEMA_VERSION
from desktop.storage.photo_files import PhotoFiles
from desktop.storage.store import Store
from tests.builders import a_photo, a_record, a_week, saving

WEEK = a_week().id
PICTURES = {"1": b"\xff\xd8 first " * 99, "2": b"\xff\xd8 second " * 99}


class StopAfter:
    """A user who asks to stop when so much has been done."""

    def __init__(self, checks: int) -> None:
        self.left = checks

    def step(self, done: int, total: int, message: str = "") -> None:
        assert 0 <= done <= total
        assert message

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "USB"


@pytest.fixture
def full(folder: DataFolder, store: Store) -> DataFolder:
    """A data folder with a whole Week, its pictures and a form of its own."""
    for name, picture in PICTURES.items():
        kept = PhotoFiles(folder).keep(picture, f"{name}.jpg")
        store.write(WEEK, saving(a_photo(name, sha256=kept.sha256)))
    folder.forms.mkdir()
    (folder.forms / "xa-minh.toml").write_text("id = 'xa-minh'\n", encoding="utf-8")
    store.close()
    return folder


def state(folder: DataFolder) -> tuple[Notebook, dict[str, str], dict[str, str]]:
    """Return all rows, all pictures by their hash, all forms."""
    with Store.open(folder) as store:
        notebook = store.notebook(WEEK, names=True)
    pictures = {p.stem: hashlib.sha256(p.read_bytes()).hexdigest() for p in files(folder.originals)}
    return notebook, pictures, {p.name: p.read_text(encoding="utf-8") for p in files(folder.forms)}


def files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def change_everything(folder: DataFolder) -> None:
    with Store.open(folder) as store:
        store.write(WEEK, saving(a_record("event", id="moi", title="Sau khi sao lưu")))
        store.write(WEEK, Changes(records={"funding": None}))
    (folder.forms / "xa-minh.toml").write_text("id = 'khac'\n", encoding="utf-8")
    (folder.forms / "them.toml").write_text("id = 'them'\n", encoding="utf-8")


def test_a_backup_says_what_it_holds_and_proves_whole(full: DataFolder, place: Path) -> None:
    backup = back_up(full, place)
    assert backup.path.parent == place
    assert backup.path.name.startswith("sao-luu-20")
    assert (backup.records, backup.photos, backup.missing_photos) == (8, 2, ())
    assert check_backup(backup.path) == backup
    assert list_backups(place) == (backup,)


def test_a_backup_is_made_while_the_database_is_in_use(full: DataFolder, place: Path) -> None:
    with Store.open(full) as store:
        store.write(WEEK, saving(a_record(id="chua-gop")))
        assert back_up(full, place).records == 9
        store.write(WEEK, saving(a_record(id="sau")))


def test_restoring_brings_back_every_row_picture_and_form(full: DataFolder, place: Path) -> None:
    before = state(full)
    backup = back_up(full, place)
    change_everything(full)
    changed = state(full)
    aside = restore(backup.path, full)
    assert state(full) == before
    assert aside is not None
    assert aside.parent == full.aside
    assert state(DataFolder(aside))[0] == changed[0]
    assert state(DataFolder(aside))[2] == changed[2]


def test_restoring_into_nothing_brings_everything_back(
    full: DataFolder, place: Path, tmp_path: Path
) -> None:
    backup = back_up(full, place)
    fresh = DataFolder(tmp_path / "máy mới")
    assert restore(backup.path, fresh) is None
    assert state(fresh) == state(full)


@pytest.mark.parametrize("spoil", [b"", b"text", b"SQLite format 3\0 but no more"])
def test_a_damaged_database_is_replaced_and_kept_aside(
    full: DataFolder, place: Path, spoil: bytes
) -> None:
    before = state(full)
    backup = back_up(full, place)
    full.database.write_bytes(spoil)
    aside = restore(backup.path, full)
    assert state(full) == before
    assert aside is not None
    assert DataFolder(aside).database.read_bytes() == spoil


def test_restoring_mends_lost_and_damaged_pictures(full: DataFolder, place: Path) -> None:
    before = state(full)
    backup = back_up(full, place)
    lost, spoilt = files(full.originals)
    lost.unlink()
    spoilt.write_bytes(b"x" * spoilt.stat().st_size)
    restore(backup.path, full)
    assert state(full) == before


def test_pictures_are_pooled_once_for_all_backups(full: DataFolder, place: Path) -> None:
    first = back_up(full, place)
    pooled = {path: path.stat().st_mtime_ns for path in files(place / "anh")}
    second = back_up(full, place)
    assert {path: path.stat().st_mtime_ns for path in files(place / "anh")} == pooled
    assert [b.path for b in list_backups(place)] == sorted({first.path, second.path})


def test_a_picture_cut_short_in_the_pool_is_copied_again(full: DataFolder, place: Path) -> None:
    back_up(full, place)
    files(place / "anh")[0].write_bytes(b"short")
    assert check_backup(back_up(full, place).path).photos == 2


def test_a_lost_picture_does_not_keep_the_rest_from_being_saved(
    full: DataFolder, place: Path
) -> None:
    lost, spoilt = files(full.originals)
    lost.unlink()
    spoilt.write_bytes(b"x" * spoilt.stat().st_size)
    backup = back_up(full, place)
    assert backup.missing_photos == tuple(sorted([lost.stem, spoilt.stem]))
    assert check_backup(backup.path).photos == 0


def test_an_earlier_backup_still_has_a_picture_lost_since(full: DataFolder, place: Path) -> None:
    back_up(full, place)
    files(full.originals)[0].unlink()
    assert back_up(full, place).missing_photos == ()


def test_a_damaged_database_is_never_backed_up(full: DataFolder, place: Path) -> None:
    whole = full.database.read_bytes()
    full.database.write_bytes(whole[:8192] + b"\xaa" * 4096 + whole[12288:])
    with pytest.raises(AppError, match="bị hư hỏng") as refused:
        back_up(full, place)
    assert str(full.database) in refused.value.message
    assert files(place) == []


def test_dangling_rows_are_damage(full: DataFolder, place: Path) -> None:
    with closing(sqlite3.connect(full.database)) as raw:
        raw.execute("DELETE FROM weeks")
        raw.commit()
    with pytest.raises(AppError, match="bị hư hỏng"):
        back_up(full, place)


def test_where_nothing_is_there_is_nothing_to_back_up(folder: DataFolder, place: Path) -> None:
    with pytest.raises(AppError, match="Không tìm thấy"):
        back_up(folder, place)


def remove_picture(backup: Path) -> None:
    files(backup.parent / "anh")[0].unlink()


def alter_picture(backup: Path) -> None:
    picture = files(backup.parent / "anh")[0]
    picture.write_bytes(picture.read_bytes()[:-1] + b"!")


def alter_database(backup: Path) -> None:
    with closing(sqlite3.connect(DataFolder(backup).database)) as raw:
        raw.execute("UPDATE records SET people = 999")
        raw.commit()


def remove_database(backup: Path) -> None:
    DataFolder(backup).database.unlink()


def alter_form(backup: Path) -> None:
    (DataFolder(backup).forms / "xa-minh.toml").write_text("id = 'sai'", encoding="utf-8")


def cut_list(backup: Path) -> None:
    text = (backup / "ban-ke.json").read_text(encoding="utf-8")
    (backup / "ban-ke.json").write_text(text[:100], encoding="utf-8")


def remove_list(backup: Path) -> None:
    (backup / "ban-ke.json").unlink()


def lead_outside(backup: Path) -> None:
    text = (backup / "ban-ke.json").read_text(encoding="utf-8")
    text = text.replace('"mau/xa-minh.toml"', '"mau/../../thoat.toml"')
    (backup / "ban-ke.json").write_text(text, encoding="utf-8")


def come_from_the_future(backup: Path) -> None:
    text = (backup / "ban-ke.json").read_text(encoding="utf-8")
    (backup / "ban-ke.json").write_text(f'{{"version": 9,{text.lstrip()[1:]}', encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (remove_picture, "thiếu tệp"),
        (alter_picture, "đã bị thay đổi"),
        (alter_database, "đã bị thay đổi"),
        (remove_database, "thiếu tệp"),
        (alter_form, "đã bị thay đổi"),
        (cut_list, "tệp bị hư hỏng"),
        (remove_list, "không phải là bản sao lưu"),
        (lead_outside, "đường dẫn lạ"),
        (come_from_the_future, "do bản khác của chương trình"),
    ],
)
def test_what_is_not_as_it_was_written_is_not_restored(
    full: DataFolder, place: Path, spoil: Callable[[Path], None], words: str
) -> None:
    backup = back_up(full, place).path
    spoil(backup)
    change_everything(full)
    changed = state(full)
    with pytest.raises(AppError, match=words):
        restore(backup, full)
    assert state(full) == changed
    assert not full.aside.exists()


def test_a_backup_of_a_newer_program_is_refused(full: DataFolder, place: Path) -> None:
    with closing(sqlite3.connect(full.database)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(AppError, match="bản mới hơn"):
        back_up(full, place)


def test_only_finished_backups_are_listed(full: DataFolder, place: Path) -> None:
    good = back_up(full, place)
    spoilt = back_up(full, place)
    cut_list(spoilt.path)
    (place / "dang-sao-luu-abc").mkdir()
    (place / "sao-luu-của tôi").mkdir()
    assert list_backups(place) == (good,)


@pytest.mark.parametrize("checks", [0, 1, 2])
def test_a_backup_that_was_stopped_leaves_nothing_but_pictures(
    full: DataFolder, place: Path, checks: int
) -> None:
    with pytest.raises(Cancelled):
        back_up(full, place, StopAfter(checks))
    assert [path.name for path in place.iterdir()] in ([], ["anh"])


@pytest.mark.parametrize("checks", range(6))
def test_a_restore_that_was_stopped_changes_nothing(
    full: DataFolder, place: Path, checks: int
) -> None:
    backup = back_up(full, place)
    change_everything(full)
    changed = state(full)
    with pytest.raises(Cancelled):
        restore(backup.path, full, StopAfter(checks))
    assert state(full) == changed
    assert sorted(p.name for p in full.root.iterdir()) == ["anh", "mau", "so-tuan-le.db"]


def test_a_folder_in_use_is_not_restored_over(
    full: DataFolder, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.storage.database_file.BUSY_SECONDS", 0.05)
    backup = back_up(full, place)
    with Store.open(full) as store:
        store.write(WEEK, saving(a_record(id="moi")))
        with pytest.raises(AppError, match="chương trình khác"):
            restore(backup.path, full)
        assert "moi" in [record.id for record in store.notebook(WEEK).records]


def test_a_disk_without_room_is_named_with_what_is_missing(
    full: DataFolder, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = back_up(full, place)
    usage = shutil.disk_usage(full.root)._replace(free=1234)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    for action in (lambda: back_up(full, place), lambda: restore(backup.path, full)):
        with pytest.raises(AppError, match=r"cần [0-9.]+ byte, chỉ còn 1\.234 byte"):
            action()
    assert list_backups(place) == (backup,)


def test_what_a_killed_backup_left_goes_with_the_next(full: DataFolder, place: Path) -> None:
    (place / "dang-sao-luu-abc").mkdir(parents=True)
    back_up(full, place)
    assert not (place / "dang-sao-luu-abc").exists()
