# SPDX-License-Identifier: MIT
"""A document of the Week other than its report, as data: plan, programme, invitation, decision.

What an office changes stands here and is read from TOML files (`reading`). The vocabulary is
closed: texts with values in braces, and parts that are drafted from the records.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.report.annex_boxes import Side


class Layout(StrEnum):
    """Which of the decree's models a document is set by.

    `named` is 1.4 (and 1.2, 1.7, which differ in their words), `letter` 1.5, `minutes` 1.9,
    `annex` 2.1. A `sheet` is for a wall or a desk: a head, no number, no signature. A `poster` is
    a few words as large as its sheet allows.
    """

    NAMED = "named"
    LETTER = "letter"
    MINUTES = "minutes"
    ANNEX = "annex"
    SHEET = "sheet"
    POSTER = "poster"


class Issuer(StrEnum):
    """Who issues a document: the centre, the commune's committee, or its chairman alone."""

    CENTRE = "centre"
    COMMUNE = "commune"
    CHAIRMAN = "chairman"


class PaperSize(StrEnum):
    """The sheet a PDF is made for; all on it grows or shrinks with it.

    Posters lie on their side, and may have a size of their `own`, which is asked for.
    """

    A3 = "A3"
    A4 = "A4"
    A5 = "A5"
    OWN = "own"


class PartSource(StrEnum):
    """Where the words of a part come from."""

    HEADING = "heading"
    TYPED = "typed"
    GROUNDS = "grounds"
    MIDDLE = "middle"
    ACTIVITIES = "activities"
    ASSIGNMENTS = "assignments"
    FUNDING = "funding"
    SLOGANS = "slogans"
    SCHEDULE = "schedule"
    LIST = "list"


TABLES = (PartSource.SCHEDULE, PartSource.LIST)
"""The parts that are tables; nobody writes in them."""

FIXED = (PartSource.HEADING, PartSource.MIDDLE, *TABLES)
"""The parts without words of their own to edit."""


class Reads(StrEnum):
    """How the cells of a list are read. An `hour` left blank follows from the `minutes` before.

    A `name` that is all capitals is printed with those that a name has.
    """

    TEXT = "text"
    NAME = "name"
    HOUR = "hour"
    MINUTES = "minutes"
    NUMBER = "number"
    MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A value that is asked for: one line of text. `text` is its draft.

    Of `choices` one is taken, the first as long as nobody chose.
    """

    key: str
    label: str
    hint: str = ""
    text: str = ""
    optional: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column of a list that several documents share."""

    key: str
    label: str
    reads: Reads = Reads.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedList:
    """A list that is written once and stands in several documents, such as who is awarded.

    `rows` are its draft, a tuple of cells each; with `records`, the records of that kind give it,
    their attributes by column, with `slogans` the slogans of the Week, into its first column.
    """

    key: str
    label: str
    hint: str = ""
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    records: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    slogans: bool = False

    def cell_name(self, column: str) -> str:
        """Return what a cell in a column is called: "Hình thức khen (Học sinh nhận học bổng)"."""
        return f"{self.columns[self.at(column)].label} ({self.label})"

    def at(self, column: str) -> int:
        """Return which column has this key."""
        return [c.key for c in self.columns].index(column)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedColumn:
    """A column of a printed table. A blank key is a column for the pen, `stt` counts the rows.

    Where it is `needed`, a row without a cell in it lacks one.
    """

    key: str = ""
    head: str
    share: int
    side: Side = Side.LEFT
    signed: bool = False
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a document, one below the other; its title stands above it if it has one.

    `label` is what a part without a title is called in the window. Titles are numbered by
    themselves. An `optional` part is left out while it is empty. `text` is the draft of what is
    typed there; a line of it that begins with "?" is left out as long as one of its values is
    blank. `total` names the column of a list to add up under it.
    """

    key: str
    title: str = ""
    label: str = ""
    number: str = ""
    level: int = 1
    source: PartSource = PartSource.TYPED
    optional: bool = False
    hint: str = ""
    text: str = ""
    list: str = ""
    columns: tuple[PrintedColumn, ...] = ()
    total: str = ""

    @property
    def name(self) -> str:
        """What the part is called where it is written."""
        return self.label or self.title

    @property
    def is_heading(self) -> bool:
        """Whether it is only a title for the parts below it."""
        return self.source is PartSource.HEADING

    @property
    def is_table(self) -> bool:
        """Whether it is printed as a table."""
        return self.source in TABLES

    @property
    def is_written(self) -> bool:
        """Whether the clerk may write in it."""
        return self.source not in FIXED


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturePlace:
    """A place for a signature beside that of the issuer, or in its stead with `head`."""

    title: str
    name: str = ""
    hint: str = ""
    head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One version of one document. With `repeat` it is written once for each row of a list.

    `left_free` is how many hundredths of a poster's width stay free at its left.
    """

    format: int
    id: str
    version: int
    name: str
    group: str = ""
    order: int = 100
    layout: Layout = Layout.NAMED
    type_name: str = ""
    symbol: str = ""
    subject: str
    issuers: tuple[Issuer, ...] = (Issuer.CENTRE,)
    annex_of: str = ""
    addressees: str = ""
    copies_to: str = ""
    sizes: tuple[PaperSize, ...] = (PaperSize.A4,)
    repeat: str = ""
    left_free: int = 0
    fields: tuple[Blank, ...] = ()
    parts: tuple[Part, ...]
    signers: tuple[SignaturePlace, ...] = ()

    @property
    def has_number(self) -> bool:
        """Whether it bears a number and a day of its own."""
        return self.layout not in (Layout.SHEET, Layout.ANNEX, Layout.POSTER)

    def lists(self) -> Iterator[str]:
        """Yield the keys of the lists it prints or is written for, each once."""
        keys = [self.repeat, *(part.list for part in self.parts)]
        yield from dict.fromkeys(filter(None, keys))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all documents share: values asked for once, and lists."""

    format: int
    fields: tuple[Blank, ...] = ()
    lists: tuple[SharedList, ...] = ()

    def list_of(self, key: str) -> SharedList:
        """Return a list by its key; the reader has made sure that there is one."""
        return next(one for one in self.lists if one.key == key)
