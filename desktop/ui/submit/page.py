# SPDX-License-Identifier: MIT
"""From the finished Week to the report that was sent: make, print, sign, scan, send."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.vietnamese import short_date
from desktop.services.checks.next_step import UNMENDED
from desktop.services.submission.dispatch import Standing
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place, Screen
from desktop.ui.submit.checklist import PrintAndSign, Scanning
from desktop.ui.submit.dispatching import Dispatching
from desktop.ui.submit.history import RevisionHistory
from desktop.ui.submit.making import Making
from desktop.ui.submit.photo_choice import PhotoChoice
from desktop.ui.submit.sending import SendingStep, sent_text
from desktop.ui.submit.step_card import StepCard, StepState
from desktop.ui.widgets.file_names import breakable
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.parts import button, column, frame, label, row, scrolled
from desktop.ui.widgets.theme import colours

_WIDEST = 900
_MOST_WORDS = 8
_NEXT = (
    "Cất bản giấy đã ký và thư mục hồ sơ vào nơi lưu của trung tâm. Nếu nơi nhận yêu cầu sửa, cứ "
    "sửa trong sổ rồi quay lại đây lập lần nộp tiếp theo."
)


class SubmitPage(Page):
    """One column of steps: the current one open, the done ones folded with a tick."""

    title = "Nộp"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.dispatching = Dispatching(desk, self)
        self.photos = PhotoChoice(self.dispatching)
        self.making = Making(self.dispatching)
        self.printing = PrintAndSign(self.dispatching, self)
        self.scanning = Scanning(self.dispatching)
        self.sending = SendingStep(self.dispatching)
        self.cards = (
            StepCard(1, "Ảnh gửi kèm", self.photos),
            StepCard(2, "Lập bản nộp", self.making),
            StepCard(3, "In, ký và đóng dấu", self.printing),
            StepCard(4, "Quét bản đã ký", self.scanning),
            StepCard(5, "Gửi", self.sending),
        )
        self._told = label(wraps=True)
        self.grave = self._grave()
        self._changed, self._chip = label(wraps=True), label(role="chip")
        self._chip.setProperty("tone", "warn")
        self.changed = self._changed_card()
        self._finish = label("", "heading", wraps=True)
        self.finished = self._finished_card()
        self.history = RevisionHistory()
        self._print = QShortcut(QKeySequence.StandardKey.Print, self, self.printing.print.click)
        self._stages: tuple[StepState, ...] = ()
        self._is_arranged = False

    def prepare(self) -> bool:
        if self._is_arranged:
            return False
        self._is_arranged = True
        self._arrange()
        self.dispatching.changed.connect(self._show)
        self.desk.week.judged.connect(self._show_grave)
        self._show()
        return True

    def refresh(self) -> None:
        """Show the Week as it stands now, and have the rest read."""
        self.prepare()
        self.photos.show()
        self._show_grave()
        self.dispatching.refresh()

    def settle(self) -> None:
        """Hand over what is typed and not yet part of the Week."""
        self.photos.settle()

    def _arrange(self) -> None:
        ground = QWidget()
        steps = column(self.grave, self.changed, self.finished, *self.cards, self.history, 1)
        steps.setSpacing(12)
        inner = QWidget()
        inner.setLayout(steps)
        inner.setMaximumWidth(_WIDEST)
        outer = row(inner, margins=18)
        outer.addStretch()
        outer.setStretch(0, 1000)
        ground.setLayout(outer)
        self._area = scrolled(ground)
        self.setLayout(column(self._area))

    def _grave(self) -> QFrame:
        look = button("Xem và sửa", lambda: self.desk.go(Place(screen=Screen.CHECK)), role="link")
        return frame("warning", _signed("triangle-alert", colours().warn, self._told, look))

    def _changed_card(self) -> QFrame:
        go = button("Lập lần nộp tiếp theo", self._on_next, role="link")
        chip = row(self._chip, 1)
        words = column(chip, self._changed, row(go, 1), spacing=6, margins=14)
        return frame("call", words)

    def _finished_card(self) -> QFrame:
        words = column(self._finish, label(_NEXT, "muted", wraps=True), spacing=4)
        holder = QWidget()
        holder.setLayout(words)
        return frame("call", _signed("circle-check", colours().good, holder))

    def _show(self) -> None:
        standing = self.dispatching.sight.standing or Standing()
        dispatch = standing.dispatch or Dispatch(number=0)
        self.photos.show()
        self.making.show()
        for step in (self.printing, self.scanning, self.sending):
            step.show(dispatch)
        self._show_heads(standing, dispatch)
        self._show_grave()
        self.changed.setVisible(standing.is_changed)
        if standing.revision:
            self._chip.setText(f"Đã sửa sau lần nộp {standing.revision.number}")
        self._changed.setText(_changes_text(standing.changes))
        self.finished.setVisible(standing.sent_on is not None and not standing.is_changed)
        self._finish.setText(f"Lần nộp {dispatch.number}: {sent_text(dispatch)}")
        self.history.show_past(self.dispatching.sight.past)
        self.set_title(self.title, _subtitle(standing))

    def _show_heads(self, standing: Standing, dispatch: Dispatch) -> None:
        stages = _stages(standing, dispatch)
        made = standing.revision
        summaries = (
            self.photos.summary,
            f"Lần {made.number} · mã kiểm tra {made.check_code}" if made else "",
            _paper_text(dispatch),
            breakable(dispatch.scan_name),
            sent_text(dispatch),
        )
        for card, stage, summary in zip(self.cards, stages, summaries, strict=True):
            card.show_stage(stage, summary)
        if stages != self._stages and self.dispatching.sight.standing is not None:
            self._stages = stages
            for card, stage in zip(self.cards, stages, strict=True):
                card.open(is_open=stage is StepState.NOW)
        is_made = made is not None
        self._print.setEnabled(is_made and not standing.is_changed)
        for card in self.cards[2:]:
            card.setEnabled(is_made)
            if not is_made:
                card.show_stage(StepState.LATER, "Sau khi lập bản nộp")

    def _show_grave(self) -> None:
        count = self.desk.week.judgement.count
        self.grave.setVisible(count.grave > 0)
        self._told.setText(f"Còn {count.must_mend} trước khi nộp. {UNMENDED}")

    def _on_next(self) -> None:
        card = self.cards[1]
        card.open(is_open=True)
        self._area.ensureWidgetVisible(card)
        self.making.reason.setFocus(Qt.FocusReason.OtherFocusReason)


def _signed(sign: str, colour: str, *parts: QWidget) -> QHBoxLayout:
    picture = Sign(22, sign, colour)
    made = row(picture, *parts, spacing=12, margins=(14, 12, 14, 12))
    made.setStretch(1, 1)
    made.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    return made


def _stages(standing: Standing, dispatch: Dispatch) -> tuple[StepState, ...]:
    """Return how far each step is; the first that is not done is the current one."""
    is_made = standing.revision is not None and not standing.is_changed
    if not is_made:
        return (StepState.NOW, StepState.NOW, StepState.LATER, StepState.LATER, StepState.LATER)
    is_sent = dispatch.sent_on is not None
    done = [
        True,
        True,
        is_sent or dispatch.signed_on is not None,
        is_sent or dispatch.scan_sha256 is not None,
        is_sent,
    ]
    current = done.index(False) if False in done else len(done)
    return tuple(
        StepState.DONE if is_done else StepState.NOW if at == current else StepState.LATER
        for at, is_done in enumerate(done)
    )


def _paper_text(dispatch: Dispatch) -> str:
    days = (("Đã in", dispatch.printed_on), ("đã ký, đóng dấu", dispatch.signed_on))
    return " · ".join(f"{what} {short_date(day)}" for what, day in days if day)


def _changes_text(changes: tuple[str, ...]) -> str:
    shown = "; ".join(changes[:_MOST_WORDS])
    more = len(changes) - _MOST_WORDS
    return f"Từ đó đến nay: {shown}{f' và {more} thay đổi khác' if more > 0 else ''}."


def _subtitle(standing: Standing) -> str:
    if standing.revision is None:
        return "Chưa lập bản nộp nào"
    number = standing.revision.number
    if standing.is_changed:
        return f"Đã sửa sau lần nộp {number}"
    if standing.sent_on:
        return f"Lần nộp {number} · đã gửi {short_date(standing.sent_on)}"
    return f"Lần nộp {number} · chưa gửi"
