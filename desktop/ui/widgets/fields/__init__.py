# SPDX-License-Identifier: MIT
"""Fields with their labels, hints and what is wrong with them, and how they lie together."""

from desktop.ui.widgets.fields.field import EntryField, Rows
from desktop.ui.widgets.fields.field_box import FieldBox
from desktop.ui.widgets.fields.field_group import FieldGroup

__all__ = ["EntryField", "FieldBox", "FieldGroup", "Rows"]
