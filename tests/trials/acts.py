# SPDX-License-Identifier: MIT
"""What the program does with a whole data folder, which is to be done or not begun."""

import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from desktop.domain.exchange.week_file import content_of, dump
from desktop.domain.report.annex import compute
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook
from desktop.export.bundle.names import bundle_name
from desktop.export.bundle.reader import verify
from desktop.paths import DataFolder
from desktop.services.backups.safekeeping import keep_safe
from desktop.services.exchange.loading import load_week
from desktop.services.submission.submission import submit
from desktop.services.workspace import open_workspace
from desktop.storage.backups import Occasion, back_up, check_backup, list_backups, restore
from desktop.storage.backups.rotation import LATEST
from desktop.storage.schema import SCHEMA_VERSION
from desktop.storage.side_files import files_of
from desktop.storage.store import Store
from tests.builders import a_notebook, a_record, a_week, saving
from tests.storage.test_migrations import GOLDEN
from tests.trials.children import Told
from tests.trials.place import WEEK, data, furnish, opened, out, stick

_NOTHING = Notebook(week=a_week())


class BackingUp:
    """Backs up to the stick, on which there is a backup already, while the clerk goes on typing."""

    _STEPS = 6

    def __init__(self, *, while_typing: bool = False) -> None:
        self._while_typing = while_typing
        self._before = _NOTHING

    def prepare(self, place: Path) -> None:
        """Make the Week, a form of one's own, and an older backup."""
        self._before = furnish(place)
        data(place).forms.mkdir()
        (data(place).forms / "xa-minh.toml").write_text("id = 'xa-minh'", encoding="utf-8")
        back_up(data(place), stick(place))

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Back up and promise it; promise each record that was typed meanwhile."""
        del seed
        with Store.open(data(place)) as store:
            typing = threading.Thread(target=self._type, args=(store, told))
            if self._while_typing:
                typing.start()
            backup = back_up(data(place), stick(place))
            told.say(backup.path.name)
            if self._while_typing:
                typing.join()

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find every backup whole, and the records, here and there, as after some step."""
        del seed
        states = self._states()
        assert opened(data(place)) in states[_last_number(promises) :]
        backups = list_backups(stick(place))
        assert {name for name in promises if not name.isdigit()} <= {b.path.name for b in backups}
        assert backups
        for backup in backups:
            assert check_backup(backup.path) == backup
            assert backup.missing_photos == ()
            assert _records_in(DataFolder(backup.path)) in states
        again = back_up(data(place), stick(place))
        assert check_backup(again.path) == again
        assert not [path for path in stick(place).iterdir() if path.name.startswith("dang-")]

    def _type(self, store: Store, told: Told) -> None:
        for number in range(1, self._STEPS + 1):
            store.write(WEEK, saving(a_record(title=f"Lần {number}")))
            told.say(str(number))

    def _states(self) -> list[Notebook]:
        states = [self._before]
        for number in range(1, self._STEPS + 1 if self._while_typing else 1):
            records = [
                replace(a_record(title=f"Lần {number}"), listed=r.listed)
                if r.id == "training_class"
                else r
                for r in self._before.records
            ]
            states.append(replace(self._before, records=tuple(records)))
        return states


class BackingUpByItself:
    """Backs up as the program does when it is closed, and thins out what is too old."""

    def __init__(self) -> None:
        self._before = _NOTHING

    def prepare(self, place: Path) -> None:
        """Make the Week, and as many backups of this day as are kept, each of another state."""
        furnish(place)
        for number in range(LATEST):
            self._change(place, number)
            back_up(data(place), data(place).backups, occasion=Occasion.CLOSING)
        self._before = self._change(place, LATEST)

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Back up and promise it."""
        del seed
        kept = keep_safe(data(place), Occasion.CLOSING)
        if kept.faults:
            raise kept.faults[0]
        assert kept.here
        told.say(kept.here.path.name)

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find enough backups, all of them whole, the promised one among them."""
        del seed
        assert opened(data(place)) == self._before
        backups = list_backups(data(place).backups)
        assert set(promises) <= {backup.path.name for backup in backups}
        assert [check_backup(backup.path) for backup in backups] == list(backups)
        assert len(backups) in (LATEST, LATEST + 1)

    @staticmethod
    def _change(place: Path, number: int) -> Notebook:
        with Store.open(data(place)) as store:
            store.write(WEEK, saving(a_record(title=f"Lần {number}")))
            return store.notebook(WEEK, names=True)


class Restoring:
    """Restores a backup from the stick over a Week that has changed since, its photo lost."""

    def __init__(self) -> None:
        self._before = self._backed_up = _NOTHING

    def prepare(self, place: Path) -> None:
        """Make the backup, then the changes."""
        self._backed_up = furnish(place)
        folder = data(place)
        back_up(folder, stick(place))
        with Store.open(folder) as store:
            store.write(WEEK, saving(a_record("event", title="Sau khi sao lưu")))
            store.write(WEEK, Changes(photos={"anh-1": None}))
            self._before = store.notebook(WEEK, names=True)
        folder.forms.mkdir()
        (folder.forms / "xa-minh.toml").write_text("mới", encoding="utf-8")

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Restore the backup and promise it."""
        del seed
        restore(list_backups(stick(place))[-1].path, data(place))
        told.say("restored")

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find what was there before, or what was backed up and the former kept aside."""
        del seed
        found = opened(data(place))
        assert found in (self._before, self._backed_up)[len(promises) :]
        (backup,) = list_backups(stick(place))
        assert check_backup(backup.path) == backup
        if found == self._backed_up:
            asides = [DataFolder(path) for path in data(place).aside.glob("truoc-khoi-phuc-*")]
            assert self._before in [_records_in(aside) for aside in asides]


