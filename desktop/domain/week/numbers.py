# SPDX-License-Identifier: MIT
"""What is known of a number that records have: its words, its unit, what it can come to."""

from dataclasses import dataclass

from desktop.domain.vietnamese import Counted


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a record, told where the record declares it.

    `words` is what it is called in a sentence, `{noun}` in them what one record of its kind is
    called. `plausible` are the least and the most that one centre's Week can come to, outside of
    which it is questioned; `None` if nothing can be said. `unit` is blank where the form or the
    kind tells it, and `counts` says which nouns may be typed after it.
    """

    words: str
    plausible: tuple[int, int] | None
    unit: str = ""
    counts: Counted = Counted.ANYTHING

    def is_plausible(self, number: int) -> bool:
        """Whether one centre's Week can come to that."""
        least, most = self.plausible or (number, number)
        return least <= number <= most


SESSIONS = Number("số {noun}", (1, 200), counts=Counted.MEETINGS)
PEOPLE = Number("số người", (1, 20_000), "người", Counted.PEOPLE)
WOMEN = Number("số nữ", None, "người", Counted.PEOPLE)
ETHNIC_MINORITY = Number("số người dân tộc thiểu số", None, "người", Counted.PEOPLE)
HOURS = Number("số giờ", (1, 500), "giờ", Counted.HOURS)
METRES = Number("số mét", (1, 5_000), "mét", Counted.METRES)
COPIES = Number("số bản", (1, 50_000), counts=Counted.COPIES)
MONEY = Number("số tiền (đồng)", (10_000, 5_000_000_000), "đồng")
PIECES = Number("số lượng", None)
