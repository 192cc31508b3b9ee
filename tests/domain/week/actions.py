# SPDX-License-Identifier: MIT
"""Any few actions of a clerk on the Week that `tests.builders` makes, as the store allows them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

from hypothesis import strategies as st

from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import How, ReceivedReport, ReportingUnit, Review
from desktop.domain.week.notebook import Acknowledgement, Photo, SectionText
from desktop.domain.week.records import Record
from tests.builders import a_photo, a_record, a_week, attendees

_Item = TypeVar("_Item", bound=Record | Photo)
_Value = TypeVar("_Value")

_TEXTS = st.sampled_from(["Một", "Hai", "Ba"])
_WEEKS = st.builds(a_week, theme=_TEXTS)
_KINDS = st.sampled_from(["training_class", "event", "funding"])
_RECORDS = st.builds(a_record, _KINDS, title=_TEXTS)
_LISTS = st.sampled_from([(), attendees(1), attendees(4)])
_REPORTS = st.builds(
    ReceivedReport,
    id=st.sampled_from(["a", "b"]),
    form=_TEXTS,
    revision=st.integers(1, 3),
    check_code=_TEXTS,
    how=st.sampled_from(How),
    under=_TEXTS,
    received_at=st.just(datetime(2026, 10, 8, 2, 15, tzinfo=UTC)),
    figures=st.dictionaries(
        st.tuples(st.sampled_from(["1", "1.1"]), st.sampled_from(["people", "sessions"])),
        st.integers(0, 9),
    ),
    row_notes=st.dictionaries(st.just("10"), _TEXTS),
    doubts=st.sampled_from([(), ("Cần xem.",)]),
)
_UNITS = st.builds(
    ReportingUnit,
    id=st.just(""),
    name=_TEXTS,
    review=st.sampled_from(Review),
    due=st.sampled_from([None, date(2026, 10, 9)]),
    reports=st.lists(_REPORTS, max_size=2, unique_by=lambda r: r.id).map(
        lambda found: tuple(sorted(found, key=lambda r: (r.revision, r.id)))
    ),
)
_SECTIONS = st.builds(SectionText, text=_TEXTS, base=_TEXTS)

_ACKNOWLEDGED = st.builds(Acknowledgement, reason=_TEXTS, said=_TEXTS)


@st.composite
def actions(draw: st.DrawFn) -> list[Changes]:
    """Return up to five actions; each may bring a record and a photo that were not there."""
    records, photos = ["training_class", "event"], ["anh-1", "anh-2"]
    done = []
    for number in range(draw(st.integers(1, 5))):
        written = draw(_some([*records, f"moi-{number}"], st.none() | _RECORDS))
        written = _named(written, there=records)
        records += written.keys() - records
        pictures = st.builds(a_photo, caption=_TEXTS, record=st.sampled_from([None, *records]))
        shown = draw(_some([*photos, f"anh-moi-{number}"], st.none() | pictures))
        shown = _named(shown, there=photos)
        photos += shown.keys() - photos
        changes = Changes(
            week=draw(st.none() | _WEEKS),
            records=written,
            photos=shown,
            attendees=draw(_some(records, _LISTS)),
            sections=draw(_some(["direction", "results"], st.none() | _SECTIONS)),
            row_notes=draw(_some(["1.13", "2"], st.just("") | _TEXTS)),
            units=_as_named(draw(_some(["xa-a", "xa-b"], st.none() | _UNITS))),
            acknowledged=draw(_some(["a/1/x", "b//"], st.none() | _ACKNOWLEDGED)),
            document_texts=draw(_some(["ke-hoach.so", "chung.x"], st.none() | _SECTIONS)),
        )
        done.append(changes)
    return done


def _some(
    keys: Sequence[str], values: st.SearchStrategy[_Value]
) -> st.SearchStrategy[dict[str, _Value]]:
    return st.dictionaries(st.sampled_from(keys), values, max_size=2)


def _as_named(
    units: Mapping[str, ReportingUnit | None],
) -> dict[str, ReportingUnit | None]:
    return {id_: unit and replace(unit, id=id_) for id_, unit in units.items()}


def _named(
    values: Mapping[str, _Item | None], *, there: Collection[str]
) -> dict[str, _Item | None]:
    """Give the values their ids, and leave out what would delete something that is not there."""
    return {
        id_: value and replace(value, id=id_)
        for id_, value in values.items()
        if value or id_ in there
    }
