# SPDX-License-Identifier: MIT
"""Tests of what the user is told about the Week."""
