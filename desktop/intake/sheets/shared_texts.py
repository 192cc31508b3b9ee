# SPDX-License-Identifier: MIT
"""Walks the texts that the cells of an .xls share, to know how long each is."""

from collections.abc import Sequence

_HAS_RUNS, _HAS_MORE = 8, 4


def text_lengths(records: Sequence[bytes]) -> list[int]:
    """Return how many letters each shared text has; [MS-XLS] 2.4.265 and 2.5.293.

    A text may go on in the next record, whose first byte then says anew how its letters are kept.
    """
    found = []
    stream = _Records(records)
    stream.skip(8)
    while not stream.is_at_end:
        letters, flags = stream.number(2), stream.number(1)
        runs = stream.number(2) if flags & _HAS_RUNS else 0
        extended = stream.number(4) if flags & _HAS_MORE else 0
        found.append(letters)
        stream.skip_letters(letters, is_wide=bool(flags & 1))
        stream.skip(4 * runs + extended)
    return found


class _Records:
    """The bytes of a record and of those that continue it."""

    def __init__(self, records: Sequence[bytes]) -> None:
        self._records, self._record, self._at = records, 0, 0

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left."""
        while self._is_in_record and self._at >= len(self._records[self._record]):
            self._at -= len(self._records[self._record])
            self._record += 1
        return not self._is_in_record

    @property
    def _is_in_record(self) -> bool:
        return self._record < len(self._records)

    def number(self, size: int) -> int:
        """Read a number of so many bytes, which lie in one record."""
        if self.is_at_end:
            return 0
        value = int.from_bytes(self._records[self._record][self._at : self._at + size], "little")
        self._at += size
        return value

    def skip(self, size: int) -> None:
        """Go on by so many bytes, into the next records if need be."""
        self._at += size

    def skip_letters(self, count: int, *, is_wide: bool) -> None:
        """Go on behind so many letters."""
        while count > 0 and self._is_in_record:
            size = 2 if is_wide else 1
            here = max(len(self._records[self._record]) - self._at, 0) // size
            if here >= count:
                self._at += count * size
                return
            count -= here
            self._record, self._at = self._record + 1, 1
            flags = self._records[self._record][:1] if self._is_in_record else b""
            is_wide = bool(flags and flags[0] & 1)