class Upgrading:
    """Opens a database of the first schema, which is upgraded then."""

    def prepare(self, place: Path) -> None:
        """Make the database as the first version of the program left it."""
        data(place).root.mkdir(parents=True)
        with closing(sqlite3.connect(data(place).database)) as connection:
            connection.executescript(GOLDEN[0].read_text(encoding="utf-8"))
            connection.execute("PRAGMA journal_mode = WAL")

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Open it."""
        del seed
        with Store.open(data(place)):
            told.say("upgraded")

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find everything, whichever schema it has until it is opened."""
        del seed
        with closing(sqlite3.connect(data(place).database)) as raw:
            (version,) = raw.execute("PRAGMA user_version").fetchone()
        assert version in (1, SCHEMA_VERSION)[len(promises) :]
        assert opened(data(place), pictures=False) == a_notebook()


class Creating:
    """Begins a data folder."""

    def prepare(self, place: Path) -> None:
        """Make the place alone."""
        place.mkdir(parents=True)

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Begin it with a Week."""
        del seed
        with Store.open(data(place), create=True) as store:
            store.save_notebook(a_notebook(photos=()))
            told.say("begun")

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find the Week or an empty database, never half a one."""
        del seed
        with Store.open(data(place), create=True) as store:
            assert len(store.weeks()) in (0, 1)[len(promises) :]
            if store.weeks():
                assert opened(data(place)) == a_notebook(photos=())


class Loading:
    """Loads a Week's data from a file that says other things, to take the place of what is here."""

    def __init__(self) -> None:
        self._before = self._theirs = _NOTHING

    def prepare(self, place: Path) -> None:
        """Make the Week, and the file with another title and without one of the records."""
        self._before = furnish(place)
        records = [r for r in self._before.records if r.id != "funding"]
        records[0] = replace(records[0], title="Như trong tệp")
        self._theirs = replace(self._before, records=tuple(records))
        with open_workspace(data(place)) as workspace:
            annex = compute(workspace.form_of(self._theirs.week), [], {})
        text = dump(content_of(self._theirs, "", annex))
        (place / "tuần.json").write_text(text, encoding="utf-8")

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Load the file and promise it."""
        del seed
        load_week(data(place), [place / "tuần.json"], replace_mine=True)
        told.say("loaded")

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find what was here before or what the file says, and every backup whole."""
        del seed
        found = opened(data(place))
        assert found in (self._before, self._theirs)[len(promises) :]
        backups = list_backups(data(place).backups)
        assert [check_backup(backup.path) for backup in backups] == list(backups)
        assert backups or found == self._before


class Submitting:
    """Makes the first revision of the report with all its documents, or writes it once more."""

    def __init__(self, *, again: bool = False) -> None:
        self._again = again
        self._before = _NOTHING

    def prepare(self, place: Path) -> None:
        """Make the Week, sent already if it is to be written out again."""
        self._before = furnish(place)
        if self._again:
            self._submit(place)

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Submit, and promise the number and the check code."""
        del seed
        told.say(self._submit(place))

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find the whole submission or none, and the number taken only by what was made."""
        del seed
        assert opened(data(place)) == self._before
        target = out(place) / bundle_name(self._before.week, 1)
        former = target.with_name(f"{target.name}.cu")
        with open_workspace(data(place)) as workspace:
            taken = [str(r.number) for r in workspace.store.revisions(WEEK)]
        assert taken in ([], ["1"])[len(promises) or self._again :]
        if promises:
            assert target.is_dir()
        # Between two renames the former one has the other name; it goes once the new one is there.
        whole = target if target.is_dir() else former
        assert whole.is_dir() or not self._again
        if whole.is_dir():
            assert verify([whole]).faults == ()
            assert verify([whole]).revision == 1
        assert self._submit(place) == "1"
        assert verify([target]).faults == ()
        assert list(out(place).iterdir()) == [target]

    @staticmethod
    def _submit(place: Path) -> str:
        with open_workspace(data(place)) as workspace:
            made = submit(workspace, workspace.store.week(), out(place))
            assert made.folder.is_dir()
            return str(made.revision.number)


def _records_in(folder: DataFolder) -> Notebook:
    """Return what the database of a backup holds, without touching it."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = DataFolder(Path(scratch))
        for file in files_of(folder.database):
            shutil.copy(file, copy.root)
        with Store.open(copy) as store:
            return store.notebook(WEEK, names=True)


def _last_number(promises: Sequence[str]) -> int:
    return max((int(promise) for promise in promises if promise.isdigit()), default=0)
