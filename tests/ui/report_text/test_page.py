# SPDX-License-Identifier: MIT
import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.report.building import build_report
from desktop.domain.report.document import Heading
from desktop.domain.report.draft import written_section
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import SectionText
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.report_text.page import ReportPage
from desktop.ui.report_text.section_view import SectionView
from tests.ui.hands import press, type_text

ACCOUNT, TYPED = "activities", "difficulties"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReportPage:
    made = ReportPage(desk)
    qtbot.addWidget(made)
    made.resize(760, 646)
    made.show()
    qtbot.waitUntil(lambda: bool(made.views[ACCOUNT].text))
    return made


def write_at_end(view: SectionView, text: str) -> None:
    view.writing.setFocus()
    view.writing.moveCursor(QTextCursor.MoveOperation.End)
    type_text(view.writing, text)


def edit(page: ReportPage, old: str, new: str) -> None:
    """Put other words in the place of some in the account."""
    writing = page.views[ACCOUNT].writing
    assert writing.find(old) or writing.find(old, writing.document().FindFlag.FindBackward)
    type_text(writing, new)
    page.settle()


def one_more_class(desk: Desk) -> None:
    """Put a class beside those of the sample, which changes what the draft says."""
    records = desk.week.notebook.records
    known = next(record for record in records if record.title == "Tin học văn phòng, khóa 1")
    more = dataclasses.replace(known, id="mới", title="Tin học văn phòng, khóa 3", people=28)
    desk.do("Thêm lớp", Changes(records={more.id: more}))


def links(view: QWidget, text: str) -> list[QPushButton]:
    return [b for b in view.findChildren(QPushButton) if b.text() == text and b.isVisible()]


def own(desk: Desk, key: str) -> SectionText | None:
    return desk.week.notebook.sections.get(key)


def test_the_page_says_what_the_report_will_say(page: ReportPage, desk: Desk) -> None:
    for section in desk.week.form.sections:
        if view := page.views.get(section.key):
            written = written_section(section, desk.week.notebook, desk.week.form)
            assert view.text == written.text
    assert page.subtitle.endswith(" chữ")


def test_what_is_typed_becomes_part_of_the_week_after_a_pause(
    page: ReportPage, desk: Desk, qtbot: QtBot
) -> None:
    write_at_end(page.views[TYPED], " Thiếu báo cáo viên.")
    assert "Thiếu" not in desk.week.notebook.sections[TYPED].text
    qtbot.waitUntil(lambda: "Thiếu báo cáo viên." in desk.week.notebook.sections[TYPED].text)


def test_leaving_a_section_keeps_it_at_once(page: ReportPage, desk: Desk) -> None:
    write_at_end(page.views[TYPED], " Thiếu báo cáo viên.")
    page.views[ACCOUNT].writing.setFocus()
    assert "Thiếu báo cáo viên." in desk.week.notebook.sections[TYPED].text


def test_undo_is_the_weeks_and_comes_back_into_the_text(
    page: ReportPage, desk: Desk, qtbot: QtBot
) -> None:
    before = page.views[TYPED].text
    write_at_end(page.views[TYPED], " Một")
    page.settle()
    type_text(page.views[TYPED].writing, " hai")
    page.settle()
    assert desk.week.undo_stack.count() == 1
    desk.week.undo_stack.undo()
    qtbot.waitUntil(lambda: page.views[TYPED].text == before)


