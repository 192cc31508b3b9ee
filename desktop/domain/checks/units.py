# SPDX-License-Identifier: MIT
"""Questions about what a Week collects: how many units reported, what to look at of each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.checks.problem import Problem, must, see
from desktop.domain.form.form import Form
from desktop.domain.vietnamese import grouped, quoted
from desktop.domain.week.collected import Collected, How, ReportingUnit, Review
from desktop.domain.week.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Count:
    """How many units there are, of how many a report is here, in time, late.

    What was `returned` to be mended is none that is here.
    """

    expected: int
    received: int
    in_time: int
    late: int
    returned: int = 0

    @property
    def missing(self) -> int:
        """How many have not reported."""
        return self.expected - self.received - self.returned


def count_units(collected: Collected, due: date | None) -> Count:
    """Count the units; without a deadline nobody is late."""
    came = [unit for unit in collected if unit.reports]
    here = [unit for unit in came if unit.review is not Review.RETURNED]
    late = sum(is_late(unit, due) for unit in here)
    return Count(len(collected), len(here), len(here) - late, late, len(came) - len(here))


def is_late(unit: ReportingUnit, due: date | None) -> bool:
    """Whether the first report of a unit came after its deadline."""
    until = unit.due or due
    first = min((report.received_at for report in unit.reports), default=None)
    return until is not None and first is not None and first.astimezone().date() > until


def unit_problems(notebook: Notebook, form: Form) -> Iterator[Problem]:
    """Yield what should be looked at before the figures of units are signed for."""
    collected = notebook.collected
    if missing := count_units(collected, notebook.week.units_due).missing:
        advice = "Báo cáo lập bây giờ là tạm tính; hãy nhắc các đơn vị đó."
        message = f"Còn {grouped(missing)} đơn vị chưa nộp."
        yield see("units_missing", message, advice, subject="Đơn vị", unit="*")
    outdated = [u for u in collected if u.counted and u.counted.under != form.identity]
    for unit in outdated:
        message = "Số liệu được tính theo mẫu cũ."
        advice = "Hãy tính lại các đơn vị ở trang Thu thập."
        yield must("unit_outdated", message, advice, subject=unit.name, unit=unit.id)
    for unit, other in _in_question(collected):
        message = f"Có thể là {quoted(other)}, nên chưa tính số liệu."
        advice = "Hãy chọn ở trang Thu thập: cùng một đơn vị hay hai đơn vị."
        yield must("unit_in_question", message, advice, subject=unit.name, unit=unit.id)
    for unit, within in _counted_twice(collected):
        message = f"Đã có trong báo cáo tổng hợp của {within.name} nên bị tính hai lần."
        advice = "Hãy gửi trả một trong hai."
        yield must("unit_twice", message, advice, subject=unit.name, unit=unit.id)
    for id_, doubts in unit_doubts(collected).items():
        for doubt in doubts:
            yield see("unit_doubt", doubt, subject=collected.units[id_].name, unit=id_)


def doubts_of(notebook: Notebook, form: Form) -> Mapping[str, Sequence[str]]:
    """Return all that should be looked at of each unit, by its id."""
    collected = notebook.collected
    doubts = defaultdict(list, {id_: [*told] for id_, told in unit_doubts(collected).items()})
    for unit in collected:
        if unit.counted and unit.counted.under != form.identity:
            doubts[unit.id].append("Số liệu tính theo mẫu cũ; hãy tính lại (units --recount).")
    for unit, other in _in_question(collected):
        doubts[unit.id].append(f"Có thể là {quoted(other)}; chưa tính cho đến khi chọn.")
    for unit, within in _counted_twice(collected):
        doubts[unit.id].append(f"Đã có trong báo cáo tổng hợp của {within.name}: bị tính hai lần.")
    return doubts


def unit_doubts(collected: Collected) -> Mapping[str, Sequence[str]]:
    """Return what should be looked at in the reports of each unit, by its id."""
    doubts: defaultdict[str, list[str]] = defaultdict(list)
    for unit in collected:
        if report := unit.counted:
            doubts[unit.id] += report.doubts
        if (latest := unit.latest) and latest.how is How.TABLE and unit.review is Review.RECEIVED:
            told = " ".join(latest.doubts)
            doubts[unit.id].append(f"Bảng lập tay, chưa tính vì chưa duyệt. {told}".strip())
        same = [r for r in unit.reports if latest and r.revision == latest.revision]
        if len(same) > 1 and same[0].revision:
            doubts[unit.id].append(f"Có {len(same)} bản khác nhau cùng lần nộp {same[0].revision}.")
    return doubts


def _in_question(collected: Collected) -> Iterator[tuple[ReportingUnit, str]]:
    """Yield the units that may be another one, with its name."""
    for unit in collected:
        if unit.resembles:
            other = collected.units.get(unit.resembles)
            yield unit, other.name if other else "đơn vị khác"


def _counted_twice(collected: Collected) -> Sequence[tuple[ReportingUnit, ReportingUnit]]:
    """Return the units whose own report is also in what another unit collected."""
    direct = {r.check_code: unit for unit in collected if (r := unit.counted) and r.check_code}
    return [
        (direct[code], unit)
        for unit in collected
        if unit.review is not Review.RETURNED and unit.latest
        for code in unit.latest.below
        if code in direct
    ]
