# SPDX-License-Identifier: MIT
"""A backup is whole or not there, says when it was altered, and brings everything back."""

import hashlib
import json
import os
import shutil
import sqlite3
import tracemalloc
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest

from desktop.domain.errors import AppError
from desktop.domain.exchange.received_file import ReceivedFile
from desktop.domain.progress import Cancelled
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook
from desktop.paths import DataFolder
from desktop.storage.backups import (
    Occasion,
    back_up,
    check_backup,
    find_backups,
    list_backups,
    restore,
)
from desktop.storage.backups.making import origin_of
from desktop.storage.backups.rotation import LATEST
from desktop.storage.database_file import examine
from desktop.storage.faults import Damaged
from desktop.storage.photo_files import PhotoFiles
from desktop.storage.schema import SCHEMA_VERSION
from desktop.storage.store import Store
from tests.builders import a_photo, a_record, a_week, saving
from tests.storage.strangers import STRANGE

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
    folder.documents.mkdir(parents=True)
    (folder.documents / "thu-moi.toml").write_text("id = 'thu-moi'\n", encoding="utf-8")
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


def test_templates_of_documents_are_backed_up_without_a_form_beside_them(
    full: DataFolder, place: Path
) -> None:
    (full.forms / "xa-minh.toml").unlink()
    back_up(full, place)
    assert [path.name for path in files(place) if path.suffix == ".toml"] == ["thu-moi.toml"]


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
    aside = restore(backup.path, full).aside
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
    assert restore(backup.path, fresh).aside is None
    assert state(fresh) == state(full)


@pytest.mark.parametrize("spoil", [b"", b"text", b"SQLite format 3\0 but no more"])
def test_a_damaged_database_is_replaced_and_kept_aside(
    full: DataFolder, place: Path, spoil: bytes
) -> None:
    before = state(full)
    backup = back_up(full, place)
    full.database.write_bytes(spoil)
    aside = restore(backup.path, full).aside
    assert state(full) == before
    assert aside is not None
    assert DataFolder(aside).database.read_bytes() == spoil


@pytest.mark.parametrize("at", [18, 19, 47], ids=["written how", "read how", "schema format"])
def test_a_head_that_nobody_wrote_is_damage_and_kept_aside(
    full: DataFolder, place: Path, at: int
) -> None:
    before = state(full)
    backup = back_up(full, place)
    content = bytearray(full.database.read_bytes())
    content[at] ^= 16
    full.database.write_bytes(content)
    with pytest.raises(Damaged):
        state(full)
    aside = restore(backup.path, full).aside
    assert state(full) == before
    assert aside is not None
    assert DataFolder(aside).database.read_bytes() == bytes(content)


def test_a_schema_that_only_writers_find_wrong_is_no_hindrance(
    full: DataFolder, place: Path
) -> None:
    before = state(full)
    backup = back_up(full, place)
    content = full.database.read_bytes()
    named = content.index(b"scan_sha256", content.index(b"CREATE TABLE dispatches"))
    full.database.write_bytes(content[:named] + b"scan_sha257" + content[named + 11 :])
    with pytest.raises(Damaged):
        examine(full.database)
    restore(backup.path, full)
    assert state(full) == before


