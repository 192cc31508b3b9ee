# SPDX-License-Identifier: MIT
"""Keeps text from outside from being anything but text in a document."""

import re

_LINE_BREAK = re.compile("\r\n?")
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """Return the text without the characters that no Office document can hold."""
    return _NOT_IN_XML.sub("", _LINE_BREAK.sub("\n", text))


def property_text(text: str) -> str:
    """Return a text as it fits into a document's properties: one line of at most 255 characters."""
    return " ".join(printable(text).split())[:255]
