# SPDX-License-Identifier: MIT
"""Takes the reason for which something that was found is right as it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.vietnamese import line, quoted
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Acknowledgement
from desktop.services.checks.checking import Finding
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.kept_line import KeptLine
from desktop.ui.widgets.parts import button, column, label, row

_HOW = "Điều nào đúng là như vậy thì bấm dấu tích bên phải, hoặc phím cách, để ghi lý do."
_PLACE = "acknowledgement"


class Acknowledging(QFrame):
    """Stands under the findings; `left` says that the keyboard is wanted back there."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._desk = desk
        self._finding: Finding | None = None
        self._about = label(wraps=True)
        self._how = label(_HOW, "small", wraps=True)
        self.reason = KeptLine(desk, _PLACE, "lý do giữ nguyên")
        self.reason.setPlaceholderText("Ví dụ: treo từ 30/9")
        self.reason.entered.connect(lambda _shift: self._acknowledge())
        self.reason.escaped.connect(self._leave)
        self.reason.textEdited.connect(self._show_button)
        name = label("&Vì sao giữ nguyên")
        name.setBuddy(self.reason)
        self.reason.setAccessibleName("Vì sao giữ nguyên")
        self.keep = button("Giữ nguyên", self._acknowledge, role="primary")
        leave = button("Thôi", self._leave)
        self._form = QWidget()
        parts = (self._about, name, self.reason, row(self.keep, leave, 1))
        self._form.setLayout(column(*parts, spacing=6))
        self.setLayout(column(self._how, self._form, margins=10))
        self._form.hide()

    def refresh(self) -> None:
        """Follow the Week: ask no more of what is open no more."""
        self.reason.follow()
        open_, settled = self._desk.week.findings, self._desk.week.judgement.settled
        self._how.setVisible(any(f.problem.is_doubt for f in (*open_, *settled)))
        if self._finding is not None and self._finding not in open_:
            self._end()
        self.setVisible(not self._how.isHidden() or not self._form.isHidden())

    def settle(self) -> None:
        """Hand over the reason that is being typed."""
        self.reason.settle()

    def begin(self, finding: Finding) -> None:
        """Ask why an open finding is right as it is, or open one again that was acknowledged."""
        if not finding.is_open:
            changes = Changes(acknowledged={finding.problem.key: None})
            self._desk.do(f"Xem lại {_named(finding)}", changes, tell=True)
            return
        self._finding = finding
        problem = finding.problem
        self._about.setText(": ".join(filter(None, (problem.subject, problem.message))))
        self.reason.setAccessibleDescription(self._about.text())
        self._how.hide()
        self._form.show()
        self.show()
        self._show_button()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _acknowledge(self) -> None:
        reason = line(self.reason.text())
        if not reason or self._finding is None:
            return
        problem = self._finding.problem
        known = Acknowledgement(reason=reason, said=problem.message)
        week = self.reason.emptied(self._desk.week.week)
        changes = Changes(week=week, acknowledged={problem.key: known})
        self._desk.do(f"Giữ nguyên {_named(self._finding)}", changes, tell=True)
        self._end()
        self.left.emit()

    def _leave(self) -> None:
        self._end()
        self.left.emit()

    def _end(self) -> None:
        self._finding = None
        self._form.hide()
        self._how.show()

    def _show_button(self) -> None:
        self.keep.setEnabled(bool(self.reason.text().strip()))


def _named(finding: Finding) -> str:
    problem = finding.problem
    return f"điều nên xem ở {quoted(problem.subject)}" if problem.subject else "điều nên xem"
