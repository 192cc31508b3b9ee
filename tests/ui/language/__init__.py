# SPDX-License-Identifier: MIT
"""Tests of the window's language."""
