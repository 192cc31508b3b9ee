# SPDX-License-Identifier: MIT
"""Tests of what is questioned before the report is signed."""
