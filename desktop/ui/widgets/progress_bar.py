# SPDX-License-Identifier: MIT
"""Shows long work under way at the lower edge: what it is, how far it is, and a way to stop it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QProgressBar

from desktop.ui.background.jobs import Job, Jobs
from desktop.ui.widgets.parts import button, elided, row

_SHOW_AFTER_MS = 500


class WorkStrip(QFrame):
    """Hidden until some work has gone on for half a second."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self._job: Job | None = None
        self._waiting: list[Job] = []
        self._words, self._bar = elided("small"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Tiến độ")
        self.stop = button("Hủy", self._on_stop)
        parts = row(self._words, self._bar, self.stop, spacing=12, margins=(18, 6, 18, 6))
        parts.setStretch(0, 1)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.setInterval(_SHOW_AFTER_MS)
        self._showing.timeout.connect(self._on_time)
        jobs.began.connect(self._on_began)
        self.hide()

    def _on_began(self, job: Job) -> None:
        self._waiting.append(job)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)
        if self._job is None:
            self._take_next()

    def _take_next(self) -> None:
        self._job = self._waiting.pop(0) if self._waiting else None
        if self._job is None:
            self._showing.stop()
            self.hide()
            return
        self._words.setText(self._job.label)
        self._bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.stop.setText("Hủy")
        self._showing.start()

    def _on_time(self) -> None:
        self.setVisible(self._job is not None)

    def _on_progressed(self, done: int, total: int, message: str) -> None:
        if self._job is not None and self.sender() is self._job:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._words.setText(f"{self._job.label}: {message}" if message else self._job.label)

    def _on_finished(self) -> None:
        job = self.sender()
        if job is self._job:
            self._take_next()
        elif isinstance(job, Job) and job in self._waiting:
            self._waiting.remove(job)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)
            self.stop.setText("Đang dừng…")
