# SPDX-License-Identifier: MIT
"""The table of records: title and more below it, struck through where it was called off."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtCore import QPersistentModelIndex as Persistent
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.domain.week.records import State
from desktop.ui.records.row_heights import RowHeights
from desktop.ui.records.row_model import DAY, ROW, TITLE, RecordModel, RecordRow
from desktop.ui.widgets.icons import grown, pixmap
from desktop.ui.widgets.theme import colours
from desktop.ui.widgets.wrapping import draw_wrapped, height_of, wrapped

_PADDING, _AROUND, _BETWEEN, _SIGN = 8, 4, 2, 16
_MOST_TITLE, _MOST_UNDER = 5, 3
"""So many lines a title may have, and what stands under it."""

_LEAST_LETTERS = 24
"""So many letters of a title have room before other columns do."""


class RecordTable(QTableView):
    """Shows a `RecordModel`; selection and place survive when its rows change.

    `current_changed` carries the id of the record the user went to, `selected` how many are
    selected.
    """

    current_changed = Signal(str)
    selected = Signal(int)
    editing_wanted = Signal()
    deletion_wanted = Signal()

    def __init__(self, model: RecordModel) -> None:
        super().__init__()
        self._rows = model
        self._wanted: list[int] = []
        self._widths: dict[int, int] = {}
        self.has_day_below = False
        self._fitted = (0, False)
        self._kept: tuple[list[str], str, int, int] = ([], "", -1, 0)
        self._heights = RowHeights(self, lambda: model.rows, self._height_of)
        self.setModel(model)
        self.setAccessibleName("Danh sách đã ghi")
        self.setProperty("role", "list")
        self.setItemDelegateForColumn(TITLE, _TitleDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(grown(_SIGN), grown(_SIGN)))
        upright = self.verticalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setDefaultSectionSize(_height_of(1, 1, self.fontMetrics()))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        head.setSortIndicator(DAY, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        model.modelAboutToBeReset.connect(self._on_resetting)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(
            lambda first, last: self._heights.follow(range(first.row(), last.row() + 1))
        )
        self.selectionModel().currentChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.doubleClicked.connect(lambda _index: self.editing_wanted.emit())

    @property
    def selected_ids(self) -> list[str]:
        """The records selected, in the order shown."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.rows[at].record.id for at in chosen]

    def select_only(self, record_id: str) -> None:
        """Mark one record, none if it is not shown, without telling of it."""
        at = self._rows.position(record_id)
        if self.selected_ids == [record_id] and self.currentIndex().row() == at:
            return
        blocked = self.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own name for it
        self.selectionModel().clear()
        if at >= 0:
            index = self._rows.index(at, TITLE)
            self.setCurrentIndex(index)
            self._heights.fit(at)
            self.scrollTo(index)
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()
        self.selected.emit(len(self.selected_ids))

    def show_columns(self, wanted: Sequence[int]) -> None:
        """Show these columns beside the title, each as wide as it needs, if there is room."""
        self._wanted = list(wanted)
        metrics, rows = self.fontMetrics(), self._rows
        head = QFontMetrics(self.horizontalHeader().font())
        for column in self._wanted:
            title = rows.headerData(column, Qt.Orientation.Horizontal)
            sign = grown(_SIGN) + 6 if column == rows.evidence_column else 0
            widest = metrics.horizontalAdvance(rows.longest(column)) + sign
            arrow = grown(_SIGN) if column == DAY else 0
            room = max(widest, head.horizontalAdvance(title) + arrow)
            self._widths[column] = room + 2 * _PADDING + 10
            self.setColumnWidth(column, self._widths[column])
        self._make_room()

    def _make_room(self) -> None:
        """Let go of columns until titles can be read; the day then stands under the title."""
        least = _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        kept = list(self._wanted)
        numbers = range(TITLE + 1, self._rows.evidence_column - 1)
        for column in (DAY, *numbers, self._rows.evidence_column, self._rows.evidence_column - 1):
            if column == self._rows.evidence_column - 1:
                least //= 2  # the last number goes only where else no title could be read
            if self.viewport().width() - sum(self._widths[c] for c in kept) >= least:
                break
            if column in kept:
                kept.remove(column)
        self.has_day_below = DAY in self._wanted and DAY not in kept
        for column in range(self._rows.columnCount()):
            self.setColumnHidden(column, column not in (*kept, TITLE))
        fitted = self.viewport().width() - sum(self._widths[c] for c in kept), self.has_day_below
        if fitted != self._fitted:
            self._fitted = fitted
            self._heights.refit()

    def _height_of(self, row: RecordRow) -> int:
        width, has_day = self._fitted
        return _Words(row, self.font(), width, has_day=has_day).height

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.current_changed.emit(self._rows.rows[current.row()].record.id)

    def _on_selected(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self.selected.emit(len(self.selectionModel().selectedRows()))

    def _on_resetting(self) -> None:
        at = self.currentIndex().row()
        current = self._rows.rows[at].record.id if at >= 0 else ""
        self._kept = (self.selected_ids, current, at, self.verticalScrollBar().value())

    def _on_reset(self) -> None:
        self._heights.begin_again()
        ids, current, row, scroll = self._kept
        found = QItemSelection()
        for at in (self._rows.position(id_) for id_ in ids):
            if at >= 0:
                index = self._rows.index(at, DAY)
                found.select(index, index)
        chosen, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        blocked = chosen.blockSignals(True)  # noqa: FBT003
        chosen.select(found, flag.ClearAndSelect | flag.Rows)
        at = self._rows.position(current)
        if at < 0:  # the next one takes the place of one that is gone
            at = min(row, self._rows.rowCount() - 1)
        chosen.setCurrentIndex(self._rows.index(at, TITLE), flag.NoUpdate)
        chosen.blockSignals(blocked)
        self.verticalScrollBar().setValue(scroll)
        self.selected.emit(len(self.selected_ids))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._heights.go_on()

    def doItemsLayout(self) -> None:
        self._heights.fit_seen()
        super().doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete:
                self.deletion_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.editing_wanted.emit()
            case _:
                super().keyPressEvent(event)


class _TitleDelegate(QStyledItemDelegate):
    """Draws the title over a quieter text with state and row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Persistent
    ) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style, table = ground.widget.style(), ground.widget
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, table)
        row: RecordRow = index.data(ROW)
        has_day = isinstance(table, RecordTable) and table.has_day_below
        words = _Words(row, option.font, option.rect.width(), has_day=has_day)
        painter.save()
        words.draw(painter, option.rect)
        if row.questions:
            _draw_sign(painter, option.rect)
        painter.restore()


class _Words:
    """What stands in a row of some width, and how high that is."""

    def __init__(self, row: RecordRow, font: QFont, width: int, *, has_day: bool) -> None:
        self._is_off = row.record.state is State.CANCELLED
        self._title_font, self._small = QFont(font), QFont(font)
        self._title_font.setStrikeOut(self._is_off)
        self._small.setPointSizeF(max(font.pointSizeF() - 1, 9))
        self._title = row.record.title or "Chưa đặt tên"
        self._under = " · ".join(filter(None, (row.day if has_day else "", row.under)))
        self._width = width - 2 * _PADDING
        if row.questions:
            self._width -= grown(_SIGN) + _BETWEEN

    @property
    def height(self) -> int:
        """How high the row has to be; it is never lower than one line of each."""
        title = wrapped(self._title, self._title_font, self._width, _MOST_TITLE)
        under = wrapped(self._under, self._small, self._width, _MOST_UNDER)
        metrics = QFontMetrics(self._title_font)
        return _height_of(max(len(title), 1), max(len(under), 1), metrics)

    def draw(self, painter: QPainter, room: QRect) -> None:
        """Draw the words; a title that has nothing under it stands in the middle."""
        use, height = colours(), height_of(self._title, self._title_font, self._width, _MOST_TITLE)
        below = height_of(self._under, self._small, self._width, _MOST_UNDER)
        top = room.top() + (room.height() - height - below) // 2
        place = QRect(room.left() + _PADDING, top, self._width, height)
        painter.setFont(self._title_font)
        painter.setPen(QColor(use.muted if self._is_off else use.text))
        draw_wrapped(painter, place, self._title, _MOST_TITLE)
        painter.setFont(self._small)
        painter.setPen(QColor(use.muted))
        draw_wrapped(painter, place.translated(0, height), self._under, _MOST_UNDER)


def _height_of(titles: int, unders: int, metrics: QFontMetrics) -> int:
    """Return the height of a row with so many lines of each kind."""
    return (titles + unders) * metrics.height() + 2 * _AROUND


def _draw_sign(painter: QPainter, room: QRect) -> None:
    side, ratio = grown(_SIGN), painter.device().devicePixelRatioF()
    sign = QRect(room.right() - _PADDING - side, room.center().y() - side // 2, side, side)
    painter.drawPixmap(sign, pixmap("triangle-alert", side, colours().warn, ratio))
