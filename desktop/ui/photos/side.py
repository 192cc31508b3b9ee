# SPDX-License-Identifier: MIT
"""How wide the panels at the right of photos and links are."""

from PySide6.QtWidgets import QWidget

_LEAST, _MOST = 300, 340
"""With large letters too, the photos keep half of a small window."""


def side_width(widget: QWidget) -> int:
    """Return room for a short line of words in the widget's text size, in logical pixels."""
    return min(max(_LEAST, 30 * widget.fontMetrics().averageCharWidth()), _MOST)
