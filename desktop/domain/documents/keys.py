# SPDX-License-Identifier: MIT
"""By which keys the words of documents are kept in a Week."""

SHARED = "chung"
"""Where that is kept what all documents share; no template may be called so."""

NUMBER, DAY, ISSUER = "so", "ngay", "co-quan"
SUBJECT, ADDRESSEES, COPIES = "trich-yeu", "kinh-gui", "noi-nhan"
PRINTED, SENT = "da-in", "da-gui"

OF_EVERY_ONE = (NUMBER, DAY, ISSUER, SUBJECT, ADDRESSEES, COPIES, PRINTED, SENT)
"""What every document has, whatever its template says."""

COMMITTEE_TITLE, COMMITTEE_NAME = "uy-ban-chuc-vu", "uy-ban-nguoi-ky"
"""The shared values by which the commune signs."""

OPENING = ("khai-mac-ngay", "khai-mac-gio", "khai-mac-noi")
"""The shared values that say on which day, at which hour and where the Week is opened."""


def shared_key(name: str) -> str:
    """Return the key of what all documents share."""
    return f"{SHARED}.{name}"


def own_key(template: str, name: str) -> str:
    """Return the key of what one document says."""
    return f"{template}.{name}"
