# SPDX-License-Identifier: MIT
"""The look of the window: two sets of colours, one style sheet, and the size of its text."""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.paths import resources
from desktop.ui.preferences import SMALLEST, Look
from desktop.ui.widgets.fonts import headroom, table_font, window_font


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours by what they are for; text on its ground keeps a contrast of 4.5 to 1 or more.

    `accent` marks what to press and what is chosen, `accent_soft` the ground of what is chosen.
    `good`, `warn` and `bad` never stand without a word or a sign.
    """

    window: str
    surface: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    accent_text: str
    on_accent: str
    good: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    bar: str
    paper: str
    ink: str


LIGHT = Colours(
    window="#f4f6f8",
    surface="#ffffff",
    raised="#eef1f5",
    line="#e2e6ec",
    edge="#8b95a5",
    text="#101828",
    muted="#566173",
    faint="#c3cad5",
    accent="#0f766e",
    accent_hover="#0b5f59",
    accent_soft="#e3f2f0",
    accent_text="#0b6b63",
    on_accent="#ffffff",
    good="#0f766e",
    warn="#a84d0b",
    warn_soft="#fdf1e3",
    bad="#b42318",
    bad_soft="#fdecea",
    bar="#5aaca3",
    paper="#ffffff",
    ink="#101828",
)

DARK = Colours(
    window="#15191f",
    surface="#1d232b",
    raised="#28303a",
    line="#323b47",
    edge="#7a8798",
    text="#eef2f6",
    muted="#a6b1bf",
    faint="#4a5563",
    accent="#2a9d90",
    accent_hover="#37b3a5",
    accent_soft="#17393a",
    accent_text="#6fd6c9",
    on_accent="#06201d",
    good="#54c6b7",
    warn="#f0a75a",
    warn_soft="#3a2c1b",
    bad="#ff8a80",
    bad_soft="#43221f",
    bar="#2f8f84",
    paper="#ffffff",
    ink="#101828",
)


def colours() -> Colours:
    """Return the colours in use."""
    app = QApplication.instance()
    return DARK if app is not None and app.property("dark") else LIGHT


def dress(app: QApplication, look: Look, text_size: int) -> None:
    """Give the whole program its colours and its text size in points; windows `wear` the rest."""
    scheme = app.styleHints().colorScheme()
    dark = look is Look.DARK or (look is Look.SYSTEM and scheme is Qt.ColorScheme.Dark)
    app.setProperty("dark", dark)
    app.setStyle("Fusion")
    app.setFont(window_font(text_size))
    lists = "QAbstractItemView"
    app.setFont(table_font(text_size), lists)  # type: ignore[arg-type] # it wants str
    app.setPalette(_palette(colours()))


def wear(top: QWidget) -> None:
    """Give a window, and all that is or comes into it, the style sheet in today's colours.

    Given to the whole program, Qt would go through everything in a widget each time that is put
    into another, window or not: a page with forty parts took three times as long to make.
    """
    use = colours()
    tick = resources() / "icons" / ("tick-in-the-dark.svg" if use is DARK else "tick.svg")
    values = asdict(use) | _sizes(QApplication.font()) | {"tick_sign": tick.as_posix()}
    top.setStyleSheet(_sheet().substitute(values))


def _sizes(font: QFont) -> dict[str, str]:
    points, spare = font.pointSize(), min(headroom(font), *_ABOVE)
    return {
        "small": f"{max(points - 1, 10)}pt",
        "body": f"{points}pt",
        "large": f"{points + 3}pt",
        "figure": f"{points + 5}pt",
        **{f"above_{room}": f"{room - spare}px" for room in _ABOVE},
        **_signs(points / SMALLEST),
    }


def _signs(scale: float) -> dict[str, str]:
    """Return the sizes in pixels of what Qt draws beside words, so that it grows with them."""
    ring, hole = round(5 * scale), round(6 * scale)
    radio = hole + 2 * (ring - 1)
    sizes = {"radio": radio, "radio_round": radio // 2 + 1, "radio_ring": ring, "radio_hole": hole}
    sizes |= {"sign": round(16 * scale), "tick": round(14 * scale)}
    return {name: str(size) for name, size in sizes.items()}


_ABOVE = (3, 4, 5, 6, 7)
"""The rooms above words that the sheet asks for. The keyboard's mark takes 1 px of them."""


@cache
def _sheet() -> Template:
    return Template(Path(__file__).with_name("style.qss").read_text(encoding="utf-8"))


def _palette(use: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(use.window))
    for name, colour in (
        (role.Window, use.window),
        (role.WindowText, use.text),
        (role.Base, use.surface),
        (role.AlternateBase, use.raised),
        (role.Text, use.text),
        (role.PlaceholderText, use.muted),
        (role.Button, use.surface),
        (role.ButtonText, use.text),
        (role.ToolTipBase, use.surface),
        (role.ToolTipText, use.text),
        (role.Highlight, use.accent),
        (role.HighlightedText, use.on_accent),
        (role.Link, use.accent_text),
        (role.Mid, use.line),
        (role.Accent, use.accent),
    ):
        palette.setColor(name, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(off, name, QColor(use.muted))
    return palette
