# SPDX-License-Identifier: MIT
"""The tables: one per kind of record with its own columns, what the kinds share in `records`.

Bad entries are refused, in words, long before they come here. The CHECKs are the last line: what
they let pass can be counted and printed.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.records import Party, Source, State
from desktop.domain.vietnamese import Region
from desktop.storage.columns import (
    BY_ENTRY,
    BY_KEY,
    LARGE_ROWS,
    Base,
    InWeek,
    Key,
    LineOf,
    PartOfRecord,
    PartOfWeek,
    Position,
    Sequence,
    not_negative,
    one_of,
)


class WeekRow(Base):
    """A year's Week with its centre; a data folder has one per year."""

    __tablename__ = "weeks"
    __table_args__ = (
        one_of("number_words", Region),
        *not_negative("mailbox_mb"),
        LARGE_ROWS,
    )

    id: Mapped[Key]
    year: Mapped[int] = mapped_column(unique=True)
    form: Mapped[str]
    centre_name: Mapped[str]
    centre_short_name: Mapped[str]
    centre_parent: Mapped[str]
    centre_place: Mapped[str]
    starts: Mapped[date]
    ends: Mapped[date]
    theme: Mapped[str]
    mailbox: Mapped[str]
    mailbox_mb: Mapped[int]
    deadline: Mapped[date | None]
    number: Mapped[str]
    signed_on: Mapped[date | None]
    number_words: Mapped[Region]


class WeekLineRow(Base):
    """One line of a list that a Week has: its slogans, addressees, copies."""

    __tablename__ = "week_lines"
    __table_args__ = (one_of("line_of", LineOf), BY_KEY)

    week: Mapped[PartOfWeek]
    line_of: Mapped[LineOf] = mapped_column(primary_key=True)
    position: Mapped[Position]
    text: Mapped[str]


class SignerRow(Base):
    """Who signs in the place that the form calls `key`."""

    __tablename__ = "signers"
    __table_args__ = BY_KEY

    week: Mapped[PartOfWeek]
    key: Mapped[Key]
    name: Mapped[str]
    authority: Mapped[str]
    title: Mapped[str]
    position: Mapped[str]


class RecordRow(Base):
    """What all kinds of record share.

    `sequence` is the order of entry, whatever the clock says. What belongs to a record names it by
    this small number, not by its id of 36 letters: long lists take half the room and the time.
    """

    __tablename__ = "records"
    __table_args__ = (
        one_of("state", State),
        *not_negative("sessions", "people", "women", "ethnic_minority", "hours", "metres"),
        BY_ENTRY,
    )

    sequence: Mapped[Sequence]
    id: Mapped[str] = mapped_column(unique=True)
    week: Mapped[InWeek] = mapped_column(index=True)
    kind: Mapped[str]
    category: Mapped[str]
    title: Mapped[str]
    state: Mapped[State]
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    place: Mapped[str]
    notes: Mapped[str]
    sessions: Mapped[int | None]
    people: Mapped[int | None]
    women: Mapped[int | None]
    ethnic_minority: Mapped[int | None]
    hours: Mapped[int | None]
    metres: Mapped[int | None]
    deleted_at: Mapped[datetime | None]


class TrainingClassRow(Base):
    """Lớp bồi dưỡng, tập huấn. The tables of the kinds are named by the kinds' keys."""

    __tablename__ = "training_class"
    __table_args__ = BY_KEY

    record: Mapped[PartOfRecord]
    speaker: Mapped[str]
    audience: Mapped[str]


class NewsItemRow(Base):
    """Tin, bài, lượt phát thanh."""

    __tablename__ = "news_item"
    __table_args__ = BY_KEY

    record: Mapped[PartOfRecord]
    outlet: Mapped[str]


class PublicationRow(Base):
    """Ấn phẩm."""

    __tablename__ = "publication"
    __table_args__ = (*not_negative("copies"), BY_KEY)

    record: Mapped[PartOfRecord]
    copies: Mapped[int | None]


class BookDonationRow(Base):
    """Tặng sách."""

    __tablename__ = "book_donation"
    __table_args__ = (one_of("donor", Party), *not_negative("copies"), BY_KEY)

    record: Mapped[PartOfRecord]
    donor: Mapped[Party]
    copies: Mapped[int | None]
    beneficiary: Mapped[str]


