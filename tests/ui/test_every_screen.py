# SPDX-License-Identifier: MIT
"""Every screen keeps what was promised of all: nothing cut off, everything reached by keys."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import AppError
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.week.changes import Changes
from desktop.domain.week.records import Attendee, State
from desktop.intake.circulars.document import Circular
from desktop.intake.circulars.drafting import draft_form
from desktop.intake.people.reading import pasted_sheet, read_people
from desktop.intake.sheets.sheet import Sheet
from desktop.paths import resources
from desktop.services.activities.importing import read_books
from desktop.services.backups.rescue import WaysOut
from desktop.services.backups.safekeeping import back_up_all
from desktop.services.forms.own_forms import to_edit
from desktop.services.help_pages import page_for
from desktop.services.weeks.last_year import Repeatable
from desktop.services.weeks.moving import homeless
from desktop.services.workspace import Workspace
from desktop.storage.faults import Damaged
from desktop.ui.activities.preview import ActivitiesPreview
from desktop.ui.annex.page import AnnexPage
from desktop.ui.forms.draft_preview import DraftPreview
from desktop.ui.forms.moving import PlaceChoice
from desktop.ui.forms.workshop.window import FormWorkshop, Wishes
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.frame.place import Place, Screen
from desktop.ui.frame.prompts import QtPrompts
from desktop.ui.help.window import HelpWindow
from desktop.ui.overview.planning import LastYearChoice
from desktop.ui.people.preview import ListSource, PeoplePreview
from desktop.ui.photos.page import PhotosPage
from desktop.ui.photos.view import PhotoView
from desktop.ui.preferences import Look, Preferences
from desktop.ui.records.attendance.dialog import AttendanceDialog
from desktop.ui.records.due import DuePanel
from desktop.ui.records.page import RecordPage
from desktop.ui.submit.page import SubmitPage
from desktop.ui.widgets.theme import dress, wear
from desktop.ui.window import crash
from desktop.ui.window.about import About
from desktop.ui.window.recovery import Rescue
from desktop.ui.window.window_place import SMALLEST
from desktop.ui.window.work_view import WorkView
from tests.services.activities.activity_books import CLASSES, filled
from tests.ui import layout
from tests.ui.fakes import FakePrompts
from tests.ui.hands import press, type_text
from tests.ui.screens import TITLE, calm, faults_of, make_hard, named, places, work_in

SIZES = (11, 18)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> Iterator[None]:
    """Take back what a test dressed the program in."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # cheaper to dress
    dress(qapp, Look.LIGHT, 11)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """The smallest window that everything has to fit in."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setMinimumSize(SMALLEST)
    made.resize(1024, 700)
    return made


def faults_everywhere(
    qtbot: QtBot, view: WorkView, *, may_have_tip: bool = False
) -> dict[str, list[str]]:
    found = {}
    for place in places(view.desk):
        view.go(place)
        calm(qtbot, view.desk)
        assert view.size() == view.window().size()
        if faults := faults_of(qtbot, view, may_have_tip=may_have_tip):
            found[f"{place.screen} {place.item}{place.section}"] = faults
    return found


def make_empty(desk: Desk) -> None:
    book = desk.week.notebook
    nothing = {r.id: None for r in book.records}, {p.id: None for p in book.photos}
    desk.week.do("x", Changes(records=nothing[0], photos=nothing[1]))


HOW = (
    (11, Look.LIGHT, 1024, 700),
    (11, Look.DARK, SMALLEST.width(), SMALLEST.height()),
    (14, Look.LIGHT, 1366, 690),
    (14, Look.DARK, 1024, 700),
    (16, Look.LIGHT, 1366, 690),
    (16, Look.DARK, 1024, 700),
    (18, Look.LIGHT, 1024, 700),
)
"""In what text, in what colours, and in how large a window everything has to fit."""


@pytest.mark.parametrize("how", HOW, ids=named)
def test_nothing_is_cut_off_on_any_screen(
    qtbot: QtBot,
    qapp: QApplication,
    window: QMainWindow,
    desk: Desk,
    how: tuple[int, Look, int, int],
) -> None:
    points, look, width, height = how
    window.resize(width, height)
    dress(qapp, look, points)
    assert faults_everywhere(qtbot, work_in(qtbot, window, desk)) == {}


@pytest.mark.parametrize("points", SIZES)
def test_long_names_fit_or_end_in_dots(
    qtbot: QtBot, qapp: QApplication, window: QMainWindow, desk: Desk, points: int
) -> None:
    dress(qapp, Look.LIGHT, points)
    make_hard(desk)
    view = work_in(qtbot, window, desk)
    assert faults_everywhere(qtbot, view, may_have_tip=True) == {}


@pytest.mark.parametrize("points", SIZES)
def test_an_empty_week_fits(
    qtbot: QtBot, qapp: QApplication, window: QMainWindow, desk: Desk, points: int
) -> None:
    dress(qapp, Look.DARK, points)
    make_empty(desk)
    assert faults_everywhere(qtbot, work_in(qtbot, window, desk)) == {}


@pytest.mark.parametrize("points", SIZES)
def test_a_form_of_five_columns_fits(
    qtbot: QtBot,
    qapp: QApplication,
    window: QMainWindow,
    workspace: Workspace,
    prompts: FakePrompts,
    points: int,
) -> None:
    dress(qapp, Look.LIGHT, points)
    notebook = workspace.store.notebook(workspace.store.week().id)
    desk = Desk(
        workspace,
        OpenWeek(workspace, notebook, with_five_columns()),
        prompts,
        Preferences(workspace.folder),
    )
    view = work_in(qtbot, window, desk)
    for place in (Place(screen=Screen.ANNEX), Place(screen=Screen.RECORDS, item="1")):
        view.go(place)
        assert faults_of(qtbot, view) == []
    desk.close()


def with_five_columns() -> Form:
    """Return the common form with three more columns of numbers."""
    path = resources() / "forms" / "chung.toml"
    more = {"women": "Trong đó nữ", "minority": "Dân tộc thiểu số", "sets": "Số lượt tổ chức"}
    heads = "".join(
        f'[[columns]]\nkey = "{key}"\nlabel = "{words}"\ngroup = "Số lượng"\n\n'
        for key, words in more.items()
    )
    text = path.read_text(encoding="utf-8")
    rows = text.index("# ---- Các dòng")
    cells = 'cells.people = { sum = "people" }\n'
    new = f'{cells}cells.women = {{ sum = "women" }}\ncells.sets = {{ sum = "sessions" }}\n'
    return read_form((text[:rows] + heads + text[rows:]).replace(cells, new), path.name)


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_tab_leads_through_every_screen_as_one_reads_and_is_always_seen(
    qtbot: QtBot, qapp: QApplication, window: QMainWindow, desk: Desk, look: Look
) -> None:
    dress(qapp, look, 11)
    view = work_in(qtbot, window, desk)
    found = {}
    for place in places(desk):
        view.go(place)
        calm(qtbot, desk)
        stops, faults = layout.walk(view.sidebar.menu_button)
        faults += [*layout.unreached(view, stops), *layout.out_of_order(stops)]
        if faults:
            found[f"{place.screen} {place.item}{place.section}"] = faults
    assert found == {}


def test_shift_tab_leads_back_the_same_way(qtbot: QtBot, window: QMainWindow, desk: Desk) -> None:
    view = work_in(qtbot, window, desk)
    view.go(Place(screen=Screen.RECORDS, item="1"))
    calm(qtbot, desk)
    there, _ = layout.walk(view.sidebar.menu_button)
    back, _ = layout.walk(view.sidebar.menu_button, Qt.Key.Key_Backtab)
    assert back == [there[0], *reversed(there[1:])]


def test_every_page_is_reached_by_keys_from_every_other(
    qtbot: QtBot, window: QMainWindow, desk: Desk
) -> None:
    view = work_in(qtbot, window, desk)
    seen = [view.place]
    while len(seen) < 50:
        press(window, Qt.Key.Key_PageDown, CTRL)
        if view.place == seen[-1]:
            break
        seen.append(view.place)
    assert {place.screen for place in seen} == set(Screen) - {
        Screen.WEEK,
        Screen.SETTINGS,
        Screen.COLLECTING,
    }
    press(window, Qt.Key.Key_PageUp, CTRL)
    assert view.place == seen[-2]


def test_f6_goes_to_and_fro_between_the_list_and_the_page(
    qtbot: QtBot, window: QMainWindow, desk: Desk
) -> None:
    view = work_in(qtbot, window, desk)
    view.go(Place(screen=Screen.WEEK))
    view.sidebar.setFocus()
    press(window, Qt.Key.Key_F6)
    assert view.page.isAncestorOf(window.focusWidget())
    press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert view.sidebar.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("points", SIZES)
def test_what_is_wrong_with_an_entry_has_room_beside_it(
    qtbot: QtBot, qapp: QApplication, window: QMainWindow, desk: Desk, points: int
) -> None:
    dress(qapp, Look.LIGHT, points)
    view = work_in(qtbot, window, desk)
    view.go(Place(screen=Screen.RECORDS, item="1", record=desk.week.notebook.records[0].id))
    page = view.page
    assert isinstance(page, RecordPage)
    for name in ("starts", "ends", "sessions", "people"):
        page.editor.focus(name)
        entry = window.focusWidget()
        type_text(entry, "không phải số hay ngày")
    page.editor.settle()
    assert faults_of(qtbot, view) == []


@pytest.mark.parametrize("points", SIZES)
def test_photos_chosen_and_links_fit(
    qtbot: QtBot, qapp: QApplication, window: QMainWindow, desk: Desk, points: int
) -> None:
    dress(qapp, Look.LIGHT, points)
    make_hard(desk)
    view = work_in(qtbot, window, desk)
    photos = desk.week.notebook.photos
    for photo in (photos[0], next(p for p in photos if p.fault)):
        view.go(Place(screen=Screen.PHOTOS, photo=photo.id))
        calm(qtbot, desk)
        assert faults_of(qtbot, view, may_have_tip=True) == []
    page = view.page
    assert isinstance(page, PhotosPage)
    page.gallery.grid.selectAll()
    assert faults_of(qtbot, view, may_have_tip=True) == []
    page.tabs.setCurrentIndex(1)
    assert faults_of(qtbot, view, may_have_tip=True) == []
    stops, faults = layout.walk(view.sidebar.menu_button)
    assert [*faults, *layout.unreached(view, stops), *layout.out_of_order(stops)] == []


@pytest.mark.parametrize("points", SIZES)
def test_what_is_behind_a_figure_fits(
    qtbot: QtBot, qapp: QApplication, window: QMainWindow, desk: Desk, points: int
) -> None:
    dress(qapp, Look.LIGHT, points)
    make_hard(desk)
    view = work_in(qtbot, window, desk)
    view.go(Place(screen=Screen.ANNEX, row="1.1", column="people"))
    calm(qtbot, desk)
    assert faults_of(qtbot, view, may_have_tip=True) == []


def test_the_annex_is_seen_in_its_whole_width(
    qtbot: QtBot, window: QMainWindow, desk: Desk
) -> None:
    view = work_in(qtbot, window, desk)
    view.go(Place(screen=Screen.ANNEX))
    calm(qtbot, desk)
    page = view.page
    assert isinstance(page, AnnexPage)
    assert page.sheet.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("points", SIZES)
def test_the_steps_after_a_revision_fit(
    qtbot: QtBot, qapp: QApplication, window: QMainWindow, desk: Desk, tmp_path: Path, points: int
) -> None:
    dress(qapp, Look.LIGHT, points)
    desk.preferences.keep("submit/folder", str(tmp_path))
    view = work_in(qtbot, window, desk)
    view.go(Place(screen=Screen.SUBMIT))
    page = view.page
    assert isinstance(page, SubmitPage)
    calm(qtbot, desk)
    page.making.make.click()
    qtbot.waitUntil(lambda: page.dispatching.sight.folder is not None, timeout=20_000)
    for card in page.cards:
        card.open(is_open=True)
    calm(qtbot, desk)
    assert faults_of(qtbot, view) == []
    stops, faults = layout.walk(view.sidebar.menu_button)
    assert [*faults, *layout.unreached(view, stops), *layout.out_of_order(stops)] == []


def attendance(window: QMainWindow, desk: Desk) -> QWidget:
    record = next(r for r in desk.week.notebook.records if r.listed)
    return AttendanceDialog(window, desk, record.id, lambda _id: None)


def photo(window: QMainWindow, desk: Desk) -> QWidget:
    ids = [p.id for p in desk.week.notebook.photos if not p.fault]
    return PhotoView(desk, ids, ids[0], window)


def manual(window: QMainWindow, _desk: Desk) -> QWidget:
    made = HelpWindow(window)
    made.show_page(page_for(Screen.RECORDS))
    return made


def about(window: QMainWindow, desk: Desk) -> QWidget:
    return About(window, desk)


def question(window: QMainWindow, _desk: Desk) -> QWidget:
    QtPrompts(window).confirm(
        "Xóa hẳn 12 hoạt động?", "Không lấy lại được nữa.", "&Xóa hẳn", lambda: None
    )
    return last_dialog(window)


def refusal(window: QMainWindow, _desk: Desk) -> QWidget:
    QtPrompts(window).show_error(AppError(f"Không đọc được “{TITLE}”.", "Hãy chọn tệp khác."))
    return last_dialog(window)


def fault(_window: QMainWindow, desk: Desk) -> QWidget:
    return crash.dialog(desk.workspace.folder, "Traceback (most recent call last):", "An toàn.")


def last_dialog(window: QMainWindow) -> QDialog:
    return window.findChildren(QDialog)[-1]


def workbook(window: QMainWindow, desk: Desk) -> QWidget:
    rows = [{"Tên lớp": TITLE, "Số người": "nhiều"}, {"Tên lớp": "Làm bánh", "Từ ngày": "hôm kia"}]
    with TemporaryDirectory() as folder:
        books = [filled(Path(folder, f"{TITLE[:60]}.xlsx"), {CLASSES: rows})]
        incoming = read_books(books, desk.week.form, desk.week.notebook, date(2026, 10, 20))
    return ActivitiesPreview(window, desk, incoming)


def circular(window: QMainWindow, desk: Desk) -> QWidget:
    """A form read from a circular, with doubts of every kind and a choice of tables."""
    long = "Bồi dưỡng kỹ năng nghề nghiệp cho người lao động trong khu công nghiệp, khu chế xuất"
    rows = [["STT", "Nội dung", "Đơn vị", "Kế hoạch", "Thực hiện", "Ghi chú"]]
    rows += [[str(n), f"{long} {n}", "lớp/người", "", "", ""] for n in range(1, 30)]
    sheets = [Sheet(name="", rows=rows), Sheet(name="", rows=[*rows[:4]])]
    draft = draft_form(Circular(blocks=["Phụ lục", *sheets]), "cong-van.docx", usable(desk))
    name = "Công văn về việc tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2027.docx"
    preview = DraftPreview(window, desk, name, draft, lambda *_how: draft, lambda _id: None)
    preview.rows.selectRow(0)
    return preview


def workshop(window: QMainWindow, desk: Desk) -> QWidget:
    """A form under work, one of its rows chosen; the names of its rows are those of circulars."""
    wishes = Wishes(other=lambda _id: None, use=lambda _file: None)
    opened = to_edit(desk.workspace.forms, "chung", {desk.week.week.form})
    made = FormWorkshop(window, desk, opened, usable(desk), wishes)
    made.lists[0].list.choose([2])
    return made


def places_wanted(window: QMainWindow, desk: Desk) -> QWidget:
    """The question where records go whose rows another form does not have."""
    form = desk.week.form
    bare = replace(form, rows=(*(replace(r, categories=()) for r in form.rows[:4]), *form.rows[4:]))
    lost = homeless(desk.week.notebook, form, bare)
    assert lost
    return PlaceChoice(window, bare, lost, lambda _rows: None)


def last_year(window: QMainWindow, desk: Desk) -> QWidget:
    """What there was a year ago, to be planned again."""
    records = desk.week.notebook.records
    found = [
        Repeatable(r, "" if at % 5 == 4 else TITLE[:60], at % 2 == 0)
        for at, r in enumerate(records)
    ]
    return LastYearChoice(window, desk, found)


def due(window: QMainWindow, desk: Desk) -> QWidget:
    """What was planned and may have taken place by now."""
    records = (replace(r, state=State.PLANNED) for r in desk.week.notebook.records)
    desk.do("Dự kiến", Changes(records={r.id: r for r in records}))
    return DuePanel(window, desk, date(2026, 10, 3))


def usable(desk: Desk) -> list[Form]:
    return [desk.workspace.forms.get("chung").form]


def people(window: QMainWindow, desk: Desk) -> QWidget:
    """A list with all that a list can have: old letters, doubts, many columns, people known."""
    head = "STT\tHọ và tên\tNgày sinh\tGiới tính\tLớp\tĐịa chỉ\tGhi chú\n"
    rows = "1\tTrần Thị Bình\t75\tx\t8A\tKhu 6\thọc bổng\n" + "2\tPh\xb9m Ng\xe4c\t1975\t\t8A\n"
    found = read_people(pasted_sheet(head + rows * 20))
    sheets = (found.sheet, Sheet(name="Trang khác", rows=[]))
    source = ListSource(name=f"{TITLE[:60]}.xlsx", sheets=sheets, people=found)
    present = [Attendee(full_name="Trần Thị Bình", born="1975", gender="Nữ")]
    return PeoplePreview(window, desk, source, present, lambda _people, **_how: None)


def rescue(window: QMainWindow, desk: Desk) -> QWidget:
    """What stands in place of everything where the book is damaged."""
    backup = back_up_all(desk.workspace.folder)
    less = {"records": 55, "photos": 25, "attendees": 1_234}
    made = Rescue(Damaged(desk.workspace.folder.database), is_searching=True)
    made.show_ways(WaysOut(backup, {"records": 58, "photos": 20}, less, spoilt=2))
    wear(made)
    made.resize(window.size())
    return made


DIALOGS = (
    attendance,
    circular,
    people,
    photo,
    workbook,
    workshop,
    places_wanted,
    last_year,
    due,
    manual,
    about,
    question,
    refusal,
    fault,
    rescue,
)


DIALOGS_HOW = (
    (11, Look.LIGHT, SMALLEST.width(), SMALLEST.height()),
    (14, Look.DARK, SMALLEST.width(), SMALLEST.height()),
    (16, Look.LIGHT, 1024, 700),
    (18, Look.DARK, 1024, 700),
)


@pytest.mark.parametrize("how", DIALOGS_HOW, ids=named)
@pytest.mark.parametrize("made", DIALOGS)
def test_dialogs_keep_the_same_promises(
    qtbot: QtBot,
    qapp: QApplication,
    window: QMainWindow,
    desk: Desk,
    made: Callable[[QMainWindow, Desk], QWidget],
    how: tuple[int, Look, int, int],
) -> None:
    points, look, width, height = how
    window.resize(width, height)
    dress(qapp, look, points if made is not fault else min(points, 16))  # its screen has 800 here
    wear(window)
    is_hard = points > SIZES[0]
    if is_hard:
        make_hard(desk)
    window.show()
    dialog = made(window, desk)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    calm(qtbot, desk)
    found = faults_of(qtbot, dialog, may_have_tip=is_hard)
    if not window.rect().contains(QRect(QPoint(), dialog.size())):
        found.append(f"larger than the window: {dialog.size().toTuple()}")
    controls = list(layout.stops_in(dialog))
    if made is not attendance and len(controls) > 1:  # in a grid Tab goes from cell to cell
        stops, faults = layout.walk(controls[0])
        found += [*faults, *layout.unreached(dialog, stops)]
    dialog.close()
    assert found == []


@pytest.mark.skipif("QT_SCALE_FACTOR" in os.environ, reason="this is run by itself, scaled")
def test_nothing_is_cut_off_on_a_screen_of_double_density() -> None:
    name = test_nothing_is_cut_off_on_any_screen.__name__
    test = f"{__file__}::{name}[{named(HOW[0])}]"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test],
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("how", DIALOGS_HOW, ids=named)
def test_every_part_of_a_form_under_work_fits(
    qtbot: QtBot,
    qapp: QApplication,
    window: QMainWindow,
    desk: Desk,
    how: tuple[int, Look, int, int],
) -> None:
    points, look, width, height = how
    window.resize(width, height)
    dress(qapp, look, points)
    wear(window)
    window.show()
    made = workshop(window, desk)
    assert isinstance(made, FormWorkshop)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    found = {}
    for at in range(made.tabs.count()):
        made.tabs.setCurrentIndex(at)
        calm(qtbot, desk)
        faults = faults_of(qtbot, made)
        stops, lost = layout.walk(next(layout.stops_in(made)))
        faults += [*lost, *layout.unreached(made, stops)]
        if faults:
            found[made.tabs.tabText(at)] = faults
    made.close()
    assert found == {}
