# SPDX-License-Identifier: MIT
"""Tests with hostile and broken bundles: each is refused as a whole, and nothing is written."""

import hashlib
import io
import json
import random
import stat
import struct
import sys
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest

from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange.manifest import MANIFEST, WEEK_DATA
from desktop.export.bundle.reader import read_bundle, verify
from desktop.paths import DataFolder
from desktop.services.exchange.loading import load_week
from desktop.services.workspace import open_workspace
from tests.export.bundles import a_bundle, unpacked
from tests.hostile.matrix import covers
from tests.hostile.photos import changed
from tests.hostile.trial import Child

PHOTO = "anh/01_13-01-lop-boi-duong-tap-huan-cua-tho.jpg"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    [package] = a_bundle(tmp_path)
    return package


def refused(*paths: Path) -> str:
    """Return the sentence with which both ways of reading refuse a bundle, and nothing else."""
    before = set(paths[0].parent.rglob("*"))
    with pytest.raises(AppError) as caught:
        read_bundle(paths)
    error = caught.value
    assert error.message.endswith((".", "…”."))
    assert error.advice
    assert "\n" not in error.message
    assert str(error) in faults_of(*paths)
    assert set(paths[0].parent.rglob("*")) == before
    return error.message


def faults_of(*paths: Path) -> tuple[str, ...]:
    """Return what verifying finds, even when it finds no bundle at all."""
    try:
        return verify(paths).faults
    except AppError as error:
        return (str(error),)


def entries(package: Path) -> dict[str, bytes]:
    with ZipFile(package) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def repacked(package: Path, change: Callable[[ZipFile, dict[str, bytes]], None]) -> Path:
    """Write the package anew; `change` may alter its entries, or add to it by itself."""
    files = entries(package)
    with ZipFile(package, "w") as target:
        change(target, files)
        for name, content in files.items():
            target.writestr(ZipInfo(name), content)
    return package


def with_entry(package: Path, entry: ZipInfo, content: bytes = b"x") -> Path:
    return repacked(package, lambda target, _files: target.writestr(entry, content))


@covers("Z1", "path out", "absolute names", "drive and share names")
@pytest.mark.parametrize(
    "name",
    [
        "../bao-cao.pdf",
        "../../../../etc/passwd",
        "/bao-cao.pdf",
        "C:/Windows/x.exe",
        "C:bao-cao.pdf",
        "//may/chung/x.pdf",
        r"\\may\chung\x.pdf",
        r"..\bao-cao.pdf",
        r"anh\01-01-a.jpg",
        "anh/../bao-cao.pdf",
        "anh/./01-01-a.jpg",
        "./bao-cao.pdf",
        "anh/",
        "anh/con.jpg",
        "bao-cao.pdf ",
        "bao-cao.pdf.",
        "Bao-cao.pdf",
        "báo-cáo.pdf",
        "chay-di.exe",
        "goi-trong.zip",
        "x" * 300,
        "anh/01-01-a.jpg\n",
    ],
)
def test_a_name_that_the_program_never_gives_is_refused(good: Path, name: str) -> None:
    entry = ZipInfo("x")
    entry.filename = name  # as it is, where Windows would make slashes of what it is given
    assert "có tệp lạ" in refused(with_entry(good, entry))


def test_a_name_cut_short_by_a_zero_is_refused(good: Path) -> None:
    entry = ZipInfo("bao-cao.pdf")
    entry.filename = "bao-cao.pdf\0.exe"
    assert "có tệp lạ" in refused(with_entry(good, entry))


@covers("Z1", "links")
@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFCHR, stat.S_IFIFO])
def test_links_and_devices_are_refused(good: Path, kind: int) -> None:
    entry = ZipInfo("bao-cao.pdf")
    entry.external_attr = (kind | 0o777) << 16
    assert "có tệp lạ" in refused(with_entry(good, entry, b"/etc/passwd"))


@covers("Z1", "duplicate names")
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(good: Path) -> None:
    assert "hai tệp cùng tên" in refused(with_entry(good, ZipInfo(WEEK_DATA)))


@covers("Z1", "password")
def test_an_encrypted_file_is_refused(good: Path) -> None:
    raw = bytearray(good.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + at] |= 1
    good.write_bytes(raw)
    assert "khóa bằng mật khẩu" in refused(good)


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_a_strange_compression_is_refused(good: Path, method: int) -> None:
    entry = ZipInfo("bao-cao.pdf")
    entry.compress_type = method
    assert "nén theo cách lạ" in refused(with_entry(good, entry, bytes(1000)))


