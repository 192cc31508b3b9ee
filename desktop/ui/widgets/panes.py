# SPDX-License-Identifier: MIT
"""Parts of a page side by side, as wide as they were made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.ui.preferences import Preferences


class Panes(QSplitter):
    """Parts with handles between them; their widths are kept under a name for the next start.

    `usual` are the widths of a first start; what room there is more goes to the parts at
    `growing`, to each alike. In a narrow window they may stand one below another: those heights
    are not kept.
    """

    def __init__(
        self, preferences: Preferences, name: str, usual: list[int], *growing: int
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._preferences, self._key, self._usual = preferences, f"{name}/split", usual
        self._growing = growing
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)

    def fill(self, *parts: QWidget) -> None:
        """Put the parts in, from the left."""
        for part in parts:
            self.addWidget(part)
        for at in self._growing:
            self.setStretchFactor(at, 1)
        self.setSizes(self._kept() or self._usual)

    def _kept(self) -> list[int]:
        kept = [int(part) for part in self._preferences.last(self._key).split() if part.isdecimal()]
        return kept if len(kept) == len(self._usual) else []

    def _on_moved(self) -> None:
        if self.orientation() is Qt.Orientation.Horizontal:
            self._preferences.keep(self._key, " ".join(map(str, self.sizes())))
