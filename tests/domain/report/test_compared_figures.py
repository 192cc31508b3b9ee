# SPDX-License-Identifier: MIT
"""Figures that compare others, and money in millions: exact, rounded once, told as shown."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import BadData
from desktop.domain.exchange.annex_lines import annex_lines
from desktop.domain.exchange.week_file import content_of, dump, load
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import Annex, compute
from desktop.domain.report.draft import draft_section
from desktop.domain.report.facts import facts_of
from desktop.domain.report.headlines import headlines, item_figures
from desktop.domain.vietnamese import grouped
from desktop.domain.week.records import Funding, OtherItem, Record, TrainingClass
from tests.domain.weeks import a_notebook

DATA = Path(__file__).parents[1] / "data"
TEXT = (DATA / "tien-lu-2027.toml").read_text(encoding="utf-8")
FORM = read_form(TEXT, "tien-lu-2027.toml")
amounts = st.lists(st.none() | st.integers(0, 10**13), max_size=4)


def payments(category: str, given: Sequence[int | None]) -> list[Record]:
    return [
        Funding(id=f"{category}-{at}", category=category, title=f"Bên {at}", amount=amount)
        for at, amount in enumerate(given)
    ]


def classes(*numbers: tuple[int | None, int | None]) -> list[Record]:
    return [
        TrainingClass(id=f"class-{at}", category="class", title="Tin học", sessions=n, people=p)
        for at, (n, p) in enumerate(numbers)
    ]


def before(number: int) -> Record:
    return OtherItem(id="before", category="before.class", title="Năm trước", quantity=number)


def annex_of(records: Sequence[Record], form: Form = FORM) -> Annex:
    return compute(form, facts_of(records))


def told(records: Sequence[Record], form: Form = FORM) -> str:
    return "\n".join(draft_section(s, a_notebook(*records), form) for s in form.sections)


def plainly_rounded(amount: int, unit: int, step: str) -> Decimal:
    return (Decimal(amount) / unit).quantize(Decimal(step), ROUND_HALF_UP)


@given(amounts, amounts)
def test_money_is_rounded_once_from_its_dong(
    state: list[int | None], gifts: list[int | None]
) -> None:
    annex = annex_of([*payments("state", state), *payments("gifts", gifts)])
    known = [[a for a in given if a is not None] for given in (state, gifts)]
    sums = {"2.1": sum(known[0]), "2.2": sum(known[1]), "2": sum(map(sum, known))}
    there = {"2.1": known[0], "2.2": known[1], "2": [*known[0], *known[1]]}
    for code, amount in sums.items():
        shown = annex.value(code, "money")
        assert shown == (plainly_rounded(amount, 10**6, "0.1") if there[code] else None)
        note = next(row.notes for row in annex.rows if row.row.code == code)
        is_exact = amount % 100_000 == 0
        assert note == ("" if is_exact else f"Làm tròn từ {grouped(amount)} đồng")


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 9000)), min_size=1, max_size=4))
def test_shares_averages_and_changes_are_those_of_a_plain_computation(
    numbers: list[tuple[int, int]],
) -> None:
    annex = annex_of([*classes(*numbers), before(37)])
    sessions, people = (sum(column) for column in zip(*numbers, strict=True))
    assert annex.value("1", "change") == sessions - 37
    share = plainly_rounded(100 * sessions, 37, "0.01")
    assert annex.value("1", "share") == share
    average = plainly_rounded(people, sessions, "0.1") if sessions else None
    assert annex.value("1", "average") == average


def test_money_that_nobody_rounds_is_exact_to_the_last_dong() -> None:
    annex = annex_of(payments("prizes", [1_234_567]))
    assert annex.value("3", "money") == Decimal("1234.567")
    assert not annex.rows[-1].notes
    assert "Giải thưởng: 1.234,567 nghìn đồng" in told(payments("prizes", [1_234_567]))


def test_the_text_tells_the_money_that_the_annex_shows_and_what_it_is_exactly() -> None:
    text = told([*payments("state", [1_250_000]), *payments("gifts", [1_500_000])])
    assert "- Kinh phí: 2,8 triệu đồng (làm tròn từ 2.750.000 đồng, bằng chữ: Hai triệu" in text
    assert "+ Ngân sách: 1,3 triệu đồng (làm tròn từ 1.250.000 đồng, bằng chữ: Một triệu" in text
    assert "+ Vận động: 1,5 triệu đồng (Bằng chữ: Một triệu năm trăm nghìn đồng)" in text


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (40, "40 lớp, 1.300 người, giảm so với năm trước 02 lớp, tỷ lệ 95,24 %"),
        (45, "45 lớp, 1.300 người, tăng so với năm trước 03 lớp, tỷ lệ 107,14 %"),
    ],
)
def test_the_text_tells_each_comparison_once_with_its_unit(now: int, words: str) -> None:
    text = told([*classes((now, 1300)), before(42)])
    average = grouped(plainly_rounded(1300, now, "0.1"))
    assert f"Lớp học: {words}, bình quân một lớp {average} người." in text


def test_a_comparison_that_misses_a_number_says_which_way_it_may_move() -> None:
    text = told([*classes((40, 900), (2, None)), before(50)])
    assert "bình quân một lớp ít nhất 21,4 người" in text
    assert "giảm so với năm trước 08 lớp" in text
    unknown = told([*classes((40, 900), (None, 20)), before(50)])
    assert (
        "ít nhất 40 lớp, 920 người, giảm so với năm trước nhiều nhất 10 lớp, tỷ lệ ít nhất 80 %"
        in unknown
    )
    assert "bình quân một lớp nhiều nhất 23 người" in unknown


def test_the_screen_shows_money_in_dong() -> None:
    records = [*payments("state", [1_250_000]), *payments("gifts", [50])]
    annex = annex_of(records)
    (money,) = [h for h in headlines(FORM, annex) if h.unit == "đồng"]
    assert money.value == 1_250_050
    assert item_figures(FORM, annex, "2") == (("đồng", 1_250_050),)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('label = "Số tiền"', 'label = "Số tiền (đồng)"', "hai đơn vị tiền khác nhau: “đồng” và"),
        ("decimals = 2", "decimals = 7", "cột “share”: decimals phải từ 0 đến 6"),
        (
            'cells.people = { sum = "people" }',
            'cells.people = { sum = "people", decimals = 1 }',
            "cột “people”: decimals chỉ đi cùng percent, average",
        ),
        (
            'total_of = ["2.1", "2.2"]',
            'total_of = ["2.1"], change = { now = {}, before = {} }',
            "cột “money”: phải có đúng một trong",
        ),
        (
            'now = { column = "sessions" }',
            'now = { column = "average" }',
            "cột “average” là số bình quân, không lấy được",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_where_it_stands(old: str, new: str, fault: str) -> None:
    assert old in TEXT
    with pytest.raises(BadData) as caught:
        read_form(TEXT.replace(old, new), "a.toml")
    assert fault in caught.value.message


def test_every_unit_of_money_is_known_in_its_spellings() -> None:
    for unit, value in {
        "triệu đồng": "1,5",
        "Triệu đồng": "1,5",
        "trđ": "1,5",
        "tr.đ": "1,5",
        "1.000.000 đồng": "1,5",
        "nghìn đồng": "1.500",
        "1.000đ": "1.500",
        "ngàn đồng": "1.500",
        "tỷ đồng": "0,0015",
        "tỉ đồng": "0,0015",
        "đồng": "1.500.000",
        "": "1.500.000",
    }.items():
        form = read_form(re.sub(r'unit = "nghìn đồng"', f'unit = "{unit}"', TEXT), "a.toml")
        shown = annex_of(payments("prizes", [1_500_000]), form).value("3", "money")
        assert shown is not None
        assert (unit, grouped(shown)) == (unit, value)


def test_decimals_and_what_is_below_zero_travel_with_the_data() -> None:
    records = [*classes((40, 1301)), before(42), *payments("state", [1_250_000])]
    notebook, annex = a_notebook(*records), annex_of(records)
    file = load(dump(content_of(notebook, TEXT, annex), revision=1), "du-lieu.json")
    assert file.annex == annex_lines(annex)
    figures = {line.row: dict(line.figures) for line in file.annex}
    assert figures["1"]["change"] == -2
    assert figures["1"]["average"] == Decimal("32.5")
    assert figures["2.1"] == {"money": Decimal("1.3")}
