# SPDX-License-Identifier: MIT
"""Guesses from the time a photo was taken which record it belongs to."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import nsmallest

from desktop.domain.vietnamese import short_span
from desktop.domain.week.notebook import Notebook, Photo
from desktop.domain.week.records import Funding, NewsItem, Publication, Record, State, TrainingClass

_SAME_TIME = timedelta(minutes=45)
"""Photos no further apart show one activity: a class lasts longer, a break is shorter."""

_LONGEST = 31
"""In days: what lasts longer says nothing about a single day."""

_NEIGHBOUR = 3.0
_HARDLY_SEEN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A record some photos probably belong to, and the sentence that says why."""

    record: Record
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Photos without a record that were taken one soon after the other, and where they may go."""

    photos: tuple[Photo, ...]
    suggestions: tuple[Suggestion, ...]


class PhotoMatching:
    """What can be guessed of the photos of a notebook as it stands.

    A photo goes by two signs: the record was held on the day the photo was taken, the fewer days
    long the likelier; and its neighbours in time, not more than 45 minutes away, were given to
    the record. A cancelled record has no photos.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._records = {r.id: r for r in notebook.records if r.state is not State.CANCELLED}
        self._on_day: dict[date, dict[str, float]] = {}
        for record in self._records.values():
            days = list(_days(record))
            for day in days:
                self._on_day.setdefault(day, {})[record.id] = _weight(record, len(days))
        placed = sorted(
            (photo.taken_at, photo.record)
            for photo in notebook.photos
            if photo.taken_at and photo.record and photo.record in self._records
        )
        self._times = [time for time, _ in placed]
        self._owners = [owner for _, owner in placed]
        self._loose = [p for p in notebook.photos if p.is_waiting]

    def suggest(self, photos: Sequence[Photo], most: int = 3) -> tuple[Suggestion, ...]:
        """Return the records these photos together probably belong to, the likeliest first.

        What all of them belong to already is no suggestion; photos that do not say when they
        were taken give none.
        """
        timed = sorted(p.taken_at for p in photos if p.taken_at)
        scores: dict[str, float] = {}
        beside: Counter[str] = Counter()
        for day, count in Counter(time.date() for time in timed).items():
            for id_, weight in self._on_day.get(day, {}).items():
                scores[id_] = scores.get(id_, 0.0) + count * weight
        for photo in photos:
            for owner in self._beside(photo):
                scores[owner] = scores.get(owner, 0.0) + _NEIGHBOUR
                beside[owner] += 1
        owners = {photo.record for photo in photos}
        known = owners if len(owners) == 1 else ()
        best = nsmallest(
            most + len(known), scores, key=lambda id_: (-scores[id_], self._records[id_].title)
        )
        return tuple(
            Suggestion(
                record=self._records[id_], reason=_reason(self._records[id_], timed, beside[id_])
            )
            for id_ in [r for r in best if r not in known][:most]
        )

    def groups(self, guessed: int | None = None) -> tuple[Group, ...]:
        """Return the photos without a record by when they were taken, each with suggestions.

        Photos that do not say when they were taken are one group, the last. Of many groups only
        the first `guessed` need have suggestions: no more are shown at once.
        """
        untimed = tuple(p for p in self._loose if p.taken_at is None)
        clusters = [*_clusters(self._loose), *([untimed] if untimed else [])]
        return (
            *(Group(photos=c, suggestions=self.suggest(c)) for c in clusters[:guessed]),
            *(Group(photos=c, suggestions=()) for c in clusters[len(clusters[:guessed]) :]),
        )

    def _beside(self, photo: Photo) -> set[str]:
        """Return the records of the photos taken just before and just after."""
        time, found = photo.taken_at, set[str]()
        if time is None:
            return found
        at = bisect_left(self._times, time)
        if at and time - self._times[at - 1] <= _SAME_TIME:
            found.add(self._owners[at - 1])
        if at < len(self._times) and self._times[at] - time <= _SAME_TIME:
            found.add(self._owners[at])
        return found


def _clusters(photos: Sequence[Photo]) -> Iterator[tuple[Photo, ...]]:
    timed = sorted(
        ((p.taken_at, p) for p in photos if p.taken_at), key=lambda pair: (pair[0], pair[1].id)
    )
    cluster: list[Photo] = []
    last: datetime | None = None
    for time, photo in timed:
        if last is not None and time - last > _SAME_TIME:
            yield tuple(cluster)
            cluster = []
        cluster.append(photo)
        last = time
    if cluster:
        yield tuple(cluster)


def _days(record: Record) -> Iterator[date]:
    if record.starts is None:
        return
    length = ((record.ends or record.starts) - record.starts).days + 1
    if length <= _LONGEST:
        yield from (record.starts + timedelta(days=n) for n in range(length))


def _weight(record: Record, length: int) -> float:
    hardly_seen = isinstance(record, Funding | NewsItem | Publication)
    return (_HARDLY_SEEN if hardly_seen else 1.0) / length


def _reason(record: Record, timed: Sequence[datetime], beside: int) -> str:
    """Say why: "chụp 02/10 lúc 8:30, đúng ngày của lớp"."""
    parts = [_when(timed)] if timed else []
    starts = record.starts
    if starts and any(starts <= t.date() <= (record.ends or starts) for t in timed):
        days = "đúng ngày" if record.ends in (None, starts) else "trong các ngày"
        what = "của lớp" if isinstance(record, TrainingClass) else "tổ chức"
        parts.append(f"{days} {what}")
    if beside:
        parts.append("cùng lúc với ảnh đã xếp ở đó")
    return ", ".join(parts)


def _when(timed: Sequence[datetime]) -> str:
    first, last = timed[0], timed[-1]
    days = short_span(first.date(), last.date())
    if first.date() != last.date():
        return f"chụp {days}"
    if _clock(first) == _clock(last):
        return f"chụp {days} lúc {_clock(first)}"
    return f"chụp {days} từ {_clock(first)} đến {_clock(last)}"


def _clock(time: datetime) -> str:
    return f"{time.hour}:{time.minute:02}"
