# SPDX-License-Identifier: MIT
"""What others do to a data folder and what lies around it, while the program uses it."""

import json
import os
import random
import shutil
import signal
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import AppError
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook
from desktop.paths import DataFolder
from desktop.services.backups.elsewhere import save_elsewhere
from desktop.services.backups.housekeeping import look_after
from desktop.services.backups.kept_backups import kept_backups
from desktop.services.backups.recycling import read_bin
from desktop.services.backups.rescue import save_rows
from desktop.services.backups.safekeeping import restore_all
from desktop.services.workspace import open_workspace
from desktop.storage.backups import back_up, find_backups, making
from desktop.storage.backups.manifest import entry_of
from desktop.storage.holding import Hold, Holder, InUse, hold
from desktop.storage.live_files import Displaced
from desktop.storage.schema import DIGESTS, SCHEMA_VERSION, digest
from tests.builders import a_record, a_week, saving
from tests.storage.strangers import MARK, MOMENTS, NUMBERS, SIDES, STRANGE, TRIGGERS, WAYS
from tests.trials.children import Told
from tests.trials.place import WEEK, data, furnish, opened, out, stick
from tests.trials.window_acts import open_week

_NOTHING = Notebook(week=a_week())
_SELDOM = 0.3
_THESIS = "Luận văn của tôi"
_LEADING = [name for name in SIDES if "pipe" not in name]
"""The ways to lead SQLite elsewhere but for those in which it would wait for ever."""
_LIST = "ban-ke.json"
_REFUSED = "not taken: "


def _others_file(place: Path) -> Path:
    """Return a file that is none of the program's."""
    return place / "luận văn.txt"


class FolderGone:
    """Takes the folder, or a file of it, from under the window while the clerk types on."""

    _STEPS = 12

    def __init__(self) -> None:
        self._before = _NOTHING

    def prepare(self, place: Path) -> None:
        """Make the Week with a photo, and a backup of it on the stick."""
        self._before = furnish(place)
        back_up(data(place), stick(place))

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Type, promising what the window says; at the end save the book elsewhere."""
        chance = random.Random(seed)
        gone_at = chance.randrange(1, self._STEPS)
        with open_week(place) as week:
            week.saved.connect(lambda: told.say("saved") if week.is_saved else None)
            for number in range(1, self._STEPS + 1):
                if number == gone_at:
                    with suppress(AppError):
                        week.flush()
                    QCoreApplication.processEvents()
                    told.say("gone")
                    chance.choice(_WAYS_TO_GO)(place)
                week.do("gõ", saving(a_record(id="gõ", title=f"Lần {number}")))
                with suppress(Displaced):
                    week.flush()
                QCoreApplication.processEvents()
            saved = save_elsewhere(
                week.workspace, week.notebook, week.waiting, out(place), backups=[stick(place)]
            )
            assert (saved.is_whole, saved.lost_photos) == (True, ())

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find nothing promised after the folder was gone, and everything typed elsewhere."""
        del seed
        assert "gone" in promises
        assert promises[-1] == "gone", "something was said to be saved in a folder that is gone"
        (there,) = [path for path in out(place).iterdir() if path.name.startswith("so-tuan-le-")]
        typed = a_record(id="gõ", title=f"Lần {self._STEPS}")
        found = opened(DataFolder(there))
        assert [r.title for r in found.records if r.id == "gõ"] == [typed.title]
        assert [r for r in found.records if r.id != "gõ"] == list(self._before.records)
        assert found.photos == self._before.photos


def _away(place: Path) -> Path:
    return place / "chỗ khác"


def _rename(place: Path) -> None:
    data(place).root.rename(_away(place))


def _replace_by_a_copy(place: Path) -> None:
    _rename(place)
    shutil.copytree(_away(place), data(place).root)


def _replace_by_nothing(place: Path) -> None:
    _rename(place)
    data(place).root.mkdir()


