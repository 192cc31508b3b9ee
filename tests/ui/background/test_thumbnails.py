# SPDX-License-Identifier: MIT
import dataclasses
import shutil
from threading import Event

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot

from desktop.domain.week.notebook import Photo
from desktop.services.photos.photos import copies_of
from desktop.services.workspace import Workspace
from desktop.ui.background import thumbnails as thumbnails_
from desktop.ui.background.thumbnails import Thumbnails
from desktop.ui.frame.desk import Desk


def _photos(desk: Desk) -> list[Photo]:
    return [photo for photo in desk.week.notebook.photos if not photo.fault]


def _shown(qtbot: QtBot, thumbnails: Thumbnails, photo: Photo, side: int) -> QPixmap:
    """Ask until the picture is there, as a page does."""
    if (picture := thumbnails.pixmap(photo, side)) is None:
        with qtbot.waitSignal(thumbnails.ready, check_params_cb=lambda id_: id_ == photo.id):
            pass
        picture = thumbnails.pixmap(photo, side)
    assert picture is not None
    return picture


def test_a_picture_comes_after_it_was_asked_for(qtbot: QtBot, desk: Desk) -> None:
    photo = _photos(desk)[0]
    assert desk.thumbnails.pixmap(photo, 160) is None
    picture = _shown(qtbot, desk.thumbnails, photo, 160)
    assert max(picture.width(), picture.height()) == 160
    assert desk.thumbnails.pixmap(photo, 160) is not None


def test_a_picture_is_never_larger_than_the_copy_that_goes_out(qtbot: QtBot, desk: Desk) -> None:
    photo = next(p for p in _photos(desk) if p.width and p.width < 1600)
    picture = _shown(qtbot, desk.thumbnails, photo, 5000)
    assert picture.size() == QSize(photo.width or 0, photo.height or 0)


def test_a_turned_photo_is_right_at_once(qtbot: QtBot, desk: Desk) -> None:
    photo = _photos(desk)[0]
    before = _shown(qtbot, desk.thumbnails, photo, 160)
    after = desk.thumbnails.pixmap(dataclasses.replace(photo, turn=90), 160)
    assert after is not None
    assert after.size() == before.size().transposed()


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_photo_is_read_as_its_copy_will_go_out(
    qtbot: QtBot, desk: Desk, turn: int
) -> None:
    photo = dataclasses.replace(_photos(desk)[0], turn=turn)
    made = _shown(qtbot, desk.thumbnails, photo, 64).toImage()
    copies_of(desk.workspace, [photo])
    again = Thumbnails(desk.workspace)
    read = _shown(qtbot, again, photo, 64).toImage()
    again.close()
    assert made.size() == read.size()
    for x, y in ((8, 8), (32, 20), (20, 32), (40, 40)):
        assert _apart(made.pixelColor(x, y), read.pixelColor(x, y)) < 60


def _apart(one: QColor, other: QColor) -> int:
    return (
        abs(one.red() - other.red())
        + abs(one.green() - other.green())
        + abs(one.blue() - other.blue())
    )


def test_a_lost_copy_is_made_again(qtbot: QtBot, desk: Desk) -> None:
    shutil.rmtree(desk.workspace.folder.copies)
    heic = next(p for p in _photos(desk) if p.file_name.endswith(".HEIC"))
    assert not _shown(qtbot, desk.thumbnails, heic, 160).isNull()


def test_a_broken_or_lost_photo_has_no_picture(qtbot: QtBot, desk: Desk) -> None:
    broken = next(p for p in desk.week.notebook.photos if p.fault)
    lost = dataclasses.replace(_photos(desk)[0], sha256="0" * 64)
    assert desk.thumbnails.pixmap(broken, 160) is None
    desk.thumbnails.pixmap(lost, 160)
    with qtbot.waitSignal(desk.thumbnails.ready):
        pass
    assert desk.thumbnails.pixmap(lost, 160) is None


def test_pictures_in_memory_are_bounded(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.background.thumbnails.MOST_BYTES", 200_000)
    for photo in _photos(desk)[:8]:
        _shown(qtbot, desk.thumbnails, photo, 160)
        assert 0 < desk.thumbnails.bytes_kept <= 200_000


def test_the_newest_request_is_read_first(
    qtbot: QtBot, workspace: Workspace, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_are_asked_for, read = Event(), thumbnails_.read_picture

    def read_later(workspace: Workspace, photo: Photo, pixels: int) -> QImage:
        assert all_are_asked_for.wait(5)
        return read(workspace, photo, pixels)

    monkeypatch.setattr(thumbnails_, "read_picture", read_later)
    thumbnails, came = Thumbnails(workspace), list[str]()
    thumbnails.ready.connect(came.append)
    wanted = _photos(desk)[:10]
    for photo in wanted:
        thumbnails.pixmap(photo, 160)
    all_are_asked_for.set()
    qtbot.waitUntil(lambda: len(came) == 10)
    thumbnails.close()
    assert wanted[-1].id in came[:2]  # after the one that was being read by then
