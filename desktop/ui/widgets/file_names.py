# SPDX-License-Identifier: MIT
"""How names of files and folders are shown."""

import re

_BREAKS = re.compile(r"[\\/_.-]|\w{16}(?=\w)")


def breakable(name: str) -> str:
    """Return a path or file name to be shown, which may go on in the next line in many places.

    That is after its marks, and within what is longer than any word.
    """
    return _BREAKS.sub("\\g<0>\u200b", name)
