# SPDX-License-Identifier: MIT
"""Looks at a window as a picky person does: words cut off, things on one another, lost keyboards.

Each function returns sentences that say what is wrong and where, none if nothing is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from desktop.ui.check.finding_list import FindingList
from desktop.ui.widgets.notice_bar import NoticeBar
from desktop.ui.widgets.parts import Elided

_MOST_STEPS = 300
_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly


def seen(root: QWidget) -> Iterator[QWidget]:
    """Yield everything that is shown in a window, but not what views and boxes are made of."""
    yield root
    for child in _parts(root):
        if child.isVisible() and not child.isWindow():
            yield from seen(child)


def cut_off(root: QWidget) -> list[str]:
    """Find words without room for all their letters, and without a tool tip that has them."""
    return [
        f"cut off: {_named(widget)}: {fault}" for widget in seen(root) for fault in _cut(widget)
    ]


def misplaced(root: QWidget) -> list[str]:
    """Find widgets that stick out of what holds them, or lie on one another."""
    faults = []
    for holder in seen(root):
        parts = [p for p in _parts(holder) if p.isVisible() and not p.isWindow()]
        room = holder.rect()
        if isinstance(holder.parentWidget(), QScrollArea):
            room.setHeight(max(room.height(), *(p.height() for p in parts), 0))
            room.setTop(min((p.y() for p in parts), default=0))
        faults += [
            f"sticks out: {_named(p)} {p.geometry().getRect()} of {room.getRect()}"
            for p in parts
            if not room.contains(p.geometry()) and not isinstance(p, NoticeBar)
        ]
        faults += [
            f"overlap: {_named(one)} and {_named(other)}"
            for one, other in combinations(parts, 2)
            if _lie_on_one_another(one, other)
        ]
    return faults


def nameless(root: QWidget) -> list[str]:
    """Find controls of which a screen reader could not say what they are for."""
    return [f"no name: {_named(widget)}" for widget in stops_in(root) if not _said(widget)]


def clashing(root: QWidget) -> list[str]:
    """Find keys that mean two things at once."""
    keys = Counter(key for key, _of in set(_keys(root)))
    return [f"key twice: {key}" for key, count in keys.items() if count > 1]


def stops_in(root: QWidget) -> Iterator[QWidget]:
    """Yield every control that the keyboard may come to."""
    return filter(_is_stop, seen(root))


def walk(start: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> tuple[list[QWidget], list[str]]:
    """Press Tab until the keyboard is back where it began; return the stops and what was wrong."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    stops, faults = [start], []
    for _ in range(_MOST_STEPS):
        here = stops[-1]
        with_focus = here.grab().toImage()
        there = _pressed(here, key)
        if there is None or there is here:
            faults.append(f"stuck: {_named(here)}")
            return stops, faults
        if here.isVisible() and here.grab().toImage() == with_focus:
            faults.append(f"focus not seen: {_named(here)}")
        if there is start:
            return stops, faults
        if there in stops:
            return stops, [*faults, f"loop: back to {_named(there)}"]
        stops.append(there)
    return stops, [*faults, "no end"]


def unreached(root: QWidget, stops: Iterable[QWidget]) -> list[str]:
    """Find controls to which Tab does not lead."""
    reached = set(stops)
    groups = {w.parentWidget() for w in reached if isinstance(w, QRadioButton)}
    return [
        f"not reached: {_named(widget)}"
        for widget in stops_in(root)
        if widget not in reached
        and not (isinstance(widget, QRadioButton) and widget.parentWidget() in groups)
    ]


def out_of_order(stops: list[QWidget]) -> list[str]:
    """Find steps that lead up or back within a column."""
    faults = []
    for one, other in pairwise(stops):
        holder = next(holder for holder in _holders(one) if holder.isAncestorOf(other))
        a, b = _place(one, holder), _place(other, holder)
        over = b.bottom() <= a.top() and b.left() < a.right()
        before = b.right() <= a.left() and b.top() < a.bottom() and b.bottom() > a.top()
        if over or before:
            faults.append(f"order: {_named(one)} then {_named(other)}")
    return faults


def _pressed(here: QWidget, key: Qt.Key) -> QWidget | None:
    """Press a key until it leads on: in a text it first leads from link to link."""
    for _ in range(_MOST_STEPS if isinstance(here, QTextBrowser) else 1):
        QTest.keyClick(here, key)
        if QApplication.focusWidget() is not here:
            break
    return QApplication.focusWidget()


def _parts(holder: QWidget) -> list[QWidget]:
    if isinstance(holder, QAbstractItemView):
        return []
    if isinstance(holder, (QScrollArea,)):
        return [holder.viewport()]
    if isinstance(holder, (QAbstractScrollArea, QComboBox, QLineEdit, QTabBar)):
        return []
    children = holder.findChildren(QWidget, options=_CHILDREN)
    return [c for c in children if not isinstance(c, (QScrollBar, QSplitterHandle))]


