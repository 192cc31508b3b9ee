# SPDX-License-Identifier: MIT
"""Finds the QR codes on scanned or photographed pages and reads what they say."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from zxingcpp import BarcodeFormat, BarcodeFormats, read_barcodes

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.intake.photos.faults import UnreadablePhoto
from desktop.intake.photos.pixels import upright_pixels
from desktop.intake.photos.reading import opened_photo

_KIND = BarcodeFormats(BarcodeFormat.QRCode)
_SIDE = 4000
"""Dots; a page that fills a third of such a photo still shows the modules of a code."""

_MOST_PAGES = 60
"""The code stands on the last page; more pages than these no report has behind it."""


def codes_on(pages: Sequence[Path], progress: Progress) -> Iterator[str]:
    """Yield what the codes say, those of the last page first.

    A page may be a picture or a PDF of several pages.

    Raises:
        AppError: a picture or a PDF cannot be read at all.
        Cancelled: the user stopped.
    """
    for path in reversed(pages):
        for picture in _pictures(path):
            progress.check()
            yield from (found.text for found in read_barcodes(picture, _KIND))


def _pictures(path: Path) -> Iterator[object]:
    if path.suffix.lower() == ".pdf":
        try:
            from desktop.intake.scans.pdf_pages import pages_backwards
        except ImportError as error:  # Qt is there, what it needs of the system is not
            message = f"Máy thiếu thư viện để đọc tệp PDF ({error})."
            raise AppError(
                message, "Hãy đưa ảnh chụp hoặc ảnh quét các trang của bản giấy."
            ) from None
        yield from pages_backwards(path, _MOST_PAGES)
    else:
        try:
            with opened_photo(path) as photo:
                picture = upright_pixels(photo, _SIDE).convert("L")
        except UnreadablePhoto as error:
            message = f"Trang quét “{path.name}”: {error.message}"
            raise AppError(message, "Hãy quét hoặc chụp lại trang đó.") from error
        yield picture