def test_a_change_that_was_cut_off_is_no_hindrance(
    full: DataFolder, place: Path, tmp_path: Path
) -> None:
    before = state(full)
    backup = back_up(full, place)
    left = DataFolder(tmp_path / "mất điện")
    left.root.mkdir()
    with closing(sqlite3.connect(full.database)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("PRAGMA cache_size = 1")  # so that what is changed goes to the disk at once
        raw.execute("UPDATE records SET title = title || ?", ["x" * 20_000])
        for name in (full.database.name, f"{full.database.name}-journal"):
            shutil.copyfile(full.root / name, left.root / name)
    assert left.database.read_bytes() != full.database.read_bytes()
    aside = restore(backup.path, left).aside
    assert state(left) == before
    assert aside is not None
    assert state(DataFolder(aside))[0] == before[0]


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


def test_what_units_sent_goes_along_and_is_no_photo(full: DataFolder, place: Path) -> None:
    kept = PhotoFiles(full).keep(b"PK", "goi.zip")
    file = ReceivedFile(
        sha256=kept.sha256,
        report="r",
        part=1,
        parts=1,
        file_name="goi.zip",
        came_from="",
        sender="",
        sent_at=None,
        taken_at=datetime(2026, 10, 8, tzinfo=UTC),
    )
    with closing(Store.open(full)) as store:
        store.take_in(WEEK, Changes(), [file])
    backup = back_up(full, place)
    assert backup.photos == 2
    assert len(files(place / "anh")) == 3
    assert check_backup(backup.path) == backup


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


def test_a_table_that_is_gone_is_damage(full: DataFolder, place: Path) -> None:
    with closing(sqlite3.connect(full.database)) as raw:
        raw.execute("DROP TABLE links")
        raw.commit()
    with pytest.raises(AppError, match="bị hư hỏng"):
        back_up(full, place)
    assert list_backups(place) == ()


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


A_PICTURE = {"path": f"aa/{'a' * 64}.jpg", "size": 1, "sha256": "a" * 64}


@pytest.mark.parametrize(
    "spoilt",
    [
        {"number": int("9" * 4000)},
        {"number": -1},
        {"made_at": "2026-11-27T23:52:48"},
        {"made_at": "0001-01-01T00:00:00+14:00"},
        {"made_at": "9999-12-31T23:59:59-12:00"},
        {"made_at": "1969-12-31T00:00:00+00:00"},
        {"rows": {"records": -5}},
        {"rows": {"records": 1e400}},
        {"rows": {"a": 1, "a\u200b": 2}},
        {"files": [A_PICTURE | {"size": -1}]},
        {"photos": [[]]},
        {"origin": {"a": []}},
        {"x" * 100_000: 1},
        {"\ud800": 1},
    ],
)
def test_a_list_that_cannot_be_hides_no_other_backup(
    full: DataFolder, place: Path, spoilt: dict[str, object]
) -> None:
    good = back_up(full, place)
    bad = place / f"{good.path.name}-2"
    shutil.copytree(good.path, bad)
    whole = json.loads((bad / "ban-ke.json").read_text(encoding="utf-8"))
    (bad / "ban-ke.json").write_text(json.dumps(whole | spoilt), encoding="utf-8")
    found = find_backups(place)
    assert found.backups == (good,)
    (fault,) = found.faults
    assert str(bad) in fault.message
    assert len(str(fault)) < 1000
    assert back_up(full, place).number == good.number + 1


def test_no_value_of_a_list_ends_in_anything_but_a_sentence(full: DataFolder, place: Path) -> None:
    backup = back_up(full, place).path
    file = backup / "ban-ke.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    entries = [(part, name) for part in ("files", "photos") for name in whole[part][0]]
    for value in STRANGE:
        changed = [whole | {key: value} for key in whole]
        changed += [
            whole | {part: [whole[part][0] | {name: value}, *whole[part][1:]]}
            for part, name in entries
        ]
        for content in changed:
            file.write_text(json.dumps(content), encoding="utf-8")
            with suppress(AppError):
                check_backup(backup)


def write_digits(file: Path) -> None:
    file.write_text('{"number": ' + "9" * 5000 + "}", encoding="utf-8")


def write_depth(file: Path) -> None:
    file.write_text('{"a":' * 100_000, encoding="utf-8")


def write_many_lists(file: Path) -> None:
    file.write_text('{"a": [' + "[]," * 5_000_000 + "[]]}", encoding="utf-8")


def write_giant(file: Path) -> None:
    with file.open("wb") as giant:
        giant.truncate(3 << 30)


def write_a_list(file: Path) -> None:
    file.write_text("[1, 2]", encoding="utf-8")


def write_no_text(file: Path) -> None:
    file.write_bytes(b"\xff\xfe{}")


def make_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    "write",
    [
        write_digits,
        write_depth,
        write_many_lists,
        write_giant,
        write_a_list,
        write_no_text,
        make_a_folder,
    ],
)
def test_a_list_of_any_size_and_depth_takes_little_and_hides_nothing(
    full: DataFolder, place: Path, write: Callable[[Path], None]
) -> None:
    good = back_up(full, place)
    bad = place / f"{good.path.name}-2"
    shutil.copytree(good.path, bad)
    write(bad / "ban-ke.json")
    tracemalloc.start()
    try:
        found = find_backups(place)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found.backups == (good,)
    assert [str(bad) in fault.message for fault in found.faults] == [True]
    assert most < 100_000_000


