# SPDX-License-Identifier: MIT
"""In whose spelling a form is printed."""

from enum import StrEnum


class Spelling(StrEnum):
    """Whose spelling the annex is printed in: corrected, or the district's own."""

    CORRECTED = "corrected"
    ORIGINAL = "original"
