# SPDX-License-Identifier: MIT
"""Shows what is in workbooks of activities before any of it is taken over."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from desktop.domain.entry.activity_book import ActivityBook, count_by_kind
from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.domain.vietnamese import grouped
from desktop.domain.week.kinds import Kind, kind_of
from desktop.intake.sheets.fates import Fate
from desktop.services.activities.importing import name_to_mend, write_to_mend
from desktop.services.activities.incoming import Incoming, IncomingRow
from desktop.ui.frame.desk import Desk, Notice
from desktop.ui.widgets.books import Books
from desktop.ui.widgets.parts import button, column, label, row, scrolled, size_in_lines
from desktop.ui.widgets.table import fill, table
from desktop.ui.widgets.wrapped_table import WrappedTable

_MOST_SHOWN, _LEAST_LINES = 50, 6
_COUNTS = ("Loại hoạt động", "Sẽ nhập", "Cần sửa", "Có thể trùng", "Đã có")
_SIGHTS, _SHARES = ("Ở đâu", "Hoạt động", "Điều cần xem"), (26, 26, 48)


class ActivitiesPreview(QDialog):
    """Counts by kind, what is to be looked at row by row, and what becomes of the rest.

    Nothing is stored before `take_over`, and one undo takes all of it back. What is to be mended
    is written first: if that cannot be, nothing is taken over either.
    """

    def __init__(self, parent: QWidget, desk: Desk, incoming: Incoming) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nhập hoạt động từ Excel")
        self._desk, self._incoming = desk, incoming
        self._folder: Path | None = None
        names = ", ".join(f"“{book.path.name}”" for book in incoming.books)
        self.counts = table("Số hoạt động theo loại", _COUNTS, stretched=0)
        # A bar for a pixel that is missing would take the room of the last row.
        self.counts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.counts.fitted.connect(self._fit_counts)
        self.sights = WrappedTable("Điều cần xem", _SIGHTS, _SHARES)
        self.sights.setMinimumHeight(_LEAST_LINES * self.fontMetrics().height())
        self.with_twins = QCheckBox()
        self.with_twins.toggled.connect(self._show)
        self.with_hidden = QCheckBox()
        self.with_hidden.toggled.connect(self._show)
        self.books = Books("hoạt động")
        self.books.chosen.connect(self._on_fate)
        self._fate: Fate | None = None
        self.returned = label(role="small", wraps=True)
        self.elsewhere = button("Chọn thư mục &khác…", self._on_elsewhere, role="link")
        self.take = button("", self.take_over, role="primary")
        self.take.setDefault(True)
        self.leave = button("&Hủy", self.reject)
        self._heading = label("Cần xem", "heading")
        rest = row(self.returned, self.elsewhere)
        rest.setStretch(0, 1)
        content = column(
            label(names, "title", wraps=True),
            self.counts,
            self.books,
            self._heading,
            self.sights,
            row(self.with_twins, self.with_hidden, 1),
            rest,
            spacing=10,
            margins=(20, 16, 12, 4),
        )
        content.setStretchFactor(self.sights, 1)
        page = QWidget()
        page.setLayout(content)
        foot = row(1, self.leave, self.take, margins=(20, 8, 20, 16))
        self.setLayout(column(scrolled(page), foot, spacing=0))
        size_in_lines(self, parent, 62, 40)
        self._show()
        (self.take if self.take.isEnabled() else self.leave).setFocus()

    def take_over(self) -> None:
        """Write what is to be mended, then make the rest part of the Week in one step."""
        incoming, folder, wanted = self._incoming, self._folder, self._wanted
        self._set_busy(is_busy=True)

        def work(_progress: Progress) -> tuple[Path, ...]:
            self._desk.back_up_before_import()
            return write_to_mend(incoming, folder, **wanted)

        job = self._desk.jobs.submit("Đang nhập từ Excel", work, self._on_written, self._on_failed)
        job.finished.connect(self._on_ended)

    def _on_written(self, returned: tuple[Path, ...]) -> None:
        changes = self._incoming.changes(**self._wanted)
        count = len(changes.records)
        if count:
            self._desk.do(f"Nhập {grouped(count)} hoạt động từ Excel", changes)
        done = [f"Đã nhập {grouped(count)} hoạt động từ Excel."] if count else []
        if returned:
            files = ", ".join(f"“{path.name}”" for path in returned)
            done.append(f"Các dòng cần sửa ở tệp {files}.")
        self._desk.noticed.emit(Notice(" ".join(done), undo=bool(count)))
        self.accept()

    def _on_failed(self, error: AppError) -> None:
        self._desk.prompts.show_error(error)

    def _on_ended(self) -> None:
        """Let it be tried again, also when it ended in a bug."""
        self._set_busy(is_busy=False)

    def _set_busy(self, *, is_busy: bool) -> None:
        for control in (self.take, self.elsewhere, self.with_twins, self.with_hidden):
            control.setEnabled(not is_busy)

    def _on_elsewhere(self) -> None:
        if folder := self._desk.prompts.choose_folder("Nơi ghi các dòng cần sửa"):
            self._folder = folder
            self._show()

    def _show(self) -> None:
        """Show what would become of the workbooks as things are chosen now."""
        incoming, wanted = self._incoming, self._wanted
        self._fate = None
        self.books.show_fates(incoming.fates(**wanted))
        fill(self.counts, [*self._count_rows()])
        twins = sum(bool(r.twin) and not r.is_known for r in incoming.rows)
        self.with_twins.setText(f"Nhập &cả {grouped(twins)} dòng có thể trùng")
        self.with_twins.setVisible(twins > 0)
        self.with_hidden.setText(f"Nhập cả {grouped(incoming.hidden)} dòng đang ẩ&n")
        self.with_hidden.setVisible(incoming.hidden > 0)
        self._show_sights()
        left = incoming.to_mend(**wanted)
        self._show_returned(left)
        count = len(incoming.records(**wanted))
        words = f"&Nhập {grouped(count)} hoạt động" if count else "&Ghi các dòng cần sửa"
        self.take.setText(words if count or left else "Không có gì mới")
        self.take.setEnabled(bool(count or left))

    @property
    def _wanted(self) -> dict[str, bool]:
        """What is to be taken of what is not taken by itself."""
        return {
            "with_twins": self.with_twins.isChecked(),
            "with_hidden": self.with_hidden.isChecked(),
        }

    def _on_fate(self, fate: Fate | None) -> None:
        self._fate = fate
        self._show_sights()

    def _show_sights(self) -> None:
        """Show what is to be looked at, or the rows of the count that is pressed."""
        sights = [*(self._sights() if self._fate is None else self._rows_of(self._fate))]
        self._heading.setText("Cần xem" if self._fate is None else "Những dòng ấy")
        self.sights.show_rows(_first(sights))
        self._heading.setVisible(bool(sights))
        self.sights.setVisible(bool(sights))

    def _rows_of(self, fate: Fate) -> Iterator[tuple[str, str, str]]:
        for one in self._incoming.fates(**self._wanted):
            if one.fate is fate:
                page = one.sheet.partition("/")[2]
                yield f"trang “{page}”, dòng {grouped(one.row + 1)}", one.words, one.doubt

    def _show_returned(self, left: Mapping[Path, ActivityBook]) -> None:
        rows = sum(len(page.faulty) for book in left.values() for page in book.pages)
        names = [
            name_to_mend(self._folder / path.name if self._folder else path).name for path in left
        ]
        where = f"trong “{self._folder.name}”" if self._folder else "cạnh tệp gốc"
        files = ", ".join(f"“{name}”" for name in names)
        said = f"{grouped(rows)} dòng còn lại sẽ được ghi vào {files} {where}, có cột “Lỗi”."
        self.returned.setText(said if left else "")
        self.elsewhere.setVisible(bool(left))

    def _count_rows(self) -> Iterator[tuple[str, ...]]:
        wanted = self._wanted
        kinds: dict[Kind, list[IncomingRow]] = {}
        for one in self._incoming.rows:
            kinds.setdefault(kind_of(one.read.record), []).append(one)
        for kind, _count in count_by_kind(r.read.record for r in self._incoming.rows):
            rows = kinds[kind]
            counts = (
                sum(r.is_taken(**wanted) for r in rows),
                sum(r.is_faulty for r in rows),
                sum(bool(r.twin) and not r.is_known for r in rows),
                sum(r.is_known for r in rows),
            )
            yield (kind.name, *(grouped(n) if n else "–" for n in counts))

    def _fit_counts(self) -> None:
        """Make the table just as high as its rows."""
        rows = sum(self.counts.rowHeight(at) for at in range(self.counts.rowCount()))
        head = self.counts.horizontalHeader().sizeHint().height()
        self.counts.setFixedHeight(rows + head + 2 * self.counts.frameWidth())

    def _sights(self) -> Iterator[tuple[str, str, str]]:
        for error in self._incoming.refused:
            yield "Tệp không đọc được", "", str(error)
        for book in self._incoming.books:
            for note in book.notes:
                yield book.path.name, "", note
        wanted = self._wanted
        for one in self._incoming.rows:
            title = one.read.record.title
            if one.fate(**wanted) is Fate.HIDDEN:
                yield one.where, title, "Dòng đang ẩn trong tệp, không nhập."
            elif one.is_faulty:
                yield one.where, title, "\n".join(one.read.faults)
            elif one.twin and not one.is_known:
                yield one.where, title, one.twin
            if one.is_taken(**wanted) and one.read.remarks:
                yield one.where, title, "\n".join(one.read.remarks)


def _first(sights: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return the first of very many, and how many there are besides."""
    shown = [*sights[:_MOST_SHOWN]]
    if rest := len(sights) - len(shown):
        shown.append(("", "", f"và {grouped(rest)} dòng nữa, xem trong tệp có cột “Lỗi”."))
    return shown
