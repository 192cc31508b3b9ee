# SPDX-License-Identifier: MIT
"""Tests of reading a form out of a circular."""
