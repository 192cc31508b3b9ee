# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import SectionText
from desktop.paths import resources
from desktop.ui.documents.entry_box import EntryBox
from desktop.ui.documents.page import DocumentsPage
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.inputs import LineInput, LinesInput
from tests.ui.fakes import FakePrompts
from tests.ui.hands import type_text

PLACE = "chung.khai-mac-noi"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> DocumentsPage:
    qtbot.waitUntil(lambda: desk.week.is_judged)
    made = DocumentsPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 646)
    made.show()
    qtbot.waitUntil(lambda: made.preview.page_count > 0, timeout=20_000)
    return made


def box(page: DocumentsPage, key: str) -> EntryBox:
    assert page.editor is not None
    return page.editor.boxes[key]


def kept(desk: Desk, key: str) -> str:
    text = desk.week.notebook.document_texts.get(key)
    return text.text if text else ""


def states(page: DocumentsPage) -> dict[str, str]:
    """What is said of each document, by its name."""
    model, role = page.list.model(), Qt.ItemDataRole.AccessibleTextRole
    rows = (model.index(at, 0) for at in range(model.rowCount()))
    said = (str(row.data(role)) for row in rows if row.data(role))
    return {name: state for name, _, state in (text.rpartition(", ") for text in said)}


def write(page: DocumentsPage, key: str, text: str) -> None:
    entry = box(page, key).input
    assert isinstance(entry, LineInput | LinesInput)
    entry.setFocus()
    entry.selectAll()
    type_text(entry, text)
    page.settle()


def click(page: DocumentsPage, name: str) -> None:
    named = {b.text().replace("&", ""): b for b in page.findChildren(QPushButton)}
    named[name].click()


def test_every_document_is_listed_with_its_state(page: DocumentsPage) -> None:
    found = states(page)
    assert len(found) == 18
    assert found["Kế hoạch tổ chức Tuần lễ"].startswith("chưa soạn · thiếu")
    assert found["Lịch hoạt động (bảng tin)"] == "chưa soạn"


def test_what_is_written_once_stands_in_every_document(page: DocumentsPage, desk: Desk) -> None:
    write(page, PLACE, "Sân UBND")
    assert kept(desk, PLACE) == "Sân UBND"
    page.choose("thong-bao-dia-diem")
    assert box(page, PLACE).text == "Sân UBND"


def test_the_preview_follows_what_is_written(page: DocumentsPage, qtbot: QtBot) -> None:
    page.choose("giay-moi")
    grid = next(iter(page.editor.grids.values())) if page.editor else None
    assert grid is not None
    grid.setCurrentIndex(grid.model().index(0, 0))
    grid.write_at_cursor("Ông\tNguyễn Văn A\tChủ tịch\tHội\nBà\tTrần Thị B")
    qtbot.waitUntil(lambda: page.preview.page_count == 2, timeout=20_000)


def test_of_many_the_page_says_how_many_are_shown(page: DocumentsPage, qtbot: QtBot) -> None:
    page.choose("giay-moi")
    assert page.editor
    grid = page.editor.grids["chung.khach-moi"]
    grid.setCurrentIndex(grid.model().index(0, 0))
    grid.write_at_cursor("\n".join(f"Ông\tKhách {at}" for at in range(20)))
    qtbot.waitUntil(lambda: page.preview.page_count == 20, timeout=20_000)
    assert "Xem thử" not in page.state.text()
    grid.setCurrentIndex(grid.model().index(20, 0))
    grid.write_at_cursor("\n".join("Bà\tTrần Thị Hoa" for _ in range(10)))
    said = "Xem thử 20 trong 30 bản; khi in, khi lưu có đủ."
    qtbot.waitUntil(lambda: said in page.state.text())
    assert page.preview.page_count == 20


