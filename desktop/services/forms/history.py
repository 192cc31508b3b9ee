# SPDX-License-Identifier: MIT
"""The steps of editing one form: a list of forms, back and forth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.form.edits.edited import Edit, Edited
from desktop.domain.form.form import Form
from desktop.services.forms.library import FormFile
from desktop.services.forms.rewriting import rewritten_text


@dataclass(frozen=True, slots=True)
class FormState:
    """A form as one edit left it.

    `codes` has the present code of each row of the form that was opened. `label` says what was
    done; edits in a row with the same `merge` are one step. `chosen` are the places edited.
    """

    form: Form
    codes: Mapping[str, str]
    label: str = ""
    merge: str = ""
    chosen: Sequence[int] = ()


class History:
    """Holds the form that was opened and each that came of it."""

    def __init__(self, opened: FormFile) -> None:
        self.opened = opened
        codes = {row.code: row.code for row in opened.form.rows}
        self._steps = [FormState(opened.form, codes)]
        self._at = 0

    @property
    def now(self) -> FormState:
        """The form as it stands, and how it came to be so."""
        return self._steps[self._at]

    @property
    def form(self) -> Form:
        """The form as it stands."""
        return self.now.form

    @property
    def undo_label(self) -> str:
        """What would be taken back, blank for nothing."""
        return self._steps[self._at].label if self._at else ""

    @property
    def redo_label(self) -> str:
        """What would be done again, blank for nothing."""
        return self._steps[self._at + 1].label if self._at + 1 < len(self._steps) else ""

    def do(self, label: str, edit: Edit, merge: str = "") -> Edited:
        """Make an edit and return what it made; one that changes nothing is no step.

        Raises:
            BadData: the edit is refused; the form stays as it is.
        """
        now = self._steps[self._at]
        made = edit(now.form)
        if made.form != now.form:
            codes = {old: made.codes[code] for old, code in now.codes.items() if code in made.codes}
            keep = self._at if merge and now.merge == merge and self._at else self._at + 1
            step = FormState(made.form, codes, label, merge, made.chosen)
            self._steps[keep:] = [step]
            self._at = keep
        return made

    def undo(self) -> Sequence[int]:
        """Take the last step back; return the places that it was about."""
        chosen = self._steps[self._at].chosen
        self._at = max(self._at - 1, 0)
        return chosen

    def redo(self) -> Sequence[int]:
        """Do again what was taken back; return the places that it is about."""
        self._at = min(self._at + 1, len(self._steps) - 1)
        return self._steps[self._at].chosen


def file_of(opened: FormFile, step: FormState) -> FormFile:
    """Return a form as an edit left it with its text; that takes a while."""
    return FormFile(step.form, rewritten_text(opened.text, opened.form, step.form, step.codes))
