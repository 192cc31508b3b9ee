# SPDX-License-Identifier: MIT
"""Search over everything: one line to type in, and what was found below it."""
