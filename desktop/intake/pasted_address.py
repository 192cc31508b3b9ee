# SPDX-License-Identifier: MIT
"""Recognises web addresses in what was typed or pasted."""

import re

from desktop.domain.vietnamese import line, nfc, quoted
from desktop.domain.week.addresses import mail_address, web_page

_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
_BARE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::[0-9]+)?(?:[/?#]\S*)?", re.IGNORECASE)
_FILE = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|/", re.IGNORECASE)
_AFTER = ".,;:!?)]}…"
"""What ends a sentence rather than an address."""

_BETWEEN = " -–—:|,;"
"""What parts an address from its title."""


def web_addresses(text: str) -> tuple[str, ...]:
    """Return the addresses in a text, each once, in order; https:// is added where it was left out.

    Raises:
        ValueError: there is none. The message is a sentence for the user.
    """
    entry = nfc(text).strip()
    found = [address.rstrip(_AFTER) for address in _ADDRESS.findall(entry)]
    if not found and _BARE.fullmatch(entry):
        found = [f"https://{entry}"]
    found = [address for address in dict.fromkeys(found) if web_page(address)]
    if found:
        return tuple(found)
    if _FILE.match(entry):
        raise ValueError("Đây là tệp trên máy. Ảnh thì thả vào ô ảnh ở trên.")
    if mail_address(entry):
        raise ValueError("Đây là địa chỉ thư, không phải đường link.")
    raise ValueError(f"{quoted(entry)} không phải đường link. Hãy chép cả dòng địa chỉ trang web.")


def beside_addresses(text: str) -> str:
    """Return what `web_addresses` leaves of a text, blank where the text is addresses alone."""
    entry = nfc(text).strip()
    if _BARE.fullmatch(entry):
        return ""
    rest = _ADDRESS.sub(lambda found: "" if web_page(found[0].rstrip(_AFTER)) else found[0], entry)
    return line(rest).strip(_AFTER + _BETWEEN)


def title_after(text: str) -> str:
    """Return what is written behind the one address a text begins with: the title of its page."""
    found = _ADDRESS.match(entry := nfc(text).strip())
    rest = entry[found.end() :] if found else ""
    return "" if _ADDRESS.search(rest) else line(rest).strip(_BETWEEN)


def short_address(address: str) -> str:
    """Return an address as it is shown, without what all of them begin with."""
    return re.sub(r"^https?://(?:www\.)?", "", address, flags=re.IGNORECASE).rstrip("/")
