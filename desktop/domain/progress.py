# SPDX-License-Identifier: MIT
"""How long work tells how far it has come, and learns that the user wants it to stop."""

from typing import Protocol

from desktop.domain.errors import AppError


class Cancelled(AppError):
    """The user asked to stop; what was begun has been taken back, or `done` says what has not."""

    def __init__(self, done: str = "Chưa có gì thay đổi.") -> None:
        super().__init__("Đã dừng theo yêu cầu.", done)


class Progress(Protocol):
    """What a long function is given to report to and to obey."""

    def step(self, done: int, total: int, message: str = "") -> None:
        """Show that `done` of `total` parts are finished; `message` says what is being done."""

    def check(self) -> None:
        """Raise `Cancelled` when the user asked to stop."""


class _Silent:
    def step(self, done: int, total: int, message: str = "") -> None:
        pass

    def check(self) -> None:
        pass


SILENT: Progress = _Silent()
"""For work that nobody watches or stops."""