class EventRow(Base):
    """Cuộc thi, hoạt động."""

    __tablename__ = "event"
    __table_args__ = BY_KEY

    record: Mapped[PartOfRecord]
    organiser: Mapped[str]


class CommendationRow(Base):
    """Khen thưởng."""

    __tablename__ = "commendation"
    __table_args__ = (one_of("recipient", Party), BY_KEY)

    record: Mapped[PartOfRecord]
    recipient: Mapped[Party]
    awarded_by: Mapped[str]


class FundingRow(Base):
    """Kinh phí."""

    __tablename__ = "funding"
    __table_args__ = (one_of("source", Source), *not_negative("amount"), BY_KEY)

    record: Mapped[PartOfRecord]
    source: Mapped[Source]
    amount: Mapped[int | None]


class OtherItemRow(Base):
    """Nội dung khác."""

    __tablename__ = "other_item"
    __table_args__ = (*not_negative("quantity", "amount"), BY_KEY)

    record: Mapped[PartOfRecord]
    quantity: Mapped[int | None]
    unit: Mapped[str]
    amount: Mapped[int | None]


class RecordQuantityRow(Base):
    """A number that only a form declares.

    This is the one table of keys and values, on purpose: when a district asks for a number nobody
    foresaw, a form file says so, and neither program nor database must change for it.
    """

    __tablename__ = "record_quantities"
    __table_args__ = (*not_negative("value"), BY_KEY)

    record: Mapped[PartOfRecord]
    key: Mapped[Key]
    value: Mapped[int]


class LinkRow(Base):
    """A web address kept as evidence of a record."""

    __tablename__ = "links"
    __table_args__ = BY_KEY

    record: Mapped[PartOfRecord]
    position: Mapped[Position]
    url: Mapped[str]
    title: Mapped[str]


class AttendeeRow(Base):
    """One line of a record's attendance list.

    `counts` is false where the line names somebody whom an earlier one names already. So SQLite
    counts people by adding up, in a small index without names, and the rule by which two lines
    are one person stays where it is, in the domain (`identities`).
    """

    __tablename__ = "attendees"
    __table_args__ = (
        CheckConstraint("counts IN (0, 1)", name="counts"),
        Index("ix_attendees_record_counts", "record", "counts"),
        BY_KEY,
    )

    record: Mapped[PartOfRecord]
    position: Mapped[Position]
    full_name: Mapped[str]
    born: Mapped[str]
    gender: Mapped[str]
    unit: Mapped[str]
    notes: Mapped[str]
    counts: Mapped[bool]


class PhotoRow(Base):
    """A photo; the picture is a file named by `sha256`, so that is all it may consist of."""

    __tablename__ = "photos"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'", name="sha256"),
        CheckConstraint("turn IN (0, 90, 180, 270)", name="turn"),
        CheckConstraint("typical IN (0, 1)", name="typical"),
        *not_negative("width", "height"),
        BY_ENTRY,
    )

    sequence: Mapped[Sequence]
    id: Mapped[str] = mapped_column(unique=True)
    week: Mapped[InWeek] = mapped_column(index=True)
    record: Mapped[int | None] = mapped_column(ForeignKey("records.sequence"), index=True)
    sha256: Mapped[str]
    file_name: Mapped[str]
    caption: Mapped[str]
    typical: Mapped[bool]
    turn: Mapped[int]
    taken_at: Mapped[datetime | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    fingerprint: Mapped[str]
    fault: Mapped[str]
    deleted_at: Mapped[datetime | None]


class SectionRow(Base):
    """What was written in one section of the report."""

    __tablename__ = "sections"
    __table_args__ = LARGE_ROWS

    week: Mapped[PartOfWeek]
    key: Mapped[Key]
    text: Mapped[str]
    base: Mapped[str]


class RowNoteRow(Base):
    """The remark ("Ghi chú") on one row of the annex."""

    __tablename__ = "row_notes"
    __table_args__ = LARGE_ROWS

    week: Mapped[PartOfWeek]
    code: Mapped[Key]
    text: Mapped[str]


class RevisionRow(Base):
    """What was sent on one occasion. Triggers of the schema refuse to change or delete it."""

    __tablename__ = "revisions"
    __table_args__ = LARGE_ROWS

    week: Mapped[PartOfWeek]
    number: Mapped[Position]
    created_at: Mapped[datetime]
    reason: Mapped[str]
    check_code: Mapped[str]
    content: Mapped[str]
    form_text: Mapped[str]
