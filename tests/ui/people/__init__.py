# SPDX-License-Identifier: MIT
"""Tests of taking lists of people in."""
