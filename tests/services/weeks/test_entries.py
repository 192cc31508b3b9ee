# SPDX-License-Identifier: MIT
from datetime import date

import pytest

from desktop.domain.form.form import Form
from desktop.domain.vietnamese import Region
from desktop.domain.week.bounds import LINE
from desktop.domain.week.week import Signature, Week
from desktop.services.weeks.entries import shown, with_entry
from tests.builders import a_week
from tests.domain.weeks import shipped_form

FORM = shipped_form("quang-yen-2020")
KEYS = (
    *("name", "short_name", "parent", "place", "starts", "ends", "theme", "slogans", "addressees"),
    *("mailbox", "mailbox_mb", "deadline", "copies_to", "number", "signed_on", "number_words"),
    *("director", "director.title", "director.authority", "director.position"),
)


def after(key: str, text: str, week: Week | None = None, form: Form = FORM) -> Week:
    return with_entry(week or a_week(), form, key, text)


@pytest.mark.parametrize("key", KEYS)
def test_what_is_shown_means_what_is_there(key: str) -> None:
    week = a_week(number="05", signed_on=date(2026, 10, 9))
    assert with_entry(week, FORM, key, shown(week, FORM, key)) == week


def test_dates_are_read_as_people_write_them() -> None:
    assert after("deadline", "12/10").deadline == date(2026, 10, 12)
    assert after("signed_on", " ").signed_on is None
    assert shown(after("ends", "ngày 8 tháng 10"), FORM, "ends") == "08/10/2026"


def test_a_week_that_begins_later_stays_as_long() -> None:
    moved = after("starts", "12/10")
    assert (moved.starts, moved.ends) == (date(2026, 10, 12), date(2026, 10, 18))
    assert after("starts", "3/10").ends == date(2026, 10, 7)


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("name", "  ", "Hãy ghi tên trung tâm"),
        ("starts", "1/10/2025", "không thuộc năm 2026"),
        ("starts", "", "Hãy ghi ngày"),
        ("ends", "30/9", "trước ngày bắt đầu 01/10/2026"),
        ("deadline", "32/10", "Không có ngày"),
        ("mailbox_mb", "", "Hãy ghi số MB"),
        ("mailbox_mb", "0", "Hãy ghi số MB"),
    ],
)
def test_what_cannot_be_is_refused_in_words(key: str, text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        after(key, text)


def test_lines_are_taken_without_what_is_printed_around_them() -> None:
    pasted = "- Như trên;\n\n-  UBND  phường;\n- Lưu: VT."
    assert after("copies_to", pasted).copies_to == ("Như trên", "UBND phường", "Lưu: VT")
    assert after("slogans", "• Học, học nữa, học mãi.\n").slogans == ("Học, học nữa, học mãi.",)


def test_a_limit_may_bear_its_unit() -> None:
    assert after("mailbox_mb", "20 MB").mailbox_mb == 20


def test_the_title_that_the_form_prints_need_not_be_kept() -> None:
    bare = a_week(signers={})
    assert shown(bare, FORM, "director.title") == "GIÁM ĐỐC"
    assert after("director.title", "GIÁM ĐỐC", bare) == bare
    named = after("director", "Lê Văn C", bare)
    assert named.signers == {"director": Signature(name="Lê Văn C")}
    assert after("director", "", named) == bare


def test_the_head_signs_in_whatever_place_the_form_has() -> None:
    assert after("head.name", "Lê Văn C").signers["director"].name == "Lê Văn C"


def test_numbers_are_said_as_in_the_south_if_so_chosen() -> None:
    assert after("number_words", "south").number_words is Region.SOUTH


@pytest.mark.parametrize("key", [key for key in KEYS if key != "number_words"])
def test_nothing_longer_than_may_be_loaded_is_taken(key: str) -> None:
    with pytest.raises(ValueError, match=r"nhiều nhất|không|Hãy"):
        after(key, "chữ " * LINE)


@pytest.mark.parametrize("key", ["slogans", "addressees", "copies_to"])
def test_no_more_lines_than_may_be_loaded_are_taken(key: str) -> None:
    assert len(getattr(after(key, "Câu\n" * 200), key)) == 200
    with pytest.raises(ValueError, match=r"Có 201 dòng, nhiều nhất là 200"):
        after(key, "Câu\n" * 201)
