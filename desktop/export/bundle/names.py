# SPDX-License-Identifier: MIT
"""Names bundles, their parts and the photos in them: short, ASCII, and telling what they are."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

from desktop.domain.exchange.manifest import PHOTO_FOLDER, REPORT
from desktop.domain.report.evidence import EvidenceItem
from desktop.domain.vietnamese import padded, slug
from desktop.domain.week.week import Week, short_centre

_LONGEST_CODE = 20
_LONGEST_TITLE = 30
_TAG = 4


def bundle_name(week: Week, revision: int) -> str:
    """Return the name of a submission's folder, "bao-cao-tlhtsd-2026-tthtcd-phuong-ha-an-lan-1"."""
    return attached_name(REPORT, week, revision).removesuffix(".pdf")


def attached_name(document: str, week: Week, revision: int) -> str:
    """Return what a document of a bundle is called beside it, "phu-luc-tlhtsd-2026-….xlsx".

    So the files of many centres can lie in one folder.
    """
    kind, dot, suffix = document.partition(".")
    return f"{kind}-tlhtsd-{week.year}-{_centre(week)}-lan-{revision}{dot}{suffix}"


def part_name(bundle: str, part: int, parts: int) -> str:
    """Return the name of one part without extension; an undivided bundle keeps its own name."""
    return bundle if parts == 1 else f"{bundle}-phan-{part}-cua-{parts}"


def photo_paths(evidence: Iterable[EvidenceItem]) -> Mapping[str, str]:
    """Return the path in the bundle of each photo by its id, "anh/01_04-02-tin-hoc-van-phong.jpg".

    Sorted, they stand in the order of the form.
    """
    numbers: Counter[str] = Counter()
    paths: dict[str, str] = {}
    for item in evidence:
        code = _code(item.row.code)
        for shown in item.records:
            title = slug(shown.record.title or item.row.label, _LONGEST_TITLE)
            for photo in shown.photos:
                numbers[code] += 1
                name = f"{code}-{padded(numbers[code])}-{title}"
                paths[photo.id] = f"{PHOTO_FOLDER}/{name}.jpg"
    return paths


def _centre(week: Week) -> str:
    """Return the centre's name for a file; one cut short is told from its like by a tag."""
    name = short_centre(week.centre)
    whole = slug(name, 2 * len(name) + 1)
    if len(whole) <= _LONGEST_TITLE and whole != slug(""):
        return whole
    tag = hashlib.sha256(name.encode()).hexdigest()[:_TAG]
    return f"{slug(name, _LONGEST_TITLE - _TAG - 1)}-{tag}"


def _code(row: str) -> str:
    """Return a row's code for a file name, "1.4" as "01_04"."""
    parts = (padded(int(part)) if part.isdecimal() else slug(part) for part in row.split("."))
    return "_".join(parts).replace("-", "_")[:_LONGEST_CODE]
