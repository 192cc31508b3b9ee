# SPDX-License-Identifier: MIT
"""Tests of the annex page."""
