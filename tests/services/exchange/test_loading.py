# SPDX-License-Identifier: MIT
import dataclasses
import shutil
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import AppError
from desktop.domain.exchange.week_file import content_of, dump, without_names
from desktop.domain.week import growth
from desktop.domain.week.bounds import MOST
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import Collected, How, ReportingUnit, Review
from desktop.domain.week.growth import TooMuch
from desktop.domain.week.notebook import Notebook, SectionText
from desktop.domain.week.records import Link
from desktop.paths import DataFolder
from desktop.services.exchange.loading import Differs, Outcome, first_of, load_week
from desktop.services.workspace import open_workspace
from desktop.storage.backups import Occasion, list_backups
from tests.builders import a_notebook, a_record, a_reporting_unit


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "dữ liệu")


def notebook_in(folder: DataFolder) -> Notebook:
    with open_workspace(folder) as workspace:
        return workspace.store.notebook(workspace.store.week().id, names=True)


def a_file(path: Path, notebook: Notebook, form_text: str = "") -> Path:
    """Write a notebook as a week's data, with the annex left out."""
    with open_workspace(DataFolder(path.parent / "form"), create=True) as workspace:
        annex = workspace.annex(notebook.week)
    text = dump(content_of(notebook, form_text, annex))
    path.write_text(text, encoding="utf-8")
    return path


def without_photos(**changes: Any) -> Notebook:  # noqa: ANN401 - the fields of Notebook
    return a_notebook(**{"photos": ()} | changes)


def test_a_week_comes_in_whole_and_a_second_time_changes_nothing(
    folder: DataFolder, tmp_path: Path
) -> None:
    file = a_file(tmp_path / "w.json", without_photos())
    assert load_week(folder, [file]).outcome is Outcome.NEW
    before = notebook_in(folder)
    assert before == without_photos()
    assert load_week(folder, [file]).outcome is Outcome.UNCHANGED
    assert notebook_in(folder) == before


def test_addresses_that_no_click_may_open_are_kept_as_text_and_named(
    folder: DataFolder, tmp_path: Path
) -> None:
    links = (Link(url="https://a.vn/1"), Link(url=r"\\may-chu\anh", title="Ảnh lớp học"))
    record = a_record("event", title="Hội sách", links=links)
    file = a_file(tmp_path / "w.json", without_photos(records=(record,), attendees={}))
    (said,) = load_week(folder, [file]).plain_links
    assert said == r"“\\may-chu\anh” của “Hội sách”"
    assert notebook_in(folder).records[0].links == links
    assert load_week(folder, [file]).outcome is Outcome.UNCHANGED


def test_what_is_only_here_stays(folder: DataFolder, tmp_path: Path) -> None:
    load_week(folder, [a_file(tmp_path / "1.json", without_photos())])
    few = without_photos(records=(), sections={}, row_notes={}, attendees={})
    assert load_week(folder, [a_file(tmp_path / "2.json", few)]).outcome is Outcome.UNCHANGED
    assert notebook_in(folder) == without_photos()


def test_replacing_makes_the_week_here_equal_to_the_file(
    folder: DataFolder, tmp_path: Path
) -> None:
    load_week(folder, [a_file(tmp_path / "1.json", without_photos())])
    gone, *kept = without_photos().records
    few = without_photos(records=tuple(kept), sections={}, row_notes={}, attendees={})
    loaded = load_week(folder, [a_file(tmp_path / "2.json", few)], replace_mine=True)
    assert loaded.outcome is Outcome.REPLACED
    assert f"“{gone.title}”" in loaded.beyond
    now = notebook_in(folder)
    assert [r.id for r in now.records] == [r.id for r in kept]
    assert (now.sections, now.row_notes) == ({}, {})
    with open_workspace(folder) as workspace:
        deleted = workspace.store.deleted_records(now.week.id)
    assert [r.id for r in deleted] == [gone.id]
    assert len(list_backups(folder.backups)) == 1


def with_units(*units: ReportingUnit) -> Notebook:
    return without_photos(collected=Collected(units))


def a_reporting(name: str, how: How, review: Review) -> ReportingUnit:
    (report,) = a_reporting_unit().reports
    report = dataclasses.replace(report, id=name, how=how)
    week = f"tuan-{name}"
    return a_reporting_unit(id=name, name=name, unit_week=week, reports=(report,), review=review)


