# SPDX-License-Identifier: MIT
"""Tests of the evidence PDF, read back with pypdf, pdfplumber and poppler."""

import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pdfplumber
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from desktop.domain.progress import SILENT, Cancelled
from desktop.domain.report.evidence import EvidencedRecord, EvidenceItem
from desktop.domain.week.notebook import Photo
from desktop.domain.week.records import Link
from desktop.export.pdf.evidence import EvidenceHeading, write_evidence_pdf
from tests.builders import a_photo, a_record
from tests.export.bundles import FORM, a_jpeg, an_item, photos

HEADING = EvidenceHeading(
    centre="Trung tâm học tập cộng đồng phường Hà An",
    subject="Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2026",
    revision=1,
    check_code="K7QM3-ZRT4X",
    dated=date(2026, 10, 7),
    part=2,
    parts=3,
)
SIZES = ((160, 120), (120, 160), (400, 100), (90, 400), (300, 300))


def pictures(folder: Path, shown: Sequence[Photo]) -> dict[str, Path]:
    """Write a JPEG for each photo, wide, upright and square ones in turn."""
    folder.mkdir(exist_ok=True)
    return {
        photo.id: a_jpeg(folder / f"{photo.id}.jpg", *SIZES[n % len(SIZES)])
        for n, photo in enumerate(shown)
    }


def written(folder: Path, *items: EvidenceItem, files: dict[str, Path] | None = None) -> Path:
    """Write the evidence with a picture for every photo, or with those given."""
    shown = [photo for item in items for record in item.records for photo in record.photos]
    files = pictures(folder / "jpg", shown) if files is None else files
    target = folder / "minh-chung.pdf"
    write_evidence_pdf(items, lambda photo: files.get(photo.id), HEADING, target)
    return target


def linked(*links: Link, **changes: object) -> EvidenceItem:
    """Return evidence that is links alone."""
    record = a_record("news_item", links=links, **changes)
    return EvidenceItem(FORM.row("2"), (EvidencedRecord(record, ()),))


def text_of(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages)


def addresses(pdf: Path) -> list[str]:
    """Return what a click in the document opens."""
    annotations = [note.get_object() for p in PdfReader(pdf).pages for note in p.annotations or ()]
    return [str(note["/A"]["/URI"]) for note in annotations if note["/Subtype"] == "/Link"]


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_pictures_go_in_byte_for_byte(
    tool: Callable[[str], str], tmp_path: Path, mode: str
) -> None:
    shown = photos(3)
    files = {p.id: a_jpeg(tmp_path / f"{p.id}.jpg", 200 + n, 90, mode) for n, p in enumerate(shown)}
    pdf = written(tmp_path, an_item(*shown), files=files)
    subprocess.run([tool("pdfimages"), "-j", pdf, tmp_path / "out"], check=True)
    sent = {path.read_bytes() for path in files.values()}
    assert {path.read_bytes() for path in tmp_path.glob("out-*.jpg")} == sent


def test_the_same_evidence_gives_the_same_bytes_wherever_the_pictures_lie(tmp_path: Path) -> None:
    first, second = tmp_path / "một", tmp_path / "hai"
    for folder in (first, second):
        folder.mkdir()
    one, two = (written(folder, an_item(*photos(5))) for folder in (first, second))
    assert one.read_bytes() == two.read_bytes()


def test_the_file_is_sound(tool: Callable[[str], str], tmp_path: Path) -> None:
    pdf = written(tmp_path, an_item(*photos(7)))
    subprocess.run([tool("qpdf"), "--check", pdf], check=True, capture_output=True)


def test_no_picture_is_distorted_or_leaves_the_page(tmp_path: Path) -> None:
    with pdfplumber.open(written(tmp_path, an_item(*photos(10)))) as pdf:
        for page in pdf.pages:
            for image in page.images:
                shape = image["srcsize"][0] / image["srcsize"][1]
                assert image["width"] / image["height"] == pytest.approx(shape, rel=0.01)
                assert image["x0"] > 80
                assert image["x1"] < 540
                assert 50 < image["top"] < image["bottom"] < 790


