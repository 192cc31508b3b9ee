# SPDX-License-Identifier: MIT
"""Draws the program's icon for those who take no SVG: `python -m installer.icon.draw`.

Commit what changes. Up to 24 pixels a simpler drawing is used: what is fine would blur.
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parents[2] / "resources" / "icons"
NAME = "so-tuan-le"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LARGEST_SIMPLE = 24
WIZARD = Path(__file__).parents[1] / "windows" / "wizard.bmp"
WIZARD_SIZE, WIZARD_SIDE, WIZARD_TOP = (164, 314), 112, 70
WIZARD_GROUND = "#e3f2f0"
"""The strip beside the first and last page of the set-up program for Windows, of NSIS's size."""


def drawn(side: int) -> Image.Image:
    """Return the icon, `side` pixels wide."""
    name = f"{NAME}-nho" if side <= LARGEST_SIMPLE else NAME
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(ICONS / f"{name}.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # it wants bytes, and takes none
    return Image.open(BytesIO(buffer.data().data()))


def main() -> int:
    """Write the ICO and the strip of the set-up program for Windows, and the PNG for Linux."""
    *smaller, largest = (drawn(side) for side in SIZES)
    sizes = [(side, side) for side in SIZES]
    largest.save(ICONS / f"{NAME}.ico", sizes=sizes, append_images=smaller)
    largest.save(ICONS / f"{NAME}.png", optimize=True)
    strip = Image.new("RGB", WIZARD_SIZE, WIZARD_GROUND)
    icon = drawn(WIZARD_SIDE)
    strip.paste(icon, ((strip.width - icon.width) // 2, WIZARD_TOP), icon)
    strip.quantize(64, dither=Image.Dither.NONE).save(WIZARD)
    return 0


if __name__ == "__main__":
    sys.exit(main())
