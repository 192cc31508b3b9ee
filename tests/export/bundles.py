# SPDX-License-Identifier: MIT
"""Makes evidence and bundles of it to test with: real JPEGs, real data, any number of parts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image

from desktop.domain.exchange.manifest import MANIFEST, WEEK_DATA, Manifest
from desktop.domain.exchange.week_file import check_code, content_of, dump
from desktop.domain.form.reading import read_form
from desktop.domain.progress import SILENT
from desktop.domain.report.annex import compute
from desktop.domain.report.evidence import EvidencedRecord, EvidenceItem, evidence_of
from desktop.domain.report.facts import facts_of
from desktop.domain.week.notebook import Notebook, Photo
from desktop.export.bundle.files import BundleFile, under_own_names, with_lists, write_zip
from desktop.export.bundle.names import bundle_name, part_name, photo_paths
from desktop.export.bundle.note import read_me
from desktop.paths import resources
from tests.builders import a_notebook, a_photo

FORM_TEXT = (resources() / "forms" / "quang-yen-2020.toml").read_text(encoding="utf-8")
FORM = read_form(FORM_TEXT, "quang-yen-2020.toml")
REPORT = "Báo cáo kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2026"


def a_jpeg(path: Path, width: int = 160, height: int = 120, mode: str = "RGB") -> Path:
    """Write a small JPEG that no other size or mode gives."""
    picture = Image.linear_gradient("L").resize((width, height)).convert(mode)
    picture.save(path, quality=80)
    return path


def photos(count: int) -> tuple[Photo, ...]:
    """Return so many photos of the class of `a_record`."""
    return tuple(a_photo(str(n), caption=f"Ảnh {n}") for n in range(count))


def an_item(*photos: Photo, code: str = "1.13") -> EvidenceItem:
    """Return evidence of one row: its record with these photos."""
    record = a_notebook().records[0]
    return EvidenceItem(FORM.row(code), (EvidencedRecord(record, photos),))


def content(notebook: Notebook) -> str:
    """Return a week's data as they are sent."""
    return content_of(notebook, FORM_TEXT, compute(FORM, facts_of(notebook.records)))


def a_bundle(
    folder: Path, parts: int = 1, *, revision: int = 1, caption: str = "Ảnh"
) -> list[Path]:
    """Write a bundle of a Week with one photo to each part; another `caption` is another Week."""
    files = bundle_files(folder, parts, revision=revision, caption=caption)
    packages = []
    for number, part in enumerate(files, 1):
        name = part_name(bundle_name(a_notebook().week, revision), number, parts)
        packages.append(folder / f"{name}.zip")
        write_zip(part, packages[-1], SILENT)
    return packages


def bundle_files(
    folder: Path, parts: int = 1, *, revision: int = 1, caption: str = "Ảnh"
) -> list[Sequence[BundleFile]]:
    """Return the files of such a bundle, made in a folder of their own under `folder`."""
    pictures = tuple(a_photo(str(n), caption=f"{caption} {n}") for n in range(parts))
    data = content(a_notebook(photos=pictures, attendees={}))
    scratch = folder / f"files-{parts}-{revision}-{caption}"
    return list(_parts(scratch, pictures, data, revision))


def _parts(
    scratch: Path, pictures: Sequence[Photo], data: str, revision: int
) -> Iterator[Sequence[BundleFile]]:
    paths = photo_paths(evidence_of(a_notebook(photos=tuple(pictures)), FORM))
    for number, photo in enumerate(pictures, 1):
        own = scratch / str(number)
        own.mkdir(parents=True)
        source = a_jpeg(own / "anh.jpg", 160 + number)
        files = [BundleFile(path=paths[photo.id], source=source, title="Ảnh", photo=photo.id)]
        if number == 1:
            week = own / WEEK_DATA
            week.write_text(dump(data, revision=revision), encoding="utf-8", newline="\n")
            files += under_own_names([week])
        head = a_manifest(
            revision=revision, check_code=check_code(data), part=number, parts=len(pictures)
        )
        yield with_lists(files, head, read_me(head, REPORT, [f.path for f in files]), own)


def a_manifest(**changes: Any) -> Manifest:  # noqa: ANN401 - its fields
    """Return the manifest of a part with nothing in it."""
    week = a_notebook().week
    given = Manifest(
        centre=week.centre.name,
        year=week.year,
        form=week.form,
        revision=1,
        check_code="K7QM3-ZRT4X",
        part=1,
        parts=1,
        files=(),
    )
    return replace(given, **changes)


def unpacked(folder: Path) -> Path:
    """Return a bundle laid out as a folder."""
    laid = folder / "ho-so"
    for file in bundle_files(folder)[0]:
        target = laid / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.source.read_bytes())
    assert (laid / MANIFEST).is_file()
    return laid
