# SPDX-License-Identifier: MIT
"""Tests of how Vietnamese is written, read and sorted."""
