# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from desktop.domain.vietnamese import Region
from desktop.domain.week.changes import Changes
from desktop.paths import resources
from desktop.services.backups.safekeeping import back_up_all
from desktop.storage.backups import list_backups
from desktop.ui.forms.draft_preview import DraftPreview
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.preferences import Look, Preferences
from desktop.ui.settings.page import SettingsPage
from tests.intake.circulars.circular_files import word
from tests.ui.browser import Browser
from tests.ui.fakes import FakePrompts
from tests.ui.hands import press


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SettingsPage:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(760, 646)
    page.show()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    return page


def show(page: SettingsPage, section: str, field: str = "") -> None:
    page.show_place(Place(screen=Screen.SETTINGS, section=section, field=field))


def cell(list_: QTableWidget, column: int) -> str:
    return str(list_.model().index(0, column).data())


def delete(qtbot: QtBot, desk: Desk, page: SettingsPage, changes: Changes) -> None:
    desk.do("Xóa", changes)
    qtbot.waitUntil(lambda: page.bin.list.rowCount() == len({**changes.records, **changes.photos}))


def test_a_larger_text_is_shown_kept_and_taken_up(
    qtbot: QtBot, desk: Desk, page: SettingsPage
) -> None:
    with qtbot.waitSignal(desk.look_changed):
        press(page.general.size_slider, Qt.Key.Key_Right)
    assert Preferences(desk.workspace.folder).text_size == 12


def test_a_look_is_kept_and_taken_up(qtbot: QtBot, desk: Desk, page: SettingsPage) -> None:
    with qtbot.waitSignal(desk.look_changed):
        page.general.looks[Look.DARK].click()
    assert Preferences(desk.workspace.folder).look is Look.DARK


def test_the_window_made_anew_comes_back_to_the_choice(
    qtbot: QtBot, desk: Desk, page: SettingsPage
) -> None:
    with qtbot.waitSignal(desk.wanted) as wanted:
        page.general.looks[Look.DARK].click()
    page.general.size_slider.setFocus()

    page.show_place(wanted.args[0])

    assert page.general.looks[Look.DARK].hasFocus()


def test_the_way_numbers_are_read_belongs_to_the_week_and_can_be_undone(
    qtbot: QtBot, desk: Desk, page: SettingsPage
) -> None:
    page.general.regions[Region.SOUTH].click()
    assert desk.week.week.number_words is Region.SOUTH

    desk.week.undo_stack.undo()

    qtbot.waitUntil(page.general.regions[Region.NORTH].isChecked)
    assert desk.week.undo_stack.count() == 1


def test_both_ways_to_read_a_number_are_shown(page: SettingsPage) -> None:
    said = " ".join(label.text() for label in page.general.findChildren(QLabel))
    assert "bốn trăm linh năm nghìn" in said
    assert "bốn trăm lẻ năm ngàn" in said


def test_a_backup_is_made_and_listed(qtbot: QtBot, desk: Desk, page: SettingsPage) -> None:
    page.backups.now.click()

    qtbot.waitUntil(lambda: page.backups.list.rowCount() == 1)

    (kept,) = page.backups.kept
    assert kept.backup.path.parent == desk.workspace.folder.backups
    assert cell(page.backups.list, 1) == "Máy này"


def test_a_folder_that_is_no_backup_is_one_line_beside_the_others(
    qtbot: QtBot, desk: Desk, page: SettingsPage
) -> None:
    backup = back_up_all(desk.workspace.folder)
    bad = backup.path.with_name("sao-luu-20991231-000000")
    bad.mkdir()
    (bad / "ban-ke.json").write_text('{"number": ' + "9" * 5000 + "}", encoding="utf-8")
    page.backups.refresh()
    qtbot.waitUntil(lambda: page.backups.list.rowCount() == 1)
    assert page.backups.faulty.isVisibleTo(page.backups)
    assert page.backups.faulty.text().count("\n") == 0
    assert str(bad) in page.backups.faulty.text()


def test_a_backup_holds_what_was_typed_just_before(
    qtbot: QtBot, desk: Desk, page: SettingsPage
) -> None:
    record = desk.week.notebook.records[0]
    desk.do("Xóa", Changes(records={record.id: None}))
    page.backups.now.click()
    qtbot.waitUntil(lambda: page.backups.list.rowCount() == 1)
    assert record.id in {r.id for r in desk.workspace.store.deleted_records(desk.week.week.id)}


