# SPDX-License-Identifier: MIT
"""Writes the note that lies in every bundle and says in plain words what the bundle is."""

from collections.abc import Sequence

from desktop.domain.exchange.manifest import EVIDENCE, MANIFEST, TITLES, Manifest
from desktop.domain.vietnamese import grouped, line

_USE = (
    "Xem các tệp bằng cách bấm đúp như mọi tệp khác; không cần cài thêm gì.\n"
    "Xin đừng sửa tệp trong gói: sửa thì chương trình kiểm tra sẽ báo gói không nguyên vẹn."
)
_ASK = "Có điều gì chưa rõ hoặc thiếu tệp, xin trả lời thư đã gửi gói này\nhoặc hỏi"


def read_me(head: Manifest, report: str, paths: Sequence[str]) -> str:
    """Return the note for one part that holds the files of these `paths`.

    `report` is the title of the report the bundle was made for.
    """
    photos = sum(path not in TITLES for path in paths)
    named = [(path, TITLES[path]) for path in TITLES if path in paths]
    width = max(len(name) for name in (EVIDENCE, *(path for path, _title in named)))
    if photos:
        named.append(("anh", f"Thư mục ảnh, {grouped(photos)} ảnh"))
    named.append((MANIFEST, "Bản kê khai, để chương trình kiểm tra gói"))
    sections = (
        f"{line(report).upper()}\n{line(head.centre)}",
        f"Lần nộp: {head.revision}\nMã kiểm tra: {head.check_code} (in ở cuối báo cáo giấy)",
        _which_part(head),
        "Trong gói có:\n" + "\n".join(f"  {name:<{width}}  {title}" for name, title in named),
        _USE,
        f"{_ASK} {line(head.centre)}.",
    )
    return "\n\n".join(sections) + "\n"


def _which_part(head: Manifest) -> str:
    if head.parts == 1:
        return "Hồ sơ gồm 1 gói duy nhất, là gói này."
    first = "" if head.part == 1 else " Báo cáo và phụ lục nằm ở phần 1."
    return (
        f"Hồ sơ được chia thành {head.parts} phần; đây là phần {head.part}/{head.parts}. "
        f"Mỗi phần mở xem được riêng.{first}"
    )
