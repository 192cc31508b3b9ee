# SPDX-License-Identifier: MIT
"""The table of records: two lines each, the title struck through where it was called off."""

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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.domain.week.records import State
from desktop.ui.records.row_model import DAY, ROW, TITLE, RecordModel, RecordRow
from desktop.ui.widgets.icons import grown, pixmap
from desktop.ui.widgets.theme import colours

_PADDING, _AROUND, _BETWEEN, _SIGN = 8, 4, 2, 16
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
        self._kept: tuple[list[str], str, int, int] = ([], "", -1, 0)
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
        upright.setDefaultSectionSize(2 * self.fontMetrics().height() + 2 * _AROUND)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        head.setSortIndicator(DAY, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        model.modelAboutToBeReset.connect(self._on_resetting)
        model.modelReset.connect(self._on_reset)
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
        for column in (DAY, *numbers, self._rows.evidence_column):
            if self.viewport().width() - sum(self._widths[c] for c in kept) >= least:
                break
            if column in kept:
                kept.remove(column)
        self.has_day_below = DAY in self._wanted and DAY not in kept
        for column in range(self._rows.columnCount()):
            self.setColumnHidden(column, column not in (*kept, TITLE))

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
    """Draws the title over a quieter line with state and row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Persistent
    ) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = ground.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        painter.save()
        row: RecordRow = index.data(ROW)
        table = ground.widget
        has_day = isinstance(table, RecordTable) and table.has_day_below
        _draw(painter, option, row, " · ".join(filter(None, (row.day * has_day, row.under))))
        painter.restore()


def _draw(painter: QPainter, option: QStyleOptionViewItem, row: RecordRow, under: str) -> None:
    use, left = colours(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    room = option.rect.adjusted(_PADDING, _AROUND, -_PADDING, -_AROUND)
    if row.questions:
        side, ratio = grown(_SIGN), painter.device().devicePixelRatioF()
        sign = QRect(room.right() - side, room.center().y() - side // 2, side, side)
        painter.drawPixmap(sign, pixmap("triangle-alert", side, use.warn, ratio))
        room.setRight(sign.left() - _BETWEEN)
    is_off = row.record.state is State.CANCELLED
    font = QFont(option.font)
    font.setStrikeOut(is_off)
    height = option.fontMetrics.height() if under else room.height()
    _draw_line(
        painter,
        font,
        use.muted if is_off else use.text,
        left,
        _upper(room, height),
        row.record.title or "Chưa đặt tên",
    )
    small = QFont(option.font)
    small.setPointSizeF(max(option.font.pointSizeF() - 1, 9))
    room.setTop(room.bottom() - height)
    _draw_line(painter, small, use.muted, left, room, under)


def _upper(room: QRect, height: int) -> QRect:
    return QRect(room.left(), room.top(), room.width(), height)


def _draw_line(
    painter: QPainter, font: QFont, colour: str, flags: Qt.AlignmentFlag, room: QRect, text: str
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, flags, shown)
