# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.entry.entry_forms import entry_form_of
from desktop.domain.entry.fields import Input
from desktop.domain.report.annex import annex_of
from desktop.domain.vietnamese import fold
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Notebook
from desktop.paths import DataFolder
from desktop.services.documents.library import document_library
from desktop.services.search.findable import Hit, HitGroup, Spot
from desktop.services.search.gathering import gather
from desktop.services.search.people import ListedPerson, People
from desktop.services.search.search import MOST, SearchIndex
from desktop.services.search.words import Query, excerpt
from desktop.services.workspace import Workspace, open_workspace

SYLLABLES = ("Nguyễn", "Nguyên", "Trần", "Thị", "Hoà", "Hòa", "Hóa", "Hoa", "Đức", "Kỹ", "Kĩ", "An")


@pytest.fixture
def workspace(data: Path) -> Iterator[Workspace]:
    with open_workspace(DataFolder(data)) as workspace:
        yield workspace


@pytest.fixture
def notebook(workspace: Workspace) -> Notebook:
    return workspace.store.notebook(workspace.store.week().id)


@pytest.fixture
def index(workspace: Workspace, notebook: Notebook) -> SearchIndex:
    return gathered(workspace, notebook)


def gathered(workspace: Workspace, notebook: Notebook) -> SearchIndex:
    form = workspace.form_of(notebook.week)
    people = People(workspace.store.listed_people(notebook.week.id))
    annex = annex_of(form, notebook)
    return gather(notebook, form, annex, document_library(workspace.folder), people)


def hits(index: SearchIndex, text: str) -> list[Hit]:
    return [hit for found in index.find(text) for hit in found.hits]


def spots(index: SearchIndex, text: str) -> list[Spot]:
    return [hit.spot for hit in hits(index, text)]


def test_what_stands_in_any_field_of_a_record_leads_to_that_field(
    workspace: Workspace, notebook: Notebook, index: SearchIndex
) -> None:
    form, looked_for = workspace.form_of(notebook.week), 0
    for record in notebook.records:
        for field in entry_form_of(kind_of(record).key, form, rows=2).fields:
            text = getattr(record, field.name, "") if field.input is Input.TEXT else ""
            if text:
                looked_for += 1
                found = [s for s in spots(index, fold(text)) if s.record == record.id]
                assert text in {getattr(record, spot.field) for spot in found if not spot.person}
    assert looked_for > len(notebook.records)


def test_links_photos_remarks_and_sections_lead_to_their_places(
    notebook: Notebook, index: SearchIndex
) -> None:
    for record in notebook.records:
        for link in record.links:
            assert Spot(record=record.id, field="links") in spots(index, link.url)
    for photo in notebook.photos:
        assert Spot(photo=photo.id) in spots(index, photo.caption or photo.file_name)
    for code, remark in notebook.row_notes.items():
        assert Spot(row=code) in spots(index, remark)
    for key, section in notebook.sections.items():
        for line in filter(None, section.text.split("\n")):
            assert Spot(section=key) in spots(index, line)


def test_a_word_of_the_drafted_report_is_found_where_it_is_printed(index: SearchIndex) -> None:
    found = [hit for hit in hits(index, "chuyen doi so") if hit.group is HitGroup.REPORT]
    assert found
    assert all(hit.spot.section for hit in found)


def test_everybody_on_a_list_is_found_by_a_name_typed_without_accents(
    workspace: Workspace, notebook: Notebook, index: SearchIndex
) -> None:
    listed = workspace.store.listed_people(notebook.week.id)
    assert listed
    for record, line, name, born, _unit in listed[::7]:
        assert Spot(record=record, person=line) in spots(index, fold(f"{name} {born}"))


def test_who_is_on_the_list_of_a_deleted_record_is_not_found(
    workspace: Workspace, notebook: Notebook
) -> None:
    record, _line, name, *_ = workspace.store.listed_people(notebook.week.id)[0]
    without = replace(notebook, records=tuple(r for r in notebook.records if r.id != record))
    assert all(spot.record != record for spot in spots(gathered(workspace, without), name))


def test_what_could_not_be_read_is_found_in_its_field(
    workspace: Workspace, notebook: Notebook
) -> None:
    record = replace(notebook.records[0], as_typed={"people": "chừng bảy chục bà con"})
    index = gathered(workspace, replace(notebook, records=(record,)))
    assert Spot(record=record.id, field="people") in spots(index, "bay chuc")


def test_documents_and_help_are_found_by_their_words(index: SearchIndex) -> None:
    assert any(spot.document == "ke-hoach" for spot in spots(index, "ke hoach"))
    assert any(spot.help_page == "phim-tat" for spot in spots(index, "phim tat"))
    assert any(spot.place for spot in spots(index, "muc dich, yeu cau"))


def test_a_day_is_found_as_it_is_said_and_as_it_is_written(
    notebook: Notebook, index: SearchIndex
) -> None:
    record = next(r for r in notebook.records if r.starts)
    assert record.starts is not None
    said = f"{record.starts.day}/{record.starts.month}"
    for text in (said, f"{record.starts:%d/%m/%Y}"):
        assert Spot(record=record.id, field="starts") in spots(index, text)


def test_groups_with_the_better_hit_come_first(index: SearchIndex) -> None:
    ranks = [found.hits[0].rank for found in index.find("lop")]
    assert ranks == sorted(ranks)
    assert len(ranks) > 1


def test_nothing_typed_finds_nothing_and_nonsense_neither(index: SearchIndex) -> None:
    assert index.find("  ") == index.find("…?!") == index.find("xyzzyqw") == ()


NAMES = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4).map(" ".join)


def listed(names: list[str]) -> list[ListedPerson]:
    return [("r", line, name, "", "") for line, name in enumerate(names)]


@given(st.lists(NAMES, min_size=1, max_size=30), st.data())
def test_a_person_is_found_by_beginnings_of_the_name_in_any_order(
    names: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(names) - 1))
    words = data.draw(st.permutations(fold(names[at]).split()))
    query = Query.of(" ".join(word[: max(1, len(word) - 1)] for word in words))
    found = {person.line for person in People(listed(names)).find(query, MOST)}
    assert at in found
    assert found == {
        line
        for line, name in enumerate(names)
        if all(any(w.startswith(q.strip()) for w in fold(name).split()) for q in query.words)
    }


def test_a_name_with_its_accents_goes_before_the_others() -> None:
    names = ["Trần Thị Hoa", "Trần Thị Hóa", "Trần Thị Hoà", "Hòa Thị Trần"]
    people = People(listed(names))
    assert people.find(Query.of("thị hòa"), MOST)[0].name == "Trần Thị Hoà"
    assert len(people.find(Query.of("thi hoa"), MOST)) == len(names)
    assert len(people.find(Query.of("thi hoa"), 2)) == 2


@pytest.mark.parametrize("words", ["bảy", "một", "hai mươi"])
def test_an_excerpt_shows_the_words_looked_for(words: str) -> None:
    text = (
        "Mở đầu.\n" + "đã tổ chức rất nhiều hoạt động " * 6 + f"cho {words} người " + "ở xã " * 40
    )
    shown = excerpt(text, Query.of(fold(words)))
    assert words in shown
    assert len(shown) <= 95
    assert shown.startswith("…")
    assert shown.endswith("…")