def _delete(place: Path) -> None:
    shutil.rmtree(data(place).root)


def _delete_database(place: Path) -> None:
    data(place).database.unlink()


def _delete_log(place: Path) -> None:
    database = data(place).database
    database.with_name(f"{database.name}-wal").unlink()


def _replace_database(place: Path) -> None:
    copy = place / "bản sao"
    shutil.copyfile(data(place).database, copy)
    copy.replace(data(place).database)


_WAYS_TO_GO: Sequence[Callable[[Path], None]] = (
    *(_rename, _replace_by_a_copy, _replace_by_nothing, _delete),
    *(_delete_database, _delete_log, _replace_database),
)


class ForeignSchema:
    """Opens, restores or rescues a database into whose schema somebody has put other things."""

    def __init__(self) -> None:
        self._before = _NOTHING

    def prepare(self, place: Path) -> None:
        """Make the Week, and a backup of it on the stick."""
        self._before = furnish(place)
        back_up(data(place), stick(place))
        _others_file(place).write_text(_THESIS, encoding="utf-8")

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Change a schema, take the database in, and write into it; tell whether it was taken.

        Beside some lies what leads SQLite to a file of somebody else's.
        """
        chance = random.Random(seed)
        folder, backup = data(place), find_backups(stick(place)).backups[0].path
        way = chance.choice(("open", "restore", "rescue"))
        changed = DataFolder(backup).database if way == "restore" else folder.database
        _change_schema(changed, chance)
        if chance.random() < _SELDOM:
            SIDES[chance.choice(_LEADING)](_others_file(place), changed)
        try:
            if way == "restore":
                _fit_list(backup)
                restore_all(backup, folder)
            elif way == "rescue":
                save_rows(folder)
            with open_workspace(folder) as workspace:
                workspace.store.write(WEEK, saving(a_record(id="moi", title="Ghi sau")))
        except AppError as error:
            told.say(f"{_REFUSED}{error}")
        else:
            told.say("taken")

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find every row as it was, a schema that is the program's own, and no other file gone."""
        del seed
        assert _others_file(place).read_text(encoding="utf-8") == _THESIS
        (said,) = promises
        if said.startswith(_REFUSED):
            assert str(place) in said, "does not say where"
            return
        found = opened(data(place), pictures=False)
        assert found.week.theme != MARK, "a stranger's trigger ran"
        titles = {record.id: record.title for record in found.records}
        assert titles.pop("moi") == "Ghi sau"
        assert titles == {record.id: record.title for record in self._before.records}
        assert found.attendees == self._before.attendees
        assert len(found.photos) == len(self._before.photos)
        with closing(sqlite3.connect(data(place).database)) as raw:
            assert digest(raw) == DIGESTS[SCHEMA_VERSION]


def _change_schema(database: Path, chance: random.Random) -> None:
    """Do one to three things to a schema; what SQLite does not take is left out."""
    for _ in range(chance.randrange(1, 4)):
        with suppress(sqlite3.Error, AssertionError):
            if chance.random() < 0.4:
                with closing(sqlite3.connect(database)) as raw:
                    raw.execute(chance.choice(TRIGGERS))
                    raw.commit()
            elif chance.random() < 0.8:
                WAYS[chance.choice(list(WAYS))](database)
            else:
                _spoil_text(database, chance)


def _spoil_text(database: Path, chance: random.Random) -> None:
    """Change a few letters somewhere in the text of a schema."""
    with closing(sqlite3.connect(database)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        rows = raw.execute("SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL").fetchall()
        name, sql = chance.choice(rows)
        at = chance.randrange(len(sql))
        new = sql[:at] + chance.choice(("x", ")", " COLLATE NOCASE ", "'", "")) + sql[at + 1 :]
        raw.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (new, name))
        raw.commit()