def test_six_photos_with_short_captions_fit_on_a_page(tmp_path: Path) -> None:
    upright = {p.id: a_jpeg(tmp_path / f"{p.id}.jpg", 120, 160) for p in photos(13)}
    with pdfplumber.open(written(tmp_path, an_item(*photos(13)), files=upright)) as pdf:
        assert [len(page.images) for page in pdf.pages] == [4, 6, 3]


@pytest.mark.parametrize("lines", range(10, 40))
def test_no_heading_is_left_alone_at_the_foot_of_a_page(tmp_path: Path, lines: int) -> None:
    above = linked(*[Link(url=f"https://example.vn/{n}") for n in range(lines + 1)])
    below = an_item(a_photo(), a_photo("2"), a_photo("3"))
    with pdfplumber.open(written(tmp_path, above, below)) as pdf:
        titled = [page for page in pdf.pages if "tập huấn của thôn" in page.extract_text()]
        assert titled[0].images


def test_the_words_stand_beside_an_only_photo(tmp_path: Path) -> None:
    with pdfplumber.open(written(tmp_path, an_item(a_photo()))) as pdf:
        [picture] = pdf.pages[0].images
        [place] = pdf.pages[0].search("Nhà văn hóa khu 5")
    assert place["x0"] > picture["x1"]
    assert picture["top"] < place["top"] < picture["bottom"]


def test_a_record_going_on_over_the_page_says_so(tmp_path: Path) -> None:
    pages = PdfReader(written(tmp_path, an_item(*photos(9)))).pages
    assert "(tiếp theo)" not in pages[0].extract_text()
    assert "(tiếp theo)" in pages[1].extract_text()


def test_records_and_captions_say_what_when_and_where(tmp_path: Path) -> None:
    own, dated, bare = (
        a_photo("1", caption="Khai mạc lớp học"),
        a_photo("2", caption=""),
        a_photo("3", caption="", taken_at=None),
    )
    text = text_of(written(tmp_path, an_item(own, dated, bare)))
    assert "Xóa mù chữ" in text
    assert "02/10/2026 · Nhà văn hóa khu 5 · 12 người" in text
    assert "Khai mạc lớp học" in text
    assert text.count("Chụp ngày 02/10/2026, 08:30") == 1


def test_the_head_says_whose_evidence_it_is(tmp_path: Path) -> None:
    text = text_of(written(tmp_path, an_item(*photos(1))))
    assert "Phần 2/3" in text
    assert "Trung tâm học tập cộng đồng phường Hà An, lần nộp 1, mã kiểm tra K7QM3-ZRT4X" in text


def test_links_to_web_pages_are_printed_and_open(tmp_path: Path) -> None:
    pdf = written(
        tmp_path,
        linked(
            Link(url="https://example.vn/bài-1?a=1&b=2", title="Bài 1"),
            Link(url="http://example.vn/2"),
        ),
    )
    assert addresses(pdf) == ["https://example.vn/b%C3%A0i-1?a=1&b=2", "http://example.vn/2"]
    assert "Bài 1: https://example.vn/bài-1?a=1&b=2" in text_of(pdf)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///C:/x.exe", r"\\may\x.exe", "C:/x.exe", "vnd://x", ""]
)
def test_anything_else_is_text_and_opens_nothing(tmp_path: Path, url: str) -> None:
    pdf = written(tmp_path, linked(Link(url=url, title="Xem")))
    assert addresses(pdf) == []
    assert f"Xem: {url}".strip() in text_of(pdf)


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="http://a.example/1.png"/>',
        '<a href="file:///etc/passwd">x</a> & </para> ]]>',
        "{{7*7}} %s \x00\x07",
        "ư" * 10_000,
        "một từ " * 2_000,
        "e\u0301\u0323" * 500,
        "\u202eđảo ngược",
    ],
)
def test_hostile_words_are_only_words(tmp_path: Path, hostile: str) -> None:
    record = a_record(title=hostile, place=hostile, links=(Link(url=hostile, title=hostile),))
    photo = a_photo(caption=hostile, file_name=hostile)
    item = EvidenceItem(FORM.row("1.13"), (EvidencedRecord(record, (photo,)),))
    shown, missing = written(tmp_path, item), written(tmp_path, item, files={})
    for pdf in (shown, missing):
        assert addresses(pdf) == []


