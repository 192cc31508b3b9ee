# SPDX-License-Identifier: MIT
"""What an edit makes of a form, and what went with what it took away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.errors import BadData
from desktop.domain.form.figure_rules import unsound_figures
from desktop.domain.form.form import Form
from desktop.domain.form.rules import check_form
from desktop.domain.vietnamese import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A form that its rules accept.

    `codes` has the present code of each row that the former form had and this one has too.
    `chosen` are the places of what was edited, in its list. `lost` says, a sentence each, what
    could no longer be counted.
    """

    form: Form
    codes: Mapping[str, str]
    chosen: Sequence[int] = ()
    lost: Sequence[str] = ()


Edit = Callable[[Form], Edited]


def edited(
    form: Form,
    chosen: Sequence[int] = (),
    lost: Sequence[str] = (),
    before: Form | None = None,
) -> Edited:
    """Return a form in which the rows stand where they stood.

    `before` is the form that was edited, if that was checked.

    Raises:
        BadData: the form breaks a rule.
    """
    check_edited(form, before)
    return Edited(form=form, codes={r.code: r.code for r in form.rows}, chosen=chosen, lost=lost)


def check_edited(form: Form, before: Form | None = None) -> None:
    """Refuse a form that breaks a rule, in words for who sees the form and not its file.

    Raises:
        BadData: the first such place.
    """
    try:
        check_form(form, "Mẫu", before)
    except BadData as error:
        advice = "" if "tệp" in error.advice else error.advice
        raise BadData(error.message, advice) from None


def without_unsound(form: Form) -> tuple[Form, list[str]]:
    """Return a form without the figures that cannot be worked out, and a sentence on each.

    A figure that goes takes those with it that are made of it.
    """
    lost: list[str] = []
    heads = {column.key: column.label for column in form.columns}
    while unsound := set(unsound_figures(form)):
        for code, column in sorted(unsound):
            place = f"Dòng {code} {quoted(form.row(code).name)}, cột {quoted(heads[column])}"
            lost.append(f"{place}: không còn gì để tính nên để trống.")
        rows = tuple(
            replace(r, cells={c: m for c, m in r.cells.items() if (r.code, c) not in unsound})
            for r in form.rows
        )
        form = replace(form, rows=rows)
    return form, lost


def refused(sentence: str, advice: str = "") -> BadData:
    """Return the refusal of an edit."""
    return BadData(sentence, advice)
