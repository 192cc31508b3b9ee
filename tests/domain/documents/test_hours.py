# SPDX-License-Identifier: MIT
import pytest

from desktop.domain.documents.hours import hour_in, read_hour, timed, written_hour
from tests.builders import a_record


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("7g30", 450), ("7 giờ 30 phút", 450), ("07:30", 450), ("19h", 1140), ("7 giờ", 420)],
)
def test_an_hour_is_read_as_clerks_write_it(text: str, minutes: int) -> None:
    assert read_hour(text) == minutes


def test_a_blank_cell_says_no_hour() -> None:
    assert read_hour("  ") is None


@pytest.mark.parametrize("text", ["25g", "sáng", "7g61", "31/02", "7"])
def test_what_is_no_hour_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="7g30"):
        read_hour(text)


def test_hours_are_printed_as_programmes_have_them() -> None:
    assert [written_hour(m) for m in (390, 450, 1140)] == ["6g30", "7g30", "19g00"]


def test_minutes_give_the_hours_that_follow() -> None:
    items = [("7g00", "30"), ("", "3"), ("", "7 phút"), ("", "")]
    assert [t.hour for t in timed(items)] == ["7g00", "7g30", "7g33", "7g40"]


def test_after_an_item_without_minutes_nobody_knows_the_hour() -> None:
    assert [t.hour for t in timed([("7g00", ""), ("", "5"), ("8g00", "")])] == ["7g00", "", "8g00"]


def test_hours_that_overlap_are_kept_and_named() -> None:
    first, second = timed([("7g00", "30"), ("7g15", "5")])
    assert (first.fault, second.hour) == ("", "7g15")
    assert second.fault == "Bắt đầu lúc 7g15 khi mục trước đến 7g30."


def test_what_cannot_be_read_stays_as_written_and_is_named() -> None:
    (only,) = timed([("sáng sớm", "lâu")])
    assert only.hour == "sáng sớm"
    assert "sáng sớm" in only.fault


@pytest.mark.parametrize(
    ("notes", "title", "hour"),
    [
        ("Từ 7g30", "Hội sách", "7g30"),
        ("", "Lớp buổi tối", "Tối"),
        ("", "Xóa mù chữ", None),
        ("Chi 12.500 đồng", "Nộp ngày 7/10", None),
    ],
)
def test_the_hour_of_an_activity_is_found_in_its_words(
    notes: str, title: str, hour: str | None
) -> None:
    assert hour_in(a_record(notes=notes, title=title, place="Nhà văn hóa")) == hour
