# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest
from hypothesis import given

from desktop.domain.week.changes import Changes
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.notebook import SectionText
from desktop.domain.week.open_notebook import OpenNotebook
from tests.builders import a_notebook, a_photo, a_record, a_week, attendees, saving
from tests.domain.week.actions import actions


@pytest.fixture
def opened() -> OpenNotebook:
    return OpenNotebook(a_notebook())


def ids(opened: OpenNotebook) -> list[str]:
    return [record.id for record in opened.notebook.records]


def test_what_was_opened_is_there(opened: OpenNotebook) -> None:
    assert opened.notebook == a_notebook()
    assert opened.record("event") == a_record("event", listed=3)
    assert opened.photo("anh-1") == a_photo("1")
    assert opened.attendees("event") == attendees()


def test_what_nobody_knows_is_none(opened: OpenNotebook) -> None:
    assert opened.record("khong-co") is None
    assert opened.photo("khong-co") is None
    assert opened.attendees("funding") is None


def test_a_notebook_handed_out_does_not_change_any_more(opened: OpenNotebook) -> None:
    before = opened.notebook
    opened.apply(Changes(sections={"direction": None}, row_notes={"2": "x"}))
    assert before == a_notebook()
    assert opened.notebook != before


def test_a_changed_record_keeps_its_place_and_a_new_one_comes_last(opened: OpenNotebook) -> None:
    opened.apply(saving(a_record(id="moi"), a_record("news_item", title="Đổi")))
    assert ids(opened) == [*KINDS, "moi"]


def test_a_deleted_record_comes_back_in_its_place(opened: OpenNotebook) -> None:
    back = opened.apply(Changes(records={"news_item": None}))
    assert opened.record("news_item") is None
    assert ids(opened) == [kind for kind in KINDS if kind != "news_item"]
    opened.apply(back)
    assert ids(opened) == list(KINDS)


def test_the_photos_of_a_deleted_record_vanish_and_return(opened: OpenNotebook) -> None:
    back = opened.apply(Changes(records={"training_class": None}))
    assert opened.photo("anh-1") is None
    assert [photo.id for photo in opened.notebook.photos] == ["anh-2"]
    opened.apply(back)
    assert opened.notebook.photos == a_notebook().photos


def test_a_photo_deleted_by_itself_stays_away_when_its_record_returns(
    opened: OpenNotebook,
) -> None:
    opened.apply(Changes(photos={"anh-1": None}))
    opened.apply(opened.apply(Changes(records={"training_class": None})))
    assert [photo.id for photo in opened.notebook.photos] == ["anh-2"]


def test_the_list_of_a_deleted_record_is_kept_for_its_return(opened: OpenNotebook) -> None:
    back = opened.apply(Changes(records={"event": None}))
    assert opened.notebook.attendees == {}
    opened.apply(back)
    assert opened.notebook == a_notebook()


def test_the_number_listed_follows_the_list(opened: OpenNotebook) -> None:
    back = opened.apply(Changes(attendees={"event": attendees(5)}))
    assert opened.record("event") == a_record("event", listed=5)
    opened.apply(Changes(attendees={"event": ()}))
    assert opened.record("event") == a_record("event", listed=None)
    opened.apply(back)
    assert opened.record("event") == a_record("event", listed=3)


def test_the_number_listed_is_never_what_a_record_says_itself() -> None:
    unread = OpenNotebook(replace(a_notebook(), attendees={}))
    for opened in (OpenNotebook(a_notebook()), unread):
        opened.apply(Changes(records={"event": None}))
        opened.apply(saving(a_record("event", listed=1000)))
        assert opened.record("event") == a_record("event", listed=3)


def test_a_list_nobody_asked_for_cannot_be_replaced(opened: OpenNotebook) -> None:
    with pytest.raises(KeyError):
        opened.apply(Changes(row_notes={"2": "x"}, attendees={"funding": attendees()}))
    assert opened.notebook == a_notebook()


def test_a_list_made_known_does_not_undo_what_was_done_to_it(opened: OpenNotebook) -> None:
    opened.apply(Changes(attendees={"event": attendees(5)}))
    opened.know_attendees({"event": attendees(), "funding": ()})
    assert opened.attendees("event") == attendees(5)
    assert opened.attendees("funding") == ()


def test_a_section_taken_back_follows_its_draft_again(opened: OpenNotebook) -> None:
    back = opened.apply(Changes(sections={"results": SectionText(text="Tốt.")}))
    assert back == Changes(sections={"results": None})
    opened.apply(back)
    assert opened.notebook.sections == a_notebook().sections


def test_a_blank_remark_is_none(opened: OpenNotebook) -> None:
    back = opened.apply(Changes(row_notes={"1.13": "", "2": "Hai buổi"}))
    assert opened.notebook.row_notes == {"2": "Hai buổi"}
    assert back == Changes(row_notes={"1.13": "Học buổi tối", "2": ""})


def test_the_week_itself_changes_and_returns(opened: OpenNotebook) -> None:
    back = opened.apply(Changes(week=a_week(theme="Khác")))
    assert opened.week == opened.notebook.week == a_week(theme="Khác")
    opened.apply(back)
    assert opened.week == a_week()


@given(actions())
def test_all_actions_taken_back_leave_what_was_there(many: list[Changes]) -> None:
    opened = OpenNotebook(a_notebook())
    states, backs = [], []
    for changes in many:
        opened.know_attendees(dict.fromkeys(changes.attendees, ()))
        states.append(opened.notebook)
        backs.append(opened.apply(changes))
    for state, back in zip(reversed(states), reversed(backs), strict=True):
        opened.apply(back)
        assert opened.notebook == state
