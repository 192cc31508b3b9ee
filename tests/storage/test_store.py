# SPDX-License-Identifier: MIT
"""What each action of the store does, and what it leaves alone."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from threading import Thread

import pytest

from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange.revision import Revision
from desktop.domain.week.changes import Changes
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.notebook import SectionText
from desktop.domain.week.records import State
from desktop.paths import DataFolder
from desktop.storage.store import Store
from tests.builders import a_notebook, a_photo, a_record, a_week, attendees, saving

WEEK = a_week().id
EARLIER = a_week(id="tuan-2025", year=2025)


def a_revision(number: int = 1) -> Revision:
    return Revision(
        number=number,
        created_at=datetime(2026, 10, 8, 3, 15, tzinfo=UTC),
        reason="",
        check_code="ABCDE-12345",
        content='{"tiêu đề": "Tuần lễ"}',
        form_text='id = "quang-yen-2020"',
    )


def ids(store: Store) -> list[str]:
    return [record.id for record in store.notebook(WEEK).records]


def test_the_newest_week_is_taken_unless_a_year_is_named(store: Store) -> None:
    store.write(EARLIER.id, Changes(week=EARLIER))
    assert [week.year for week in store.weeks()] == [2026, 2025]
    assert store.week().year == 2026
    assert store.week(2025) == EARLIER


def test_the_list_of_weeks_names_the_centre_and_the_form(store: Store) -> None:
    (week,) = store.weeks()
    assert (week.centre, week.form, week.starts) == (
        "TTHTCĐ phường Hà An",
        "quang-yen-2020",
        a_week().starts,
    )


def test_a_missing_year_is_refused_with_the_years_there_are(store: Store) -> None:
    with pytest.raises(AppError, match=r"năm 2019.*: 2026"):
        store.week(2019)


def test_without_any_week_the_advice_is_to_begin_one(empty: Store) -> None:
    with pytest.raises(AppError, match="chưa có Tuần lễ nào"):
        empty.week()


def test_an_unknown_week_is_refused(store: Store) -> None:
    with pytest.raises(AppError, match="không có trong sổ"):
        store.notebook("tuan-1999")


def test_a_year_has_one_week(store: Store) -> None:
    with pytest.raises(AppError, match="đã có Tuần lễ năm 2026 của TTHTCĐ phường Hà An"):
        store.write("khac", Changes(week=a_week(id="khac")))


def test_a_changed_week_replaces_its_lists(store: Store) -> None:
    week = a_week(slogans=("Chỉ một",), signers={}, copies_to=())
    store.write(WEEK, Changes(week=week))
    assert store.week() == week


def test_records_keep_the_order_of_entry_when_they_change(store: Store) -> None:
    store.write(WEEK, saving(a_record("news_item", title="Đổi")))
    assert ids(store) == list(KINDS)


def test_a_record_that_becomes_another_kind_leaves_its_old_table(
    store: Store, folder: DataFolder
) -> None:
    changed = a_record("event", id="training_class", category="culture.sport")
    store.write(WEEK, saving(changed))
    assert changed in store.notebook(WEEK).records
    with closing(sqlite3.connect(folder.database)) as raw:
        assert raw.execute("SELECT count(*) FROM training_class").fetchone() == (0,)


def test_links_and_declared_quantities_are_replaced_with_their_record(store: Store) -> None:
    record = a_record("event", links=a_record().links[1:], other={"km": 5}, listed=3)
    store.write(WEEK, saving(record))
    assert record in store.notebook(WEEK).records


def test_a_deleted_record_is_gone_with_its_photos_until_it_is_written_again(store: Store) -> None:
    before = store.notebook(WEEK)
    store.write(WEEK, Changes(records={"training_class": None}))
    assert "training_class" not in ids(store)
    assert [r.id for r in store.deleted_records(WEEK)] == ["training_class"]
    assert [p.id for p in store.notebook(WEEK).photos] == ["anh-2"]
    assert [p.id for p in store.deleted_photos(WEEK)] == ["anh-1"]
    store.write(WEEK, saving(*store.deleted_records(WEEK)))
    assert store.notebook(WEEK) == before
    assert (store.deleted_records(WEEK), store.deleted_photos(WEEK)) == ((), ())


def test_the_facts_are_those_of_the_records_that_are_there(store: Store) -> None:
    planned = a_record("news_item", state=State.PLANNED)
    cancelled = a_record("publication", state=State.CANCELLED)
    store.write(WEEK, saving(planned, cancelled))
    store.write(WEEK, Changes(records={"funding": None}))
    states = {fact.id: fact.state for fact in store.facts(WEEK)}
    assert set(states) == set(KINDS) - {"funding"}
    assert (states["news_item"], states["publication"]) == (State.PLANNED, State.CANCELLED)


@pytest.mark.parametrize(
    "changes", [Changes(records={"khong-co": None}), Changes(photos={"khong-co": None})]
)
def test_what_is_not_there_cannot_be_deleted(store: Store, changes: Changes) -> None:
    with pytest.raises(AppError, match="không có trong sổ"):
        store.write(WEEK, changes)


def test_an_action_is_written_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(AppError, match="không có trong sổ"):
        store.write(WEEK, saving(a_record(id="moi")).then(Changes(photos={"khong-co": None})))
    assert store.notebook(WEEK, names=True) == a_notebook()


def test_one_action_may_begin_a_week_with_all_that_belongs_to_it(empty: Store) -> None:
    whole = a_notebook()
    begun = Changes(week=whole.week, attendees=whole.attendees, row_notes=whole.row_notes)
    written = Changes(sections=whole.sections).then(saving(*whole.records, *whole.photos))
    empty.write(WEEK, begun.then(written))
    assert empty.notebook(WEEK, names=True) == whole


def test_a_list_is_replaced_whole_and_an_empty_one_is_no_list(store: Store) -> None:
    store.write(WEEK, Changes(attendees={"event": attendees(5)}))
    assert store.attendees("event") == attendees(5)
    assert store.notebook(WEEK, names=True).attendees == {"event": attendees(5)}
    store.write(WEEK, Changes(attendees={"event": ()}))
    assert store.attendees("event") == ()
    assert {r.listed for r in store.notebook(WEEK).records} == {None}


def test_a_list_of_an_unknown_record_is_refused(store: Store) -> None:
    with pytest.raises(AppError, match="không có trong sổ"):
        store.write(WEEK, Changes(attendees={"khong-co": attendees()}))


def test_a_deleted_photo_can_be_written_again_and_its_picture_stays_named(store: Store) -> None:
    store.write(WEEK, Changes(photos={"anh-1": None}))
    assert [p.id for p in store.notebook(WEEK).photos] == ["anh-2"]
    assert store.photo_hashes() == {a_photo("1").sha256, a_photo("2").sha256}
    store.write(WEEK, saving(*store.deleted_photos(WEEK)))
    assert store.notebook(WEEK).photos == a_notebook().photos


def test_a_changed_photo_keeps_its_place(store: Store) -> None:
    store.write(WEEK, saving(a_photo("1", caption="Khác", record=None)))
    assert store.notebook(WEEK).photos[0] == a_photo("1", caption="Khác", record=None)


def test_a_photo_of_no_known_content_is_refused(store: Store) -> None:
    with pytest.raises(BadData, match="chưa ghi gì"):
        store.write(WEEK, saving(a_photo("3", sha256="../../etc/passwd")))


def test_a_section_without_text_follows_its_draft_again(store: Store) -> None:
    store.write(WEEK, Changes(sections={"direction": SectionText(text="Mới", base="Nháp")}))
    assert store.notebook(WEEK).sections == {"direction": SectionText(text="Mới", base="Nháp")}
    store.write(WEEK, Changes(sections={"direction": None}))
    assert store.notebook(WEEK).sections == {}


def test_a_blank_remark_is_removed(store: Store) -> None:
    store.write(WEEK, Changes(row_notes={"2": "Hai buổi", "1.13": ""}))
    assert store.row_notes(WEEK) == {"2": "Hai buổi"}


def test_what_a_notebook_does_not_mention_stays(store: Store) -> None:
    more = a_notebook(
        records=(a_record(id="moi"),), photos=(), attendees={}, sections={}, row_notes={"2": "x"}
    )
    store.save_notebook(more)
    notebook = store.notebook(WEEK, names=True)
    assert [r.id for r in notebook.records] == [*KINDS, "moi"]
    assert notebook.attendees == a_notebook().attendees
    assert notebook.row_notes == {"1.13": "Học buổi tối", "2": "x"}
    assert len(notebook.photos) == 2


def test_saving_the_same_notebook_again_changes_nothing(store: Store) -> None:
    store.save_notebook(store.notebook(WEEK, names=True))
    assert store.notebook(WEEK, names=True) == a_notebook()


def test_a_notebook_is_saved_whole_or_not_at_all(store: Store) -> None:
    wrong = a_notebook(records=(a_record(id="moi"), a_record(id="sai", people=-1)))
    with pytest.raises(BadData, match="không hợp lệ"):
        store.save_notebook(wrong)
    assert store.notebook(WEEK, names=True) == a_notebook()


def test_a_record_stays_in_its_week(store: Store) -> None:
    store.write(EARLIER.id, Changes(week=EARLIER))
    with pytest.raises(BadData, match="đã dùng cho Tuần lễ của năm khác"):
        store.write(EARLIER.id, saving(a_record()))


@pytest.mark.parametrize("number", [-1, 2**63])
def test_a_number_that_cannot_be_is_refused_in_words(store: Store, number: int) -> None:
    with pytest.raises(BadData, match="chưa ghi gì"):
        store.write(WEEK, saving(a_record(people=number)))


def test_what_was_sent_is_kept_in_order(store: Store) -> None:
    again = replace(a_revision(2), reason="Sửa số liệu mục 1.13")
    store.add_revision(WEEK, a_revision())
    store.add_revision(WEEK, again)
    assert store.revisions(WEEK) == (a_revision(), again)


@pytest.mark.parametrize("number", [1, 3])
def test_a_revision_follows_the_last_one(store: Store, number: int) -> None:
    store.add_revision(WEEK, a_revision())
    with pytest.raises(AppError, match=f"không thể lưu lần {number}"):
        store.add_revision(WEEK, a_revision(number))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE revisions SET reason = 'x'",
        "UPDATE revisions SET number = number + 1",
        "UPDATE OR REPLACE revisions SET content = ''",
        "DELETE FROM revisions",
        "INSERT OR REPLACE INTO revisions SELECT * FROM revisions",
        "REPLACE INTO revisions SELECT * FROM revisions",
        "INSERT INTO revisions SELECT * FROM revisions WHERE 1 ON CONFLICT DO UPDATE SET reason=1",
    ],
)
def test_nobody_can_change_what_was_sent(store: Store, folder: DataFolder, change: str) -> None:
    store.add_revision(WEEK, a_revision())
    with (
        closing(sqlite3.connect(folder.database)) as raw,
        pytest.raises(sqlite3.IntegrityError, match="as it was sent"),
    ):
        raw.execute(change)


def test_two_windows_may_write_at_the_same_time(store: Store, folder: DataFolder) -> None:
    def write(window: str) -> None:
        with Store.open(folder) as own:
            for number in range(30):
                own.write(WEEK, saving(a_record(id=f"{window}-{number}")))

    threads = [Thread(target=write, args=(window,)) for window in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids(store)) == len(KINDS) + 60
