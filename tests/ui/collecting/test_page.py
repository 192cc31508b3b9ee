# SPDX-License-Identifier: MIT
"""What units send is taken in on a page of its own, listed, reviewed and undone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import ReportingUnit, Review
from desktop.ui.annex.page import AnnexPage
from desktop.ui.collecting.page import CollectingPage
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.week.page import WeekPage
from desktop.ui.window.work_view import WorkView
from tests.builders import a_record
from tests.services.collecting.deliveries import a_package, a_unit
from tests.services.collecting.test_filled_annexes import LITERACY, a_workbook
from tests.ui.fakes import FakePrompts
from tests.ui.hands import type_text


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> CollectingPage:
    week = replace(desk.week.week, collects=True)
    desk.do("Bật", Changes(week=week))
    made = CollectingPage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def shown(page: CollectingPage) -> list[list[str]]:
    table = page.units
    return [
        [str(table.model().index(row, column).data()) for column in range(3)]
        for row in range(table.rowCount())
    ]


def take(qtbot: QtBot, page: CollectingPage, *paths: Path) -> None:
    page.take_in(paths)
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle, timeout=20_000)
    qtbot.waitUntil(lambda: page.desk.week.is_saved and page.desk.week.is_judged, timeout=20_000)


def people(desk: Desk) -> object:
    return desk.week.annex.value("1.13", "people")


def test_files_are_taken_in_listed_and_taken_back(
    qtbot: QtBot, page: CollectingPage, tmp_path: Path
) -> None:
    desk = page.desk
    before = people(desk) or 0
    bad = tmp_path / "hong.zip"
    bad.write_bytes(b"PK\3\4...")
    take(qtbot, page, a_package(tmp_path, a_unit(30)), bad)
    assert people(desk) == int(str(before)) + 30
    qtbot.waitUntil(lambda: [row[0] for row in shown(page)] == ["TTHTCĐ phường Số 30"])
    assert "Đã nhận · lần 1" in shown(page)[0][1]
    verdicts = page.verdicts
    told = [verdicts.model().index(row, 1).data() for row in range(verdicts.rowCount())]
    assert told == ["Không nhận", "Đã nhận"]
    assert page.subtitle == "Đã nhận 1/1, thiếu 0."
    desk.week.undo_stack.undo()
    assert (people(desk) or 0) == before
    take(qtbot, page, tmp_path / "tuan-30-lan-1-phan-1-1.zip")
    assert people(desk) == int(str(before)) + 30
    qtbot.waitUntil(lambda: desk.week.is_saved)
    stored = desk.workspace.store.collected(desk.week.week.id)
    assert stored == desk.week.notebook.collected


def test_a_unit_is_approved_and_returned(
    qtbot: QtBot, page: CollectingPage, tmp_path: Path
) -> None:
    take(qtbot, page, a_package(tmp_path, a_unit(30)))
    qtbot.waitUntil(lambda: page.units.rowCount() == 1)
    assert not page.approve.isEnabled()
    page.units.selectRow(0)
    page.approve.click()
    (unit,) = page.desk.week.notebook.collected
    assert unit.review is Review.APPROVED
    with_it = people(page.desk)
    qtbot.waitUntil(lambda: "Đã duyệt" in shown(page)[0][1])
    page.units.selectRow(0)
    page.give_back.click()
    assert people(page.desk) != with_it


def test_a_table_made_by_hand_is_no_longer_said_to_wait_once_it_is_approved(
    qtbot: QtBot, page: CollectingPage, tmp_path: Path
) -> None:
    def said() -> str:
        return str(page.verdicts.model().index(0, 2).data())

    take(qtbot, page, a_workbook(tmp_path / "a.xlsx", ["1.13", LITERACY, "", 5, "khoảng 9", ""]))
    assert "duyệt đơn vị thì mới tính" in said()
    assert "Dòng 4 của bảng, dòng 1.13 của mẫu, cột “" in said()
    page.units.selectRow(0)
    page.approve.click()
    qtbot.waitUntil(lambda: said() == "TTHTCĐ phường Số 7. Đã xem: đã duyệt.")
    page.desk.week.undo_stack.undo()
    qtbot.waitUntil(lambda: "duyệt đơn vị thì mới tính" in said())


def test_whether_two_names_are_one_unit_is_asked_and_settled_by_a_click(
    qtbot: QtBot, page: CollectingPage, tmp_path: Path
) -> None:
    before = int(str(people(page.desk) or 0))
    take(qtbot, page, a_package(tmp_path, a_unit(30)))
    take(qtbot, page, a_package(tmp_path, a_unit(31, name="TTHTCĐ phường 30")))
    qtbot.waitUntil(lambda: page.units.rowCount() == 2)
    assert int(str(people(page.desk) or 0)) == before
    assert not page.one.isVisible()
    page.units.selectRow(0)
    assert "Có thể là “TTHTCĐ phường" in page._told.text()  # noqa: SLF001 - what is seen of it
    assert page.one.isVisible()
    page.two.click()
    assert people(page.desk) == before + 61
    page.desk.week.undo_stack.undo()
    page.units.selectRow(1)
    page.one.click()
    assert len(page.desk.week.notebook.collected) == 1
    qtbot.waitUntil(lambda: page.desk.week.is_saved)
    stored = page.desk.workspace.store.collected(page.desk.week.week.id)
    assert stored == page.desk.week.notebook.collected


def test_nothing_is_decided_while_files_come_in_and_what_is_undone_meanwhile_stays_so(
    qtbot: QtBot, page: CollectingPage, tmp_path: Path
) -> None:
    desk = page.desk
    take(qtbot, page, a_package(tmp_path, a_unit(30)))
    qtbot.waitUntil(lambda: page.units.rowCount() == 1)
    page.units.selectRow(0)
    page.approve.click()
    qtbot.waitUntil(lambda: desk.week.is_saved)
    page.units.selectRow(0)
    page.take_in([a_package(tmp_path, a_unit(30, a_record(people=60)), revision=2)])
    page.take_in([a_package(tmp_path, a_unit(31))])
    for control in (page.approve, page.give_back, page.listed):
        assert not control.isEnabled()
    desk.week.undo_stack.undo()
    qtbot.waitUntil(lambda: desk.jobs.is_idle, timeout=20_000)
    qtbot.waitUntil(lambda: desk.week.is_saved, timeout=20_000)
    units = {unit.name: unit for unit in desk.week.notebook.collected}
    assert len(units["TTHTCĐ phường Số 30"].reports) == 2
    assert units["TTHTCĐ phường Số 30"].review is Review.RECEIVED
    assert len(units) == 2
    assert desk.workspace.store.collected(desk.week.week.id) == desk.week.notebook.collected
    assert page.listed.isEnabled()


def test_who_stops_is_told_what_was_taken_in_by_then(
    qtbot: QtBot, page: CollectingPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    page.desk.jobs.began.connect(
        lambda job: job.progressed.connect(lambda _done, _total, _word: job.cancel())
    )
    take(qtbot, page, *(a_package(tmp_path, a_unit(n)) for n in (30, 31, 32, 33)))
    (error,) = prompts.errors
    came = len(page.desk.week.notebook.collected)
    assert 0 < came < 4
    assert f"Đã nhận {came} tệp" in str(error)
    assert "Chưa có gì thay đổi" not in str(error)


def test_the_sample_is_not_backed_up(qtbot: QtBot, page: CollectingPage, tmp_path: Path) -> None:
    backups = page.desk.workspace.folder.backups
    page.desk.is_sample = True
    take(qtbot, page, a_package(tmp_path, a_unit(30)))
    assert len(page.desk.week.notebook.collected) == 1
    assert not backups.exists() or not list(backups.iterdir())
    page.desk.is_sample = False
    take(qtbot, page, a_package(tmp_path, a_unit(31)))
    assert len(list(backups.iterdir())) == 1


def test_the_figures_are_written_for_other_programs(
    qtbot: QtBot, page: CollectingPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    assert not page.written.isVisible()
    take(qtbot, page, a_package(tmp_path, a_unit(30)))
    qtbot.waitUntil(page.written.isVisible)
    prompts.save_path = tmp_path / "ra.csv"
    page.written.click()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle, timeout=20_000)
    assert "TTHTCĐ phường Số 30" in prompts.save_path.read_text(encoding="utf-8-sig")


def test_a_reminder_is_copied_and_letters_are_written(
    qtbot: QtBot, page: CollectingPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    assert not page.remind.isVisible()
    unit = ReportingUnit(id="u", name="TTHTCĐ xã A", mailbox="a@example.vn")
    page.desk.do("Thêm", Changes(units={"u": unit}))
    qtbot.waitUntil(page.remind.isVisible)
    page.remind.click()
    assert "1. TTHTCĐ xã A" in QGuiApplication.clipboard().text()
    prompts.folder = tmp_path / "thư"
    page.letters.click()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle, timeout=20_000)
    assert {path.name for path in prompts.folder.iterdir()} == {"nhac-nop.eml", "nhac-nop.txt"}


def test_a_report_goes_back_with_its_reason_and_what_was_chosen_stays_so(
    qtbot: QtBot, page: CollectingPage, tmp_path: Path
) -> None:
    desk = page.desk
    take(qtbot, page, *(a_package(tmp_path, a_unit(n)) for n in (30, 31, 32)))
    qtbot.waitUntil(lambda: page.units.rowCount() == 3)
    page.units.selectRow(0)
    name = shown(page)[0][0]
    assert not page.note.isVisible()
    page.give_back.click()
    qtbot.waitUntil(page.note.isVisible)
    (at,) = {index.row() for index in page.units.selectedIndexes()}
    assert shown(page)[at][0] == name
    assert "Gửi trả" in shown(page)[at][1]
    type_text(page.note.reason, "Thiếu danh sách")
    qtbot.waitUntil(lambda: desk.week.is_saved, timeout=5_000)
    stored = {unit.name: unit for unit in desk.workspace.store.collected(desk.week.week.id)}
    assert stored[name].note == "Thiếu danh sách"
    assert page.note.isVisible()
    page.note._on_due_chosen(date(2026, 10, 12))  # noqa: SLF001 - a click in the calendar
    (returned,) = [u for u in desk.week.notebook.collected if u.review is Review.RETURNED]
    assert (returned.due, returned.note) == (date(2026, 10, 12), "Thiếu danh sách")
    qtbot.waitUntil(lambda: page.note.due.text() == "Nộp lại trước 12/10/2026…")
    type_text(page.note.reason, " x")
    page.units.selectRow((at + 1) % 3)
    assert not page.note.isVisible()
    assert desk.week.notebook.collected.units[returned.id].note == "Thiếu danh sách x"
    desk.week.undo_stack.undo()
    page.refresh()
    page.units.selectRow([row[0] for row in shown(page)].index(name))
    assert page.note.reason.text() == "Thiếu danh sách"


def test_a_list_of_units_says_who_is_missing(
    qtbot: QtBot, page: CollectingPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    listed = tmp_path / "ds.csv"
    listed.write_text("Mã,Tên đơn vị\nD1,TTHTCĐ xã A\nD2,TTHTCĐ xã B\n", encoding="utf-8")
    prompts.files = [listed]
    page.listed.click()
    qtbot.waitUntil(lambda: page.units.rowCount() == 2)
    assert page.subtitle == "Đã nhận 0/2, thiếu 2."
    assert [row[1] for row in shown(page)] == ["Chưa nộp", "Chưa nộp"]


def test_behind_a_figure_stand_its_units(
    qtbot: QtBot, page: CollectingPage, tmp_path: Path
) -> None:
    take(qtbot, page, a_package(tmp_path, a_unit(30)))
    annex = AnnexPage(page.desk)
    qtbot.addWidget(annex)
    annex.show()
    annex.show_place(Place(screen=Screen.ANNEX, row="1.13", column="people"))
    qtbot.waitUntil(
        lambda: any("TTHTCĐ phường Số 30: 30" in w.text() for w in annex.findChildren(QLabel))
    )


def test_who_does_not_collect_sees_nothing_of_it_until_it_is_switched_on(
    qtbot: QtBot, desk: Desk
) -> None:
    view = WorkView(desk)
    qtbot.addWidget(view)
    view.show()
    sidebar = view.sidebar

    def is_offered() -> bool:
        places = range(sidebar._model.rowCount())  # noqa: SLF001 - what is seen of it
        texts = [
            sidebar._model.item(at).text()  # noqa: SLF001
            for at in places
            if not sidebar._list.isRowHidden(at)  # noqa: SLF001
        ]
        return "Thu thập" in texts

    assert not is_offered()
    view.go(Place(screen=Screen.WEEK))
    page = view.page
    assert isinstance(page, WeekPage)
    page._on_collecting_wanted()  # noqa: SLF001 - the button of the last card
    assert desk.week.week.collects
    assert view.place.screen is Screen.COLLECTING
    assert is_offered()
    desk.week.undo_stack.undo()
    assert not is_offered()
