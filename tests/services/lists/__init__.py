# SPDX-License-Identifier: MIT
"""Tests of attendance lists and sign-in sheets."""
