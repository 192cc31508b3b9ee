# SPDX-License-Identifier: MIT
"""What can go wrong through no fault of the program, each in words a clerk can act on."""


class AppError(Exception):
    """An expected failure: shown to the user as it stands, never as a traceback.

    `message` is one Vietnamese sentence saying what happened and where; `advice` says what to do.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class BadData(AppError):
    """A file meant for the program (a form, a manifest) does not hold what it must."""
