# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook, SectionText
from desktop.domain.week.records import Attendee, Record
from desktop.ui.frame.desk import Desk, place_of
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.frame.place import Screen


@pytest.fixture
def week(desk: Desk) -> OpenWeek:
    return desk.week


def test_a_change_is_shown_at_once_and_on_the_disk_soon(week: OpenWeek) -> None:
    rename(week, "Tên mới")
    assert first(week).title == "Tên mới"
    assert stored(week).title == "Tên mới"


def test_every_step_can_be_taken_back_and_done_again(week: OpenWeek) -> None:
    before = week.notebook
    rename(week, "Tên mới")
    week.do("Xóa lớp", Changes(records={first(week).id: None}))
    week.do("Viết mục", Changes(sections={"direction": SectionText(text="Đã chỉ đạo.")}))
    after = week.notebook
    for _ in range(3):
        week.undo_stack.undo()
    assert week.notebook == before == on_disk(week)
    for _ in range(3):
        week.undo_stack.redo()
    assert week.notebook == after == on_disk(week)


def test_the_letters_of_one_field_are_one_step(week: OpenWeek) -> None:
    before = first(week).title
    for text in ("T", "Ti", "Tin học"):
        rename(week, text, merge="lớp/title")
    rename(week, "Khác", merge="lớp khác/title")
    week.undo_stack.undo()
    assert first(week).title == "Tin học"
    week.undo_stack.undo()
    assert first(week).title == before


def test_what_was_absorbed_bit_by_bit_is_one_step(week: OpenWeek) -> None:
    before, ids = week.notebook, [r.id for r in week.notebook.records[:3]]
    back = Changes()
    for id_ in ids:
        back = week.absorb(Changes(records={id_: None})).then(back)
    week.remember("Xóa 3 lớp", Changes(records=dict.fromkeys(ids)), back)
    week.undo_stack.undo()
    assert week.notebook == before
    week.undo_stack.redo()
    assert not {r.id for r in week.notebook.records} & set(ids)


def test_the_annex_follows_each_change(week: OpenWeek) -> None:
    people = week.annex.value("1.1", "people")
    record = replace(first(week), id="thêm", people=1000)
    week.do("Thêm lớp", Changes(records={record.id: record}))
    assert week.annex.value("1.1", "people") == (people or 0) + 1000


def test_people_follow_a_list_that_is_only_now_looked_at(week: OpenWeek) -> None:
    record = next(r for r in week.notebook.records if r.listed)
    attendees = week.attendees(record.id)
    assert len(attendees) >= (record.listed or 0)
    more = (*attendees, Attendee(full_name="Lê Thị Bưởi"))
    week.do("Thêm một người", Changes(attendees={record.id: more}))
    assert week.record(record.id) == replace(record, listed=(record.listed or 0) + 1)
    week.undo_stack.undo()
    assert week.record(record.id) == record


def test_findings_come_a_moment_after_the_clerk_paused(week: OpenWeek, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: week.is_judged)
    rename(week, "")
    assert not week.is_judged
    with qtbot.waitSignal(week.judged):
        pass
    found = [f for f in week.findings if f.problem.code == "missing_title"]
    assert [f.problem.record for f in found] == [first(week).id]
    assert next(i for i in week.items if i.row.code == "1").problems


def test_every_finding_leads_somewhere(week: OpenWeek, qtbot: QtBot) -> None:
    week.do("Đổi", Changes(week=replace(week.week, signers={}, addressees=())))
    qtbot.waitUntil(lambda: week.is_judged)
    places = {f.problem.code: place_of(f.problem, week) for f in week.findings}
    assert {place.screen for place in places.values()} >= {Screen.RECORDS, Screen.WEEK}
    assert places["missing_signer"].field


def first(week: OpenWeek) -> Record:
    return week.notebook.records[0]


def rename(week: OpenWeek, title: str, merge: str = "") -> None:
    record = first(week)
    changes = Changes(records={record.id: replace(record, title=title)})
    week.do("Sửa tên", changes, merge=merge)


def stored(week: OpenWeek) -> Record:
    week.flush()
    return on_disk(week).records[0]


def on_disk(week: OpenWeek) -> Notebook:
    if not week.is_saved:
        week.flush()
    return week.workspace.store.notebook(week.week.id)
