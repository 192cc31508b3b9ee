# SPDX-License-Identifier: MIT
"""Decides whose a report is that came, and what it changes: the same whatever came before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from desktop.domain.vietnamese import fold, grouped, line, quoted
from desktop.domain.week.bounds import most_in
from desktop.domain.week.collected import (
    CellKey,
    Collected,
    Figures,
    ReceivedReport,
    ReportingUnit,
    Review,
    order_of,
)
from desktop.domain.week.unit_names import UnitNames, unit_key

_SHOWN = 3


class Verdict(StrEnum):
    """What became of a file that came."""

    TAKEN = "taken"
    ALREADY = "already"
    NEWER = "newer"
    PART_MISSING = "part missing"
    LOOK = "look"
    REFUSED = "refused"
    BESIDE = "beside"

    @property
    def is_done(self) -> bool:
        """Whether nobody need look at it."""
        return self not in (Verdict.PART_MISSING, Verdict.LOOK, Verdict.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A report as it was read: the name and the Week that it says it is of.

    What was filled in without the program has no Week; `unit` is the id of its unit, if known.
    `sender` is the mailbox that it came from, blank if it did not come by mail.
    """

    name: str
    week: str
    report: ReceivedReport
    unit: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """The unit as it is with the report, and what to say of that.

    `other` is one that counted until now, and may be the same unit.
    """

    unit: ReportingUnit
    verdict: Verdict
    sentence: str = ""
    other: ReportingUnit | None = None

    @property
    def units(self) -> Mapping[str, ReportingUnit]:
        """The units that are others than before, by their ids."""
        return {unit.id: unit for unit in (self.unit, self.other) if unit}


def bounded(doubts: Sequence[str]) -> tuple[str, ...]:
    """Return as many doubts as a report may have; where there are more, the last one says so."""
    most = most_in("doubts")
    if len(doubts) <= most:
        return tuple(doubts)
    told = doubts[: most - 1]
    return (*told, f"Và {grouped(len(doubts) - len(told))} điều khác.")


class Directory:
    """The units of a Week as they are known again: by their own Weeks, by name and by mailbox.

    `columns` are what the form calls its columns, by their keys.
    """

    def __init__(self, collected: Collected, columns: Mapping[str, str]) -> None:
        self._columns = columns
        self._by_week: dict[str, ReportingUnit] = {}
        self._by_id: dict[str, ReportingUnit] = {}
        self._names = UnitNames()
        for unit in collected:
            self.enter(unit)

    @property
    def by_id(self) -> Mapping[str, ReportingUnit]:
        """The units as they are by now, by their ids."""
        return self._by_id

    def enter(self, unit: ReportingUnit) -> None:
        """Know a unit from now on, as it is here."""
        self._by_id[unit.id] = unit
        if unit.unit_week:
            self._by_week[unit.unit_week] = unit
        self._names.enter(unit.id, unit.name)

    def named(self, name: str, sender: str = "") -> list[ReportingUnit]:
        """Return the units that are surely called so; of several the one with that mailbox."""
        same = [self._by_id[id_] for id_ in self._names.same(name)]
        by_mail = [unit for unit in same if is_mailbox_of(unit, sender)]
        return by_mail if len(same) > 1 and len(by_mail) == 1 else same

    def place(self, came: Came) -> Placed:
        """Return a report with its unit, which is new here if nobody expected it."""
        known = self._by_id.get(came.unit) or self._by_week.get(came.week)
        return self._with_report(known, came.report) if known else self._first(came)

    def _first(self, came: Came) -> Placed:
        """Place the first report of a Week: by the name, where that says clearly whose it is."""
        same = self.named(came.name, came.sender)
        if len(same) == 1 and not same[0].unit_week:
            return self._with_report(replace(same[0], unit_week=came.week), came.report)
        id_ = str(uuid5(NAMESPACE_URL, f"so-tuan-le/don-vi/{came.week or unit_key(came.name)}"))
        new = ReportingUnit(id=id_, name=line(came.name), unit_week=came.week)
        likely = same or [self._by_id[other] for other in self._names.alike(came.name)]
        other = min(likely, key=lambda unit: bool(unit.unit_week), default=None)
        placed = self._with_report(replace(new, resembles=other.id if other else ""), came.report)
        return _in_question(placed, other) if other else placed

    def _with_report(self, unit: ReportingUnit, report: ReceivedReport) -> Placed:
        before = unit.latest
        same = next((r for r in unit.reports if r.id == report.id), None)
        if same is not None:
            # The same again; only another form of ours makes other figures of it.
            if same.under == report.under:
                return Placed(unit, Verdict.ALREADY)
            kept = replace(report, received_at=same.received_at)
            counted = replace(unit, reports=_sorted(unit, kept))
            return Placed(counted, Verdict.TAKEN, "Đã tính lại theo mẫu tổng hợp hiện nay.")
        with_it = replace(unit, reports=_sorted(unit, report))
        if with_it.latest is not report:
            return Placed(with_it, *_behind(report, with_it.latest))
        with_it = replace(with_it, review=Review.RECEIVED)
        if before is None:
            return Placed(with_it, Verdict.TAKEN)
        if before.revision == report.revision != 0:
            return Placed(with_it, Verdict.LOOK, _two_of_one(report))
        change = changes_in_words(before.figures, report.figures, self._columns)
        former = f"lần nộp {before.revision}" if before.revision else "bảng gửi trước"
        return Placed(with_it, Verdict.NEWER, f"Thay {former}: {change}.")


