# SPDX-License-Identifier: MIT
"""What is due when and to whom: days of the Week, deadlines of the form, the clerk's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.documents.lists import current_rows
from desktop.domain.documents.words import Material
from desktop.domain.vietnamese import short_date
from desktop.domain.week.wording import bare, listed

OWN = "tien-do"
"""The list in which the clerk writes down what else is due."""

_BEFORE_OPENING = timedelta(days=1)
_DUE = re.compile(r"(\d{1,2})/(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done by a day; `to` says for whom, `source` where it is known from."""

    day: date
    what: str
    to: str
    source: str


def duties_of(material: Material) -> tuple[Duty, ...]:
    """Return what is due, the earliest first; deadlines that contradict each other all stand."""
    found = [*_of_the_week(material), *_deadlines(material), *_own(material)]
    return tuple(sorted(dict.fromkeys(found), key=lambda duty: (duty.day, duty.what)))


def unread_duties(material: Material) -> Iterator[str]:
    """Yield the clerk's own duties whose day cannot be read, in words."""
    for what, day in _own_rows(material):
        if day.strip() and material.day_in(day) is None:
            yield f"{what}: “{day.strip()}” không phải một ngày"


def _of_the_week(material: Material) -> Iterator[Duty]:
    week = material.week
    name = f"Tuần lễ hưởng ứng học tập suốt đời năm {week.year}"
    source = "thời gian của Tuần lễ"
    to = listed(week.addressees)
    yield Duty(week.starts - _BEFORE_OPENING, "Báo địa điểm khai mạc", to, source)
    yield Duty(week.starts, f"Khai mạc {name}", "", source)
    yield Duty(week.ends, f"Kết thúc {name}", "", source)


def _deadlines(material: Material) -> Iterator[Duty]:
    """Yield when the report is due: the day in the Week, and the form's where it differs."""
    week, sending = material.week, material.form.sending
    to = listed(week.addressees)
    if week.deadline:
        yield Duty(week.deadline, "Nộp báo cáo kết quả Tuần lễ", to, "hạn nộp ghi trong sổ")
    if due := _DUE.fullmatch(sending.due):
        day = _made(week.year, int(due[2]), int(due[1]))
        if day and day != week.deadline:
            source = f"mẫu báo cáo {material.form.id}"
            yield Duty(day, "Nộp báo cáo kết quả Tuần lễ", listed(sending.addressees), source)


def _own(material: Material) -> Iterator[Duty]:
    for cells in current_rows(material.shared.list_of(OWN), material):
        day, what, to, *_ = (*cells, "", "", "")
        found = material.day_in(day)
        if found and bare(what):
            yield Duty(found, bare(what), bare(to), "tự ghi")


def _own_rows(material: Material) -> Iterator[tuple[str, str]]:
    for cells in current_rows(material.shared.list_of(OWN), material):
        day, what, *_ = (*cells, "", "")
        yield what, day


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29/2, or a day that a form made up
        return None


def duty_line(duty: Duty) -> str:
    """Return a duty in one line: "11/10/2026: Nộp báo cáo … (gửi Phòng …)"."""
    to = f" ({duty.to})" if duty.to else ""
    return f"{short_date(duty.day)}: {duty.what}{to}"
