# SPDX-License-Identifier: MIT
"""Takes in what units sent, away from the window, and brings it into the open Week."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import AppError
from desktop.domain.exchange.settling import brought
from desktop.domain.progress import Progress
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import Collected
from desktop.ui.frame.desk import Desk

if TYPE_CHECKING:
    from desktop.services.collecting.receipts import Receipt

BackUp = Callable[[], object]
"""Backs up before the first is written."""


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """What came of taking files in: the verdicts, and the units on the disk before and after."""

    receipts: Sequence["Receipt"]
    before: Collected
    after: Collected


class Deliveries(QObject):
    """The deliveries of a page, one after the other.

    `changed` says that one has begun or ended, `came` carries the verdicts of one.
    """

    changed = Signal()
    came = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._under_way = 0

    @property
    def are_under_way(self) -> bool:
        """Whether units are being written, so that nothing should be decided of them."""
        return self._under_way > 0

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files in, or wait with them until those before are in."""

        def take(progress: Progress, back_up: BackUp) -> Sequence["Receipt"]:
            from desktop.services.collecting.taking_in import take_in

            return take_in(self._desk.workspace, self._desk.week.week, paths, progress, back_up)

        self._begin("Đang thu nhận", take)

    def count_again(self) -> None:
        """Compute all units again, under the form as it is now."""

        def take(progress: Progress, back_up: BackUp) -> Sequence["Receipt"]:
            from desktop.services.collecting.taking_in import count_again

            return count_again(self._desk.workspace, self._desk.week.week, progress, back_up)

        self._begin("Đang tính lại", take)

    def _begin(self, words: str, take: Callable[[Progress, BackUp], Sequence["Receipt"]]) -> None:
        workspace, week = self._desk.workspace, self._desk.week.week
        read = workspace.store.collected
        before = self._desk.week.notebook.collected

        def work(progress: Progress) -> DeliveryResult:
            nonlocal before
            before = read(week.id)
            receipts = take(progress, self._desk.back_up_before_import)
            return DeliveryResult(receipts, before, read(week.id))

        def on_failure(error: AppError) -> None:
            self._desk.prompts.show_error(error)
            self._desk.run(
                "", lambda _progress: DeliveryResult((), before, read(week.id)), self._on_taken
            )

        self._under_way += 1
        self.changed.emit()
        job = self._desk.run(words, work, self._on_taken, on_failure)
        job.finished.connect(self._on_finished)

    def _on_taken(self, delivery: DeliveryResult) -> None:
        """Bring into the open Week what was written for the delivery, as one step to be undone."""
        here = self._desk.week.notebook.collected
        if new := brought(delivery.before, delivery.after, here):
            self._desk.do("Thu nhận báo cáo của đơn vị", Changes(units=new))
        self.came.emit(delivery.receipts)

    def _on_finished(self) -> None:
        self._under_way -= 1
        self.changed.emit()
