# SPDX-License-Identifier: MIT
"""The manifest of a bundle: what is in it, which submission it belongs to, and which part it is.

Every name in a bundle is ASCII and fixed here, so that old unpackers show it rightly and a reader
can refuse any other.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.codec import decode, encode, unique
from desktop.domain.errors import BadData
from desktop.domain.exchange.json_text import parse_object

FORMAT = "so-tuan-le-goi"
VERSION = 1

MANIFEST = "KE-KHAI.json"
READ_ME = "DOC-TRUOC.txt"
REPORT = "bao-cao.pdf"
SIGNED = "bao-cao-da-ky.pdf"
REPORT_TO_EDIT = "bao-cao.docx"
ANNEX = "phu-luc.xlsx"
WEEK_DATA = "du-lieu.json"
EVIDENCE = "minh-chung.pdf"

TITLES: Mapping[str, str] = MappingProxyType(
    {
        REPORT: "Báo cáo, bản để in và ký",
        SIGNED: "Báo cáo đã ký, đóng dấu, bản quét",
        REPORT_TO_EDIT: "Báo cáo, bản Word",
        ANNEX: "Phụ lục số liệu, bản Excel",
        WEEK_DATA: "Dữ liệu để chương trình khác đọc",
        EVIDENCE: "Ảnh và đường link minh chứng",
        READ_ME: "Hướng dẫn này",
    }
)
"""The files a bundle may hold beside its manifest and its photos, and what each is."""

PHOTO_FOLDER = "anh"
SENDING_FOLDER = "gui"
"""Beside the files of a bundle laid out as a folder: its parts and mails, ready to send."""

MOST_PARTS = 999
_PHOTO_PATH = re.compile(rf"{PHOTO_FOLDER}/[a-z0-9_]{{1,20}}-[0-9]{{2,4}}-[a-z0-9-]{{1,30}}\.jpg")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PHOTO_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
_ADVICE = "Hãy xin lại gói này từ nơi gửi."


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """One file of a bundle. `size` is in bytes; `photo` is the id of the photo it shows, if any."""

    path: str
    size: int
    sha256: str
    title: str = ""
    photo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What part `part` of `parts` of one submission holds; the manifest itself is not listed."""

    centre: str
    year: int
    form: str
    revision: int
    check_code: str
    part: int
    parts: int
    files: tuple[FileEntry, ...]

    @property
    def submission(self) -> tuple[str, int, str, int, str, int]:
        """What all parts of one submission have in common, and no two submissions."""
        return (
            self.centre,
            self.year,
            self.form,
            self.revision,
            self.check_code,
            self.parts,
        )


def is_bundle_path(path: str) -> bool:
    """Whether a bundle may hold a file of that name beside its manifest."""
    return path in TITLES or _PHOTO_PATH.fullmatch(path) is not None


def dump(manifest: Manifest) -> str:
    """Return the manifest as JSON, the same text for the same manifest."""
    whole = {"format": FORMAT, "version": VERSION, **encode(manifest)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def load(text: str, where: str) -> Manifest:
    """Read a manifest strictly; `where` names the bundle in every error ("gói a.zip").

    Raises:
        BadData: no manifest, from a newer program, or not as documented.
    """
    whole = parse_object(text, f"{MANIFEST} trong {where}")
    if whole is None or whole.pop("format", None) != FORMAT:
        raise BadData(f"Tệp {MANIFEST} trong {where} không phải bản kê khai của gói.", _ADVICE)
    if whole.pop("version", None) != VERSION:
        advice = "Hãy cài bản mới hơn rồi mở lại gói này."
        raise BadData(f"Bản kê khai trong {where} do bản khác của chương trình tạo ra.", advice)
    manifest = decode(Manifest, whole, f"bản kê khai trong {where}")
    _check(manifest, where)
    return manifest


def _check(manifest: Manifest, where: str) -> None:
    if not 1 <= manifest.part <= manifest.parts <= MOST_PARTS or manifest.revision < 1:
        raise BadData(f"Bản kê khai trong {where} ghi sai số phần hoặc lần nộp.", _ADVICE)
    unique((file.path for file in manifest.files), f"bản kê khai trong {where}", "tệp")
    photos = [file.photo for file in manifest.files if file.photo is not None]
    unique(photos, f"bản kê khai trong {where}", "ảnh")
    for file in manifest.files:
        if not _is_sound(file):
            raise BadData(f"Bản kê khai trong {where} ghi sai về tệp “{file.path[:80]}”.", _ADVICE)


def _is_sound(file: FileEntry) -> bool:
    is_photo = _PHOTO_PATH.fullmatch(file.path) is not None
    return (
        is_bundle_path(file.path)
        and file.size >= 0
        and _SHA256.fullmatch(file.sha256) is not None
        and is_photo == (file.photo is not None)
        and (file.photo is None or _PHOTO_ID.fullmatch(file.photo) is not None)
    )
