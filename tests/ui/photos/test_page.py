# SPDX-License-Identifier: MIT
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Photo
from desktop.domain.week.records import Link
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.photos.gallery import Filter
from desktop.ui.photos.page import PhotosPage
from desktop.ui.photos.tile import TimeHeading
from desktop.ui.photos.wrapped_button import WrappedButton
from tests.intake.photos.pictures import crowd
from tests.ui.fakes import FakePrompts
from tests.ui.hands import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PhotosPage:
    """The page of the sample Week, as the window shows it at its smallest."""
    made = PhotosPage(desk)
    qtbot.addWidget(made)
    made.resize(760, 646)
    made.show()
    qtbot.waitUntil(lambda: bool(made.gallery.grid.wall.entries))
    return made


@pytest.fixture
def choose(qtbot: QtBot, page: PhotosPage) -> Callable[[int], list[Photo]]:
    """Show all photos and choose the first few."""

    def first(count: int) -> list[Photo]:
        page.gallery.show_filter(Filter.ALL)
        photos = page.gallery.grid.wall.photos[:count]
        page.gallery.grid.choose([photo.id for photo in photos])
        page.gallery.grid.setFocus()
        return photos

    assert qtbot
    return first


def _now(desk: Desk, photos: list[Photo]) -> list[Photo]:
    found = [desk.week.photo(photo.id) for photo in photos]
    return [photo for photo in found if photo]


def _chips(page: PhotosPage) -> list[str]:
    buttons = page.gallery.findChildren(QPushButton)
    return [b.text() for b in buttons if b.property("role") == "filter"]


def test_what_waits_to_be_sorted_is_shown_first(page: PhotosPage) -> None:
    assert page.gallery.filter is Filter.WAITING
    assert {photo.record for photo in page.gallery.grid.wall.photos} == {None}
    assert _chips(page) == ["Chờ xếp (2)", "Tất cả (25)", "Tiêu biểu (7)", "Trùng, hỏng (2)"]


def test_a_day_that_a_wrong_clock_gave_is_marked(desk: Desk, page: PhotosPage) -> None:
    photo = next(p for p in desk.week.notebook.photos if p.taken_at)
    wrong = replace(photo, taken_at=datetime(2015, 3, 1, 8, 30))  # noqa: DTZ001 - as cameras say
    desk.do("Đồng hồ sai", Changes(photos={photo.id: wrong}))
    page.gallery.show_filter(Filter.ALL)
    page.gallery.show_photo(photo.id)
    headings = [e.text for e in page.gallery.grid.wall.entries if isinstance(e, TimeHeading)]
    doubt = "xa Tuần lễ, đồng hồ máy chụp có thể sai"
    assert headings[0] == f"Chủ nhật, 01/03/2015 ({doubt})"
    said = [label.text() for label in page.findChildren(QLabel)]
    assert any(f"Chụp 01/03/2015 lúc 8:30 ({doubt})" in text for text in said)


def test_photos_stand_under_their_days_in_order(page: PhotosPage) -> None:
    page.gallery.show_filter(Filter.ALL)
    entries = page.gallery.grid.wall.entries
    headings = [entry.text for entry in entries if isinstance(entry, TimeHeading)]
    times = [photo.taken_at for photo in page.gallery.grid.wall.photos if photo.taken_at]
    assert headings[0] == "Thứ Năm, 01/10/2026"
    assert headings[-1] == "Không rõ giờ chụp"
    assert times == sorted(times)


def test_hours_of_a_day_with_many_photos_are_told_apart(
    qtbot: QtBot, page: PhotosPage, desk: Desk
) -> None:
    photos = [photo for photo in desk.week.notebook.photos if photo.taken_at]
    day = photos[0].taken_at
    assert day
    moved = {p.id: replace(p, taken_at=day.replace(hour=7 + n % 3)) for n, p in enumerate(photos)}
    page.gallery.show_filter(Filter.ALL)
    desk.do("Đổi giờ", Changes(photos=moved))
    wall = page.gallery.grid.wall
    qtbot.waitUntil(lambda: any(isinstance(e, TimeHeading) and e.level for e in wall.entries))
    hours = [e.text for e in wall.entries if isinstance(e, TimeHeading) and e.level]
    assert hours == ["7 giờ", "8 giờ", "9 giờ"]


def test_a_click_on_a_day_chooses_all_of_it(page: PhotosPage) -> None:
    page.gallery.show_filter(Filter.ALL)
    grid = page.gallery.grid
    at = grid.visualRect(grid.wall.index(0)).topLeft() + QPoint(20, 10)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    days = {photo.taken_at.date() for photo in grid.chosen if photo.taken_at}
    assert len(grid.chosen) == 4
    assert len(days) == 1


