# SPDX-License-Identifier: MIT
"""Tests of a Week's values: records, photos, changes, and what they may hold."""
