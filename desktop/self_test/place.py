# SPDX-License-Identifier: MIT
"""Where the self-test works, and how its steps say that something is not as it must be."""

from dataclasses import dataclass
from pathlib import Path

from desktop.paths import DataFolder


@dataclass(frozen=True, slots=True)
class SelfTestFolder:
    """The folder of one self-test, and what is where in it."""

    root: Path

    @property
    def data(self) -> DataFolder:
        """The data folder, with the sample Week."""
        return DataFolder(self.root / "Dữ liệu")

    @property
    def out(self) -> Path:
        """Where the submission is written to."""
        return self.root / "Bộ hồ sơ"

    @property
    def submission(self) -> Path:
        """The folder of the submission."""
        (folder,) = self.out.iterdir()
        return folder

    @property
    def backups(self) -> Path:
        """Where the backup is written to."""
        return self.root / "Ổ USB"


class Wrong(Exception):
    """Something is not as it must be; its words say what."""


def expect(is_so: object, otherwise: str) -> None:
    """Stop the step unless something is so."""
    if not is_so:
        raise Wrong(otherwise)
