# SPDX-License-Identifier: MIT
"""What comes in: attendance lists, photos, texts in old encodings."""
