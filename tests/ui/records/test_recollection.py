# SPDX-License-Identifier: MIT
from pytestqt.qtbot import QtBot

from desktop.ui.frame.desk import Desk
from desktop.ui.records.recollection import Recollection
from tests.builders import a_notebook, a_record, a_week


def test_other_years_are_recalled_beside_this_one(qtbot: QtBot, desk: Desk) -> None:
    earlier = a_record(id="cu", title="Đan lát", place="Đình làng")
    last_year = a_notebook(
        week=a_week(id="2025", year=2025), records=(earlier,), photos=(), attendees={}
    )
    desk.workspace.store.save_notebook(last_year)
    recollection = Recollection.of(desk)
    recollection.read()
    qtbot.waitUntil(lambda: "Đình làng" in recollection.texts("event", "place"))
    assert "Đan lát" in recollection.texts("training_class", "title")
    assert "Đan lát" not in recollection.texts("event", "title")
    assert recollection.latest("training_class", "Đan lát", "") == earlier
    assert Recollection.of(desk) is recollection
