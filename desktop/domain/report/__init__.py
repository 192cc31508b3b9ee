# SPDX-License-Identifier: MIT
"""The annex that is computed, the text that is drafted, and the report they make."""
