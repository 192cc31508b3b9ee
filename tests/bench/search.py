# SPDX-License-Identifier: MIT
"""How soon a large Week answers what is looked for: 2,000 records and 100,000 people."""

import sys
import tempfile
from functools import partial
from pathlib import Path

from desktop.domain.report.annex import annex_of
from desktop.paths import DataFolder
from desktop.services.documents.library import document_library
from desktop.services.search.gathering import gather
from desktop.services.search.people import People
from desktop.services.search.search import SearchIndex
from tests.bench.annex import ATTENDEES, large_notebook, the_form
from tests.bench.measure import Ratio, cpu_interleaved, table

RECORDS, ROUNDS, LONGEST_MS = 2_000, 5, 50
ASKED = ("n", "ng", "nguyễn văn 16", "van nguyen", "thi van", "lớp tin học", "3/10", "kho tho")


def run() -> list[Ratio]:
    """Ask what is typed most, and what is hardest: one letter, common words in another order."""
    index = _index()
    took = cpu_interleaved({text: partial(index.find, text) for text in ASKED}, ROUNDS)
    detail = ", ".join(f"“{text}” {seconds * 1000:.0f}" for text, seconds in took.items())
    return [
        Ratio(
            name="longest answer of the search, ms",
            value=max(took.values()) * 1000,
            limit=LONGEST_MS,
            detail=f"of {ATTENDEES:,} people: {detail}",
        )
    ]


def _index() -> SearchIndex:
    form = the_form()
    notebook = large_notebook(form, RECORDS, ATTENDEES)
    people = People(
        (record, at, one.full_name, one.born, one.unit)
        for record, listed in notebook.attendees.items()
        for at, one in enumerate(listed)
    )
    with tempfile.TemporaryDirectory() as folder:
        library = document_library(DataFolder(Path(folder)))
    return gather(notebook, form, annex_of(form, notebook), library, people)


if __name__ == "__main__":
    measured = run()
    print(table(measured))
    sys.exit(int(any(ratio.kept is False for ratio in measured)))
