# SPDX-License-Identifier: MIT
"""Answers in place of the user."""

from collections.abc import Callable
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.ui.frame.prompts import Way


class FakePrompts:
    """Says yes, gives the answers it was told to, and remembers what it was shown."""

    def __init__(self) -> None:
        self.errors: list[AppError] = []
        self.questions: list[str] = []
        self.answers: list[tuple[str, str]] = []
        self.files: list[Path] = []
        self.folder: Path | None = None
        self.save_path: Path | None = None
        self.says_yes = True
        self.takes_other = False

    def show_error(self, error: AppError) -> None:
        self.errors.append(error)

    def show_answer(self, said: str, detail: str) -> None:
        self.answers.append((said, detail))

    def confirm(
        self,
        question: str,
        _detail: str,
        _action: str,
        on_yes: Callable[[], object],
        other: Way | None = None,
    ) -> None:
        self.questions.append(question)
        if self.takes_other and other is not None:
            other[1]()
        elif self.says_yes:
            on_yes()

    def choose_files(self, _title: str, _kinds: str) -> list[Path]:
        return self.files

    def choose_folder(self, _title: str) -> Path | None:
        return self.folder

    def choose_save_path(self, _title: str, _suggested: Path, _kinds: str) -> Path | None:
        return self.save_path
