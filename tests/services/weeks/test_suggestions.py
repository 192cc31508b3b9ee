# SPDX-License-Identifier: MIT
from pathlib import Path

from desktop.domain.week.week import Week
from desktop.paths import DataFolder
from desktop.services.weeks.suggestions import records_of_other_years
from desktop.storage.store import Store
from tests.builders import a_notebook, a_record, a_week


def a_year(year: int) -> Week:
    return a_week(id=f"tuan-{year}", year=year)


def test_records_of_the_newest_other_years_come_oldest_first(tmp_path: Path) -> None:
    with Store.open(DataFolder(tmp_path), create=True) as store:
        for year in range(2021, 2027):
            records = (a_record(id=f"lop-{year}"),)
            notebook = a_notebook(week=a_year(year), records=records, attendees={}, photos=())
            store.save_notebook(notebook)
        found = records_of_other_years(store, "tuan-2026")
    assert [record.id for record in found] == ["lop-2023", "lop-2024", "lop-2025"]


def test_a_first_week_has_nothing_to_recall(tmp_path: Path) -> None:
    with Store.open(DataFolder(tmp_path), create=True) as store:
        store.save_notebook(a_notebook(photos=()))
        assert records_of_other_years(store, "tuan-2026") == ()
