# SPDX-License-Identifier: MIT
"""Puts the capitals of a person's name right."""

import re

from desktop.domain.vietnamese.text import line

_PARTS = re.compile(r"\([^()]*\)|[^\s'’-]+")


def with_capitals(name: str) -> str:
    """Return a name with each of its words begun by the one capital it has.

    "NGUYỄN VĂN AN", "nguyễn văn an" and "Nguyễn Văn an" come out the same; words of other peoples
    are left as they are where they mix capitals: "H'Hen Niê", "Y McLo". What stands in brackets is
    no name but where somebody is from, often abbreviated, and is left too: "Tư (hội NCT)".
    """
    entry = line(name)
    is_shouted = entry.isupper() and len(entry) > 1
    return _PARTS.sub(lambda found: _word(found[0], is_shouted=is_shouted), entry)


def _word(word: str, *, is_shouted: bool) -> str:
    if not word[0].isalpha():
        return word
    is_slip = len(word) > 2 and word[:2].isupper() and word[2:].islower()  # noqa: PLR2004
    if is_shouted or word.isupper() or is_slip:
        return word[0].upper() + word[1:].lower()
    return word[0].upper() + word[1:]
