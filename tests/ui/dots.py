# SPDX-License-Identifier: MIT
"""Finds words that end in dots for want of room, by what is really painted.

The program's own "…" stands in the words that a widget was given; dots that a painter put in
their place do not.
"""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from desktop.ui.photos.wrapped_button import WrappedButton
from tests.ui.ink import Text, texts_of, texts_on

DOTS = "…"
_WORDS = ("text", "plainText", "placeholderText", "currentText")
_UNSEEN = str.maketrans("", "", "\u2060&\n ")
"""What is not drawn, or not where a line ends."""


def shortened(
    root: QWidget,
    written: Mapping[QWidget, Sequence[Text]] | None = None,
    *,
    may_have_tip: bool = False,
) -> list[str]:
    """Find words that end in dots; with `may_have_tip` only those whose tip lacks them.

    `written` are all texts that were just taken down.
    """
    faults: list[str] = []
    for widget, shown in (written or texts_on(root)).items():
        holder, model = _holder_of(widget), _model_of(widget)
        for texts in _pages(widget, shown, holder):
            cut = {text.words for text in texts if DOTS in text.words}
            faults += [
                f"ends in dots: “{words}” in {type(holder).__name__}"
                for words in cut
                if not _holds(_words_of(holder, model), words)
                and not (may_have_tip and _holds(_tips_of(holder, model), _stem(words)))
            ]
    return list(dict.fromkeys(faults))


def _holder_of(widget: QWidget) -> QWidget:
    """Return the view whose viewport this is, the text edit, or the widget itself."""
    holder = widget.parentWidget()
    kinds = (QAbstractItemView, QPlainTextEdit, QTextEdit)
    return holder if isinstance(holder, kinds) and widget is holder.viewport() else widget


def _model_of(widget: QWidget) -> QAbstractItemModel | None:
    holder = _holder_of(widget)
    return holder.model() if isinstance(holder, QAbstractItemView) else None


def _pages(widget: QWidget, shown: Sequence[Text], holder: QWidget) -> Iterator[Sequence[Text]]:
    """Yield what is written on a widget: in a view page by page, which ends where it began."""
    yield shown
    if not isinstance(holder, QAbstractItemView) or isinstance(holder, QHeaderView):
        return
    bar = holder.verticalScrollBar()
    before = bar.value()
    for value in {*range(0, bar.maximum(), max(bar.pageStep(), 1)), bar.maximum()} - {before}:
        bar.setValue(value)
        yield texts_of(widget)
    bar.setValue(before)


def _words_of(widget: QWidget, model: QAbstractItemModel | None) -> list[str]:
    """Return the whole words that a widget was given."""
    if model is not None:
        return list(_data_of(widget, model, Qt.ItemDataRole.DisplayRole))
    match widget:
        case WrappedButton():
            words = [widget.accessibleName()]  # its text is what is shown
        case QTabBar():
            words = [widget.tabText(at) for at in range(widget.count())]
        case QMenu():
            words = [action.text() for action in widget.actions()]
        case _:
            words = [str(widget.property(name) or "") for name in _WORDS]
    return words


def _tips_of(widget: QWidget, model: QAbstractItemModel | None) -> list[str]:
    tips = [] if model is None else [*_data_of(widget, model, Qt.ItemDataRole.ToolTipRole)]
    return [widget.toolTip(), *tips]


def _data_of(view: QWidget, model: QAbstractItemModel, role: Qt.ItemDataRole) -> Iterator[str]:
    """Yield what the entries of a view say, those of a header its heads."""
    if isinstance(view, QHeaderView):
        sections = range(view.count())
        yield from (str(model.headerData(at, view.orientation(), role) or "") for at in sections)
        return
    assert isinstance(view, QAbstractItemView)
    root = view.rootIndex()
    columns = range(1 if isinstance(view, QListView) else model.columnCount(root))
    for row in range(model.rowCount(root)):
        for column in columns:
            yield str(model.index(row, column, root).data(role) or "")


def _holds(texts: list[str], words: str) -> bool:
    return any(words.translate(_UNSEEN) in text.translate(_UNSEEN) for text in texts)


def _stem(words: str) -> str:
    return words.split(DOTS, maxsplit=1)[0]
