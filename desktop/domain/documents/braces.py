# SPDX-License-Identifier: MIT
"""Values in braces in the texts of templates: which there are, and what becomes of a blank one."""

import re
from collections.abc import Callable, Iterator, Mapping

GAP = "…………"
"""What is printed for a value that nobody gave: room for the pen."""

_VALUE = re.compile(r"\{([^{}\n]*)\}")
_MAY_GO = "?"


def values_in(text: str) -> Iterator[str]:
    """Yield the names of the values that a text asks for."""
    yield from (found[1] for found in _VALUE.finditer(text))


def filled(text: str, value_of: Callable[[str], str]) -> str:
    """Return a text with its values in place, line by line.

    A line that begins with "?" goes while one of its values is blank; in any other a blank value
    leaves a gap for the pen. A value of several lines makes a line for each of them.
    """
    return "\n".join(_lines(text, value_of))


def gaps_in(text: str, value_of: Callable[[str], str]) -> Iterator[str]:
    """Yield the names of the values that a text asks for and nobody gave."""
    for line in text.split("\n"):
        if not line.startswith(_MAY_GO):
            yield from (name for name in values_in(line) if not value_of(name))


def _lines(text: str, value_of: Callable[[str], str]) -> Iterator[str]:
    for line in text.split("\n"):
        may_go = line.startswith(_MAY_GO)
        if may_go and not all(value_of(name) for name in values_in(line)):
            continue
        yield from _for_each(line.removeprefix(_MAY_GO), value_of)


def _for_each(line: str, value_of: Callable[[str], str]) -> Iterator[str]:
    """Yield a line with its values in place, once for each of those of one that has several."""
    values = {name: value_of(name) or GAP for name in values_in(line)}
    several = next((name for name in values if "\n" in values[name]), "")
    for one in values[several].split("\n") if several else ("",):
        yield _put(line, {**values, several: one})


def _put(line: str, values: Mapping[str, str]) -> str:
    return _VALUE.sub(lambda found: values[found[1]], line)
