# SPDX-License-Identifier: MIT
"""Makes the window's typeface out of Be Vietnam Pro: `python -m installer.font.make FOLDER`.

FOLDER holds the TTF files of the npm package @expo-google-fonts/be-vietnam-pro (made with 0.4.1).
It takes fontTools (`pip install fonttools`, made with 4.68), which nothing else here needs. Commit
what changes. Four things are changed, as the licence allows, and the name tells it:

- **Lines are as high as the letters.** The original's lines end below the marks of capitals, which
  every box of the window would cut off: `Ổ` would turn into `Ô`. All three sets of metrics agree,
  as each system reads another.
- **Figures of one width** are added, as the feature `tnum`. The originals' differ, from 1 to 4 by
  nearly a half. The width is that of all weights, so that a bold sum stands under its figures.
- **The opening quotation mark** begins where its place does: its edge was cut off at the beginning
  of a line.
- **The name**, so that a Be Vietnam Pro that is installed is never taken for this one.
"""

import sys
from copy import deepcopy
from pathlib import Path

from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otTables import Feature, FeatureRecord

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
WEIGHTS = {"Regular": "400Regular", "SemiBold": "600SemiBold", "Bold": "700Bold"}
ORIGINAL, NAME = "Be Vietnam Pro", "Be Vietnam Pro UI"
ASCENT, DESCENT = 1230, 265
"""In thousandths of the size: the highest letter, a bold `Ẳ`, reaches 1223, the lowest -263."""

FIGURE_WIDTH = 640
_WITH_SPACES, _WITHOUT_SPACES = {1, 4, 16}, {3, 6}
"""The names of a font that hold that of its family, by their numbers in the table `name`."""

FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def main() -> int:
    """Write one file for each weight."""
    folder = Path(sys.argv[1])
    for weight, original in WEIGHTS.items():
        file = next(folder.rglob(f"BeVietnamPro_{original}.ttf"))
        font = TTFont(file, recalcTimestamp=False)  # the same bytes each time
        set_line(font)
        add_figures(font)
        put_right_of_edge(font, "quotedblleft")
        rename(font)
        font.save(FONTS / f"BeVietnamProUI-{weight}.ttf")
    return 0


def set_line(font: TTFont) -> None:
    """Give a line the height of all letters."""
    head, os2 = font["hhea"], font["OS/2"]
    head.ascent, head.descent, head.lineGap = ASCENT, -DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, -DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, DESCENT


def add_figures(font: TTFont) -> None:
    """Add a second set of figures, each in the middle of the same width, and the way to them."""
    for name in FIGURES:
        figure = deepcopy(font["glyf"][name])
        beside = (FIGURE_WIDTH - (figure.xMax - figure.xMin)) // 2
        figure.coordinates.translate((beside - figure.xMin, 0))
        figure.recalcBounds(font["glyf"])
        font["glyf"][f"{name}.tnum"] = figure
        font["hmtx"][f"{name}.tnum"] = FIGURE_WIDTH, beside
    rules = buildSingleSubstSubtable({name: f"{name}.tnum" for name in FIGURES})
    table = font["GSUB"].table
    table.LookupList.Lookup.append(buildLookup([rules]))
    table.FeatureList.FeatureRecord.append(_feature("tnum", len(table.LookupList.Lookup) - 1))
    at = len(table.FeatureList.FeatureRecord) - 1
    for script in table.ScriptList.ScriptRecord:
        languages = [language.LangSys for language in script.Script.LangSysRecord]
        for language in (script.Script.DefaultLangSys, *languages):
            language.FeatureIndex.append(at)


def put_right_of_edge(font: TTFont, name: str) -> None:
    """Move a glyph to the right by what it sticks out at the left, and what follows with it."""
    glyph, (width, left) = font["glyf"][name], font["hmtx"][name]
    glyph.coordinates.translate((-left, 0))
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = width - left, 0


def rename(font: TTFont) -> None:
    """Give a font its own name, in every place where it has one."""
    for record in font["name"].names:
        text = record.toUnicode()
        if record.nameID in _WITH_SPACES:
            record.string = text.replace(ORIGINAL, NAME)
        elif record.nameID in _WITHOUT_SPACES:
            record.string = text.replace(ORIGINAL.replace(" ", ""), NAME.replace(" ", ""))


def _feature(tag: str, lookup: int) -> FeatureRecord:
    record = FeatureRecord()
    record.FeatureTag, record.Feature = tag, Feature()
    record.Feature.FeatureParams, record.Feature.LookupListIndex = None, [lookup]
    return record


if __name__ == "__main__":
    sys.exit(main())
