# SPDX-License-Identifier: MIT
"""Prints what a lock demands on Windows, as pip on another system would not read it by itself.

python -m installer.windows.locked LOCK…
"""

import re
import sys
from pathlib import Path

from packaging.requirements import Requirement

_WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_version": "3.11",
    "sys_platform": "win32",
}
_ENTRY = re.compile(r"^(\S.*?) \\\n((?: +--hash=.*(?:\n|$))+)", re.MULTILINE)


def entries(lock: str) -> dict[str, str]:
    """Return by name what is to be installed on Windows, each entry without its condition."""
    found = {}
    for wanted, hashes in _ENTRY.findall(lock):
        requirement = Requirement(wanted)
        if requirement.marker is None or requirement.marker.evaluate(_WINDOWS):
            found[requirement.name] = f"{requirement.name}{requirement.specifier} \\\n{hashes}"
    return found


if __name__ == "__main__":
    everything: dict[str, str] = {}
    for path in sys.argv[1:]:
        everything |= entries(Path(path).read_text(encoding="utf-8"))
    sys.stdout.write("".join(everything.values()))
