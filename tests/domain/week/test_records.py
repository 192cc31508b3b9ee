# SPDX-License-Identifier: MIT
import pytest

from desktop.domain.week.records import Attendee, NewsItem, count_people, identities


def line(name: str = "Phạm Ngọc Ánh", born: str = "2009", **rest: str) -> Attendee:
    return Attendee(full_name=name, born=born, **rest)


@pytest.mark.parametrize(
    ("attendees", "people"),
    [
        ([], 0),
        ([line(), line()], 1),
        ([line("Trần Hòa"), line("trần  HOÀ")], 1),
        ([line("Trần Hòa"), line("Trần Hóa")], 2),
        ([line(), line(born="2010")], 2),
        ([line(unit="khu 1"), line(unit="khu 2")], 2),
        ([line(born=""), line(born="")], 2),
        ([line(), line(born="2010", notes="trùng")], 1),
        ([line(notes="Bị trùng."), line(born="2010")], 1),
        ([line(born=""), line(born="", notes="trùng")], 1),
        ([line(born=""), line(born=""), line(born="", notes="(trùng)")], 2),
        ([line(), line(born="2010", notes="trùng tên")], 2),
        ([line(), line("Trần Hòa", notes="trùng")], 2),
        ([line(), line(born="2010", notes="cô Trung dạy")], 2),
    ],
)
def test_people_are_counted_once_where_that_is_sure(attendees: list[Attendee], people: int) -> None:
    assert count_people(attendees) == people


def test_a_line_that_stands_for_itself_has_no_identity() -> None:
    first, second = identities([line(born=""), line()])
    assert (first, bool(second)) == ("", True)


@pytest.mark.parametrize(
    ("title", "outlet", "on_air"),
    [
        ("Bản tin phát thanh", "", True),
        ("Tin tối", "Đài Truyền thanh phường", True),
        ("Phóng sự", "Truyền hình Quảng Ninh", True),
        ("Bài trên Cổng thông tin", "", False),
    ],
)
def test_what_goes_over_the_air_is_told_from_what_has_an_address(
    title: str, outlet: str, on_air: bool
) -> None:
    assert NewsItem(id="n", category="news", title=title, outlet=outlet).is_broadcast is on_air
