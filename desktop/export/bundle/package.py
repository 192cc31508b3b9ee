# SPDX-License-Identifier: MIT
"""One part of a bundle, opened: its manifest, and its files as long as they are what it lists."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange import manifest
from desktop.domain.exchange.manifest import MANIFEST, FileEntry, Manifest
from desktop.domain.week.bounds import LARGEST_FILE
from desktop.export.bundle.source import BundleSource, open_source

ASK_AGAIN = "Hãy xin lại gói này từ nơi gửi."

_LARGEST_IN_MEMORY = LARGEST_FILE
"""In bytes: twenty times an outgoing photo."""


@dataclass(frozen=True, slots=True)
class Package:
    """One part: where its files come from, and the list of them."""

    source: BundleSource
    manifest: Manifest

    def content(self, entry: FileEntry) -> bytes:
        """Return a listed file, exactly as it was when the bundle was made.

        Raises:
            AppError: it is missing, altered, far too large, or cannot be read.
        """
        if entry.size > _LARGEST_IN_MEMORY:
            raise self._fault(f"tệp {entry.path} lớn bất thường")
        return b"".join(self._blocks(entry))

    def text(self, entry: FileEntry) -> str:
        """Return a listed file as text.

        Raises:
            AppError: as for `content`, or it is no text.
        """
        try:
            return self.content(entry).decode("utf-8")
        except UnicodeDecodeError:
            raise self._fault(f"tệp {entry.path} không phải văn bản UTF-8") from None

    def faults(self) -> Iterator[AppError]:
        """Yield what is not as the manifest says, reading every file to its end."""
        with self.source.opened() as source:
            opened = replace(self, source=source)
            for entry in self.manifest.files:
                try:
                    opened.require(entry)
                except AppError as error:
                    yield error
        listed = {MANIFEST, *(entry.path for entry in self.manifest.files)}
        for path in sorted(self.source.sizes.keys() - listed):
            yield self._fault(f"có tệp {path} không được kê khai")

    def require(self, entry: FileEntry) -> None:
        """Make sure that a listed file is as it was when the bundle was made.

        Raises:
            AppError: as for `content`.
        """
        for _block in self._blocks(entry):
            pass

    def _blocks(self, entry: FileEntry) -> Iterator[bytes]:
        """Yield a file's content; only when it has ended is it certain to be the one listed."""
        if entry.path not in self.source.sizes:
            raise self._fault(f"thiếu tệp {entry.path}")
        size, digest = 0, hashlib.sha256()
        if self.source.sizes[entry.path] == entry.size:
            for block in self.source.read(entry.path):
                size += len(block)
                digest.update(block)
                yield block
        if (size, digest.hexdigest()) != (entry.size, entry.sha256):
            raise self._fault(f"tệp {entry.path} đã bị sửa hoặc hỏng sau khi xuất")

    def _fault(self, what: str) -> BadData:
        return BadData(f"Trong {self.source.name}: {what}.", ASK_AGAIN)


def open_package(path: Path) -> Package:
    """Open one part of a bundle and read its manifest, but nothing else yet.

    Raises:
        AppError: it cannot be read, is no bundle, or made to do harm.
    """
    source = open_source(path)
    if source.sizes[MANIFEST] > _LARGEST_IN_MEMORY:
        raise BadData(f"Trong {source.name}: tệp {MANIFEST} lớn bất thường.", ASK_AGAIN)
    raw = b"".join(source.read(MANIFEST))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        message = f"Trong {source.name}: tệp {MANIFEST} không phải văn bản UTF-8."
        raise BadData(message, ASK_AGAIN) from None
    return Package(source, manifest.load(text, source.name))
