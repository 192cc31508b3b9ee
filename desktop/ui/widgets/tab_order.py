# SPDX-License-Identifier: MIT
"""Leads Tab as the eye goes, whatever was made first: along the layouts, from top to bottom."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLayout, QScrollArea, QWidget

_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly


def lead_on(root: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to the next stop within a widget, or back to the one before.

    Qt asks for this too when what has the keyboard is hidden or disabled: then it stays near by,
    where the work is.
    """
    order, here = list(stops(root)), root.window().focusWidget()
    if not order:
        return False
    if here is not None and root.isAncestorOf(here) and not _is_reachable(here):
        reach(_nearest(root, here) or order[0])
        return True
    known = (n for n, stop in enumerate(order) if stop is here or stop.isAncestorOf(here))
    at = -1 if here is None else next(known, -1)
    if forward:
        reach(order[(at + 1) % len(order)], Qt.FocusReason.TabFocusReason)
    else:
        reach(order[max(at, 0) - 1], Qt.FocusReason.BacktabFocusReason)
    return True


def press_focused(event: QKeyEvent, root: QWidget) -> bool:
    """Press the button that has the keyboard if Enter was; whether that is so."""
    stop = root.window().focusWidget()
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
    if is_enter and isinstance(stop, QAbstractButton):
        stop.click()
        return True
    return False


def _is_reachable(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _nearest(root: QWidget, gone: QWidget) -> QWidget | None:
    """Return the stop that is next below in the smallest part around that has any."""
    holder = gone.parentWidget()
    while holder is not None and holder is not root:
        if there := list(stops(holder)):
            place = gone.mapTo(holder, QPoint(0, 0))
            below = (s for s in there if s.mapTo(holder, QPoint(0, 0)).y() >= place.y())
            return next(below, there[-1])
        holder = holder.parentWidget()
    return None


def reach(stop: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Move the keyboard to a widget, and scroll to where it is seen."""
    stop.setFocus(reason)
    holder = stop.parentWidget()
    while holder is not None and not stop.isWindow():
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(stop)
        holder = holder.parentWidget()


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab leads to in a widget, itself included, in the order of reading."""
    if not widget.isVisible():
        return
    if _is_stop(widget):
        yield widget
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QScrollArea):
        return  # what is in there has keys of its own
    for part in _parts(widget):
        yield from stops(part)


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    is_reached = bool(by_tab) and widget.isEnabled() and widget.focusProxy() is None
    return is_reached and not _is_passed_over(widget)


def _is_passed_over(widget: QWidget) -> bool:
    """Whether it is one of several choices and not the one made: arrows lead there, not Tab."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() not in (None, widget)


def _parts(widget: QWidget) -> list[QWidget]:
    """Return what lies in a widget: first what its layout orders, then the rest by its place."""
    layout = widget.layout()
    ordered = list(_laid_out(layout)) if layout is not None else []
    rest = [
        child
        for child in widget.findChildren(QWidget, options=_CHILDREN)
        if child not in ordered and not child.isWindow()
    ]
    return [*ordered, *sorted(rest, key=lambda child: (child.y(), child.x()))]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)
