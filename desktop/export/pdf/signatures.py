# SPDX-License-Identifier: MIT
"""The foot of the PDF's body: who signs, and beside or below it who gets a copy."""

from collections.abc import Iterable, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from desktop.domain.report.document import OfficialDocument, SignatureBlock
from desktop.export.layout import decree
from desktop.export.layout.decree import Type
from desktop.export.layout.listed import dashed
from desktop.export.layout.text import paragraph
from desktop.export.pdf.columns import side_by_side
from desktop.export.pdf.letterhead import centred
from desktop.export.pdf.passage import Strip
from desktop.export.pdf.styles import SINGLE, TEXT_WIDTH, Align, Flow, style

_GAP_BEFORE, _GAP_BETWEEN = 18.0, 18.0
_LINES_LEVELLED = 6
"""Names stand level beside titles that differ by as many lines at most."""


def foot(document: OfficialDocument) -> Strip:
    """Return the signatures and the list of copies, to close the body with.

    The signers stand in rows of two, the head of the centre last and on the right. The list of
    copies takes the free place at the head's left, level with the title (decree, II.9d), or,
    with an even number of signers, stands below at the left margin.
    """
    signers = document.signers
    share = decree.LETTERHEAD_LEFT_SHARE if len(signers) == 1 else 0.5
    widths = [TEXT_WIDTH * share, TEXT_WIDTH * (1 - share)]
    in_pairs = len(signers) // 2 * 2
    rows = [_signed(signers[at : at + 2], widths[1]) for at in range(0, in_pairs, 2)]
    rows.append([_copies(document.copies_to), *_signed(signers[in_pairs:], widths[1])])
    table = side_by_side([[*row, []][:2] for row in rows], widths, gap=_GAP_BETWEEN)
    return Strip(table, gap=_GAP_BEFORE)


def _signed(signers: Sequence[SignatureBlock], width: float) -> list[Flow]:
    """Return places for signatures side by side, their titles and their names level."""
    titles = [_lines(signer.lines, decree.SIGNER_TITLE, width) for signer in signers]
    names = [
        _lines((signer.position, signer.name), decree.SIGNER_NAME, width) for signer in signers
    ]
    leading = decree.SIGNER_TITLE.size * SINGLE
    most = max(map(len, titles), default=0) + max(map(len, names), default=0)
    cells = []
    for signer, title, name in zip(signers, titles, names, strict=True):
        hint = [] if signer.name else _lines((signer.hint,), decree.SIGNER_HINT, width)
        missing = min(most - len(title) - len(name), _LINES_LEVELLED) - len(hint)
        room = max(0.0, decree.SIGNATURE_ROOM * mm + leading * missing)
        cells.append([*title, *hint, Spacer(0, room), *name])
    return cells


def _lines(texts: Iterable[str], kind: Type, width: float) -> Flow:
    return [line for text in texts for line in centred(text, kind, width)]


def _copies(copies_to: tuple[str, ...]) -> Flow:
    if not copies_to:
        return []
    entries = style(decree.COPIES_TO, Align.LEFT)
    title = paragraph(decree.COPIES_TITLE, style(decree.COPIES_TO_TITLE, Align.LEFT))
    level = Spacer(0, decree.SIGNER_TITLE.size - decree.COPIES_TO_TITLE.size)
    return [level, title, *(paragraph(line, entries) for line in dashed(copies_to))]