def test_many_photos_go_to_a_record_in_one_step(
    page: PhotosPage, desk: Desk, choose: Callable[[int], list[Photo]]
) -> None:
    photos = choose(3)
    record = next(r for r in desk.week.notebook.records if "Tin học" in r.title)
    line = page.gallery.selection.picker.line
    line.setFocus()
    type_text(line, "tin hoc van phong khoa 1")
    press(line, Qt.Key.Key_Return)
    assert {photo.record for photo in _now(desk, photos)} == {record.id}
    assert desk.week.undo_stack.undoText() == f"Xếp 3 ảnh vào “{record.title}”"
    desk.week.undo_stack.undo()
    assert _now(desk, photos) == photos


def test_a_suggestion_sorts_a_group_by_one_click(
    qtbot: QtBot, page: PhotosPage, desk: Desk
) -> None:
    photo = next(p for p in desk.week.notebook.photos if p.record == "lop-tin-hoc-1")
    desk.do("Bỏ ra", Changes(photos={photo.id: replace(photo, record=None)}))

    def offered() -> list[WrappedButton]:
        buttons = page.gallery.inbox.findChildren(WrappedButton)
        return [button for button in buttons if "Tin học" in button.accessibleName()]

    qtbot.waitUntil(lambda: bool(offered()))
    offered()[0].click()
    (now,) = _now(desk, [photo])
    assert now.record == "lop-tin-hoc-1"


def test_a_chosen_photo_says_why_something_is_suggested(
    qtbot: QtBot, page: PhotosPage, desk: Desk, choose: Callable[[int], list[Photo]]
) -> None:
    (photo,) = choose(1)
    desk.do("Bỏ ra", Changes(photos={photo.id: replace(photo, record=None)}))

    def tips() -> str:
        return " ".join(b.toolTip() for b in page.gallery.selection.findChildren(WrappedButton))

    qtbot.waitUntil(lambda: "chụp 01/10 lúc 7:01, đúng ngày tổ chức" in tips())


def test_a_caption_is_written_under_all_chosen_photos(
    page: PhotosPage, desk: Desk, choose: Callable[[int], list[Photo]]
) -> None:
    photos = choose(2)
    caption = page.gallery.selection.caption
    assert caption.placeholderText() == "Chú thích khác nhau"
    caption.setFocus()
    type_text(caption, "Học viên thực hành ")
    page.settle()
    assert {photo.caption for photo in _now(desk, photos)} == {"Học viên thực hành"}


def test_a_caption_being_typed_is_not_lost_when_another_photo_is_chosen(
    page: PhotosPage, desk: Desk, choose: Callable[[int], list[Photo]]
) -> None:
    first, second = choose(2)
    page.gallery.grid.choose([first.id])
    page.gallery.selection.caption.end(False)
    type_text(page.gallery.selection.caption, "!")
    page.gallery.grid.choose([second.id])
    assert [p.caption for p in _now(desk, [first, second])] == [
        f"{first.caption}!",
        second.caption,
    ]


def test_keys_turn_mark_and_delete(
    page: PhotosPage, desk: Desk, choose: Callable[[int], list[Photo]]
) -> None:
    photos = choose(2)
    press(page.gallery.grid, Qt.Key.Key_R, CTRL)
    press(page.gallery.grid, Qt.Key.Key_T)
    assert [(p.turn, p.typical) for p in _now(desk, photos)] == [(90, True), (90, True)]
    press(page.gallery.grid, Qt.Key.Key_L, CTRL)
    press(page.gallery.grid, Qt.Key.Key_T)
    assert [(p.turn, p.typical) for p in _now(desk, photos)] == [(0, False), (0, False)]
    press(page.gallery.grid, Qt.Key.Key_Delete)
    assert _now(desk, photos) == []
    assert desk.week.undo_stack.undoText() == "Xóa 2 ảnh"


def test_what_is_chosen_stays_chosen_when_the_week_changes(
    qtbot: QtBot, page: PhotosPage, desk: Desk, choose: Callable[[int], list[Photo]]
) -> None:
    photos = choose(5)
    desk.do("Xóa ảnh", Changes(photos={photos[0].id: None}))
    qtbot.waitUntil(lambda: len(page.gallery.grid.chosen) == 4)
    assert [photo.id for photo in page.gallery.grid.chosen] == [p.id for p in photos[1:]]


def test_what_is_in_sight_stays_there_when_photos_come(
    qtbot: QtBot, page: PhotosPage, desk: Desk
) -> None:
    page.gallery.show_filter(Filter.ALL)
    bar, last = page.gallery.grid.verticalScrollBar(), desk.week.notebook.photos[-1]
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(250)
    new = {f"mới {n}": replace(last, id=f"mới {n}") for n in range(5)}
    desk.do("Thêm 5 ảnh", Changes(photos=new))
    qtbot.waitUntil(lambda: page.gallery.grid.wall.row_of("mới 4") is not None)
    assert bar.value() == 250