def _fit_list(backup: Path) -> None:
    """Let the list of contents say of the database what it is now, as a stranger would."""
    file = backup / _LIST
    whole = json.loads(file.read_text(encoding="utf-8"))
    entry = entry_of(DataFolder(backup).database, backup)
    others = [f for f in whole["files"] if f["path"] != entry.path]
    own = {"path": entry.path, "size": entry.size, "sha256": entry.sha256}
    file.write_text(json.dumps(whole | {"files": [own, *others]}), encoding="utf-8")


class BadList:
    """Puts a folder beside the backups whose list of contents nobody could have written."""

    def __init__(self) -> None:
        self._before = _NOTHING

    def prepare(self, place: Path) -> None:
        """Make the Week, and a backup of it on the stick."""
        self._before = furnish(place)
        back_up(data(place), stick(place))

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Put the folder there; list, make and look for backups as before."""
        chance = random.Random(seed)
        (good,) = find_backups(stick(place)).backups
        bad = stick(place) / f"sao-luu-{chance.choice(('1970', '2026', '9999'))}0101-000000-x"
        shutil.copytree(good.path, bad)
        _spoil_list(bad / _LIST, chance)
        found = find_backups(stick(place))
        assert good.path in [backup.path for backup in found.backups]
        assert len(found.backups) + len(found.faults) == 2
        assert all(len(str(fault)) < 1500 for fault in found.faults)
        assert good.path in [kept.backup.path for kept in kept_backups([stick(place)])]
        told.say(back_up(data(place), stick(place)).path.name)

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find the new backup, and restore it."""
        del seed
        restore_all(stick(place) / promises[0], data(place))
        assert opened(data(place)) == self._before


def _spoil_list(file: Path, chance: random.Random) -> None:
    whole = json.loads(file.read_text(encoding="utf-8"))
    text = file.read_text(encoding="utf-8")
    match chance.randrange(8):
        case 0 | 1 | 2:
            whole["made_at"] = chance.choice((whole["made_at"], *MOMENTS))
            if chance.random() < _SELDOM:
                whole["number"] = chance.choice(NUMBERS)
            if chance.random() < _SELDOM:
                whole[chance.choice(list(whole))] = chance.choice(STRANGE)
            file.write_text(json.dumps(whole), encoding="utf-8")
        case 3:
            entry = chance.choice(whole["files"] + whole["photos"])
            entry[chance.choice(list(entry))] = chance.choice(STRANGE)
            file.write_text(json.dumps(whole), encoding="utf-8")
        case 4:
            deep = chance.choice(('{"a":', "[")) * chance.randrange(1, 100_000)
            file.write_text(deep, encoding="utf-8")
        case 5:
            digits = f'"number": {"9" * chance.randrange(16, 6000)}'
            file.write_text(f"{{{digits}, {text[1:]}", encoding="utf-8")
        case 6:
            raw = bytearray(text.encode())
            for _ in range(chance.randrange(1, 40)):
                raw[chance.randrange(len(raw))] = chance.randrange(256)
            file.write_bytes(raw[: chance.randrange(1, len(raw))])
        case _:
            file.unlink()
            chance.choice(_NO_FILES)(file)


def _giant(file: Path) -> None:
    with file.open("wb") as content:
        content.truncate(3 << 30)


def _pipe(file: Path) -> None:
    os.mkfifo(file)


_NO_FILES: Sequence[Callable[[Path], object]] = (
    *(_giant, _pipe, Path.mkdir, lambda file: file.symlink_to(file.name)),
)


