# SPDX-License-Identifier: MIT
"""The annex of a very large Week, and saving one record, against plain SQL on the same file."""

import random
import sqlite3
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from desktop.domain.form.form import Category, Form
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import Annex, compute
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Attendee, Record, identities
from desktop.paths import DataFolder, resources
from desktop.storage.store import Store
from tests.bench.measure import Ratio, cpu_interleaved, table
from tests.builders import a_record, a_week, saving

RECORDS = 10_000
ATTENDEES = 100_000
ROUNDS = 31
SAVES = 301
WEEK = a_week().id

# What the annex is made of, as one would write it by hand: the sums of every category, told apart
# as the form tells them, and the people on a list, each once, where no number was typed.
AGGREGATE = """
SELECT category, donor, recipient, source, count(*), group_concat(r.id), sum(sessions),
    sum(coalesce(r.people, l.people)), sum(women), sum(ethnic_minority), sum(hours),
    sum(metres), sum(coalesce(p.copies, b.copies)), sum(quantity),
    sum(coalesce(f.amount, o.amount))
FROM records r
LEFT JOIN (
    SELECT record, count(DISTINCT identity) + count(*) - count(identity) AS people
    FROM plain_list GROUP BY record
) l ON l.record = r.sequence
LEFT JOIN publication p ON p.record = CASE r.kind WHEN 'publication' THEN r.sequence END
LEFT JOIN book_donation b ON b.record = CASE r.kind WHEN 'book_donation' THEN r.sequence END
LEFT JOIN commendation c ON c.record = CASE r.kind WHEN 'commendation' THEN r.sequence END
LEFT JOIN funding f ON f.record = CASE r.kind WHEN 'funding' THEN r.sequence END
LEFT JOIN other_item o ON o.record = CASE r.kind WHEN 'other_item' THEN r.sequence END
WHERE r.week = ? AND r.state = 'held' AND r.deleted_at IS NULL
GROUP BY category, donor, recipient, source
"""
# The same by the mark that storage keeps of each line, which spares telling people apart.
BY_THE_MARK = AGGREGATE.replace(
    "count(DISTINCT identity) + count(*) - count(identity)", "sum(counts)"
).replace("plain_list", "attendees")


