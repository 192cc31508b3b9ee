# SPDX-License-Identifier: MIT
"""The forms and yearly facts the program carries say what the official documents say."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.codec import decode
from desktop.domain.form import form as form_module
from desktop.domain.form import listings as listings_module
from desktop.domain.form import measures as measures_module
from desktop.domain.form.form import Form, Row, RowNotes, SectionSource
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import compute
from desktop.domain.report.annex_boxes import line_of
from desktop.domain.report.facts import facts_of
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.records import (
    BookDonation,
    Commendation,
    Event,
    Funding,
    NewsItem,
    OtherItem,
    Party,
    Publication,
    Record,
    Source,
    TrainingClass,
)
from desktop.domain.week.week import YearFacts
from desktop.paths import resources

FORMS = resources() / "forms"
FILES = sorted(FORMS.glob("*.toml"))
README = (FORMS / "README.md").read_text(encoding="utf-8")


def form_named(name: str) -> Form:
    return read_form((FORMS / f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")


QUANG_YEN, GIA_LAM, GENERAL = ALL = [
    form_named(name) for name in ("quang-yen-2020", "gia-lam-2022", "chung")
]
each_form = pytest.mark.parametrize("form", ALL, ids=lambda form: form.id)


def texts_in(raw: object) -> Iterator[str]:
    """Yield every text of a TOML document, keys and all."""
    match raw:
        case dict():
            for key, value in raw.items():
                yield key
                yield from texts_in(value)
        case list():
            for value in raw:
                yield from texts_in(value)
        case str():
            yield raw


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_form_in_the_folder_goes_by_its_file_name(file: Path) -> None:
    assert form_named(file.stem).id == file.stem


@pytest.mark.parametrize("file", [*FILES, resources() / "years.toml"], ids=lambda file: file.stem)
def test_every_text_is_composed_and_trimmed(file: Path) -> None:
    for text in texts_in(tomllib.loads(file.read_text(encoding="utf-8"))):
        assert unicodedata.is_normalized("NFC", text)
        assert text == " ".join(text.split())


@each_form
def test_the_annex_has_ten_items_and_their_sub_rows(form: Form) -> None:
    assert [r.number for r in form.rows if r.is_heading] == [str(n) for n in range(1, 11)]
    below = Counter(r.code.partition(".")[0] for r in form.rows if not r.is_heading)
    assert [below[str(n)] for n in range(1, 11)] == [13, 0, 0, 2, 5, 3, 0, 2, 2, 0]
    assert {r.number for r in form.rows if not r.is_heading} == {""}


@each_form
def test_a_week_can_change_its_form(form: Form) -> None:
    """Same rows, figures and categories everywhere: only the spelling of labels may differ."""

    def shape(row: Row) -> tuple[object, ...]:
        return row.code, row.cells, row.categories, row.notes, row.label.replace("/ ", "/")

    assert [shape(r) for r in form.rows] == [shape(r) for r in QUANG_YEN.rows]
    assert form.columns == QUANG_YEN.columns


@each_form
def test_every_kind_of_record_has_a_row(form: Form) -> None:
    assert {c.kind for r in form.rows for c in r.categories} == set(KINDS)


@each_form
def test_money_takes_all_number_columns(form: Form) -> None:
    money = {
        row.code: cell.span
        for row in form.rows
        for cell in row.cells.values()
        if cell.sum == "amount"
    }
    assert money == {"9.1": 2, "9.2": 2}


@each_form
def test_both_figures_of_classes_and_contests_are_asked_for(form: Form) -> None:
    double = {r.code for r in form.rows if len(r.cells) == 2}
    classes = {f"1.{n}" for n in range(2, 14)}
    assert double == classes | {"4.1", "5.3", "5.4", "5.5", "6.1", "6.2", "6.3"}
    assert form.row("10").notes is RowNotes.TITLES


@each_form
def test_every_row_has_a_name_that_fits_the_screen(form: Form) -> None:
    """Headings stand in the list at the left of the window, beside their figures."""
    for row in form.rows:
        assert len(row.name) <= (20 if row.is_heading else 32), row.name


@each_form
def test_a_row_s_name_on_the_screen_is_the_same_on_each_form(form: Form) -> None:
    assert [row.title for row in form.rows] == [row.title for row in QUANG_YEN.rows]
    assert (form.row("1").title, form.row("1.4").title) == ("1. Lớp bồi dưỡng", "Tin học")


def test_quang_yen_keeps_the_district_s_own_spelling() -> None:
    corrected = {r.code: (r.original, r.label) for r in QUANG_YEN.rows if r.original}
    assert set(corrected) == {"1.11", "4", "5", "5.2", "5.5", "6", "6.3"}
    for original, label in corrected.values():
        assert original != label
    assert corrected["5.2"] == (
        "Trung bày, triển lãm sách báo, tư liệu",
        "Trưng bày, triển lãm sách báo, tư liệu",
    )


@pytest.mark.parametrize(
    "typo", ["quyền góp", "Trung bày", "các thi,", "TTHTCD", "HTSD", "hăm quan"]
)
def test_no_label_repeats_a_typo(typo: str) -> None:
    assert not [row.label for form in ALL for row in form.rows if typo in row.label]


def outline(form: Form) -> list[str]:
    return [section.number for section in form.sections]


def test_quang_yen_skips_the_third_point_as_the_district_did() -> None:
    assert outline(QUANG_YEN) == ["I", "1", "2", "4", "II", "1", "2", "3", "4"]
    assert QUANG_YEN.report.subject.startswith("Kết quả tổ chức Tuần lễ hưởng ứng học tập")
    assert QUANG_YEN.sending.addressees == ("Phòng Giáo dục và Đào tạo thị xã Quảng Yên",)
    assert QUANG_YEN.sending.mailbox == "cmthcs.qy.quangninh@moet.edu.vn"
    assert QUANG_YEN.sending.due == "11/10"


def test_gia_lam_sums_up_and_asks_for_evidence() -> None:
    assert outline(GIA_LAM) == ["I", "1", "2", "3", "II", "1", "2", "3", "4", ""]
    assert GIA_LAM.report.subject == "Tổng kết Tuần lễ học tập suốt đời năm {year}"
    assert GIA_LAM.sections[1].title == "Công tác chỉ đạo, triển khai, kiểm tra, đôn đốc thực hiện"
    assert GIA_LAM.sections[-1].source is SectionSource.EVIDENCE
    assert GIA_LAM.sending.mailbox == "hkhgialam@gmail.com"


def test_the_general_form_leaves_the_addressee_to_the_clerk() -> None:
    assert outline(GENERAL) == ["I", "1", "2", "3", "II", "1", "2", "3", "4"]
    assert (GENERAL.sending.addressees, GENERAL.sending.mailbox) == ((), "")


@each_form
def test_a_section_the_clerk_fills_tells_what_belongs_there(form: Form) -> None:
    for section in form.sections:
        if section.source not in (SectionSource.HEADING, SectionSource.ANNEX):
            assert section.hint.endswith(".")
    sources = [s.sources for s in form.sections if s.source is SectionSource.FUNDING]
    assert [set(words) for words in sources] == [set(Source)]


@each_form
def test_a_week_s_annex_comes_out_the_same_on_each_form(form: Form) -> None:
    annex = compute(form, facts_of(A_WEEK))
    first, people = (c.key for c in form.columns)
    assert {
        row.row.code: (annex.value(row.row.code, first), annex.value(row.row.code, people))
        for row in annex.rows
        if any(cell.value is not None for cell in row.cells.values())
    } == ITS_ANNEX
    assert annex.rows[-1].notes == (
        "Trao 25 suất học bổng (trị giá 12.500.000 đồng); Diễu hành xe loa tuyên truyền (02)"
    )


def week() -> Iterator[Record]:
    """Yield what one centre did in a week, some of it several at once."""
    for category, sessions, people in (
        ("staff_profession", 1, 34),
        ("staff_computing", 1, 28),
        ("staff_computing", 1, 25),
        ("life_skills", 3, 334),
        ("literacy", 1, 12),
        ("other", 1, 20),
    ):
        yield TrainingClass(id="", category=f"class.{category}", sessions=sessions, people=people)
    for broadcasts in (1, 1, 6, 3):
        yield NewsItem(id="", category="news", sessions=broadcasts)
    for copies in (12, 20, 500, 25):
        yield Publication(id="", category="publications", copies=copies)
    for copies in (400, 250):
        yield BookDonation(id="", category="books", copies=copies)
    for donors, copies in ((1, 20), (38, 152)):
        yield BookDonation(
            id="", category="books", donor=Party.INDIVIDUAL, people=donors, copies=copies
        )
    for category, sessions, audience in (
        ("reading.other", 1, None),
        ("reading.fair", 1, None),
        ("reading.exhibition", 2, None),
        ("reading.history_contest", 1, 86),
        ("reading.book_contest", 3, 257),
        ("reading.talk", 2, 95),
        ("culture.sport", 2, 180),
        ("culture.visit", 1, 45),
        ("seminar", 2, None),
    ):
        yield Event(id="", category=category, sessions=sessions, people=audience)
    yield Commendation(id="", category="commendation", sessions=5)
    yield Commendation(id="", category="commendation", recipient=Party.INDIVIDUAL, people=17)
    yield Funding(id="", category="funding", amount=15_000_000)
    for amount in (15_000_000, 5_000_000, 3_500_000):
        yield Funding(id="", category="funding", source=Source.OTHER_SOURCE, amount=amount)
    yield OtherItem(id="", category="other", title="Trao 25 suất học bổng", amount=12_500_000)
    yield OtherItem(id="", category="other", title="Diễu hành xe loa tuyên truyền", quantity=2)


A_WEEK = list(week())
ITS_ANNEX = {
    "1": (8, None),
    "1.1": (None, 453),
    "1.2": (1, 34),
    "1.4": (2, 53),
    "1.8": (3, 334),
    "1.13": (1, 12),
    "2": (11, None),
    "3": (557, None),
    "4.1": (2, 39),
    "4.2": (822, None),
    "5": (10, None),
    "5.1": (1, None),
    "5.2": (2, None),
    "5.3": (1, 86),
    "5.4": (3, 257),
    "5.5": (2, 95),
    "6": (3, None),
    "6.1": (2, 180),
    "6.3": (1, 45),
    "7": (2, None),
    "8.1": (5, None),
    "8.2": (None, 17),
    "9.1": (15_000_000, None),
    "9.2": (23_500_000, None),
}


MODULES = (form_module, measures_module, listings_module)


def documented() -> list[str]:
    """Return every name the format knows: keys, choices, kinds, quantities."""
    values: list[Any] = [v for m in MODULES for v in vars(m).values()]
    names = {f.name for cls in values if is_dataclass(cls) for f in fields(cls)}
    names -= {"columns", "quantities", "rows", "listings", "sections", "signers"}
    names -= {"report", "annex", "sending"}
    names |= {*KINDS, *SectionSource, *RowNotes, "{year}", "{centre}", "{theme}"}
    for kind in KINDS.values():
        names |= {
            *kind.quantities,
            *kind.choices,
            *(str(v) for c in kind.choices.values() for v in c),
        }
    return sorted(names)


@pytest.mark.parametrize("name", documented())
def test_the_format_s_documentation_explains_every_name(name: str) -> None:
    assert re.search(rf"[`\[\"]{re.escape(name)}[`\]\"]", README)


@pytest.mark.parametrize("part", ["report", "annex", "sending"])
def test_the_format_s_documentation_explains_every_part(part: str) -> None:
    assert f"### `[{part}]`" in README


@pytest.mark.parametrize(
    "part", ["columns", "quantities", "rows", "listings", "sections", "signers"]
)
def test_the_format_s_documentation_explains_every_repeated_part(part: str) -> None:
    assert f"### `[[{part}]]`" in README


def test_the_documentation_s_whole_example_is_a_form() -> None:
    form, _asking_more = documented_forms()
    assert (len(form.columns), len(form.rows), len(form.sections)) == (2, 5, 3)


def documented_forms() -> list[Form]:
    examples = re.findall(r"```toml\n(format = 1\n.*?)```", README, re.DOTALL)
    return [read_form(example, "README.md") for example in examples]


def test_the_documentation_s_second_example_comes_to_what_it_says() -> None:
    _short, form = documented_forms()
    records = [
        TrainingClass(id="a", category="class.other", sessions=15, people=488),
        OtherItem(id="b", category="plan.class", quantity=16),
        OtherItem(id="c", category="before.class", quantity=18),
        Funding(id="d", category="funding.state", amount=1_250_000),
        Funding(id="e", category="funding.other", amount=1_250_000),
    ]
    annex = compute(form, facts_of(records))
    printed = {
        row.row.code: [box.text for box in line_of(row, form.columns)[3:]] for row in annex.rows
    }
    assert printed == {
        "1": ["16", "15", "93,8", "-3", "488", "32,5", ""],
        "1.1": ["", "18", "", "", "", "", ""],
        "2": ["2,5", ""],
        "2.1": ["1,3", "Làm tròn từ 1.250.000 đồng"],
        "2.2": ["1,3", "Làm tròn từ 1.250.000 đồng"],
    }


@pytest.fixture(scope="module")
def years() -> tuple[YearFacts, ...]:
    raw = tomllib.loads((resources() / "years.toml").read_text(encoding="utf-8"))
    assert set(raw) == {"year"}
    return decode(tuple[YearFacts, ...], raw["year"], "tệp years.toml")


def test_the_years_are_in_order_and_their_weeks_about_a_week(years: tuple[YearFacts, ...]) -> None:
    assert [y.year for y in years] == sorted({y.year for y in years})
    for year in years:
        assert (year.starts is None) == (year.ends is None)
        if year.starts and year.ends:
            assert year.starts.year == year.year
            assert 6 <= (year.ends - year.starts).days <= 8
        assert year.source


def test_2020_is_as_the_documents_have_it(years: tuple[YearFacts, ...]) -> None:
    year = next(y for y in years if y.year == 2020)
    assert (year.starts, year.ends) == (date(2020, 10, 1), date(2020, 10, 7))
    assert year.theme == year.slogans[0] == "Chuyển đổi số thúc đẩy Học tập suốt đời"
    assert len(year.slogans) == 6
    assert year.document.startswith("Công văn số 3589/BGDĐT-GDTX")


def test_the_week_of_2023_began_on_the_second(years: tuple[YearFacts, ...]) -> None:
    year = next(y for y in years if y.year == 2023)
    assert (year.starts, year.ends) == (date(2023, 10, 2), date(2023, 10, 8))
    assert len(year.slogans) == 12


def test_a_theme_nobody_gives_in_vietnamese_stays_blank(years: tuple[YearFacts, ...]) -> None:
    assert {y.year for y in years if not y.theme} == {2013, 2017, 2018, 2019}


def test_what_single_places_did_is_told_apart(years: tuple[YearFacts, ...]) -> None:
    by_year = {year.year: year for year in years}
    assert [place.where for place in by_year[2018].local] == ["Ninh Thuận", "Phú Yên"]
    (dong_nai,) = by_year[2025].local
    assert (dong_nai.starts, dong_nai.ends) == (date(2025, 10, 6), date(2025, 10, 12))
    assert (by_year[2025].starts, by_year[2025].ends) == (date(2025, 10, 1), date(2025, 10, 7))
    assert by_year[2015].starts is None
    for place in (place for year in years for place in year.local):
        assert place.source
        assert place.theme or (place.starts and place.ends)


@pytest.mark.parametrize(
    ("year", "number"),
    [(2019, "4080/BGDĐT-GDTX"), (2022, "4342/BGDĐT-GDTX"), (2024, "5201"), (2025, "5607/")],
)
def test_the_ministry_s_letters_are_known(
    years: tuple[YearFacts, ...], year: int, number: str
) -> None:
    facts = next(y for y in years if y.year == year)
    assert facts.document.startswith(f"Công văn số {number}")
