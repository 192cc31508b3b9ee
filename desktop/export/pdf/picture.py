# SPDX-License-Identifier: MIT
"""Puts JPEG files into a PDF as they are: not decoded, not encoded again, not all in memory."""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from reportlab.pdfbase.pdfdoc import PDFError, PDFImageXObject
from reportlab.pdfbase.pdfutils import readJPEGInfo
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.progress import Progress

_read_head: Any = readJPEGInfo  # It is typed as if it returned nothing.
_COLOURS = {1: "DeviceGray", 3: "DeviceRGB"}


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG file that can go into a PDF; its sides in pixels, `components` 1 (grey) or 3."""

    path: Path
    width: int
    height: int
    components: int


def read_jpeg(path: Path) -> Jpeg | None:
    """Look at the head of a JPEG file; `None` where there is no file, or none that can go in."""
    try:
        with path.open("rb") as file:
            width, height, components, _resolution = _read_head(file)
    except (OSError, PDFError, struct.error):
        return None
    if not (width and height and components in _COLOURS):
        return None
    return Jpeg(path, width, height, components)


def draw_picture(
    canvas: Canvas,
    picture: Jpeg,
    name: str,
    box: tuple[float, float, float, float],
    progress: Progress,
) -> None:
    """Draw a picture into a box: left, bottom, width and height in points.

    `name` is what the PDF calls it inside; it must not depend on where the file lies.
    """
    left, bottom, width, height = box
    name = name.encode().hex()  # Names in a PDF are ASCII.
    # What an image needs of a canvas is not public: the document, and the file it goes to.
    document, file = (getattr(canvas, inside) for inside in ("_doc", "_filename"))
    document.addForm(name, _OnDisk(name, picture, file, progress))
    canvas.saveState()
    canvas.transform(width, 0, 0, height, left, bottom)
    canvas.doForm(name)
    canvas.restoreState()


class _OnDisk(PDFImageXObject):
    """An image whose bytes are fetched when it is the image's turn to be written.

    reportlab gathers the whole document before it writes any. So each image first sends on what
    was gathered before it, and a document takes the memory of one picture, not of all.
    """

    def __init__(self, name: str, picture: Jpeg, file: IO[bytes], progress: Progress) -> None:
        super().__init__(name)
        self.width, self.height = picture.width, picture.height
        self.bitsPerComponent = 8
        self.colorSpace = _COLOURS[picture.components]
        self._filters = ("DCTDecode",)
        self._path, self._file, self._progress = picture.path, file, progress

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - a PDFDocument with more than is typed
        """Return the image as an object of the PDF."""
        self._progress.check()
        gathered = document.__accum__
        self._file.writelines(gathered.strings)
        gathered.strings.clear()
        self.streamContent: Any = self._path.read_bytes()
        written: bytes = super().format(document)
        del self.streamContent
        return written
