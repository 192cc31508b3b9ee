# SPDX-License-Identifier: MIT
"""Writes mails as Outlook saves them, compound files with the streams of [MS-OXMSG]."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_SENT = datetime(2026, 10, 9, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Forwarded:
    """A mail within the mail."""

    sender: str
    attachments: Mapping[str, "bytes | Forwarded | None"]


def outlook_mail(sender: str, attachments: Mapping[str, bytes | Forwarded | None]) -> bytes:
    """Return a mail sent on 09/10/2026 at 01:00 UTC.

    An attachment may have a blank name, be a mail itself, or be `None`: only a link to a file.
    """
    return _written(_mail("Root Entry", 5, 32, Forwarded(sender, attachments)))


def _mail(name: str, kind: int, head: int, mail: Forwarded) -> "_Entry":
    ticks = int((_SENT - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    properties = bytes(head) + struct.pack("<2IQ", 0x00390040, 6, ticks)
    root = _Entry(
        name,
        kind,
        children=[
            _Entry("__properties_version1.0", 2, properties),
            _Entry("__substg1.0_5D01001F", 2, mail.sender.encode("utf-16-le")),
        ],
    )
    for number, (label, content) in enumerate(mail.attachments.items()):
        streams = [_Entry("__substg1.0_3707001F", 2, label.encode("utf-16-le"))] if label else []
        if isinstance(content, Forwarded):
            streams.append(_mail("__substg1.0_3701000D", 1, 24, content))
        elif content is not None:
            streams.append(_Entry("__substg1.0_37010102", 2, content))
        root.children.append(_Entry(f"__attach_version1.0_#{number:08X}", 1, children=streams))
    return root


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    children: list["_Entry"] = field(default_factory=list)
    first: int = 0
    right: int = _FREE
    child: int = _FREE


def _written(root: _Entry) -> bytes:
    entries = [root]
    for entry in entries:
        ordered = sorted(entry.children, key=lambda e: (len(e.name), e.name.upper()))
        at = len(entries)
        entries += ordered
        entry.child = at if ordered else _FREE
        for number, child in enumerate(ordered[:-1], at + 1):
            child.right = number
    sectors, table = list[bytes](), list[int]()
    mini, mini_table = b"", list[int]()
    for entry in entries[1:]:
        if entry.kind != 2:
            entry.first = 0
        elif len(entry.content) < _CUTOFF:
            entry.first = len(mini_table)
            count = max(1, -(-len(entry.content) // _MINI))
            mini_table += [*range(entry.first + 1, entry.first + count), _END]
            mini += entry.content.ljust(count * _MINI, b"\0")
        else:
            entry.first = _chained(entry.content, sectors, table)
    root.content, root.first = mini, _chained(mini, sectors, table)
    packed = struct.pack(f"<{len(mini_table)}I", *mini_table)
    padded = packed.ljust(-(-len(packed) // _SECTOR) * _SECTOR, b"\xff")
    mini_first = _chained(padded, sectors, table)
    directory = _chained(b"".join(map(_listed, entries)), sectors, table)
    fats = 1
    while fats * 128 < len(sectors) + fats:
        fats += 1
    places = [*range(len(sectors), len(sectors) + fats)]
    table += [_FAT] * fats
    table += [_FREE] * (fats * 128 - len(table))
    head = struct.pack(
        "<8s16s5H6x9I109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, fats, directory, 0, _CUTOFF, mini_first, len(padded) // _SECTOR, _END, 0),
        *places,
        *[_FREE] * (109 - fats),
    )
    return head + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def _chained(content: bytes, sectors: list[bytes], table: list[int]) -> int:
    first = len(sectors)
    count = max(1, -(-len(content) // _SECTOR))
    whole = content.ljust(count * _SECTOR, b"\0")
    sectors += [whole[at : at + _SECTOR] for at in range(0, len(whole), _SECTOR)]
    table += [*range(first + 1, first + count), _END]
    return first


def _listed(entry: _Entry) -> bytes:
    letters = entry.name.encode("utf-16-le")
    ends = _FREE, entry.right, entry.child
    head = struct.pack("<64sHBB3I", letters, len(letters) + 2, entry.kind, 1, *ends)
    return head + struct.pack("<16x4x16xIQ", entry.first, len(entry.content))
