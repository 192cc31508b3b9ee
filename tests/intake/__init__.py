# SPDX-License-Identifier: MIT
"""What comes in: photos, attendance lists, texts in old encodings."""
