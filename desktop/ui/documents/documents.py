# SPDX-License-Identifier: MIT
"""The documents at hand, what they are made of, and how each stands."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.domain.documents.template import Template
from desktop.domain.documents.values import Values
from desktop.domain.documents.words import Material
from desktop.services.documents.library import document_library
from desktop.services.documents.writing import DocumentStanding, ministry_letter, standings
from desktop.ui.background.lanes import Order
from desktop.ui.background.window_thread import lane
from desktop.ui.frame.desk import Desk


class Documents(QObject):
    """Finds away from the window how the documents stand, and says `stood` when it is known.

    What they lack is in the whole plan; of thousands of activities, reading that takes a while.
    """

    stood = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._finding = lane(self, Order.LATEST_FIRST)  # a long import shall not be waited for
        self.library = document_library(desk.workspace.folder)
        self._material: Material | None = None
        self._asked: Material | None = None
        self._known: Material | None = None
        self._standings: tuple[DocumentStanding, ...] = ()

    @property
    def material(self) -> Material:
        """What documents are made of, as the Week is now."""
        week, made = self._desk.week, self._material
        if made is None or made.notebook is not week.notebook:
            letter = ministry_letter(week.week.year)
            planned = made.planned if made else None
            made = Material(week.notebook, week.form, self.library.shared, letter, planned)
            self._material = made
        return made

    @property
    def standings(self) -> tuple[DocumentStanding, ...] | None:
        """How each stands with the Week as it is; None before that is known."""
        return self._standings if self._known is self.material else None

    def values(self, template: Template) -> Values:
        """Return what a document says now."""
        return Values(template, self.material)

    def find_standings(self) -> bool:
        """Have it found how all stand, unless it was already; whether that is still under way."""
        material = self.material
        if self._asked is material:
            return self._known is not material
        self._asked, library = material, self.library
        self._finding.begin(
            lambda _progress: tuple(standings(library, material)),
            partial(self._on_found, material),
            key="standings",
        )
        return True

    def read_again(self) -> bool:
        """Read the templates again; whether others came meanwhile."""
        library = document_library(self._desk.workspace.folder)
        if library.templates == self.library.templates:
            return False
        self.library, self._material = library, None
        return True

    def _on_found(self, material: Material, found: tuple[DocumentStanding, ...]) -> None:
        self._known, self._standings = material, found
        self.stood.emit()
