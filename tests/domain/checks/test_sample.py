# SPDX-License-Identifier: MIT
import tomllib
from dataclasses import replace

from desktop.domain.checks import Severity, find_problems
from desktop.domain.week.notebook import Photo
from tests.domain.weeks import QUANG_YEN, SAMPLE_FILE, a_photo, sample

FOLDER = SAMPLE_FILE.parent
BROKEN = {"hỏng.jpg", "phông.jpg"}


def the_photos() -> list[Photo]:
    """Return the sample's photos as they are kept: each picture once."""
    entries = tomllib.loads((FOLDER / "anh.toml").read_text(encoding="utf-8"))["photo"]
    pictures = {(FOLDER / "anh" / e["file"]).read_bytes(): e for e in reversed(entries)}
    return [
        a_photo(
            str(number),
            file_name=entry["file"],
            record=entry.get("record"),
            caption=entry.get("caption", ""),
            fault="Tệp ảnh bị hỏng." if entry["file"] in BROKEN else "",
        )
        for number, entry in enumerate(pictures.values())
    ]


def test_the_sample_has_the_few_gaps_of_real_life_and_could_be_sent() -> None:
    problems = find_problems(replace(sample(), photos=tuple(the_photos())), QUANG_YEN)
    assert {p.severity for p in problems} == {Severity.SHOULD_SEE}
    assert sorted((p.code, p.subject) for p in problems) == [
        ("listed_twice", "Kỹ năng sống, lớp 1"),
        ("loose_photo", "IMG_0042.HEIC"),
        ("loose_photo", "Ảnh màn hình bài đăng.png"),
        ("no_evidence", "Nâng cao tay nghề cho công nhân đóng tàu"),
        ("no_evidence", "Tin học văn phòng, khóa 2"),
        ("no_link", "Bài trên trang Facebook của TTHTCĐ"),
        ("unreadable_photo", "hỏng.jpg"),
        ("unreadable_photo", "phông.jpg"),
    ]


def test_every_photo_of_the_sample_has_its_entry_and_every_entry_its_record() -> None:
    entries = tomllib.loads((FOLDER / "anh.toml").read_text(encoding="utf-8"))["photo"]
    assert {e["file"] for e in entries} == {path.name for path in (FOLDER / "anh").iterdir()}
    used = {e["record"] for e in entries if "record" in e}
    assert used <= {record.id for record in sample().records}


def test_the_photo_sent_twice_is_one_picture() -> None:
    once, twice = (FOLDER / "anh" / f"IMG_20261003_080800{end}.jpg" for end in ("", " (1)"))
    assert once.read_bytes() == twice.read_bytes()
    assert len(the_photos()) == 25
