# SPDX-License-Identifier: MIT
"""Damages a database in the ways that disks, copying and other programs do."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.services.backups.housekeeping import look_after
from desktop.services.backups.rescue import save_rows, ways_out
from desktop.services.backups.safekeeping import restore_all
from desktop.services.workspace import open_workspace
from desktop.storage.backups import back_up, check_backup, list_backups
from desktop.storage.database_file import examine
from desktop.storage.faults import Damaged
from desktop.storage.store import Store
from tests.builders import a_notebook, a_week
from tests.trials.kinds import Bench
from tests.trials.place import data, stick

_PAGE = 4096
_MOST_BYTES = 64


def damaged(bench: Bench, seed: str, number: int) -> bool:
    """Damage the database, go every way on that the program offers, and restore the backup.

    What is damaged may be refused in words, but never lost: the file is kept, no backup is made
    of it, and the backup there was brings everything back. Whether letters are still those that
    were typed SQLite cannot tell; a damage of letters alone may pass.
    """
    chance = random.Random(f"{seed}/{number}")
    place = bench.fresh()
    folder = data(place)
    way = chance.choice(list(_WAYS))
    _WAYS[way](folder.database, chance)
    spoilt = folder.database.read_bytes() if folder.database.exists() else None
    had_log = folder.database.with_name(f"{folder.database.name}-wal").exists()
    (good,) = list_backups(stick(place))
    keeps_every_bit = spoilt is not None and not had_log and _is_damaged(folder.database)
    refused = _is_refused(folder)
    if refused and not had_log:
        assert spoilt == (folder.database.read_bytes() if folder.database.exists() else None)
    if not refused:
        _back_up(folder, stick(place))
    else:
        assert ways_out(folder, [stick(place)]).backup is not None
        with suppress(AppError):
            save_rows(folder)
            with Store.open(folder) as store:
                store.weeks()
    assert check_backup(good.path) == good
    restore_all(good.path, folder)
    bench.act.judge(place, seed, ())
    if keeps_every_bit:
        kept = [path for path in folder.aside.rglob("*") if path.is_file()]
        assert spoilt in [path.read_bytes() for path in kept], "the damaged file is gone"
    return True


def _back_up(folder: DataFolder, destination: Path) -> None:
    """Have a backup made, which is whole, or refused for damage that nobody saw before."""
    before = list_backups(destination)
    try:
        made = back_up(folder, destination)
    except AppError:
        assert list_backups(destination) == before
    else:
        assert check_backup(made.path) == made
        shutil.rmtree(made.path)  # it may hold other letters, or all of a strange log


def _is_damaged(database: Path) -> bool:
    try:
        examine(database)
    except Damaged:
        return True
    except AppError:
        pass
    return False


def _is_refused(folder: DataFolder) -> bool:
    """Open the database, read all of it, and look after it as the program does then."""
    try:
        with open_workspace(folder) as workspace:
            for week in workspace.store.weeks():
                workspace.store.notebook(week.id, names=True)
            look_after(workspace, ())
    except AppError:
        return True
    return False


def _flip(database: Path, chance: random.Random) -> None:
    content = bytearray(database.read_bytes())
    for _ in range(chance.randrange(1, _MOST_BYTES)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    database.write_bytes(content)


def _write_over_a_page(database: Path, chance: random.Random) -> None:
    content = bytearray(database.read_bytes())
    start = chance.randrange(len(content) // _PAGE) * _PAGE
    content[start : start + _PAGE] = chance.choice((bytes(_PAGE), chance.randbytes(_PAGE)))
    database.write_bytes(content)


def _swap_pages(database: Path, chance: random.Random) -> None:
    content = database.read_bytes()
    pages = [content[at : at + _PAGE] for at in range(0, len(content), _PAGE)]
    one, other = chance.sample(range(len(pages)), 2)
    pages[one], pages[other] = pages[other], pages[one]
    database.write_bytes(b"".join(pages))


def _cut(database: Path, chance: random.Random) -> None:
    content = database.read_bytes()
    database.write_bytes(content[: chance.choice((0, 15, 100, chance.randrange(len(content))))])


def _put_something_else(database: Path, chance: random.Random) -> None:
    other = chance.choice(("Một tệp văn bản\n".encode(), b"PK\3\4" + bytes(200), bytes(_PAGE)))
    database.write_bytes(other)


def _change_the_head(database: Path, chance: random.Random) -> None:
    content = bytearray(database.read_bytes())
    content[chance.randrange(100)] ^= 1 << chance.randrange(8)
    database.write_bytes(content)


def _drop_a_table(database: Path, chance: random.Random) -> None:
    with closing(sqlite3.connect(database)) as raw:
        query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        names = sorted(name for (name,) in raw.execute(query))
        raw.execute(f'DROP TABLE "{chance.choice(names)}"')
        raw.commit()


def _put_a_strange_log(database: Path, chance: random.Random) -> None:
    """Put a log there: another database's, one of garbage, or half of one."""
    log = database.with_name(f"{database.name}-wal")
    other = database.parent / "khác"
    other.mkdir()
    with Store.open(DataFolder(other), create=True) as store:
        store.save_notebook(a_notebook(photos=(), week=a_week(theme="Của sổ khác")))
        content = (other / log.name).read_bytes()
    shutil.rmtree(other)
    log.write_bytes(chance.choice((content, content[: len(content) // 2], chance.randbytes(9000))))


def _remove(database: Path, _chance: random.Random) -> None:
    database.unlink()


_WAYS: Mapping[str, Callable[[Path, random.Random], None]] = {
    "bits flipped": _flip,
    "page written over": _write_over_a_page,
    "pages swapped": _swap_pages,
    "cut off": _cut,
    "something else": _put_something_else,
    "head changed": _change_the_head,
    "table dropped": _drop_a_table,
    "strange log": _put_a_strange_log,
    "gone": _remove,
}
