# SPDX-License-Identifier: MIT
import dataclasses
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.services.checks.checking import Finding
from desktop.services.submission.submission import submit
from desktop.ui.check.page import CheckPage
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Screen
from tests.ui.fakes import FakePrompts
from tests.ui.hands import press, type_text
from tests.ui.records.opening import opening


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> CheckPage:
    qtbot.waitUntil(lambda: desk.week.is_judged)
    made = CheckPage(desk)
    qtbot.addWidget(made)
    made.resize(760, 646)
    made.show()
    qtbot.waitUntil(lambda: made.preview.page_count > 0)
    return made


def rows(page: CheckPage) -> list[object]:
    model = page.findings.model()
    role = Qt.ItemDataRole.UserRole
    return [model.index(at, 0).data(role) for at in range(model.rowCount())]


def words(button: QPushButton) -> str:
    return button.text().replace("&", "")


def click(page: CheckPage, name: str) -> None:
    named = {words(b): b for b in page.findChildren(QPushButton)}
    named[name].click()


def without_signer(desk: Desk) -> None:
    desk.do("Bỏ người ký", Changes(week=dataclasses.replace(desk.week.week, signers={})))


def test_every_finding_is_in_the_list_under_the_name_of_its_item(
    page: CheckPage, desk: Desk
) -> None:
    shown = rows(page)
    assert [r for r in shown if isinstance(r, Finding)] == list(desk.week.findings)
    assert shown[0] == "1. Lớp bồi dưỡng"
    assert page.summary.text() == "Không còn gì phải sửa; có 8 điều nên xem."


def test_graver_findings_come_first(page: CheckPage, desk: Desk, qtbot: QtBot) -> None:
    without_signer(desk)
    qtbot.waitUntil(lambda: "1 điều phải sửa và 8 điều nên xem" in page.summary.text())
    first = rows(page)[1]
    assert isinstance(first, Finding)
    assert first.problem.code == "missing_signer"


