# SPDX-License-Identifier: MIT
"""The steps of the guide: three with fields, and one that shows what came of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.form.form import Form
from desktop.domain.vietnamese import at_the_start, date_span, short_date
from desktop.ui.guide.draft import Draft
from desktop.ui.week.week_fields import (
    CENTRE,
    HEAD_SIGNER,
    SENDING,
    WEEK,
    form_field,
)
from desktop.ui.widgets.fields import EntryField, FieldGroup
from desktop.ui.widgets.parts import button, column, empty, frame, label

NAMES = ("Trung tâm", "Tuần lễ", "Gửi báo cáo", "Bắt đầu")
"""What the steps are called."""

_CENTRE_WORDS = (
    "Chỉ cần ghi tên trung tâm rồi nhấn Enter. Những ô khác được đoán theo tên; "
    "chỗ nào chưa đúng thì sửa, bây giờ hay sau này đều được."
)

_FORM_WORDS = (
    "Mẫu báo cáo là bảng số liệu và đề cương mà cấp trên gửi về. "
    "Chưa nhận được mẫu riêng thì dùng Mẫu chung."
)
_SUMMARY_WORDS = (
    "Xem lại một lượt rồi bấm “Bắt đầu”. Lúc nào cũng có thể sửa lại ở trang “Thông tin Tuần lễ”."
)


def field_steps(draft: Draft) -> tuple[FieldGroup, FieldGroup, FieldGroup]:
    """Return the fields of the first three steps."""
    return (
        FieldGroup((*CENTRE, *HEAD_SIGNER), draft.read),
        FieldGroup((_year_and_form(draft.forms), *WEEK), draft.read),
        FieldGroup(SENDING, draft.read),
    )


def heading(step: int, draft: Draft) -> tuple[str, str]:
    """Return the title of a step, and what is said under it."""
    year = draft.week.year
    before = f"Lấy từ Tuần lễ năm {draft.previous.year}; " if draft.previous else ""
    match step:
        case 0 if draft.previous:
            return "Trung tâm có gì thay đổi không?", f"{before}nhấn Enter nếu vẫn như cũ."
        case 0:
            return "Chào bạn! Trung tâm của bạn tên là gì?", _CENTRE_WORDS
        case 1:
            return (
                "Tuần lễ năm nào, từ ngày nào?",
                _FORM_WORDS,
            )
        case 2:
            return (
                "Báo cáo gửi đi đâu?",
                f"{before}sửa nếu năm nay khác."
                if before
                else "Lấy theo mẫu báo cáo. Chưa biết thì để trống, khi nào có công văn sẽ ghi.",
            )
    return (
        f"Sẵn sàng cho Tuần lễ năm {year}",
        _SUMMARY_WORDS,
    )


class Summary(QWidget):
    """Shows what the Week will begin with, each line with a way back to where it is written."""

    step_wanted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(16, 12, 10, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 3)
        self.setLayout(column(frame("card", self._grid)))

    def show_draft(self, draft: Draft) -> None:
        """Show the Week as it stands."""
        empty(self._grid)
        for at, (name, text, step, key) in enumerate(_lines(draft)):
            value = label(text or "chưa ghi", "" if text else "muted", wraps=True)
            change = button("Sửa", self._asking(step, key), role="link")
            change.setAccessibleName(f"Sửa {name}")
            for column_, widget in enumerate((label(name, "small", wraps=True), value, change)):
                self._grid.addWidget(widget, at, column_)

    def _asking(self, step: int, key: str) -> Callable[[], None]:
        return lambda: self.step_wanted.emit(step, key)


def _year_and_form(forms: Sequence[Form]) -> Sequence[EntryField]:
    return EntryField(key="year", label="Năm"), form_field(forms)


def _lines(draft: Draft) -> Sequence[tuple[str, str, int, str]]:
    week = draft.week
    signer, title = draft.text_of("head.name"), draft.text_of("head.title")
    days = date_span(week.starts, week.ends)
    return (
        ("Trung tâm", week.centre.name, 0, "name"),
        ("Cơ quan chủ quản", week.centre.parent, 0, "parent"),
        ("Người ký", f"{signer}, {title}" if signer else "", 0, "head.name"),
        ("Tuần lễ", at_the_start(days), 1, "starts"),
        ("Mẫu báo cáo", draft.form.name, 1, "form"),
        ("Chủ đề", week.theme, 1, "theme"),
        ("Kính gửi", "; ".join(week.addressees), 2, "addressees"),
        ("Hộp thư nhận", week.mailbox, 2, "mailbox"),
        ("Hạn nộp", short_date(week.deadline) if week.deadline else "", 2, "deadline"),
    )
