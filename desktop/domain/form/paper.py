# SPDX-License-Identifier: MIT
"""What a form says of the paper around its figures: fixed words, who signs, where it goes."""

from dataclasses import dataclass

from desktop.domain.form.spelling import Spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A place for a signature; the last one is the head and stands on the right.

    `authority` is what stands above the title ("TM. BAN CHỈ ĐẠO"), up to three lines; `hint`
    stands where the signature goes on a form not yet signed.
    """

    key: str
    title: str
    authority: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Where the report goes, as far as the form says; a new Week starts from it.

    `due` is day and month, "11/10". `copies_to` are the lines of Nơi nhận without dash and
    stop.
    """

    addressees: tuple[str, ...] = ()
    mailbox: str = ""
    mailbox_mb: int = 10
    due: str = ""
    copies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWording:
    """The fixed words of the report. `{year}`, `{centre}` and `{theme}` are filled in."""

    subject: str
    opening: str
    type_name: str = "BÁO CÁO"
    symbol: str = "BC"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexWording:
    """The fixed words of the annex: its title and the heads of its fixed columns.

    In the `original` spelling its title and labels are those kept beside the corrected ones.
    `evidence_title` heads the list of evidence of the forms that ask for one.
    """

    title: str
    original: str = ""
    number: str = "STT"
    label: str = "Các hoạt động"
    unit: str = "Đơn vị"
    notes: str = "Ghi chú"
    evidence_title: str = "Danh mục minh chứng"
    spelling: Spelling = Spelling.CORRECTED