@pytest.mark.parametrize("broken", [b"", b"\xff\xd8", b"<html>", b"\xff\xd8\xff\xc3\0\0"])
def test_a_photo_that_cannot_be_shown_leaves_a_frame_that_says_so(
    tmp_path: Path, broken: bytes
) -> None:
    gone, unreadable, fine = (a_photo(name) for name in ("mất", "hỏng", "tốt"))
    (tmp_path / "x.jpg").write_bytes(broken)
    files = {unreadable.id: tmp_path / "x.jpg", fine.id: a_jpeg(tmp_path / "y.jpg")}
    pdf = written(tmp_path, an_item(gone, unreadable, fine), files=files)
    text = text_of(pdf)
    assert "Không có tệp ảnh “mất.jpg”." in text
    assert "Không có tệp ảnh “hỏng.jpg”." in text
    with pdfplumber.open(pdf) as pages:
        assert sum(len(page.images) for page in pages.pages) == 1


def test_every_item_has_its_bookmark(tmp_path: Path) -> None:
    items = (an_item(*photos(8)), linked(Link(url="https://example.vn")))
    pdf = PdfReader(written(tmp_path, *items))
    entries = [entry for entry in pdf.outline if isinstance(entry, Destination)]
    titles = [(entry.title, pdf.get_destination_page_number(entry)) for entry in entries]
    assert titles == [("Xóa mù chữ", 0), ("2. Số tin bài về các hoạt động của Tuần lễ", 1)]


def test_the_metadata_are_vietnamese_and_know_no_clock(tmp_path: Path) -> None:
    pdf = PdfReader(written(tmp_path, an_item(*photos(1))))
    assert str(pdf.root_object["/Lang"]) == "vi-VN"
    assert pdf.metadata is not None
    assert pdf.metadata.title == f"Ảnh và đường link minh chứng: {HEADING.subject}"
    assert pdf.metadata.author == HEADING.centre
    assert str(pdf.metadata["/CreationDate"]) == "D:20261007000000+07'00'"


def test_all_letters_are_embedded(tool: Callable[[str], str], tmp_path: Path) -> None:
    pdf = written(tmp_path, an_item(*photos(2)), linked(Link(url="https://example.vn")))
    listing = subprocess.run([tool("pdffonts"), pdf], check=True, capture_output=True, text=True)
    fonts = listing.stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


def test_a_click_that_stops_the_work_leaves_nothing_behind(tmp_path: Path) -> None:
    class Impatient:
        checks = 0

        def step(self, done: int, total: int, message: str = "") -> None: ...

        def check(self) -> None:
            self.checks += 1
            if self.checks == 4:
                raise Cancelled

    target = tmp_path / "minh-chung.pdf"
    files = pictures(tmp_path / "jpg", photos(9))
    item = an_item(*photos(9))
    with pytest.raises(Cancelled):
        write_evidence_pdf([item], lambda p: files.get(p.id), HEADING, target, Impatient())
    assert list(tmp_path.iterdir()) == [tmp_path / "jpg"]


def test_evidence_without_anything_is_still_a_page(tmp_path: Path) -> None:
    write_evidence_pdf((), lambda _photo: None, HEADING, tmp_path / "trống.pdf", SILENT)
    assert len(PdfReader(tmp_path / "trống.pdf").pages) == 1
