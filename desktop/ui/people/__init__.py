# SPDX-License-Identifier: MIT
"""Lists of people from files and the clipboard, seen before they are taken over."""
