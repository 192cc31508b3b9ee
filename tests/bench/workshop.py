# SPDX-License-Identifier: MIT
"""Editing a form of 485 rows: a letter typed, and a hundred rows pasted, against reading it."""

import tomllib
from itertools import count

from desktop.domain.form.edits.rows import set_row
from desktop.domain.form.form import Form
from desktop.domain.report.annex import compute, recomputed
from desktop.domain.report.facts import facts_of
from desktop.services.forms.rewriting import rewritten_text
from desktop.services.forms.typed_rows import with_typed_rows
from desktop.services.forms.writing import form_text
from tests.bench.measure import Ratio, cpu_interleaved, table
from tests.domain.weeks import sample, shipped_form

ROWS, PASTED, ROUNDS = 448, 100, 5


def run() -> list[Ratio]:
    """Measure what the window's thread does for a letter, and what its worker writes."""
    common = shipped_form("chung")
    form = with_typed_rows(common, None, _lines(ROWS), [common]).form
    text, facts = form_text(form), tuple(facts_of(sample().records))
    annex, numbers = compute(form, facts), count()

    def letter() -> Form:
        made = set_row(form, 300, "label", f"Hội thi {next(numbers)}").form
        recomputed(annex, form, made, facts)
        return made

    def writing() -> str:
        made = set_row(form, 300, "label", f"Hội thi {next(numbers)}")
        return rewritten_text(text, form, made.form, made.codes)

    took = cpu_interleaved(
        {
            "parser": lambda: tomllib.loads(text),
            "letter": letter,
            "paste": lambda: with_typed_rows(common, None, _lines(PASTED), [common]),
            "writing": writing,
        },
        ROUNDS,
    )
    detail = " ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in took.items())
    parser = took["parser"]
    return [
        Ratio(
            name=f"a letter in {len(form.rows)} rows / parsing its text",
            value=took["letter"] / parser,
            limit=0.4,
            detail=detail,
        ),
        Ratio(name=f"{PASTED} rows pasted / the same", value=took["paste"] / parser, limit=4),
        Ratio(name="writing after a letter / the same", value=took["writing"] / parser, limit=6),
    ]


def _lines(many: int) -> str:
    lines = (
        f"{n + 21}\tLớp kỹ năng số {n}\tlớp/người"
        if n % 5 == 0
        else f"{n // 5 * 5 + 21}.{n % 5}\tHội thảo chuyên đề {n}\tcuộc/người"
        for n in range(many)
    )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(run()))
