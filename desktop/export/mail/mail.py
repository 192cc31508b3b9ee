# SPDX-License-Identifier: MIT
"""Drafts the mail that carries a bundle: opened in the mail program, read over, and sent."""

import struct
from binascii import b2a_base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from pathlib import Path

from desktop.domain.exchange.manifest import TITLES, Manifest
from desktop.domain.vietnamese import line
from desktop.domain.week.addresses import mail_addresses
from desktop.domain.week.week import Week, short_centre
from desktop.export.mail.split import megabytes
from desktop.export.packing import whole_file

_REQUEST = (
    "Kính đề nghị Quý cơ quan tiếp nhận; nếu thiếu tệp, không mở được tệp hoặc có nội dung chưa "
    "rõ, xin liên hệ lại với Trung tâm để được gửi bổ sung."
)
_BOUNDARY = "=_so-tuan-le_="
_GAP = b"\r\n\r\n\r\n"
_LINE = 76
_BLOCK = _LINE // 4 * 3 * 4096
_TYPES = {
    ".zip": ("application", "zip"),
    ".pdf": ("application", "pdf"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDraft:
    """A mail not sent yet: also what a clerk copies into webmail, field by field.

    `to` holds every address of the recipient, and is blank when no usable one is known.
    """

    to: str
    subject: str
    body: str
    attachments: tuple[Path, ...]


def draft_mail(
    head: Manifest, week: Week, report: str, files: Sequence[Path], reason: str = ""
) -> MailDraft:
    """Return the mail to the Week's recipient that carries one part of a submission.

    `head` says which part it is, `report` is the title of the report, `reason` why it is sent
    again, blank where the clerk gave none.
    """
    centre = line(week.centre.name)
    paragraphs = (
        f"Kính gửi: {'; '.join(map(line, week.addressees)) or 'Quý cơ quan'}.",
        f"{centre} trân trọng gửi {line(report)}, {_occasion(head.revision)}.",
        f"Lý do nộp lại: {line(reason)}" if reason else "",
        _which_part(head),
        "Tệp kèm theo thư này:\n" + "\n".join(_listed(files)),
        f"Mã kiểm tra của lần nộp này: {head.check_code}. Mã cũng được in ở cuối báo cáo giấy.",
        _REQUEST,
        "Trân trọng./.",
        f"{centre}\nNgười liên hệ: ……………………  Điện thoại: ……………………",
    )
    return MailDraft(
        to=", ".join(mail_addresses(week.mailbox)[0]),
        subject=_subject(head, week),
        body="\n\n".join(p for p in paragraphs if p) + "\n",
        attachments=tuple(files),
    )


def write_mail(draft: MailDraft, target: Path) -> None:
    """Write the mail as a file that mail programs open as a draft, not as a mail received.

    There is no date in it: the program that sends it knows the time.

    Raises:
        AppError: the file cannot be written there.
    """
    message = EmailMessage(policy=_Policy(linesep="\r\n"))
    message["X-Unsent"] = "1"
    if draft.to:
        message["To"] = draft.to
    message["Subject"] = draft.subject
    message.set_content(draft.body, cte="base64")
    for file in draft.attachments:
        kind, subtype = _TYPES.get(file.suffix, ("application", "octet-stream"))
        message.add_attachment(b"", maintype=kind, subtype=subtype, filename=file.name)
    message.set_boundary(_BOUNDARY)
    # Files may be too much for the memory of an old PC: each is encoded into the gap left for it.
    first, *others = message.as_bytes().split(_GAP)
    with whole_file(target) as mail:
        mail.write(first)
        for file, following in zip(draft.attachments, others, strict=True):
            mail.write(b"\r\n\r\n")
            mail.writelines(_encoded(file))
            mail.write(b"\r\n" + following)


def _encoded(file: Path) -> Iterator[bytes]:
    """Yield a file in base64, in lines as they travel."""
    with file.open("rb") as source:
        while block := source.read(_BLOCK):
            letters = b2a_base64(block, newline=False)
            whole, rest = divmod(len(letters), _LINE)
            # Unpacked, as that is twice as fast as cutting out each of a million lines.
            lines = struct.unpack(f"{_LINE}s" * whole + (f"{rest}s" if rest else ""), letters)
            yield b"\r\n".join(lines)
            yield b"\r\n"


class _Policy(EmailPolicy):
    """The standard library's rules for mails as they travel, but for the subject.

    Its own way to divide a long subject loses spaces between Vietnamese words.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return a header as it stands in the file."""
        if name != "Subject":
            return super().fold_binary(name, value)
        subject = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
        return f"{name}: {subject}{self.linesep}".encode("ascii")


def _subject(head: Manifest, week: Week) -> str:
    pieces = [f"[BC TLHTSĐ {head.year}] {short_centre(week.centre)}"]
    if head.parts > 1:
        pieces.append(f"phần {head.part}/{head.parts}")
    return line(" – ".join([*pieces, f"lần {head.revision}"]))


def _occasion(revision: int) -> str:
    if revision == 1:
        return "nộp lần 1"
    return f"nộp lần {revision}, thay cho các lần nộp trước"


def _which_part(head: Manifest) -> str:
    if head.parts == 1:
        return ""
    return (
        f"Hồ sơ được chia thành {head.parts} thư cho vừa hộp thư nhận; đây là phần "
        f"{head.part}/{head.parts}. Mỗi phần mở xem được riêng, không cần chờ đủ các phần."
    )


def _listed(files: Sequence[Path]) -> list[str]:
    return [
        f"{at}. {file.name} ({_named(file)}; {megabytes(file.stat().st_size)})"
        for at, file in enumerate(files, 1)
    ]


def _named(file: Path) -> str:
    """Say what an attachment is: a document of the bundle with the centre's name, or a bundle."""
    for kind in sorted(TITLES, key=len, reverse=True):  # "bao-cao-da-ky" before "bao-cao"
        stem, _, suffix = kind.partition(".")
        if file.suffix == f".{suffix}" and file.name.startswith(stem):
            return TITLES[kind]
    return "gói hồ sơ nén"
