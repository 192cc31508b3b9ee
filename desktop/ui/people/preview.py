# SPDX-License-Identifier: MIT
"""Shows a list of people as it was understood, before any of them is taken over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from desktop.domain.vietnamese import grouped
from desktop.domain.week.records import Attendee
from desktop.intake.people.headings import NAMES, PeopleColumn
from desktop.intake.people.people_list import PeopleList
from desktop.intake.people.reading import read_people
from desktop.intake.sheets.fates import Fate
from desktop.intake.sheets.old_encodings import Encoding
from desktop.intake.sheets.sheet import Sheet
from desktop.ui.frame.desk import Desk
from desktop.ui.people.columns import ColumnCards
from desktop.ui.people.memory import keep_columns, remembered_columns
from desktop.ui.people.model import NAME, PeopleModel
from desktop.ui.people.view import PeopleView
from desktop.ui.people.words import CONVERTED, ENCODINGS
from desktop.ui.widgets.books import Books
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.inputs import ChoiceInput
from desktop.ui.widgets.parts import button, column, label, row, scrolled, size_in_lines

if TYPE_CHECKING:
    from desktop.intake.people.columns import ListLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSource:
    """Where a list comes from: what it is called, its sheets, and the one that was read first."""

    name: str
    sheets: tuple[Sheet, ...]
    people: PeopleList


class Add(Protocol):
    """Puts people on the record's list."""

    def __call__(self, people: Sequence[Attendee], /, *, replaces: bool) -> None:
        """Put them at its end, or in its place."""


