# SPDX-License-Identifier: MIT
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import BadData
from desktop.domain.form.form import SectionSource
from desktop.domain.form.measures import FigureAt, Measure, Ratio
from desktop.domain.form.reading import read_form

SMALL = (Path(__file__).parents[1] / "data" / "small.toml").read_text(encoding="utf-8")
FILE = "thu.toml"
PLACES = 'distinct = "place", where = { donor = "collective" }'
SHARE = 'percent = { part = { row = "1" }, whole = { row = "1.1" } }'


def refusal(text: str) -> BadData:
    with pytest.raises(BadData) as caught:
        read_form(text, FILE)
    assert FILE in caught.value.message
    return caught.value


def broken(old: str, new: str) -> BadData:
    """Return why the small form is refused once `old`, which stands there once, says `new`."""
    assert SMALL.count(old) == 1
    return refusal(SMALL.replace(old, new))


def test_a_form_is_read_as_written() -> None:
    form = read_form(SMALL, FILE)
    assert [row.code for row in form.rows] == ["1", "1.1", "2", "3"]
    assert form.row("1.1").cells == {"people": Measure(sum="people", scope="1")}
    share = Ratio(part=FigureAt(row="1"), whole=FigureAt(row="1.1"))
    assert form.row("2").cells["people"] == Measure(percent=share)
    assert form.sections[0].source is SectionSource.ACCOUNT


def test_a_row_is_found_by_its_category() -> None:
    form = read_form(SMALL, FILE)
    assert form.row_of("books") == form.row("2")
    assert form.row_of("unknown") is None
    assert form.category("unknown") is None


def test_an_unknown_row_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        read_form(SMALL, FILE).row("9")


def test_a_form_asks_only_for_what_it_adds_up() -> None:
    form = read_form(SMALL, FILE)
    assert form.asks_for("entries")
    assert not form.asks_for("women")


def test_text_that_is_no_toml_is_refused_with_line_and_column() -> None:
    assert "dòng 3, cột" in refusal('format = 1\nid = "a"\nname "b"\n').message


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "", "\x00", "format = 2"]
)
def test_a_hostile_text_is_refused_in_words(text: str) -> None:
    assert refusal(text).advice


def test_a_decomposed_label_is_composed() -> None:
    form = read_form(SMALL.replace("Người học", "Ngu\u031bo\u031b\u0300i ho\u0323c"), FILE)
    assert form.row("1.1").label == "Người học"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('title = "Số liệu"', 'titel = "Số liệu"', "“figures”: không có mục “titel”"),
        ("due =", "duo =", "“sending”: không có mục “duo”"),
        ("scope =", "skope =", "“1.1”, “cells”, “people”: không có mục “skope”"),
        ('name = "Mẫu thử"', "", "thiếu mục “name”"),
        ('source = "funding"', 'source = "money"', "“money”, “source”: “money”"),
    ],
)
def test_what_the_format_does_not_have_is_refused(old: str, new: str, place: str) -> None:
    assert place in broken(old, new).message


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('id = "thu-nho"', 'id = "Thử nhỏ"', "id “Thử nhỏ”"),
        ("version = 1", "version = 0", "version"),
        ("mailbox_mb = 10", "mailbox_mb = 0", "mailbox_mb"),
        ('key = "people"', 'key = "sessions"', "cột “sessions” có hai lần"),
        ('key = "people"', 'key = "Người"', "cột: key “Người”"),
        ('code = "3"', 'code = "2"', "dòng “2” có hai lần"),
        ('key = "figures"', 'key = "work"', "mục “work” có hai lần"),
        ('key = "contest"', 'key = "books"', "loại (categories) “books” có hai lần"),
        ('key = "entries"', 'key = "copies"', "số lượng “copies”: tên này"),
        ('key = "entries"', 'key = "listed"', "số lượng “listed”: tên này"),
        ('kinds = ["event"]', "kinds = []", "số lượng “entries”: phải có ít nhất một"),
        (
            'kinds = ["event"]',
            'kinds = ["evnt"]',
            "số lượng “entries”: không có loại bản ghi “evnt”",
        ),
        ('kind = "event"', 'kind = "evnt"', "dòng “3”: không có loại bản ghi “evnt”"),
    ],
)
def test_a_name_must_be_plain_known_and_unique(old: str, new: str, place: str) -> None:
    assert place in broken(old, new).message