def test_broken_and_similar_photos_are_told(qtbot: QtBot, page: PhotosPage, desk: Desk) -> None:
    one, other = [p for p in desk.week.notebook.photos if p.fingerprint][:2]
    desk.do("Trùng", Changes(photos={other.id: replace(other, fingerprint=one.fingerprint)}))
    page.gallery.show_filter(Filter.DOUBTFUL)
    qtbot.waitUntil(lambda: len(page.gallery.grid.wall.photos) == 3)
    page.gallery.grid.choose([other.id])
    tip = page.gallery.grid.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert f"Ảnh gần giống ảnh “{one.file_name}”." in tip


def test_endless_names_do_not_widen_the_panel(
    qtbot: QtBot, page: PhotosPage, desk: Desk, choose: Callable[[int], list[Photo]]
) -> None:
    (photo,) = choose(1)
    record = desk.week.record(photo.record or "")
    assert record
    long = replace(photo, file_name="x" * 240 + ".jpg", caption="y" * 300)
    changes = Changes(
        photos={photo.id: long}, records={record.id: replace(record, title="z" * 200)}
    )
    desk.do("Đổi", changes)
    selection = page.gallery.selection
    qtbot.waitUntil(lambda: selection.caption.text() == long.caption)
    assert selection.width() < 400


def test_a_place_chooses_its_photo(page: PhotosPage, desk: Desk) -> None:
    photo = next(p for p in desk.week.notebook.photos if p.record)
    page.show_place(Place(screen=Screen.PHOTOS, photo=photo.id))
    assert [chosen.id for chosen in page.gallery.grid.chosen] == [photo.id]


def test_an_empty_week_asks_for_photos(
    qtbot: QtBot, page: PhotosPage, desk: Desk, prompts: FakePrompts, tmp_path: Path
) -> None:
    desk.do("Xóa hết", Changes(photos={p.id: None for p in desk.week.notebook.photos}))
    qtbot.waitUntil(lambda: not page.gallery.grid.isVisible())
    crowd(5).save(tmp_path / "mới.jpg")
    prompts.files = [tmp_path / "mới.jpg"]
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Chọn ảnh…")
    button.click()
    qtbot.waitUntil(lambda: [p.file_name for p in page.gallery.grid.wall.photos] == ["mới.jpg"])


def test_the_first_photos_to_come_are_shown_as_waiting(
    qtbot: QtBot, desk: Desk, prompts: FakePrompts, tmp_path: Path
) -> None:
    desk.do("Xóa hết", Changes(photos={p.id: None for p in desk.week.notebook.photos}))
    page = PhotosPage(desk)
    qtbot.addWidget(page)
    page.show()
    crowd(5).save(tmp_path / "mới.jpg")
    prompts.files = [tmp_path / "mới.jpg"]
    page.choose_files()
    qtbot.waitUntil(lambda: bool(page.gallery.grid.wall.photos))
    assert page.gallery.filter is Filter.WAITING


def test_a_pasted_address_asks_for_its_record(page: PhotosPage, desk: Desk) -> None:
    data = QMimeData()
    data.setText("https://example.vn/bai-viet")
    QGuiApplication.clipboard().setMimeData(data)
    record = desk.week.notebook.records[0]
    page.paste()
    type_text(page.links.title, "Khai mạc")
    type_text(page.links.picker.line, record.title)
    press(page.links.picker.line, Qt.Key.Key_Return)
    changed = desk.week.record(record.id)
    assert changed
    new = Link(url="https://example.vn/bai-viet", title="Khai mạc")
    assert changed.links == (*record.links, new)


def test_a_link_being_corrected_stays_while_the_week_is_looked_through(
    page: PhotosPage, desk: Desk, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(1)
    page.refresh()
    view, cell = page.links.view, page.links.view.model().index(0, 0)
    view.setCurrentIndex(cell)
    view.edit(cell)
    editor = view.indexWidget(cell)
    assert isinstance(editor, QLineEdit)
    editor.setText("https://example.vn/m")
    with qtbot.waitSignal(desk.week.judged):
        desk.do("Sửa", Changes(week=replace(desk.week.week, theme="Khác")))
    page.refresh()
    assert editor.text() == "https://example.vn/m"


def test_links_are_corrected_in_the_list_and_deleted(page: PhotosPage, desk: Desk) -> None:
    page.tabs.setCurrentIndex(1)
    table = page.links.table
    record, at = table.rows[0]
    table.setData(table.index(0, 0), " https://example.vn/moi ")
    now = desk.week.record(record.id)
    assert now
    assert now.links[at].url == "https://example.vn/moi"
    page.refresh()
    page.links.view.setFocus()
    page.links.view.selectRow(0)
    press(page.links.view, Qt.Key.Key_Delete)
    left = desk.week.record(record.id)
    assert left
    assert len(left.links) == len(record.links) - 1


def test_what_is_no_address_is_refused_in_words(page: PhotosPage, desk: Desk) -> None:
    page.tabs.setCurrentIndex(1)
    type_text(page.links.address, "trang của phường")
    before = desk.week.notebook.records
    page.links.picker.picked.emit(before[0].id)
    assert desk.week.notebook.records == before
    assert page.links.address.text() == "trang của phường"
