# SPDX-License-Identifier: MIT
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.week.notebook import Photo
from desktop.ui.frame.desk import Desk
from desktop.ui.photos.view import PhotoView
from tests.ui.hands import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    """Photos that can be shown."""
    return [photo.id for photo in desk.week.notebook.photos if not photo.fault]


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, ids: list[str]) -> Iterator[PhotoView]:
    """The large view at the first photo, closed at the end if a test did not."""
    window = QWidget()
    qtbot.addWidget(window)
    made, gone = PhotoView(desk, ids, ids[0], window), list[bool]()
    made.destroyed.connect(lambda: gone.append(True))
    made.open()
    yield made
    if not gone:
        made.reject()


def _shown(view: PhotoView) -> Photo:
    photo = view.photo
    assert photo
    return photo


def test_arrows_go_from_photo_to_photo_and_stop_at_the_ends(
    view: PhotoView, ids: list[str]
) -> None:
    press(view.picture, Qt.Key.Key_Left)
    assert _shown(view).id == ids[0]
    press(view.picture, Qt.Key.Key_Right)
    assert _shown(view).id == ids[1]
    view.go(1000)
    assert _shown(view).id == ids[-1]


def test_the_picture_comes_and_can_be_seen_at_its_own_size(qtbot: QtBot, view: PhotoView) -> None:
    qtbot.waitUntil(lambda: view.picture.picture_width == _shown(view).width)
    assert view.picture.is_whole
    press(view.picture, Qt.Key.Key_1, CTRL)
    assert not view.picture.is_whole
    press(view.picture, Qt.Key.Key_0, CTRL)
    assert view.picture.is_whole


def test_turning_and_marking_are_steps_that_can_be_undone(view: PhotoView) -> None:
    before = _shown(view)
    press(view.picture, Qt.Key.Key_R, CTRL)
    view.typical.click()
    assert (_shown(view).turn, _shown(view).typical) == (90, not before.typical)
    press(view.picture, Qt.Key.Key_Z, CTRL)
    press(view.picture, Qt.Key.Key_Z, CTRL)
    assert _shown(view) == before


def test_a_caption_is_kept_when_going_on(view: PhotoView, desk: Desk, ids: list[str]) -> None:
    view.caption.setFocus()
    view.caption.end(False)
    type_text(view.caption, " rất đông")
    view.go(1)
    photo = desk.week.photo(ids[0])
    assert photo
    assert photo.caption.endswith("rất đông")
    assert view.caption.text() == _shown(view).caption


def test_a_deleted_photo_gives_way_to_the_next(view: PhotoView, ids: list[str]) -> None:
    press(view.picture, Qt.Key.Key_Delete)
    assert _shown(view).id == ids[1]


def test_closing_tells_which_photo_was_seen_last(
    qtbot: QtBot, view: PhotoView, ids: list[str]
) -> None:
    view.go(2)
    with qtbot.waitSignal(view.left_at) as left:
        press(view, Qt.Key.Key_Escape)
    assert left.args == [ids[2]]
