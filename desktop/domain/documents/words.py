# SPDX-License-Identifier: MIT
"""The values that every text of a template may ask for, as the Week has them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from desktop.domain.documents.planned import Planned
from desktop.domain.documents.template import Shared
from desktop.domain.form.form import Form
from desktop.domain.vietnamese import decree_date, fold, grouped, money_in_words, short_date
from desktop.domain.vietnamese.entries import Calendar, read_day
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Event, Funding, OtherItem, TrainingClass
from desktop.domain.week.week import Week, short_centre
from desktop.domain.week.wording import bare, many, on_days

_COMMITTEE = "Ủy ban nhân dân"


@dataclass(frozen=True)
class Material:
    """What documents are made of: the Week, its form, what all share, the Ministry's letter.

    `known` is what of its plan was worked out before, if it still is what the Week plans.
    """

    notebook: Notebook
    form: Form
    shared: Shared
    ministry: str = ""
    known: Planned | None = None

    @cached_property
    def planned(self) -> Planned:
        """What is planned, worked out once for all documents."""
        if self.known is not None and self.known.is_of(self.notebook):
            return self.known
        return Planned(self.notebook, self.form)

    @property
    def week(self) -> Week:
        """The frame of the Week."""
        return self.notebook.week

    def day_in(self, text: str) -> date | None:
        """Return the day that was typed, as it is read in this Week; `None` if it is no day."""
        week = self.week
        try:
            return read_day(text, Calendar(week.year, week.starts, week.ends)).value
        except ValueError:
            return None


def committee_of(week: Week) -> str:
    """Return the commune's committee in full: "Ủy ban nhân dân phường Hà An"."""
    parent = week.centre.parent.strip()
    for short in ("ubnd ", "uy ban nhan dan "):
        if fold(parent).startswith(short):
            return f"{_COMMITTEE} {parent[len(short) :].strip()}"
    return parent


def _days(week: Week) -> str:
    return on_days(week.starts, week.ends)


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _money(material: Material) -> int | None:
    return many((r for r in material.planned.records if isinstance(r, Funding)), "amount")


def _places(addressees: Sequence[str]) -> Iterator[str]:
    """Yield those who are written to one by one, also where two were typed in one line."""
    for line in addressees:
        yield from (place.strip() for place in line.split(";") if place.strip())


def _figure(number: int | None) -> str:
    return grouped(number) if number else ""


def _money_words(material: Material) -> str:
    amount = _money(material)
    return money_in_words(amount, material.week.number_words) if amount else ""


def _activities(material: Material) -> int:
    """Count what is held somewhere; news, papers, gifts and praise are no activities."""
    held = (r for r in material.planned.records if isinstance(r, TrainingClass | Event | OtherItem))
    return sum(1 if r.sessions is None else r.sessions for r in held)


WORDS: Mapping[str, Callable[[Material], str]] = {
    "year": lambda m: str(m.week.year),
    "next_year": lambda m: str(m.week.year + 1),
    "centre": lambda m: m.week.centre.name,
    "short_centre": lambda m: short_centre(m.week.centre),
    "parent": lambda m: m.week.centre.parent,
    "committee": lambda m: committee_of(m.week),
    "place": lambda m: m.week.centre.place,
    "theme": lambda m: bare(m.week.theme),
    "days": lambda m: _days(m.week),
    "starts": lambda m: _day(m.week.starts),
    "starts_in_full": lambda m: decree_date(m.week.starts),
    "ends": lambda m: _day(m.week.ends),
    "deadline": lambda m: _day(m.week.deadline),
    "addressee": lambda m: "; ".join(m.week.addressees),
    "each_addressee": lambda m: "\n".join(_places(m.week.addressees)),
    "mailbox": lambda m: m.week.mailbox,
    "ministry": lambda m: m.ministry,
    "activities": lambda m: _figure(_activities(m)),
    "money": lambda m: _figure(_money(m)),
    "money_in_words": _money_words,
}
"""Each value by its name; blank where the Week does not say it."""

IN_WORDS: Mapping[str, str] = {
    "year": "năm của Tuần lễ",
    "next_year": "năm sau năm của Tuần lễ",
    "centre": "tên trung tâm",
    "short_centre": "tên trung tâm viết tắt",
    "parent": "cơ quan chủ quản",
    "committee": "Ủy ban nhân dân xã, phường",
    "place": "địa danh",
    "theme": "chủ đề của Tuần lễ",
    "days": "các ngày của Tuần lễ",
    "starts": "ngày đầu của Tuần lễ",
    "starts_in_full": "ngày đầu của Tuần lễ, viết đủ",
    "ends": "ngày cuối của Tuần lễ",
    "deadline": "hạn nộp báo cáo",
    "addressee": "nơi nhận báo cáo (Kính gửi)",
    "each_addressee": "nơi nhận báo cáo (Kính gửi)",
    "mailbox": "hộp thư nhận báo cáo",
    "ministry": "công văn của Bộ về Tuần lễ",
    "activities": "số hoạt động dự kiến",
    "money": "tổng kinh phí dự kiến",
    "money_in_words": "tổng kinh phí bằng chữ",
}
"""What each value is called where it is asked for."""
