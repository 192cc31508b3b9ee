# SPDX-License-Identifier: MIT
"""Brings later figures into a draft that was edited by hand, and never eats what was edited."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

_MARK = re.compile(r"(?:\w\)|[-+]) ")
"""How a drafted line is numbered: "đ) ", "- " or "+ "."""


@dataclass(frozen=True, slots=True)
class Redrafted:
    """A text brought up to date. `outdated` are the drafted lines that an edited line hides."""

    text: str
    outdated: tuple[str, ...] = ()


def redraft(base: str, edited: str, draft: str) -> Redrafted:
    """Return `edited`, which grew from `base`, with what has changed between `base` and `draft`.

    Line by line: a line left as drafted follows the new draft, a line edited or added by hand
    stays (only its letter follows), a line struck out by hand stays out, and a new line of the
    draft comes in after the one it follows there.
    """
    old, mine, new = base.split("\n"), edited.split("\n"), draft.split("\n")
    now = _pairs([_topic(line) for line in old], [_topic(line) for line in new])
    kept = _kept(old, mine)
    added = _added(new, now.values(), {now[was] for was in kept.values() if was in now})
    lines = added.pop(None, [])
    outdated: list[str] = []
    for at, line in enumerate(mine):
        was = kept.get(at)
        drafted = None if was is None else now.get(was)
        if was is None or drafted is None:
            if was is None or line != old[was]:
                lines.append(line)
            continue
        if line == old[was]:
            lines.append(new[drafted])
        else:
            lines.append(_remarked(line, old[was], new[drafted]))
            if _words(new[drafted]) not in (_words(old[was]), _words(line)):
                outdated.append(new[drafted])
        lines += added.get(drafted, [])
    return Redrafted("\n".join(lines), tuple(outdated))


def _kept(old: list[str], mine: list[str]) -> Mapping[int, int]:
    """Map each line of the hand-edited text to the drafted line it is or was.

    Lines that stand for each other say the same, speak of the same, or are as many as were
    replaced in one place.
    """
    pairs = {at: was for was, at in _pairs(old, mine).items()}
    free = [was for was in range(len(old)) if was not in pairs.values()]
    for at, line in enumerate(mine):
        if at not in pairs and line.strip():
            twin = next((was for was in free if _topic(old[was]) == _topic(line)), None)
            if twin is not None:
                pairs[at] = twin
                free.remove(twin)
    for was, at in _replaced(old, mine):
        if was in free and at not in pairs and mine[at].strip():
            pairs[at] = was
    return pairs


def _pairs(first: list[str], second: list[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return {a + i: b + i for a, b, size in blocks for i in range(size)}


def _replaced(old: list[str], mine: list[str]) -> list[tuple[int, int]]:
    """Pair the lines of every place where as many lines stand as stood there before."""
    changes = SequenceMatcher(None, old, mine, autojunk=False).get_opcodes()
    return [
        pair
        for tag, a, a_end, b, b_end in changes
        if tag == "replace" and a_end - a == b_end - b
        for pair in zip(range(a, a_end), range(b, b_end), strict=True)
    ]


def _words(line: str) -> str:
    mark = _MARK.match(line)
    return line[mark.end() :] if mark else line


def _topic(line: str) -> str:
    """What a drafted line is about: its words up to the first figure or colon."""
    return re.split(r"[:\d]", _words(line), maxsplit=1)[0].strip()


def _remarked(line: str, old: str, new: str) -> str:
    """Return an edited line under the letter that the new draft gives it."""
    was, now = _MARK.match(old), _MARK.match(new)
    if was and now and line.startswith(was[0]):
        return now[0] + line.removeprefix(was[0])
    return line


def _added(
    new: list[str], known: Collection[int], present: Collection[int]
) -> dict[int | None, list[str]]:
    """Group the lines that only the new draft has by the last line before them that is present."""
    added: dict[int | None, list[str]] = {}
    after: int | None = None
    for at, line in enumerate(new):
        if at in present:
            after = at
        elif at not in known:
            added.setdefault(after, []).append(line)
    return added
