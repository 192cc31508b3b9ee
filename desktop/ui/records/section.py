# SPDX-License-Identifier: MIT
"""What a hand-made part of the record editor is: attendance, evidence."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.checks import Problem
from desktop.ui.frame.desk import Desk


class RecordSection(QWidget):
    """Shows what belongs to one record beside its fields, and changes it through the desk.

    `store_record` puts the record in the editor into the Week, if it is not there yet, and
    returns its id: nothing can belong to a record before that. `entered` says that Enter was
    pressed where there was nothing to take, with Shift or without.
    """

    entered = Signal(bool)
    fields: tuple[str, ...] = ()
    """The fields whose problems are shown here."""

    def __init__(self, desk: Desk, store_record: Callable[[], str]) -> None:
        super().__init__()
        self.desk = desk
        self.store_record = store_record

    def show_record(self, id_: str) -> None:
        """Show a record of the Week, or nothing yet (blank) for one just begun.

        Called again whenever the record, its list or its photos have changed.
        """

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the problems of this section's fields."""

    def settle(self) -> None:
        """Hand over what is typed and not yet part of the Week."""
