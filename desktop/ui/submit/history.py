# SPDX-License-Identifier: MIT
"""All revisions that were made, the last one first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.vietnamese import short_date
from desktop.services.submission.dispatch import PastRevision
from desktop.ui.submit.sending import sent_text
from desktop.ui.widgets.handing_over import open_folder
from desktop.ui.widgets.parts import button, column, empty, label, row

_MOST_WORDS = 6


class RevisionHistory(QFrame):
    """A card with a line for each revision."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._lines = column(spacing=10)
        self._shown: tuple[PastRevision, ...] = ()
        heading = label("Các lần nộp", "heading")
        layout = column(heading, self._lines, spacing=10, margins=16)
        self.setLayout(layout)
        self.hide()

    def show_past(self, past: tuple[PastRevision, ...]) -> None:
        """Show these; hidden as long as there is none."""
        self.setVisible(bool(past))
        if past == self._shown:
            return
        self._shown = past
        empty(self._lines)
        for one in past:
            self._lines.addWidget(_line(one))


def _line(past: PastRevision) -> QWidget:
    revision = past.revision
    made = short_date(revision.created_at.astimezone().date())
    sent = sent_text(past.dispatch) or "Chưa gửi"
    first = label(f"Lần {revision.number} · Lập ngày {made} · {sent}", wraps=True)
    code = label(f"Mã kiểm tra {revision.check_code}", "small")
    code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words = column(first, spacing=1)
    if revision.reason:
        words.addWidget(label(f"Lý do: {revision.reason}", "small", wraps=True))
    if past.changes:
        words.addWidget(label(_changes_text(past), "small", wraps=True))
    words.addWidget(code)
    folder = past.folder
    parts = row(words, spacing=10)
    parts.setStretch(0, 1)
    if folder is not None:
        parts.addWidget(button("Mở thư mục", lambda: open_folder(folder), sign="folder-open"))
    ground = QWidget()
    ground.setLayout(parts)
    return ground


def _changes_text(past: PastRevision) -> str:
    shown = "; ".join(past.changes[:_MOST_WORDS])
    more = len(past.changes) - _MOST_WORDS
    rest = f" và {more} thay đổi khác" if more > 0 else ""
    return f"So với lần {past.revision.number - 1}: {shown}{rest}."
