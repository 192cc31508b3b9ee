# SPDX-License-Identifier: MIT
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from desktop.paths import DataFolder
from desktop.services.backups import safekeeping
from desktop.services.backups.safekeeping import (
    back_up_all,
    find_place,
    keep_safe,
    under_other_letters,
)
from desktop.storage.backups import Occasion


@pytest.fixture
def folder(data: Path) -> DataFolder:
    return DataFolder(data)


def test_a_stick_is_looked_for_under_every_other_letter() -> None:
    found = [*under_other_letters(PureWindowsPath("E:/Sao lưu/So"))]
    assert len(found) == 22
    assert found[0] == PureWindowsPath("D:/Sao lưu/So")
    assert PureWindowsPath("E:/Sao lưu/So") not in found
    assert not [*under_other_letters(PurePosixPath("/media/lan/USB"))]


def test_a_stick_under_another_letter_is_known_by_its_backups(
    folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, strange = tmp_path / "F", tmp_path / "G"
    for place in (now, strange):
        place.mkdir()
    monkeypatch.setattr(safekeeping, "under_other_letters", lambda _place: [strange, now])
    assert find_place(folder, tmp_path / "E") is None
    backup = back_up_all(folder, now)
    assert find_place(folder, tmp_path / "E") == now
    kept = keep_safe(folder, Occasion.WORK, tmp_path / "E")
    assert kept.outside == backup, "nothing has changed since"
    assert list(strange.iterdir()) == []


def test_that_one_place_fails_keeps_the_other_from_nothing(
    folder: DataFolder, tmp_path: Path
) -> None:
    (tmp_path / "USB").mkdir()
    folder.backups.write_text("không phải thư mục", encoding="utf-8")
    kept = keep_safe(folder, Occasion.WORK, tmp_path / "USB")
    assert kept.here is None
    assert kept.outside is not None
    assert len(kept.faults) == 1
