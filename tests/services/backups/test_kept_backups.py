# SPDX-License-Identifier: MIT
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.services.backups.kept_backups import (
    faulty_backups,
    find_backup,
    kept_backups,
    usage,
)
from desktop.services.backups.safekeeping import back_up_all


def test_backups_of_several_places_come_newest_first(data: Path, tmp_path: Path) -> None:
    folder = DataFolder(data)
    first = back_up_all(folder)
    second = back_up_all(folder, tmp_path / "USB")

    kept = kept_backups([folder.backups, tmp_path / "USB", tmp_path / "đã rút"])

    assert [each.backup for each in kept] == [second, first]
    assert [each.place for each in kept] == [tmp_path / "USB", folder.backups]


@pytest.mark.parametrize("year", [1970, 2099])
def test_in_one_place_the_newest_is_the_last_one_made_whatever_the_clock_said(
    data: Path, year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Wrong(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(year, 1, 2, tzinfo=tz)

    folder = DataFolder(data)
    first = back_up_all(folder)
    with monkeypatch.context() as clock:
        clock.setattr("desktop.storage.backups.making.datetime", Wrong)
        second = back_up_all(folder)
    third = back_up_all(folder)
    kept = kept_backups([folder.backups])
    assert [each.backup.path for each in kept] == [third.path, second.path, first.path]


def test_a_bad_folder_of_one_place_hides_nothing_and_is_one_sentence(
    data: Path, tmp_path: Path
) -> None:
    folder = DataFolder(data)
    here, there = back_up_all(folder), back_up_all(folder, tmp_path / "USB")
    bad = tmp_path / "USB" / "sao-luu-20991231-000000"
    bad.mkdir()
    (bad / "ban-ke.json").write_text('{"number": ' + "9" * 5000 + "}", encoding="utf-8")
    places = [folder.backups, tmp_path / "USB"]
    assert {each.backup for each in kept_backups(places)} == {here, there}
    (said,) = faulty_backups(places)
    assert str(bad) in said


def test_a_place_named_twice_is_listed_once(data: Path) -> None:
    folder = DataFolder(data)
    back_up_all(folder)
    assert len(kept_backups([folder.backups, folder.backups])) == 1


def test_one_backup_is_found_by_itself_and_the_newest_by_its_place(data: Path) -> None:
    folder = DataFolder(data)
    older, newer = back_up_all(folder), back_up_all(folder)
    assert find_backup(older.path) == older
    assert find_backup(folder.backups) == newer


def test_a_folder_without_backups_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="không phải là bản sao lưu"):
        find_backup(tmp_path)


def test_what_takes_room_is_measured_by_kind(data: Path) -> None:
    folder = DataFolder(data)
    before = usage(folder)
    back_up_all(folder)
    after = usage(folder)
    assert before.backups.size == 0
    assert after.backups.size > before.originals.size
    assert after.originals == before.originals
    assert before.records.files >= 1
