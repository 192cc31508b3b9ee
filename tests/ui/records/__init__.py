# SPDX-License-Identifier: MIT
"""Tests of the record pages and their parts."""
