# SPDX-License-Identifier: MIT
"""Tests of the mail draft, read back as a mail program reads it."""

import email
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.week.week import Centre
from desktop.export.mail.mail import MailDraft, draft_mail, write_mail
from desktop.export.mail.split import MEGABYTE, mail_budget
from tests.builders import a_week
from tests.export.bundles import REPORT, a_manifest

OVERHEAD = 8_000


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    annex = "phu-luc-tlhtsd-2026-ha-an-lan-1.xlsx"
    paths = [tmp_path / name for name in ("bao-cao.pdf", annex, "goi-phan-1-cua-2.zip")]
    for number, path in enumerate(paths):
        path.write_bytes(bytes(range(256)) * 500 * (number + 1))
    return paths


def a_draft(*attachments: Path) -> MailDraft:
    return MailDraft(
        to="a@example.vn", subject="Báo cáo", body="Kính gửi\n", attachments=attachments
    )


def sent(folder: Path, draft: MailDraft) -> EmailMessage:
    write_mail(draft, folder / "thư.eml")
    read = email.message_from_bytes((folder / "thư.eml").read_bytes(), policy=policy.default)
    assert isinstance(read, EmailMessage)
    assert read.defects == []
    return read


def body_of(message: EmailMessage) -> str:
    body = message.get_body()
    assert body is not None
    return str(body.get_content())


def test_the_mail_opens_as_a_draft(tmp_path: Path) -> None:
    message = sent(tmp_path, a_draft())
    assert message["X-Unsent"] == "1"
    assert message["To"] == "a@example.vn"
    assert message["Date"] is None
    assert message["From"] is None


def test_attachments_come_out_as_they_went_in(tmp_path: Path, files: list[Path]) -> None:
    attached = list(sent(tmp_path, a_draft(*files)).iter_attachments())
    assert [part.get_filename() for part in attached] == [file.name for file in files]
    assert [part.get_content() for part in attached] == [file.read_bytes() for file in files]
    assert [part.get_content_type() for part in attached][2] == "application/zip"


def test_the_same_draft_gives_the_same_bytes_with_crlf_alone(
    tmp_path: Path, files: list[Path]
) -> None:
    for name in ("1", "2"):
        write_mail(a_draft(*files), tmp_path / name)
    raw = (tmp_path / "1").read_bytes()
    assert raw == (tmp_path / "2").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.isascii()


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_any_subject_comes_back_as_one_line(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("mail")
    draft = draft_mail(a_manifest(), a_week(centre=Centre(name=text)), REPORT, [])
    assert sent(folder, draft)["Subject"] == draft.subject


def test_the_subject_says_which_part_of_which_report(files: list[Path]) -> None:
    week = a_week(centre=Centre(name="Trung tâm học tập cộng đồng phường Hà An"))
    part = draft_mail(a_manifest(part=1, parts=2), week, REPORT, files)
    assert part.subject == "[BC TLHTSĐ 2026] TTHTCĐ phường Hà An – phần 1/2 – lần 1"
    whole = draft_mail(a_manifest(revision=2), week, REPORT, files)
    assert whole.subject == "[BC TLHTSĐ 2026] TTHTCĐ phường Hà An – lần 2"


def test_the_body_says_who_sends_what_and_how_to_check_it(files: list[Path]) -> None:
    body = draft_mail(a_manifest(part=1, parts=2), a_week(), REPORT, files).body
    assert "Kính gửi: Phòng Giáo dục và Đào tạo." in body
    assert f"TTHTCĐ phường Hà An trân trọng gửi {REPORT}, nộp lần 1." in body
    assert "đây là phần 1/2" in body
    assert "1. bao-cao.pdf (Báo cáo, bản để in và ký; 0,2 MB)" in body
    assert "3. goi-phan-1-cua-2.zip (gói hồ sơ nén; 0,4 MB)" in body
    assert "K7QM3-ZRT4X" in body
    assert "Người liên hệ:" in body


def test_a_later_revision_says_that_it_takes_the_place_of_the_earlier(files: list[Path]) -> None:
    body = draft_mail(a_manifest(revision=2), a_week(), REPORT, files).body
    assert "nộp lần 2, thay cho các lần nộp trước" in body


def test_the_body_is_read_as_it_was_written(tmp_path: Path, files: list[Path]) -> None:
    draft = draft_mail(a_manifest(), a_week(), REPORT, files)
    assert body_of(sent(tmp_path, draft)).replace("\r\n", "\n") == draft.body


@pytest.mark.parametrize(
    "mailbox",
    [
        "",
        "không phải địa chỉ",
        "a@b",
        "phòng@b.vn",
        "a@b..vn",
        "@b.vn",
        "a" * 65 + "@b.vn",
    ],
)
def test_what_is_no_address_is_left_out(tmp_path: Path, mailbox: str) -> None:
    draft = draft_mail(a_manifest(), a_week(mailbox=mailbox), REPORT, [])
    message = sent(tmp_path, draft)
    assert draft.to == ""
    assert message["To"] is None
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    ("mailbox", "to"),
    [
        ("a@b.vn; c@d.vn", "a@b.vn, c@d.vn"),
        ("Phòng Giáo dục <a@b.vn>", "a@b.vn"),
        ("a@b.vn\r\nBcc: c@d.vn", "a@b.vn"),
        ("a@thư.vn", "a@xn--th-e0a.vn"),
    ],
)
def test_every_address_of_the_recipient_is_written_to(
    tmp_path: Path, mailbox: str, to: str
) -> None:
    message = sent(tmp_path, draft_mail(a_manifest(), a_week(mailbox=mailbox), REPORT, []))
    assert (message["To"], message["Bcc"]) == (to, None)


