# SPDX-License-Identifier: MIT
"""Brings later figures into a draft that was edited by hand, and never eats what was edited."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Redrafted:
    """A text brought up to date. `outdated` are the drafted lines that an edited line hides."""

    text: str
    outdated: tuple[str, ...] = ()


def redraft(base: str, edited: str, draft: str) -> Redrafted:
    """Return `edited`, which grew from `base`, with what has changed between `base` and `draft`.

    Line by line: a line left as drafted follows the new draft, a line edited or added by hand
    stays, a line struck out by hand stays out, and a new line of the draft comes in after the
    one it follows there.
    """
    old, mine, new = base.split("\n"), edited.split("\n"), draft.split("\n")
    now = _counterparts(old, new)
    kept = _kept(old, mine)
    added = _added(new, set(now.values()))
    lines: list[str] = list(added.get(None, ()))
    outdated: list[str] = []
    before: int | None = None
    for at, line in enumerate(mine):
        was = kept.get(at)
        drafted = now.get(was) if was is not None else None
        if was is None or line != old[was]:
            lines.append(line)
            if was is not None and drafted is not None and new[drafted] != old[was]:
                outdated.append(new[drafted])
        elif drafted is not None:
            lines.append(new[drafted])
        if drafted is not None:
            before = drafted
            lines += added.pop(before, ())
    added.pop(None, None)
    lines += [line for after in sorted(k for k in added if k is not None) for line in added[after]]
    return Redrafted("\n".join(lines), tuple(outdated))


def _counterparts(old: list[str], new: list[str]) -> Mapping[int, int]:
    """Pair the lines of two drafts that speak of the same thing, whatever their figures."""
    return _pairs([_topic(line) for line in old], [_topic(line) for line in new])


def _kept(old: list[str], mine: list[str]) -> Mapping[int, int]:
    """Map each line of the hand-edited text to the drafted line it is or was."""
    pairs = {at: was for was, at in _pairs(old, mine).items()}
    free = [was for was in range(len(old)) if was not in pairs.values()]
    for at, line in enumerate(mine):
        if at not in pairs and line.strip():
            twin = next((was for was in free if _topic(old[was]) == _topic(line)), None)
            if twin is not None:
                pairs[at] = twin
                free.remove(twin)
    return pairs


def _pairs(first: list[str], second: list[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return {a + i: b + i for a, b, size in blocks for i in range(size)}


def _topic(line: str) -> str:
    """What a drafted line is about: its words up to the first figure or colon."""
    return re.split(r"[:\d]", line, maxsplit=1)[0].strip()


def _added(new: list[str], known: set[int]) -> dict[int | None, list[str]]:
    """Group the lines that only the new draft has by the line they follow there."""
    added: dict[int | None, list[str]] = {}
    after: int | None = None
    for at, line in enumerate(new):
        if at in known:
            after = at
        else:
            added.setdefault(after, []).append(line)
    return added