@pytest.mark.parametrize("part", ["columns", "rows", "sections", "signers"])
def test_a_form_lacks_no_essential_part(part: str) -> None:
    head = SMALL.partition("[[")[0]
    parts = [f"[[{p}" for p in SMALL.split("[[")[1:] if not p.startswith(part)]
    assert part in refusal(f"{part} = []\n{head}{''.join(parts)}").message


def test_two_signers_need_two_keys() -> None:
    text = SMALL + '[[signers]]\nkey = "director"\ntitle = "PHÓ GIÁM ĐỐC"\n'
    assert "người ký “director” có hai lần" in refusal(text).message


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (
            "Kết quả năm {year}",
            "Kết quả năm {nam}",
            "câu “Kết quả năm {nam}”: không có chỗ điền “nam”",
        ),
        ("{centre} báo cáo:", "{ centre } báo cáo:", "không có chỗ điền “ centre ”"),
        ('"Hoạt động"', '"Hoạt động {year}"', "mục “work”: chỗ điền"),
        ('"Sách"', '"Sách năm {year}"', "dòng “2”: chỗ điền"),
    ],
)
def test_a_placeholder_stands_only_where_it_is_filled(old: str, new: str, place: str) -> None:
    assert place in broken(old, new).message


@pytest.mark.parametrize(
    "due", ["11", "11/13", "31/02", "29/02", "0/10", "ngày 11/10", "2026-10-11"]
)
def test_the_due_day_must_be_one_that_every_year_has(due: str) -> None:
    assert f"hạn nộp “{due}”" in broken('due = "11/10"', f'due = "{due}"').message


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('code = "3"', 'code = "3."', "dòng “3.”: code"),
        ('code = "3"', 'code = ""', "dòng “”: code"),
        ('code = "3"', 'code = "1.2"', "dòng “1.2”: phải đứng liền dưới dòng “1”"),
        ('code = "3"', 'code = "4.1"', "dòng “4.1”: phải đứng liền dưới dòng “4”"),
        ('"Sách"', '" "', "dòng “2”: label đang trống"),
    ],
)
def test_a_row_stands_under_its_parent_and_has_a_label(old: str, new: str, place: str) -> None:
    assert place in broken(old, new).message


@pytest.mark.parametrize(
    ("measure", "fault"),
    [
        ("", "phải có đúng một"),
        ('sum = "copies", count = "records"', "phải có đúng một"),
        ('count = "rows"', "count chỉ nhận"),
        ('distinct = "notes"', "không có giá trị của distinct “notes”"),
        ('sum = "amount"', "không có số lượng “amount”"),
        ('sum = "entries"', "không có số lượng “entries”"),
        ('sum = "copies", column = "people"', "column chỉ đi cùng total_of"),
        ('sum = "copies", scope = "7"', "không có dòng “7”"),
        ('sum = "copies", scope = "1.1"', "không có loại (categories)"),
        ('sum = "copies", scope = []', "scope phải kể ít nhất một dòng"),
        ('sum = "copies", scope = ["2", "2"]', "scope phải kể ít nhất một dòng, mỗi dòng một lần"),
        ('sum = "copies", scope = ["1.1", "1"]', "scope: dòng “1” đã gồm dòng “1.1”"),
        ('sum = "copies", where = { giver = "a" }', "không có điều kiện “giver”"),
        ('sum = "copies", where = { donor = "a" }', "không có giá trị của donor “a”"),
        ('sum = "copies", where = { category = "contest" }', "không có giá trị của category"),
        ('sum = "copies", span = 2', "span = 2"),
        ('sum = "copies", span = 0', "span = 0"),
    ],
)
def test_a_counted_figure_must_be_computable(measure: str, fault: str) -> None:
    assert f"dòng “2”, cột “sessions”: {fault}" in broken(PLACES, measure).message


