# SPDX-License-Identifier: MIT
"""A process in which files are tried: `python -m tests.hostile.child`, a request a line.

It may not take more memory than a small PC has, whatever a file asks for; a file that kills it
kills nothing else.
"""

import json
import re
import sys
import time
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.hostile.gates import GATES, refusal

_MOST_ADDRESSES = 3 * 2**30
_LONGEST_FILE = 500_000_000
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def main() -> None:
    """Answer each request with what became of the file."""
    _set_limits()
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        path, gate = json.loads(line)
        with TemporaryDirectory() as scratch:
            answer = _tried(Path(path), gate, Path(scratch))
        print(json.dumps(answer), flush=True)


def _tried(path: Path, gate: str, scratch: Path) -> dict[str, Any]:
    _forget_peak()
    began, said, fault = time.process_time(), "", ""
    try:
        said = refusal(GATES[gate], path, scratch)
    except BaseException as error:  # noqa: BLE001 - a decoder's panic is no Exception
        where = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
    seconds = time.process_time() - began
    return {"said": said, "fault": fault, "seconds": seconds, "megabytes": _peak() / 1000}


def _set_limits() -> None:
    import resource

    for limit, most in (
        (resource.RLIMIT_AS, _MOST_ADDRESSES),
        (resource.RLIMIT_FSIZE, _LONGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def _forget_peak() -> None:
    """Count the most memory from now on, where the system can."""
    if _CLEAR.exists():
        _CLEAR.write_text("5")


def _peak() -> float:
    """Return the most memory taken since, in kilobytes."""
    return float(next(_peaks(), 0))


def _peaks() -> Iterator[str]:
    if _STATUS.exists():
        yield from _PEAK.findall(_STATUS.read_text())
    else:
        import resource

        yield str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    main()
