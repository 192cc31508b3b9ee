# SPDX-License-Identifier: MIT
"""Tests of reading report forms."""
