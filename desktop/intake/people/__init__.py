# SPDX-License-Identifier: MIT
"""Lists of people, from files and from the clipboard."""
