# SPDX-License-Identifier: MIT
"""Where things are: the program's own resources, and what is where in a data folder."""

import sys
from dataclasses import dataclass
from pathlib import Path

PORTABLE_MARKER = "so-tuan-le-di-dong.txt"
PORTABLE_FOLDER = "du-lieu"

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of forms, fonts and the like.

    The wheel and the frozen program carry it inside the package; a source checkout beside it.
    """
    packaged = _PACKAGE / "_resources"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "resources"


def data_folder(explicit: Path | None = None) -> Path:
    """Return the absolute path of the folder that holds the clerk's data; it need not exist yet.

    The folder asked for wins. Else the program is portable when the file `PORTABLE_MARKER` (its
    content does not matter) lies beside it, so that all may live on one USB stick. Else the data
    lie where the platform keeps a user's own: on Windows in the local profile, never the roaming
    one, which offices synchronise over the network.
    """
    if explicit is not None:
        return explicit.absolute()
    beside = _program_folder()
    if (beside / PORTABLE_MARKER).is_file():
        return beside / PORTABLE_FOLDER
    import platformdirs

    return Path(platformdirs.user_data_dir("SoTuanLe", appauthor=False))


def _program_folder() -> Path:
    """Return the folder with the frozen executable, or with the `desktop` package."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return _PACKAGE.parent


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The names of everything in one data folder; nothing else in the program spells them."""

    root: Path

    @property
    def database(self) -> Path:
        """The records: one SQLite file."""
        return self.root / "so-tuan-le.db"

    @property
    def originals(self) -> Path:
        """The photos as they came, never changed, named by their SHA-256."""
        return self.root / "anh" / "goc"

    @property
    def copies(self) -> Path:
        """The photos as they go out: upright, reduced, without EXIF."""
        return self.root / "anh" / "ban-gui"

    @property
    def forms(self) -> Path:
        """The forms the clerk has brought in beside those the program carries."""
        return self.root / "mau"

    @property
    def documents(self) -> Path:
        """The templates of documents that the clerk has brought in."""
        return self.forms / "van-ban"

    @property
    def backups(self) -> Path:
        """The copies of the database from which it can be restored."""
        return self.root / "sao-luu"

    @property
    def aside(self) -> Path:
        """What was found damaged or left over: moved here, never deleted."""
        return self.root / "de-rieng"

    @property
    def preferences(self) -> Path:
        """What the user likes and did last; nothing of the Week."""
        return self.root / "cai-dat.ini"

    @property
    def lock(self) -> Path:
        """Held by whoever uses the data folder just now."""
        return self.root / "dang-dung.khoa"

    @property
    def logs(self) -> Path:
        """What the program noted down about its own running."""
        return self.root / "nhat-ky"

    @property
    def sample(self) -> Path:
        """A data folder of its own, for the sample Week: what is tried out stays in there."""
        return self.root / "tuan-le-mau"
