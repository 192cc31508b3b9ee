# SPDX-License-Identifier: MIT
"""Walks through the scans of a JPEG, and judges what one lacks that has no end."""

import re
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops

from desktop.intake.photos import faults

END = b"\xff\xd9"
_START_OF_SCAN = 0xDA
_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
"""What ends a run of picture data: no stuffed byte, no restart."""

_MOST_SEGMENTS = 100_000

_FILLER = bytes(range(1, 252)) * 256
"""Picture data of no picture: where the decoder still needs some, this shows."""

_MOST_LOST = 0.001
"""Share of the picture that may be lost unseen: a few blocks of 8 pixels in its last corner."""

_LEAST_TAIL, _TAIL_SHARE = 64, 500


@dataclass(frozen=True, slots=True)
class Scans:
    """The parameters of each scan of a JPEG, from the first, and whether it comes to an end."""

    parameters: tuple[bytes, ...]
    has_end: bool


def scans(content: bytes, layers: int, *, is_progressive: bool, most: int) -> Scans:
    """Return the scans of a JPEG, at most one more than `most`.

    What stands behind its end, such as the film of a moving photo, is none of the picture's. One
    that brings all its layers in one scan, as nearly all do, is not looked through further.

    Raises:
        UnreadablePhoto: it is made of more parts than any photo.
    """
    parameters: list[bytes] = []
    at = 2
    for _ in range(_MOST_SEGMENTS):
        marker = _MARKER.search(content, at)
        if marker is None or marker[1] == END[1:]:
            return Scans(tuple(parameters), marker is not None)
        length = int.from_bytes(content[marker.end() : marker.end() + 2])
        at = marker.end() + length
        if marker[1][0] != _START_OF_SCAN:
            continue
        parameters.append(content[marker.end() + 2 : at])
        if len(parameters) == 1 and not is_progressive and parameters[0][:1] == bytes([layers]):
            return Scans(tuple(parameters), content.rfind(END, at) >= 0)
        if len(parameters) > most:
            return Scans(tuple(parameters), has_end=False)
    raise faults.too_intricate()


def is_whole(content: bytes, found: Scans, *, is_progressive: bool) -> bool:
    """Whether a JPEG without an end lacks nothing that is to be seen.

    Whatever follows the picture data must leave the picture alone. Room that was made while
    copying and never filled counts as cut off, and so does what is no data of this picture: data
    that it needs to the last.
    """
    bare = content.rstrip(b"\0")
    if is_progressive:
        return _brings_all(found) and _lost(bare, 1) <= _MOST_LOST
    tail = max(_LEAST_TAIL, len(bare) // _TAIL_SHARE)
    return _lost(bare, 8) <= _MOST_LOST and _lost(bare[:-tail], 8) > 0


def _brings_all(found: Scans) -> bool:
    """Whether the scans of a progressive JPEG bring each frequency to its last bit."""
    wanted = {(component, frequency) for component in _components(found) for frequency in (0, 63)}
    brought = set()
    for scan in found.parameters:
        first, last, bits = scan[-3:]
        if bits & 15 == 0:
            brought |= {(c, f) for c in _of_scan(scan) for f in (0, 63) if first <= f <= last}
    return wanted <= brought


def _components(found: Scans) -> set[int]:
    return {component for scan in found.parameters for component in _of_scan(scan)}


def _of_scan(scan: bytes) -> list[int]:
    return list(scan[1 : 1 + 2 * scan[0] : 2])


def _grey(content: bytes, scale: int) -> Image.Image:
    """Decode a JPEG that ends here, in grey and reduced."""
    with Image.open(BytesIO(content + END), formats=("JPEG",)) as photo:
        photo.draft("L", (photo.width // scale, photo.height // scale))
        return photo.convert("L")


def _lost(content: bytes, scale: int) -> float:
    """Return the share of a JPEG's pixels that are another colour if more data follow."""
    data = content.rstrip(b"\0\xff")  # else the first of what follows would make a marker
    one, other = _grey(data, scale), _grey(data + _FILLER, scale)
    return 1 - ImageChops.difference(one, other).histogram()[0] / (one.width * one.height)