def test_the_text_leaves_undo_to_the_window(page: ReportPage, qtbot: QtBot) -> None:
    writing, text = page.views[TYPED].writing, page.views[TYPED].text
    write_at_end(page.views[TYPED], "!")
    with qtbot.assertNotEmitted(writing.textChanged):
        press(writing, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.views[TYPED].text == f"{text}!"


def test_each_paragraph_is_undone_by_itself(page: ReportPage, desk: Desk) -> None:
    write_at_end(page.views[TYPED], " Một")
    page.settle()
    press(page.views[TYPED].writing, Qt.Key.Key_Return)
    type_text(page.views[TYPED].writing, "Hai")
    page.settle()
    desk.week.undo_stack.undo()
    assert desk.week.notebook.sections[TYPED].text.endswith(" Một")


def test_an_edited_draft_is_marked_and_can_follow_the_draft_again(
    page: ReportPage, desk: Desk, qtbot: QtBot
) -> None:
    view = page.views[ACCOUNT]
    draft = view.text
    assert view.chip.text() == "Theo bản nháp"
    edit(page, "Tuần lễ được tổ chức", "Tuần lễ đã được tổ chức")
    qtbot.waitUntil(lambda: view.chip.text() == "Đã sửa tay")
    view.follow.click()
    qtbot.waitUntil(lambda: view.text == draft)
    assert own(desk, ACCOUNT) is None
    desk.week.undo_stack.undo()
    qtbot.waitUntil(lambda: "Tuần lễ đã được tổ chức" in view.text)


def test_new_figures_come_into_an_edited_text(page: ReportPage, desk: Desk, qtbot: QtBot) -> None:
    edit(page, "Tuần lễ được tổ chức", "Tuần lễ đã được tổ chức")
    one_more_class(desk)
    view = page.views[ACCOUNT]
    qtbot.waitUntil(lambda: "858 người" in view.text)
    assert "Tuần lễ đã được tổ chức" in view.text


def test_a_new_line_takes_the_place_of_the_edited_one_when_asked(
    page: ReportPage, desk: Desk, qtbot: QtBot
) -> None:
    edit(page, "830 người", "rất đông bà con")
    one_more_class(desk)
    view = page.views[ACCOUNT]
    qtbot.waitUntil(lambda: len(links(view, "Đưa vào")) == 1)
    assert "rất đông bà con" in view.text
    links(view, "Đưa vào")[0].click()
    qtbot.waitUntil(lambda: "858 người" in view.text)
    assert "rất đông bà con" not in view.text
    qtbot.waitUntil(lambda: not links(view, "Đưa vào"))


def test_an_edited_line_may_stay_and_is_told_of_no_more(
    page: ReportPage, desk: Desk, qtbot: QtBot
) -> None:
    edit(page, "830 người", "rất đông bà con")
    one_more_class(desk)
    view = page.views[ACCOUNT]
    qtbot.waitUntil(lambda: len(links(view, "Giữ câu đã sửa")) == 1)
    links(view, "Giữ câu đã sửa")[0].click()
    qtbot.waitUntil(lambda: not links(view, "Giữ câu đã sửa"))
    assert "rất đông bà con" in view.text


def test_typing_is_not_disturbed_by_changes_elsewhere(
    page: ReportPage, desk: Desk, qtbot: QtBot
) -> None:
    write_at_end(page.views[TYPED], " dở dang")
    one_more_class(desk)
    qtbot.waitUntil(lambda: "16 lớp" in page.views[ACCOUNT].text)
    assert page.views[TYPED].text.endswith(" dở dang")


def test_an_empty_section_says_so(page: ReportPage, desk: Desk, qtbot: QtBot) -> None:
    page.views[TYPED].writing.selectAll()
    press(page.views[TYPED].writing, Qt.Key.Key_Delete)
    page.settle()
    assert own(desk, TYPED) is None
    keys = [section.key for section in desk.week.form.sections]
    entry = page.outline.model().index(keys.index(TYPED), 0)
    role = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: str(entry.data(role)).endswith("Trống"))


def test_a_place_brings_the_keyboard_to_its_section(page: ReportPage, qtbot: QtBot) -> None:
    page.show_place(Place(screen=Screen.REPORT, section=TYPED))
    qtbot.waitUntil(page.views[TYPED].writing.hasFocus)
    view = page.views[TYPED]
    assert page.rect().contains(view.mapTo(page, view.rect().topLeft()))


def test_the_outline_goes_to_a_section(page: ReportPage, desk: Desk) -> None:
    keys = [section.key for section in desk.week.form.sections]
    area = page.outline.visualRect(page.outline.model().index(keys.index(TYPED), 0))
    QTest.mouseClick(page.outline.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert page.views[TYPED].writing.hasFocus()


def test_sections_are_numbered_as_in_the_report(desk: Desk, qtbot: QtBot) -> None:
    week = desk.week
    optional = [dataclasses.replace(s, optional=s.key == TYPED) for s in week.form.sections]
    week.form = dataclasses.replace(week.form, sections=tuple(optional))
    page = ReportPage(desk)
    qtbot.addWidget(page)
    page.show()
    at = [section.key for section in optional].index(TYPED)

    def shown() -> list[str]:
        model = page.outline.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def printed() -> list[str]:
        report = build_report(week.notebook, week.form, week.annex, None)
        return [block.text for block in report.body if isinstance(block, Heading)]

    qtbot.waitUntil(lambda: shown() == printed())
    assert shown()[at] == "2. Khó khăn, tồn tại"
    desk.do("Xóa", Changes(sections={TYPED: None}))
    qtbot.waitUntil(lambda: shown()[at] == "Khó khăn, tồn tại")
    assert [title for title in shown() if title != "Khó khăn, tồn tại"] == printed()
    assert page.views[TYPED].writing.accessibleName() == "Khó khăn, tồn tại"


def test_a_text_is_as_high_as_what_is_in_it(page: ReportPage) -> None:
    writing = page.views[ACCOUNT].writing
    assert writing.height() >= writing.document().size().height()
    assert writing.verticalScrollBar().maximum() == 0


def test_text_without_a_place_in_the_form_is_shown_and_can_be_dropped(
    page: ReportPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.do("Mẫu khác", Changes(sections={"cũ": SectionText(text="Lời cũ")}))
    qtbot.waitUntil(lambda: bool(links(page, "Bỏ nội dung này")))
    links(page, "Bỏ nội dung này")[0].click()
    assert own(desk, "cũ") is None
