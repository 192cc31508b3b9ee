# SPDX-License-Identifier: MIT
"""Reads bundles back and tells whether they are complete, unaltered and of one submission."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange import week_file
from desktop.domain.exchange.manifest import WEEK_DATA, FileEntry, Manifest
from desktop.domain.exchange.week_file import WeekFile
from desktop.domain.vietnamese import quoted
from desktop.export.bundle.package import ASK_AGAIN, Package, open_package

_ONE_SUBMISSION = "Hãy chọn các phần của cùng một lần nộp."


@dataclass(frozen=True, slots=True)
class Bundle:
    """The parts of one submission that are at hand, each once and in order; nothing is unpacked."""

    packages: tuple[Package, ...]

    @property
    def manifest(self) -> Manifest:
        """The manifest of the first part at hand."""
        return self.packages[0].manifest

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers of the parts that are not at hand."""
        here = {package.manifest.part for package in self.packages}
        return tuple(n for n in range(1, self.manifest.parts + 1) if n not in here)

    def data(self) -> str:
        """Return the machine-readable week.

        Raises:
            AppError: the part that carries it is not at hand.
        """
        for package in self.packages:
            for entry in package.manifest.files:
                if entry.path == WEEK_DATA:
                    return package.text(entry)
        raise AppError(
            f"Trong các gói đã chọn không có tệp {WEEK_DATA}; tệp này nằm ở phần 1.",
            "Hãy chọn thêm phần 1.",
        )

    def pictures(self) -> Mapping[str, bytes]:
        """Return the photos at hand by id; each is read only when it is asked for."""
        return _Pictures(
            {
                entry.photo: (package, entry)
                for package in self.packages
                for entry in package.manifest.files
                if entry.photo is not None
            }
        )


class _Pictures(Mapping[str, bytes]):
    def __init__(self, entries: Mapping[str, tuple[Package, FileEntry]]) -> None:
        self._entries = entries

    def __getitem__(self, photo: str) -> bytes:
        package, entry = self._entries[photo]
        return package.content(entry)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found out about a bundle; it is complete and unaltered when there are no faults.

    `parts` is how many the submission has, `present` those at hand. `week` is the data of the
    submission as sent, `None` where they are missing or damaged.
    """

    centre: str
    year: int
    form: str
    revision: int
    check_code: str
    parts: int
    present: tuple[int, ...]
    missing: tuple[int, ...]
    files: int
    photos: int
    week: WeekFile | None
    faults: tuple[str, ...]


def read_bundle(paths: Sequence[Path]) -> Bundle:
    """Open the parts of a bundle, in any order; a part that is not there is no fault here.

    Raises:
        AppError: the first thing found wrong with any of them: then none of them is to be used.
    """
    bundle, _week, faults = examine(paths)
    if bundle is None or faults:
        raise faults[0]
    return bundle


def verify(paths: Sequence[Path]) -> Verified:
    """Look for everything wrong with a bundle, given as ZIP files, folders, or both.

    Raises:
        AppError: none of the files is a part of a bundle.
    """
    bundle, week, faults = examine(paths)
    if bundle is None:
        raise faults[0]
    if bundle.missing:
        faults.append(_missing_parts(bundle))
    head = bundle.manifest
    files = [entry for package in bundle.packages for entry in package.manifest.files]
    return Verified(
        centre=head.centre,
        year=head.year,
        form=head.form,
        revision=head.revision,
        check_code=head.check_code,
        parts=head.parts,
        present=tuple(package.manifest.part for package in bundle.packages),
        missing=bundle.missing,
        files=len(files),
        photos=sum(entry.photo is not None for entry in files),
        week=week,
        faults=tuple(map(str, faults)),
    )


def examine(paths: Sequence[Path]) -> tuple[Bundle | None, WeekFile | None, list[AppError]]:
    """Return the bundle as far as there is one, its data, and all faults bar missing parts.

    Without a bundle there is at least one fault.
    """
    faults: list[AppError] = []
    parts: dict[int, Package] = {}
    for path in paths:
        try:
            package = open_package(path)
        except AppError as error:
            faults.append(error)
            continue
        faults += package.faults()
        first = next(iter(parts.values()), package)
        if package.manifest.submission != first.manifest.submission:
            faults.append(_mixed(first, package))
            continue
        known = parts.setdefault(package.manifest.part, package)
        if known.manifest != package.manifest:
            faults.append(_unlike(known, package))
    if not parts:
        return None, None, faults or [AppError("Chưa chọn gói nào.", "Hãy chọn các gói .zip.")]
    bundle = Bundle(tuple(parts[number] for number in sorted(parts)))
    return bundle, _week_of(bundle, faults), faults


def _week_of(bundle: Bundle, faults: list[AppError]) -> WeekFile | None:
    """Return the data if they are what the manifest says; what is wrong goes to the faults."""
    head = bundle.manifest
    if 1 in bundle.missing:
        return None
    try:
        week = week_file.load(bundle.data(), WEEK_DATA)
    except AppError as error:
        if str(error) not in map(str, faults):
            faults.append(error)
        return None
    notebook = week.notebook.week
    said = (head.centre, head.year, head.form, head.revision, head.check_code)
    held = (notebook.centre.name, notebook.year, notebook.form, week.revision, week.check_code)
    if said != held:
        message = f"Bản kê khai và tệp {WEEK_DATA} không nói về cùng một lần nộp."
        faults.append(BadData(message, ASK_AGAIN))
    return week


def _missing_parts(bundle: Bundle) -> AppError:
    numbers = ", ".join(map(str, bundle.missing))
    return AppError(
        f"Thiếu phần {numbers} trong tổng số {bundle.manifest.parts} phần.",
        "Hãy chọn thêm các phần này, hoặc hỏi lại nơi gửi.",
    )


def _mixed(first: Package, other: Package) -> AppError:
    one, two = (
        f"{p.source.name} là của {quoted(p.manifest.centre)}, năm {p.manifest.year}, "
        f"lần nộp {p.manifest.revision}, {p.manifest.parts} phần, mã {p.manifest.check_code}"
        for p in (first, other)
    )
    return BadData(f"Các gói không cùng một lần nộp: {one}; {two}.", _ONE_SUBMISSION)


def _unlike(one: Package, other: Package) -> AppError:
    return BadData(
        f"Có hai gói khác nhau cùng là phần {one.manifest.part}: {one.source.name} và "
        f"{other.source.name}.",
        _ONE_SUBMISSION,
    )