def test_of_thousands_of_backups_the_newest_are_looked_into(
    full: DataFolder, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.storage.backups.checking._MOST", 2)
    made = [back_up(full, place) for _ in range(3)]
    for number, backup in enumerate(made):
        backup.path.rename(place / f"sao-luu-2026100{number}-000000")
    found = find_backups(place)
    assert [backup.number for backup in found.backups] == [2, 3]
    assert "1 bản cũ không được xem" in found.faults[0].message


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
    monkeypatch.setattr("desktop.storage.side_files.BUSY_SECONDS", 0.05)
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


def test_a_picture_cut_short_by_a_crash_is_cleared_away(full: DataFolder, place: Path) -> None:
    back_up(full, place)
    old, new = place / "anh" / "a.tam", place / "anh" / "b.tam"
    for leftover in (old, new):
        leftover.write_bytes(b"half")
    os.utime(old, (0, 0))
    back_up(full, place)
    assert not old.exists()
    assert new.exists(), "another computer may be at work on it"


def test_what_a_killed_backup_left_goes_with_the_next(full: DataFolder, place: Path) -> None:
    own, other = (f"dang-sao-luu-{whose}-abc" for whose in (origin_of(full), "may-khac"))
    for name in (own, other):
        (place / name).mkdir(parents=True)
    back_up(full, place)
    assert not (place / own).exists()
    assert (place / other).exists(), "another computer may be at work on it"


def made_for(full: DataFolder, place: Path, occasion: Occasion = Occasion.WORK) -> Path:
    """Change something, and have the program back up by itself."""
    with Store.open(full) as store:
        store.write(WEEK, saving(a_record(id=f"moi-{len(list_backups(place))}")))
    return back_up(full, place, occasion=occasion).path


def test_where_nothing_changed_no_further_backup_is_made(full: DataFolder, place: Path) -> None:
    first = made_for(full, place)
    with Store.open(full) as store:
        store.notebook(WEEK)
    assert back_up(full, place, occasion=Occasion.CLOSING).path == first
    assert back_up(full, place).path != first, "the clerk asked for this one"


@pytest.mark.parametrize("change", ["row", "picture", "form"])
def test_whatever_changed_is_backed_up(full: DataFolder, place: Path, change: str) -> None:
    first = made_for(full, place)
    if change == "form":
        (full.forms / "xa-minh.toml").write_text("id = 'khac'\n", encoding="utf-8")
    elif change == "picture":
        kept = PhotoFiles(full).keep(b"\xff\xd8 third", "3.jpg")
        with Store.open(full) as store:
            store.write(WEEK, saving(a_photo("3", sha256=kept.sha256)))
    else:
        change_everything(full)
    assert back_up(full, place, occasion=Occasion.WORK).path != first


def test_old_backups_thin_out_but_never_those_asked_for_or_of_others(
    full: DataFolder, place: Path, tmp_path: Path
) -> None:
    asked = back_up(full, place).path
    other = DataFolder(Path(shutil.copytree(full.root, tmp_path / "máy khác")))
    others = made_for(other, place)
    own = [made_for(full, place) for _ in range(LATEST + 3)]
    left = [backup.path for backup in list_backups(place)]
    assert left == [asked, others, *own[-LATEST:]]
    assert all(check_backup(path) for path in left)
    assert [p.name for p in place.iterdir() if p not in left] == ["anh"]


@pytest.mark.parametrize("year", [1970, 2099])
def test_the_order_of_backups_is_that_of_their_making_not_of_the_clock(
    full: DataFolder, place: Path, year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Wrong(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(year, 1, 2, tzinfo=tz)

    first = made_for(full, place)
    with monkeypatch.context() as clock:
        for module in ("aside", "backups.making"):
            clock.setattr(f"desktop.storage.{module}.datetime", Wrong)
        second = made_for(full, place)
    third = made_for(full, place)
    assert [backup.path for backup in list_backups(place)] == [first, second, third]


def test_a_damaged_database_pushes_no_good_backup_out(full: DataFolder, place: Path) -> None:
    good = [made_for(full, place) for _ in range(LATEST)]
    whole = full.database.read_bytes()
    full.database.write_bytes(whole[:8192] + b"\xaa" * 4096 + whole[12288:])
    for _ in range(3):
        with pytest.raises(AppError, match="bị hư hỏng"):
            back_up(full, place, occasion=Occasion.WORK)
    assert [backup.path for backup in list_backups(place)] == good


def test_a_backup_that_cannot_be_read_again_is_none_and_pushes_none_out(
    full: DataFolder, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = [made_for(full, place) for _ in range(LATEST)]

    def forgets(source: Path, target: Path) -> None:
        """A stick that says it wrote, and did not."""
        if source.is_dir():
            DataFolder(source).database.write_bytes(b"")
        source.replace(target)

    monkeypatch.setattr("desktop.storage.backups.making.put_in_place", forgets)
    with pytest.raises(AppError, match="đã bị thay đổi"):
        made_for(full, place)
    assert [backup.path for backup in list_backups(place)] == good


def test_an_index_that_lies_is_damage(full: DataFolder, place: Path) -> None:
    """The quick check does not see it; a backup of it would be no better."""
    with closing(sqlite3.connect(full.database)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_schema SET sql = replace(sql, '(record, counts)', '(record)')")
        raw.commit()
    with pytest.raises(Damaged, match="không phải của chương trình"):
        back_up(full, place)


@pytest.mark.parametrize("occasion", [Occasion.UPGRADE, Occasion.IMPORT, Occasion.SUBMISSION])
def test_before_something_risky_no_pictures_are_copied(
    full: DataFolder, place: Path, occasion: Occasion
) -> None:
    backup = back_up(full, place, occasion=occasion)
    assert files(place / "anh") == []
    assert (backup.photos, backup.missing_photos) == (0, ())
    before = state(full)
    change_everything(full)
    restore(backup.path, full)
    assert state(full) == before
