# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.exchange.revision import Revision
from desktop.domain.week.changes import Changes
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.records import State
from desktop.services.submission.report_content import content_now
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.overview.page import OverviewPage
from desktop.ui.widgets.parts import Elided
from tests.ui.hands import press

AFTER = date(2026, 10, 9)


def opened(desk: Desk, qtbot: QtBot, today: date = AFTER) -> OverviewPage:
    """Show the page, and wait until all it looks up is there."""
    page = OverviewPage(desk, today=lambda: today)
    qtbot.addWidget(page)
    page.resize(760, 646)
    page.show()
    qtbot.waitUntil(lambda: desk.week.is_judged and desk.jobs.is_idle)
    qtbot.waitUntil(lambda: page.call.button.isVisible() and page.sights.rows[0].isVisible())
    return page


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> OverviewPage:
    return opened(desk, qtbot)


@pytest.fixture
def places(desk: Desk) -> list[Place]:
    """Where the page asked to go."""
    found: list[Place] = []
    desk.wanted.connect(found.append)
    return found


def words(widget: QWidget) -> list[str]:
    """Return what can be read on a part of the page."""
    return [part.text() for part in widget.findChildren(QLabel) if part.text() and not hidden(part)]


def hidden(part: QWidget) -> bool:
    return not part.isVisible()


def test_the_next_step_stands_first_with_one_button(
    page: OverviewPage, places: list[Place]
) -> None:
    assert page.call.title.text() == "Tuần lễ đã kết thúc. Còn 8 điều nên xem trước khi nộp."
    QTest.mouseClick(page.call.button, Qt.MouseButton.LeftButton)
    assert places == [Place(screen=Screen.CHECK)]


def test_nothing_is_said_before_it_is_known(desk: Desk, qtbot: QtBot) -> None:
    page = OverviewPage(desk, today=lambda: AFTER)
    qtbot.addWidget(page)
    page.show()
    assert words(page.call) == ["Đang xem lại sổ…"]
    assert words(page.sights) == ["Cần xem", "Đang xem lại sổ…"]
    qtbot.waitUntil(page.call.button.isVisible)


def test_the_days_to_the_deadline_stand_in_the_head(page: OverviewPage) -> None:
    assert (page.title, page.subtitle) == ("Tổng quan", "Còn 2 ngày đến hạn nộp 11/10/2026")


def test_the_figures_are_those_of_the_week(page: OverviewPage) -> None:
    shown = words(page.figures)
    assert [text for text in shown if text[0].isdigit()] == ["15", "830", "1.245", "38.500.000"]
    assert not [text for text in shown if "năm" in text]


def test_the_figures_are_named_by_their_rows_in_the_forms_units(page: OverviewPage) -> None:
    names = ["Lớp bồi dưỡng", "Tổng số người học", "Số sách đã huy động (quyển)", "Kinh phí (đồng)"]
    assert [text for text in words(page.figures) if not text[0].isdigit()] == names


def test_the_days_to_the_deadline_follow_midnight(desk: Desk, qtbot: QtBot) -> None:
    days = [AFTER]
    page = OverviewPage(desk, today=lambda: days[-1])
    qtbot.addWidget(page)
    page.show()
    assert page.subtitle == "Còn 2 ngày đến hạn nộp 11/10/2026"
    days.append(AFTER + timedelta(days=1))
    page._midnight.timeout.emit()  # noqa: SLF001 - nobody waits for midnight
    qtbot.waitUntil(lambda: page.subtitle == "Còn 1 ngày đến hạn nộp 11/10/2026")


def test_last_years_figures_stand_beside_this_years(desk: Desk, qtbot: QtBot) -> None:
    week = replace(
        desk.week.week, id="cũ", year=2025, starts=date(2025, 10, 1), ends=date(2025, 10, 7)
    )
    record = KINDS["training_class"].record(
        id="lớp cũ", category="class.literacy", title="Xóa mù chữ", people=702
    )
    desk.workspace.store.write("cũ", Changes(week=week, records={record.id: record}))
    page = opened(desk, qtbot)
    assert {"năm 2025: 1", "năm 2025: 702", "năm 2025: –"} <= set(words(page.figures))
    assert "(1 · 702)" in words(page.tasks.rows["1"])
    assert "năm 2025: 1 · 702" in page.tasks.rows["1"].accessibleName()


def test_every_item_is_a_task_with_its_state(page: OverviewPage) -> None:
    assert [*page.tasks.rows] == [str(n) for n in range(1, 11)]
    assert words(page.tasks.rows["1"]) == ["1. Lớp bồi dưỡng", "15 lớp · 830 người", "cần xem"]
    assert page.tasks.rows["3"].accessibleName() == "3. Ấn phẩm, 557 quyển/tờ, xong"