def test_a_press_on_a_finding_goes_to_where_it_lies(
    page: CheckPage, desk: Desk, qtbot: QtBot
) -> None:
    area = page.findings.visualRect(page.findings.model().index(1, 0))
    with qtbot.waitSignal(desk.wanted) as wanted:
        QTest.mouseClick(page.findings.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert wanted.args[0].screen is Screen.RECORDS
    assert wanted.args[0].record == desk.week.findings[0].problem.record


def test_enter_goes_there_too(page: CheckPage, desk: Desk, qtbot: QtBot) -> None:
    page.findings.setCurrentIndex(page.findings.model().index(2, 0))
    with qtbot.waitSignal(desk.wanted):
        press(page.findings, Qt.Key.Key_Return)


def test_the_preview_follows_the_week_and_stays_where_it_was(
    page: CheckPage, desk: Desk, qtbot: QtBot
) -> None:
    page.preview.zoom(1.5)
    bar, zoom = page.preview.view.verticalScrollBar(), page.preview.view.zoomFactor()
    bar.setValue(400)
    before = page.preview.view.document()
    without_signer(desk)
    qtbot.waitUntil(lambda: page.preview.view.document() is not before)
    qtbot.waitUntil(lambda: bar.value() == 400)
    assert page.preview.view.zoomFactor() == zoom


def test_a_preview_that_nobody_sees_is_not_made(page: CheckPage, desk: Desk, qtbot: QtBot) -> None:
    page.hide()
    before = page.preview.view.document()
    without_signer(desk)
    qtbot.waitUntil(lambda: desk.week.is_judged)
    assert page.preview.view.document() is before
    page.show()
    qtbot.waitUntil(lambda: page.preview.view.document() is not before)


def test_the_annex_is_one_press_away(page: CheckPage) -> None:
    page.preview.annex.click()
    document = page.preview.view.document()
    assert document.getAllText(page.preview.page).text().startswith("BẢN NHÁP\r\nPhụ lục")
    page.preview.annex.click()
    assert page.preview.page == 0


def test_the_report_is_saved_where_the_clerk_says(
    page: CheckPage, desk: Desk, prompts: FakePrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    prompts.save_path = tmp_path / "báo cáo.pdf"
    with qtbot.waitSignal(desk.noticed):
        click(page, "Lưu PDF…")
    assert len(PdfReader(prompts.save_path).pages) == page.preview.page_count


def test_a_file_that_cannot_be_written_is_told_of_in_words(
    page: CheckPage, prompts: FakePrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    prompts.save_path = tmp_path / "không có" / "báo cáo.pdf"
    click(page, "Lưu PDF…")
    qtbot.waitUntil(lambda: bool(prompts.errors))
    assert "báo cáo.pdf" in prompts.errors[0].message


@pytest.mark.parametrize(("program", "ending"), [("Word", ".docx"), ("Excel", ".xlsx")])
def test_word_and_excel_get_a_file_to_open(
    page: CheckPage, qtbot: QtBot, program: str, ending: str
) -> None:
    with opening("file") as opened:
        click(page, f"Mở bằng {program}")
        qtbot.waitUntil(lambda: bool(opened.urls), timeout=20_000)
    file = Path(opened.urls[0].toLocalFile())
    assert file.suffix == ending
    assert file.is_file()


def test_names_of_programs_are_never_cut_off(page: CheckPage) -> None:
    page.setFixedSize(400, 646)  # as a window does that is smaller than its pages would like
    assert [b.text() for b in page.findChildren(QPushButton) if b.accessibleName()] == [
        "&Word",
        "&Excel",
    ]


def test_until_a_submission_is_made_it_leads_there_and_prints_drafts(
    page: CheckPage, desk: Desk, qtbot: QtBot
) -> None:
    assert page.submission.property("role") == "primary"
    assert (words(page.submission), words(page.draft)) == ("Lập bản nộp", "In bản nháp…")
    with qtbot.waitSignal(desk.wanted) as wanted:
        page.submission.click()
    assert wanted.args[0].screen is Screen.SUBMIT
    press(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(QPrintDialog)))
    (dialog,) = page.findChildren(QPrintDialog)
    assert dialog.maxPage() == page.preview.page_count
    dialog.close()


def test_what_was_submitted_is_printed_from_the_submission(
    page: CheckPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page.hide()
    made = submit(desk.workspace, desk.week.week, tmp_path)
    desk.submitted.emit()
    page.show()
    qtbot.waitUntil(lambda: words(page.submission) == "In và ký lần nộp 1")
    document = page.preview.view.document()
    last = document.getAllText(page.preview.page_count - 1).text()
    assert made.revision.check_code in last
    assert page.draft.isHidden()
    with qtbot.waitSignal(desk.wanted) as wanted:
        press(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args[0].screen is Screen.SUBMIT
    without_signer(desk)
    qtbot.waitUntil(lambda: words(page.submission) == "Lập lần nộp 2")
    assert page.draft.isVisible()


def doubt_row(page: CheckPage) -> tuple[int, Finding]:
    return next(
        (at, row)
        for at, row in enumerate(rows(page))
        if isinstance(row, Finding) and row.problem.is_doubt and row.problem.record
    )


def test_a_doubt_is_acknowledged_by_keys_and_opened_again(
    page: CheckPage, desk: Desk, qtbot: QtBot
) -> None:
    at, doubt = doubt_row(page)
    model = page.findings.model()
    page.findings.setCurrentIndex(model.index(at, 0))
    press(page.findings, Qt.Key.Key_Space)
    reason = page.acknowledging.reason
    assert doubt.problem.message in reason.accessibleDescription()
    type_text(reason, "Treo từ 30/9")
    press(reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.week.judgement.settled) == 1)
    qtbot.waitUntil(lambda: "7 điều nên xem" in page.summary.text())
    shown = rows(page)
    assert shown[-2] == "Đã xem, giữ nguyên (1)"
    assert isinstance(shown[-1], Finding)
    assert (shown[-1].problem, shown[-1].reason) == (doubt.problem, "Treo từ 30/9")
    index = model.index(len(shown) - 1, 0)
    assert "Lý do: Treo từ 30/9" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    desk.week.undo_stack.undo()
    qtbot.waitUntil(lambda: desk.week.is_judged and not desk.week.judgement.settled)
    desk.week.undo_stack.redo()
    qtbot.waitUntil(lambda: desk.week.is_judged and len(desk.week.judgement.settled) == 1)
    qtbot.waitUntil(lambda: len(rows(page)) == len(shown))
    page.findings.setCurrentIndex(model.index(len(shown) - 1, 0))
    press(page.findings, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.week.is_judged and not desk.week.judgement.settled)


def test_a_click_on_the_mark_asks_for_the_reason_and_goes_nowhere(
    page: CheckPage, desk: Desk
) -> None:
    wanted: list[object] = []
    desk.wanted.connect(wanted.append)
    at, doubt = doubt_row(page)
    page.findings.scrollTo(page.findings.model().index(at, 0))
    row = page.findings.visualRect(page.findings.model().index(at, 0))
    mark = QPoint(page.findings.room_across() - 22, row.top() + 14)
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(page.findings.viewport(), button, Qt.KeyboardModifier.NoModifier, mark)
    assert wanted == []
    assert doubt.problem.message in page.acknowledging.reason.accessibleDescription()
    assert not page.acknowledging.keep.isEnabled()


def test_a_reason_half_typed_is_kept(page: CheckPage, desk: Desk) -> None:
    at, _doubt = doubt_row(page)
    page.findings.setCurrentIndex(page.findings.model().index(at, 0))
    press(page.findings, Qt.Key.Key_Space)
    type_text(page.acknowledging.reason, "Treo từ")
    page.settle()
    assert "Treo từ" in desk.week.week.as_typed.values()
    assert desk.week.notebook.acknowledged == {}
