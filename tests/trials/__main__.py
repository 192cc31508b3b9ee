# SPDX-License-Identifier: MIT
"""Makes the trials by the number: `python -m tests.trials --trials 1000 --seed 1`.

A line for each act of each row tells how many trials there were and how many failed; a failure
is followed by the command that makes this one trial again.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence

from tests.trials.controls import CONTROLS, found_by
from tests.trials.rows import ROWS, Row, Tally, numbers_for, tried


def main(arguments: Sequence[str]) -> int:
    """Return 1 if any trial failed."""
    options = _options(arguments)
    failed = False
    print(f"seed {options.seed}")
    print(f"{'row':<4} {'what':<31} {'act':<21} {'trials':>7} {'failures':>9} {'seconds':>8}")
    for row in ROWS:
        if options.rows and row.id not in options.rows:
            continue
        for act in row.acts:
            if options.acts and act not in options.acts:
                continue
            start = time.monotonic()
            tally = tried(row, act, options.seed, _numbers(options, row))
            _tell(tally, options.seed, time.monotonic() - start)
            failed |= bool(tally.failures)
    for name, control in CONTROLS.items():
        if options.rows and "P2" not in options.rows:
            break
        trials, loss = found_by(control, options.seed)
        verdict = f"found: {loss}" if loss else "NOT FOUND"
        print(f"{'P2':<4} {name:<31} {control.act:<21} {trials:>7} {verdict}", flush=True)
        failed |= not loss
    return int(failed)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.trials", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help="C1 … D3; by default all")
    parser.add_argument("--act", action="append", dest="acts", help="only this act of the rows")
    parser.add_argument("--trials", type=int, default=100, help="how many of each act, by chance")
    parser.add_argument("--every", type=int, default=1, help="one in so many of all calls")
    parser.add_argument("--seed", default="1", help="the same seed makes the same trials")
    parser.add_argument("--number", type=int, help="make this one trial only")
    return parser.parse_args(arguments)


def _numbers(options: argparse.Namespace, row: Row) -> Iterator[int]:
    if options.number is not None:
        return iter([options.number])
    return numbers_for(row, options.trials, options.every)


def _tell(tally: Tally, seed: str, seconds: float) -> None:
    row = tally.row
    head = f"{row.id:<4} {row.what:<31} {tally.act:<21}"
    if tally.skipped:
        print(f"{head} {tally.skipped}")
        return
    print(f"{head} {tally.trials:>7} {len(tally.failures):>9} {seconds:>8.1f}", flush=True)
    for number, words in tally.failures.items():
        print(words)
        again = f'{row.id} --act "{tally.act}" --seed "{seed}" --number {number}'
        print(f"again: python -m tests.trials {again}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
