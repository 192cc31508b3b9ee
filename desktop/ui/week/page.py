# SPDX-License-Identifier: MIT
"""The frame of the report: the centre, the Week, where the report goes and who signs it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.domain.checks import Problem, Severity
from desktop.domain.week.changes import Changes
from desktop.domain.week.week import Week, with_typed
from desktop.services.weeks.entries import shown, with_entry
from desktop.services.weeks.form_change import displaced, usable_forms
from desktop.ui.forms.moving import PlaceChoice, report_on
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place, Screen
from desktop.ui.week.week_fields import (
    CENTRE,
    NUMBERING,
    SENDING,
    SLOGANS,
    WEEK,
    WORDS,
    form_field,
    signer_fields,
)
from desktop.ui.widgets.fields import FieldBox, FieldGroup, Rows
from desktop.ui.widgets.parts import Part, button, column, frame, label, row, scrolled

_WIDTH = 860
_PEN_AND_INK = (
    "Số và ngày ký thường để trống: ghi bằng bút sau khi có chữ ký (Nghị định 30/2020/NĐ-CP, "
    "Điều 15). Ghi ở đây thì được in sẵn."
)

_COLLECTING = (
    "Dành cho cơ quan nhận báo cáo của nhiều đơn vị: phụ lục là số của chính mình cộng số của các "
    "đơn vị. Trung tâm chỉ báo cáo phần mình thì không cần."
)
_TOLD_OTHERWISE = "unread_entry"
"""The problem of which the field itself says more, once it is left."""


class WeekPage(Page):
    """Everything of the Week that is not a record.

    A field is taken in as it is typed; a date once it is left, for on the way to "12/10" stands
    "12/1", which is another day. Until then it is kept as typed, and so is what cannot be read.
    """

    title = "Thông tin Tuần lễ"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        own = desk.week.form
        others = (form for form in usable_forms(desk.workspace.forms) if form.id != own.id)
        self.forms = (own, *others)
        self._groups: list[FieldGroup] = []
        self._faults: dict[str, str] = {}
        self._typed: set[str] = set()
        self._wanted = own
        self.question: PlaceChoice | None = None
        self._year, self._loss = label(role="heading"), label(wraps=True)
        self.change = button("Đổi mẫu", self._on_change, role="primary")
        self.keep = button("Giữ mẫu đang dùng", self._on_keep)
        warning = column(self._loss, row(self.change, self.keep, 1), spacing=10, margins=14)
        self.warning = frame("warning", warning)
        self.warning.hide()
        self._shown = column(1, spacing=14, margins=18)
        self._area = scrolled(self._ground())
        self.setLayout(column(self._area))
        self._coming = self._cards()

    @property
    def groups(self) -> Sequence[FieldGroup]:
        """The fields of all cards; those that are not made yet are made now."""
        while self.prepare():
            pass
        return self._groups

    def refresh(self) -> None:
        """Show the Week as it stands now, and what was found about it."""
        self._year.setText(f"Tuần lễ năm {self.desk.week.week.year}")
        for group in self.groups:
            group.show_texts(self.text_of)
        self._follow_typed()
        self._show_problems()

    def prepare(self) -> bool:
        card = next(self._coming, None)
        if card is None:
            return False
        self._shown.insertWidget(self._shown.count() - 1, card)
        card.show()  # at once, where the page is seen already: Qt would do it a turn later
        return True

    def show_place(self, place: Place) -> None:
        """Go to the field that a place names."""
        if place.field:
            # The page comes to be seen after this, and only then can a field be gone to.
            QTimer.singleShot(0, self, lambda: self._go_to(place.field))

    def settle(self) -> None:
        """Hand over the dates that are typed and not yet taken."""
        for group in self._groups:
            for key, box in group.boxes.items():
                if box.field.is_date:
                    self._on_left(key)

    def _ground(self) -> QWidget:
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        inner.setLayout(self._shown)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(inner, 1000)
        middle.addStretch(1)
        ground = QWidget()
        ground.setLayout(middle)
        return ground

    def _cards(self) -> Iterator[QWidget]:
        yield _card(label("Trung tâm", "heading"), self._group(CENTRE))
        form_row = ((form_field(self.forms),),)
        week = (self._group(form_row), self.warning, self._group((*WEEK, *SLOGANS)))
        yield _card(self._year, *week)
        yield _card(label("Gửi báo cáo", "heading"), self._group(SENDING))
        yield _card(label("Ký và ban hành", "heading"), *self._signing())
        yield _card(label("Tổng hợp từ các đơn vị", "heading"), *self._collecting())

    def _signing(self) -> Iterator[Part]:
        signers = self.desk.week.form.signers
        for place in signers:
            if len(signers) > 1:
                yield label(place.title, "muted")
            yield self._group(signer_fields(place))
        yield _line()
        yield self._group(NUMBERING)
        yield label(_PEN_AND_INK, "small", wraps=True)
        yield _line()
        yield self._group(WORDS)

    def _collecting(self) -> tuple[Part, ...]:
        """Return what an office needs that merges what units below send."""
        words = label(_COLLECTING, "small", wraps=True)
        return words, row(button("Thu nhận báo cáo của đơn vị", self._on_collecting_wanted), 1)

    def _on_collecting_wanted(self) -> None:
        week = self.desk.week.week
        if not week.collects:
            changes = Changes(week=replace(week, collects=True))
            self.desk.do("Bật thu nhận báo cáo của đơn vị", changes, tell=True)
        self.desk.go(Place(screen=Screen.COLLECTING))

    def _group(self, rows: Rows) -> FieldGroup:
        group = FieldGroup(rows, self._read)
        group.typed.connect(self._on_typed)
        group.left.connect(self._on_left)
        self._groups.append(group)
        return group

    def text_of(self, key: str) -> str:
        """Return what stands in a field."""
        week = self.desk.week
        return week.week.form if key == "form" else shown(week.week, week.form, key)

    def _read(self, key: str, text: str) -> str:
        if key == "form":
            return text
        week, form = self.desk.week.week, self.desk.week.form
        return shown(with_entry(week, form, key, text), form, key)

    def _on_typed(self, key: str, text: str) -> None:
        if key == "form":
            self._on_form_chosen(text)
            return
        if self._box(key).field.is_date or self._fault_in(key, text):
            self._keep_typed(key, text)
        else:
            self._faults.pop(key, None)
            self._take(key, text)
        self._show_problems()

    def _on_left(self, key: str) -> None:
        text = self._box(key).input.entry()
        self._faults.pop(key, None)
        if fault := self._fault_in(key, text):
            self._faults[key] = fault
            self._keep_typed(key, text)
        else:
            self._take(key, text)
        self._show_problems()

    def _keep_typed(self, key: str, text: str) -> None:
        """Keep what is no value yet, or can be none, as it was typed."""
        kept = "" if text == self.text_of(key) or not text.strip() else text
        self._do(key, with_typed(self.desk.week.week, key, kept))

    def _fault_in(self, key: str, text: str) -> str:
        try:
            self._read(key, text)
        except ValueError as error:
            return str(error)
        return ""

    def _take(self, key: str, text: str) -> None:
        before = with_typed(self.desk.week.week, key, "")
        self._do(key, with_entry(before, self.desk.week.form, key, text))
        self._box(key).show_text(self.text_of(key))

    def _do(self, key: str, week: Week) -> None:
        if week != self.desk.week.week:
            label_ = f"Sửa “{self._box(key).field.label}”"
            self.desk.do(label_, Changes(week=week), merge=f"week/{key}")

    def _follow_typed(self) -> None:
        """Show as typed what is no value, and the value again where there is nothing such any more.

        What was cut off before a date was left is taken when it is first seen again.
        """
        as_typed = self.desk.week.week.as_typed
        boxes = {key: box for group in self.groups for key, box in group.boxes.items()}
        for key in self._typed - as_typed.keys():
            self._faults.pop(key, None)
            boxes[key].show_entry(self.text_of(key))
        self._typed, former = as_typed.keys() & boxes.keys(), self._typed
        for key in self._typed:
            boxes[key].show_entry(as_typed[key])
            if key not in former and not boxes[key].input.hasFocus():
                self._on_left(key)

    def _on_form_chosen(self, form_id: str) -> None:
        self._wanted = next(form for form in self.forms if form.id == form_id)
        loss = displaced(self.desk.week.notebook, self.desk.week.form, self._wanted)
        is_other = form_id != self.desk.week.week.form
        self.warning.setVisible(is_other and bool(loss))
        if loss:
            self._loss.setText(
                f"Sang “{self._wanted.name}” thì {loss}. Không có gì bị xóa: những gì chưa có chỗ "
                "mới thì chọn lại mẫu cũ là về chỗ cũ."
            )
        elif is_other:
            self._on_change()

    def _on_change(self) -> None:
        """Take the other form; the Week is opened again, as all pages are made for one form."""
        self.warning.hide()
        self.question = report_on(self.desk, self, self._wanted)
        if self.question is not None:
            self.question.rejected.connect(self._on_keep)

    def _on_keep(self) -> None:
        self.warning.hide()
        box = self._box("form")
        box.show_entry(self.desk.week.week.form)
        box.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_problems(self) -> None:
        found: dict[str, tuple[str, bool]] = {}
        for finding in self.desk.week.findings:
            problem = finding.problem
            is_of_week = not (problem.record or problem.photo or problem.section or problem.unit)
            if is_of_week and problem.code != _TOLD_OTHERWISE:
                found.setdefault(problem.field, _said(problem))
        found |= {key: (fault, True) for key, fault in self._faults.items()}
        for group in self.groups:
            group.show_problems(found)

    def _go_to(self, key: str) -> None:
        for group in self.groups:
            if group.focus(key):
                self._area.ensureWidgetVisible(group.boxes[key], 0, 60)

    def _box(self, key: str) -> FieldBox:
        return next(group.boxes[key] for group in self.groups if key in group.boxes)


def _said(problem: Problem) -> tuple[str, bool]:
    words = f"{problem.message} {problem.advice}".strip()
    return words, problem.severity is Severity.MUST_MEND


def _card(*parts: Part) -> QFrame:
    return frame("card", column(*parts, spacing=14, margins=18))


def _line() -> QFrame:
    return frame("line", row())
