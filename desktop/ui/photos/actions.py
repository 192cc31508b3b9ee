# SPDX-License-Identifier: MIT
"""What the clerk does with one photo or many: each of it one step that can be undone."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.vietnamese import grouped, line, quoted
from desktop.domain.week.changes import Changes
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Photo
from desktop.domain.week.records import Record
from desktop.ui.frame.desk import Desk

_LONGEST_NAME = 36


def title_of(record: Record) -> str:
    """Return what a record is called, also when nobody named it yet."""
    return record.title or f"{kind_of(record).name} chưa đặt tên"


def photo_name(photo: Photo) -> str:
    """Return the name of a photo's file, the middle of a very long one left out."""
    name = photo.file_name
    return name if len(name) <= _LONGEST_NAME else f"{name[:18]}…{name[-14:]}"


def assign(desk: Desk, photos: Sequence[Photo], record: Record) -> None:
    """Have photos belong to a record."""
    changed = [replace(p, record=record.id) for p in _now(desk, photos) if p.record != record.id]
    _do(desk, f"Xếp {_count(photos)} vào {quoted(title_of(record))}", changed, tell=True)


def take_out(desk: Desk, photos: Sequence[Photo]) -> None:
    """Have photos belong to no record any more."""
    changed = [replace(p, record=None) for p in _now(desk, photos) if p.record is not None]
    _do(desk, f"Bỏ {_count(changed)} khỏi hoạt động", changed, tell=True)


def turn(desk: Desk, photos: Sequence[Photo], degrees: int) -> None:
    """Turn photos clockwise, or the other way by a negative angle."""
    changed = [replace(p, turn=(p.turn + degrees) % 360) for p in _now(desk, photos) if not p.fault]
    _do(desk, f"Xoay {_count(changed)}", changed)


def toggle_typical(desk: Desk, photos: Sequence[Photo]) -> None:
    """Mark photos as typical; unmark them if all of them are."""
    usable = [p for p in _now(desk, photos) if not p.fault]
    mark = not all(p.typical for p in usable)
    changed = [replace(p, typical=mark) for p in usable if p.typical != mark]
    verb = "Chọn" if mark else "Bỏ chọn"
    _do(desk, f"{verb} {_count(changed)} tiêu biểu", changed)


def caption(desk: Desk, photos: Sequence[Photo], text: str) -> None:
    """Write one caption under photos."""
    words = line(text)
    changed = [replace(p, caption=words) for p in _now(desk, photos) if p.caption != words]
    merge = f"{'+'.join(sorted(p.id for p in photos))}/caption"
    _do(desk, f"Ghi chú thích {_count(photos)}", changed, merge=merge)


def remove(desk: Desk, photos: Sequence[Photo]) -> None:
    """Delete photos; their files stay, so that this can be undone."""
    if photos := _now(desk, photos):
        changes = Changes(photos={p.id: None for p in photos})
        desk.do(f"Xóa {_count(photos)}", changes, tell=True)


def _do(
    desk: Desk, label: str, photos: Sequence[Photo], *, merge: str = "", tell: bool = False
) -> None:
    if photos:
        desk.do(label, Changes(photos={p.id: p for p in photos}), merge=merge, tell=tell)


def _now(desk: Desk, photos: Sequence[Photo]) -> list[Photo]:
    """Return photos as they stand: who shows them may not have followed the last change yet."""
    return [now for photo in photos if (now := desk.week.photo(photo.id))]


def _count(photos: Sequence[Photo]) -> str:
    return "ảnh" if len(photos) == 1 else f"{grouped(len(photos))} ảnh"
