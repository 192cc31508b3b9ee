# SPDX-License-Identifier: MIT
"""Words from elsewhere are words: no page, dialog, tool tip or message takes them for HTML."""

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMainWindow,
    QMessageBox,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import desktop
from desktop.domain.errors import AppError
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import SectionText
from desktop.domain.week.records import Attendee, Link
from desktop.services.forms.library import FormFile
from desktop.services.forms.writing import form_text
from desktop.ui.forms.workshop.window import FormWorkshop, Wishes
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.frame.prompts import QtPrompts
from desktop.ui.help.text import HelpText
from desktop.ui.language.plain_text import plain
from desktop.ui.photos.view import PhotoView
from desktop.ui.records.attendance.dialog import AttendanceDialog
from desktop.ui.window import crash
from desktop.ui.window.work_view import WorkView

PICTURE = '<img src="file:///etc/hostname"> &lt;b&gt; <a href="https://x.example">bấm</a>'
SOURCES = sorted(Path(desktop.__file__).parent.glob("**/*.py"))
KEPT = {"id", "form", "category", "sha256", "record", "fingerprint", "mailbox", "born", "gender"}
"""What has a form of its own, so that no file with HTML in it is taken."""


@pytest.mark.parametrize(
    "text", ["<img src=x>", "a\n<b>c</b>", "&lt;b&gt;", "<!-- -->", "x < y", "R&D", PICTURE]
)
def test_plain_words_are_html_to_nobody_and_look_the_same(text: str) -> None:
    assert not QtGui.Qt.mightBeRichText(plain(text))
    assert plain(text).replace("\u2060", "") == text


def test_there_is_one_kind_of_label_of_tip_and_of_message() -> None:
    """Who makes another one has not made sure that it is plain."""
    homes = {
        "QLabel": {"parts.py", "icons.py"},
        "QMessageBox": {"plain_text.py"},
        "setToolTip": {"plain_text.py"},
        "setTextFormat": {"parts.py", "plain_text.py"},
        "setHtml": {"text.py"},
        "setWhatsThis": set(),
        "setStatusTip": set(),
    }
    found = [
        f"{path.name}:{call.lineno} {name}"
        for path in SOURCES
        for call in calls_in(path)
        if (name := called(call)) in homes and path.name not in homes[name]
    ]
    assert found == []


