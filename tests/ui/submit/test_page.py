# SPDX-License-Identifier: MIT
"""The clerk goes from the finished Week to the sent report."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfWriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.exchange.revision import Revision
from desktop.domain.week.changes import Changes
from desktop.services.checks.next_step import UNMENDED
from desktop.ui.frame.desk import Desk
from desktop.ui.submit.mails import CopyButton
from desktop.ui.submit.page import SubmitPage
from desktop.ui.submit.paper_check import check_paper
from tests.scans import last_page_scanned
from tests.ui.browser import Browser
from tests.ui.fakes import FakePrompts
from tests.ui.hands import press, type_text


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, tmp_path: Path) -> SubmitPage:
    desk.preferences.keep("submit/folder", str(tmp_path / "Sổ Tuần Lễ"))
    page = SubmitPage(desk)
    qtbot.addWidget(page)
    page.resize(760, 646)
    page.show()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: SubmitPage) -> None:
    """Wait until the page shows what is on the disk."""
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle and not page.dispatching.is_busy, timeout=20_000)
    page.dispatching.read()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)


def make(qtbot: QtBot, page: SubmitPage) -> Path:
    """Make the revision, and return its folder."""
    page.making.make.click()
    settle(qtbot, page)
    folder = page.dispatching.sight.folder
    assert folder is not None
    return folder


def drop(qtbot: QtBot, page: SubmitPage, scan: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    no = Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.scanning.box.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, no))
    settle(qtbot, page)


def edit(page: SubmitPage) -> None:
    record = page.desk.week.notebook.records[3]
    page.desk.do("Sửa", Changes(records={record.id: replace(record, people=1234)}))


def revisions(desk: Desk) -> tuple[Revision, ...]:
    return desk.workspace.store.revisions(desk.week.week.id)


def dispatch(desk: Desk) -> Dispatch:
    return desk.workspace.store.dispatches(desk.week.week.id)[len(revisions(desk))]


def opened(page: SubmitPage) -> list[bool]:
    return [card.is_open for card in page.cards]


def test_at_first_photos_and_making_are_open(page: SubmitPage) -> None:
    assert opened(page) == [True, True, False, False, False]
    assert page.subtitle == "Chưa lập bản nộp nào"
    assert page.making.make.text() == "Lập bản nộp lần 1"
    assert page.photos.words.text().endswith("· 1 thư · ảnh cạnh dài 1.600 điểm ảnh")


def test_what_was_made_lies_in_the_folder_and_paper_is_next(
    qtbot: QtBot, page: SubmitPage, desk: Desk, tmp_path: Path
) -> None:
    folder = make(qtbot, page)
    assert folder.parent == tmp_path / "Sổ Tuần Lễ"
    assert opened(page) == [False, False, True, False, False]
    assert [r.number for r in revisions(desk)] == [1]
    assert page.subtitle == "Lần nộp 1 · chưa gửi"


def test_ctrl_p_prints_what_was_submitted_and_nothing_else(qtbot: QtBot, page: SubmitPage) -> None:
    press(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not page.findChildren(QPrintDialog)
    make(qtbot, page)
    press(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = page.findChildren(QPrintDialog)
    dialog.close()
    edit(page)
    settle(qtbot, page)
    press(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [d for d in page.findChildren(QPrintDialog) if d.isVisible()] == []


def test_unchanged_content_is_written_again_as_the_same_revision(
    qtbot: QtBot, page: SubmitPage, desk: Desk
) -> None:
    make(qtbot, page)
    assert page.making.make.text() == "Ghi lại bản nộp lần 1"
    make(qtbot, page)
    assert len(revisions(desk)) == 1


def test_a_second_click_makes_nothing_twice(qtbot: QtBot, page: SubmitPage, desk: Desk) -> None:
    page.dispatching.make("")
    page.dispatching.make("")
    qtbot.waitUntil(lambda: desk.jobs.is_idle, timeout=20_000)
    assert len(revisions(desk)) == 1


def test_an_edit_afterwards_is_told_and_leads_to_the_next_revision(
    qtbot: QtBot, page: SubmitPage, desk: Desk
) -> None:
    make(qtbot, page)
    edit(page)
    settle(qtbot, page)
    assert page.changed.isVisible()
    assert page.subtitle == "Đã sửa sau lần nộp 1"
    page.making.make.click()  # without a reason it asks first
    assert len(revisions(desk)) == 1
    type_text(page.making.reason, "Sửa số người lớp nghề")
    make(qtbot, page)
    assert [r.reason for r in revisions(desk)] == ["", "Sửa số người lớp nghề"]
    assert not page.changed.isVisible()
    said = [label.text() for label in page.history.findChildren(QLabel)]
    assert f"So với lần 1: sửa “{desk.week.notebook.records[3].title}”." in said


def test_the_reason_may_be_left_out_by_pressing_twice(
    qtbot: QtBot, page: SubmitPage, desk: Desk
) -> None:
    make(qtbot, page)
    edit(page)
    settle(qtbot, page)
    page.making.make.click()
    make(qtbot, page)
    assert len(revisions(desk)) == 2


def test_choosing_typical_photos_makes_the_mail_smaller(qtbot: QtBot, page: SubmitPage) -> None:
    before = page.photos.bar.value()
    page.photos.typical.click()
    settle(qtbot, page)
    assert 0 < page.photos.bar.value() < before
    assert page.photos.summary.startswith("7 ảnh tiêu biểu · ")


def test_a_smaller_mailbox_is_a_change_of_the_week_and_divides_the_mails(
    qtbot: QtBot, page: SubmitPage, desk: Desk
) -> None:
    page.photos.mailbox.setFocus()
    page.photos.mailbox.selectAll()
    type_text(page.photos.mailbox, "1")
    press(page.photos.mailbox, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert desk.week.week.mailbox_mb == 1
    assert "chia 6 thư" in page.photos.words.text()
    desk.week.undo_stack.undo()
    assert desk.week.week.mailbox_mb == 20


def test_what_was_typed_for_the_mailbox_elsewhere_is_shown_whole(
    qtbot: QtBot, page: SubmitPage, desk: Desk
) -> None:
    week = replace(desk.week.week, as_typed={"mailbox_mb": "to lắm, hỏi lại"})
    desk.do("Sửa", Changes(week=week))
    settle(qtbot, page)
    page.photos.settle()
    assert desk.week.week.as_typed == {"mailbox_mb": "to lắm, hỏi lại"}


def test_a_mailbox_that_cannot_be_is_kept_to_be_mended(page: SubmitPage, desk: Desk) -> None:
    page.photos.mailbox.setText("0")
    page.photos.mailbox.editingFinished.emit()
    assert page.photos.mailbox.text() == "0"
    assert "từ 1 đến 1.000" in page.photos.mailbox.accessibleDescription()
    assert (desk.week.week.mailbox_mb, desk.week.week.as_typed) == (20, {"mailbox_mb": "0"})
    page.photos.mailbox.setText("25")
    page.photos.mailbox.editingFinished.emit()
    assert (desk.week.week.mailbox_mb, desk.week.week.as_typed) == (25, {})


def test_space_gives_a_photo_its_star_and_undo_takes_it_back(
    qtbot: QtBot, page: SubmitPage, desk: Desk
) -> None:
    strip = page.photos.strip
    first = strip.model().index(0, 0)
    photo = first.data(Qt.ItemDataRole.UserRole)
    strip.setCurrentIndex(first)
    press(strip, Qt.Key.Key_Space)
    changed = desk.week.photo(photo.id)
    assert changed is not None
    assert changed.typical != photo.typical
    desk.week.undo_stack.undo()
    assert desk.week.photo(photo.id) == photo
    qtbot.waitUntil(lambda: desk.week.is_saved)


def test_ticks_are_kept_and_can_be_taken_back(qtbot: QtBot, page: SubmitPage, desk: Desk) -> None:
    make(qtbot, page)
    page.printing.signed.click()
    settle(qtbot, page)
    assert dispatch(desk).signed_on == dispatch(desk).printed_on is not None
    assert opened(page) == [False, False, False, True, False]
    page.printing.signed.click()
    settle(qtbot, page)
    assert dispatch(desk).signed_on is None
    assert opened(page) == [False, False, True, False, False]


def test_a_dropped_scan_joins_the_submission(
    qtbot: QtBot, page: SubmitPage, desk: Desk, tmp_path: Path
) -> None:
    folder = make(qtbot, page)
    drop(qtbot, page, last_page_scanned(folder / "bao-cao.pdf", tmp_path / "Bản ký.pdf"))
    assert (folder / "bao-cao-da-ky.pdf").is_file()
    assert dispatch(desk).scan_name == "Bản ký.pdf"
    assert opened(page) == [False, False, False, False, True]
    page.scanning.box.remove.click()
    settle(qtbot, page)
    assert not (folder / "bao-cao-da-ky.pdf").exists()


def test_the_scan_of_another_submission_is_refused(
    qtbot: QtBot, page: SubmitPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    first = make(qtbot, page)
    scan = last_page_scanned(first / "bao-cao.pdf", tmp_path / "lần 1.pdf")
    edit(page)
    page.refresh()
    qtbot.waitUntil(lambda: page.making.make.text() == "Lập bản nộp lần 2")
    page.making.reason.setText("Bổ sung")
    second = make(qtbot, page)
    drop(qtbot, page, scan)
    assert "không phải của lần nộp 2" in prompts.errors[0].message
    assert not (second / "bao-cao-da-ky.pdf").exists()


def test_a_scan_without_a_code_is_asked_about_once(
    qtbot: QtBot, page: SubmitPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    folder = make(qtbot, page)
    blank, paper = tmp_path / "trắng.pdf", PdfWriter()
    paper.add_blank_page(width=595, height=842)
    paper.write(blank)
    prompts.says_yes = False
    drop(qtbot, page, blank)
    assert prompts.questions == ["Không đọc được mã vuông trên bản giấy này."]
    assert not (folder / "bao-cao-da-ky.pdf").exists()
    prompts.says_yes = True
    drop(qtbot, page, blank)
    qtbot.waitUntil((folder / "bao-cao-da-ky.pdf").is_file)
    settle(qtbot, page)
    assert len(prompts.questions) == 2


def test_paper_can_be_checked_at_any_time(
    qtbot: QtBot, page: SubmitPage, desk: Desk, prompts: FakePrompts, tmp_path: Path
) -> None:
    folder = make(qtbot, page)
    prompts.files = [last_page_scanned(folder / "bao-cao.pdf", tmp_path / "quét.pdf")]
    check_paper(desk)
    qtbot.waitUntil(lambda: bool(prompts.answers), timeout=20_000)
    ((message, detail),) = prompts.answers
    assert message.startswith("Đây là lần nộp 1 của Tuần lễ năm 2026")
    assert detail == "Các số trên giấy khớp với lần nộp 1."


def test_what_is_no_scan_is_told(
    qtbot: QtBot, page: SubmitPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    make(qtbot, page)
    prompts.files = [tmp_path / "thư.docx"]
    page.scanning.box.choose.click()
    qtbot.waitUntil(lambda: bool(prompts.errors))
    assert "thư.docx" in prompts.errors[0].message
    qtbot.waitUntil(lambda: not page.dispatching.is_busy)


def test_the_draft_opens_and_its_fields_are_copied_for_webmail(
    qtbot: QtBot, page: SubmitPage, browser: Browser
) -> None:
    folder = make(qtbot, page)
    (box,) = page.sending.boxes
    box.open.click()
    assert browser.opened == list((folder / "gui").glob("*.eml"))
    box.web.click()
    copied = []
    for button in box.findChildren(CopyButton):
        button.click()
        assert button.text() == "Đã sao chép"
        copied.append(QGuiApplication.clipboard().text())
    assert copied[0] == "nhanbaocao@example.vn"
    assert copied[1] == "[BC TLHTSĐ 2026] TTHTCĐ phường Hà An – lần 1"
    assert copied[2].startswith("Kính gửi: ")
    assert not box.sent.isVisible()


def test_several_mails_are_ticked_off_one_by_one(
    qtbot: QtBot, page: SubmitPage, desk: Desk
) -> None:
    week = desk.week.week
    desk.do("Sửa", Changes(week=replace(week, mailbox_mb=1)))
    make(qtbot, page)
    assert len(page.sending.boxes) == 6
    page.sending.boxes[1].sent.click()
    page.sending.boxes[0].sent.click()
    settle(qtbot, page)
    assert dispatch(desk).mails_sent == (1, 2)
    assert page.sending.boxes[2].open.property("role") == "primary"


def test_it_counts_as_sent_on_the_day_given_until_that_is_taken_back(
    qtbot: QtBot, page: SubmitPage, desk: Desk
) -> None:
    make(qtbot, page)
    page.sending.day.show_entry("9/10/2026")
    page.sending.mark.click()
    settle(qtbot, page)
    assert dispatch(desk).sent_on == date(2026, 10, 9)
    assert page.finished.isVisible()
    assert page.subtitle == "Lần nộp 1 · đã gửi 09/10/2026"
    page.sending.unmark.click()
    settle(qtbot, page)
    assert dispatch(desk).sent_on is None
    assert not page.finished.isVisible()


def test_a_day_that_is_none_is_told_beside_the_field(
    qtbot: QtBot, page: SubmitPage, desk: Desk
) -> None:
    make(qtbot, page)
    page.sending.day.show_entry("hôm kia")
    page.sending.mark.click()
    settle(qtbot, page)
    assert dispatch(desk).sent_on is None


def test_a_folder_that_was_moved_away_can_be_written_again(
    qtbot: QtBot, page: SubmitPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    folder = make(qtbot, page)
    folder.rename(tmp_path / "nơi khác")
    settle(qtbot, page)
    page.printing.print.click()
    assert "không còn ở chỗ cũ" in prompts.errors[0].message
    edit(page)
    page.sending.again.click()
    qtbot.waitUntil(folder.is_dir, timeout=20_000)
    settle(qtbot, page)
    assert page.sending.boxes


def test_grave_problems_are_named_but_never_in_the_way(
    qtbot: QtBot, page: SubmitPage, desk: Desk
) -> None:
    desk.do("Bỏ người ký", Changes(week=replace(desk.week.week, signers={})))
    qtbot.waitUntil(page.grave.isVisible)
    make(qtbot, page)
    assert len(revisions(desk)) == 1


def test_the_problems_that_are_counted_are_those_of_the_week_as_it_is(
    qtbot: QtBot, page: SubmitPage, desk: Desk
) -> None:
    def told() -> str:
        return next(w.text() for w in page.grave.findChildren(QLabel) if "phải sửa" in w.text())

    def right() -> str:
        return f"Còn {desk.week.judgement.count.must_mend} trước khi nộp. {UNMENDED}"

    record = next(r for r in desk.week.notebook.records if r.people)
    for change in (
        Changes(week=replace(desk.week.week, signers={})),
        Changes(records={record.id: replace(record, people=None)}),
    ):
        desk.do("Bỏ", change)
        qtbot.waitUntil(lambda: desk.week.is_judged)
        qtbot.waitUntil(lambda: told() == right())


def test_the_folder_chosen_is_remembered(
    qtbot: QtBot, page: SubmitPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    prompts.folder = tmp_path / "D"
    page.making.change.click()
    assert make(qtbot, page).parent == tmp_path / "D"
    assert page.desk.preferences.last("submit/folder") == str(tmp_path / "D")
