# SPDX-License-Identifier: MIT
"""Tests of what goes out to Excel and comes back from it."""