class WrongClock:
    """Deletes something, then uses the program on days that a jumping clock gives it."""

    def prepare(self, place: Path) -> None:
        """Make the Week with something in its bin."""
        furnish(place)
        with open_workspace(data(place)) as workspace:
            workspace.store.write(WEEK, Changes(records={"event": None}))

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Use the program on some days, telling after how many true days the bin was emptied."""
        chance = random.Random(seed)
        now = datetime.now().astimezone()
        is_steady, true, ahead = chance.random() < 0.3, 0, 0
        with open_workspace(data(place)) as workspace:
            for _ in range(14):
                shown = now + timedelta(days=true + ahead)
                _back_up_at(shown, place)
                look_after(workspace, (), now=shown)
                if not read_bin(workspace.store, WEEK).records:
                    told.say(f"emptied after {true} days")
                    return
                true += chance.randrange(0, 31)
                if not is_steady and chance.random() < 0.4:
                    ahead = chance.choice((-9000, -700, 0, 500, 3650, 9000))
        told.say("steady" if is_steady and true > 400 else "not emptied")

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find the bin emptied after 90 true days and not before, in the end for certain."""
        del place, seed
        (said,) = promises
        assert said != "steady", "the bin is never emptied"
        if said.startswith("emptied"):
            assert int(said.split()[2]) >= 90, said


def _back_up_at(moment: datetime, place: Path) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(moment.timestamp(), tz)

    true = vars(making)["datetime"]
    vars(making)["datetime"] = Clock
    try:
        back_up(data(place), data(place).backups)
    finally:
        vars(making)["datetime"] = true


class LockMeddling:
    """Puts other things under the name of the lock, before somebody takes hold or while he has."""

    def prepare(self, place: Path) -> None:
        """Make the data folder, and a file of the user's elsewhere."""
        furnish(place)
        _others_file(place).write_text(_THESIS, encoding="utf-8")

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Meddle before and after another process takes hold; tell who got in meanwhile."""
        chance = random.Random(seed)
        lock, other = data(place).lock, _others_file(place)
        if chance.random() < 0.5:
            _MEDDLING[chance.choice(list(_MEDDLING))](lock, other)
        holder = _holder(data(place))
        try:
            for _ in range(chance.randrange(1, 4)):
                _MEDDLING[chance.choice(list(_MEDDLING))](lock, other)
            if _taken(data(place)) is not None:
                told.say("a second one got in")
        finally:
            os.kill(holder, signal.SIGKILL)
            os.waitpid(holder, 0)
        if _taken(data(place)) is None:
            told.say("nobody gets in any more")

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find nobody let in or kept out wrongly, and the other file as it was."""
        del seed
        assert list(promises) == []
        assert _others_file(place).read_text(encoding="utf-8") == _THESIS


def _holder(folder: DataFolder) -> int:
    """Have another process hold the folder until it is killed, and return its number."""
    hears, tells = os.pipe()
    child = os.fork()
    if child == 0:
        held = _taken(folder)
        os.write(tells, b"1" if held is not None else b"0")
        while True:
            signal.pause()
    assert os.read(hears, 1) == b"1", "nobody can take hold"
    os.close(hears)
    os.close(tells)
    return child


def _taken(folder: DataFolder) -> Hold | None:
    try:
        return hold(folder, Holder.WINDOW)
    except InUse:
        return None


def _emptied(lock: Path) -> Path:
    """Return the name, with nothing under it."""
    if lock.is_dir() and not lock.is_symlink():
        shutil.rmtree(lock)
    lock.unlink(missing_ok=True)
    return lock


_MEDDLING: Mapping[str, Callable[[Path, Path], object]] = {
    "deleted": lambda lock, _other: _emptied(lock),
    "replaced": lambda lock, _other: _emptied(lock).touch(),
    "link": lambda lock, other: _emptied(lock).symlink_to(other),
    "link to nothing": lambda lock, other: _emptied(lock).symlink_to(other.with_name("không có")),
    "second name": lambda lock, other: _emptied(lock).hardlink_to(other),
    "pipe": lambda lock, _other: os.mkfifo(_emptied(lock)),
    "folder": lambda lock, _other: _emptied(lock).mkdir(),
    "text": lambda lock, _other: _emptied(lock).write_bytes(b"\xff\xfe window"),
    "no rights": lambda lock, _other: _emptied(lock).touch(0),
    "call": lambda lock, _other: _emptied(lock).write_text("window 1\ngoi\n", encoding="utf-8"),
}