@covers("Z1", "bomb")
def test_a_bomb_is_refused_before_it_is_unpacked(good: Path) -> None:
    entry = ZipInfo("bao-cao.pdf")
    entry.compress_type = ZIP_DEFLATED
    bomb = with_entry(good, entry, bytes(200_000_000))
    tracemalloc.start()
    message = refused(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "nén nhỏ bất thường" in message
    assert peak < 10_000_000


def test_a_bomb_that_lies_about_its_size_is_refused(good: Path) -> None:
    """The file unpacks to 200 MB but says it has as few bytes as the manifest lists."""
    files = entries(good)
    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = bomb.compress(bytes(200_000_000)) + bomb.flush()
    size = len(files[WEEK_DATA])
    with ZipFile(good, "w") as target:
        for name, content in files.items():
            target.writestr(ZipInfo(name), packed if name == WEEK_DATA else content)
    raw = bytearray(good.read_bytes())
    for signature, method, length in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        name_at = 30 if signature == b"PK\x03\x04" else 46
        at = next(at for at in _all(raw, signature) if raw[at + name_at :].startswith(b"du-lieu"))
        raw[at + method : at + method + 2] = struct.pack("<H", ZIP_DEFLATED)
        raw[at + length : at + length + 4] = struct.pack("<I", size)
    good.write_bytes(raw)
    tracemalloc.start()
    message = refused(good)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert f"tệp {WEEK_DATA}" in message
    assert peak < 10_000_000


def _all(raw: bytes | bytearray, signature: bytes) -> Iterator[int]:
    at = raw.find(signature)
    while at >= 0:
        yield at
        at = raw.find(signature, at + 1)


def test_a_file_that_claims_to_be_giant_is_refused(good: Path) -> None:
    raw = bytearray(good.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 20 : at + 28] = struct.pack("<II", 300_000_000, 300_000_000)
    good.write_bytes(raw)
    assert "lớn bất thường" in refused(good)


@covers("Z1", "65 536 entries")
@pytest.mark.parametrize("count", [5_001, 65_536])
def test_thousands_of_files_are_refused_at_once(tmp_path: Path, count: int) -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as target:
        for n in range(count):
            target.writestr(ZipInfo(f"anh/01-{n % 10000:04}-{n // 10000}.jpg"), b"")
    package = tmp_path / "a.zip"
    package.write_bytes(buffer.getvalue())
    assert "quá nhiều tệp (trên 5.000)" in refused(package)


def test_a_wrong_count_hides_nothing(good: Path) -> None:
    raw = bytearray(good.read_bytes())
    raw[-14:-10] = struct.pack("<2H", 1, 1)
    good.write_bytes(raw)
    assert verify([good]).faults == ()


@covers("Z1", "wrong checksum")
def test_a_wrong_checksum_is_found(good: Path) -> None:
    raw = bytearray(good.read_bytes())
    name_ends = raw.index(PHOTO.encode()) + len(PHOTO)
    raw[name_ends + 500] ^= 1
    good.write_bytes(raw)
    message = refused(good)
    assert PHOTO in message
    assert "hỏng" in message


@covers("Z1", "truncated")
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_off_is_refused(good: Path, share: float) -> None:
    raw = good.read_bytes()
    good.write_bytes(raw[: int(len(raw) * share)])
    assert ("rỗng" if not share else "cắt cụt") in refused(good)


@pytest.mark.parametrize("place", ["before", "behind"])
def test_something_added_around_the_zip_is_refused(good: Path, place: str) -> None:
    raw = good.read_bytes()
    extra = b"MZ\x90\x00" * 100
    good.write_bytes(extra + raw if place == "before" else raw + extra)
    assert "nối thêm" in refused(good)


@pytest.mark.parametrize(
    "content",
    [b"x", b"<html></html>" * 99, b"%PDF-1.7\n" * 9, b"Rar!\x1a\x07\x00" * 9, bytes(9999)],
)
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    assert "không phải tệp .zip" in refused(tmp_path / "a.zip")


def test_an_empty_zip_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w"):
        pass
    assert f"không có tệp {MANIFEST}" in refused(tmp_path / "a.zip")


@covers("Z1", "nested zip")
def test_a_zip_in_a_zip_is_no_bundle(good: Path, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "ngoài.zip", "w") as outer:
        outer.write(good, good.name)
    assert "có tệp lạ" in refused(tmp_path / "ngoài.zip")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "Không đọc được" in refused(tmp_path / "mất.zip")


def test_no_file_at_all_is_refused() -> None:
    for read in (read_bundle, verify):
        with pytest.raises(AppError, match="Chưa chọn gói nào"):
            read([])


def test_a_bundle_without_manifest_is_refused(good: Path) -> None:
    repacked(good, lambda _target, files: files.__delitem__(MANIFEST))
    assert f"không có tệp {MANIFEST}" in refused(good)


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe", b"{}", b"[" * 90_000, b"9" * 5_000, b'{"format": "so-tuan-le-goi"}']
)
def test_a_broken_manifest_is_refused(good: Path, text: bytes) -> None:
    repacked(good, lambda _target, files: files.update({MANIFEST: text}))
    assert MANIFEST in refused(good) or "ản kê khai" in refused(good)


def listed(package: Path, change: Callable[[dict[str, object]], object]) -> Path:
    """Change what the manifest says of the photo."""

    def edit(_target: ZipFile, files: dict[str, bytes]) -> None:
        whole = json.loads(files[MANIFEST])
        change(next(file for file in whole["files"] if file["path"] == PHOTO))
        files[MANIFEST] = json.dumps(whole).encode()

    return repacked(package, edit)


@covers("Z1", "wrong hash")
@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"size": 1}, {"size": 10**12}])
def test_a_wrong_size_or_hash_is_found(good: Path, change: dict[str, object]) -> None:
    listed(good, lambda entry: entry.update(change))
    assert f"tệp {PHOTO} đã bị sửa hoặc hỏng" in refused(good)


