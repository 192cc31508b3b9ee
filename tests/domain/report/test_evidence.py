# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest

from desktop.domain.report.evidence import evidence_of
from desktop.domain.week.records import State
from tests.domain.weeks import QUANG_YEN, a_class, a_notebook, a_photo, an_event, sample


def test_evidence_goes_by_the_rows_of_the_form_whatever_the_order_of_entry() -> None:
    items = evidence_of(a_notebook(an_event(), a_class()), QUANG_YEN)
    assert [item.row.code for item in items] == ["1.13", "6.1"]


def test_an_item_is_headed_by_its_number_if_it_has_one() -> None:
    heading, row = a_class(category="class.other"), a_class(id="2")
    items = evidence_of(a_notebook(heading, row), QUANG_YEN)
    assert [item.heading for item in items] == [
        "1. Các lớp bồi dưỡng, tập huấn tổ chức trong Tuần lễ",
        "Xóa mù chữ",
    ]


@pytest.mark.parametrize(
    ("numbers", "heading"),
    [
        (("I", "1", "a"), "I.1.a) Xóa mù chữ"),
        (("I", "1)", "a)"), "I.1.a) Xóa mù chữ"),
        (("I", "1", ""), "Xóa mù chữ"),
        (("1", "1.1", "1.1.1"), "1.1.1. Xóa mù chữ"),
        (("1.", "", "2."), "1.2. Xóa mù chữ"),
        (("", "", "3"), "3. Xóa mù chữ"),
    ],
)
def test_a_deeper_item_is_headed_by_the_numbers_above_it_too(
    numbers: tuple[str, ...], heading: str
) -> None:
    rows = zip(("1", "1.2", "1.13"), ("1", "1.2", "1.2.1"), numbers, strict=True)
    form = replace(
        QUANG_YEN,
        rows=tuple(
            replace(QUANG_YEN.row(was), code=code, number=number) for was, code, number in rows
        ),
    )
    (item,) = evidence_of(a_notebook(a_class()), form)
    assert item.heading == heading


def test_photos_stand_with_their_record_in_the_order_they_came() -> None:
    photos = (a_photo("b", record="class-1"), a_photo("c"), a_photo("a", record="class-1"))
    (item,) = evidence_of(a_notebook(a_class(), photos=photos), QUANG_YEN)
    assert [photo.file_name for photo in item.records[0].photos] == ["b.jpg", "a.jpg"]


def test_what_has_nothing_to_show_or_was_not_held_is_left_out() -> None:
    bare, planned = a_class(links=()), a_class(id="2", state=State.PLANNED)
    broken = a_photo(record="class-1", fault="Tệp ảnh bị hỏng.")
    assert evidence_of(a_notebook(bare, planned, photos=(broken,)), QUANG_YEN) == ()


def test_the_five_articles_of_the_sample_are_evidence() -> None:
    items = {item.row.code: item for item in evidence_of(sample(), QUANG_YEN)}
    urls = [link.url for link in items["2"].records[0].record.links]
    assert urls == [f"https://example.vn/ha-an/tuan-le-{n}" for n in range(1, 6)]
