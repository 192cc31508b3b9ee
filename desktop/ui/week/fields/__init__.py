# SPDX-License-Identifier: MIT
"""The fields of the Week, the same in the guide to a new Week and on the page of its data."""

from desktop.ui.week.fields.field_box import FieldBox
from desktop.ui.week.fields.field_group import FieldGroup
from desktop.ui.week.fields.fields import (
    CENTRE,
    HEAD_SIGNER,
    NUMBERING,
    SENDING,
    SLOGANS,
    WEEK,
    WORDS,
    Field,
    form_field,
    signer_fields,
)

__all__ = [
    "CENTRE",
    "HEAD_SIGNER",
    "NUMBERING",
    "SENDING",
    "SLOGANS",
    "WEEK",
    "WORDS",
    "Field",
    "FieldBox",
    "FieldGroup",
    "form_field",
    "signer_fields",
]
