# SPDX-License-Identifier: MIT
"""No text and no list of a week's data is without a bound; what is refused names its place."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.errors import BadData
from desktop.domain.exchange import week_file
from desktop.domain.exchange.week_file import content_of, dump, load
from desktop.domain.report.annex import Annex
from desktop.domain.week import bounds, growth
from desktop.domain.week.bounds import LINE, LIST, MOST, TEXT
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import Collected, ReportingUnit
from desktop.domain.week.growth import TooMuch, check_changes, check_units
from desktop.domain.week.notebook import Acknowledgement, Notebook, SectionText
from desktop.domain.week.records import Attendee
from desktop.domain.week.weight import weight
from desktop.paths import resources
from tests.builders import a_notebook, a_reporting_unit

Place = tuple[str | int, ...]
TABLE = (resources() / "data-format.md").read_text(encoding="utf-8")
FULL = a_notebook(
    document_texts={"ke-hoach.muc-dich": SectionText(text="Nâng cao nhận thức.", base="Nháp.")},
    acknowledged={"no_evidence/a//0f": Acknowledgement(reason="Treo từ 30/9", said="Chưa có.")},
    collected=Collected([a_reporting_unit()]),
)


def whole() -> dict[str, Any]:
    """Return the data of a Week in which every field of every kind holds something."""
    content: dict[str, Any] = json.loads(content_of(FULL, "", Annex((), ())))
    return content


def longest(at: Place) -> str:
    """Return a text one letter longer than any may be in a place."""
    return "Ả" * ((LIST if at[0] == "document_texts" else TEXT) + 1)


def texts_in(value: object, at: Place = ()) -> Iterator[Place]:
    if isinstance(value, str):
        yield at
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_in(item, (*at, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from texts_in(item, (*at, number))


def with_text(content: dict[str, Any], at: Place, text: str) -> dict[str, Any]:
    changed = deepcopy(content)
    place: Any = changed
    for key in at[:-1]:
        place = place[key]
    place[at[-1]] = text
    return changed


def refusal(content: dict[str, Any]) -> BadData:
    text = json.dumps({"format": "so-tuan-le", "version": 1, "content": content})
    with pytest.raises(BadData) as caught:
        load(text, "w.json")
    return caught.value


CONTENT = whole()
PLACES = [at for at in texts_in(CONTENT) if at[0] not in ("annex", "form_text")]


@pytest.mark.parametrize("at", PLACES, ids=lambda at: "/".join(map(str, at)))
def test_no_text_may_be_of_any_length(at: Place) -> None:
    error = refusal(with_text(CONTENT, at, longest(at)))
    assert len(str(error)) < 1000


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda c: c["records"][0].update(title="x " * LINE),
            "“title”: dài 20.000 chữ, quá 10",
        ),
        (lambda c: c["week"].update(slogans=["a"] * 201), "“slogans”: có 201 mục, quá 200"),
        (lambda c: c["records"][0].update(links=[{"url": "a"}] * 1001), "“links”: có 1.001 mục"),
        (lambda c: c["row_notes"].update({str(n): "" for n in range(2001)}), "“row_notes”: có"),
        (
            lambda c: c["sections"].update({f"a{n}": {"text": "x" * 90_000} for n in range(6)}),
            "“sections”: dài 540.",
        ),
        (
            lambda c: c["attendees"].update(event=[{"full_name": "A"}] * 200_001),
            "“attendees”: có 200.",
        ),
        (
            lambda c: c.update(
                records=[{**c["records"][0], "id": f"r{n}"} for n in range(20_001)], photos=[]
            ),
            "“records”: có 20.001 mục, quá 20.000",
        ),
    ],
)
def test_what_is_too_much_names_its_place(
    change: Callable[[dict[str, Any]], object], words: str
) -> None:
    content = whole()
    change(content)
    assert words in refusal(content).message


@pytest.mark.parametrize("at", PLACES, ids=lambda at: "/".join(map(str, at)))
def test_no_text_may_be_typed_that_could_not_be_loaded(at: Place) -> None:
    """What is pasted, typed or taken from workbooks and lists has the bounds of a file."""
    try:
        typed = unbounded(with_text(CONTENT, at, longest(at)))
    except BadData:
        return  # no text but a day or a choice
    with pytest.raises(TooMuch) as caught:
        check_changes("Sửa", everything(typed), A_WEEK, typed)
    assert len(str(caught.value)) < 1000
    check_changes("Sửa", everything(typed), typed, typed)  # it was so long before
    check_changes("Sửa", everything(A_WEEK), typed, A_WEEK)


@pytest.mark.parametrize("name", [*MOST, "other"])
def test_no_list_may_grow_that_could_not_be_loaded(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (bounds, growth):
        monkeypatch.setattr(module, "MOST", {**MOST, name: 0})
    monkeypatch.setattr(bounds, "_MOST_OTHERS", 0 if name == "other" else 200)
    with pytest.raises(TooMuch, match="nhiều nhất là 0"):
        check_changes("Sửa", everything(A_WEEK), Notebook(week=BLANK), A_WEEK)


def test_the_report_may_not_grow_beyond_all_its_letters() -> None:
    sections = {f"a{n}": SectionText(text="x" * 90_000) for n in range(6)}
    with pytest.raises(TooMuch, match=r"540\.000 chữ của báo cáo"):
        check_changes("Sửa", Changes(sections=sections), A_WEEK, replace(A_WEEK, sections=sections))


@pytest.mark.parametrize("text", ["", "Ệ", 'x"\n\\', "😀", "Tổ dân phố 5, phường Hà An"])
def test_no_data_file_is_larger_than_was_weighed(text: str) -> None:
    """Or a Week that was typed within all bounds could still not be loaded again."""
    people = tuple(Attendee(full_name=text or "A", unit=text * 3) for _ in range(300))
    (report,) = a_reporting_unit().reports
    said = replace(report, row_notes={"10": text * 9}, doubts=(text,) * 9)
    heavy = replace(
        A_WEEK,
        records=tuple(
            replace(record, id=f"{record.id}{n}", notes=text * 40, listed=None)
            for record in A_WEEK.records
            for n in range(5)
        ),
        photos=tuple(replace(A_WEEK.photos[0], id=f"p{n}", caption=text) for n in range(50)),
        attendees={"a": people},
        collected=Collected(
            a_reporting_unit(id=f"u{n}", name=text or "A", reports=(said,)) for n in range(50)
        ),
    )
    size = len(dump(content_of(heavy, "", Annex((), ()))).encode())
    assert size <= weight(heavy) <= 4 * size


def test_all_together_may_not_grow_beyond_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "_MOST_WEIGHT", weight(A_WEEK) + 5_000)
    first = A_WEEK.records[0]
    for length, is_taken in ((4_000, True), (9_000, False)):
        longer = replace(first, notes=first.notes + "x" * length)
        after = replace(A_WEEK, records=(longer, *A_WEEK.records[1:]))
        changes = Changes(records={first.id: longer})
        with nullcontext() if is_taken else pytest.raises(TooMuch, match="MB chữ"):
            check_changes("Sửa", changes, A_WEEK, after)
    names = (Attendee(full_name="A"),) * 2_000
    after = replace(A_WEEK, attendees={first.id: names})
    with pytest.raises(TooMuch, match="MB chữ"):
        check_changes("Nhập", Changes(attendees={first.id: names}), A_WEEK, after)


def test_a_week_is_weighed_again_only_where_room_may_have_run_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    most = weight(A_WEEK) + 200_000
    monkeypatch.setattr(growth, "_MOST_WEIGHT", most)
    weighed: list[int] = []

    def told(notebook: Notebook) -> int:
        weighed.append(weight(notebook))
        return weighed[-1]

    monkeypatch.setattr(growth, "weight", told)
    week, room, steps = A_WEEK, 0, 0
    for step in range(100):
        new = tuple(
            replace(A_WEEK.photos[0], id=f"p{step}.{n}", caption="x" * 300) for n in range(10)
        )
        after = replace(week, photos=(*week.photos, *new))
        changes = Changes(photos={photo.id: photo for photo in new})
        if weight(after) > most:
            with pytest.raises(TooMuch, match="MB chữ"):
                check_changes("Thêm ảnh", changes, week, after, room)
            break
        room = check_changes("Thêm ảnh", changes, week, after, room)
        assert room <= most - weight(after)
        week, steps = after, steps + 1
    assert steps > 10
    assert len(weighed) < steps / 2


def unbounded(content: dict[str, Any]) -> Notebook:
    """Return data as they would be decoded if nobody looked how long they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(week_file, "check_bounds", lambda *_arguments: None)
        patch.setattr(week_file, "check_notebook", lambda *_arguments: None)
        patch.setattr(week_file, "check_record", lambda *_arguments: None)
        text = json.dumps({"format": "so-tuan-le", "version": 1, "content": content})
        return load(text, "w.json").notebook


