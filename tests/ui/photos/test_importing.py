# SPDX-License-Identifier: MIT
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Photo
from desktop.services.photos.photos import photo_id
from desktop.services.workspace import Workspace
from desktop.ui.background.jobs import Job
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.photos.drop import PhotoDrop
from desktop.ui.photos.importing import bring_in, resume
from desktop.ui.preferences import Preferences
from tests.intake.photos.pictures import crowd
from tests.ui.fakes import FakePrompts
from tests.ui.hands import drop


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A USB stick with pictures in two folders and other things between them."""
    folder = tmp_path / "USB"
    (folder / "Ngày 2").mkdir(parents=True)
    for at in range(3):
        crowd(at).save(folder / f"ảnh {at}.jpg")
    crowd(9).save(folder / "Ngày 2" / "z9.png")
    (folder / "Kế hoạch.docx").write_bytes(b"PK")
    (folder / "._ảnh 0.jpg").write_bytes(b"\0")
    return folder


@pytest.fixture
def told(desk: Desk) -> list[str]:
    """What notices said."""
    notices: list[str] = []
    desk.noticed.connect(lambda notice: notices.append(notice.text))
    return notices


def _bring(qtbot: QtBot, desk: Desk, *sources: Path | QImage, record: str | None = None) -> None:
    with qtbot.waitSignal(bring_in(desk, sources, record).finished):
        pass


def _newest(desk: Desk, count: int) -> list[Photo]:
    return list(desk.week.notebook.photos[-count:])


def test_a_folder_comes_in_with_all_that_is_in_it(
    qtbot: QtBot, desk: Desk, stick: Path, told: list[str]
) -> None:
    _bring(qtbot, desk, stick)
    names = [photo.file_name for photo in _newest(desk, 4)]
    assert names == ["ảnh 0.jpg", "ảnh 1.jpg", "ảnh 2.jpg", "z9.png"]
    assert told == ["Đã thêm 4 ảnh; 1 tệp không phải ảnh"]
    desk.week.flush()
    assert desk.workspace.store.notebook(desk.week.week.id).photos == desk.week.notebook.photos


def test_all_that_came_is_one_step_back(qtbot: QtBot, desk: Desk, stick: Path) -> None:
    before = desk.week.notebook.photos
    _bring(qtbot, desk, stick)
    assert desk.week.undo_stack.undoText() == "Thêm 4 ảnh"
    desk.week.undo_stack.undo()
    assert desk.week.notebook.photos == before


def test_a_caption_typed_meanwhile_survives_undo_and_redo(
    qtbot: QtBot, desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.photos.importing._SECONDS_BETWEEN_BATCHES", 0)
    before = desk.week.notebook.photos
    captioned: list[Photo] = []

    def caption_the_first() -> None:
        if not captioned:
            captioned.append(replace(_newest(desk, 1)[0], caption="Đông vui"))
            desk.do("Ghi", Changes(photos={captioned[0].id: captioned[0]}))

    desk.week.changed.connect(caption_the_first)
    _bring(qtbot, desk, stick)
    desk.week.undo_stack.undo()
    assert desk.week.notebook.photos == before
    desk.week.undo_stack.redo()
    assert len(desk.week.notebook.photos) == len(before) + 4
    assert desk.week.photo(captioned[0].id) == captioned[0]


def test_what_is_there_already_is_counted(
    qtbot: QtBot, desk: Desk, stick: Path, told: list[str]
) -> None:
    _bring(qtbot, desk, stick / "ảnh 0.jpg")
    shutil.copy(stick / "ảnh 0.jpg", stick / "bản sao.jpg")
    _bring(qtbot, desk, stick / "ảnh 0.jpg", stick / "bản sao.jpg", stick / "ảnh 1.jpg")
    _bring(qtbot, desk, stick / "ảnh 0.jpg")
    assert told[1:] == ["Đã thêm 1 ảnh; 2 ảnh đã có", "Không có ảnh mới; 1 ảnh đã có"]


def test_a_file_that_cannot_be_read_is_told_and_stops_no_other(
    qtbot: QtBot, desk: Desk, stick: Path, told: list[str], prompts: FakePrompts
) -> None:
    _bring(qtbot, desk, stick / "mất.jpg", stick / "ảnh 1.jpg")
    assert told == ["Đã thêm 1 ảnh; 1 tệp không đọc được"]
    assert "mất.jpg" in prompts.errors[0].message


def test_photos_dropped_on_a_record_belong_to_it(qtbot: QtBot, desk: Desk, stick: Path) -> None:
    record = desk.week.notebook.records[0].id
    _bring(qtbot, desk, stick, record=record)
    assert {photo.record for photo in _newest(desk, 4)} == {record}


def test_a_deleted_photo_brought_in_again_comes_back(qtbot: QtBot, desk: Desk, stick: Path) -> None:
    _bring(qtbot, desk, stick / "ảnh 0.jpg")
    (photo,) = _newest(desk, 1)
    desk.do("Xóa 1 ảnh", Changes(photos={photo.id: None}))
    _bring(qtbot, desk, stick / "ảnh 0.jpg")
    assert desk.week.photo(photo.id) == photo
    desk.week.flush()
    assert photo in desk.workspace.store.notebook(desk.week.week.id).photos


def test_what_comes_back_is_as_it_was(qtbot: QtBot, desk: Desk, stick: Path) -> None:
    _bring(qtbot, desk, stick / "ảnh 0.jpg", record=desk.week.notebook.records[0].id)
    (photo,) = _newest(desk, 1)
    desk.do("Ghi", Changes(photos={photo.id: replace(photo, caption="Khai mạc", turn=90)}))
    desk.do("Xóa 1 ảnh", Changes(photos={photo.id: None}))
    _bring(qtbot, desk, stick / "ảnh 0.jpg")
    assert desk.week.photo(photo.id) == replace(photo, caption="Khai mạc", turn=90)


def test_a_missing_picture_that_comes_is_put_where_it_was(
    qtbot: QtBot, desk: Desk, stick: Path
) -> None:
    sha256 = _bring_and_forget(qtbot, desk, stick / "ảnh 0.jpg")
    id_, owner = photo_id(desk.week.week, sha256), desk.week.notebook.records[0].id
    lacking = Photo(id=id_, sha256=sha256, file_name="a.jpg", record=owner, fault="Chưa có tệp.")
    desk.do("Nạp", Changes(photos={id_: lacking}))
    _bring(qtbot, desk, stick / "ảnh 0.jpg")
    mended = desk.week.photo(id_)
    assert mended
    assert (mended.fault, mended.record, mended.width) == ("", owner, 480)


def _bring_and_forget(qtbot: QtBot, desk: Desk, path: Path) -> str:
    _bring(qtbot, desk, path)
    (photo,) = _newest(desk, 1)
    desk.week.undo_stack.undo()
    return photo.sha256


def test_who_stops_keeps_what_came_in(
    qtbot: QtBot, desk: Desk, tmp_path: Path, told: list[str]
) -> None:
    folder = tmp_path / "nhiều ảnh"
    folder.mkdir()
    for at in range(60):
        crowd(at).save(folder / f"{at:03}.jpg")
    before = len(desk.week.notebook.photos)
    desk.jobs.began.connect(lambda job: job.progressed.connect(lambda *_: job.cancel()))
    _bring(qtbot, desk, folder)
    added = len(desk.week.notebook.photos) - before
    assert 0 < added < 60
    assert told == [f"Đã thêm {added} ảnh; đã dừng theo yêu cầu"]
    assert desk.week.undo_stack.undoText() == f"Thêm {added} ảnh"


def test_dropped_files_come_in(qtbot: QtBot, desk: Desk, stick: Path) -> None:
    widget, before = QWidget(), len(desk.week.notebook.photos)
    qtbot.addWidget(widget)
    PhotoDrop(desk, widget)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(stick))])
    assert drop(widget, data)
    qtbot.waitUntil(lambda: len(desk.week.notebook.photos) == before + 4)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)


def test_what_the_program_was_closed_over_goes_on_at_the_next_start(
    qtbot: QtBot, workspace: Workspace, prompts: FakePrompts, stick: Path
) -> None:
    first = _opened(workspace, prompts)
    before, record = first.week.notebook.photos, first.week.notebook.records[2].id
    bring_in(first, [stick], record)
    _leave(first)

    again = _opened(workspace, prompts)
    assert len(again.week.notebook.photos) < len(before) + 4
    for _ in range(2):  # the second time there is nothing left to do
        resume(again)
        qtbot.waitUntil(lambda: again.jobs.is_idle)
        new = again.week.notebook.photos[len(before) :]
        assert [photo.record for photo in new] == [record] * 4
    _leave(again)


def test_photos_that_are_gone_by_then_are_asked_for(
    workspace: Workspace, prompts: FakePrompts, stick: Path
) -> None:
    first = _opened(workspace, prompts)
    bring_in(first, [stick])
    _leave(first)
    shutil.rmtree(stick)
    again, told = _opened(workspace, prompts), list[str]()
    again.noticed.connect(lambda notice: told.append(notice.text))
    for _ in range(2):
        resume(again)
    _leave(again)
    (words,) = told
    assert words.startswith(f"Lần trước chưa thêm xong ảnh ở “{stick}”, nay không thấy nơi ấy.")


def _opened(workspace: Workspace, prompts: FakePrompts) -> Desk:
    notebook = workspace.store.notebook(workspace.store.weeks()[0].id)
    week = OpenWeek(workspace, notebook, workspace.form_of(notebook.week))
    return Desk(workspace, week, prompts, Preferences(workspace.folder))


def _leave(desk: Desk) -> None:
    desk.close()
    delete(desk)


def test_what_the_clerk_stopped_is_not_begun_again(
    qtbot: QtBot, desk: Desk, stick: Path, told: list[str]
) -> None:
    coming = bring_in(desk, [stick])
    with qtbot.waitSignal(coming.finished):
        for job in desk.jobs.findChildren(Job):
            job.cancel()
    told.clear()
    resume(desk)
    assert desk.jobs.is_idle
    assert told == []


def test_a_pasted_picture_is_kept_as_png(qtbot: QtBot, desk: Desk) -> None:
    widget, data = QWidget(), QMimeData()
    qtbot.addWidget(widget)
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data.setImageData(image)
    assert PhotoDrop(desk, widget).take(data)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    (photo,) = _newest(desk, 1)
    assert photo.file_name.startswith("Ảnh dán ")
    assert (photo.width, photo.height, photo.fault) == (300, 200, "")


def test_dropped_addresses_go_to_who_wants_them(qtbot: QtBot, desk: Desk) -> None:
    widget, taken, data = QWidget(), list[str](), QMimeData()
    qtbot.addWidget(widget)
    data.setText("Bài: https://example.vn/1 và https://example.vn/1")
    assert not PhotoDrop(desk, widget).take(data)
    assert PhotoDrop(desk, widget, on_addresses=taken.extend).take(data)
    assert taken == ["https://example.vn/1"]


def test_words_are_not_taken(qtbot: QtBot, desk: Desk) -> None:
    widget, data = QWidget(), QMimeData()
    qtbot.addWidget(widget)
    PhotoDrop(desk, widget)
    data.setText("Chào")
    assert not drop(widget, data)
