# SPDX-License-Identifier: MIT
"""Finds every place in the window that takes text, and looks for a text on the disk."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from desktop.ui.widgets.line_edit import SearchLine


def entries(root: QWidget) -> Iterator[QWidget]:
    """Yield everything seen that takes text, but for what is only searched for."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and takes_text(widget):
            yield widget


def takes_text(widget: QWidget) -> bool:
    """Whether one can write in a widget what is to be kept."""
    if isinstance(widget, SearchLine):
        return False
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    kinds = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
    return isinstance(widget, kinds) and not widget.isReadOnly()


def cells(root: QWidget) -> Iterator[tuple[QAbstractItemView, QModelIndex]]:
    """Yield a cell of every column that can be written in, of every table that is seen."""
    for view in root.findChildren(QAbstractItemView):
        model, nowhere = view.model(), QModelIndex()
        if not view.isVisible() or model is None or isinstance(view, QHeaderView):
            continue
        if view.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers:
            continue
        columns = model.columnCount(nowhere) if isinstance(view, QTableView) else 1
        for column in range(columns):
            rows = (model.index(row, column) for row in range(model.rowCount(nowhere)))
            written = (i for i in rows if model.flags(i) & Qt.ItemFlag.ItemIsEditable)
            if (index := next(written, None)) is not None:
                yield view, index


def opened_cell(view: QAbstractItemView, index: QModelIndex) -> QWidget:
    """Open a cell and return what one writes in it with."""
    view.setFocus()
    view.setCurrentIndex(index)
    view.edit(index)
    return next(entries(view.viewport()))


def stands_in(database: Path, text: str) -> bool:
    """Whether a text stands anywhere in a database, within others or alone."""
    uri = f"{database.as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as raw:
        tables = [n for (n,) in raw.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
        rows = (row for name in tables for row in raw.execute(f'SELECT * FROM "{name}"'))  # noqa: S608 - our own tables
        return any(isinstance(value, str) and text in value for row in rows for value in row)
