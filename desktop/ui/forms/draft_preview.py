# SPDX-License-Identifier: MIT
"""Shows the form that a circular asks for before it is used: what is certain and what is not."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from desktop.domain.errors import AppError
from desktop.domain.form.form import Form, Row
from desktop.domain.vietnamese import grouped
from desktop.domain.week.kinds import KINDS
from desktop.intake.circulars.draft import Doubt, FormDraft, Sureness
from desktop.services.forms.drafting import keep_draft
from desktop.ui.forms.counting_words import counted_in_words
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.inputs import ChoiceInput
from desktop.ui.widgets.parts import button, column, label, row, scrolled, size_in_lines
from desktop.ui.widgets.table import selected_row
from desktop.ui.widgets.wrapped_table import WrappedTable

_COLUMNS = ("Dòng", "Nội dung", "Đơn vị", "Đếm gì", "Độ chắc")
_SHARES = (9, 40, 15, 22, 14)
_MOST_OTHERS, _LEAST_LINES = 5, 8
_WORDS = {Sureness.CERTAIN: "Chắc", Sureness.LIKELY: "Nên xem", Sureness.UNKNOWN: "Chưa rõ"}

Reading = Callable[[int | None, Mapping[str, str]], FormDraft]
"""Reads the circular again: the table of a number, with the kinds that were chosen for rows."""


class DraftPreview(QDialog):
    """Every row with what it counts; a doubt is settled by one click, or by choosing its kind.

    `name` is that of the file, `read` reads it again. Nothing is kept before `use`; `on_used` is
    told the id of the form then.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        name: str,
        draft: FormDraft,
        read: Reading,
        on_used: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Mẫu đọc từ công văn")
        self._desk, self._name, self._read_anew, self._on_used = desk, name, read, on_used
        self._draft, self._kinds, self._settled = draft, dict[str, str](), set[str]()
        self._shown: list[Row] = []
        self._table: int | None = None
        self.summary = label(wraps=True)
        self.tables = ChoiceInput(
            [(str(n + 1), f"Bảng {n + 1} ({size} dòng)") for n, size in enumerate(draft.tables)]
        )
        self.tables.setCurrentIndex(draft.table)
        self.tables.setVisible(len(draft.tables) > 1)
        self.tables.setAccessibleName("Bảng số liệu")
        self.tables.typed.connect(self._on_table)
        self.only_doubtful = QCheckBox("Chỉ những dòng &cần xem")
        self.only_doubtful.toggled.connect(lambda _on: self._show())
        self.rows = WrappedTable("Các dòng của mẫu", _COLUMNS, _SHARES)
        self.rows.setSelectionMode(WrappedTable.SelectionMode.SingleSelection)
        self.rows.itemSelectionChanged.connect(self._show_detail)
        self.detail = label(role="warn", wraps=True)
        self.kinds = ChoiceInput([(kind.key, kind.name) for kind in KINDS.values()])
        self.kinds.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
        self.kinds.setAccessibleName("Loại hoạt động của dòng")
        self.kinds.typed.connect(self._on_kind)
        self.settle = button("Đúng &rồi", self._on_settled, sign="check")
        self.others = label(role="small", wraps=True)
        self.take = button("&Dùng mẫu này", self.use, role="primary")
        self._arrange(parent)
        self._show()
        self.rows.setFocus()

    def use(self) -> None:
        """Put the form among those there are to choose from."""
        draft, library = self._remaining(), self._desk.workspace.forms

        def on_kept(form: Form) -> None:
            self._desk.tell(f"Đã thêm “{form.name}”. Chọn mẫu ở Thông tin Tuần lễ.")
            self._on_used(form.id)
            self.accept()

        self.take.setEnabled(False)
        job = self._desk.jobs.submit(
            "", lambda _progress: keep_draft(draft, library), on_kept, self._on_refused
        )
        job.finished.connect(lambda: self.take.setEnabled(True))

    def _arrange(self, parent: QWidget) -> None:
        parts = column(
            label(f"Mẫu đọc từ “{self._name}”", "title", wraps=True),
            self.summary,
            row(self.tables, self.only_doubtful, 1),
            self.rows,
            self.detail,
            row(self.kinds, self.settle, 1),
            self.others,
            spacing=10,
            margins=(20, 16, 12, 4),
        )
        parts.setStretchFactor(self.rows, 1)
        page = QWidget()
        page.setLayout(parts)
        foot = row(1, button("&Hủy", self.reject), self.take, margins=(20, 8, 20, 16))
        self.setLayout(column(scrolled(page), foot, spacing=0))
        self.rows.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        size_in_lines(self, parent, 68, 42)

    def _show(self) -> None:
        form, doubts = self._draft.form, self._open_doubts()
        rows = len({doubt.row for doubt in doubts if doubt.row})
        self.summary.setText(
            f"{grouped(len(form.rows))} dòng, {grouped(len(form.columns))} cột số, "
            f"{grouped(len(form.sections))} mục đề cương. "
            + (f"Còn {grouped(rows)} dòng cần xem." if rows else "Không còn dòng nào cần xem.")
        )
        wanted = self.only_doubtful.isChecked()
        open_rows = {doubt.row for doubt in doubts}
        self._shown = [r for r in form.rows if not wanted or r.code in open_rows]
        chosen = selected_row(self.rows)
        self.rows.show_rows([self._cells(each) for each in self._shown])
        if chosen is not None and chosen < len(self._shown):
            self.rows.selectRow(chosen)
        self.only_doubtful.setEnabled(bool(rows) or wanted)
        others = [f"{d.place}: {d.sentence}" for d in doubts if not d.row]
        if rest := len(others[_MOST_OTHERS:]):
            others[_MOST_OTHERS:] = [f"Và {rest} điều nữa, ghi trong tệp mẫu."]
        self.others.setText("\n".join(others))
        self.others.setVisible(bool(others))
        self._show_detail()

    def _cells(self, each: Row) -> Sequence[str]:
        states = [doubt.sureness for doubt in self._of(each)]
        sure = _WORDS[min(states, default=Sureness.CERTAIN)]
        said = "Đã xem" if each.code in self._settled else sure
        counted = counted_in_words(self._draft.form, each)
        return (each.code, each.label, each.unit, counted, said)

    def _show_detail(self) -> None:
        chosen = self._chosen()
        doubts = list(self._of(chosen)) if chosen else []
        self.detail.setText("\n".join(doubt.sentence for doubt in doubts))
        self.detail.setVisible(bool(doubts))
        is_open = bool(doubts) and chosen is not None and chosen.code not in self._settled
        self.settle.setVisible(is_open)
        takes = chosen.categories if chosen else ()
        self.kinds.setVisible(is_open and bool(takes))
        if takes:
            self.kinds.show_entry(takes[0].kind)

    def _on_settled(self) -> None:
        if chosen := self._chosen():
            self._settled.add(chosen.code)
            self._step_on(chosen)

    def _on_kind(self, kind: str) -> None:
        if chosen := self._chosen():
            self._kinds[chosen.code] = kind
            self._settled.add(chosen.code)
            self._read(lambda: self._step_on(chosen))

    def _on_table(self, number: str) -> None:
        self._table = int(number)
        self._kinds.clear()
        self._settled.clear()
        self._read(self._show)

    def _read(self, then: Callable[[], None]) -> None:
        read, number, kinds = self._read_anew, self._table, dict(self._kinds)

        def on_read(draft: FormDraft) -> None:
            self._draft = draft
            then()

        self._desk.jobs.submit("", lambda _progress: read(number, kinds), on_read, self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self._desk.prompts.show_error(error)

    def _step_on(self, settled: Row) -> None:
        """Show what has become of the rows, and choose the next one with a doubt."""
        self._show()
        codes = [each.code for each in self._shown]
        at = codes.index(settled.code) if settled.code in codes else 0
        open_rows = {doubt.row for doubt in self._open_doubts()}
        after = [n for n, code in enumerate(codes) if code in open_rows and n >= at]
        self.rows.selectRow(after[0] if after else at)

    def _chosen(self) -> Row | None:
        at = selected_row(self.rows)
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def _of(self, each: Row) -> Iterator[Doubt]:
        return (doubt for doubt in self._draft.doubts if doubt.row == each.code)

    def _open_doubts(self) -> list[Doubt]:
        return [doubt for doubt in self._draft.doubts if doubt.row not in self._settled]

    def _remaining(self) -> FormDraft:
        """Return the draft with the doubts that nobody has settled."""
        drawn = self._draft
        return FormDraft(
            form=drawn.form, doubts=self._open_doubts(), tables=drawn.tables, table=drawn.table
        )