def calls_in(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node


def called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def poisoned(value: Any) -> Any:  # noqa: ANN401 - any dataclass
    """Return a value with HTML in all of its words."""
    changes: dict[str, Any] = {}
    for field in fields(value):
        now = getattr(value, field.name)
        if field.name in KEPT:
            continue
        if type(now) is str:
            changes[field.name] = PICTURE
        elif is_dataclass(now):
            changes[field.name] = poisoned(now)
        elif isinstance(now, tuple) and field.name != "links":
            changes[field.name] = (PICTURE,)
    return replace(value, **changes)


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> Iterator[WorkView]:
    """The work on a Week in which all words are HTML."""
    notebook = desk.week.notebook
    links = (Link(url="https://example.vn/<b>x</b>", title=PICTURE), Link(url=PICTURE))
    records = {
        r.id: replace(poisoned(r), links=links, as_typed={"people": PICTURE, "links": PICTURE})
        for r in notebook.records
    }
    people = (Attendee(full_name=PICTURE, unit=PICTURE, notes=PICTURE),) * 2
    for id_ in records:
        desk.week.attendees(id_)
    changes = Changes(
        week=replace(poisoned(desk.week.week), as_typed={"deadline": PICTURE, "reason": PICTURE}),
        records=records,
        photos={p.id: poisoned(p) for p in notebook.photos},
        attendees=dict.fromkeys(records, people),
        sections={s.key: SectionText(text=PICTURE, base="x") for s in desk.week.form.sections},
        row_notes={row.code: PICTURE for row in desk.week.form.rows},
    )
    desk.do(PICTURE, changes, tell=True)
    window = QMainWindow()
    qtbot.addWidget(window)
    made = WorkView(desk)
    window.setCentralWidget(made)
    window.resize(1180, 760)
    window.show()
    yield made
    del window


def test_no_page_shows_rich_text(view: WorkView, qtbot: QtBot) -> None:
    items = [item.row.code for item in view.desk.week.items]
    places = [Place(screen=screen) for screen in Screen if screen is not Screen.RECORDS]
    places += [Place(screen=Screen.RECORDS, item=item) for item in items]
    for place in places:
        view.go(place)
        qtbot.waitUntil(lambda: view.desk.week.is_judged and view.desk.jobs.is_idle, timeout=20_000)
        assert rich_in(view) == [], place


def test_no_dialog_shows_rich_text(view: WorkView, desk: Desk, qtbot: QtBot) -> None:
    record, photos = desk.week.notebook.records[0], [p.id for p in desk.week.notebook.photos]
    first = desk.week.form.rows[0]
    form = replace(
        desk.week.form, name=PICTURE, rows=(replace(first, label=PICTURE, unit=PICTURE),)
    )
    wishes = Wishes(other=lambda _id: None, use=lambda _file: None)
    for dialog in (
        AttendanceDialog(view, desk, record.id, lambda _id: None),
        PhotoView(desk, photos, photos[0], view),
        FormWorkshop(view, desk, FormFile(form, form_text(form)), (), wishes),
        crash.dialog(desk.workspace.folder, PICTURE, PICTURE),
    ):
        shown(dialog, qtbot)
        assert rich_in(dialog) == []
        dialog.close()


def test_no_message_shows_rich_text(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    prompts = QtPrompts(window)
    prompts.show_error(AppError(PICTURE, PICTURE))
    prompts.confirm(PICTURE, PICTURE, PICTURE, list)
    boxes = list(window.findChildren(QMessageBox))
    assert len(boxes) == 2
    for box in boxes:
        assert rich_in(box) == []
        box.close()


def shown(dialog: QDialog, qtbot: QtBot) -> None:
    dialog.show()
    qtbot.waitUntil(dialog.isVisible)
    QApplication.processEvents()


def rich_in(root: QWidget) -> list[str]:
    """Return everything in a widget, seen or not, that Qt would draw as HTML."""
    found = [f"label {w.text()}" for w in root.findChildren(QLabel) if is_rich(w)]
    for widget in (root, *root.findChildren(QWidget)):
        found += [f"tip {t}" for t in (widget.toolTip(), widget.whatsThis()) if might_be(t)]
        if isinstance(widget, QTextEdit) and not isinstance(widget, HelpText):
            html = widget.document().toHtml()
            found += [f"text {widget.toPlainText()}"] if "<img" in html or "<a " in html else []
        if isinstance(widget, QAbstractItemView):
            found += [f"item {t}" for t in item_tips(widget) if might_be(t)]
    return found + [f"action {a.toolTip()}" for a in root.findChildren(QAction) if tip_of(a)]


def tip_of(action: QAction) -> bool:
    # Without one of its own, an action's tip is its text, which buttons show as it is.
    return action.toolTip() != action.text().replace("&", "") and might_be(action.toolTip())


def is_rich(label: QLabel) -> bool:
    known = label.textFormat()
    if known is Qt.TextFormat.AutoText:
        return might_be(label.text())
    return known is not Qt.TextFormat.PlainText


def might_be(text: str) -> bool:
    return any(QtGui.Qt.mightBeRichText(part) for part in (text, *text.split("\n")))


def item_tips(view: QAbstractItemView) -> Iterator[str]:
    model, nowhere = view.model(), QModelIndex()
    if model is None:
        return
    columns = model.columnCount(nowhere) if isinstance(view, QTableView) else 1
    for row in range(min(model.rowCount(nowhere), 60)):
        for column in range(columns):
            yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
