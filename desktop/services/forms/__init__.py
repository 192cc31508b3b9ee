# SPDX-License-Identifier: MIT
"""The forms there are, and the text files that someone hands over."""
