# SPDX-License-Identifier: MIT
"""Tests of the parts of the record pages."""
