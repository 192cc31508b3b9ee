# SPDX-License-Identifier: MIT
"""Tests of the cells of activities."""
