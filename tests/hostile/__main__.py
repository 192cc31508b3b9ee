# SPDX-License-Identifier: MIT
"""Tries any files from outside: `python -m tests.hostile FOLDER… [--gate photo] [--processes 2]`.

Every file goes through every gate, or those named, in a process with limits. The summary counts the
files, those taken and those refused by sentence, and lists every fault; with one it ends with 1.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.hostile.trial import Result, try_files

GATES = ("photo", "table", "people", "activities", "bundle", "delivery")
_NAMES = re.compile("“[^”]*”")
_NUMBERS = re.compile(r"\d[\d.]*")
_SHOWN, _EVERY = 60, 500


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the files and print the summary; return 1 if there was a fault."""
    options = _options().parse_args(arguments)
    paths = sorted(_files(options.folders))
    results: list[Result] = []
    for result in try_files(paths, options.gate or GATES, options.processes):
        results.append(result)
        if result.fault:
            print(f"FAULT {result.gate} {result.path}: {result.fault}", flush=True)
        if len(results) % _EVERY == 0:
            print(f"… {len(results)}", file=sys.stderr, flush=True)
    for gate in options.gate or GATES:
        for line in summary([r for r in results if r.gate == gate]):
            print(line)
    return 1 if any(result.fault for result in results) else 0


def summary(results: Sequence[Result]) -> Iterator[str]:
    """Yield the summary of one gate."""
    if not results:
        return
    counts = Counter(result.outcome for result in results)
    yield (
        f"{results[0].gate}: {len(results)} files, {counts['taken']} taken, "
        f"{counts['refused']} refused, {counts['fault']} faults; at most "
        f"{max(r.megabytes for r in results):.0f} MB, {max(r.seconds for r in results):.1f} s"
    )
    said = Counter(_pattern(r.said) for r in results if r.outcome == "refused")
    for sentence, count in said.most_common(_SHOWN):
        yield f"{count:8} {sentence}"
    if len(said) > _SHOWN:
        yield f"         and {len(said) - _SHOWN} other sentences"


def _pattern(sentence: str) -> str:
    """Return a sentence without the names and numbers in it."""
    return _NUMBERS.sub("9", _NAMES.sub("“…”", sentence))


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        found = folder.rglob("*") if folder.is_dir() else [folder]
        yield from (path for path in found if path.is_file())


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("folders", metavar="FOLDER", type=Path, nargs="+")
    parser.add_argument(
        "--gate",
        choices=(*GATES, "text"),
        action="append",
        help="only this one (may repeat); text puts every line of a file into all documents",
    )
    parser.add_argument("--processes", type=int, default=2)
    return parser


if __name__ == "__main__":
    sys.exit(main())
