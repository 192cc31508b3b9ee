# SPDX-License-Identifier: MIT
"""The first schema."""

from typing import Any

from alembic import op
from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

revision = "0001"
down_revision = None


def upgrade() -> None:
    _create_weeks()
    _create_records()
    _create_kinds()
    _create_evidence()
    _create_report()
    _guard_revisions()


def _create_weeks() -> None:
    op.create_table(
        "weeks",
        Column("id", Text, nullable=False),
        Column("year", Integer, nullable=False),
        Column("form", Text, nullable=False),
        Column("centre_name", Text, nullable=False),
        Column("centre_short_name", Text, nullable=False),
        Column("centre_parent", Text, nullable=False),
        Column("centre_place", Text, nullable=False),
        Column("starts", Text, nullable=False),
        Column("ends", Text, nullable=False),
        Column("theme", Text, nullable=False),
        Column("mailbox", Text, nullable=False),
        Column("mailbox_mb", Integer, nullable=False),
        Column("deadline", Text),
        Column("number", Text, nullable=False),
        Column("signed_on", Text),
        Column("number_words", Text, nullable=False),
        PrimaryKeyConstraint("id", name=op.f("pk_weeks")),
        UniqueConstraint("year", name=op.f("uq_weeks_year")),
        CheckConstraint("number_words IN ('north', 'south')", name=op.f("ck_weeks_number_words")),
        CheckConstraint("mailbox_mb >= 0", name=op.f("ck_weeks_mailbox_mb")),
        sqlite_strict=True,
    )
    op.create_table(
        "week_lines",
        Column("week", Text, nullable=False),
        Column("line_of", Text, nullable=False),
        Column("position", Integer, nullable=False),
        Column("text", Text, nullable=False),
        PrimaryKeyConstraint("week", "line_of", "position", name=op.f("pk_week_lines")),
        ForeignKeyConstraint(["week"], ["weeks.id"], name=op.f("fk_week_lines_week")),
        CheckConstraint(
            "line_of IN ('slogans', 'addressees', 'copies_to')", name=op.f("ck_week_lines_line_of")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "signers",
        Column("week", Text, nullable=False),
        Column("key", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("authority", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("position", Text, nullable=False),
        PrimaryKeyConstraint("week", "key", name=op.f("pk_signers")),
        ForeignKeyConstraint(["week"], ["weeks.id"], name=op.f("fk_signers_week")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _create_records() -> None:
    op.create_table(
        "records",
        Column("sequence", Integer, nullable=False),
        Column("id", Text, nullable=False),
        Column("week", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("category", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("starts", Text),
        Column("ends", Text),
        Column("place", Text, nullable=False),
        Column("notes", Text, nullable=False),
        Column("sessions", Integer),
        Column("people", Integer),
        Column("women", Integer),
        Column("ethnic_minority", Integer),
        Column("hours", Integer),
        Column("metres", Integer),
        Column("deleted_at", Text),
        PrimaryKeyConstraint("sequence", name=op.f("pk_records")),
        UniqueConstraint("id", name=op.f("uq_records_id")),
        ForeignKeyConstraint(["week"], ["weeks.id"], name=op.f("fk_records_week")),
        CheckConstraint("state IN ('planned', 'held', 'cancelled')", name=op.f("ck_records_state")),
        CheckConstraint("sessions >= 0", name=op.f("ck_records_sessions")),
        CheckConstraint("people >= 0", name=op.f("ck_records_people")),
        CheckConstraint("women >= 0", name=op.f("ck_records_women")),
        CheckConstraint("ethnic_minority >= 0", name=op.f("ck_records_ethnic_minority")),
        CheckConstraint("hours >= 0", name=op.f("ck_records_hours")),
        CheckConstraint("metres >= 0", name=op.f("ck_records_metres")),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_records_week"), "records", ["week"])
    _create_part_of_record(
        "record_quantities",
        Column("key", Text, nullable=False),
        Column("value", Integer, nullable=False),
        CheckConstraint("value >= 0", name=op.f("ck_record_quantities_value")),
        key=("record", "key"),
    )


def _create_kinds() -> None:
    _create_part_of_record(
        "training_class",
        Column("speaker", Text, nullable=False),
        Column("audience", Text, nullable=False),
    )
    _create_part_of_record(
        "news_item",
        Column("outlet", Text, nullable=False),
    )
    _create_part_of_record(
        "publication",
        Column("copies", Integer),
        CheckConstraint("copies >= 0", name=op.f("ck_publication_copies")),
    )
    _create_part_of_record(
        "book_donation",
        Column("donor", Text, nullable=False),
        Column("copies", Integer),
        Column("beneficiary", Text, nullable=False),
        CheckConstraint(
            "donor IN ('collective', 'individual')", name=op.f("ck_book_donation_donor")
        ),
        CheckConstraint("copies >= 0", name=op.f("ck_book_donation_copies")),
    )
    _create_part_of_record(
        "event",
        Column("organiser", Text, nullable=False),
    )
    _create_part_of_record(
        "commendation",
        Column("recipient", Text, nullable=False),
        Column("awarded_by", Text, nullable=False),
        CheckConstraint(
            "recipient IN ('collective', 'individual')", name=op.f("ck_commendation_recipient")
        ),
    )
    _create_part_of_record(
        "funding",
        Column("source", Text, nullable=False),
        Column("amount", Integer),
        CheckConstraint(
            "source IN ('state_budget', 'other_source')", name=op.f("ck_funding_source")
        ),
        CheckConstraint("amount >= 0", name=op.f("ck_funding_amount")),
    )
    _create_part_of_record(
        "other_item",
        Column("quantity", Integer),
        Column("unit", Text, nullable=False),
        Column("amount", Integer),
        CheckConstraint("quantity >= 0", name=op.f("ck_other_item_quantity")),
        CheckConstraint("amount >= 0", name=op.f("ck_other_item_amount")),
    )


def _create_evidence() -> None:
    _create_part_of_record(
        "links",
        Column("position", Integer, nullable=False),
        Column("url", Text, nullable=False),
        Column("title", Text, nullable=False),
        key=("record", "position"),
    )
    _create_part_of_record(
        "attendees",
        Column("position", Integer, nullable=False),
        Column("full_name", Text, nullable=False),
        Column("born", Text, nullable=False),
        Column("gender", Text, nullable=False),
        Column("unit", Text, nullable=False),
        Column("notes", Text, nullable=False),
        Column("counts", Integer, nullable=False),
        CheckConstraint("counts IN (0, 1)", name=op.f("ck_attendees_counts")),
        key=("record", "position"),
    )
    op.create_index(op.f("ix_attendees_record_counts"), "attendees", ["record", "counts"])
    op.create_table(
        "photos",
        Column("sequence", Integer, nullable=False),
        Column("id", Text, nullable=False),
        Column("week", Text, nullable=False),
        Column("record", Integer),
        Column("sha256", Text, nullable=False),
        Column("file_name", Text, nullable=False),
        Column("caption", Text, nullable=False),
        Column("typical", Integer, nullable=False),
        Column("turn", Integer, nullable=False),
        Column("taken_at", Text),
        Column("width", Integer),
        Column("height", Integer),
        Column("fingerprint", Text, nullable=False),
        Column("fault", Text, nullable=False),
        Column("deleted_at", Text),
        PrimaryKeyConstraint("sequence", name=op.f("pk_photos")),
        UniqueConstraint("id", name=op.f("uq_photos_id")),
        ForeignKeyConstraint(["week"], ["weeks.id"], name=op.f("fk_photos_week")),
        ForeignKeyConstraint(["record"], ["records.sequence"], name=op.f("fk_photos_record")),
        CheckConstraint(
            "length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'", name=op.f("ck_photos_sha256")
        ),
        CheckConstraint("turn IN (0, 90, 180, 270)", name=op.f("ck_photos_turn")),
        CheckConstraint("typical IN (0, 1)", name=op.f("ck_photos_typical")),
        CheckConstraint("width >= 0", name=op.f("ck_photos_width")),
        CheckConstraint("height >= 0", name=op.f("ck_photos_height")),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_photos_record"), "photos", ["record"])
    op.create_index(op.f("ix_photos_week"), "photos", ["week"])


def _create_report() -> None:
    op.create_table(
        "sections",
        Column("week", Text, nullable=False),
        Column("key", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("base", Text, nullable=False),
        PrimaryKeyConstraint("week", "key", name=op.f("pk_sections")),
        ForeignKeyConstraint(["week"], ["weeks.id"], name=op.f("fk_sections_week")),
        sqlite_strict=True,
    )
    op.create_table(
        "row_notes",
        Column("week", Text, nullable=False),
        Column("code", Text, nullable=False),
        Column("text", Text, nullable=False),
        PrimaryKeyConstraint("week", "code", name=op.f("pk_row_notes")),
        ForeignKeyConstraint(["week"], ["weeks.id"], name=op.f("fk_row_notes_week")),
        sqlite_strict=True,
    )
    op.create_table(
        "revisions",
        Column("week", Text, nullable=False),
        Column("number", Integer, nullable=False),
        Column("created_at", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("check_code", Text, nullable=False),
        Column("content", Text, nullable=False),
        Column("form_text", Text, nullable=False),
        PrimaryKeyConstraint("week", "number", name=op.f("pk_revisions")),
        ForeignKeyConstraint(["week"], ["weeks.id"], name=op.f("fk_revisions_week")),
        sqlite_strict=True,
    )


def _guard_revisions() -> None:
    for what in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER revisions_refuse_{what.lower()} BEFORE {what} ON revisions "
            "BEGIN SELECT RAISE(ABORT, 'what was sent stays as it was sent'); END"
        )


def _create_part_of_record(
    name: str, *parts: Column[Any] | CheckConstraint, key: tuple[str, ...] = ("record",)
) -> None:
    op.create_table(
        name,
        Column("record", Integer, nullable=False),
        *parts,
        PrimaryKeyConstraint(*key, name=op.f(f"pk_{name}")),
        ForeignKeyConstraint(
            ["record"], ["records.sequence"], name=op.f(f"fk_{name}_record"), ondelete="CASCADE"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
