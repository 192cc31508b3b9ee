# SPDX-License-Identifier: MIT
import json
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.codec import LARGEST, decode, encode, unique
from desktop.domain.errors import BadData
from desktop.domain.vietnamese import nfc
from desktop.domain.week.notebook import Photo
from desktop.domain.week.records import BookDonation, Link, Party, State
from desktop.domain.week.week import Centre, Signature, Week, YearFacts

TEXTS = st.text(max_size=20).map(nfc)
NUMBERS = st.none() | st.integers(0, 10**15)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Something with every shape the domain's values have."""

    code: str
    books: int = 0
    is_open: bool = True
    since: date | None = None
    seen: datetime | None = None
    party: Party = Party.COLLECTIVE
    shelves: tuple["Shelf", ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


def refusal(raw: object) -> BadData:
    with pytest.raises(BadData) as caught:
        decode(Shelf, raw, "tệp kệ.toml")
    return caught.value


def test_an_unknown_key_is_refused_and_the_known_ones_are_told() -> None:
    error = refusal({"code": "1", "bokos": 3})
    assert error.message == "Tệp kệ.toml: không có mục “bokos”."
    assert "books" in error.advice


def test_a_missing_key_is_named() -> None:
    assert "thiếu mục “code”" in refusal({"books": 3}).message


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"books": "3"}, "một số nguyên"),
        ({"books": 3.0}, "một số nguyên"),
        ({"books": True}, "một số nguyên"),
        ({"books": None}, "một số nguyên"),
        ({"is_open": 1}, "true hoặc false"),
        ({"since": datetime(2026, 10, 1, 8)}, "một ngày"),  # noqa: DTZ001 - as TOML gives it
        ({"seen": date(2026, 10, 1)}, "một thời điểm"),
        ({"party": 1}, "một chuỗi chữ"),
        ({"shelves": {}}, "một danh sách"),
        ({"counts": []}, "một bảng"),
        ({"counts": {"sách": "3"}}, "“counts”, “sách”: phải là một số nguyên"),
        ({"code": 3}, "một chuỗi chữ"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(entry: dict[str, object], expected: str) -> None:
    error = refusal({"code": "1"} | entry)
    assert expected in error.message
    assert f"“{next(iter(entry))}”" in error.message


@pytest.mark.parametrize("text", ["20261001", "2026-W40-4", "01/10/2026", "2026-02-30", ""])
def test_a_date_has_one_spelling(text: str) -> None:
    assert "YYYY-MM-DD" in refusal({"code": "1", "since": text}).message


def test_a_choice_outside_the_list_is_refused_with_the_list() -> None:
    error = refusal({"code": "1", "party": "tập thể"})
    assert "“tập thể”" in error.message
    assert "collective, individual" in error.advice


def test_a_place_deep_inside_is_named_by_the_codes_on_the_way() -> None:
    error = refusal(
        {"code": "1", "shelves": [{"code": "1.1", "shelves": [{"code": "1.1.a", "x": 1}]}]}
    )
    assert error.message.startswith("Tệp kệ.toml, “shelves” “1.1”, “shelves” “1.1.a”:")


def test_a_place_without_a_name_goes_by_its_number() -> None:
    assert (
        "“shelves” thứ 2: thiếu mục"
        in refusal({"code": "1", "shelves": [{"code": "a"}, {}]}).message
    )


def test_text_comes_out_in_nfc() -> None:
    shelf = decode(Shelf, {"code": "Ho\u0300a", "counts": {"sa\u0301ch": 1}}, "tệp kệ.toml")
    assert shelf == Shelf(code="Hòa", counts={"sách": 1})


def test_an_entry_equal_to_its_default_is_left_out() -> None:
    assert encode(Shelf(code="1", books=0, since=date(2026, 10, 1))) == {
        "code": "1",
        "since": "2026-10-01",
    }


def test_a_blank_number_stays_blank_where_the_default_is_not() -> None:
    record = BookDonation(id="a", category="books", sessions=None)
    assert encode(record)["sessions"] is None
    assert decode(BookDonation, encode(record), "tệp") == record


def test_a_value_that_occurs_twice_is_refused() -> None:
    unique(["1", "2"], "tệp kệ.toml", "dòng")
    with pytest.raises(BadData, match=r"Tệp kệ\.toml: dòng “2” có hai lần"):
        unique(["1", "2", "2"], "tệp kệ.toml", "dòng")


DONATIONS = st.builds(
    BookDonation,
    id=TEXTS,
    category=TEXTS,
    title=TEXTS,
    state=st.sampled_from(State),
    starts=st.none() | DAYS,
    sessions=NUMBERS,
    people=NUMBERS,
    other=st.dictionaries(TEXTS, st.integers(-LARGEST, LARGEST), max_size=3),
    links=st.lists(st.builds(Link, url=TEXTS, title=TEXTS), max_size=3).map(tuple),
    donor=st.sampled_from(Party),
)
WEEKS = st.builds(
    Week,
    id=TEXTS,
    year=st.integers(2000, 2100),
    form=TEXTS,
    centre=st.builds(Centre, name=TEXTS, parent=TEXTS),
    starts=DAYS,
    ends=DAYS,
    slogans=st.lists(TEXTS, max_size=3).map(tuple),
    deadline=st.none() | DAYS,
    signers=st.dictionaries(TEXTS, st.builds(Signature, name=TEXTS), max_size=2),
)
PHOTOS = st.builds(
    Photo, id=TEXTS, sha256=TEXTS, file_name=TEXTS, taken_at=st.none() | st.datetimes()
)
YEARS = st.builds(YearFacts, year=st.integers(2000, 2100), starts=st.none() | DAYS, theme=TEXTS)


@given(DONATIONS | WEEKS | PHOTOS | YEARS)
def test_what_goes_out_as_json_comes_back_the_same(value: object) -> None:
    raw = json.loads(json.dumps(encode(value)))
    assert decode(type(value), raw, "tệp") == value