@pytest.mark.parametrize("mailbox", ["hkhgialam@gmail.com", " cmthcs.qy.quangninh@moet.edu.vn "])
def test_real_addresses_stay(mailbox: str) -> None:
    assert draft_mail(a_manifest(), a_week(mailbox=mailbox), REPORT, []).to == mailbox.strip()


def test_no_header_can_be_slipped_in(tmp_path: Path) -> None:
    hostile = "Hà An\r\nBcc: c@d.vn\r\n\r\n<script>"
    week = a_week(centre=Centre(name=hostile), addressees=(hostile,))
    message = sent(tmp_path, draft_mail(a_manifest(centre=hostile), week, hostile, []))
    assert sorted(message.keys()) == sorted(
        ["X-Unsent", "To", "Subject", "Content-Type", "MIME-Version", "Content-Transfer-Encoding"]
    )


@settings(max_examples=25)
@given(limit=st.integers(1, 2), split=st.integers(0, 1000), parts=st.integers(1, 3))
def test_a_mail_filled_to_its_budget_keeps_to_the_limit(
    tmp_path_factory: pytest.TempPathFactory, limit: int, split: int, parts: int
) -> None:
    folder = tmp_path_factory.mktemp("mail")
    room = mail_budget(limit, OVERHEAD)
    shares = [room * split // 3000, room * split // 4000, 0]
    shares[2] = room - sum(shares)
    paths = [folder / name for name in ("bao-cao.pdf", "phu-luc.xlsx", "goi.zip")]
    for path, size in zip(paths, shares, strict=True):
        path.write_bytes(bytes(size))
    draft = draft_mail(a_manifest(part=1, parts=parts), a_week(), REPORT, paths)
    write_mail(draft, folder / "a.eml")
    size = (folder / "a.eml").stat().st_size
    assert limit * MEGABYTE - OVERHEAD <= size <= limit * MEGABYTE


def test_a_report_sent_again_says_why_where_the_clerk_said_it() -> None:
    again = draft_mail(a_manifest(revision=2), a_week(), REPORT, [], "Bổ sung\nảnh lớp tin học")
    assert "nộp lần 2, thay cho các lần nộp trước." in again.body
    assert "\n\nLý do nộp lại: Bổ sung ảnh lớp tin học\n\n" in again.body
    assert "Lý do" not in draft_mail(a_manifest(revision=2), a_week(), REPORT, []).body
