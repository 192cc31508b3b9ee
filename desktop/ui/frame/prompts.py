# SPDX-License-Identifier: MIT
"""Asks the user: every dialog that stops for an answer goes through here."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop import NAME
from desktop.domain.errors import AppError
from desktop.ui.language.plain_text import message

Way = tuple[str, Callable[[], object]]
"""The verb on a button and what it does."""


class Prompts(Protocol):
    """What may be asked; tests answer in place of the user."""

    def show_error(self, error: AppError) -> None:
        """Say what went wrong and what to do."""

    def show_answer(self, said: str, detail: str) -> None:
        """Say what came of a question that the user had."""

    def confirm(
        self,
        question: str,
        detail: str,
        action: str,
        on_yes: Callable[[], object],
        other: Way | None = None,
    ) -> None:
        """Ask before what cannot be undone; `action` is the verb on the button.

        `other` is what may be done instead.
        """

    def choose_files(self, title: str, kinds: str) -> list[Path]:
        """Let files be chosen, `kinds` as Qt writes filters; empty when dismissed."""

    def choose_folder(self, title: str) -> Path | None:
        """Let a folder be chosen; `None` when dismissed."""

    def choose_save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Let a place for a new file be chosen; `None` when dismissed."""


class QtPrompts:
    """Asks by Qt's own dialogs, over the window they belong to."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def show_error(self, error: AppError) -> None:
        """Say what went wrong and what to do."""
        sign = QMessageBox.Icon.Warning
        box = message(self._window, sign, "Chưa làm được", error.message, error.advice)
        box.open()

    def show_answer(self, said: str, detail: str) -> None:
        """Say what came of a question that the user had."""
        message(self._window, QMessageBox.Icon.Information, NAME, said, detail).open()

    def confirm(
        self,
        question: str,
        detail: str,
        action: str,
        on_yes: Callable[[], object],
        other: Way | None = None,
    ) -> None:
        """Ask before what cannot be undone; dismissing it is a no."""
        box = message(self._window, QMessageBox.Icon.Question, NAME, question, detail)
        yes = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        yes.clicked.connect(on_yes)
        if other is not None:
            words, on_other = other
            box.addButton(words, QMessageBox.ButtonRole.DestructiveRole).clicked.connect(on_other)
        box.open()

    def choose_files(self, title: str, kinds: str) -> list[Path]:
        """Let files be chosen."""
        names, _ = QFileDialog.getOpenFileNames(self._window, title, "", kinds)
        return [Path(name) for name in names]

    def choose_folder(self, title: str) -> Path | None:
        """Let a folder be chosen."""
        name = QFileDialog.getExistingDirectory(self._window, title)
        return Path(name) if name else None

    def choose_save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Let a place for a new file be chosen."""
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), kinds)
        return Path(name) if name else None