def test_a_task_opens_its_records_by_mouse_and_by_key(
    page: OverviewPage, places: list[Place]
) -> None:
    task = page.tasks.rows["4"]
    QTest.mouseClick(task, Qt.MouseButton.LeftButton, pos=task.rect().bottomLeft() / 2)
    press(task, Qt.Key.Key_Space)
    press(task, Qt.Key.Key_Return)
    assert places == [Place(screen=Screen.RECORDS, item="4")] * 3


def test_a_task_follows_the_records(page: OverviewPage, desk: Desk, qtbot: QtBot) -> None:
    books = [r for r in desk.week.notebook.records if r.category == "books"]
    desk.do("Xóa", Changes(records={r.id: None for r in books}))
    qtbot.waitUntil(lambda: "trống" in words(page.tasks.rows["4"]))
    assert "1.245" not in words(page.figures)


def test_findings_of_one_sort_are_one_line(page: OverviewPage) -> None:
    lines = [words(line)[0] for line in page.sights.rows if line.isVisible()]
    assert lines[0] == "Lớp bồi dưỡng: 2 lớp chưa có minh chứng"
    assert len(lines) == 5
    assert not page.sights.all.isVisible()


def test_a_finding_leads_to_its_record(page: OverviewPage, desk: Desk, places: list[Place]) -> None:
    QTest.mouseClick(page.sights.rows[0], Qt.MouseButton.LeftButton)
    (place,) = places
    record = desk.week.record(place.record)
    assert record is not None
    assert (place.item, record.title) == ("1", "Tin học văn phòng, khóa 2")


def test_more_findings_than_fit_are_a_press_away(
    page: OverviewPage, desk: Desk, qtbot: QtBot, places: list[Place]
) -> None:
    nameless = {r.id: replace(r, title="") for r in desk.week.notebook.records if r.people}
    desk.do("Xóa tên", Changes(records=nameless))
    qtbot.waitUntil(page.sights.all.isVisible)
    assert page.sights.all.text() == f"Xem cả {desk.week.judgement.count.all} điều"
    QTest.mouseClick(page.sights.all, Qt.MouseButton.LeftButton)
    assert places == [Place(screen=Screen.CHECK)]


def test_the_chart_tells_readers_its_numbers(page: OverviewPage) -> None:
    said = page.chart.accessibleName()
    assert said.startswith("Lượt người học theo ngày. T5 01/10/2026: 166 người; T6 02/10/2026")
    assert page.chart.isVisible()


def test_without_people_there_is_no_chart(page: OverviewPage, desk: Desk, qtbot: QtBot) -> None:
    planned = {r.id: replace(r, state=State.PLANNED) for r in desk.week.notebook.records}
    desk.do("Chuyển thành dự kiến", Changes(records=planned))
    qtbot.waitUntil(lambda: not page.chart.isVisible())


def test_in_the_week_the_step_leads_to_the_record_without_evidence(
    desk: Desk, qtbot: QtBot, places: list[Place]
) -> None:
    page = opened(desk, qtbot, date(2026, 10, 5))
    QTest.mouseClick(page.call.button, Qt.MouseButton.LeftButton)
    assert (places[0].screen, places[0].item) == (Screen.RECORDS, "1")
    assert places[0].record


def test_a_submission_made_is_to_be_sent(desk: Desk, qtbot: QtBot) -> None:
    content = content_now(desk.workspace, desk.week.week)
    revision = Revision(
        number=1,
        created_at=datetime(2026, 10, 8, tzinfo=UTC),
        reason="",
        check_code="ABCD",
        content=content.text,
        form_text=content.form_text,
    )
    desk.workspace.store.add_revision(desk.week.week.id, revision)
    page = opened(desk, qtbot)
    assert page.call.title.text() == "Bản nộp đã lập. Hãy trình ký, đóng dấu rồi gửi đi."
    desk.do("Xóa", Changes(records={desk.week.notebook.records[0].id: None}))
    qtbot.waitUntil(lambda: page.call.title.text().startswith("Sổ đã sửa sau khi lập bản nộp."))


def test_the_tab_key_goes_down_the_page(page: OverviewPage) -> None:
    chain: list[QWidget] = [page.call.button]
    while (following := chain[-1].nextInFocusChain()) is not page.call.button:
        assert following is not None
        chain.append(following)
    places = [chain.index(part) for part in (page.tasks.rows["1"], page.sights.rows[0], page.chart)]
    assert places == sorted(places)


def test_nothing_is_cut_off_in_a_small_window(page: OverviewPage) -> None:
    for label in page.findChildren(QLabel):
        may_be_cut = label.wordWrap() or isinstance(label, Elided)  # whose tip has all of it
        if label.isVisible() and label.text() and not may_be_cut:
            assert label.width() >= label.sizeHint().width(), label.text()
