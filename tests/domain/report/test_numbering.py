# SPDX-License-Identifier: MIT
from desktop.domain.form.form import Section, SectionSource
from desktop.domain.report.numbering import printed_sections, printed_titles


def a_section(number: str, level: int = 2, *, optional: bool = False, **more: object) -> Section:
    key = f"s{level}{number}"
    return Section(key=key, title=key, number=number, level=level, optional=optional, **more)  # type: ignore[arg-type] # by keyword


def printed(*sections: Section, written: str = "") -> list[str]:
    texts = {s.key: "Có." for s in sections if not s.optional or s.key in written.split()}
    return [f"{section.key}:{number}" for section, number in printed_sections(sections, texts)]


def test_where_all_are_printed_the_forms_numbers_stay_whatever_they_skip() -> None:
    sections = [a_section(n) for n in "124"]
    assert printed(*sections) == ["s21:1", "s22:2", "s24:4"]


def test_an_empty_optional_section_leaves_no_hole() -> None:
    sections = [a_section("1"), a_section("2", optional=True), a_section("3"), a_section("4")]
    assert printed(*sections) == ["s21:1", "s23:2", "s24:3"]
    assert printed(*sections, written="s22")[1:3] == ["s22:2", "s23:3"]


def test_every_part_numbers_its_own_sections() -> None:
    one, two = a_section("I", 1), a_section("II", 1)
    sections = [one, a_section("1", optional=True), a_section("2"), two, a_section("3")]
    assert printed(*sections) == ["s1I:I", "s22:1", "s1II:II", "s23:3"]


def test_a_section_without_a_number_takes_none() -> None:
    sections = [a_section("1", optional=True), a_section(""), a_section("2")]
    assert printed(*sections) == ["s2:", "s22:1"]


def test_an_optional_heading_stays_for_what_stands_beneath_it() -> None:
    heading = a_section("I", 1, optional=True, source=SectionSource.HEADING)
    below, next_ = a_section("1", optional=True), a_section("II", 1)
    assert printed(heading, below, next_, written="s21") == ["s1I:I", "s21:1", "s1II:II"]
    assert printed(heading, below, next_) == ["s1II:I"]


def test_titles_bear_their_numbers_and_those_left_out_none() -> None:
    one, two = a_section("I", 1), a_section("II", 1, optional=True)
    titles = printed_titles([one, a_section("1"), a_section("a", 3), two], {"s21": "Có."})
    assert titles == {"s1I": "I. S1I", "s21": "1. s21", "s3a": "a) s3a", "s1II": "S1II"}
