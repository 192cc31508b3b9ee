# SPDX-License-Identifier: MIT
"""Has the open Week reported on another form, and asks where records go that lose their row."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.form.form import Form
from desktop.domain.vietnamese import grouped, quoted
from desktop.services.weeks.moving import Homeless, homeless, moved
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.inputs import ChoiceInput
from desktop.ui.widgets.parts import (
    button,
    column,
    label,
    open_presently,
    row,
    scrolled,
    size_in_lines,
)

_LATER = "Để sau, chương trình sẽ nhắc"
Rows = Mapping[tuple[str, str], str]


def report_on(desk: Desk, over: QWidget, form: Form) -> "PlaceChoice | None":
    """Report the open Week on a form; return the question where some records have no row on it."""
    lost = homeless(desk.week.notebook, desk.week.form, form)
    if not lost:
        _move(desk, form, {})
        return None
    question = PlaceChoice(over, form, lost, partial(_move, desk, form))
    open_presently(question)
    return question


def _move(desk: Desk, form: Form, rows: Rows) -> None:
    changes = moved(desk.week.notebook, desk.week.form, form, rows)
    id_ = desk.week.week.id
    desk.do(f"Đổi sang “{form.name}”", changes)
    desk.run("", lambda _progress: None, lambda _none: desk.week_wanted.emit(id_))


class PlaceChoice(QDialog):
    """Names what has no row on a form, each with the rows that could take it."""

    def __init__(
        self, over: QWidget, form: Form, lost: Sequence[Homeless], on_chosen: Callable[[Rows], None]
    ) -> None:
        super().__init__(over.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Chọn dòng cho hoạt động đã ghi")
        self._on_chosen = on_chosen
        self.choices = {(each.category, each.kind): _choice(each) for each in lost}
        many = grouped(sum(each.count for each in lost))
        told = (
            f"{many} hoạt động đã ghi không có dòng trong {quoted(form.name)}. Hãy chọn dòng "
            "cho chúng; Tuần lễ các năm khác vẫn theo mẫu của mình."
        )
        lines = [_line(each, self.choices[each.category, each.kind]) for each in lost]
        ground = QWidget()
        ground.setLayout(column(*lines, 1, spacing=14, margins=(20, 4, 12, 4)))
        title = column(label(told, wraps=True), margins=(20, 16, 20, 0))
        self.take = button("&Dùng mẫu này", self.use, role="primary")
        foot = row(1, button("&Hủy", self.reject), self.take, margins=(20, 8, 20, 16))
        whole = column(title, scrolled(ground), foot, spacing=8)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        size_in_lines(self, over, 48, 30)

    def use(self) -> None:
        """Move the Week to the form, and its records to the rows that were chosen."""
        rows = {key: entry for key, choice in self.choices.items() if (entry := choice.entry())}
        self.accept()
        self._on_chosen(rows)


def _choice(each: Homeless) -> ChoiceInput:
    made = ChoiceInput([("", _LATER), *each.options])
    made.setAccessibleName(f"Dòng cho {quoted(each.name)}")
    made.show_entry(each.likely)
    return made


def _line(each: Homeless, choice: ChoiceInput) -> QWidget:
    words = label(f"{each.name} ({grouped(each.count)} hoạt động)", wraps=True)
    words.setBuddy(choice)
    made = QWidget()
    made.setLayout(column(words, choice, spacing=4))
    return made
