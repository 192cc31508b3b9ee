# SPDX-License-Identifier: MIT
"""The head of the PDF's first page: issuer, number, title and addressees."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from desktop.domain.report.document import Letterhead, OfficialDocument
from desktop.export.layout import decree
from desktop.export.layout.decree import Type
from desktop.export.layout.fonts import text_width
from desktop.export.layout.letterhead_widths import letterhead_widths
from desktop.export.layout.listed import dashed
from desktop.export.layout.text import balanced, paragraph
from desktop.export.pdf.columns import side_by_side
from desktop.export.pdf.styles import TEXT_WIDTH, Align, Flow, style

_RULE_DROP = 4.0
_AFTER_NAMES, _AFTER_LETTERHEAD, _AFTER_TITLE, _AFTER_ADDRESSEES = 6.0, 20.0, 14.0, 8.0
_AFTER_ANNEX_HEAD = 12.0


class Rule(Flowable):
    """A line in the middle of its column, `length` points long."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self.length = length

    def wrap(self, avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Take the whole column's width, so as to know its middle."""
        self.width, self.height = avail_width, _RULE_DROP
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line."""
        length = min(self.length, self.width)
        start = (self.width - length) / 2
        self.canv.setLineWidth(decree.RULE_WIDTH)
        self.canv.line(start, 0, start + length, 0)


def centred(text: str, kind: Type, width: float = TEXT_WIDTH, rule: float = 0.0) -> Flow:
    """Return a title in the middle of a column; `rule` is the share of its last line beneath."""
    lines = balanced(text, kind, width)
    made: Flow = [paragraph(line, style(kind)) for line in lines]
    if rule and lines:
        made.append(Rule(rule * text_width(lines[-1], kind)))
    return made


def head(document: OfficialDocument) -> Flow:
    """Return everything that stands before the body."""
    if document.reference:
        return annex_head(document.type_name, document.subject, document.reference)
    titles: Flow = []
    if document.type_name:
        titles = [
            *centred(document.type_name.upper(), decree.TYPE_NAME),
            *centred(document.subject, decree.SUBJECT, rule=decree.RULE_SHARE),
            Spacer(0, _AFTER_TITLE),
        ]
    return [
        letterhead_table(document.letterhead),
        Spacer(0, _AFTER_LETTERHEAD),
        *titles,
        *_addressees(document.addressees),
    ]


def annex_head(label: str, title: str, reference: str) -> Flow:
    """Return the head of an annex: its label, its title, which document it belongs to."""
    return [
        *centred(label, decree.ANNEX_LABEL),
        *centred(title.upper(), decree.ANNEX_TITLE),
        *centred(reference, decree.ANNEX_REFERENCE, rule=decree.RULE_SHARE),
        Spacer(0, _AFTER_ANNEX_HEAD),
    ]


def letterhead_table(letterhead: Letterhead) -> Table:
    """Return issuer and state motto side by side, below them number and date if there are any."""
    left, right = (width * mm for width in letterhead_widths(letterhead))
    issuer = [
        *centred(letterhead.parent.upper(), decree.PARENT_BODY, left),
        *centred(letterhead.centre.upper(), decree.ISSUING_BODY, left, decree.RULE_SHARE),
    ]
    state = [
        *centred(decree.STATE, decree.MOTTO_STATE, right),
        *centred(decree.STATE_MOTTO, decree.MOTTO, right, rule=1.0),
    ]
    number = [
        *centred(letterhead.number, decree.NUMBER, left),
        *centred(letterhead.subject, decree.LETTER_SUBJECT, left),
    ]
    place_and_date = centred(letterhead.place_and_date, decree.PLACE_AND_DATE, right)
    below = [[number, place_and_date]] if number or place_and_date else []
    return side_by_side([[issuer, state], *below], [left, right], gap=_AFTER_NAMES)


def _addressees(addressees: tuple[str, ...]) -> Flow:
    """Return cell 9a: one addressee follows on the line, several have a line each."""
    if len(addressees) > 1:
        lines = _several(dashed(addressees))
    else:
        text = " ".join([decree.SALUTATION, *addressees])
        lines = centred(text, decree.ADDRESSEE) if addressees else []
    return [*lines, Spacer(0, _AFTER_ADDRESSEES)] if lines else []


def _several(lines: tuple[str, ...]) -> Flow:
    """Return the addressees with their dashes in a column under the colon, in mid page."""
    kind = decree.ADDRESSEE
    colon_at = text_width(decree.SALUTATION.rstrip(":"), kind)
    longest = max(text_width(line, kind) for line in lines)
    start = max(0.0, (TEXT_WIDTH - colon_at - longest) / 2)
    dash = text_width("- ", kind)
    each = style(kind, Align.LEFT, indent=start + colon_at + dash, first_line=-dash)
    salutation = paragraph(decree.SALUTATION, style(kind, Align.LEFT, indent=start))
    return [salutation, *(paragraph(line, each) for line in lines)]
