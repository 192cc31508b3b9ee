# SPDX-License-Identifier: MIT
"""Takes in the scan of a signed report: one PDF as it is, or the pictures of its pages."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.domain.errors import AppError, why
from desktop.domain.exchange.dispatch import PAGE_SUFFIXES
from desktop.domain.progress import Progress
from desktop.domain.vietnamese import alphabetical_key, grouped
from desktop.export.pdf.scan import write_scan_pdf
from desktop.intake.photos.photos import UnreadablePhoto, make_copy
from desktop.paths import DataFolder
from desktop.storage.photo_files import KeptFile, PhotoFiles
from desktop.storage.room import require_room, scratch_room, size_of

_SIDE, _QUALITY = 2200, 75
"""190 dots to an inch on A4: a stamp and small print stay legible in some 0.5 MB a page."""

_LARGEST = 50_000_000
_HEAD = 1024
_ADVICE = "Hãy chọn một tệp PDF, hoặc ảnh JPG của từng trang đã ký."


def keep_scan(folder: DataFolder, paths: Sequence[Path], progress: Progress) -> KeptFile:
    """Keep the scan in the data folder, by its hash; pages come in the order of their names.

    Raises:
        AppError: neither one PDF nor pictures, or a file cannot be read.
        Cancelled: the user stopped.
    """
    pages = pages_of_scan(paths)
    if _is_pdf(pages):
        return PhotoFiles(folder).keep(pages[0], pages[0].name)
    size = 2 * size_of(pages)
    require_room(scratch_room(size), (folder.root, size))
    with TemporaryDirectory() as scratch:
        bound = Path(scratch) / "ban-quet.pdf"
        write_scan_pdf(list(_upright(pages, Path(scratch), progress)), bound)
        return PhotoFiles(folder).keep(bound, bound.name)


def pages_of_scan(paths: Sequence[Path]) -> list[Path]:
    """Return the one PDF that a scan is, or the pictures of its pages in their order.

    Raises:
        AppError: it is neither, or the PDF cannot be read.
    """
    pages = sorted(paths, key=lambda path: alphabetical_key(path.name))
    if _is_pdf(pages):
        _check_pdf(pages[0])
        return pages
    strange = next((p for p in pages if p.suffix.lower() not in PAGE_SUFFIXES), None)
    if strange is not None or not pages:
        name = strange.name if strange else ""
        raise AppError(f"Bản quét không nhận được tệp “{name}” kiểu này.", _ADVICE)
    return pages


def _is_pdf(pages: Sequence[Path]) -> bool:
    return len(pages) == 1 and pages[0].suffix.lower() == ".pdf"


def _check_pdf(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        size = path.stat().st_size
    except OSError as error:
        raise AppError(f"Không đọc được “{path}”: {why(error)}.", _ADVICE) from error
    if b"%PDF-" not in head:
        raise AppError(f"Tệp “{path.name}” không phải là PDF, hoặc đã hỏng.", _ADVICE)
    if size > _LARGEST:
        message = f"Tệp “{path.name}” quá lớn: {grouped(size // 1_000_000)} MB."
        raise AppError(message, "Hãy quét lại đen trắng, 200 dpi.")


def _upright(pages: Sequence[Path], scratch: Path, progress: Progress) -> list[Path]:
    made = []
    for number, page in enumerate(pages, 1):
        progress.check()
        target = scratch / f"trang-{number}.jpg"
        try:
            make_copy(page, target, side=_SIDE, quality=_QUALITY)
        except UnreadablePhoto as error:
            raise AppError(f"Trang quét “{page.name}”: {error.message}", _ADVICE) from error
        made.append(target)
        progress.step(number, len(pages), page.name)
    return made
