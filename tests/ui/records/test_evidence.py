# SPDX-License-Identifier: MIT
"""Photos and links in the editor: taken in from anywhere, changed in steps that can be undone."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from desktop.domain.checks.problem import see
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Photo
from desktop.domain.week.records import Link, Record
from desktop.ui.frame.desk import Desk
from desktop.ui.photos.view import PhotoView
from desktop.ui.records.evidence.section import EvidenceSection, photo_menu
from tests.ui.fakes import FakePrompts
from tests.ui.hands import press, type_text
from tests.ui.records.opening import opening

PAGE = Link(url="https://a.vn/1", title="Bài trên báo")


@pytest.fixture
def record(desk: Desk) -> Record:
    """A record with photos and one link."""
    with_photo = next(p.record for p in desk.week.notebook.photos if p.record and not p.fault)
    one = desk.week.record(with_photo)
    assert one is not None
    linked = replace(one, links=(PAGE,))
    desk.do("x", Changes(records={one.id: linked}))
    return linked


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, record: Record) -> EvidenceSection:
    made = EvidenceSection(desk, lambda: record.id)
    desk.week.changed.connect(lambda: made.show_record(record.id))
    qtbot.addWidget(made)
    made.resize(328, 400)
    made.show_record(record.id)
    made.show()
    return made


def photos_of(desk: Desk, record: Record) -> list[Photo]:
    return [photo for photo in desk.week.notebook.photos if photo.record == record.id]


def links_of(desk: Desk, record: Record) -> Sequence[Link]:
    now = desk.week.record(record.id)
    assert now is not None
    return now.links


def on_the_clipboard(image: QImage) -> None:
    data = QMimeData()
    data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)


def test_the_strip_shows_the_photos_and_a_place_to_add_more(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    assert section.strip.photos.rowCount() == len(photos_of(desk, record)) + 1


def test_the_strip_is_as_high_as_its_photos_need(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    before = section.strip.height()
    others = [p for p in desk.week.notebook.photos if p.record != record.id][:8]
    desk.do("x", Changes(photos={p.id: replace(p, record=record.id) for p in others}))
    assert section.strip.height() > before


def test_what_is_particular_about_a_photo_is_told_in_words(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    one = photos_of(desk, record)[0]
    desk.do("x", Changes(photos={one.id: replace(one, typical=True, fault="Tệp hỏng.")}))
    told = section.strip.photos.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert told.endswith("Ảnh tiêu biểu\nTệp hỏng.")


def test_a_click_shows_the_photo_large(section: EvidenceSection) -> None:
    section.strip.opened.emit(section.strip.photos.photos[0].id)
    view = section.findChild(PhotoView)
    assert view is not None
    assert view.photo == section.strip.photos.photos[0]
    view.close()


def test_the_last_tile_chooses_files(
    qtbot: QtBot,
    section: EvidenceSection,
    desk: Desk,
    record: Record,
    prompts: FakePrompts,
    tmp_path: Path,
) -> None:
    before = len(photos_of(desk, record))
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    picture.save(str(tmp_path / "lop.png"))
    prompts.files = [tmp_path / "lop.png"]
    section.strip.setCurrentIndex(section.strip.photos.index(before))
    press(section.strip, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(photos_of(desk, record)) == before + 1)


def test_a_picture_pasted_belongs_to_the_record(
    qtbot: QtBot, section: EvidenceSection, desk: Desk, record: Record
) -> None:
    before = len(photos_of(desk, record))
    picture = QImage(50, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("maroon"))
    on_the_clipboard(picture)
    press(section.entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(photos_of(desk, record)) == before + 1)


def test_several_photos_are_deleted_in_one_step(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    before = photos_of(desk, record)
    section.strip.selectAll()
    press(section.strip, Qt.Key.Key_Delete)
    assert photos_of(desk, record) == []
    desk.week.undo_stack.undo()
    assert photos_of(desk, record) == before


@pytest.mark.parametrize(
    ("entry", "changed"),
    [
        ("Ảnh &tiêu biểu", {"typical": True}),
        ("&Xoay phải", {"turn": 90}),
        ("&Bỏ ảnh khỏi hoạt động", {"record": None}),
    ],
)
def test_the_menu_changes_a_photo(
    section: EvidenceSection, desk: Desk, record: Record, entry: str, changed: dict[str, object]
) -> None:
    plain = replace(photos_of(desk, record)[0], typical=False, turn=0)
    desk.do("x", Changes(photos={plain.id: plain}))
    menu = photo_menu(section, desk, [plain])
    next(action for action in menu.actions() if action.text() == entry).trigger()
    now = desk.week.photo(plain.id)
    assert now is not None
    assert {name: getattr(now, name) for name in changed} == changed


def test_an_address_typed_becomes_a_link(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    type_text(section.entry, "b.vn/tin")
    press(section.entry, Qt.Key.Key_Return)
    assert links_of(desk, record) == (PAGE, Link(url="https://b.vn/tin"))
    assert section.entry.text() == ""


def test_an_address_brings_the_title_written_behind_it(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    type_text(section.entry, "https://b.vn/tin Khai mạc Tuần lễ")
    press(section.entry, Qt.Key.Key_Return)
    assert links_of(desk, record)[1:] == (Link(url="https://b.vn/tin", title="Khai mạc Tuần lễ"),)


def test_an_address_is_called_as_it_is_elsewhere_in_the_week(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    known = next(k for r in desk.week.notebook.records for k in r.links if k.title and k != PAGE)
    type_text(section.entry, known.url)
    press(section.entry, Qt.Key.Key_Return)
    assert links_of(desk, record)[1:] == (known,)


def test_enter_with_nothing_to_take_is_for_the_record(
    qtbot: QtBot, section: EvidenceSection
) -> None:
    with qtbot.waitSignal(section.entered) as entered:
        press(section.entry, Qt.Key.Key_Return)
    assert entered.args == [False]


def test_nonsense_is_refused_in_words_and_stays_to_be_mended(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    type_text(section.entry, "bài trên báo")
    press(section.entry, Qt.Key.Key_Return)
    assert "không phải đường link" in section.refusal.text()
    assert section.entry.text() == "bài trên báo"
    assert links_of(desk, record) == (PAGE,)


def test_a_link_that_is_there_already_is_told(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    section.add_links(["https://a.vn/1"])
    assert section.refusal.text() == "Đường link này đã có."
    assert links_of(desk, record) == (PAGE,)


def test_several_addresses_pasted_are_one_step(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    QGuiApplication.clipboard().setText("https://b.vn/2 https://c.vn/3")
    section.strip.setFocus()
    press(section.strip, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(links_of(desk, record)) == 3
    desk.week.undo_stack.undo()
    assert links_of(desk, record) == (PAGE,)


def test_an_address_not_entered_is_taken_when_the_record_is_left(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    type_text(section.entry, "b.vn/tin")
    section.settle()
    assert len(links_of(desk, record)) == 2


def test_a_link_is_given_a_name(section: EvidenceSection, desk: Desk, record: Record) -> None:
    row = section.links.rows[0]
    row.naming.click()
    row.name.clear()
    type_text(row.name, "Khai mạc Tuần lễ")
    press(row.name, Qt.Key.Key_Return)
    assert links_of(desk, record) == (Link(url="https://a.vn/1", title="Khai mạc Tuần lễ"),)


def test_escape_leaves_the_name_as_it_was(
    section: EvidenceSection, desk: Desk, record: Record
) -> None:
    row = section.links.rows[0]
    row.naming.click()
    type_text(row.name, "khác")
    press(row.name, Qt.Key.Key_Escape)
    assert links_of(desk, record) == (PAGE,)
    assert not row.opener.isHidden()


def test_a_link_is_taken_out(section: EvidenceSection, desk: Desk, record: Record) -> None:
    section.links.rows[0].removing.click()
    assert links_of(desk, record) == ()
    assert section.links.isHidden()


def test_a_link_opens_in_the_browser(section: EvidenceSection) -> None:
    with opening("https") as opened:
        section.links.rows[0].opener.click()
    assert [url.toString() for url in opened.urls] == ["https://a.vn/1"]


def test_problems_of_links_are_told_beside_them(section: EvidenceSection) -> None:
    section.show_problems([see("no_link", "Chưa có đường link.", "Hãy dán địa chỉ bài đăng.")])
    assert section.problems.text() == "Chưa có đường link. Hãy dán địa chỉ bài đăng."


def test_a_record_not_begun_shows_nothing_but_the_ways_to_add(section: EvidenceSection) -> None:
    section.show_record("")
    assert section.strip.photos.rowCount() == 1
    assert section.links.rows == []


def test_the_menu_is_for_the_photos_selected(section: EvidenceSection, qtbot: QtBot) -> None:
    section.strip.clearSelection()
    with qtbot.assertNotEmitted(section.strip.menu_wanted):
        section.strip.customContextMenuRequested.emit(QPoint(1, 1))


def test_what_is_dropped_on_any_part_goes_to_the_section(section: EvidenceSection) -> None:
    assert section.acceptDrops()
    assert not section.strip.viewport().acceptDrops()
    assert not section.entry.acceptDrops()
