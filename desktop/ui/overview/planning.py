# SPDX-License-Identifier: MIT
"""Where the activities of the year before are chosen that are planned again this year."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTableWidgetItem, QWidget

from desktop.domain.vietnamese import grouped, short_span
from desktop.domain.week.changes import Changes
from desktop.services.weeks.last_year import Repeatable, repeatable
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.parts import button, column, label, open_presently, row, size_in_lines
from desktop.ui.widgets.wrapped_table import WrappedTable

PLAN_AGAIN = "Lấy hoạt động từ năm trước…"

_COLUMNS = ("Chọn", "Hoạt động của năm trước", "Dòng trong phụ lục", "Ngày mới")
_SHARES = (9, 42, 30, 19)
_NO_ROW = "Không có dòng trong mẫu năm nay"
_HOW = (
    "Những việc được chọn thành việc dự kiến của năm nay, vào ngày tương ứng của Tuần lễ. Tên, "
    "địa điểm, đơn vị, người phụ trách, số lớp, số cuộc, số lượt giữ như năm trước. Số người, số "
    "lượng, số tiền, ghi chú, ảnh, đường link để trống; khi tổ chức xong thì ghi thêm."
)


def plan_again(desk: Desk, over: QWidget) -> None:
    """Look up what there was, and let the clerk choose of it."""
    workspace, notebook = desk.workspace, desk.week.notebook

    def on_found(found: tuple[Repeatable, ...]) -> None:
        if found:
            open_presently(LastYearChoice(over, desk, found))
        else:
            desk.tell("Sổ này chưa có hoạt động nào của năm trước.")

    desk.run("", lambda _progress: repeatable(workspace, notebook), on_found)


class LastYearChoice(QDialog):
    """Lists the activities, the likely ones ticked, and plans those that are ticked."""

    def __init__(self, over: QWidget, desk: Desk, found: Sequence[Repeatable]) -> None:
        super().__init__(over.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(PLAN_AGAIN.rstrip("…"))
        self._desk, self._found = desk, found
        self.list = WrappedTable("Hoạt động của năm trước", _COLUMNS, _SHARES)
        self.list.show_rows([_cells(each) for each in found])
        for at, each in enumerate(found):
            self._cell(at).setFlags(self._cell(at).flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self._cell(at).setData(Qt.ItemDataRole.AccessibleTextRole, each.plan.title)
            self._tick(at, is_ticked=each.is_likely)
        self.list.itemChanged.connect(self._name_button)
        self.take = button("", self._on_take, role="primary")
        every = button("&Chọn tất cả", lambda: self._tick_all(is_ticked=True))
        none = button("&Bỏ chọn tất cả", lambda: self._tick_all(is_ticked=False))
        foot = row(every, none, 1, button("&Hủy", self.reject), self.take)
        whole = column(label(_HOW, wraps=True), self.list, foot, spacing=12, margins=16)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        size_in_lines(self, over, 62, 34)
        self._name_button()
        self.list.setCurrentCell(0, 0)
        self.list.setFocus()

    @property
    def chosen(self) -> list[Repeatable]:
        """What is ticked."""
        ticked = Qt.CheckState.Checked
        return [x for at, x in enumerate(self._found) if self._cell(at).checkState() == ticked]

    def _on_take(self) -> None:
        plans = {each.plan.id: each.plan for each in self.chosen}
        self.accept()
        words = f"Lấy {grouped(len(plans))} việc từ năm trước làm dự kiến"
        self._desk.do(words, Changes(records=plans), tell=True)

    def _tick_all(self, *, is_ticked: bool) -> None:
        for at in range(len(self._found)):
            self._tick(at, is_ticked=is_ticked)

    def _tick(self, at: int, *, is_ticked: bool) -> None:
        state = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        self._cell(at).setCheckState(state)

    def _cell(self, at: int) -> QTableWidgetItem:
        cell = self.list.item(at, 0)
        assert cell is not None  # noqa: S101 - filled when it was made
        return cell

    def _name_button(self) -> None:
        number = len(self.chosen)
        self.take.setText(f"&Ghi {grouped(number)} việc dự kiến")
        self.take.setEnabled(number > 0)


def _cells(each: Repeatable) -> tuple[str, str, str, str]:
    plan = each.plan
    days = short_span(plan.starts, plan.ends or plan.starts) if plan.starts else ""
    return "", plan.title, each.row or _NO_ROW, days
