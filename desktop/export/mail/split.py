# SPDX-License-Identifier: MIT
"""Divides a submission into parts that each fit into one mail to the recipient."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import grouped

_LINE_RAW, _LINE_ENCODED = 57, 78
"""A base64 line of a mail: 76 characters and CRLF carry 57 bytes, which makes it 1,368 times."""

MEGABYTE = 1_000_000
"""In bytes, as mailboxes are measured."""

_ADVICE = (
    "Hãy hỏi nơi nhận một hộp thư nhận được thư lớn hơn rồi sửa mức nhận của hộp thư, "
    "hoặc chép thư mục hồ sơ ra USB để nộp. Bản quét nặng thì quét lại đen trắng, 200 dpi."
)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Something to be sent; `size` is what it takes of a part, in bytes."""

    key: str
    size: int


@dataclass(frozen=True, slots=True)
class MailPart:
    """One part of a submission: its number, how many there are, and the photos it carries."""

    number: int
    count: int
    photos: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        """Whether this is the part with the documents."""
        return self.number == 1


def mail_budget(limit_mb: int, overhead: int) -> int:
    """Return how many bytes of attachments a mail carries that may not exceed `limit_mb`.

    A mailbox counts the mail as it travels, encoded, in megabytes of 1,000,000 bytes; `overhead`
    is what heads and text take of it, in bytes.
    """
    lines = max(0, limit_mb * MEGABYTE - overhead) // _LINE_ENCODED
    return lines * _LINE_RAW


def mail_size(carried: int, overhead: int) -> int:
    """Return how many bytes a mail is with so many bytes of attachments: `mail_budget` undone."""
    return -(-carried // _LINE_RAW) * _LINE_ENCODED + overhead


def plan_parts(
    fixed: Sequence[Enclosure], photos: Sequence[Enclosure], budget: int
) -> tuple[MailPart, ...]:
    """Return the parts: the fixed items go into the first, the photos follow in their order.

    No part takes more than `budget` bytes, and no photo is divided.

    Raises:
        AppError: the fixed items, or a single photo, are more than a part can carry.
    """
    taken = sum(item.size for item in fixed)
    if taken > budget:
        raise AppError(
            f"Riêng các văn bản cần gửi đã là {megabytes(taken)}, quá mức {megabytes(budget)} "
            "mà một thư tới nơi nhận chở được.",
            _ADVICE,
        )
    groups: list[list[str]] = [[]]
    for photo in photos:
        if photo.size > budget:
            raise AppError(
                f"Một ảnh cần {megabytes(photo.size)}, quá mức {megabytes(budget)} mà một thư "
                "tới nơi nhận chở được.",
                _ADVICE,
            )
        if taken + photo.size > budget:
            groups.append([])
            taken = 0
        groups[-1].append(photo.key)
        taken += photo.size
    return tuple(MailPart(n, len(groups), tuple(keys)) for n, keys in enumerate(groups, 1))


def megabytes(size: int) -> str:
    """Return a size in bytes for people, rounded up: "7,4 MB", under a tenth of it "12 kB"."""
    tenth = MEGABYTE // 10
    if size < tenth:
        return f"{-(-size // 1000)} kB"
    tenths = -(-size // tenth)
    return f"{grouped(tenths // 10)},{tenths % 10} MB"