class PeoplePreview(QDialog):
    """Lets sheet, columns and encoding be put right, and rows be left out.

    `present` are in the record's list already. Nothing is stored before `take_over`, which hands
    the people that are ticked to `add`, and whether they replace the present ones.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        source: ListSource,
        present: Sequence[Attendee],
        add: Add,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nhập danh sách")
        self._desk, self._add = desk, add
        self._found, self._present = source.people, present
        self._said: ListLayout | None = None
        self._asked, self._is_gone = 0, False
        self.model = PeopleModel(self)
        self.view = PeopleView(self.model)
        self.cards = ColumnCards()
        self._make_choices(source)
        self.books = Books("người")
        self.told = label(role="warn", wraps=True)
        self.only_doubtful = QCheckBox()
        self.detail = label(role="warn", wraps=True)
        self.replaces = QCheckBox(
            f"Tha&y cho {grouped(len(self._present))} dòng đang có trong danh sách"
        )
        self.replaces.setVisible(bool(self._present))
        self.take = button("", self.take_over, role="primary")
        self.take.setDefault(True)
        foot = row(self.replaces, 1, button("&Hủy", self.reject), self.take)
        content = column(
            label(source.name, "title", wraps=True),
            self._choices,
            self.told,
            label("Mỗi cột là gì? Chọn lại nếu chưa đúng.", "heading", wraps=True),
            self.cards,
            self.books,
            self.only_doubtful,
            self.view,
            self.detail,
            margins=(20, 16, 12, 4),
        )
        content.setStretchFactor(self.view, 1)
        page = QWidget()
        page.setLayout(content)
        foot.setContentsMargins(20, 8, 20, 16)
        self.setLayout(column(scrolled(page), foot, spacing=0))
        self._connect()
        size_in_lines(self, parent, 62, 42)
        self._show(anew=True)
        self.view.setFocus()

    def take_over(self) -> None:
        """Make the people that are ticked part of the record's list."""
        if self._said is not None:
            keep_columns(self._desk.preferences, self._found.layout)
        self.accept()
        self._add(self.model.taken, replaces=self.replaces.isChecked())

    def done(self, result: int) -> None:
        self._is_gone = True
        super().done(result)

    def _make_choices(self, source: ListSource) -> None:
        self._sheets = source.sheets
        names = [f"{sheet.name} (ẩn)" if sheet.is_hidden else sheet.name for sheet in self._sheets]
        self.sheets = ChoiceInput([(str(at), name) for at, name in enumerate(names)])
        self.sheets.setCurrentIndex(source.sheets.index(source.people.sheet))
        self.encodings = ChoiceInput([*ENCODINGS.items()])
        self.mends_capitals = QCheckBox()
        self.mends_capitals.setChecked(True)
        self.month_first = QCheckBox("Ngày sinh ghi thán&g trước ngày")
        sheets, encodings = (
            _labelled("&Trang tính", self.sheets),
            _labelled("&Bảng mã", self.encodings),
        )
        sheets.setVisible(len(source.sheets) > 1)
        self.with_hidden = QCheckBox()
        self._choices = FlowLayout(
            sheets,
            encodings,
            self.mends_capitals,
            self.month_first,
            self.with_hidden,
            spacing=16,
        )

    def _connect(self) -> None:
        self.sheets.typed.connect(lambda _place: self._on_other_sheet())
        self.encodings.typed.connect(lambda _encoding: self._read())
        self.mends_capitals.clicked.connect(lambda _checked: self._read())
        self.month_first.clicked.connect(lambda _checked: self._read())
        self.with_hidden.clicked.connect(lambda _checked: self._on_hidden())
        self.cards.chosen.connect(self._on_columns)
        self.books.chosen.connect(self._on_fate)
        self.only_doubtful.clicked.connect(self._on_doubtful)
        self.replaces.toggled.connect(lambda _checked: self._show())
        self.model.chosen.connect(self._count)
        self.model.modelReset.connect(self._on_reset)
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._on_step())

    def _on_other_sheet(self) -> None:
        self._said = None
        self._read(is_other_sheet=True)

    def _on_columns(self, columns: tuple[PeopleColumn, ...]) -> None:
        self._said = replace(self._found.layout, columns=columns)
        self._read()

    def _on_hidden(self) -> None:
        """Read the list with what is hidden or without; the columns may then be others."""
        self._said = None
        self._read()

    def _on_fate(self, fate: Fate | None) -> None:
        self.only_doubtful.setChecked(False)
        self.model.show_fate(fate)

    def _on_doubtful(self, only: bool) -> None:  # noqa: FBT001 - a slot
        self.books.release()
        self.model.show_doubtful(only=only)

    def _read(self, *, is_other_sheet: bool = False) -> None:
        """Read the list again as things are chosen now; only what was asked last is shown."""
        self._asked += 1
        asked, sheet, layout = self._asked, self._sheets[self.sheets.currentIndex()], self._said
        encoding = None if is_other_sheet else Encoding(self.encodings.entry())
        mends_capitals = self.mends_capitals.isChecked()
        month_first = self.month_first.isChecked() and not is_other_sheet
        with_hidden = None if is_other_sheet else self.with_hidden.isChecked()
        remembered = remembered_columns(self._desk.preferences)
        self.take.setEnabled(False)

        def on_read(found: PeopleList) -> None:
            if asked == self._asked and not self._is_gone:
                self._found = found
                self._show(anew=is_other_sheet)

        job = self._desk.jobs.submit(
            "",
            lambda _progress: read_people(
                sheet,
                layout=layout,
                encoding=encoding,
                mends_capitals=mends_capitals,
                month_first=month_first,
                with_hidden=with_hidden,
                remembered=remembered,
            ),
            on_read,
        )
        job.finished.connect(lambda: self._on_ended(asked))

    def _on_ended(self, asked: int) -> None:
        """Let what is shown be taken over, also when reading it otherwise ended in a bug."""
        if asked == self._asked and not self._is_gone:
            self._count()

    def _show(self, *, anew: bool = False) -> None:
        found = self._found
        self.encodings.show_entry(found.encoding)
        self.cards.show_list(found)
        self.books.show_fates(found.fates)
        self.only_doubtful.setChecked(False)
        self.with_hidden.setText(f"Lấy cả phần đang ẩ&n ({found.hidden})")
        self.with_hidden.setVisible(bool(found.hidden))
        self.with_hidden.setChecked(found.with_hidden)
        self.model.show_list(found, () if self.replaces.isChecked() else self._present, anew=anew)
        mended = sum(bool(person.written) for person in found.people)
        self.mends_capitals.setText(
            f"Sửa &chữ hoa trong {grouped(mended)} tên" if mended else "Sửa &chữ hoa trong tên"
        )
        if anew:
            self.month_first.setChecked(False)
        self.month_first.setVisible(found.month_leads)
        doubtful = self.model.doubtful
        self.only_doubtful.setText(f"Chỉ &xem {grouped(doubtful)} dòng cần xem lại")
        self.only_doubtful.setVisible(bool(doubtful) or self.only_doubtful.isChecked())
        self.told.setText(_told(found, is_month_first=self.month_first.isChecked()))
        self.told.setVisible(bool(self.told.text()))

    def _on_reset(self) -> None:
        self.view.setCurrentIndex(self.model.index(0, NAME))
        self._on_step()

    def _on_step(self) -> None:
        """Say of the row at the cursor what its cell has no room for."""
        self.detail.setText("\n".join(self.model.doubts_at(self.view.currentIndex().row())))
        self.detail.setVisible(self.model.doubtful > 0)

    def _count(self) -> None:
        count = len(self.model.taken)
        self.take.setText(f"&Nhập {grouped(count)} người" if count else "Chưa có ai để nhập")
        self.take.setEnabled(bool(count))


def _told(found: PeopleList, *, is_month_first: bool) -> str:
    """Return what is to be known of the whole list, blank for nothing."""
    if not NAMES & {*found.layout.columns}:
        return "Chưa biết cột nào là họ và tên. Hãy chọn cột ấy ở dưới."
    said = [*found.notes]
    if not found.people:
        said.append("Không thấy tên người nào. Hãy chọn lại trang tính hoặc cột họ và tên.")
    elif words := CONVERTED.get(found.encoding):
        said.insert(0, f"{words} Đọc không đúng thì chọn lại bảng mã.")
    elif found.month_leads and not is_month_first:
        said.append("Ngày sinh có vẻ ghi tháng trước ngày. Nếu đúng thế, hãy đánh dấu ở trên.")
    return " ".join(said)


def _labelled(words: str, box: ChoiceInput) -> QWidget:
    made = QWidget()
    name = label(words)
    name.setBuddy(box)
    box.setAccessibleName(words.replace("&", ""))
    made.setLayout(row(name, box))
    return made
