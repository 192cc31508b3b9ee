# SPDX-License-Identifier: MIT
"""The Week in the making: what was typed into the guide, all else known or guessed."""

import json
from collections.abc import Mapping
from datetime import datetime

from desktop.domain.checks import find_problems
from desktop.domain.form.form import Form
from desktop.domain.vietnamese.entries import read_number
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.week import Week
from desktop.services.weeks.beginning import Filled, draft_week, fill_in, next_year
from desktop.services.weeks.entries import shown, with_entry
from desktop.services.weeks.form_change import usable_forms
from desktop.services.weeks.years import year_facts
from desktop.services.workspace import Workspace
from desktop.ui.preferences import Preferences

_KEPT = "guide"
_YEARS = range(2000, 2101)
_ODD = ("bad_mailbox", "deadline_early")


class Draft:
    """What the guide fills in; what was typed is kept when the program is closed in between."""

    def __init__(self, workspace: Workspace) -> None:
        self._kept = Preferences(workspace.folder)
        self.forms = usable_forms(workspace.forms)
        self._facts = year_facts()
        self._taken = [week.year for week in workspace.store.weeks()]
        self.previous = workspace.store.week() if self._taken else None
        self.typed = _read(self._kept.last(_KEPT))
        self._filled = self._fill()

    @property
    def week(self) -> Week:
        """The Week as far as it has come."""
        return self._filled.week

    @property
    def faults(self) -> Mapping[str, str]:
        """Why some entries cannot be so, by their fields."""
        return self._filled.faults

    def doubts(self) -> Mapping[str, str]:
        """Return what of the Week is worth a second look, by its fields."""
        problems = find_problems(Notebook(week=self.week), self.form)
        return {p.field: f"{p.message} {p.advice}" for p in problems if p.code in _ODD}

    @property
    def form(self) -> Form:
        """The form chosen, at first that of the last Week."""
        before = self.previous.form if self.previous else ""
        wanted = self.typed.get("form", before)
        return next((form for form in self.forms if form.id == wanted), self.forms[0])

    def type(self, key: str, text: str) -> None:
        """Take in what was typed in a field."""
        self.typed[key] = text
        self._kept.keep(_KEPT, json.dumps(self.typed, ensure_ascii=False))
        self._filled = self._fill()

    def forget(self) -> None:
        """Be done with what was typed, once the Week is stored."""
        self._kept.keep(_KEPT, "")

    def text_of(self, key: str) -> str:
        """Return what stands in a field."""
        if key == "year":
            return str(self.week.year)
        return self.form.id if key == "form" else shown(self.week, self.form, key)

    def read(self, key: str, text: str) -> str:
        """Return what a typed text means.

        Raises:
            ValueError: it means nothing there; the message is a sentence for the user.
        """
        if key == "form":
            return text
        if key == "year":
            return str(self._year(text))
        return shown(with_entry(self.week, self.form, key, text), self.form, key)

    def _fill(self) -> Filled:
        faults: dict[str, str] = {}
        year = next_year(self._taken, datetime.now().astimezone().date())
        try:
            year = self._year(self.typed.get("year", str(year)))
        except ValueError as error:
            faults["year"] = str(error)
        draft = draft_week(year, self.previous, self.form, self._facts.get(year))
        typed = {k: text for k, text in self.typed.items() if k not in ("year", "form")}
        filled = fill_in(draft, self.form, typed)
        return Filled(filled.week, {**faults, **filled.faults})

    def _year(self, text: str) -> int:
        year = read_number(text).value
        if year is None or year not in _YEARS:
            raise ValueError("Hãy ghi năm bằng bốn chữ số, ví dụ 2026.")
        if year in self._taken:
            raise ValueError(f"Sổ đã có Tuần lễ năm {year}; mỗi năm chỉ có một Tuần lễ.")
        return year


def _read(kept: str) -> dict[str, str]:
    """Return what was kept; what is no such thing, as of a newer program, counts as nothing."""
    try:
        typed = json.loads(kept)
    except json.JSONDecodeError:
        return {}
    return {str(k): str(v) for k, v in typed.items()} if isinstance(typed, dict) else {}
