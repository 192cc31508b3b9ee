# SPDX-License-Identifier: MIT
"""What became of a revision is kept beside it, and can be corrected."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.domain.errors import BadData
from desktop.domain.exchange.dispatch import Dispatch, Method
from desktop.domain.exchange.revision import Revision
from desktop.paths import DataFolder
from desktop.storage.backups import back_up, restore
from desktop.storage.photo_files import PhotoFiles
from desktop.storage.store import Store
from tests.builders import a_photo, a_week

WEEK = a_week().id
FIRST_SCHEMA = Path(__file__).parent / "data" / "schema-1.sql"
SENT = Dispatch(
    number=1,
    folder="D:\\Báo cáo\\lan-1",
    printed_on=date(2026, 10, 8),
    signed_on=date(2026, 10, 8),
    scan_name="Bản ký.pdf",
    scan_sha256="ab" * 32,
    mails_sent=(1, 3),
    sent_on=date(2026, 10, 9),
    method=Method.EMAIL,
)


@pytest.fixture
def made(store: Store) -> Store:
    """A store with a Week of which one revision was made."""
    revision = Revision(
        number=1,
        created_at=datetime(2026, 10, 8, tzinfo=UTC),
        reason="",
        check_code="ABCDE-12345",
        content="{}",
        form_text="",
    )
    store.add_revision(WEEK, revision)
    return store


def test_what_became_of_a_revision_comes_back_as_it_was_written(made: Store) -> None:
    made.write_dispatch(WEEK, SENT)
    assert made.dispatches(WEEK) == {1: SENT}
    assert made.dispatches("another") == {}


def test_it_can_be_corrected(made: Store) -> None:
    made.write_dispatch(WEEK, SENT)
    back = replace(SENT, sent_on=None, method=None, mails_sent=(2,), scan_sha256=None)
    made.write_dispatch(WEEK, back)
    assert made.dispatches(WEEK) == {1: back}


def test_only_a_revision_that_was_made_can_be_sent(made: Store) -> None:
    with pytest.raises(BadData):
        made.write_dispatch(WEEK, Dispatch(number=2))


def test_a_scan_is_named_by_a_hash_and_nothing_else(made: Store) -> None:
    with pytest.raises(BadData):
        made.write_dispatch(WEEK, replace(SENT, scan_sha256="../bao-cao.pdf"))


def test_a_scan_is_among_the_pictures_that_are_named(made: Store) -> None:
    made.write_dispatch(WEEK, SENT)
    assert made.photo_hashes() == {"ab" * 32, a_photo("1").sha256, a_photo("2").sha256}


def test_a_scan_is_backed_up_and_brought_back(
    made: Store, folder: DataFolder, tmp_path: Path
) -> None:
    kept = PhotoFiles(folder).keep(b"%PDF-1.4 signed", "bản ký.pdf")
    made.write_dispatch(WEEK, replace(SENT, scan_sha256=kept.sha256))
    backup = back_up(folder, tmp_path / "USB")
    made.close()
    fresh = DataFolder(tmp_path / "máy khác")
    restore(backup.path, fresh)
    assert PhotoFiles(fresh).original(kept.sha256).read_bytes() == b"%PDF-1.4 signed"


def test_a_database_of_the_first_schema_can_be_backed_up(
    folder: DataFolder, tmp_path: Path
) -> None:
    folder.root.mkdir()
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.executescript(FIRST_SCHEMA.read_text(encoding="utf-8"))
    assert back_up(folder, tmp_path / "USB").path.is_dir()


def test_a_database_of_the_first_schema_learns_what_became_of_its_revisions(
    folder: DataFolder,
) -> None:
    folder.root.mkdir()
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.executescript(FIRST_SCHEMA.read_text(encoding="utf-8"))
    with Store.open(folder) as store:
        assert store.dispatches(WEEK) == {}
        store.write_dispatch(WEEK, SENT)
        assert store.dispatches(WEEK) == {1: SENT}
