# SPDX-License-Identifier: MIT
"""The window: everything of Qt there is in the program."""
