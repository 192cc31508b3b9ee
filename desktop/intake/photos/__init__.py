# SPDX-License-Identifier: MIT
"""Photos of unknown origin, read, judged and copied."""