def test_a_stick_chosen_once_gets_a_backup_with_each_click(
    qtbot: QtBot, desk: Desk, page: SettingsPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    tab, prompts.folder = page.backups, tmp_path / "USB"
    assert tab.outside.text == "Bản sao ngoài máy: chưa có Chưa chọn nơi giữ."
    tab.elsewhere.click()
    qtbot.waitUntil(lambda: tab.list.rowCount() == 1)
    assert tab.outside.text.startswith("Bản sao ngoài máy: hôm nay")
    tab.now.click()
    qtbot.waitUntil(lambda: tab.list.rowCount() == 3)
    assert [len(list_backups(p)) for p in (desk.workspace.folder.backups, tmp_path / "USB")] == [
        1,
        2,
    ]
    tab.forget.click()
    qtbot.waitUntil(lambda: tab.list.rowCount() == 1)
    assert "Chưa chọn nơi giữ" in tab.outside.text


def test_a_stick_that_was_pulled_out_is_told_with_how_old_its_backup_is(
    qtbot: QtBot, desk: Desk, page: SettingsPage, tmp_path: Path
) -> None:
    ago = datetime.now().astimezone() - timedelta(days=3)
    desk.preferences.keep("backup_folder", str(tmp_path / "USB"))
    desk.preferences.keep("backed_up_outside", ago.isoformat())
    page.refresh()
    qtbot.waitUntil(lambda: "3 ngày trước" in page.backups.outside.text)
    assert page.backups.outside.text.endswith("(hiện chưa thấy)")
    page.backups.now.click()
    qtbot.waitUntil(lambda: page.backups.list.rowCount() == 1)
    assert not (tmp_path / "USB").exists()


def test_a_backup_from_the_future_is_no_comfort(
    qtbot: QtBot, desk: Desk, page: SettingsPage, tmp_path: Path
) -> None:
    desk.preferences.keep("backup_folder", str(tmp_path / "USB"))
    desk.preferences.keep("backed_up_outside", "2099-01-02T08:00:00+07:00")
    page.refresh()
    qtbot.waitUntil(lambda: "hãy xem lại ngày giờ của máy" in page.backups.outside.text)


def test_a_backup_that_fell_short_is_still_to_be_seen(
    qtbot: QtBot, desk: Desk, page: SettingsPage
) -> None:
    desk.preferences.keep("backup_fault", "Hết dung lượng.")
    page.refresh()
    qtbot.waitUntil(
        lambda: any("Hết dung lượng." in x.text() for x in page.backups.findChildren(QLabel))
    )


def test_a_stick_is_remembered_and_its_backups_are_listed(
    qtbot: QtBot, page: SettingsPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    prompts.folder = tmp_path / "USB"
    page.backups.elsewhere.click()
    qtbot.waitUntil(lambda: page.backups.list.rowCount() == 1)
    assert cell(page.backups.list, 1) == "Ngoài máy"
    assert str(tmp_path / "USB") in page.backups.outside.text


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, page: SettingsPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    prompts.folder = tmp_path / "tệp"
    prompts.folder.write_text("không phải thư mục", encoding="utf-8")
    page.backups.elsewhere.click()
    qtbot.waitUntil(lambda: bool(prompts.errors))
    assert page.backups.list.rowCount() == 0


def test_restoring_asks_first_and_says_what_is_kept(
    qtbot: QtBot, desk: Desk, page: SettingsPage, prompts: FakePrompts
) -> None:
    page.backups.now.click()
    qtbot.waitUntil(lambda: page.backups.list.rowCount() == 1)
    page.backups.list.selectRow(0)

    with qtbot.waitSignal(desk.restore_wanted) as wanted:
        page.backups.restore.click()

    assert wanted.args == [page.backups.kept[0].backup.path]
    assert prompts.questions[0].startswith("Khôi phục bản sao lưu ngày ")


def test_nothing_is_restored_without_a_yes(
    qtbot: QtBot, desk: Desk, page: SettingsPage, prompts: FakePrompts
) -> None:
    prompts.says_yes = False
    page.backups.now.click()
    qtbot.waitUntil(lambda: page.backups.list.rowCount() == 1)
    page.backups.list.selectRow(0)
    with qtbot.assertNotEmitted(desk.restore_wanted):
        page.backups.restore.click()


def test_the_newest_backup_of_a_stick_is_restored(
    qtbot: QtBot, desk: Desk, page: SettingsPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    backup = back_up_all(desk.workspace.folder, tmp_path / "USB")
    prompts.folder = tmp_path / "USB"
    with qtbot.waitSignal(desk.restore_wanted) as wanted:
        page.backups.restore_other.click()
    assert wanted.args == [backup.path]


def test_a_folder_without_backups_is_told(
    qtbot: QtBot, page: SettingsPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    prompts.folder = tmp_path
    page.backups.restore_other.click()
    qtbot.waitUntil(lambda: bool(prompts.errors))
    assert "không phải là bản sao lưu" in prompts.errors[0].message


def test_a_deleted_record_comes_back_with_its_photos_and_its_list(
    qtbot: QtBot, desk: Desk, page: SettingsPage
) -> None:
    record = next(r for r in desk.week.notebook.records if r.listed)
    before = desk.week.notebook
    delete(qtbot, desk, page, Changes(records={record.id: None}))
    page.bin.list.selectRow(0)

    page.bin.restore.click()

    assert desk.week.notebook.records == before.records
    assert desk.week.notebook.photos == before.photos
    assert len(desk.week.attendees(record.id)) >= (record.listed or 0)
    qtbot.waitUntil(lambda: page.bin.list.rowCount() == 0)


def test_deleted_photos_come_back_alone(qtbot: QtBot, desk: Desk, page: SettingsPage) -> None:
    photos = desk.week.notebook.photos[:2]
    delete(qtbot, desk, page, Changes(photos={photo.id: None for photo in photos}))
    page.bin.restore_all.click()
    assert set(photos) <= set(desk.week.notebook.photos)


def test_the_bin_tells_how_much_is_in_it(qtbot: QtBot, desk: Desk, page: SettingsPage) -> None:
    record = desk.week.notebook.records[0]
    delete(qtbot, desk, page, Changes(records={record.id: None}))
    assert page.tabs.tabText(2).replace("&", "") == "Thùng rác (1)"


def test_bringing_back_can_be_undone(qtbot: QtBot, desk: Desk, page: SettingsPage) -> None:
    record = desk.week.notebook.records[0]
    delete(qtbot, desk, page, Changes(records={record.id: None}))
    page.bin.restore_all.click()
    desk.week.undo_stack.undo()
    assert desk.week.record(record.id) is None


def test_a_record_without_a_title_has_a_name_in_the_bin(
    qtbot: QtBot, desk: Desk, page: SettingsPage
) -> None:
    record = replace(desk.week.notebook.records[0], title="")
    desk.do("Sửa", Changes(records={record.id: record}))
    delete(qtbot, desk, page, Changes(records={record.id: None}))
    assert cell(page.bin.list, 0).endswith("chưa ghi tên")


def test_the_data_folder_is_opened(desk: Desk, page: SettingsPage, browser: Browser) -> None:
    buttons = page.data.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "&Mở thư mục").click()
    assert browser.opened == [desk.workspace.folder.root]


def test_the_room_taken_is_told(page: SettingsPage) -> None:
    assert page.data.sizes["originals"].text().endswith("MB")
    assert page.data.sizes["backups"].text() == "0 kB"


@pytest.mark.parametrize("section", ["general", "backups", "bin", "data"])
def test_a_place_brings_its_tab_to_the_front(page: SettingsPage, section: str) -> None:
    show(page, section)
    assert page.tabs.currentIndex() == ["general", "backups", "bin", "data"].index(section)


def test_a_new_form_is_taken_in(
    qtbot: QtBot, desk: Desk, page: SettingsPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    shipped = (resources() / "forms" / "chung.toml").read_text(encoding="utf-8")
    new = shipped.replace('id = "chung"', 'id = "mau-2027"')
    prompts.files = [tmp_path / "mẫu mới.toml"]
    prompts.files[0].write_text(new, encoding="utf-8")

    with qtbot.waitSignal(desk.noticed):
        page.data.forms.add.click()

    assert "mau-2027" in desk.workspace.forms.ids()
    assert prompts.questions == ["Lấy mẫu từ tệp này?"]


def test_a_form_is_not_taken_in_by_a_no(
    qtbot: QtBot, desk: Desk, page: SettingsPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    shipped = (resources() / "forms" / "chung.toml").read_text(encoding="utf-8")
    prompts.files, prompts.says_yes = [tmp_path / "mẫu mới.toml"], False
    prompts.files[0].write_text(shipped.replace('id = "chung"', 'id = "mau-x"'), encoding="utf-8")
    page.data.forms.add.click()
    qtbot.waitUntil(lambda: bool(prompts.questions))
    assert "mau-x" not in desk.workspace.forms.ids()


def test_what_is_here_already_is_said_and_nothing_asked(
    qtbot: QtBot, page: SettingsPage, prompts: FakePrompts
) -> None:
    prompts.files = [resources() / "forms" / "chung.toml"]
    page.data.forms.add.click()
    qtbot.waitUntil(lambda: bool(prompts.answers))
    assert "giống hệt" in prompts.answers[0][1]
    assert not prompts.questions


def test_what_is_no_form_is_told(
    qtbot: QtBot, page: SettingsPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    prompts.files = [tmp_path / "công văn.toml"]
    prompts.files[0].write_text("Kính gửi", encoding="utf-8")
    page.data.forms.add.click()
    qtbot.waitUntil(lambda: bool(prompts.errors))


def test_the_forms_there_are_are_named(page: SettingsPage) -> None:
    assert "Mẫu chung (bản 1)" in page.data.forms.names.text().splitlines()


def circular_preview(
    qtbot: QtBot, page: SettingsPage, prompts: FakePrompts, folder: Path
) -> DraftPreview:
    rows = [
        ["STT", "Nội dung", "Đơn vị tính", "Số lượng", "Ghi chú"],
        ["1", "Xóa mù chữ cho người lớn", "lớp", "", ""],
        ["2", "Ngày hội gia đình học tập", "cuộc", "", ""],
        ["3", "Trồng cây khuyến học", "cây", "", ""],
    ]
    prompts.files = [word(folder / "công văn.docx", rows)]
    page.data.forms.add.click()
    taking = page.data.forms.taking
    assert taking is not None
    qtbot.waitUntil(lambda: taking.preview is not None, timeout=20_000)
    preview = taking.preview
    assert preview is not None
    qtbot.waitExposed(preview)
    return preview


def shown(preview: DraftPreview, column: int) -> list[str]:
    table = preview.rows
    return [str(table.model().index(at, column).data()) for at in range(table.rowCount())]


def test_a_form_read_from_a_circular_is_shown_before_it_is_used(
    qtbot: QtBot, desk: Desk, page: SettingsPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    preview = circular_preview(qtbot, page, prompts, tmp_path)

    assert shown(preview, 1) == [
        "Xóa mù chữ cho người lớn",
        "Ngày hội gia đình học tập",
        "Trồng cây khuyến học",
    ]
    assert shown(preview, 3)[0] == "số lớp"
    assert shown(preview, 4) == ["Nên xem", "Chưa rõ", "Chưa rõ"]
    assert "cong-van" not in desk.workspace.forms.ids()

    with qtbot.waitSignal(desk.noticed):
        preview.take.click()
    assert "cong-van" in desk.workspace.forms.ids()
    assert desk.workspace.forms.get("cong-van").text.count("XEM LẠI") >= 3


def test_a_doubt_is_settled_by_one_click_or_by_the_kind_of_record(
    qtbot: QtBot, desk: Desk, page: SettingsPage, prompts: FakePrompts, tmp_path: Path
) -> None:
    preview = circular_preview(qtbot, page, prompts, tmp_path)

    preview.rows.selectRow(0)
    preview.settle.click()
    assert shown(preview, 4)[0] == "Đã xem"
    assert preview.rows.currentRow() == 1  # the next doubt

    preview.kinds.setCurrentIndex(preview.kinds.findData("training_class"))
    preview.kinds.typed.emit("training_class")
    qtbot.waitUntil(lambda: shown(preview, 3)[1] == "số lớp", timeout=20_000)
    assert shown(preview, 4)[1] == "Đã xem"

    preview.only_doubtful.setChecked(True)
    assert shown(preview, 1) == ["Trồng cây khuyến học"]
    with qtbot.waitSignal(desk.noticed):
        preview.take.click()
    row = desk.workspace.forms.get("cong-van").form.row("2")
    assert [category.kind for category in row.categories] == ["training_class"]
