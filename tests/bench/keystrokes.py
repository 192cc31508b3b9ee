# SPDX-License-Identifier: MIT
"""What the hands do for a record, beyond its letters, from the empty folder to the sent report."""

import tempfile
from pathlib import Path

from tests.bench.measure import Ratio, table


def run() -> list[Ratio]:
    """Have the reference week typed through the real window, and count."""
    from tests.end_to_end.clerk import the_application
    from tests.end_to_end.journey import ACTIONS_A_RECORD, ACTIONS_IN_ALL, Journey

    application = the_application()
    with tempfile.TemporaryDirectory() as scratch:
        journey = Journey(Path(scratch))
        journey.take()
        journey.close()
    del application
    actions, letters = journey.clerk.actions, journey.clerk.letters
    most = ", ".join(f"{name} {count}" for name, count in actions.most_common(6))
    records = len(journey.notebook.records)
    return [
        Ratio(
            name="actions for a record beyond its letters",
            value=journey.actions_a_record,
            limit=ACTIONS_A_RECORD,
            detail=f"{actions.total()} for {records} records, {letters} letters: {most}…",
        ),
        Ratio(
            name="actions from the first start to the sent mail",
            value=actions.total(),
            limit=ACTIONS_IN_ALL,
            detail=", ".join(f"{step} {taken}" for step, taken in journey.steps.items()),
        ),
    ]


if __name__ == "__main__":
    print(table(run()))
