# SPDX-License-Identifier: MIT
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop.domain.form.form import Column, Row
from desktop.domain.form.paper import AnnexWording
from desktop.domain.report.annex import Annex, AnnexRow
from desktop.domain.report.cells import Cell
from desktop.ui.annex.sheet_fit import PADDING, bold, heights, widths
from desktop.ui.annex.sheet_model import SheetModel


def test_long_heads_and_two_figures_in_a_cell_are_seen_whole(qapp: QApplication) -> None:
    row = Row(code="1", label="Lớp", cells={})
    columns = (
        Column(key="plan", label="Kế hoạch", group="Số lượng"),
        Column(key="change", label="Tăng, giảm so với cùng kỳ năm trước đã báo cáo"),
        Column(key="women", label="Nữ", within="change", brackets=True),
    )
    cells = {"change": Cell(1_234_567), "women": Cell(1_000_000)}
    annex = Annex(columns, (AnnexRow(row, cells),))
    model = SheetModel(annex, AnnexWording(title="Số liệu"))
    boxes = model.boxes()
    font = qapp.font()
    wide = widths(boxes, model.columnCount(), font, 600)
    tall = list(heights(boxes, wide, font))
    head = next(box for box in boxes[2].values() if box.text.startswith("Tăng"))
    room = QRect(0, 0, wide[head.column] - 2 * PADDING, 10_000)
    needed = QFontMetrics(bold(font)).boundingRect(room, Qt.TextFlag.TextWordWrap, head.text)
    assert needed.height() <= tall[2] + tall[3]
    pair = next(box for box in boxes[4].values() if box.is_pair)
    assert pair.text == "1.234.567 (1.000.000)"
    assert QFontMetrics(font).horizontalAdvance(pair.text) <= wide[pair.column] - 2 * PADDING