@pytest.mark.parametrize(
    ("measure", "fault"),
    [
        ('sum = "people", span = 2', "span = 2"),
        ("total_of = []", "total_of phải kể"),
        ('total_of = ["1", "1"]', "dòng “1” có hai lần"),
        ('total_of = ["8"]', "không có dòng “8”"),
        ('total_of = ["3"]', "dòng “3” không có số ở cột “people”"),
        ('total_of = ["1"], column = "nữ"', "không có cột “nữ”"),
        ('total_of = ["1"], scope = "1"', "scope, where và state chỉ đi cùng"),
        ('percent = { part = { row = "8" }, whole = {} }', "không có dòng “8”"),
        ("percent = { part = {}, whole = {} }", "dòng “2”, cột “people” là tỷ lệ"),
    ],
)
def test_a_figure_made_of_others_must_be_computable(measure: str, fault: str) -> None:
    assert f"dòng “2”, cột “people”: {fault}" in broken(SHARE, measure).message


def test_a_percentage_is_not_added_up() -> None:
    message = broken('total_of = ["1.1"]', 'total_of = ["2"]').message
    assert "dòng “1”, cột “people”: dòng “2”, cột “people” là tỷ lệ" in message


def test_a_percentage_needs_both_its_figures() -> None:
    message = broken(SHARE, 'percent = { part = { row = "1" } }').message
    assert "“rows” “2”, “cells”, “people”, “percent”: thiếu mục “whole”" in message


def test_a_figure_stands_in_a_column_of_the_form() -> None:
    message = broken("cells.people = { sum", "cells.women = { sum").message
    assert "dòng “1.1”: không có cột “women”" in message


def test_figures_that_lean_on_each_other_are_refused() -> None:
    text = SMALL.replace('total_of = ["1.1"]', 'total_of = ["2"]')
    assert "vòng tròn lẫn nhau: 1, 2, 1" in refusal(text.replace(SHARE, 'total_of = ["1"]')).message


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('title = "Hoạt động"', 'title = "Hoạt động"\nlevel = 4', "mục “work”: level"),
        ('rows = ["1"]', 'rows = ["7"]', "mục “work”: không có dòng “7”"),
        (
            'rows = ["1"]',
            'text = "a"',
            "mục “work”: text chỉ đi cùng source = “annex” hoặc “evidence”",
        ),
        (
            'text = "Có phụ lục."',
            'rows = ["1"]',
            "mục “figures”: rows chỉ đi cùng source = “account”",
        ),
        (
            'text = "Có phụ lục."',
            'sources.state_budget = "a"',
            "mục “figures”: sources chỉ đi cùng",
        ),
        ("sources.state_budget", "sources.budget", "mục “money”: không có nguồn kinh phí “budget”"),
    ],
)
def test_a_section_has_only_what_its_source_uses(old: str, new: str, place: str) -> None:
    assert place in broken(old, new).message


def test_the_advice_lists_what_may_be_used() -> None:
    error = broken(PLACES, 'sum = "amount"')
    assert "copies, ethnic_minority, hours" in error.advice


@given(st.text(max_size=200))
def test_no_text_whatever_brings_the_reader_down(text: str) -> None:
    refusal(text)


@given(st.integers(0, len(SMALL)), st.integers(0, 30), st.text(max_size=5))
def test_a_damaged_form_is_read_or_refused(at: int, cut: int, put: str) -> None:
    with suppress(BadData):
        read_form(SMALL[:at] + put + SMALL[at + cut :], FILE)


@pytest.mark.parametrize(
    "text",
    [
        ".".join("a" * 90_000) + " = 1",
        "[" + " . ".join(['"a"'] * 40_000) + "]",
        "a = " + "[" * 100_000,
        "a = " + "{a=" * 60_000,
        "a = [" + "[]," * 60_000 + "]",
        "version = 0x" + "f" * 190_000,
        "[[a]]\n" * 30_000,
        "x" * 200_001,
    ],
)
def test_no_text_keeps_the_reader_busy(text: str) -> None:
    start = time.monotonic()
    with pytest.raises(BadData) as caught:
        read_form(text, "lạ.toml")
    assert time.monotonic() - start < 5
    assert len(str(caught.value)) < 500


def test_a_form_of_thousands_of_rows_is_refused() -> None:
    rows = "".join(f'[[rows]]\ncode = "{n}"\nlabel = "a"\n' for n in range(1, 502))
    whole = SMALL.replace("[[rows]]", f"{rows}[[rows]]", 1)
    with pytest.raises(BadData, match="rows, quá 500"):
        read_form(whole, "dài.toml")
