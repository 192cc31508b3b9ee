# SPDX-License-Identifier: MIT
"""The form workshop, driven as a clerk does: clicks, keys, letters."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.domain.form.form import Form, SectionSource
from desktop.domain.form.reading import read_form
from desktop.domain.form.spelling import Spelling
from desktop.services.forms.typed_rows import typed_row
from desktop.ui.forms.workshop.opening import WorkshopOpening
from desktop.ui.forms.workshop.window import FormWorkshop
from desktop.ui.frame.desk import Desk
from desktop.ui.help.window import HelpWindow
from desktop.ui.widgets.inputs import ChoiceInput
from desktop.ui.widgets.theme import wear
from tests.intake.circulars.circular_files import word
from tests.ui.fakes import FakePrompts
from tests.ui.forms.clerk import ALT, CTRL, Clerk
from tests.ui.hands import drop_file

Key = Qt.Key
MOST_ACTIONS = 60


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 720)
    wear(made)
    made.show()
    return made


@pytest.fixture
def opening(window: QMainWindow, desk: Desk) -> WorkshopOpening:
    return WorkshopOpening(desk, window, lambda: None)


@pytest.fixture
def clerk(qtbot: QtBot, opening: WorkshopOpening) -> Iterator[Clerk]:
    """A clerk before a copy of the common form."""
    opening.open("chung")
    made = Clerk(shown(qtbot, opening))
    yield made
    if isValid(made.workshop):
        made.workshop.close()


def shown(qtbot: QtBot, opening: WorkshopOpening) -> FormWorkshop:
    qtbot.waitUntil(lambda: opening.workshop is not None, timeout=20_000)
    workshop = opening.workshop
    assert workshop is not None
    qtbot.waitExposed(workshop)
    workshop.activateWindow()
    qtbot.waitUntil(workshop.isActiveWindow)
    return workshop


def kept(qtbot: QtBot, desk: Desk, clerk: Clerk) -> Form:
    """Return the form as it stands on the disk."""
    session = clerk.workshop.session
    qtbot.waitUntil(lambda: session.is_kept)
    form = desk.workspace.forms.get(session.form.id).form
    assert form == session.form
    return form


ROWS = """A. Chuyển đổi số; lớp/lượt người
1. Lớp kỹ năng số cơ bản; lớp/lượt người
2. Lớp dịch vụ công trực tuyến; lớp/lượt người
3. Lớp trí tuệ nhân tạo trong công việc; lớp/lượt người
- Số tài khoản định danh đã kích hoạt; tài khoản
B. Phong trào đọc; cuộc/lượt người
1. Ngày hội đọc sách; cuộc/lượt người
2. Thi viết cảm nhận về sách; cuộc/lượt người
- Số bài dự thi; bài
- Số giải thưởng; giải
3. Tọa đàm với tác giả; cuộc/lượt người
4. Thư viện lưu động; cuộc/lượt người
- Số thẻ bạn đọc cấp mới; thẻ
C. Truyền thông và nguồn lực
1. Tin bài, phóng sự; tin bài
2. Phát thanh xã; lượt
3. Pano, băng rôn; cái
4. Khen thưởng; lượt
5. Kinh phí ngân sách xã; đồng
6. Kinh phí vận động từ doanh nghiệp; đồng""".splitlines()


def test_an_unforeseen_form_is_made_of_the_common_one_in_a_few_actions(
    qtbot: QtBot, desk: Desk, clerk: Clerk
) -> None:
    clerk.go("Cột")
    clerk.choose(0)
    clerk.rewrite("label", "Số lớp, số cuộc")
    clerk.choose(1)
    clerk.rewrite("label", "Lượt người")
    clerk.write_lines(["Số lượng; Trong đó nữ"])
    clerk.go("Dòng")
    last = clerk.tab.model.rowCount() - 2
    clerk.choose(0, last)
    clerk.press(Key.Key_Delete)
    clerk.write_lines(ROWS)
    clerk.choose(0)
    clerk.press(Key.Key_Delete)
    clerk.go("Đề cương")
    clerk.choose(1, clerk.tab.model.rowCount() - 1)
    clerk.press(Key.Key_Delete)
    clerk.write_lines(["A. Các hoạt động đã tổ chức", "B. Đánh giá, kiến nghị", "C. Số liệu"])
    clerk.choose(0)
    clerk.press(Key.Key_Delete)
    clerk.go("Người ký")
    clerk.write_lines(["CHỦ TỊCH UBND XÃ"])
    clerk.go("Lời, nơi nhận")
    clerk.click(clerk.workshop.words.groups[0].boxes["name"].input)
    clerk.press(Key.Key_A, CTRL)
    clerk.type("Mẫu xã Long Hồ 2027")

    form = kept(qtbot, desk, clerk)
    assert (len(form.rows), len(form.columns), len(form.quantities)) == (20, 3, 4)
    assert [(s.number, s.level, s.source) for s in form.sections] == [
        ("A", 1, SectionSource.ACCOUNT),
        ("B", 1, SectionSource.TYPED),
        ("C", 1, SectionSource.ANNEX),
    ]
    assert [s.title for s in form.signers] == ["GIÁM ĐỐC", "CHỦ TỊCH UBND XÃ"]
    assert [q.label for q in form.quantities] == [
        "Số tài khoản định danh đã kích hoạt",
        "Số bài dự thi",
        "Số giải thưởng",
        "Số thẻ bạn đọc cấp mới",
    ]
    counted = {r.label: {c: m.sum for c, m in r.cells.items()} for r in form.rows}
    assert counted["Lớp kỹ năng số cơ bản"] == {
        "sessions": "sessions", "people": "people", "women": "women"
    }  # fmt: skip
    assert counted["Số bài dự thi"] == {"sessions": "so_bai_du_thi"}
    assert form.name == "Mẫu xã Long Hồ 2027"

    assert clerk.actions + 2 <= MOST_ACTIONS  # two more have opened the workshop


def test_a_row_is_named_when_what_is_typed_is_refused_and_nothing_is_lost(
    qtbot: QtBot, desk: Desk, clerk: Clerk
) -> None:
    clerk.choose(2)
    former = clerk.workshop.session.form.rows[2].label
    clerk.rewrite("label", "Bồi dưỡng nghiệp vụ")
    assert kept(qtbot, desk, clerk).rows[2].label == "Bồi dưỡng nghiệp vụ"
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_Delete)
    assert "Dòng 1.2: tên dòng đang trống" in clerk.tab.fields.boxes["label"].problem
    assert kept(qtbot, desk, clerk).rows[2].label == "Bồi dưỡng nghiệp vụ"
    clerk.workshop.undo()
    assert kept(qtbot, desk, clerk).rows[2].label == former


def test_rows_are_moved_and_indented_by_keys_and_every_step_is_undone(
    qtbot: QtBot, desk: Desk, clerk: Clerk
) -> None:
    opened = clerk.workshop.session.form
    clerk.choose(3)
    name = opened.rows[3].name
    for key, at in ((Key.Key_Up, 2), (Key.Key_Down, 3), (Key.Key_Left, 13), (Key.Key_Right, 13)):
        clerk.press(key, ALT)
        assert clerk.workshop.session.form.rows[at].name == name
        assert clerk.tab.list.places == [at]
    clerk.press(Key.Key_H, ALT)
    assert name not in [row.name for row in clerk.workshop.session.form.rows]
    for _ in range(5):
        clerk.press(Key.Key_Z, CTRL)
    assert kept(qtbot, desk, clerk) == opened
    for _ in range(5):
        clerk.press(Key.Key_Y, CTRL)
    assert name not in [row.name for row in kept(qtbot, desk, clerk).rows]


def test_a_dragged_row_lands_between_others(clerk: Clerk) -> None:
    clerk.choose(3)
    table, model = clerk.tab.list, clerk.tab.model
    name = clerk.workshop.session.form.rows[3].name
    data = model.mimeData(table.selectedIndexes())
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    QApplication.processEvents()
    assert clerk.workshop.session.form.rows[1].name == name
    assert clerk.tab.list.places == [1]


def test_each_row_says_what_it_counts_with_todays_figure(desk: Desk, clerk: Clerk) -> None:
    clerk.choose(2)
    annex = desk.week.annex
    row = clerk.workshop.session.form.rows[2]
    told = clerk.tab.told.text()
    assert f"số lớp – Tuần lễ này {annex.value(row.code, 'sessions')}." in told
    assert f"số người – Tuần lễ này {annex.value(row.code, 'people')}." in told
    box = clerk.tab.fields.boxes["cell.people"].input
    assert isinstance(box, ChoiceInput)
    words = [box.itemText(at) for at in range(box.count())]
    assert {"Số nữ", "Số giờ", "Để trống", "Số nơi tổ chức khác nhau"} <= set(words)
    box.setCurrentIndex(words.index("Số nữ"))
    box.activated.emit(box.currentIndex())
    assert clerk.workshop.session.form.rows[2].cells["people"].sum == "women"
    assert "số nữ – Tuần lễ này" in clerk.tab.told.text()


def test_lines_of_a_table_are_pasted_as_rows(clerk: Clerk) -> None:
    before = len(clerk.workshop.session.form.rows)
    QGuiApplication.clipboard().setText("11\tNgày hội STEM\tcuộc/người\t\t\n12\tTrồng cây\tcây\t")
    clerk.choose(before - 1)
    clerk.click(clerk.tab.line)
    clerk.press(Key.Key_V, CTRL)
    rows = clerk.workshop.session.form.rows[before:]
    assert [(r.number, r.label, r.unit) for r in rows] == [
        ("11", "Ngày hội STEM", "cuộc/người"), ("12", "Trồng cây", "cây")
    ]  # fmt: skip


PASTED = {
    "Cột": "Số lượng; Trong đó nữ\nSố lượng; Người dân tộc thiểu số\n",
    "Số lượng riêng": "Số bài dự thi; bài\n\nSố giải; giải",
    "Đề cương": "III. Kiến nghị\n1. Với huyện\n2. Với tỉnh",
    "Người ký": "PHÓ GIÁM ĐỐC\nGIÁM ĐỐC",
}


@pytest.mark.parametrize("tab", PASTED)
def test_lines_are_pasted_one_by_one_into_every_list(clerk: Clerk, tab: str) -> None:
    clerk.go(tab)
    before = [clerk.tab.model.index(at, 1).data() for at in range(clerk.tab.model.rowCount())]
    QGuiApplication.clipboard().setText(PASTED[tab])
    if before:
        clerk.choose(len(before) - 1)
    clerk.click(clerk.tab.line)
    clerk.press(Key.Key_V, CTRL)
    lines = [line for line in PASTED[tab].splitlines() if line]
    assert clerk.tab.model.rowCount() == len(before) + len(lines), clerk.workshop.said.text()
    clerk.workshop.undo()
    assert clerk.tab.model.rowCount() == len(before)


def test_several_sections_are_shifted_at_once(clerk: Clerk) -> None:
    clerk.go("Đề cương")
    session = clerk.workshop.session
    levels = [section.level for section in session.form.sections]
    clerk.choose(1, 3)
    clerk.press(Key.Key_Right, ALT)
    shifted = [n + (1 <= at <= 3) for at, n in enumerate(levels)]
    assert [section.level for section in session.form.sections] == shifted
    clerk.press(Key.Key_Right, ALT)
    assert "đã ở cấp trong cùng" in clerk.workshop.said.text()
    assert [section.level for section in session.form.sections] == shifted
    clerk.press(Key.Key_Left, ALT)
    assert [section.level for section in session.form.sections] == levels


def _note(names: list[str], name: str, *_range: object) -> None:
    names.append(name)


def test_only_the_list_in_front_follows_an_edit_and_the_others_as_they_are_seen(
    clerk: Clerk,
) -> None:
    resets = list[str]()
    for tab in clerk.workshop.lists:
        note = partial(_note, resets, tab.list.accessibleName())
        tab.model.modelReset.connect(note)
        tab.model.dataChanged.connect(note)
    clerk.go("Cột")
    clerk.write_lines(["Số giờ"])
    assert set(resets) == {"Các cột số"}
    clerk.go("Dòng")
    clerk.choose(1)
    assert "cell.hours" in clerk.tab.fields.boxes
    resets.clear()
    clerk.rewrite("unit", "lớp khác")
    assert set(resets) == {"Các dòng của bảng số liệu"}


def test_words_follow_what_was_undone_before_another_list(clerk: Clerk) -> None:
    clerk.go("Lời, nơi nhận")
    name = clerk.workshop.words.groups[0].boxes["name"]
    former = name.input.entry()
    clerk.click(name.input)
    clerk.press(Key.Key_A, CTRL)
    clerk.type("Mẫu khác")
    clerk.go("Dòng")
    clerk.workshop.undo()
    clerk.go("Lời, nơi nhận")
    assert name.input.entry() == former


def test_f1_shows_how_a_form_is_edited(qtbot: QtBot, clerk: Clerk) -> None:
    clerk.choose(0)
    clerk.press(Key.Key_F1)
    shown = clerk.workshop.findChild(HelpWindow)
    assert shown is not None
    qtbot.waitUntil(shown.isVisible)
    assert "Sửa mẫu, làm mẫu mới" in shown.text.toPlainText()


def test_nothing_is_written_before_the_first_edit(desk: Desk, clerk: Clerk) -> None:
    assert clerk.workshop.session.form.id not in desk.workspace.forms.ids()
    clerk.choose(0)
    clerk.workshop.close()
    assert clerk.workshop.session.form.id not in desk.workspace.forms.ids()


def test_the_text_on_the_disk_keeps_the_comments(qtbot: QtBot, desk: Desk, clerk: Clerk) -> None:
    clerk.choose(0)
    clerk.rewrite("unit", "lớp học")
    form = kept(qtbot, desk, clerk)
    text = desk.workspace.forms.get(form.id).text
    assert text.startswith("# Mẫu chung cho mọi địa phương")
    assert "# ---- Các dòng của phụ lục ----" in text
    assert read_form(text, "x") == form


def test_the_printed_page_is_one_click_away(qtbot: QtBot, clerk: Clerk) -> None:
    before = clerk.actions
    clerk.go("Xem bản in")
    assert clerk.actions - before == 1
    preview = clerk.workshop.printed.preview
    qtbot.waitUntil(lambda: preview.page_count > 1, timeout=30_000)
    assert preview.annex.isVisible()


def test_a_table_is_pasted_or_a_file_dropped_to_make_a_form(
    qtbot: QtBot, opening: WorkshopOpening, clerk: Clerk, tmp_path: Path
) -> None:
    """From a file of the same form no more than fifteen clicks and keys are needed."""
    table = [["STT", "Nội dung", "Đơn vị tính", "Số lớp", "Lượt người", "Trong đó nữ"]]
    table += [[t.number, t.label, t.unit, "", "", ""] for t in map(typed_row, ROWS)]
    assert drop_file(clerk.workshop, word(tmp_path / "công văn.docx", table))
    clerk.actions += 1
    taking = clerk.workshop.taking
    qtbot.waitUntil(lambda: taking.preview is not None, timeout=20_000)
    preview = taking.preview
    assert preview is not None
    qtbot.waitExposed(preview)
    first = clerk.workshop
    clerk.click(preview.take)
    qtbot.waitUntil(lambda: opening.workshop is not first, timeout=20_000)
    clerk.workshop = shown(qtbot, opening)
    clerk.go("Lời, nơi nhận")
    clerk.click(clerk.workshop.words.groups[0].boxes["name"].input)
    clerk.press(Key.Key_A, CTRL)
    clerk.type("Mẫu xã Long Hồ 2027")
    form = clerk.workshop.session.form
    assert (len(form.rows), len(form.columns), len(form.quantities)) == (20, 3, 4)
    assert clerk.actions + 2 <= 15
    clerk.workshop.close()


def test_a_table_from_the_clipboard_is_read_as_a_circular(qtbot: QtBot, clerk: Clerk) -> None:
    QGuiApplication.clipboard().setText(
        "STT\tNội dung\tĐơn vị\tSố lượng\n1\tXóa mù chữ\tlớp\t\n2\tHội sách\tcuộc\t"
    )
    clerk.click(clerk.workshop.paste)
    taking = clerk.workshop.taking
    qtbot.waitUntil(lambda: taking.preview is not None, timeout=20_000)
    assert taking.preview is not None
    assert taking.preview.rows.rowCount() == 2
    taking.preview.close()


def test_a_clipboard_without_a_table_is_told(
    qtbot: QtBot, prompts: FakePrompts, clerk: Clerk
) -> None:
    QGuiApplication.clipboard().setText("chào chị")
    clerk.click(clerk.workshop.paste)
    qtbot.waitUntil(lambda: bool(prompts.errors), timeout=20_000)
    assert "không có bảng số liệu" in str(prompts.errors[0])


def test_the_week_asks_for_rows_for_what_loses_its_row(
    qtbot: QtBot, desk: Desk, opening: WorkshopOpening, clerk: Clerk
) -> None:
    lost = next(r for r in desk.week.notebook.records if r.category == "class.literacy")
    at = [row.code for row in clerk.workshop.session.form.rows].index("1.13")
    clerk.choose(at)
    clerk.press(Key.Key_Delete)
    with qtbot.waitSignal(desk.week_wanted, timeout=20_000):
        clerk.click(clerk.workshop.take)
        question = opening.question
        assert question is not None
        qtbot.waitExposed(question)
        (choice,) = question.choices.values()
        choice.show_entry("class.universal_schooling")
        clerk.click(question.take)
    record = desk.week.record(lost.id)
    assert record is not None
    assert record.category == "class.universal_schooling"
    assert desk.week.week.form == clerk.workshop.session.form.id


def test_the_form_of_a_week_is_edited_as_a_copy(
    qtbot: QtBot, desk: Desk, opening: WorkshopOpening
) -> None:
    used = desk.week.week.form
    opening.open(used)
    workshop = shown(qtbot, opening)
    assert workshop.session.form.id != used
    workshop.close()


def test_a_disk_that_refuses_is_told_and_the_window_stays(
    qtbot: QtBot, desk: Desk, prompts: FakePrompts, clerk: Clerk
) -> None:
    """A file stands where the folder of forms would be."""
    folder = desk.workspace.folder.forms
    for file in folder.glob("*"):
        file.unlink()
    if folder.is_dir():
        folder.rmdir()
    folder.write_text("", encoding="utf-8")
    clerk.choose(0)
    clerk.rewrite("unit", "lớp học")
    qtbot.waitUntil(lambda: "Chưa lưu được" in clerk.workshop.saved.text())
    prompts.says_yes = False
    clerk.workshop.close()
    assert clerk.workshop.isVisible()
    folder.unlink()
    clerk.workshop.close()
    assert desk.workspace.forms.get("mau-chung-ban-sua").form.rows[0].unit == "lớp học"


def test_a_form_is_written_into_a_file_for_mail(
    qtbot: QtBot, prompts: FakePrompts, clerk: Clerk, tmp_path: Path
) -> None:
    prompts.save_path = tmp_path / "mau.zip"
    clerk.choose(0)
    clerk.rewrite("unit", "lớp học")
    clerk.click(clerk.workshop.mail_button)
    qtbot.waitUntil(lambda: "mau.zip" in clerk.workshop.said.text())
    with ZipFile(prompts.save_path) as archive:
        (name,) = archive.namelist()
        text = archive.read(name).decode()
    assert read_form(text, name) == clerk.workshop.session.form


def test_a_form_that_no_week_needs_is_deleted_after_a_question(
    qtbot: QtBot, desk: Desk, prompts: FakePrompts, clerk: Clerk
) -> None:
    clerk.choose(0)
    clerk.rewrite("unit", "lớp học")
    id_ = kept(qtbot, desk, clerk).id
    clerk.click(clerk.workshop.delete_button)
    assert prompts.questions == ["Xóa mẫu “Mẫu chung (bản sửa)”?"]
    assert id_ not in desk.workspace.forms.ids()


def test_what_was_refused_gives_way_to_what_undo_brings_back(clerk: Clerk) -> None:
    clerk.choose(2)
    former = clerk.workshop.session.form.rows[2].label
    clerk.rewrite("label", "Khác")
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_Delete)
    box = clerk.tab.fields.boxes["label"]
    assert box.problem
    clerk.press(Key.Key_Z, CTRL)
    assert (box.input.entry(), box.problem) == (former, "")


def test_a_blank_or_a_line_begun_stays_while_one_types(clerk: Clerk) -> None:
    """Input methods hand over a word with the blank behind it."""
    clerk.choose(2)
    clerk.rewrite("label", "Kỹ ")
    clerk.type("năng ")
    assert clerk.tab.fields.boxes["label"].input.entry() == "Kỹ năng "
    assert clerk.workshop.session.form.rows[2].label == "Kỹ năng"
    clerk.go("Người ký")
    clerk.rewrite("authority", "TM. BAN CHỈ ĐẠO")
    clerk.press(Key.Key_Return)
    clerk.type("KT. TRƯỞNG BAN")
    assert clerk.workshop.session.form.signers[0].authority == "TM. BAN CHỈ ĐẠO\nKT. TRƯỞNG BAN"


def test_the_annex_is_printed_as_the_circular_spells_it_by_one_choice(
    qtbot: QtBot, desk: Desk, opening: WorkshopOpening
) -> None:
    opening.open("quang-yen-2020")
    clerk = Clerk(shown(qtbot, opening))
    clerk.go("Lời, nơi nhận")
    choice = clerk.workshop.words.groups[0].boxes["annex.spelling"].input
    assert isinstance(choice, ChoiceInput)
    choice.show_entry("original")
    choice.activated.emit(choice.currentIndex())
    assert kept(qtbot, desk, clerk).annex.spelling is Spelling.ORIGINAL
    clerk.workshop.close()


def test_a_week_moves_to_a_copy_that_nobody_edited(qtbot: QtBot, desk: Desk, clerk: Clerk) -> None:
    with qtbot.waitSignal(desk.week_wanted, timeout=20_000):
        clerk.click(clerk.workshop.take)
    assert desk.workspace.form_of(desk.week.week).name == "Mẫu chung (bản sửa)"
