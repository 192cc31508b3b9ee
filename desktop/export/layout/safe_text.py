# SPDX-License-Identifier: MIT
"""Keeps text from outside from being anything but text in a document."""

import re
from urllib.parse import quote, urlsplit

_LINE_BREAK = re.compile("\r\n?")
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MADE_FOR_THE_WEB = ("http", "https")
_LONGEST_ADDRESS = 2000
"""Excel calls a file damaged that has a longer one."""


def printable(text: str) -> str:
    """Return the text without the characters that no Office document can hold."""
    return _NOT_IN_XML.sub("", _LINE_BREAK.sub("\n", text))


def property_text(text: str) -> str:
    """Return a text as it fits into a document's properties: one line of at most 255 characters."""
    return " ".join(printable(text).split())[:255]


def web_address(text: str) -> str | None:
    """Return the address to jump to, `None` when the text is none that a click may open.

    Only web pages: a document that comes by mail must not open files or run programs.
    """
    address = quote(text.strip(), safe="%/:?#[]@!$&'()*+,;=~")
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    is_web = parts.scheme in _MADE_FOR_THE_WEB and parts.netloc
    return address if is_web and len(address) <= _LONGEST_ADDRESS else None