def run() -> list[Ratio]:
    """Measure all figures in a temporary folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        with Store.open(folder, create=True) as store, _plain(folder.database) as raw:
            return [_annex(store, raw), _saving(store, raw)]


def _annex(store: Store, raw: sqlite3.Connection) -> Ratio:
    form = the_form()
    _fill(store, raw, form)
    _check(compute(form, store.facts(WEEK)), form, raw)
    times = cpu_interleaved(
        {
            "ours": lambda: compute(form, store.facts(WEEK)),
            "facts": lambda: store.facts(WEEK),
            "plain": lambda: raw.execute(AGGREGATE, (WEEK,)).fetchall(),
            "by the mark": lambda: raw.execute(BY_THE_MARK, (WEEK,)).fetchall(),
        },
        ROUNDS,
    )
    detail = ", ".join(f"{name} {1000 * seconds:.1f} ms" for name, seconds in times.items())
    value = times["ours"] / times["plain"]
    return Ratio(name="annex of 10,000 records / plain SQL", value=value, limit=1.4, detail=detail)


def _fill(store: Store, raw: sqlite3.Connection, form: Form) -> None:
    notebook = large_notebook(form, RECORDS)
    store.save_notebook(notebook)
    _keep_plainly(raw, notebook)


def _saving(store: Store, raw: sqlite3.Connection) -> Ratio:
    numbers = count()

    def ours() -> None:
        store.write(WEEK, saving(a_record(id=f"ours-{next(numbers)}", links=(), other={})))

    def by_hand() -> None:
        id_ = f"hand-{next(numbers)}"
        raw.execute("BEGIN IMMEDIATE")
        sequence = raw.execute(INSERT_RECORD, (id_, WEEK)).lastrowid
        raw.execute("INSERT INTO training_class VALUES (?, '', '')", (sequence,))
        raw.execute("COMMIT")

    times = cpu_interleaved({"ours": ours, "plain": by_hand}, SAVES)
    detail = ", ".join(f"{name} {1000 * seconds:.2f} ms" for name, seconds in times.items())
    value = times["ours"] / times["plain"]
    # The disk's own time, the same for both and much longer on a hard disk, is not in this.
    return Ratio(name="saving a record / plain SQL", value=value, limit=8, detail=detail)


INSERT_RECORD = """
INSERT INTO records (id, week, kind, category, title, state, place, notes, sessions, people)
VALUES (?, ?, 'training_class', 'class.literacy', 'Lớp', 'held', 'Khu 5', '', 1, 12)
"""


@contextmanager
def _plain(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection


def _keep_plainly(raw: sqlite3.Connection, notebook: Notebook) -> None:
    """Keep the lists as one would by hand: who each line is, with an index to count by."""
    raw.execute("CREATE TEMP TABLE plain_list (record INTEGER, identity TEXT)")
    sequences = dict(raw.execute("SELECT id, sequence FROM records").fetchall())
    rows = (
        (sequences[record], identity or None)
        for record, attendees in notebook.attendees.items()
        for identity in identities(attendees)
    )
    raw.execute("BEGIN")
    raw.executemany("INSERT INTO plain_list VALUES (?, ?)", rows)
    raw.execute("COMMIT")
    raw.execute("CREATE INDEX plain_list_by_record ON plain_list (record, identity)")


def _check(annex: Annex, form: Form, raw: sqlite3.Connection) -> None:
    """Make sure that all three count the same people in the rows that have them."""
    people: dict[str, int] = {}
    rows = raw.execute(AGGREGATE, (WEEK,)).fetchall()
    assert rows == raw.execute(BY_THE_MARK, (WEEK,)).fetchall()
    for row in rows:
        people[row[0]] = people.get(row[0], 0) + (row[7] or 0)
    for line in form.rows:
        measure = line.cells.get("people")
        if measure and measure.sum == "people" and not measure.scope and not measure.where:
            under = [c.key for r in form.rows_under(line.code) for c in r.categories]
            assert (annex.value(line.code, "people") or 0) == sum(people[key] for key in under)


def large_notebook(form: Form, count: int, names: int = ATTENDEES) -> Notebook:
    """Return a Week of so many records of all kinds, with so many names on their lists."""
    chance = random.Random(2026)  # noqa: S311 - the same every time
    categories = [category for row in form.rows for category in row.categories]
    records = [_record(chance.choice(categories), chance) for _number in range(count)]
    lists: dict[str, list[Attendee]] = {}
    for owner in chance.choices(records, k=names):
        lists.setdefault(owner.id, []).append(_attendee(chance))
    attendees = {record: tuple(people) for record, people in lists.items()}
    return Notebook(week=a_week(), records=tuple(records), attendees=attendees)


def _record(category: Category, chance: random.Random) -> Record:
    kind = KINDS[category.kind]
    numbers = {name: chance.randrange(50) for name in kind.quantities if chance.random() < 0.5}
    if chance.random() < 0.9:
        numbers.pop("people", None)
    return a_record(
        kind.key,
        id=str(uuid.UUID(int=chance.getrandbits(128))),
        category=category.key,
        other={},
        **{"people": None} | numbers,
        **{name: chance.choice(list(values)) for name, values in kind.choices.items()},
    )


def _attendee(chance: random.Random) -> Attendee:
    """Return one of few people, so that many are on a list twice; some without year of birth."""
    number = chance.randrange(30)
    born = str(1950 + number) if number % 5 else ""
    return Attendee(full_name=f"Nguyễn Văn {number}", born=born, unit="Khu 5")


def the_form() -> Form:
    """Return the form that the bench's Weeks are reported on."""
    path = resources() / "forms" / "quang-yen-2020.toml"
    return read_form(path.read_text(encoding="utf-8"), path.name)


if __name__ == "__main__":
    print(table(run()))