def is_mailbox_of(unit: ReportingUnit, sender: str) -> bool:
    """Whether a mail came from a mailbox of a unit."""
    return bool(sender) and fold(sender) in fold(unit.mailbox).replace(",", " ").split()


def _in_question(placed: Placed, other: ReportingUnit) -> Placed:
    """Ask whether a new unit is another one. Where that one counts, neither does for now.

    Which of them came first says nothing, and whatever the order it comes to the same.
    """
    said = f"Có thể là {quoted(other.name)}; chưa tính số liệu cho đến khi xem và chọn."
    if not other.counted or other.review is Review.APPROVED:
        return replace(placed, verdict=Verdict.LOOK, sentence=said)
    said = f"Có thể là {quoted(other.name)} đã nộp; chưa tính đơn vị nào cho đến khi xem và chọn."
    other = replace(other, resembles=placed.unit.id)
    return replace(placed, verdict=Verdict.LOOK, sentence=said, other=other)


def _sorted(unit: ReportingUnit, report: ReceivedReport) -> tuple[ReceivedReport, ...]:
    others = (r for r in unit.reports if r.id != report.id)
    return tuple(sorted((*others, report), key=order_of))


def _behind(report: ReceivedReport, latest: ReceivedReport | None) -> tuple[Verdict, str]:
    """Return what to say of a report that does not count, for a later one does."""
    if latest is not None and latest.revision == report.revision:
        return Verdict.LOOK, _two_of_one(report)
    number = latest.revision if latest else 0
    return Verdict.TAKEN, f"Đã có lần nộp {number} mới hơn nên số liệu không đổi."


def _two_of_one(report: ReceivedReport) -> str:
    return f"Có hai bản khác nhau cùng ghi là lần nộp {report.revision}; hãy hỏi lại đơn vị."


def changes_in_words(before: Figures, after: Figures, columns: Mapping[str, str]) -> str:
    """Return which figures of a unit are others than before: "dòng 1.4 cột Người: 53 thành 60"."""
    changed = [key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key)]
    told = "; ".join(_changed(key, before, after, columns) for key in changed[:_SHOWN])
    rest = len(changed) - _SHOWN
    return (told + (f" và {grouped(rest)} ô khác" if rest > 0 else "")) or "số liệu không đổi"


def _changed(key: CellKey, before: Figures, after: Figures, columns: Mapping[str, str]) -> str:
    one, other = (_shown(figures.get(key)) for figures in (before, after))
    return f"dòng {key[0]} cột {columns.get(key[1], key[1])}: {one} thành {other}"


def _shown(value: int | None) -> str:
    return "trống" if value is None else grouped(value)
