# SPDX-License-Identifier: MIT
r"""The one gate for addresses: says which of them a click may open, and how that is asked for.

Addresses come from strangers too: in data files, workbooks and backups. Handed to the system as
they are, one starts a program (`ms-…:`), opens a file (`file:`) or sends the hash of the Windows
password to a server (`\\host\share`), under a title as innocent as any. So whoever opens an
address, shows it as a link, prints it as one or writes it into a document asks here, and takes
what is returned, never the text itself:

    if address := safe_address(link.url):
        QDesktopServices.openUrl(QUrl(address))

What is returned is ASCII and complete. Where nothing is returned, the text is shown as plain text.
"""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_WEB = ("http", "https")
_LONGEST = 2000
"""Excel calls a file damaged that has a longer address."""

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""What is not seen, or makes a reader see the rest in another order."""

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)+")
"""With a dot: a single word is a computer of the same office, to which Windows sends passwords."""

_MAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,186}[A-Za-z0-9])?"
)
_TOP = re.compile(r".*\.[a-z][a-z0-9-]+")
"""How the name of a mail's domain ends: no country has one letter, and no mail goes to a number."""

_SAFE = "%/:?#[]@!$&'()*+,;=~"


def safe_address(text: str) -> str | None:
    """Return what a click on an address may open, `None` where it may open nothing.

    That is a page of the web, or a new mail to somebody (`mailto:`).
    """
    mail = mail_address(text)
    return f"mailto:{quote(mail, safe='@')}" if mail else web_page(text)


def web_page(text: str) -> str | None:
    """Return the address of a page of the web, `None` where a text is anything else.

    Letters that addresses do not have are encoded, as a browser does. A name or a password before
    the host is refused: it is there to make one host look like another.
    """
    entry = text.strip()
    if len(entry) > _LONGEST or _HIDDEN.search(entry):
        return None
    try:
        parts = urlsplit(entry)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii").rstrip(".")
    except ValueError:
        return None
    if parts.scheme not in _WEB or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    netloc = host if port is None else f"{host}:{port}"
    rest = (quote(part, safe=_SAFE) for part in (parts.path, parts.query, parts.fragment))
    address = urlunsplit((parts.scheme, netloc, *rest))
    return address if len(address) <= _LONGEST else None


def mail_address(text: str) -> str | None:
    """Return a mail address without anything around it, `None` where a text is anything else.

    A Vietnamese domain is written as the mail travels, "thư.vn" as "xn--th-e0a.vn".
    """
    entry = re.sub("^mailto:", "", text.strip(), flags=re.IGNORECASE)
    if len(entry) > _LONGEST:  # seconds would go into encoding the name of such a host
        return None
    name, _at, domain = entry.rpartition("@")
    try:
        host = domain.encode("idna").decode("ascii")
    except ValueError:
        return None
    address, dotted = f"{name}@{host.lower()}", f".{name}."
    is_host = _HOST.fullmatch(host.lower()) and _TOP.fullmatch(host.lower())
    is_address = is_host and _MAIL.fullmatch(address) and ".." not in dotted
    return address if is_address else None


def mail_addresses(text: str) -> tuple[tuple[str, ...], str]:
    """Return the mail addresses in a text, each once, and the first words that are none.

    Several are divided by semicolons, commas, slashes or "và"; of "Tên <a@b.vn>" and of "a@b.vn
    (chị Lan)" the address is taken.
    """
    found: list[str] = []
    strange: list[str] = []
    for piece in _DIVIDED.split(_REMARK.sub(" ", _NAMED.sub(r" \1 ;", text))):
        entries = piece.split() if piece.count("@") > 1 else [piece]
        for entry in filter(None, (entry.strip().rstrip(".") for entry in entries)):
            address = mail_address(entry)
            (strange if address is None else found).append(address or entry)
    return tuple(dict.fromkeys(found)), "".join(strange[:1])


_NAMED = re.compile(r"(?:^|(?<=[;,\n>]))[^<>@;\n]*<([^<>]*)>")
"""An address behind the name of whoever reads there."""

_REMARK = re.compile(r"\([^()]*\)")
_DIVIDED = re.compile(r"[;,\n]|\s(?:[/|–-]|và)\s")
