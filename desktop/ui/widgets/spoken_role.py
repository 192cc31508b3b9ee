# SPDX-License-Identifier: MIT
"""Tells screen readers what a widget is that draws itself: Qt knows only its own kinds."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLE = "spoken-role"


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Have a widget read out as something of this role; before it is first shown."""
    widget.setProperty(_ROLE, role.value)
    _install()


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _interface(_kind: str, made: QObject) -> QAccessibleInterface | None:
    if isinstance(made, QWidget) and (role := made.property(_ROLE)) is not None:
        return QAccessibleWidget(made, QAccessible.Role(role))
    return None
