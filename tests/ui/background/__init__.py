# SPDX-License-Identifier: MIT
"""Tests of what is done away from the window."""