def test_replacing_deletes_the_units_that_count_and_keeps_who_is_expected(
    folder: DataFolder, tmp_path: Path
) -> None:
    counted = a_reporting("tinh", How.BUNDLE, Review.RECEIVED)
    kept = [
        a_reporting_unit(id="cho", name="cho", reports=(), review=Review.AWAITED),
        a_reporting("tra", How.BUNDLE, Review.RETURNED),
        a_reporting("doi", How.TABLE, Review.RECEIVED),
    ]
    load_week(folder, [a_file(tmp_path / "1.json", without_photos())])
    with open_workspace(folder) as workspace:
        workspace.store.save_notebook(with_units(counted, *kept))
    few = a_file(tmp_path / "2.json", without_photos(sections={}))
    loaded = load_week(folder, [few], replace_mine=True)
    assert "số liệu của tinh" in loaded.beyond
    assert [*notebook_in(folder).collected] == kept


def test_replacing_counts_what_the_file_counts(folder: DataFolder, tmp_path: Path) -> None:
    approved = a_reporting("doi", How.TABLE, Review.APPROVED)
    returned = a_reporting("tra", How.BUNDLE, Review.RECEIVED)
    file = a_file(tmp_path / "1.json", with_units(approved, returned))
    load_week(folder, [file])
    here = [
        dataclasses.replace(approved, review=Review.RECEIVED, mailbox="a@example.vn"),
        dataclasses.replace(returned, review=Review.RETURNED),
    ]
    with open_workspace(folder) as workspace:
        workspace.store.save_notebook(with_units(*here))
    assert load_week(folder, [file], replace_mine=True).outcome is Outcome.REPLACED
    now = notebook_in(folder).collected
    assert [unit.counted is not None for unit in now] == [True, True]
    assert now.units["doi"].mailbox == "a@example.vn"


def test_only_what_is_new_is_written(folder: DataFolder, tmp_path: Path) -> None:
    load_week(folder, [a_file(tmp_path / "1.json", without_photos())])
    added = a_record(id="r-new", title="Lớp mới")
    more = without_names(without_photos())
    more = dataclasses.replace(more, records=(*more.records, added))
    loaded = load_week(folder, [a_file(tmp_path / "2.json", more)])
    assert (loaded.outcome, loaded.records) == (Outcome.ADDED, 1)
    # The lists are still there, and the people of their records still follow them.
    assert notebook_in(folder) == without_photos(records=(*without_photos().records, added))


def test_what_differs_is_not_overwritten_unasked(folder: DataFolder, tmp_path: Path) -> None:
    load_week(folder, [a_file(tmp_path / "1.json", without_photos())])
    first, *others = without_photos().records
    other = without_photos(
        records=(dataclasses.replace(first, people=99), *others),
        sections={"direction": SectionText(text="Khác.")},
    )
    file = a_file(tmp_path / "2.json", other)
    with pytest.raises(Differs, match=f"“{first.title}”, lời văn báo cáo") as refused:
        load_week(folder, [file])
    assert refused.value.beyond == ()
    assert notebook_in(folder) == without_photos()
    assert load_week(folder, [file], replace_mine=True).outcome is Outcome.REPLACED
    assert notebook_in(folder) == other
    assert len(list_backups(folder.backups)) == 1


def test_what_would_be_deleted_is_told_before(folder: DataFolder, tmp_path: Path) -> None:
    load_week(folder, [a_file(tmp_path / "1.json", without_photos())])
    gone, changed, *_ = without_photos().records
    other = without_photos(records=(dataclasses.replace(changed, people=99),), attendees={})
    with pytest.raises(Differs) as refused:
        load_week(folder, [a_file(tmp_path / "2.json", other)])
    assert refused.value.conflicts == (f"“{changed.title}”",)
    assert f"“{gone.title}”" in refused.value.beyond


def test_another_week_of_the_year_is_never_replaced(folder: DataFolder, tmp_path: Path) -> None:
    load_week(folder, [a_file(tmp_path / "1.json", without_photos())])
    bare = without_photos(records=(), attendees={}, sections={}, row_notes={})
    other = dataclasses.replace(bare, week=dataclasses.replace(bare.week, id="other"))
    with pytest.raises(AppError, match="Mỗi năm sổ chỉ có một Tuần lễ"):
        load_week(folder, [a_file(tmp_path / "2.json", other)], replace_mine=True)
    assert notebook_in(folder) == without_photos()


def test_many_things_are_named_in_part() -> None:
    assert first_of(["một"]) == "một"
    assert first_of(list("abcdef")) == "a, b, c và 3 chỗ khác"


