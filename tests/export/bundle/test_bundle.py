# SPDX-License-Identifier: MIT
"""Tests of bundles: named, divided, packed, and read back."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import AppError
from desktop.domain.exchange import week_file
from desktop.domain.exchange.manifest import MANIFEST, READ_ME, WEEK_DATA, is_bundle_path
from desktop.domain.form.form import Row
from desktop.domain.progress import SILENT
from desktop.domain.report.evidence import EvidenceItem
from desktop.domain.week.week import Centre, short_centre
from desktop.export.bundle.files import BundleFile, write_zip
from desktop.export.bundle.names import bundle_name, part_name, photo_paths
from desktop.export.bundle.note import read_me
from desktop.export.bundle.reader import read_bundle, verify
from desktop.export.mail.split import Enclosure, mail_budget, megabytes, plan_parts
from tests.builders import a_photo, a_record, a_week
from tests.export.bundles import (
    REPORT,
    a_bundle,
    a_jpeg,
    a_manifest,
    an_item,
    bundle_files,
    photos,
    unpacked,
)

CENTRE = "Trung tâm học tập cộng đồng phường Hà An"


def test_a_centre_is_called_by_its_abbreviation() -> None:
    assert short_centre(Centre(name=CENTRE)) == "TTHTCĐ phường Hà An"
    assert short_centre(Centre(name="Trung tâm Văn hóa – HTCĐ")) == "Trung tâm Văn hóa – HTCĐ"


def test_a_bundle_is_named_by_year_centre_and_revision() -> None:
    name = bundle_name(a_week(centre=Centre(name=CENTRE)), 2)
    assert name == "bao-cao-tlhtsd-2026-tthtcd-phuong-ha-an-lan-2"
    assert part_name(name, 1, 1) == name
    assert part_name(name, 2, 3) == f"{name}-phan-2-cua-3"


@given(st.text(), st.integers(1, 999), st.integers(1, 999))
def test_names_of_parts_are_short_ascii_whatever_the_centre(
    centre: str, revision: int, part: int
) -> None:
    name = part_name(bundle_name(a_week(centre=Centre(name=centre)), revision), part, 999)
    assert name.isascii()
    assert len(f"{name}.zip") <= 80


def test_photos_are_named_by_row_number_and_title() -> None:
    record = a_record(title="Tin học văn phòng, khóa 1 (buổi tối)")
    first = an_item(*photos(2), code="1.4")
    one = EvidenceItem(first.row, (type(first.records[0])(record, photos(2)),))
    assert list(photo_paths([one]).values()) == [
        "anh/01_04-01-tin-hoc-van-phong-khoa-1-buoi.jpg",
        "anh/01_04-02-tin-hoc-van-phong-khoa-1-buoi.jpg",
    ]


@given(code=st.from_regex(r"\w{1,30}(\.\w{1,9}){0,3}", fullmatch=True), title=st.text())
def test_every_photo_has_a_name_that_a_bundle_may_hold(code: str, title: str) -> None:
    record = a_record(title=title)
    shown = type(an_item().records[0])(record, photos(120))
    paths = photo_paths([EvidenceItem(Row(code=code, label="x"), (shown,))])
    assert len(set(paths.values())) == 120
    assert all(is_bundle_path(path) and len(path) <= 80 for path in paths.values())


@given(st.lists(st.integers(0, 500)), st.lists(st.integers(1, 300)), st.integers(300, 5000))
def test_parts_hold_every_photo_once_in_order_and_never_too_much(
    fixed: list[int], sizes: list[int], budget: int
) -> None:
    documents = [Enclosure(f"d{n}", size) for n, size in enumerate(fixed)]
    items = [Enclosure(str(n), size) for n, size in enumerate(sizes)]
    if sum(fixed) > budget:
        with pytest.raises(AppError):
            plan_parts(documents, items, budget)
        return
    parts = plan_parts(documents, items, budget)
    assert [key for part in parts for key in part.photos] == [item.key for item in items]
    assert [(part.number, part.count) for part in parts] == [
        (n, len(parts)) for n in range(1, len(parts) + 1)
    ]
    taken = [sum(sizes[int(key)] for key in part.photos) for part in parts]
    assert max([sum(fixed) + taken[0], *taken[1:]]) <= budget
    assert all(part.photos for part in parts[1:])


def test_documents_too_large_for_a_mail_are_told_in_figures() -> None:
    with pytest.raises(AppError, match=r"đã là 8,1 MB, quá mức 7,3 MB"):
        plan_parts([Enclosure("bao-cao.pdf", 8_050_000)], [], 7_300_000)


def test_a_photo_too_large_for_a_mail_is_told_in_figures() -> None:
    with pytest.raises(AppError, match=r"Một ảnh cần 9,0 MB, quá mức 7,3 MB"):
        plan_parts([], [Enclosure("p1", 9_000_000)], 7_300_000)


@given(st.integers(1, 150), st.integers(0, 2_000_000))
def test_a_mail_carries_less_than_three_quarters_of_its_size(limit: int, overhead: int) -> None:
    raw = mail_budget(limit, overhead)
    assert raw >= 0
    assert raw / 57 * 78 + overhead <= limit * 1_000_000 or raw == 0


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 kB"),
        (1, "1 kB"),
        (99_000, "99 kB"),
        (100_000, "0,1 MB"),
        (1_234_567_890, "1.234,6 MB"),
    ],
)
def test_sizes_are_written_as_people_read_them(size: int, words: str) -> None:
    assert megabytes(size) == words


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
    [one], [two] = a_bundle(first), a_bundle(second)
    assert one.read_bytes() == two.read_bytes()


def test_entries_are_sorted_plain_files_without_a_clock(tmp_path: Path) -> None:
    [package] = a_bundle(tmp_path)
    with ZipFile(package) as opened:
        entries = opened.infolist()
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    packed = {entry.filename: entry.compress_type for entry in entries}
    assert packed[WEEK_DATA] == ZIP_DEFLATED
    assert packed[next(name for name in names if name.endswith(".jpg"))] == ZIP_STORED


def test_other_programs_open_a_part(tool: Callable[[str], str], tmp_path: Path) -> None:
    for package in a_bundle(tmp_path, 2):
        subprocess.run([tool("unzip"), "-tq", package], check=True, capture_output=True)


def test_the_manifest_lists_every_other_file_as_it_is(tmp_path: Path) -> None:
    [package] = a_bundle(tmp_path)
    with ZipFile(package) as opened:
        listed = {file["path"]: file for file in json.loads(opened.read(MANIFEST))["files"]}
        assert sorted([MANIFEST, *listed]) == opened.namelist()
        for path, entry in listed.items():
            content = opened.read(path)
            assert entry["size"] == len(content)
            assert entry["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_note_opens_in_notepad_and_says_what_is_inside(tmp_path: Path) -> None:
    first, _ = a_bundle(tmp_path, 2)
    with ZipFile(first) as opened:
        raw = opened.read(READ_ME)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    text = raw.decode("utf-8-sig")
    assert "đây là phần 1/2" in text
    assert "du-lieu.json" in text
    assert "1 ảnh" in text
    assert "TTHTCĐ phường Hà An" in text


def test_the_note_of_a_later_part_tells_where_the_report_is() -> None:
    paths = ["anh/01-01-a.jpg"]
    assert "nằm ở phần 1" in read_me(a_manifest(part=2, parts=2), REPORT, paths)
    assert "1 gói duy nhất" in read_me(a_manifest(), REPORT, paths)


def test_stopping_stops_the_packing(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    class Impatient:
        def step(self, done: int, total: int, message: str = "") -> None: ...

        def check(self) -> None:
            raise Stopped

    file = BundleFile(path="bao-cao.pdf", source=a_jpeg(tmp_path / "x.jpg"))
    with pytest.raises(Stopped):
        write_zip([file], tmp_path / "x.zip", Impatient())


def test_parts_are_read_in_any_order(tmp_path: Path) -> None:
    for paths in permutations(a_bundle(tmp_path, 3)):
        bundle = read_bundle(paths)
        assert [package.manifest.part for package in bundle.packages] == [1, 2, 3]
        assert bundle.missing == ()


def test_data_and_pictures_come_back_as_they_went(tmp_path: Path) -> None:
    packages = a_bundle(tmp_path, 2)
    bundle = read_bundle(packages)
    week = week_file.load(bundle.data(), WEEK_DATA)
    assert set(bundle.pictures()) == {photo.id for photo in week.notebook.photos}
    for number, picture in enumerate(bundle.pictures().values(), 1):
        source = tmp_path / "files-2-1-Ảnh" / str(number) / "anh.jpg"
        assert picture == source.read_bytes()


def test_a_later_part_alone_has_pictures_but_no_data(tmp_path: Path) -> None:
    bundle = read_bundle(a_bundle(tmp_path, 2)[1:])
    assert bundle.missing == (1,)
    assert list(bundle.pictures()) == ["anh-1"]
    with pytest.raises(AppError, match="nằm ở phần 1"):
        bundle.data()


def test_a_whole_bundle_is_found_complete_and_unaltered(tmp_path: Path) -> None:
    found = verify(a_bundle(tmp_path, 3))
    assert found.faults == ()
    assert (found.centre, found.year, found.revision) == ("TTHTCĐ phường Hà An", 2026, 1)
    assert (found.parts, found.present, found.missing) == (3, (1, 2, 3), ())
    assert (found.files, found.photos) == (7, 3)
    assert found.week is not None
    assert found.week.check_code == found.check_code


def test_a_folder_is_as_good_as_a_zip(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    for name in ("Thumbs.db", "~$o-cao.docx", "anh/desktop.ini"):
        (folder / name).touch()
    (folder / "gui").mkdir()
    (folder / "gui" / "goi.zip").touch()
    assert verify([folder]).faults == ()
    assert list(read_bundle([folder]).pictures()) == ["anh-0"]


def test_a_part_given_twice_counts_once(tmp_path: Path) -> None:
    first, second = a_bundle(tmp_path, 2)
    again = Path(shutil.copy(first, tmp_path / "lại.zip"))
    found = verify([first, again, second])
    assert found.faults == ()
    assert found.photos == 2


def test_missing_parts_are_named(tmp_path: Path) -> None:
    _first, second, _third = a_bundle(tmp_path, 3)
    found = verify([second])
    assert found.missing == (1, 3)
    assert found.week is None
    [fault] = found.faults
    assert fault.startswith("Thiếu phần 1, 3 trong tổng số 3 phần.")


def test_parts_of_two_submissions_are_not_taken_for_one(tmp_path: Path) -> None:
    [first, _], [_, second] = a_bundle(tmp_path, 2), a_bundle(tmp_path, 2, revision=2)
    found = verify([first, second])
    assert found.present == (1,)
    assert "không cùng một lần nộp" in found.faults[0]
    assert "lần nộp 2" in found.faults[0]
    with pytest.raises(AppError, match="không cùng một lần nộp"):
        read_bundle([first, second])


def test_two_different_packages_cannot_be_the_same_part(tmp_path: Path) -> None:
    [first] = a_bundle(tmp_path)
    files = [f for f in bundle_files(tmp_path / "khác")[0] if not f.path.endswith(".jpg")]
    with_fewer = json.loads(files[0].source.read_text(encoding="utf-8"))
    with_fewer["files"] = [f for f in with_fewer["files"] if not f["path"].endswith(".jpg")]
    files[0].source.write_text(json.dumps(with_fewer), encoding="utf-8")
    write_zip(files, tmp_path / "khác.zip", SILENT)
    assert "cùng là phần 1" in verify([first, tmp_path / "khác.zip"]).faults[0]


def test_data_of_another_submission_do_not_pass(tmp_path: Path) -> None:
    [files] = bundle_files(tmp_path)
    text = files[0].source.read_text(encoding="utf-8")
    files[0].source.write_text(text.replace('"year": 2026', '"year": 2025'), encoding="utf-8")
    write_zip(files, tmp_path / "a.zip", SILENT)
    assert "không nói về cùng một lần nộp" in verify([tmp_path / "a.zip"]).faults[0]


def test_an_unknown_photo_is_no_key_of_the_pictures(tmp_path: Path) -> None:
    pictures = read_bundle(a_bundle(tmp_path)).pictures()
    assert a_photo("9").id not in pictures
    assert len(pictures) == 1
