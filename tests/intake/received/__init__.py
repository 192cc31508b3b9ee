# SPDX-License-Identifier: MIT
"""Tests of what the user can do, on real data folders."""
