# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.week.notebook import Notebook, Photo
from desktop.domain.week.records import Record, State
from desktop.services.photos.matching import Group, PhotoMatching
from tests.builders import a_photo, a_record
from tests.domain.weeks import a_class, a_notebook, an_event

MORNING = datetime(2026, 10, 2, 8, 30)  # noqa: DTZ001 - a camera knows no time zone


def _photo(name: str, at: datetime | None = MORNING, record: str | None = None) -> Photo:
    return a_photo(name, record=record, taken_at=at)


def _suggested(notebook: Notebook, *photos: Photo) -> list[str]:
    return [made.record.id for made in PhotoMatching(notebook).suggest(photos)]


def test_a_photo_goes_to_what_was_held_on_its_day() -> None:
    notebook = a_notebook(a_class(), an_event())
    (made,) = PhotoMatching(notebook).suggest([_photo("1")])
    assert made.record.id == "class-1"
    assert made.reason == "chụp 02/10 lúc 8:30, đúng ngày của lớp"


def test_a_single_day_is_likelier_than_a_week() -> None:
    week = an_event(id="trưng bày", starts=date(2026, 10, 1), ends=date(2026, 10, 7))
    notebook = a_notebook(week, a_class())
    assert _suggested(notebook, _photo("1")) == ["class-1", "trưng bày"]


def test_what_neighbours_belong_to_is_likelier_than_another_of_that_day() -> None:
    one, other = a_class(id="a", title="A"), a_class(id="b", title="B")
    neighbour = _photo("cạnh", MORNING + timedelta(minutes=20), "b")
    notebook = a_notebook(one, other, photos=(neighbour,))
    first, second = PhotoMatching(notebook).suggest([_photo("1")])
    assert (first.record.id, second.record.id) == ("b", "a")
    assert first.reason.endswith("cùng lúc với ảnh đã xếp ở đó")


def test_a_neighbour_hours_away_says_nothing() -> None:
    far = _photo("xa", MORNING + timedelta(hours=5), "b")
    records = (a_class(id="a", title="A"), a_class(id="b", title="B"))
    assert _suggested(a_notebook(*records, photos=(far,)), _photo("1")) == ["a", "b"]


def test_what_was_cancelled_and_what_all_belong_to_is_no_suggestion() -> None:
    notebook = a_notebook(a_class(), an_event(id="hoãn", state=State.CANCELLED))
    assert _suggested(notebook, _photo("1", record="class-1")) == []


def test_money_is_hardly_ever_seen_on_a_photo() -> None:
    paid = a_record("funding", title="A", starts=date(2026, 10, 2))
    assert _suggested(a_notebook(paid, a_class()), _photo("1")) == ["class-1", "funding"]


def test_a_photo_that_tells_no_time_gives_no_suggestion() -> None:
    assert _suggested(a_notebook(a_class()), _photo("1", None)) == []


def test_photos_without_a_record_are_grouped_by_when_they_were_taken() -> None:
    minutes = (0, 30, 60, 200, 210)
    photos = tuple(_photo(f"{m}", MORNING + timedelta(minutes=m)) for m in minutes)
    untimed, placed = _photo("không giờ", None), _photo("đã xếp", record="class-1")
    broken = replace(_photo("hỏng"), fault="Ảnh bị hỏng.")
    notebook = a_notebook(a_class(), photos=(untimed, *reversed(photos), placed, broken))
    groups = PhotoMatching(notebook).groups()
    assert [group.photos for group in groups] == [photos[:3], photos[3:], (untimed,)]
    assert groups[0].suggestions[0].reason.startswith("chụp 02/10 từ 8:30 đến 9:30, đúng ngày")


DAYS = st.dates(date(2026, 9, 25), date(2026, 10, 12))


@st.composite
def notebooks(draw: st.DrawFn) -> Notebook:
    """Return any days of records, any times of photos, some of them placed."""
    spans = draw(st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=6))
    records: list[Record] = [
        a_class(id=f"r{n}", starts=starts, ends=ends) for n, (starts, ends) in enumerate(spans)
    ]
    times = st.none() | st.datetimes(datetime(2026, 9, 25), datetime(2026, 10, 12))  # noqa: DTZ001
    owners = st.sampled_from([None, *(record.id for record in records)])
    drawn = draw(st.lists(st.tuples(times, owners), max_size=12))
    photos = tuple(_photo(f"{n}", at, owner) for n, (at, owner) in enumerate(drawn))
    return a_notebook(*records, photos=photos)


@given(notebooks())
def test_every_loose_photo_is_in_one_group(notebook: Notebook) -> None:
    groups = PhotoMatching(notebook).groups()
    grouped = [photo.id for group in groups for photo in group.photos]
    loose = [photo.id for photo in notebook.photos if photo.record is None]
    assert sorted(grouped) == sorted(loose)


@given(notebooks())
def test_a_suggestion_was_on_that_day_or_has_a_neighbour_there(notebook: Notebook) -> None:
    for group in PhotoMatching(notebook).groups():
        for made in group.suggestions:
            assert made.reason
            assert _was_there(made.record, group) or _has_neighbour(made.record, group, notebook)


def _was_there(record: Record, group: Group) -> bool:
    starts = record.starts or date.max
    days = [photo.taken_at.date() for photo in group.photos if photo.taken_at]
    return any(starts <= day <= (record.ends or starts) for day in days)


def _has_neighbour(record: Record, group: Group, notebook: Notebook) -> bool:
    theirs = [p.taken_at for p in notebook.photos if p.record == record.id and p.taken_at]
    mine = [photo.taken_at for photo in group.photos if photo.taken_at]
    return any(abs(a - b) <= timedelta(minutes=45) for a in theirs for b in mine)