@covers("Z1", "missing hash")
def test_a_missing_hash_is_refused(good: Path) -> None:
    listed(good, lambda entry: entry.pop("sha256"))
    assert "thiếu mục “sha256”" in refused(good)


def test_a_manifest_cannot_point_outside(good: Path) -> None:
    listed(good, lambda entry: entry.update({"path": "../../etc/passwd"}))
    assert "ghi sai về tệp" in refused(good)


def test_an_altered_file_is_found(good: Path) -> None:
    repacked(good, lambda _target, files: files.update({PHOTO: files[PHOTO] + b"\0"}))
    assert f"tệp {PHOTO} đã bị sửa hoặc hỏng" in refused(good)


def test_a_missing_file_is_found(good: Path) -> None:
    repacked(good, lambda _target, files: files.__delitem__(PHOTO))
    assert f"thiếu tệp {PHOTO}" in refused(good)


@covers("Z1", "extra files")
def test_a_file_that_is_not_listed_is_found(good: Path) -> None:
    assert "có tệp bao-cao.pdf không được kê khai" in refused(
        with_entry(good, ZipInfo("bao-cao.pdf"))
    )


def with_data(package: Path, change: Callable[[bytes], bytes]) -> Path:
    """Change the data and list them so: as somebody would who wants it not to show."""

    def edit(_target: ZipFile, files: dict[str, bytes]) -> None:
        data = change(files[WEEK_DATA])
        whole = json.loads(files[MANIFEST])
        entry = next(file for file in whole["files"] if file["path"] == WEEK_DATA)
        entry |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        files |= {WEEK_DATA: data, MANIFEST: json.dumps(whole).encode()}

    return repacked(package, edit)


def test_data_altered_together_with_their_hash_fail_by_the_check_code(good: Path) -> None:
    with_data(good, lambda data: data.replace(b'"people": 12', b'"people": 99'))
    assert "mã kiểm tra không khớp" in refused(good)


def test_data_without_a_check_code_are_not_those_that_were_sent(good: Path) -> None:
    def without_code(data: bytes) -> bytes:
        whole = json.loads(data)
        whole["check_code"] = ""
        return json.dumps(whole).encode()

    assert "không nói về cùng một lần nộp" in refused(with_data(good, without_code))


@pytest.mark.parametrize("data", [b"", b"\xff", b"[" * 90_000, b"9" * 5_000, b"{}"])
def test_broken_data_are_refused(good: Path, data: bytes) -> None:
    assert WEEK_DATA in refused(with_data(good, lambda _data: data))


