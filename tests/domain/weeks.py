# SPDX-License-Identifier: MIT
"""Weeks to test with: the sample, small ones made by hand, and any that could be written."""

import dataclasses
import types
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st

from desktop.domain.codec import LARGEST
from desktop.domain.exchange import week_file
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.vietnamese import nfc
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.notebook import Acknowledgement, Notebook, Photo, SectionText
from desktop.domain.week.records import Attendee, Event, Link, Record, TrainingClass, count_people
from desktop.domain.week.week import Signature, Week
from desktop.paths import resources
from tests import builders

SAMPLE_FILE = resources() / "sample" / "tuan-le.json"


def shipped_form(name: str) -> Form:
    path = resources() / "forms" / f"{name}.toml"
    return read_form(path.read_text(encoding="utf-8"), path.name)


QUANG_YEN = shipped_form("quang-yen-2020")
GIA_LAM = shipped_form("gia-lam-2022")


def sample() -> Notebook:
    """Return the sample Week, without its photos."""
    return week_file.load(SAMPLE_FILE.read_text(encoding="utf-8"), SAMPLE_FILE.name).notebook


def a_week(**changes: Any) -> Week:  # noqa: ANN401 - the fields of Week
    """Return the frame of a Week that lacks nothing a report needs, changed as given."""
    frame = {"signers": {"director": Signature(name="Nguyễn Văn A")}, "deadline": None}
    return builders.a_week(**frame | changes)


def a_notebook(*records: Record, **changes: Any) -> Notebook:  # noqa: ANN401 - its fields
    """Return a notebook of these records, with a text in every section that is typed."""
    typed = {key: SectionText(text="Có.") for key in ("direction", "results", "difficulties")}
    typed |= {key: SectionText(text="Không có.") for key in ("proposals", "funding")}
    whole = Notebook(week=a_week(), records=records, sections=typed)
    return dataclasses.replace(whole, **changes)


def a_class(**changes: Any) -> TrainingClass:  # noqa: ANN401 - the fields of TrainingClass
    """Return a class that nobody would question, except that it has no evidence but a link."""
    given = TrainingClass(
        id="class-1",
        category="class.literacy",
        title="Xóa mù chữ",
        starts=date(2026, 10, 2),
        place="Nhà văn hóa khu 5",
        people=12,
        links=(Link(url="https://example.vn/1"),),
    )
    return dataclasses.replace(given, **changes)


def an_event(**changes: Any) -> Event:  # noqa: ANN401 - the fields of Event
    """Return an event that nobody would question."""
    given = Event(
        id="event-1",
        category="culture.sport",
        title="Chạy việt dã",
        starts=date(2026, 10, 3),
        place="Sân vận động phường",
        people=100,
        links=(Link(url="https://example.vn/2"),),
    )
    return dataclasses.replace(given, **changes)


def a_photo(name: str = "1", **changes: Any) -> Photo:  # noqa: ANN401 - the fields of Photo
    """Return a readable photo of its own id that belongs to no record."""
    return Photo(
        **{"id": f"photo-{name}", "sha256": "0" * 64, "file_name": f"{name}.jpg"} | changes
    )


TEXTS = st.text(max_size=20).map(nfc)
IDS = st.from_regex(r"[A-Za-z0-9_-]{1,64}", fullmatch=True)
NUMBERS = st.integers(0, LARGEST)
DATES = st.dates(date(2026, 1, 1), date(2026, 12, 31))
LINKS = st.builds(Link, url=TEXTS, title=TEXTS)
ATTENDEES = st.builds(Attendee, full_name=TEXTS, born=TEXTS, gender=TEXTS, unit=TEXTS, notes=TEXTS)


def records_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Return any record of a kind, with any value in every field it has."""
    names = {field.name for field in dataclasses.fields(kind)} - {"id", "listed"}
    hints = get_type_hints(kind)
    fields = {name: _values(hints[name]) for name in names}
    return st.builds(kind, id=IDS, **fields)


def _values(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a type of any form
    if isinstance(hint, types.UnionType):
        return st.none() | _values(get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return _VALUES[hint]


_VALUES: Mapping[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: NUMBERS,
    date: DATES,
    Mapping[str, int]: st.dictionaries(st.sampled_from(["hours_on_air", "metres_of_x"]), NUMBERS),
    Mapping[str, str]: st.dictionaries(st.sampled_from(["people", "other.x"]), TEXTS),
    tuple[Link, ...]: st.lists(LINKS, max_size=2).map(tuple),
}

ANY_RECORD = st.one_of([records_of(kind.record) for kind in KINDS.values()])


@st.composite
def notebooks(draw: st.DrawFn) -> Notebook:
    """Return any notebook that may be written, with the numbers its lists come to."""
    records = draw(st.lists(ANY_RECORD, max_size=4, unique_by=lambda record: record.id))
    ids = [record.id for record in records]
    lists = st.lists(ATTENDEES, max_size=3).map(tuple)
    attendees = draw(st.dictionaries(st.sampled_from(ids), lists)) if ids else {}
    listed = {id_: count_people(people) for id_, people in attendees.items() if people}
    return Notebook(
        week=draw(_WEEKS),
        records=tuple(dataclasses.replace(r, listed=listed.get(r.id)) for r in records),
        photos=tuple(draw(st.lists(_photos(ids), max_size=2, unique_by=lambda photo: photo.id))),
        sections=draw(st.dictionaries(TEXTS, st.builds(SectionText, text=TEXTS, base=TEXTS))),
        row_notes=draw(st.dictionaries(TEXTS, TEXTS)),
        document_texts=draw(st.dictionaries(TEXTS, st.builds(SectionText, text=TEXTS, base=TEXTS))),
        acknowledged=draw(
            st.dictionaries(TEXTS, st.builds(Acknowledgement, reason=TEXTS, said=TEXTS))
        ),
        attendees=attendees,
    )


_WEEKS = st.builds(
    a_week,
    id=IDS,
    theme=TEXTS,
    number=TEXTS,
    slogans=st.lists(TEXTS, max_size=2).map(tuple),
    signed_on=st.none() | DATES,
    deadline=st.none() | DATES,
    mailbox_mb=st.integers(1, 1000),
    signers=st.dictionaries(TEXTS, st.builds(Signature, name=TEXTS, position=TEXTS)),
    as_typed=st.dictionaries(TEXTS, TEXTS),
)


def _photos(records: list[str]) -> st.SearchStrategy[Photo]:
    return st.builds(
        Photo,
        id=IDS,
        sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
        file_name=TEXTS,
        record=st.sampled_from([None, *records]),
        caption=TEXTS,
        typical=st.booleans(),
        turn=st.sampled_from([0, 90, 180, 270]),
        taken_at=st.none() | st.datetimes(),
        width=st.none() | NUMBERS,
        height=st.none() | NUMBERS,
        fingerprint=st.from_regex(r"([0-9a-f]{16}|[0-9a-f]{272})?", fullmatch=True),
        fault=TEXTS,
    )
