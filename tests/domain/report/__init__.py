# SPDX-License-Identifier: MIT
"""Tests of the figures and words of the report."""
