# SPDX-License-Identifier: MIT
"""Rebuilds what a disk may hold after its power failed at some moment of a noted run.

What was synced is there. Of what was written since, any part may be there: every sector of every
write is kept, lost, or (in what was never synced before) garbage, each by itself. New names come
to the disk when their folder is synced; before that each may be there or not, in the order of
what happened to one name. That is harsher than journals of today's file systems are.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tests.trials.calls import Call, Kind

_SECTOR = 512
_SHARES = (0.0, 0.5, 0.9, 1.0)
"""How much of what is not synced comes to the disk all the same."""
_GARBAGE = (0.0, 0.0, 0.3)
"""How much of what does not come, where nothing was before, is not even zeros."""


@dataclass(frozen=True, slots=True, eq=False)
class _Change:
    """A write to a file since it was synced last; without data it is cut to the length `offset`."""

    offset: int
    data: bytes | None


@dataclass(slots=True, eq=False)
class _File:
    kept: bytes = b""
    since: list[_Change] = field(default_factory=list)

    def change(self, change: _Change) -> None:
        self.since.append(change)

    def sync(self) -> None:
        self.kept = self.now()
        self.since.clear()

    def now(self) -> bytes:
        return _carried_out(self.kept, self.since)


@dataclass(slots=True, eq=False)
class _Folder:
    kept: "_Entries" = field(default_factory=dict)
    now: "_Entries" = field(default_factory=dict)


_Node = _File | _Folder
_Entries = dict[str, _Node]


@dataclass(frozen=True, slots=True, eq=False)
class _Naming:
    """Names in folders that change together, and what they stand for from then on."""

    entries: tuple[tuple[_Folder, str, "_Node | None"], ...]

    def touches(self, folder: _Folder) -> bool:
        return any(where is folder for where, _name, _what in self.entries)

    def shares_a_name_with(self, other: "_Naming") -> bool:
        return any(
            mine is theirs and name == other_name
            for mine, name, _what in self.entries
            for theirs, other_name, _other in other.entries
        )


class Disk:
    """A disk that remembers what of its content is safe from a power cut."""

    def __init__(self, content: Path, place: Path) -> None:
        """Begin with what lies in a folder, all of it synced; `place` is what calls name it."""
        self._place = PurePosixPath(place.resolve())
        self._root = _read(content)
        self._waiting: list[_Naming] = []

    def carry_out(self, call: Call) -> None:
        """Do what a call did."""
        match call.kind:
            case Kind.SAID | Kind.TOUCH:
                pass
            case Kind.WRITE:
                self._file(call.path).change(_Change(call.offset, call.data))
            case Kind.TRUNCATE:
                self._file(call.path).change(_Change(call.offset, None))
            case Kind.SYNC:
                self._sync(self._find(call.path))
            case _:
                self._rename(call)

    def write_now(self, target: Path) -> None:
        """Write everything into a new folder as programs saw it."""
        _write(self._root, target, lambda folder: folder.now, _File.now)

    def write_after_power_cut(self, target: Path, chance: random.Random) -> None:
        """Write into a new folder what may be there when the power fails now."""
        share = chance.choice(_SHARES)
        named: dict[int, _Entries] = {}
        lost: list[_Naming] = []
        for naming in self._waiting:
            if chance.random() >= share or any(map(naming.shares_a_name_with, lost)):
                lost.append(naming)
                continue
            for where, name, what in naming.entries:
                _put(named.setdefault(id(where), dict(where.kept)), name, what)
        sectors, garbage = chance.choice(_SHARES), chance.choice(_GARBAGE)
        _write(
            self._root,
            target,
            lambda folder: named.get(id(folder), folder.kept),
            lambda file: _carried_out(file.kept, _torn(file, chance, sectors, garbage)),
        )

    def _sync(self, what: _Node | None) -> None:
        if isinstance(what, _File):
            what.sync()
        elif what is not None:
            for naming in [n for n in self._waiting if n.touches(what)]:
                self._keep(naming)

    def _keep(self, naming: _Naming) -> None:
        """Have a naming on the disk, after all that happened to the same names before it."""
        if naming not in self._waiting:
            return
        before = self._waiting[: self._waiting.index(naming)]
        for earlier in before:
            if earlier.shares_a_name_with(naming):
                self._keep(earlier)
        self._waiting.remove(naming)
        for where, name, what in naming.entries:
            _put(where.kept, name, what)

    def _rename(self, call: Call) -> None:
        """Do what a call did to names, or nothing where it was refused."""
        what, is_there = self._find(call.path), self._find(call.path) is not None
        match call.kind:
            case Kind.CREATE if not is_there:
                self._name((call.path, _File()))
            case Kind.MAKE_FOLDER if not is_there:
                self._name((call.path, _Folder()))
            case Kind.REMOVE | Kind.REMOVE_FOLDER if is_there:
                self._name((call.path, None))
            case Kind.RENAME if is_there:
                self._name((call.to, what), (call.path, None))
            case Kind.LINK if is_there:
                self._name((call.to, what))

    def _name(self, *names: tuple[str, _Node | None]) -> None:
        entries = []
        for path, what in names:
            whole = PurePosixPath(path)
            where = self._find(str(whole.parent))
            if not isinstance(where, _Folder):
                return
            entries.append((where, whole.name, what))
        for where, name, what in entries:
            _put(where.now, name, what)
        self._waiting.append(_Naming(tuple(entries)))

    def _file(self, path: str) -> _File:
        found = self._find(path)
        # What was removed while it was open is written to no purpose.
        return found if isinstance(found, _File) else _File()

    def _find(self, path: str) -> _Node | None:
        found: _Node | None = self._root
        whole = PurePosixPath(path)
        if not whole.is_relative_to(self._place):
            return None
        for name in whole.relative_to(self._place).parts:
            found = found.now.get(name) if isinstance(found, _Folder) else None
        return found


def after_power_cut(
    before: Path, place: Path, calls: Sequence[Call], target: Path, chance: random.Random
) -> list[str]:
    """Write what a run left whose power failed at some moment; return what was promised by then.

    Every other time that is just after something was promised. The run began in `place` with what
    lies in `before`.
    """
    disk = Disk(before, place)
    promises = [number for number, call in enumerate(calls, 1) if call.kind is Kind.SAID]
    done = calls[: chance.choice((chance.randrange(len(calls) + 1), chance.choice(promises)))]
    for call in done:
        disk.carry_out(call)
    disk.write_after_power_cut(target, chance)
    return [call.path for call in done if call.kind is Kind.SAID]


def _carried_out(kept: bytes, changes: Iterable[_Change]) -> bytes:
    content = bytearray(kept)
    for change in changes:
        if change.data is None:
            content = content[: change.offset].ljust(change.offset, b"\0")
        else:
            content = content.ljust(change.offset, b"\0")
            content[change.offset : change.offset + len(change.data)] = change.data
    return bytes(content)


def _torn(file: _File, chance: random.Random, share: float, garbage: float) -> Iterator[_Change]:
    """Yield what of the changes since the last sync came to the disk, sector by sector."""
    for change in file.since:
        if change.data is None:
            if chance.random() < share:
                yield change
            continue
        start, end = change.offset, change.offset + len(change.data)
        while start < end:
            stop = min(end, start - start % _SECTOR + _SECTOR)
            if chance.random() < share:
                yield _Change(start, change.data[start - change.offset : stop - change.offset])
            elif start >= len(file.kept) and chance.random() < garbage:
                yield _Change(start, chance.randbytes(stop - start))
            start = stop


def _put(entries: _Entries, name: str, what: _Node | None) -> None:
    if what is None:
        entries.pop(name, None)
    else:
        entries[name] = what


def _read(path: Path) -> _Folder:
    entries: _Entries = {
        inner.name: _read(inner) if inner.is_dir() else _File(inner.read_bytes())
        for inner in path.iterdir()
    }
    return _Folder(entries, dict(entries))


def _write(
    folder: _Folder,
    target: Path,
    entries_of: Callable[[_Folder], _Entries],
    content: Callable[[_File], bytes],
) -> None:
    target.mkdir()
    for name, what in entries_of(folder).items():
        if isinstance(what, _Folder):
            _write(what, target / name, entries_of, content)
        else:
            (target / name).write_bytes(content(what))
