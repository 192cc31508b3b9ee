# SPDX-License-Identifier: MIT
"""Looks up the values in braces of one document: of the Week, shared, its own, of a list."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.domain.documents import keys
from desktop.domain.documents.braces import filled, gaps_in
from desktop.domain.documents.lists import Cells, current_rows, printed_rows, total
from desktop.domain.documents.template import Blank, Issuer, Template
from desktop.domain.documents.words import IN_WORDS, WORDS, Material, committee_of
from desktop.domain.report.draft import WrittenSection, brought_together
from desktop.domain.vietnamese import grouped, money_in_words, padded
from desktop.domain.week.notebook import SectionText

COUNT, SUM, SUM_IN_WORDS = "count", "sum", "sum_in_words"
OF_A_LIST = (COUNT, SUM, SUM_IN_WORDS)
"""What of a list a text may ask for: how many rows, what a column of figures comes to."""

ROW, ISSUER = "row", "issuer"


def is_of_row(name: str) -> bool:
    """Whether a value is a cell of the row that a document is repeated for."""
    return name.partition(".")[0] == ROW


@dataclass(frozen=True, slots=True)
class Values:
    """What the texts of one document may ask for; `row` is that of the list it is repeated for."""

    template: Template
    material: Material
    row: Cells = ()

    def of_row(self, row: Cells) -> "Values":
        """Return the values of the document as it is written for one row."""
        return replace(self, row=row)

    def rows_repeated(self) -> tuple[Cells, ...]:
        """Return the rows that the document is written for one by one, none if it stands alone."""
        if not self.template.repeat:
            return ()
        shared = self.material.shared.list_of(self.template.repeat)
        return printed_rows(shared, self.material).cells

    def __call__(self, name: str) -> str:
        """Return a value by its name, blank if nobody gave it."""
        if name in WORDS:
            return WORDS[name](self.material)
        if name == ISSUER:
            return self.issuer_name
        first, _, second = name.partition(".")
        if first == ROW:
            shared = self.material.shared.list_of(self.template.repeat)
            return self.row[shared.at(second)].strip() if self.row else ""
        if second:
            return self._of_list(first, second)
        return self.of_blank(self.blank(name))

    def blank(self, name: str) -> Blank:
        """Return what is asked for under a name, by this document or by all."""
        asked = (*self.template.fields, *self.material.shared.fields)
        return next(blank for blank in asked if blank.key == name)

    def key_of(self, blank: Blank) -> str:
        """Return by which key a value is kept."""
        if blank in self.template.fields:
            return keys.own_key(self.template.id, blank.key)
        return keys.shared_key(blank.key)

    def of_blank(self, blank: Blank) -> str:
        """Return a value that is asked for, its draft if nothing was typed."""
        return self.written(self.key_of(blank), self.draft_of(blank)).text.strip()

    def draft_of(self, blank: Blank) -> str:
        """Return the draft of a value, blank as long as a part of it is."""
        if blank.choices:
            return blank.choices[0]
        return "" if any(gaps_in(blank.text, self)) else filled(blank.text, self)

    def own(self, name: str) -> str:
        """Return what was typed of the document itself, such as its number."""
        kept = self._kept(keys.own_key(self.template.id, name))
        return kept.text.strip() if kept else ""

    def text_of(self, name: str, draft: str) -> WrittenSection:
        """Return a text of the document: its draft, together with what was written over it."""
        return self.written(keys.own_key(self.template.id, name), draft)

    def written(self, key: str, draft: str) -> WrittenSection:
        """Return a text by its key: its draft, together with what was written over it."""
        return brought_together(self._kept(key), draft)

    @property
    def issuer(self) -> Issuer:
        """Who issues the document: the one chosen, else the first that the template names."""
        chosen = self.own(keys.ISSUER)
        return next((i for i in self.template.issuers if i == chosen), self.template.issuers[0])

    @property
    def issuer_name(self) -> str:
        """The name of who issues it, as it stands in a sentence."""
        week = self.material.week
        if self.issuer is Issuer.CENTRE:
            return week.centre.name
        lead = "Chủ tịch " if self.issuer is Issuer.CHAIRMAN else ""
        return f"{lead}{committee_of(week)}"

    def gaps(self, text: str) -> Iterator[str]:
        """Yield in words what a text asks for and nobody gave.

        Without a row there is none whose cells could lack.
        """
        names = [name for name in gaps_in(text, self) if self.row or not is_of_row(name)]
        yield from dict.fromkeys(map(self._in_words, names))

    def _in_words(self, name: str) -> str:
        first, _, second = name.partition(".")
        if name in IN_WORDS:
            return IN_WORDS[name]
        if first == ROW:
            shared = self.material.shared.list_of(self.template.repeat)
            return shared.cell_name(second)
        if second:
            return self.material.shared.list_of(first).label
        return "nơi ban hành" if name == ISSUER else self.blank(name).label

    def _of_list(self, key: str, asked: str) -> str:
        shared = self.material.shared.list_of(key)
        if asked == COUNT:
            count = len(current_rows(shared, self.material))
            return padded(count) if count else ""
        what, _, column = asked.partition(".")
        amount = total(shared, column, self.material)
        if not amount:
            return ""
        if what == SUM:
            return grouped(amount)
        return money_in_words(amount, self.material.week.number_words)

    def _kept(self, key: str) -> SectionText | None:
        return self.material.notebook.document_texts.get(key)
