# SPDX-License-Identifier: MIT
"""Turns the rows of an annex in a circular into rows of a form, and says how sure each is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desktop.domain.form.form import Column, Form
from desktop.domain.form.measures import Measure
from desktop.domain.form.new_parts import new_category, new_quantity
from desktop.domain.form.totals import outermost
from desktop.domain.vietnamese import fold, quoted
from desktop.domain.week.kinds import KINDS
from desktop.intake.circulars.annex_table import FoundRow
from desktop.intake.circulars.asked import Asks, asked_by_units
from desktop.intake.circulars.draft import Sureness
from desktop.intake.circulars.drafted_rows import DraftedRows
from desktop.intake.circulars.figures import (
    is_grand_total,
    is_mere_number,
    is_part_total,
    kind_by_words,
    measures,
    shares_of_plan,
    tells_of_parent,
)
from desktop.intake.circulars.known import Match, match_rows
from desktop.intake.circulars.tree import codes_of, levels_of, parents_of


def form_rows(
    found: Sequence[FoundRow],
    columns: Sequence[Column],
    asks: Sequence[Asks],
    forms: Sequence[Form],
    kinds: Mapping[str, str],
    taken: Iterable[str] = (),
) -> DraftedRows:
    """Return the rows as a form has them; `asks` are those of its columns of figures.

    `forms` are those that the program has, which tell what a row of theirs counts; `kinds` are
    those that somebody chose for rows, by their codes. `taken` are the names of categories and
    quantities that no new one may have.
    """
    drafter = _Drafter(found, columns, asks, forms, kinds)
    drafter.taken.update(taken)
    for at in range(len(found)):
        drafter.decide(at)
    drafter.add_up_below()
    return drafter.drafted


class _Drafter:
    def __init__(
        self,
        found: Sequence[FoundRow],
        columns: Sequence[Column],
        asks: Sequence[Asks],
        forms: Sequence[Form],
        chosen: Mapping[str, str],
    ) -> None:
        self.found, self.asks, self.chosen = found, asks, chosen
        self.keys = [column.key for column in columns]
        self.depths = levels_of(found)
        self.parents = parents_of(self.depths)
        self.codes = codes_of(found, self.parents)
        self.matches = match_rows([row.label for row in found], self.parents, forms)
        self.kinds: dict[int, str] = {}
        self.taken: set[str] = set()
        self.drafted = DraftedRows(found, self.codes, columns, asks)

    def decide(self, at: int) -> None:
        match = self.matches.get(at)
        chosen = self.chosen.get(self.codes[at])
        self.kinds[at] = chosen or self._kind(at)
        if chosen:
            self._begin(at, is_chosen=True)
        elif self._is_total(at):
            self._add_up(at)
        elif match is not None:
            self._take_over(at, match)
        elif self._is_number_of_parent(at):
            self._tell_of_parent(at)
        else:
            self._begin(at)

    def add_up_below(self) -> None:
        """Have a total that stands before all other rows add those up."""
        if not self.drafted.rows or not self._is_total(0):
            return
        doubts = self.drafted.doubts
        self.drafted.doubts = [doubt for doubt in doubts if doubt.row != self.codes[0]]
        self._add_up(0)
        self.drafted.rows[0] = self.drafted.rows.pop()

    def _is_total(self, at: int) -> bool:
        label, is_within = self.found[at].label, self.parents[at] is not None
        return is_part_total(label) or (is_grand_total(label) and not is_within)

    def _take_over(self, at: int, match: Match) -> None:
        """Count what the known row counts, where the circular asks for it."""
        known = match.known.row
        categories = [c for c in known.categories if c.key not in self.taken]
        if len(categories) < len(known.categories) and not categories:
            self._begin(at, f"giống dòng {quoted(known.label)}, mà dòng ấy đã có ở trên")
            return
        self.taken |= {category.key for category in categories}
        scope = None if known.categories else self._code_above(at)
        cells, blank = measures(self.asks, self.keys, self.found[at].unit, self.kinds[at], scope)
        if not self.found[at].unit:
            counted = {_counts(measure) for measure in known.cells.values()}
            counted |= {"women", "ethnic_minority"} if "people" in counted else set()
            cells = {c: m for c, m in cells.items() if m.sum in counted}
        cells = {column: self._of_known(at, match, measure) for column, measure in cells.items()}
        self.drafted.keep(at, cells, tuple(categories), match)
        if not match.is_certain:
            sentence = f"Tính như dòng {quoted(known.label)} của {match.known.form.name}."
            self.drafted.doubt(at, Sureness.LIKELY, sentence)
        self.drafted.tell_blank(at, cells, blank)

    def _of_known(self, at: int, match: Match, otherwise: Measure) -> Measure:
        """Return how the known row counts such a figure, in the codes of this form."""
        same = [m for m in match.known.row.cells.values() if _counts(m) == otherwise.sum]
        if not same or same[0].sum is None:
            return otherwise
        scope = None
        if same[0].scope is not None:
            here = tuple(self._here(match, code) for code in same[0].scopes(""))
            known = tuple(code for code in here if code is not None)
            one = known[0] if len(known) == 1 else known
            scope = one if known == here else self._code_above(at) or otherwise.scope
        where = {k: v for k, v in same[0].where.items() if k != "category" or v in self.taken}
        return replace(otherwise, scope=scope, where=where)

    def _here(self, match: Match, code: str) -> str | None:
        """Return the code that a row of the known form has here."""
        for at, other in self.matches.items():
            if other.known.form.id == match.known.form.id and other.known.row.code == code:
                return self.codes[at]
        return None

    def _is_number_of_parent(self, at: int) -> bool:
        """Whether a row tells people, hours or metres of what is written on the row above it."""
        row, above = self.found[at], self.parents[at]
        if above is None or not self.kinds.get(above):
            return False
        wanted = set(asked_by_units(row.unit, self.kinds[above]))
        is_measured = bool(wanted) and wanted <= {Asks.HOURS, Asks.METRES}
        return tells_of_parent(row.label) or (is_measured and is_mere_number(row.label))

    def _tell_of_parent(self, at: int) -> None:
        row, above = self.found[at], self._above_with_records(at)
        if above is None:
            above = self.parents[at] or 0
        cells, blank = measures(
            self.asks, self.keys, row.unit, self.kinds[above], self.codes[above]
        )
        words = f" {fold(row.label)} "
        part = next(
            (
                name
                for word, name in ((" nu ", "women"), (" dan toc ", "ethnic_minority"))
                if word in words
            ),
            "people",
        )
        cells = {
            column: replace(measure, sum=part) if measure.sum == "people" else measure
            for column, measure in cells.items()
        }
        self.drafted.keep(at, cells)
        told = f"Lấy từ các hoạt động của dòng {self.codes[above]}; hãy xem lại."
        self.drafted.doubt(at, Sureness.LIKELY, told)
        self.drafted.tell_blank(at, cells, blank)

    def _above_with_records(self, at: int) -> int | None:
        """Return the nearest row above with records: "Trong đó nữ" lies under "Số học viên"."""
        above = self.parents[at]
        while above is not None and not self.drafted.rows[above].categories:
            above = self.parents[above]
        return above

    def _is_told_below(self, at: int) -> bool:
        """Whether all rows right below say how much there is of what is written on this one."""
        below = [n for n, above in enumerate(self.parents) if above == at]
        return bool(below) and all(tells_of_parent(self.found[n].label) for n in below)

    def _begin(self, at: int, because: str = "", *, is_chosen: bool = False) -> None:
        """Make a row that no form had: its words tell what it takes, or somebody has chosen it."""
        row, kind = self.found[at], self.kinds[at]
        wanted = asked_by_units(row.unit, kind)
        is_heading = self._is_heading(at) and not wanted and not is_chosen
        if is_heading and not self._is_told_below(at):
            self.drafted.keep(at, {})
            return
        is_number = Asks.OWN in wanted and is_mere_number(row.label) and not is_chosen
        above = self._above_with_records(at)
        if is_number and above is not None:
            self._ask_anew(at, above)
            return
        category = new_category(kind, row.label, self.taken)
        cells, blank = measures(self.asks, self.keys, row.unit, kind, None)
        if is_heading:
            cells, blank = {}, []
        if Asks.OWN in wanted:
            cells = self._counted_as(wanted.index(Asks.OWN), "quantity") | cells
        self.drafted.keep(at, cells, (category,))
        if not is_chosen:
            reason = f"Dòng này {because}" if because else "Dòng mới"
            told = f"{reason}: ghi vào loại “{KINDS[kind].name}”; hãy xem lại."
            self.drafted.doubt(at, Sureness.UNKNOWN, told)
        self.drafted.tell_blank(at, cells, blank)

    def _ask_anew(self, at: int, above: int) -> None:
        row = self.found[at]
        quantity = new_quantity(row.label, row.unit, self.kinds[above], self.taken)
        self.drafted.quantities.append(quantity)
        cells = {
            column: replace(measure, scope=self.codes[above])
            for column, measure in self._counted_as(0, quantity.key).items()
        }
        self.drafted.keep(at, cells)
        told = f"Số lượng mới, nhập ở các hoạt động của dòng {self.codes[above]}; hãy xem lại."
        self.drafted.doubt(at, Sureness.UNKNOWN, told)

    def _counted_as(self, part: int, quantity: str) -> dict[int, Measure]:
        """Return a quantity in the column that a part of the unit belongs to."""
        free = [
            column
            for column, asks in enumerate(self.asks)
            if asks in (Asks.ANY, Asks.SESSIONS, Asks.COPIES, Asks.OWN)
        ]
        return {free[min(part, len(free) - 1)]: Measure(sum=quantity)} if free else {}

    def _kind(self, at: int) -> str:
        row, match, above = self.found[at], self.matches.get(at), self.parents[at]
        inherited = self.kinds.get(above, "") if above is not None else ""
        if match is not None and match.known.row.categories:
            return match.known.row.categories[0].kind
        if match is not None and inherited:
            return inherited
        kind = kind_by_words(row.label, row.unit) or inherited
        wanted = asked_by_units(row.unit, kind)
        if Asks.OWN in wanted and not (kind and above is not None and is_mere_number(row.label)):
            return "other_item"
        if Asks.COPIES in wanted and kind not in ("publication", "book_donation"):
            return "publication"
        return kind or ("event" if {Asks.SESSIONS, Asks.PEOPLE} & set(wanted) else "other_item")

    def _add_up(self, at: int) -> None:
        """Have a row add up all above it: in each column the outermost rows that have a figure.

        A total of a part adds up what lies in that part.
        """
        above = self.parents[at]
        rows = self.drafted.rows[above + 1 :] if above is not None else self.drafted.rows
        cells = {
            column: Measure(total_of=codes)
            for column, key in enumerate(self.keys)
            if (codes := outermost(rows, key))
        }
        self.drafted.keep(at, cells | shares_of_plan(self.asks, self.keys, cells))
        added = dict.fromkeys(code for m in cells.values() for code in m.total_of or ())
        if added:
            told = f"Cộng các dòng {', '.join(added)}; hãy xem lại."
            self.drafted.doubt(at, Sureness.LIKELY, told)
        else:
            told = "Không có số nào để cộng, để trống."
            self.drafted.doubt(at, Sureness.UNKNOWN, told)

    def _is_heading(self, at: int) -> bool:
        return at + 1 < len(self.found) and self.parents[at + 1] == at

    def _code_above(self, at: int) -> str | None:
        above = self.parents[at]
        return None if above is None else self.codes[above]


def _counts(measure: Measure) -> str:
    return measure.sum or ("sessions" if measure.count or measure.distinct else "")
