# SPDX-License-Identifier: MIT
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.storage.backups import Occasion, list_backups
from desktop.ui.activities.exchange import choose_books, save_template
from desktop.ui.activities.preview import ActivitiesPreview
from desktop.ui.frame.desk import Desk, Notice
from desktop.ui.window.work_view import WorkView
from tests.services.activities.activity_books import CLASSES, FUNDING, GIFTS, Rows, filled
from tests.ui.fakes import FakePrompts
from tests.ui.hands import drop_file

PAID = {"Nơi chi kinh phí": "UBND", "Nguồn kinh phí": "Ngân sách", "Ngày": "1/10"}
A_CLASS = {"Tên lớp": "Làm bánh", "Dòng trong phụ lục": "1.6", "Từ ngày": "3/10"}
BAD = A_CLASS | {"Tên lớp": "Nấu ăn", "Từ ngày": "hôm kia"}
Show = Callable[..., ActivitiesPreview]


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, prompts: FakePrompts) -> Show:
    """Choose workbooks as the menu does, and return what is shown of them."""
    window = QMainWindow()
    window.resize(1024, 700)
    qtbot.addWidget(window)

    def shown(*files: Path) -> ActivitiesPreview:
        prompts.files = list(files)
        choose_books(desk, window)
        qtbot.waitUntil(lambda: any(not p.isHidden() for p in previews(window)))
        [open_one] = [p for p in previews(window) if not p.isHidden()]
        return open_one

    return shown


def previews(window: QMainWindow) -> list[ActivitiesPreview]:
    return window.findChildren(ActivitiesPreview)


def titles(desk: Desk) -> list[str]:
    return [record.title for record in desk.week.notebook.records]


def rows(preview: ActivitiesPreview) -> list[list[str]]:
    model = preview.counts.model()
    return [
        [str(model.index(at, column).data()) for column in range(model.columnCount())]
        for at in range(model.rowCount())
    ]


def taken(qtbot: QtBot, desk: Desk, preview: ActivitiesPreview) -> Notice:
    with qtbot.waitSignal(desk.noticed) as told:
        preview.take.click()
    notice = told.args[0] if told.args else None
    assert isinstance(notice, Notice)
    return notice


def test_a_template_is_saved_where_it_is_wanted(
    qtbot: QtBot, desk: Desk, prompts: FakePrompts, tmp_path: Path
) -> None:
    prompts.save_path = tmp_path / "Mẫu"
    with qtbot.waitSignal(desk.noticed) as told:
        save_template(desk)
    assert told.args == [Notice("Đã lưu “Mẫu.xlsx”.")]
    assert CLASSES in openpyxl.load_workbook(tmp_path / "Mẫu.xlsx").sheetnames


def test_nothing_is_taken_over_before_it_was_seen(desk: Desk, show: Show, tmp_path: Path) -> None:
    before = titles(desk)
    book = filled(
        tmp_path / "a.xlsx",
        {CLASSES: [A_CLASS, BAD], FUNDING: [PAID]},
    )
    preview = show(book)
    assert rows(preview) == [[CLASSES, "1", "1", "–", "–"], [FUNDING, "1", "–", "–", "–"]]
    assert preview.take.text() == "&Nhập 2 hoạt động"
    preview.reject()
    assert titles(desk) == before
    assert list(tmp_path.glob("*sửa*")) == []


def test_one_undo_takes_all_of_it_back(
    qtbot: QtBot, desk: Desk, show: Show, tmp_path: Path
) -> None:
    before = titles(desk)
    rows_: Rows = {CLASSES: [A_CLASS], GIFTS: [{"Người, đơn vị tặng": "Bà Hoa", "Số quyển": 5}]}
    notice = taken(qtbot, desk, show(filled(tmp_path / "a.xlsx", rows_)))
    assert notice == Notice("Đã nhập 2 hoạt động từ Excel.", undo=True)
    assert titles(desk) == [*before, "Làm bánh", "Bà Hoa"]
    (backup,) = list_backups(desk.workspace.folder.backups)
    assert (backup.occasion, backup.records) == (Occasion.IMPORT, len(before))
    desk.week.flush()
    assert titles(desk)[-1] == desk.workspace.store.notebook(desk.week.week.id).records[-1].title
    desk.week.undo_stack.undo()
    assert titles(desk) == before