def test_a_list_with_rows_shows_name_and_office_on_a_usual_screen(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    page.resize(1080, 768)
    page.choose("giay-moi")
    assert page.editor
    grid = page.editor.grids["chung.khach-moi"]
    qtbot.waitUntil(lambda: grid.isVisible() and grid.width() < page.width() // 2)
    empty = grid.height()
    grid.setCurrentIndex(grid.model().index(0, 0))
    guest = "Ông\tNguyễn Văn Bảy\tPhó Chủ tịch Ủy ban Mặt trận Tổ quốc\tHội Khuyến học phường"
    grid.write_at_cursor("\n".join([guest] * 30))
    qtbot.waitUntil(lambda: grid.columnViewportPosition(2) + 100 < grid.viewport().width())
    assert grid.height() > 2 * empty


def test_cells_come_from_excel_by_the_clipboard(page: DocumentsPage, desk: Desk) -> None:
    page.choose("giay-moi")
    assert page.editor
    grid = page.editor.grids["chung.khach-moi"]
    grid.setCurrentIndex(grid.model().index(0, 0))
    grid.setFocus()
    QGuiApplication.clipboard().setText("Ông\tNguyễn Văn A\r\nBà\tTrần Thị B\r\n")
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert kept(desk, "chung.khach-moi") == "Ông\tNguyễn Văn A\nBà\tTrần Thị B"
    assert grid.model().rowCount() == 3
    desk.week.undo_stack.undo()
    assert "chung.khach-moi" not in desk.week.notebook.document_texts


def test_a_template_taken_in_meanwhile_is_there_when_the_page_is_seen_again(
    page: DocumentsPage, desk: Desk
) -> None:
    text = (resources() / "documents" / "to-trinh.toml").read_text(encoding="utf-8")
    own = desk.workspace.folder.documents
    own.mkdir(parents=True)
    new = text.replace('id = "to-trinh"', 'id = "to-trinh-xa"')
    (own / "to-trinh-xa.toml").write_text(new, encoding="utf-8")
    page.hide()
    page.show()
    page.choose("to-trinh-xa")
    assert page.template.id == "to-trinh-xa"


def test_a_paste_wider_than_the_list_loses_no_cell(page: DocumentsPage, desk: Desk) -> None:
    page.choose("giay-moi")
    assert page.editor
    grid = page.editor.grids["chung.khach-moi"]
    last = grid.model().columnCount() - 1
    grid.setCurrentIndex(grid.model().index(0, last - 1))
    grid.write_at_cursor("a\tb\tc\td")
    assert kept(desk, "chung.khach-moi").split("\t")[last - 1 :] == ["a", "b c d"]


def test_a_text_edited_by_hand_can_follow_its_draft_again(
    page: DocumentsPage, desk: Desk, qtbot: QtBot
) -> None:
    draft = box(page, "ke-hoach.hinh-thuc").text
    write(page, "ke-hoach.hinh-thuc", "Trực tuyến.")
    page.refresh()
    qtbot.waitUntil(lambda: box(page, "ke-hoach.hinh-thuc").follow.isVisibleTo(page))
    box(page, "ke-hoach.hinh-thuc").follow.click()
    assert "ke-hoach.hinh-thuc" not in desk.week.notebook.document_texts
    page.refresh()
    assert box(page, "ke-hoach.hinh-thuc").text == draft


def test_who_signs_for_the_commune_is_asked_once_it_issues(page: DocumentsPage) -> None:
    assert page.editor
    assert "chung.uy-ban-nguoi-ky" not in page.editor.keys
    choice = box(page, "ke-hoach.co-quan").input
    choice.show_entry("commune")
    choice.typed.emit("commune")
    page.settle()
    page.refresh()
    assert "chung.uy-ban-nguoi-ky" in page.editor.keys


def test_the_words_of_an_invitation_for_each_guest_are_not_those_of_one(
    page: DocumentsPage,
) -> None:
    page.choose("giay-moi")
    assert page.editor
    assert "giay-moi.kinh-moi" not in page.editor.keys
    assert "giay-moi.ket" in page.editor.keys


def test_what_was_sent_is_marked_and_can_be_unmarked(
    page: DocumentsPage, desk: Desk, qtbot: QtBot
) -> None:
    click(page, "Ghi đã gửi")
    qtbot.waitUntil(lambda: states(page)["Kế hoạch tổ chức Tuần lễ"] == "đã gửi")
    click(page, "Bỏ dấu đã gửi")
    assert "ke-hoach.da-gui" not in desk.week.notebook.document_texts


def test_printing_asks_and_marks_only_what_was_printed(
    page: DocumentsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.print()
    qtbot.waitUntil(lambda: bool(page.findChildren(QPrintDialog)), timeout=20_000)
    page.findChildren(QPrintDialog)[0].reject()
    assert "ke-hoach.da-in" not in desk.week.notebook.document_texts


def test_the_pdf_is_saved_where_the_clerk_wants_it(
    page: DocumentsPage, prompts: FakePrompts, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    page.choose("lich-hoat-dong")
    prompts.save_path = tmp_path / "Lịch.pdf"
    page.sizes.show_entry("A3")
    page.save()
    qtbot.waitUntil(lambda: desk.jobs.is_idle and (tmp_path / "Lịch.pdf").exists(), timeout=20_000)
    width, height = PdfReader(tmp_path / "Lịch.pdf").pages[0].mediabox[2:]
    assert (round(float(width)), round(float(height))) == (842, 1191)


def test_lines_of_a_newer_draft_are_offered_beside_an_edited_one(
    page: DocumentsPage, desk: Desk
) -> None:
    key = "ke-hoach.thoi-gian"
    draft = box(page, key).entry.written.draft
    edited = draft.replace("Đại biểu có mặt", "Mời đại biểu đến")
    text = SectionText(text=edited, base=draft)
    desk.do("Sửa", Changes(document_texts={key: text}))
    desk.do("Sửa", Changes(document_texts={"chung.don-khach-gio": SectionText(text="6 giờ 45")}))
    page.refresh()
    assert any("6 giờ 45" in line for line in box(page, key).entry.written.outdated)
