# SPDX-License-Identifier: MIT
"""Tests of lists of people: every row is taken or named."""
