# SPDX-License-Identifier: MIT
"""Every page tells a screen reader what it shows, and is read without good eyes."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFont, QImage
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.forms.own_forms import to_edit
from desktop.services.workspace import Workspace
from desktop.ui.forms.workshop.window import FormWorkshop, Wishes
from desktop.ui.frame.desk import Desk
from desktop.ui.help.window import HelpWindow
from desktop.ui.photos.view import PhotoView
from desktop.ui.preferences import Look
from desktop.ui.records.attendance.dialog import AttendanceDialog
from desktop.ui.widgets.theme import dress
from desktop.ui.window.about import About
from tests.ui.ink import Text, texts_on
from tests.ui.screens import calm, places, work_in

ROLE = QAccessible.Role
EDITED = (ROLE.EditableText, ROLE.ComboBox, ROLE.SpinBox, ROLE.Slider)
CHECKED = (ROLE.CheckBox, ROLE.RadioButton)
NOTHING = (ROLE.NoRole, ROLE.Client, ROLE.Pane)
MOST_ROWS = 40
LEAST, LEAST_LARGE = 4.5, 3.0
"""WCAG 2.2, 1.4.3: the contrast of letters, and of those of 18 points or 14 bold ones."""


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> Iterator[None]:
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    dress(qapp, Look.LIGHT, 11)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 690)
    return made


def test_every_stop_and_every_row_says_what_it_is(
    qtbot: QtBot, window: QMainWindow, desk: Desk
) -> None:
    view, faults, stops = work_in(qtbot, window, desk), [], 0
    for place in places(desk):
        view.go(place)
        calm(qtbot, desk)
        for one in told(QAccessible.queryAccessibleInterface(window)):
            stops += one.state().focusable
            faults += [f"{place.screen} {place.item}{place.section}: {f}" for f in unsaid(one)]
    assert sorted(set(faults)) == []
    assert stops > 100


def test_dialogs_say_what_they_are_too(
    qtbot: QtBot, window: QMainWindow, desk: Desk, workspace: Workspace
) -> None:
    view, faults = work_in(qtbot, window, desk), []
    record = next(r for r in desk.week.notebook.records if r.listed)
    desk.week.attendees(record.id)
    photos = [photo.id for photo in desk.week.notebook.photos]
    opened = to_edit(workspace.forms, "chung", {desk.week.week.form})
    wishes = Wishes(other=lambda _id: None, use=lambda _file: None)
    dialogs: list[QDialog] = [
        AttendanceDialog(view, desk, record.id, lambda _id: None),
        PhotoView(desk, photos, photos[0], view),
        HelpWindow(view),
        About(view, desk),
        FormWorkshop(window, desk, opened, (opened.form,), wishes),
    ]
    for dialog in dialogs:
        dialog.show()
        calm(qtbot, desk)
        root = QAccessible.queryAccessibleInterface(dialog)
        stops = [one for one in told(root) if one.state().focusable]
        faults += [f"{type(dialog).__name__}: {f}" for one in told(root) for f in unsaid(one)]
        assert stops
        dialog.close()
    assert sorted(set(faults)) == []


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_every_word_stands_out_from_its_ground(
    qtbot: QtBot, qapp: QApplication, window: QMainWindow, desk: Desk, look: Look
) -> None:
    dress(qapp, look, 11)
    view, faint, seen = work_in(qtbot, window, desk), set(), 0
    for place in places(desk):
        view.go(place)
        calm(qtbot, desk)
        picture = view.grab().toImage()
        for widget, texts in texts_on(view).items():
            for text in texts if widget.isEnabled() else ():
                seen += 1
                contrast = contrast_of(text, widget, view, picture)
                if contrast is not None and contrast < least_of(text.font):
                    where = f"{place.screen} {place.item}{place.section}"
                    faint.add(f"{where}: {text.words[:40]} {contrast:.1f}")
    assert sorted(faint) == []
    assert seen > 500


def told(one: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    """Yield all that a screen reader is told of, of long lists the first rows."""
    if one is None or not one.isValid() or one.state().invisible or depth > 40:
        return
    yield one
    for at in range(min(one.childCount(), MOST_ROWS)):
        child = one.child(at)
        if child is not None:
            yield from told(child, depth + 1)


def unsaid(one: QAccessibleInterface) -> Iterator[str]:
    """Find what a thing that the keyboard comes to, or a row of a list, does not say."""
    role, state = one.role(), one.state()
    text = QAccessible.Text
    if role is ROLE.ListItem and not one.text(text.Name) and state.selectable:
        yield f"a row without words: {of(one)}"  # a line between groups says nothing
    made = one.object()
    if not state.focusable or not isinstance(made, QWidget) or made.focusProxy() is not None:
        return  # what hands the keyboard on to another says nothing itself
    if not one.text(text.Name):
        yield f"no name: {of(one)}"
    if role in NOTHING:
        yield f"no role: {of(one)}"
    if role in CHECKED and not state.checkable:
        yield f"no state: {of(one)}"
    has_value = one.textInterface() or one.valueInterface() or one.text(text.Value)
    if role in EDITED and not has_value:
        yield f"no value: {of(one)}"


def of(one: QAccessibleInterface) -> str:
    made = one.object()
    kind = type(made).__name__ if made is not None else ""
    return f"{kind} {one.role().name} “{one.text(QAccessible.Text.Name)}”"


def least_of(font: QFont) -> float:
    is_large = font.pointSizeF() >= 18 or (font.pointSizeF() >= 14 and font.bold())
    return LEAST_LARGE if is_large else LEAST


def contrast_of(text: Text, widget: QWidget, root: QWidget, picture: QImage) -> float | None:
    """Return the contrast of the ground of a text and the pixel in it that differs most."""
    scale = picture.devicePixelRatio()
    place = text.place() & text.room()
    if not widget.visibleRegion().boundingRect().contains(place):
        return None  # scrolled out of sight
    corner = widget.mapTo(root, place.topLeft())
    room = QRect(corner * scale, place.size() * scale) & picture.rect()
    if room.width() < 4 or room.height() < 4 or not text.words.strip():
        return None
    colours = Counter(
        picture.pixel(x, y)
        for y in range(room.top(), room.bottom() + 1)
        for x in range(room.left(), room.right() + 1)
    )
    ground = luminance(colours.most_common(1)[0][0])
    others = [luminance(colour) for colour in colours]
    return max(ratio(ground, other) for other in others)


def luminance(pixel: int) -> float:
    colour = QColor.fromRgb(pixel)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
