# SPDX-License-Identifier: MIT
"""A clerk types the reference week through the window, from the empty folder to the sent report."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from desktop.domain.exchange.dispatch import Method
from desktop.domain.exchange.manifest import ANNEX, REPORT, SIGNED, WEEK_DATA
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Attendee, Record, identities
from desktop.domain.week.week import Week
from desktop.services.exchange.verification import verify_bundle
from desktop.services.workspace import open_workspace
from tests.cli.running import sotuanle
from tests.end_to_end.journey import ACTIONS_A_RECORD, Journey, photos_of_sample
from tests.end_to_end.test_reference_week_annex import expected, shown

FIGURES = ("sessions", "people")


@pytest.fixture(scope="module")
def journey(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    assert qapp
    made = Journey(tmp_path_factory.mktemp("văn phòng"))
    made.take()
    yield made
    made.close()


@pytest.fixture(scope="module")
def folder(journey: Journey) -> Path:
    """The folder of the revision that was sent."""
    (made,) = (path for path in journey.out.iterdir() if path.is_dir())
    return made


def stored(journey: Journey) -> Notebook:
    """Return the Week as it lies in the database."""
    journey.week.flush()
    with open_workspace(journey.data) as workspace:
        return workspace.store.notebook(workspace.store.week().id, names=True)


def nameless(records: tuple[Record, ...]) -> list[Record]:
    return [replace(record, id="", listed=None) for record in records]


def framed(week: Week) -> Week:
    return replace(week, id="")


def test_every_field_of_every_record_is_stored_as_it_was_typed(journey: Journey) -> None:
    assert nameless(stored(journey).records) == nameless(journey.notebook.records)


def test_the_frame_the_remarks_and_the_sections_are_stored_too(journey: Journey) -> None:
    typed, here = journey.notebook, stored(journey)
    assert framed(here.week) == framed(typed.week)
    assert here.row_notes == typed.row_notes
    assert {k: s.text for k, s in here.sections.items()} == {
        k: s.text for k, s in typed.sections.items()
    }


def test_pasted_lists_are_stored_name_by_name_and_count_nobody_twice(journey: Journey) -> None:
    typed, here = journey.notebook, stored(journey)
    titles = {record.id: record.title for record in (*typed.records, *here.records)}
    lists = {titles[id_]: people for id_, people in here.attendees.items()}
    assert lists == {titles[id_]: once(people) for id_, people in typed.attendees.items()}
    assert sorted(map(len, lists.values())) == [12, 28, 120]


def once(people: Sequence[Attendee]) -> tuple[Attendee, ...]:
    """Leave out who is on a list already: of the sample's, everybody's identity is known."""
    who = identities(people)
    return tuple(p for at, p in enumerate(people) if who[at] not in who[:at])


def test_every_photo_is_where_it_belongs(journey: Journey) -> None:
    here, typed = stored(journey), {r.id: r.title for r in journey.notebook.records}
    titles = {record.id: record.title for record in here.records}
    wanted = {p["file"]: typed[p["record"]] for p in photos_of_sample() if "record" in p}
    found = {p.file_name: titles[p.record] for p in here.photos if p.record}
    assert found == {name: title for name, title in wanted.items() if name in found}
    assert set(found.values()) == set(wanted.values())


def test_the_annex_on_the_screen_is_the_one_worked_out_by_hand(journey: Journey) -> None:
    assert shown(journey.week.annex) == expected()


def test_the_annex_for_other_programs_is_the_one_worked_out_by_hand(folder: Path) -> None:
    content = json.loads((folder / WEEK_DATA).read_text(encoding="utf-8"))["content"]
    figures = {line["row"]: line.get("figures", {}) for line in content["annex"]}
    first, second = FIGURES
    assert {
        row: (str(found.get(first, found.get("amount", ""))), str(found.get(second, "")))
        for row, found in figures.items()
    } == expected()


def test_the_annex_in_excel_is_the_one_worked_out_by_hand(folder: Path) -> None:
    rows = list(load_workbook(folder / ANNEX).worksheets[0].iter_rows(values_only=True))
    first = next(at for at, row in enumerate(rows) if row[0] == "1")
    figures = [
        tuple("" if cell is None else str(cell) for cell in row[3:5]) for row in rows[first:]
    ]
    assert figures[: len(expected())] == list(expected().values())


def test_nothing_is_left_that_must_be_mended(journey: Journey) -> None:
    assert not [finding for finding in journey.week.findings if finding.is_grave]
    assert not journey.prompts.errors


def test_what_goes_out_is_complete_and_carries_the_scan(folder: Path) -> None:
    assert {REPORT, SIGNED, ANNEX, WEEK_DATA} <= {path.name for path in folder.iterdir()}
    packages = sorted(folder.glob("gui/*.zip"))
    assert verify_bundle(packages).faults == ()
    assert sotuanle("verify", *packages) == 0


def test_the_report_is_marked_as_printed_signed_and_sent(journey: Journey) -> None:
    journey.week.flush()
    dispatch = journey.work.desk.workspace.store.dispatches(journey.week.week.id)[1]
    assert dispatch.printed_on
    assert dispatch.signed_on
    assert dispatch.scan_sha256
    assert (dispatch.sent_on is not None, dispatch.method) == (True, Method.EMAIL)


def test_little_is_asked_of_the_hands_beyond_the_content(journey: Journey) -> None:
    assert journey.actions_a_record < ACTIONS_A_RECORD


def test_no_window_flashes_up_that_nobody_asked_for(journey: Journey) -> None:
    assert journey.clerk.strangers == []


def test_everything_can_be_undone_and_done_again(journey: Journey) -> None:
    before, stack = stored(journey), journey.week.undo_stack
    while stack.canUndo():
        stack.undo()
    empty = stored(journey)
    assert (empty.records, empty.photos, empty.sections, empty.row_notes) == ((), (), {}, {})
    while stack.canRedo():
        stack.redo()
    assert stored(journey) == before


def test_the_window_opens_again_as_it_was_left(journey: Journey) -> None:
    before = journey.week.notebook
    journey.reopen()
    lines = {record: len(people) for record, people in before.attendees.items()}
    assert journey.week.notebook == replace(before, attendees={}, lines=lines)