def test_faulty_rows_are_written_beside_their_workbook(
    qtbot: QtBot, desk: Desk, show: Show, tmp_path: Path
) -> None:
    preview = show(filled(tmp_path / "Lan.xlsx", {CLASSES: [A_CLASS, BAD]}))
    sight = preview.sights.model()
    assert sight.index(0, 1).data() == "Nấu ăn"
    assert "hôm kia" in sight.index(0, 2).data()
    notice = taken(qtbot, desk, preview)
    assert "“Lan - cần sửa.xlsx”" in notice.text
    assert (tmp_path / "Lan - cần sửa.xlsx").exists()


def test_faulty_rows_are_written_where_the_clerk_wants(
    qtbot: QtBot, desk: Desk, show: Show, prompts: FakePrompts, tmp_path: Path
) -> None:
    preview = show(filled(tmp_path / "Lan.xlsx", {CLASSES: [BAD]}))
    prompts.folder = tmp_path / "khác"
    preview.elsewhere.click()
    assert "“khác”" in preview.returned.text()
    assert preview.take.text() == "&Ghi các dòng cần sửa"
    taken(qtbot, desk, preview)
    assert (tmp_path / "khác" / "Lan - cần sửa.xlsx").exists()


def test_what_cannot_be_written_keeps_everything_back(
    qtbot: QtBot, desk: Desk, show: Show, prompts: FakePrompts, tmp_path: Path
) -> None:
    before = titles(desk)
    preview = show(filled(tmp_path / "Lan.xlsx", {CLASSES: [A_CLASS, BAD]}))
    (tmp_path / "tệp").write_bytes(b"")
    prompts.folder = tmp_path / "tệp" / "trong"
    preview.elsewhere.click()
    preview.take.click()
    qtbot.waitUntil(lambda: bool(prompts.errors))
    assert titles(desk) == before
    assert preview.take.isEnabled()


def test_what_may_be_there_already_is_taken_only_if_wanted(
    qtbot: QtBot, desk: Desk, show: Show, tmp_path: Path
) -> None:
    books = [filled(tmp_path / f"{n}.xlsx", {CLASSES: [A_CLASS]}) for n in range(2)]
    preview = show(*books)
    assert rows(preview) == [[CLASSES, "1", "–", "1", "–"]]
    assert preview.with_twins.text() == "Nhập &cả 1 dòng có thể trùng"
    preview.with_twins.setChecked(True)
    assert rows(preview) == [[CLASSES, "2", "–", "1", "–"]]
    taken(qtbot, desk, preview)
    assert titles(desk)[-2:] == ["Làm bánh", "Làm bánh"]


def test_the_same_workbook_again_has_nothing_new(
    qtbot: QtBot, desk: Desk, show: Show, tmp_path: Path
) -> None:
    book = filled(tmp_path / "a.xlsx", {CLASSES: [A_CLASS]})
    taken(qtbot, desk, show(book))
    again = show(book)
    assert rows(again) == [[CLASSES, "–", "–", "–", "1"]]
    assert not again.take.isEnabled()


def test_workbooks_that_all_cannot_be_read_are_refused_at_once(
    qtbot: QtBot, desk: Desk, prompts: FakePrompts, tmp_path: Path
) -> None:
    prompts.files = [tmp_path / "không có.xlsx"]
    window = QMainWindow()
    qtbot.addWidget(window)
    choose_books(desk, window)
    qtbot.waitUntil(lambda: bool(prompts.errors))
    assert "không có.xlsx" in prompts.errors[0].message


def test_workbooks_dropped_on_the_window_are_shown(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    window = QMainWindow()
    window.resize(1024, 700)
    qtbot.addWidget(window)
    work = WorkView(desk)
    window.setCentralWidget(work)
    assert drop_file(work, filled(tmp_path / "a.XLSX", {CLASSES: [A_CLASS]}))
    qtbot.waitUntil(lambda: bool(previews(window)))
    assert rows(previews(window)[0]) == [[CLASSES, "1", "–", "–", "–"]]


def test_a_bug_while_taking_over_leaves_the_buttons_alive(
    qtbot: QtBot, desk: Desk, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = show(filled(tmp_path / "lớp.xlsx", {CLASSES: [A_CLASS]}))
    before = len(titles(desk))

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("desktop.ui.activities.preview.write_to_mend", fail)
    with qtbot.captureExceptions() as bugs:
        preview.take.click()
        assert not preview.take.isEnabled()
        qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
    assert preview.take.isEnabled()
    monkeypatch.undo()
    taken(qtbot, desk, preview)
    assert len(titles(desk)) == before + 1