def _cut(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() if widget.text() and not isinstance(widget, Elided):
            yield from _cut_label(widget)
        case QAbstractButton() if widget.text() and not widget.toolTip():
            if _lacks(widget.size(), widget.sizeHint()):
                yield f"“{widget.text()}” {_sizes(widget)}"
        case QComboBox() if not widget.toolTip():
            yield from _cut_line(widget, widget.currentText(), _room_of(widget))
        case QLineEdit() if not widget.toolTip():
            yield from _cut_line(widget, widget.placeholderText(), widget.width() - 20)
        case QTabBar() if _lacks(widget.size(), widget.sizeHint()):
            yield f"{[widget.tabText(n) for n in range(widget.count())]} {_sizes(widget)}"
        case QAbstractItemView():
            yield from _cut_entries(widget)


def _cut_line(widget: QWidget, words: str, room: int) -> Iterator[str]:
    if (needed := widget.fontMetrics().horizontalAdvance(words)) > room:
        yield f"“{words}” {needed} > {room}"


def _room_of(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    parts, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(parts, option, field, box).width()


def _cut_label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        metrics, needed = label.fontMetrics(), label.heightForWidth(label.width())
        longest = max(metrics.horizontalAdvance(word) for word in _words(label.text()))
        if longest > label.contentsRect().width() or needed > label.height():
            yield f"“{label.text()}” in {label.size().toTuple()}, {needed} high"
    elif _lacks(label.size(), label.sizeHint()):
        yield f"“{label.text()}” {_sizes(label)}"


def _cut_entries(view: QAbstractItemView) -> Iterator[str]:
    for header in view.findChildren(QHeaderView, options=_CHILDREN):
        if header.isVisible() and header.orientation() is Qt.Orientation.Horizontal:
            yield from _cut_sections(header)
    model = view.model()
    if model is None or isinstance(view, FindingList):  # its rows are as high as their words
        return
    shown = view.viewport().rect()
    for row in range(min(model.rowCount(view.rootIndex()), 40)):
        for column in range(1 if isinstance(view, QListView) else model.columnCount()):
            index = model.index(row, column, view.rootIndex())
            place = view.visualRect(index)
            if not place.intersects(shown) or not index.data():
                continue
            font = index.data(Qt.ItemDataRole.FontRole) or view.font()
            needed = _wrapped(str(index.data()), QFontMetrics(font), place.width())
            if needed > place.height() and not index.data(Qt.ItemDataRole.ToolTipRole):
                yield f"“{index.data()}” needs {needed} in {place.size().toTuple()}"


def _wrapped(text: str, metrics: QFontMetrics, width: int) -> int:
    """Return how high words become in some width; more than any room if one of them is wider."""
    longest = max((metrics.horizontalAdvance(word) for word in _words(text)), default=0)
    if longest > width:
        return 10_000
    flags = int(Qt.TextFlag.TextWordWrap)
    return metrics.boundingRect(0, 0, width, 10_000, flags, text).height()


def _words(text: str) -> list[str]:
    """Return what stays on one line: spaces and strokes are where lines may end."""
    return re.split(r"[\s/]+", text)


def _cut_sections(header: QHeaderView) -> Iterator[str]:
    font = QFont(header.font())
    font.setPointSizeF(font.pointSizeF() - 1)
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    for at in range(header.count()):
        text = str(header.model().headerData(at, header.orientation()) or "")
        tip = header.model().headerData(at, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        wide = metrics.horizontalAdvance(text) + 8
        if text and not tip and not header.isSectionHidden(at) and wide > header.sectionSize(at):
            yield f"head “{text}” {wide} > {header.sectionSize(at)}"


def _lacks(room: QSize, needed: QSize) -> bool:
    return room.width() < needed.width() or room.height() < needed.height()


def _sizes(widget: QWidget) -> str:
    return f"{widget.size().toTuple()} < {widget.sizeHint().toTuple()}"


def _lie_on_one_another(one: QWidget, other: QWidget) -> bool:
    if isinstance(one, NoticeBar) or isinstance(other, NoticeBar):
        return False
    shared = one.geometry().intersected(other.geometry())
    return shared.width() > 1 and shared.height() > 1


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isEnabled() and widget.focusProxy() is None


def _said(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def _keys(root: QWidget) -> Iterator[tuple[str, object]]:
    """Yield each key that does something, with what it belongs to."""
    for widget in seen(root):
        for text in _texts(widget):
            if key := QKeySequence.mnemonic(text).toString():
                yield key, (widget, text)
        for action in widget.actions():
            if key := action.shortcut().toString():
                yield key, action
        for shortcut in widget.findChildren(QShortcut, options=_CHILDREN):
            if shortcut.isEnabled() and shortcut.context() is not Qt.ShortcutContext.WidgetShortcut:
                yield shortcut.key().toString(), shortcut


def _texts(widget: QWidget) -> list[str]:
    """Return the words of a widget in which "&" marks a key."""
    match widget:
        case QAbstractButton():
            return [widget.text()]
        case QLabel() if widget.buddy() is not None:
            return [widget.text()]
        case QTabBar():
            return [widget.tabText(at) for at in range(widget.count())]
    return []


def _holders(widget: QWidget) -> Iterator[QWidget]:
    """Yield what a widget lies in, from the innermost on."""
    holder = widget.parentWidget()
    while holder is not None:
        yield holder
        holder = holder.parentWidget()


def _place(widget: QWidget, holder: QWidget) -> QRect:
    """Return where a widget is; of what scrolls, where that can be seen."""
    seen_as = widget
    for above in _holders(widget):
        if above is holder:
            break
        if isinstance(above, QScrollArea):
            seen_as = above
    return QRect(seen_as.mapTo(holder, QPoint()), seen_as.size())


def _named(widget: QWidget) -> str:
    kind = type(widget).__name__
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    ours = [type(h).__name__ for h in _holders(widget) if type(h).__module__.startswith("desktop")]
    name = (text or widget.accessibleName() or widget.objectName())[:50]
    return f"{kind} “{name}” in {' < '.join(ours[:3])}"