def test_several_things_wrong_are_all_told(good: Path) -> None:
    def spoil(_target: ZipFile, files: dict[str, bytes]) -> None:
        files[PHOTO] += b"\0"
        del files["DOC-TRUOC.txt"]
        files["bao-cao.pdf"] = b"x"

    faults = verify([repacked(good, spoil)]).faults
    assert len(faults) == 3


def test_one_bad_part_spoils_the_reading_of_all(tmp_path: Path) -> None:
    first, second = a_bundle(tmp_path, 2)
    second.write_bytes(b"x")
    assert "không phải tệp .zip" in refused(first, second)
    assert verify([first, second]).missing == (2,)


def test_a_bundle_that_changes_while_it_is_read_gives_no_false_picture(good: Path) -> None:
    pictures = read_bundle([good]).pictures()
    repacked(good, lambda _target, files: files.update({PHOTO: files[PHOTO][::-1]}))
    with pytest.raises(BadData, match="đã bị sửa hoặc hỏng"):
        pictures["anh-0"]


@pytest.mark.parametrize("name", ["la.exe", "anh/la.exe", "sau/la.txt"])
def test_a_strange_file_in_a_folder_is_told(tmp_path: Path, name: str) -> None:
    folder = unpacked(tmp_path)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).touch()
    assert "có tệp lạ" in refused(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="there links take a right that few have")
def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    outside = tmp_path / "ngoài"
    (folder / PHOTO).rename(outside)
    (folder / PHOTO).symlink_to(outside)
    assert "có tệp lạ" in refused(folder)


def test_a_folder_that_is_no_bundle_is_refused(tmp_path: Path) -> None:
    assert f"không có tệp {MANIFEST}" in refused(tmp_path)


@covers("Z1", "changed bytes")
def test_random_damage_is_refused_or_harmless(good: Path) -> None:
    """Whatever bits fall over, a bundle is refused in words or read as it was made."""
    chance = random.Random(2026)  # noqa: S311 - the same damage every time
    raw = good.read_bytes()
    whole = {name: bytes(content) for name, content in read_bundle([good]).pictures().items()}
    for _ in range(300):
        damaged = bytearray(raw)
        for _ in range(chance.randint(1, 4)):
            damaged[_weak_spot(raw, chance)] = chance.randrange(256)
        good.write_bytes(damaged)
        if not faults_of(good):
            assert dict(read_bundle([good]).pictures()) == whole


def _weak_spot(raw: bytes, chance: random.Random) -> int:
    """Return a place that often is in the table of contents, where damage is the most strange."""
    directory = raw.index(b"PK\x01\x02")
    return chance.randrange(directory if chance.random() < 0.8 else 0, len(raw))


def test_a_stored_file_is_what_it_seems(good: Path) -> None:
    """A photo that is stored, not packed, and claims to be longer than it lies there."""
    raw = bytearray(good.read_bytes())
    at = next(at for at in _all(raw, b"PK\x01\x02") if raw[at + 46 :].startswith(PHOTO.encode()))
    assert raw[at + 10 : at + 12] == struct.pack("<H", ZIP_STORED)
    raw[at + 24 : at + 28] = struct.pack("<I", 50_000)
    good.write_bytes(raw)
    assert PHOTO in refused(good)


@covers("Z1", "database unchanged")
def test_a_bad_bundle_leaves_the_book_as_it_is(good: Path, data: Path) -> None:
    raw = bytearray(good.read_bytes())
    raw[len(raw) // 2] ^= 1
    good.write_bytes(raw)
    with open_workspace(DataFolder(data)) as workspace:
        before = workspace.store.notebook(workspace.store.week().id)
    with pytest.raises(AppError):
        load_week(DataFolder(data), [good], replace_mine=True)
    with open_workspace(DataFolder(data)) as workspace:
        assert workspace.store.notebook(before.week.id) == before


@covers("Z1", "path out", "changed bytes", "bomb")
def test_bad_bundles_stay_within_limits(good: Path, tmp_path: Path, child: Child) -> None:
    whole = good.read_bytes()
    for at, content in enumerate((whole[:-99], *changed(whole, range(30)))):
        (tmp_path / f"{at}.zip").write_bytes(content)
        assert child.tried(tmp_path / f"{at}.zip", "bundle").fault == ""
    entry = ZipInfo("../../bao-cao.pdf")
    entry.compress_type = ZIP_DEFLATED
    result = child.tried(with_entry(good, entry, bytes(200_000_000)), "bundle")
    assert (result.outcome, result.fault) == ("refused", "")
