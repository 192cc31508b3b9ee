# SPDX-License-Identifier: MIT
"""What to look at before signing, beside the report as it will print; leads to the submission."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.domain.week.changes import Changes
from desktop.domain.week.week import Week
from desktop.services.submission.documents import BY_NAME, DOCUMENTS, Document
from desktop.services.submission.preview import (
    Printable,
    copy_to_open,
    preview_of,
    suggested_name,
    write_report,
)
from desktop.services.workspace import Workspace
from desktop.ui.check.acknowledging import Acknowledging
from desktop.ui.check.finding_list import FindingList
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place, Screen
from desktop.ui.widgets.handing_over import open_file
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.panes import Panes
from desktop.ui.widgets.parts import button, column, frame, label, row, set_property
from desktop.ui.widgets.pdf_preview import Preview
from desktop.ui.widgets.printing import print_pdf
from desktop.ui.widgets.theme import colours

_T = TypeVar("_T")
_PAUSE_MS = 500
_LIST_WIDTH = 290
_FOLDER = "report_folder"
_SIGNS = {"Word": "file-text", "Excel": "file-spreadsheet"}


class CheckPage(Page):
    """The preview is made anew, in the background, whenever the Week changed and it is seen.

    What is printed here is a draft; the paper that is signed is printed from the submission.
    """

    title = "Kiểm tra và in"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._is_outdated = True
        self._is_drawing = False
        self._pausing = QTimer(self)
        self._pausing.setSingleShot(True)
        self._pausing.timeout.connect(self._draw)
        self._sign, self.summary = Sign(20), label(role="heading", wraps=True)
        self.findings, self.preview = FindingList(desk.week), Preview()
        self.findings.chosen.connect(desk.go_to_problem)
        self.acknowledging = Acknowledging(desk)
        self.findings.acknowledging_wanted.connect(self.acknowledging.begin)
        self.acknowledging.left.connect(self.findings.setFocus)
        self._shown = Printable(Path())
        self.submission = button("", self._to_submission, role="primary", sign="send")
        self.draft = button("&In bản nháp…", self.print, sign="printer", tip="Ctrl+P")
        layout = column(self._bar(), self._halves(), spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        for keys, act in (
            (QKeySequence.StandardKey.Print, self.print),
            (QKeySequence.StandardKey.ZoomIn, partial(self.preview.zoom, 1.2)),
            (QKeySequence.StandardKey.ZoomOut, partial(self.preview.zoom, 1 / 1.2)),
            ("Ctrl+0", self.preview.fit_width),
        ):
            QShortcut(QKeySequence(keys), self, act)
        desk.week.changed.connect(self._on_content_changed)
        desk.submitted.connect(self._on_submitted)
        self.preview.say("Đang dựng bản xem trước…")

    def refresh(self) -> None:
        """Show what was found, and draw the report anew if it says something else now."""
        self.findings.refresh()
        self.acknowledging.refresh()
        self._sum_up()
        if self._is_outdated:
            self._pausing.start(_PAUSE_MS if self.preview.page_count else 0)

    def settle(self) -> None:
        """Hand over a reason that is being typed."""
        self.acknowledging.settle()

    def print(self) -> None:
        """Print a draft, or go to the submission that says just what the Week says now."""
        if not self._shown.is_draft:
            self._to_submission()
            return
        work = self._writing(preview_of)
        self.desk.run("Đang dựng bản nháp để in", work, lambda draft: print_pdf(self, draft.path))

    def save(self) -> None:
        """Save the report as it stands now as a PDF."""
        week = self.desk.week.week
        folder = Path(self.desk.preferences.last(_FOLDER) or _documents())
        suggested = folder / suggested_name(week)
        target = self.desk.prompts.choose_save_path("Lưu báo cáo", suggested, "Tệp PDF (*.pdf)")
        if target is None:
            return
        self.desk.preferences.keep(_FOLDER, str(target.parent))
        work = self._writing(partial(write_report, target=target))
        self.desk.run(
            "Đang lưu báo cáo", work, lambda saved: self.desk.tell(f"Đã lưu “{saved.path.name}”.")
        )

    def open(self, document: Document) -> None:
        """Open a copy in the program that this PC has for it."""
        work = self._writing(partial(copy_to_open, name=document.name))
        label_ = f"Đang dựng bản {document.program}"
        self.desk.run(label_, work, partial(self._open, document))

    def _on_content_changed(self, _changes: Changes) -> None:
        self._is_outdated = True

    def _on_submitted(self) -> None:
        self._is_outdated = True
        self._on_changed()  # The Week says what it did, its report bears a mark now.

    def _draw(self) -> None:
        if self._is_drawing:
            self._pausing.start(_PAUSE_MS)
            return
        self._is_outdated, self._is_drawing = False, True
        write, week = self._writing(preview_of), self.desk.week

        def work(progress: Progress) -> tuple[Printable, bytes]:
            week.flush()
            made = write(progress)
            return made, made.path.read_bytes()

        job = self.desk.jobs.submit("", work, self._show, self._on_refused)
        job.finished.connect(self._on_drawn)

    def _show(self, made: tuple[Printable, bytes]) -> None:
        self._shown, content = made
        self.preview.show_pdf(content)
        self._name_steps()

    def _on_drawn(self) -> None:
        self._is_drawing = False
        if self._is_outdated and self.isVisible():
            self._pausing.start(_PAUSE_MS)

    def _on_refused(self, error: AppError) -> None:
        self._is_outdated = True  # so that the next look tries again
        self.preview.say(str(error))

    def _open(self, document: Document, path: Path) -> None:
        programs = f"Hãy cài {document.program} hoặc LibreOffice"
        open_file(self.desk, path, f"{programs}; tệp nằm ở thư mục “{path.parent}”.")

    def _writing(self, write: Callable[[Workspace, Week], _T]) -> Callable[[Progress], _T]:
        """Return the work that writes a document of the Week as it is when it begins."""
        workspace, week = self.desk.workspace, self.desk.week.week
        return lambda _progress: write(workspace, week)

    def _sum_up(self) -> None:
        count = self.desk.week.judgement.count
        if not count.all and not self.desk.week.is_judged:
            words, sign, colour, role = "Đang kiểm tra…", "clock", colours().muted, "card"
        elif count.grave:
            also = f" và {count.worth_a_look}" if count.lesser else ""
            words = f"Có {count.must_mend}{also}."
            sign, colour, role = "circle-x", colours().bad, "failure"
        else:
            but = f"; có {count.worth_a_look}" if count.lesser else ""
            words = f"Không còn gì phải sửa{but}."
            sign, colour, role = "circle-check", colours().good, "card"
        self.summary.setText(words)
        self._sign.show_sign(sign, colour)
        set_property(self._box, "role", role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_steps()

    def _name_steps(self) -> None:
        """Name what leads on, and the other programs with a verb where there is room."""
        shown = self._shown
        if shown.is_draft:
            self.submission.setText(
                f"&Lập lần nộp {shown.last + 1}" if shown.last else "&Lập bản nộp"
            )
        else:
            self.submission.setText(f"&In và ký lần nộp {shown.last}")
        self.draft.setVisible(shown.is_draft)
        for verb in ("Mở bằng ", ""):
            for name, opener in self._openers.items():
                opener.setText(f"{verb}&{BY_NAME[name].program}")
            if self._actions.sizeHint().width() <= self.width():
                return

    def _to_submission(self) -> None:
        self.desk.go(Place(screen=Screen.SUBMIT))

    def _bar(self) -> QWidget:
        self._openers = {d.name: self._opener(d) for d in DOCUMENTS if d.program}
        self._actions = row(
            self.submission,
            self.draft,
            button("Lưu &PDF…", self.save, sign="download"),
            *self._openers.values(),
            1,
            margins=(12, 8, 12, 8),
        )
        return frame("header", self._actions)

    def _opener(self, document: Document) -> QPushButton:
        words = f"Mở bằng {document.program}"
        act = partial(self.open, document)
        sign = _SIGNS.get(document.program, "file-text")
        made = button(f"Mở bằng &{document.program}", act, sign=sign, tip=words)
        made.setAccessibleName(words)
        return made

    def _halves(self) -> Panes:
        head = row(self._sign, self.summary, spacing=9, margins=10)
        head.setStretch(1, 1)
        self._box = frame("card", head)
        parts = column(row(self._box, margins=10), self.findings, self.acknowledging, spacing=0)
        parts.setStretch(1, 1)
        left = frame("sidebar", parts)
        left.setMinimumWidth(220)
        usual = [_LIST_WIDTH, 2 * _LIST_WIDTH]
        halves = Panes(self.desk.preferences, "check", usual, 1)
        halves.fill(left, self.preview)
        return halves


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
