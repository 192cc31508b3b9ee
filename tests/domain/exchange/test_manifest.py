# SPDX-License-Identifier: MIT
"""Tests of the manifest of a bundle."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.codec import LARGEST
from desktop.domain.errors import BadData
from desktop.domain.exchange import manifest
from desktop.domain.exchange.manifest import FileEntry, Manifest, is_bundle_path
from desktop.domain.vietnamese import nfc

SHA = "0" * 64
PHOTO = "anh/01_04-01-tin-hoc.jpg"

entries = st.builds(
    FileEntry,
    path=st.just(PHOTO),
    size=st.integers(0, 2**40),
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    title=st.text().map(nfc),
    photo=st.just("p1"),
)
manifests = st.builds(
    Manifest,
    centre=st.text().map(nfc),
    year=st.integers(2000, 2100),
    form=st.text().map(nfc),
    revision=st.integers(1, LARGEST),
    check_code=st.text("0123456789ABC-", max_size=11),
    part=st.just(2),
    parts=st.integers(2, 999),
    files=st.lists(entries, max_size=1).map(tuple),
)


def whole(**changes: object) -> dict[str, Any]:
    """Return a manifest as plain JSON data, changed as given."""
    entry = FileEntry(path=PHOTO, size=3, sha256=SHA, photo="p1")
    made = Manifest(
        centre="TTHTCĐ phường Hà An",
        year=2026,
        form="quang-yen-2020",
        revision=1,
        check_code="K7QM3-ZRT4X",
        part=1,
        parts=2,
        files=(entry,),
    )
    return {**json.loads(manifest.dump(made)), **changes}


def refusal(raw: object) -> str:
    with pytest.raises(BadData) as caught:
        manifest.load(json.dumps(raw), "gói “a.zip”")
    return caught.value.message


@given(manifests)
def test_what_is_written_is_read_back(made: Manifest) -> None:
    assert manifest.load(manifest.dump(made), "gói") == made


def test_a_manifest_is_always_written_the_same_way() -> None:
    text = json.dumps(whole())
    assert manifest.dump(manifest.load(text, "gói")) == manifest.dump(manifest.load(text, "gói"))
    assert manifest.dump(manifest.load(text, "gói")).startswith('{\n "format": "so-tuan-le-goi"')


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", "[" * 100_000, "9" * 5000, '{"format": "so-tuan-le"}']
)
def test_what_is_no_manifest_is_refused(text: str) -> None:
    with pytest.raises(BadData, match="không phải bản kê khai"):
        manifest.load(text, "gói")


def test_a_manifest_of_a_newer_program_asks_for_a_newer_program() -> None:
    assert "do bản khác của chương trình" in refusal(whole(version=2))


@pytest.mark.parametrize(
    "changes",
    [
        {"part": 0},
        {"part": 3},
        {"parts": 1000, "part": 1000},
        {"revision": 0},
        {"unknown": 1},
        {"year": "2026"},
        {"files": None},
    ],
)
def test_a_head_that_cannot_be_is_refused(changes: dict[str, object]) -> None:
    assert "ản kê khai trong gói “a.zip”" in refusal(whole(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"path": "../du-lieu.json", "photo": None},
        {"path": "KE-KHAI.json", "photo": None},
        {"path": "anh/1.png"},
        {"size": -1},
        {"sha256": SHA[1:]},
        {"photo": None},
        {"photo": "../1"},
        {"path": "bao-cao.pdf"},
    ],
)
def test_an_entry_that_cannot_be_is_refused(changes: dict[str, object]) -> None:
    entry = {"path": PHOTO, "size": 3, "sha256": SHA, "photo": "p1", **changes}
    assert "ghi sai về tệp" in refusal(whole(files=[entry]))


@pytest.mark.parametrize(("field", "what"), [("path", "tệp"), ("photo", "ảnh")])
def test_nothing_is_listed_twice(field: str, what: str) -> None:
    twice = [
        {"path": f"anh/01-0{n}-a.jpg", "size": 3, "sha256": SHA, "photo": f"p{n}"} for n in (1, 2)
    ]
    twice[1][field] = twice[0][field]
    assert f"{what} “{twice[0][field]}” có hai lần" in refusal(whole(files=twice))


@pytest.mark.parametrize(
    "path",
    [
        "/bao-cao.pdf",
        "C:/bao-cao.pdf",
        "//may/bao-cao.pdf",
        "anh\\01-01-a.jpg",
        "anh/../01-01-a.jpg",
        "anh/01-01-a.jpg\n",
        "anh/con.jpg",
        "anh/01-01-ảnh.jpg",
        "BAO-CAO.PDF",
        "goi.zip",
        "anh/",
        "",
    ],
)
def test_only_the_names_that_the_program_gives_are_allowed(path: str) -> None:
    assert is_bundle_path("bao-cao.pdf")
    assert is_bundle_path(PHOTO)
    assert not is_bundle_path(path)