def test_a_bundle_brings_its_photos(submitted: Path, folder: DataFolder) -> None:
    loaded = load_week(folder, list((submitted / "gui").glob("*.zip")))
    assert (loaded.outcome, loaded.records) == (Outcome.NEW, 58)
    kept = {p.sha256 for p in notebook_in(folder).photos if p.record and not p.fault}
    files = {path.stem for path in folder.originals.rglob("*.jpg")}
    assert kept
    assert kept == files


def test_pictures_that_were_missing_come_in_later(submitted: Path, folder: DataFolder) -> None:
    bare = load_week(folder, [submitted / "du-lieu.json"])
    assert (bare.photos, bare.lacking) == (25, 23)  # Two could not be read before either.
    later = load_week(folder, [submitted])
    assert (later.outcome, later.records, later.photos) == (Outcome.ADDED, 0, 21)
    assert load_week(folder, [submitted / "du-lieu.json"]).outcome is Outcome.UNCHANGED


def test_originals_that_are_still_here_are_found_again(data: Path, submitted: Path) -> None:
    DataFolder(data).database.unlink()
    assert load_week(DataFolder(data), [submitted / "du-lieu.json"]).lacking == 0


def test_loading_where_it_came_from_changes_nothing(data: Path, submitted: Path) -> None:
    before = notebook_in(DataFolder(data))
    loaded = load_week(DataFolder(data), [submitted])
    assert loaded.outcome is Outcome.UNCHANGED
    assert notebook_in(DataFolder(data)) == before


def test_an_unknown_form_travels_with_the_week(folder: DataFolder, tmp_path: Path) -> None:
    form = Path(__file__).parents[2] / "domain" / "data" / "van-lang-2027.toml"
    own = DataFolder(tmp_path / "form")
    own.forms.mkdir(parents=True)
    shutil.copy(form, own.forms)
    notebook = a_notebook(photos=(), records=(), attendees={}, row_notes={}, sections={})
    notebook = dataclasses.replace(
        notebook, week=dataclasses.replace(notebook.week, form="van-lang-2027")
    )
    text = form.read_text(encoding="utf-8")
    with pytest.raises(AppError, match="van-lang-2027"):
        load_week(folder, [a_file(tmp_path / "1.json", notebook)])
    assert not folder.root.exists()
    load_week(folder, [a_file(tmp_path / "2.json", notebook, text)])
    assert [path.read_text(encoding="utf-8") for path in folder.forms.iterdir()] == [text]


def test_whatever_comes_in_a_backup_is_made_before(folder: DataFolder, tmp_path: Path) -> None:
    load_week(folder, [a_file(tmp_path / "1.json", without_photos())])
    assert list_backups(folder.backups) == (), "there was nothing to lose yet"
    more = without_photos(records=(*without_photos().records, a_record(id="r-new", title="Lớp")))
    load_week(folder, [a_file(tmp_path / "2.json", more)])
    load_week(folder, [a_file(tmp_path / "2.json", more)])
    (backup,) = list_backups(folder.backups)
    assert backup.occasion is Occasion.IMPORT
    assert backup.records == len(without_photos().records)


def test_what_is_typed_here_and_no_value_yet_stays_whatever_comes_in(
    folder: DataFolder, tmp_path: Path
) -> None:
    load_week(folder, [a_file(tmp_path / "1.json", without_photos())])
    typed = dataclasses.replace(without_photos().week, as_typed={"deadline": "cuối tháng"})
    with open_workspace(folder) as workspace:
        workspace.store.write(typed.id, Changes(week=typed))
    other = dataclasses.replace(without_photos().week, theme="Khác")
    again = a_file(tmp_path / "2.json", without_photos(week=other))
    load_week(folder, [again], replace_mine=True)
    assert notebook_in(folder).week == dataclasses.replace(other, as_typed=typed.as_typed)


def test_two_that_are_within_bounds_alone_may_not_come_to_be_more_together(
    folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = without_photos()
    load_week(folder, [a_file(tmp_path / "w.json", mine)])
    monkeypatch.setattr(growth, "MOST", {**MOST, "records": len(mine.records)})
    other = without_photos(records=(a_record("event", id="moi"),), attendees={})
    with pytest.raises(TooMuch, match=f"có {len(mine.records) + 1} hoạt động"):
        load_week(folder, [a_file(tmp_path / "khác.json", other)])
    assert notebook_in(folder) == mine
