# SPDX-License-Identifier: MIT
"""What the scenes of the window may ask of it, whatever else it can do."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.paths import DataFolder
from desktop.ui.frame.prompts import Prompts

_T = TypeVar("_T")


class SceneHost(Protocol):
    """Opens data, lets go of them for what must be alone with them, and shows scenes."""

    prompts: Prompts
    folder: DataFolder

    def load(self, then: Callable[[], object] | None = None, *, week: str = "") -> None:
        """Open the data folder, or open it anew, whatever it holds by now; then go on."""

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of what is there, which is kept aside, and show it."""

    def choose_backup(self) -> None:
        """Let a backup be chosen, and put it in place."""

    def backup_places(self) -> list[Path]:
        """Return where backups of the clerk's own data may be: here, and in the second place."""

    def do_alone(
        self,
        doing: str,
        work: Callable[[Progress], _T],
        on_success: Callable[[_T], None],
        on_failure: Callable[[AppError], None],
    ) -> None:
        """Do what nobody may use the data during."""

    def look_for(self, work: Callable[[Progress], _T], on_found: Callable[[_T], None]) -> None:
        """Have something looked up away from the window, that nobody waits for."""

    def show(self, scene: QWidget) -> None:
        """Show something in place of everything."""

    def tell(self, words: str) -> None:
        """Say something for some seconds, where there is work to say it over."""