def everything(notebook: Notebook) -> Changes:
    return Changes(
        week=notebook.week,
        records={record.id: record for record in notebook.records},
        photos={photo.id: photo for photo in notebook.photos},
        sections=notebook.sections,
        row_notes=notebook.row_notes,
        attendees=notebook.attendees,
        document_texts=notebook.document_texts,
        acknowledged=notebook.acknowledged,
        units=notebook.collected.units,
    )


A_WEEK = unbounded(CONTENT)
BLANK = replace(A_WEEK.week, slogans=(), addressees=(), copies_to=(), signers={}, as_typed={})


def test_what_is_long_within_bounds_is_taken() -> None:
    content = whole()
    content["records"][0]["title"] = "x" * LINE
    content["records"][0]["notes"] = "x" * TEXT
    text = json.dumps({"format": "so-tuan-le", "version": 1, "content": content})
    assert len(load(text, "w.json").notebook.records[0].title) == LINE


def test_the_documentation_tells_every_bound() -> None:
    for name, most in MOST.items():
        rows = re.findall(rf"^\|.*`{name}`.*\|(.*)\|$", TABLE, re.MULTILINE)
        assert any(f"{most:,}".replace(",", ".") in row for row in rows), name
    for most in (LINE, TEXT):
        assert f"| {most:,} chữ |".replace(",", ".") in TABLE


def test_units_are_held_against_the_room_there_is_without_the_whole_week() -> None:
    unit = ReportingUnit(id="a", name="TTHTCĐ xã A")
    longer = replace(unit, name="x" * (LINE + 1))
    weighty = replace(a_reporting_unit(), id="b")
    assert check_units("Tệp", {"a": unit}, {}, 10) == 10  # nothing of it is in a data file
    left = check_units("Tệp", {"b": weighty}, {}, 100_000)
    assert 0 < left < 100_000
    assert check_units("Tệp", {"b": weighty}, {"b": weighty}, left) == left
    for new, room in (({"a": longer}, 100_000), ({"b": weighty}, 100_000 - left - 1)):
        with pytest.raises(TooMuch, match="Tệp"):
            check_units("Tệp", new, {}, room)
